"""SPARQL queries answered in processes of their own, each bounded in time, rows, bytes and memory.

A query that is being evaluated cannot be stopped from outside, a process can. In reading order:
limits (what a query may take), question (what is asked, and what became of it), evaluation (one
query answered), sources (by the release's own store or by one elsewhere), spool (where an answer
goes as it grows), wire (messages between processes), worker (a process that answers one query after
another), pool (keeps the workers running), line (a connection to a worker), growing (an answer that
is read while it is written), asking (puts a question to a worker that is free).
"""
