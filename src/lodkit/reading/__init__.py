"""From bytes to articles: one module a kind of input."""
