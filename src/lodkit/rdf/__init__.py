"""Facts as linked data: IRIs, quads, what follows from them, and a release made of them.

Reading order: namespaces, iris, vocabulary, nodes, writer, derived, dumps, store, catalogue,
release.
"""
