"""The ontology: the vocabulary, the concept schemes with their codes, and the places."""

from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pyshacl
import pytest
from rdflib import (
    DCTERMS,
    FOAF,
    ORG,
    OWL,
    PROV,
    RDF,
    RDFS,
    SDO,
    SH,
    SKOS,
    XSD,
    BNode,
    Graph,
    Literal,
    Namespace,
    URIRef,
)
from rdflib.term import Node

ROOT = Path(__file__).parent.parent
ONTOLOGY = ROOT / "ontology"
LODKIT = "https://w3id.org/lodkit/"
LK = Namespace(f"{LODKIT}ontology#")
PLACE = Namespace(f"{LODKIT}place/")
LANGUAGES = {"ar", "de", "en", "fr", "pl", "uk"}
PLACE_LANGUAGES = LANGUAGES | {"es", "ru", "vi"}
FILES = sorted(file.relative_to(ROOT) for file in ONTOLOGY.rglob("*.ttl"))

# What rdflib knows closed namespaces of, and the few terms of the others that data may use.
CLOSED = {str(ns): ns for ns in (DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, XSD)}
KNOWN = {
    "http://www.w3.org/ns/oa#": "SpecificResource TextPositionSelector TextQuoteSelector end exact "
    "hasSelector hasSource start",
    "http://data.europa.eu/eli/ontology#": "date_document id_local passed_by",
}

# The codes that annotations of articles use; a concept scheme has these and no others.
CODES = {
    "body-kind": """
        communist-party central-committee politburo secretariat party-committee
        party-standing-committee organization-commission inspection-commission
        propaganda-commission mass-mobilization-commission internal-affairs-commission
        economic-commission external-relations-commission theoretical-council party-office
        political-academy
        national-assembly national-assembly-standing-committee national-assembly-committee
        national-assembly-delegation president-office government
        ministry-home-affairs ministry-finance ministry-public-security ministry-national-defence
        ministry-foreign-affairs ministry-justice ministry-education ministry-health
        ministry-agriculture ministry-industry-trade ministry-construction ministry-transport
        ministry-science ministry-culture ministry-information ministry-labour
        ministry-planning-investment ministry-natural-resources ministry-ethnic-religion
        government-inspectorate government-office state-bank state-audit supreme-court
        supreme-procuracy people-council people-committee department police military-command
        border-guard military-region
        fatherland-front veterans-association womens-union farmers-association
        labour-confederation youth-union
        newspaper broadcaster""",
    "role": """
        general-secretary secretary permanent-deputy-secretary deputy-secretary permanent-member
        member alternate-member chair permanent-vice-chair vice-chair head permanent-deputy-head
        deputy-head minister deputy-minister prime-minister permanent-deputy-prime-minister
        deputy-prime-minister president vice-president director deputy-director commander
        deputy-commander chief-justice procurator-general auditor-general secretary-general
        governor editor-in-chief delegate assistant""",
    "meeting-kind": "conference congress plenum session ceremony working-session meeting",
    "manner": "chair speaker presenter attendee",
    "document-kind": """
        resolution directive conclusion decision regulation instruction plan programme decree
        circular law official-letter notice report charter project""",
    "agency": "central-party-agencies central-military central-public-security",
    "level": """
        central province city district commune ward town village grassroots region
        landscape""",
    "tenure": """
        former acting elected relieved held leads succeeds replaces leadership joins holds current
        proposed post preceded stands passes takes led belonged besides
    """,
    "ordinal": " ".join(str(number) for number in range(1, 61)),
    "month": " ".join(f"{number:02}" for number in range(1, 13)),
}

UNCHANGED_IN_2025 = {
    *("ha-noi", "hue", "lai-chau", "dien-bien", "son-la", "lang-son"),
    *("quang-ninh", "thanh-hoa", "nghe-an", "ha-tinh", "cao-bang"),
}


@cache
def vocabulary() -> Graph:
    """Read the classes and properties."""
    return Graph().parse(ONTOLOGY / "lodkit.ttl")


@cache
def schemes() -> Graph:
    """Read the concept schemes and the places."""
    return _parsed(ONTOLOGY / "schemes")


@cache
def lexicon() -> Graph:
    """Read the schemes with all languages that there are."""
    return schemes() + _parsed(ONTOLOGY / "labels")


def _parsed(folder: Path) -> Graph:
    graph = Graph()
    for file in sorted(folder.glob("*.ttl")):
        graph.parse(file)
    return graph


def classes() -> set[Node]:
    """List the vocabulary's own classes."""
    return set(vocabulary().subjects(RDF.type, OWL.Class))


def properties() -> set[Node]:
    """List the vocabulary's own properties."""
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty)
    return {term for kind in kinds for term in vocabulary().subjects(RDF.type, kind)}


