"""Triples to readers: pages for people, linked data and SPARQL for programs; reading only.

In reading order: dataset (an opened folder), graph (what it says of a node), speech (in which
words), negotiation (in which form), addresses (where), resources (every IRI, answered), pages
(pages for people), app (all of it as one Flask application), serving (the application on a port).
views/ says what a page on a node shows, pictures/ draws, browse/ how things are found,
endpoint/ answers SPARQL, discovery/ tells programs what there is.
"""
