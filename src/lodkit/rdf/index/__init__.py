"""The index of a release: what lists, search and counts ask for, worked out once from its dump.

In reading order: schema (what the file holds), folding (how names are compared), stage (the dump,
reduced to what matters), titles (what things are called), choices (what they can be chosen by),
build (all of it as one file).
"""