def languages(graph: Graph, subject: Node, predicate: URIRef) -> list[str]:
    """List the languages in which a node has a text, in alphabetical order."""
    values = graph.objects(subject, predicate)
    return sorted(value.language or "" for value in values if isinstance(value, Literal))


def units(day: date) -> set[Node]:
    """List the provinces and centrally run cities in force on a day."""
    graph = schemes()
    return {unit for unit in graph.subjects(SDO.containedInPlace, PLACE.vn) if _exists(unit, day)}


def _exists(unit: Node, day: date) -> bool:
    first = schemes().value(unit, LK.firstDay)
    last = schemes().value(unit, LK.lastDay)
    begun = first is None or date.fromisoformat(str(first)) <= day
    return begun and (last is None or day <= date.fromisoformat(str(last)))


def codes(nodes: set[Node]) -> list[str]:
    """List the notations of some nodes, in alphabetical order."""
    return sorted(str(schemes().value(node, SKOS.notation)) for node in nodes)


@pytest.mark.parametrize("file", FILES, ids=str)
def test_file_is_turtle_that_says_what_it_is_for(file: Path) -> None:
    """Each file is readable and begins with a sentence for its reader."""
    text = (ROOT / file).read_text(encoding="utf-8")

    assert len(Graph().parse(data=text, format="turtle")) > 0
    assert text.startswith("# ")


def test_ontology_says_what_it_is() -> None:
    """The vocabulary has a title in each language, a version, a licence and its prefix."""
    ontology = URIRef(f"{LODKIT}ontology")
    vann = Namespace("http://purl.org/vocab/vann/")

    assert set(languages(vocabulary(), ontology, DCTERMS.title)) == LANGUAGES
    assert set(languages(vocabulary(), ontology, DCTERMS.description)) == LANGUAGES
    assert vocabulary().value(ontology, OWL.versionInfo) is not None
    assert vocabulary().value(ontology, DCTERMS.license) is not None
    assert str(vocabulary().value(ontology, vann.preferredNamespacePrefix)) == "lk"
    assert str(vocabulary().value(ontology, vann.preferredNamespaceUri)) == str(LK)


def test_every_term_has_label_and_comment_in_every_language() -> None:
    """A reader of any of the project's languages understands each class and property."""
    expected = sorted(LANGUAGES)

    for term in classes() | properties():
        assert languages(vocabulary(), term, RDFS.label) == expected, term
        assert languages(vocabulary(), term, RDFS.comment) == expected, term


def test_no_two_terms_of_one_kind_are_called_the_same() -> None:
    """A label in one language stands for one class, or for one property."""
    for terms in (classes(), properties()):
        labels = [label for term in terms for label in vocabulary().objects(term, RDFS.label)]

        assert [label for label, times in Counter(labels).items() if times > 1] == []


def test_every_property_has_domain_range_and_origin() -> None:
    """Each property says what it is of, what its values are, and who defines it."""
    for term in properties():
        for predicate in (RDFS.domain, RDFS.range, RDFS.isDefinedBy):
            assert len(list(vocabulary().objects(term, predicate))) == 1, (term, predicate)


def test_object_properties_lead_to_nodes_and_datatype_properties_to_literals() -> None:
    """A property's range fits its kind."""
    literals = (str(XSD), str(RDFS.Literal), str(RDF.langString))

    for term in properties():
        leads_to_literal = str(vocabulary().value(term, RDFS.range)).startswith(literals)
        assert leads_to_literal == ((term, RDF.type, OWL.DatatypeProperty) in vocabulary()), term


def test_ontology_and_schemes_have_no_blank_nodes() -> None:
    """Everything that is published has an address."""
    for graph in (vocabulary(), schemes()):
        assert not [node for node in graph.all_nodes() if isinstance(node, BNode)]


@pytest.mark.parametrize(
    "file",
    [*FILES, *(Path("tests/valid") / f"{name}.ttl" for name in ("data", "lexicon"))],
    ids=str,
)
def test_every_term_in_use_is_defined(file: Path) -> None:
    """Every property and class is the vocabulary's own or a real term of a reused one."""
    graph = Graph().parse(ROOT / file)
    used = set(graph.predicates()) | set(graph.objects(None, RDF.type))

    assert [term for term in used if not _is_defined(str(term))] == []


def _is_defined(term: str) -> bool:
    if term.startswith(LK):
        return URIRef(term) in classes() | properties()
    namespace = next((ns for ns in (*CLOSED, *KNOWN) if term.startswith(ns)), "")
    name = term.removeprefix(namespace)
    if namespace in KNOWN:
        return name in KNOWN[namespace].split()
    return not namespace or name in CLOSED[namespace]


@pytest.mark.parametrize("scheme", CODES)
def test_scheme_has_exactly_its_codes(scheme: str) -> None:
    """A scheme's notations are the codes that annotations use, no fewer and no more."""
    concepts = set(schemes().subjects(SKOS.inScheme, URIRef(LODKIT + scheme)))

    assert codes(concepts) == sorted(CODES[scheme].split())


