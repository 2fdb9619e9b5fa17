"""Which organisations are named, and to which place or agency each belongs.

`mentions` finds them, `scopes` and `neighbours` say where they belong; `short_names`, `abbreviated`
and `several` are bodies that are not named in full, or not one at a time.
"""
