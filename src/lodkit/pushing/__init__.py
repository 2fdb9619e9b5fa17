"""A release into a store elsewhere, graph by graph: what changed, and nothing else.

The store itself remembers, in a graph of its own, the digest of every graph that was pushed into
it: so any machine can go on where another was interrupted. In reading order: graphs (those of a
release, one after another), state (what the store remembers), comparing (what is to be done),
ways (how graphs are sent), checking (whether the store holds them), push (all of it).
"""
