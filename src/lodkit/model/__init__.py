"""What an article can say, as plain values: no graph, no IRI, no file."""
