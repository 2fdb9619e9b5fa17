"""Terms that only pages need, besides those that lodkit writes."""

from lodkit.rdf.namespaces import LK, OWL, RDFS, ROOT, SKOS, Namespace

LK_MORE = Namespace(LK.iri, "deputyRole permanentDeputyRole topRole")
OWL_KINDS = Namespace(OWL.iri, "Class DatatypeProperty ObjectProperty")
RDFS_MORE = Namespace(RDFS.iri, "domain isDefinedBy range subClassOf")
SKOS_MORE = Namespace(SKOS.iri, "broader")

ONTOLOGY = f"{ROOT}ontology"
"""The ontology itself; its terms are this IRI, "#" and a name."""
