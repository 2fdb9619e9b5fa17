"""A store elsewhere, over HTTP: SPARQL 1.1 queries and updates, the Graph Store Protocol.

In reading order: credentials (who asks, from the environment), connection (requests, sent again
where that may help), services (which address takes what), store (what can be asked of a store).
"""
