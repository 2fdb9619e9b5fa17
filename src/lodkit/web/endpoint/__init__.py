"""SPARQL over HTTP: the questions that requests carry, and their answers."""
