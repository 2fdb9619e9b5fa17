"""Triples to readers: pages for people, linked data and SPARQL for programs; reading only.

In reading order: dataset (an opened folder), graph (what it says of a node), language (in which
words), negotiation (in which form), resources, pages, sparql and files (what is answered where),
view and views (what a page on a node shows), reading_room (an article with its facts), app (all of
it as one Flask application), serving (the application on a port).
"""
