"""The vocabularies in use, each a closed set of terms: a misspelt one is an error, not a triple."""

ROOT = "https://w3id.org/lodkit/"


class Namespace:
    """Terms under one IRI: `ORG.member` is an IRI, a term not listed an AttributeError."""

    def __init__(self, iri: str, terms: str) -> None:
        self.iri = iri
        self.__dict__.update({term: iri + term for term in terms.split()})

    def __getattr__(self, term: str) -> str:
        raise AttributeError(f"<{self.iri}> has no term {term!r} here")


LK = Namespace(
    f"{ROOT}ontology#",
    "LikelyIdentity Meeting NameForm OfficialDocument Participation Resolution "
    "adoptedAt attestedOn between bodyLabel capacity centralLabel dateInferred firstDay form "
    "former hostInferred kind lastDay level manner meeting nameForm numberedWithinTerm ordinal "
    "participant post postLabel reportsOn scope script seat term topRole uncertain",
)
DCAT = Namespace(
    "http://www.w3.org/ns/dcat#",
    "Catalog DataService Dataset Distribution accessURL byteSize compressFormat dataset "
    "distribution downloadURL endDate endpointDescription endpointURL keyword landingPage "
    "mediaType servesDataset service startDate version",
)
DCTERMS = Namespace(
    "http://purl.org/dc/terms/",
    "PeriodOfTime accessRights conformsTo description format identifier isPartOf isVersionOf "
    "issued language license modified publisher replaces source spatial temporal title",
)
ELI = Namespace("http://data.europa.eu/eli/ontology#", "date_document id_local passed_by")
FOAF = Namespace("http://xmlns.com/foaf/0.1/", "Person name")
OA = Namespace(
    "http://www.w3.org/ns/oa#",
    "SpecificResource TextPositionSelector TextQuoteSelector end exact hasSelector hasSource start",
)
ORG = Namespace(
    "http://www.w3.org/ns/org#",
    "FormalOrganization Membership Post classification heldBy holds member organization postIn "
    "role subOrganizationOf",
)
OWL = Namespace("http://www.w3.org/2002/07/owl#", "Ontology")
PROV = Namespace("http://www.w3.org/ns/prov#", "wasDerivedFrom wasGeneratedBy")
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "type")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#", "comment label")
SCHEMA = Namespace(
    "https://schema.org/",
    "AdministrativeArea Article MixedEventAttendanceMode NewsArticle OfflineEventAttendanceMode "
    "OnlineEventAttendanceMode Person author containedInPlace datePublished endDate "
    "eventAttendanceMode headline inLanguage isBasedOn location mentions name organizer publisher "
    "startDate text",
)
SKOS = Namespace(
    "http://www.w3.org/2004/02/skos/core#",
    "Concept ConceptScheme broader closeMatch definition hiddenLabel inScheme notation prefLabel "
    "topConceptOf",
)
SPDX = Namespace(
    "http://spdx.org/rdf/terms#",
    "Checksum algorithm checksum checksumAlgorithm_sha256 checksumValue",
)
VOID = Namespace(
    "http://rdfs.org/ns/void#",
    "Dataset class classPartition classes dataDump distinctObjects distinctSubjects entities "
    "exampleResource feature properties property propertyPartition sparqlEndpoint subset triples "
    "uriSpace vocabulary",
)
XSD = Namespace(
    "http://www.w3.org/2001/XMLSchema#",
    "boolean date dateTime gMonth gMonthDay gYear gYearMonth hexBinary integer nonNegativeInteger "
    "string",
)

CONCEPT_SCHEMES = (
    "agency",
    "body-kind",
    "cue",
    "document-kind",
    "language",
    "level",
    "manner",
    "meeting-kind",
    "month",
    "office",
    "ordinal",
    "place",
    "role",
    "tenure",
)

PREFIXES: dict[str, str] = {
    "lk": LK.iri,
    "dcat": DCAT.iri,
    "dcterms": DCTERMS.iri,
    "eli": ELI.iri,
    "foaf": FOAF.iri,
    "oa": OA.iri,
    "org": ORG.iri,
    "owl": OWL.iri,
    "prov": PROV.iri,
    "rdf": RDF.iri,
    "rdfs": RDFS.iri,
    "schema": SCHEMA.iri,
    "skos": SKOS.iri,
    "spdx": SPDX.iri,
    "void": VOID.iri,
    "xsd": XSD.iri,
    **{scheme: f"{ROOT}{scheme}/" for scheme in CONCEPT_SCHEMES},
}
"""The prefixes of every Turtle and TriG file that lodkit writes."""


def concept(scheme: str, code: str) -> str:
    """The concept that has the notation `code` in a scheme: `concept("role", "chair")`."""
    return f"{ROOT}{scheme}/{code}"
