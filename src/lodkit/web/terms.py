"""Terms that only pages need, besides those that lodkit writes."""

from lodkit.rdf.namespaces import LK, OWL, RDFS, ROOT, Namespace

LK_MORE = Namespace(LK.iri, "deputyRole permanentDeputyRole topRole")
OWL_KINDS = Namespace(OWL.iri, "Class DatatypeProperty ObjectProperty")
RDFS_MORE = Namespace(RDFS.iri, "domain isDefinedBy range subClassOf")

ONTOLOGY = f"{ROOT}ontology"
"""The ontology itself; its terms are this IRI, "#" and a name."""
