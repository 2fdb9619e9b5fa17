"""Which offices are named: a role, and the body it is held in.

`mentions` finds those said in full, `composed` joins role and body. Half unsaid ones: `elliptic`
asks `inheriting`, `fields`, `by_noun`, `parted`, `across_names`, `deputies`, `seats` and `verbal`
(with `executives`, `portfolios`). `words` and `times` say what the words around one mean.
"""
