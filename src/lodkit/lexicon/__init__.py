"""How a language says it: SKOS concepts and patterns compiled to a matcher, names, dates.

Reading order: `concepts` (Turtle in), `patterns`, `folding` and `words` (what a form is),
`trie` and `language` (one language compiled), `tokens` and `matcher` (text meets concept),
`numbers`, `dates`, `places`, `names`.
"""
