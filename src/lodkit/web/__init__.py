"""Triples to readers: pages for people, linked data and SPARQL for programs; reading only.

In reading order: dataset (an opened folder), graph (what it says of a node), elsewhere (where that
is in another's store), speech (in which words), negotiation (in which form), addresses (where),
resources (every IRI, answered), pages (pages for people), turns (one at a time), app (all of it as
one Flask application), keeping (what it has answered before), serving (the application on a port).
views/ says what a page on a node shows, pictures/ draws, browse/ how things are found, questions/
asks the named queries, findings/ validates and tells what was found, endpoint/ answers SPARQL,
discovery/ tells programs what there is.
"""