def test_concept_iri_is_scheme_and_notation() -> None:
    """A concept's IRI can be told from its scheme and its code."""
    for concept, scheme in schemes().subject_objects(SKOS.inScheme):
        assert str(concept) == f"{scheme}/{schemes().value(concept, SKOS.notation)}"


def test_concept_at_the_top_has_none_broader() -> None:
    """A scheme is a tree: its top concepts are those without a broader one."""
    top = set(schemes().subjects(SKOS.topConceptOf))
    below = set(schemes().subjects(SKOS.broader))

    assert top & below == set()
    assert top | below == set(schemes().subjects(SKOS.inScheme))


def test_every_body_kind_is_in_one_group() -> None:
    """Readers find each kind of body in exactly one group."""
    kinds = schemes().subjects(SKOS.inScheme, URIRef(f"{LODKIT}body-kind"))

    assert Counter(schemes().objects(None, SKOS.member)) == Counter(kinds)


def test_lexicon_conforms_to_its_shapes() -> None:
    """The schemes and all label files together keep the rules of shapes/lexicon.ttl."""
    shapes = Graph().parse(ROOT / "shapes" / "lexicon.ttl")

    _, report, _ = pyshacl.validate(lexicon(), shacl_graph=shapes)

    assert sorted(map(str, report.objects(None, SH.resultMessage))) == []


def test_63_units_until_2025_and_34_since() -> None:
    """The mergers of 1 July 2025 made 34 units of 63."""
    assert len(units(date(2024, 12, 31))) == 63
    assert len(units(date(2025, 6, 30))) == 63
    assert len(units(date(2025, 7, 1))) == 34


def test_units_unchanged_by_the_mergers_are_one_node() -> None:
    """A province that did not merge is the same node before and after."""
    before, after = units(date(2025, 6, 30)), units(date(2025, 7, 1))

    assert set(codes(before & after)) == UNCHANGED_IN_2025


def test_no_two_units_of_one_code_at_once() -> None:
    """On any day a code means one unit, and a new one has the code's plain IRI."""
    for day in (date(2024, 12, 31), date(2025, 6, 30), date(2025, 7, 1)):
        found = codes(units(day))
        assert len(found) == len(set(found))
    for unit in units(date(2025, 7, 1)):
        assert unit == PLACE[str(schemes().value(unit, SKOS.notation))]


def test_merged_unit_is_named_by_its_last_year() -> None:
    """Where the new unit keeps the old name, the old one's IRI says until when it was."""
    for unit in units(date(2025, 6, 30)) - units(date(2025, 7, 1)):
        code = str(schemes().value(unit, SKOS.notation))
        kept = (PLACE[code], LK.firstDay, None) in schemes()
        assert unit == PLACE[f"{code}-until-2025" if kept else code]


def test_every_unit_of_the_63_has_a_code_of_its_own() -> None:
    """ISO 3166-2 tells the 63 units apart, and has no code yet for what began in 2025."""
    identifiers = [schemes().value(unit, DCTERMS.identifier) for unit in units(date(2024, 12, 31))]

    assert None not in identifiers
    assert len(set(identifiers)) == 63
    for unit in units(date(2025, 7, 1)) - units(date(2024, 12, 31)):
        assert schemes().value(unit, DCTERMS.identifier) is None


def test_places_have_names_in_every_language() -> None:
    """Each place has one name and one label in each of nine languages."""
    for place in schemes().subjects(RDF.type, SDO.AdministrativeArea):
        for predicate in (SDO.name, SKOS.prefLabel):
            assert languages(schemes(), place, predicate) == sorted(PLACE_LANGUAGES), place


def test_place_names_are_bare() -> None:
    """A place's name has no word for province or city in it that a language would inflect."""
    generic = ("Prowincja", "Province", "Tỉnh", "Thành phố", "مقاطعة", "محافظة", "(")

    for place in schemes().subjects(RDF.type, SDO.AdministrativeArea):
        for name in schemes().objects(place, SDO.name):
            assert not any(word in str(name) for word in generic), name


def test_changes_tell_what_became_of_each_unit() -> None:
    """Every unit that ended went into exactly one that began, on the day after."""
    changes = set(schemes().subjects(RDF.type, LK.TerritorialChange))
    ended = set(schemes().subjects(LK.lastDay))
    begun = set(schemes().subjects(LK.firstDay))

    assert Counter(schemes().objects(None, PROV.used)) == Counter(ended)
    assert Counter(schemes().objects(None, PROV.generated)) == Counter(begun)
    for change in changes:
        new = schemes().value(change, PROV.generated)
        assert schemes().value(change, DCTERMS.date) == schemes().value(new, LK.firstDay)
        assert set(schemes().objects(new, DCTERMS.replaces)) == set(
            schemes().objects(change, PROV.used)
        )
