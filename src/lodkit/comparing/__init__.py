"""What changed from one state of a dataset to another.

`sources` gives each state as one sorted file, `rdf.merging` goes through two of them side by side;
`summary` says what it means for people, `patch` for stores; `wording` is how both are told.
"""
