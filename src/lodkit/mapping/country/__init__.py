"""Which country an article is about, and each of its phrases."""
