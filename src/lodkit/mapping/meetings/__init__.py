"""Which meetings are named, which of them is reported on, whose it is and when it was.

`mentions` finds phrases (`reach`, `numbers`), `main` chooses, `reported` gives the facts. Whose:
`holders`, `conveners`, `hosts`; when: `dates`; by which words somebody takes part: `manners`.
"""
