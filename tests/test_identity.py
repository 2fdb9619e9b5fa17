"""What the seeds' dataset says: one node for one thing in any language, and words for everything."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pytest

from lodkit.lexicon.lexicon import Lexicon
from lodkit.mapping import map_article
from lodkit.model.article import Article
from lodkit.project import DEFAULT_BASE, Project
from lodkit.rdf.dumps import NQUADS
from lodkit.rdf.iris import derived_graph, graph, vocabulary_graph
from lodkit.rdf.namespaces import DCTERMS, LK, OA, ORG, PROV, RDF, RDFS, SCHEMA, SKOS, concept
from lodkit.rdf.store import memory_store
from lodkit.rdf.vocabulary import Vocabulary, load_vocabulary
from lodkit.rdf.writer import quads

# What each of five articles names in passing, in its own language: two congresses, two bodies.
NAMING_THE_SAME = {
    "ar": (
        "ترأس المؤتمر الرفيق نجوين فان جاو، أمين لجنة الحزب في مقاطعة باك جيانج. وناقش المندوبون قرار "
        "المؤتمر الوطني الثالث عشر للحزب والتحضير للمؤتمر الوطني الرابع عشر للحزب واستنتاجات المكتب "
        "السياسي واللجنة المركزية للحزب."
    ),
    "de": (
        "Den Vorsitz der Konferenz führte Lam Van Man, Sekretär des Parteikomitees der Provinz Soc "
        "Trang. Die Delegierten erörterten die Resolution des 13. Nationalen Parteitags, die "
        "Vorbereitung des 14. Nationalen Parteitags sowie Schlussfolgerungen des Politbüros und des "
        "Zentralkomitees."
    ),
    "fr": (
        "La conférence était présidée par Trinh Xuan Truong, secrétaire du Comité du Parti de la "
        "province de Thai Nguyen. Les délégués ont discuté de la résolution du XIIIe Congrès national "
        "du Parti, de la préparation du XIVe Congrès national du Parti et des conclusions du "
        "Politburo et du Comité central."
    ),
    "pl": (
        "Konferencję prowadził sekretarz Komitetu Partii prowincji Ha Tinh Hoang Trung Dung. Delegaci "
        "omówili uchwałę XIII Krajowego Zjazdu Partii, przygotowania do XIV Krajowego Zjazdu Partii "
        "oraz wnioski Biura Politycznego i Komitetu Centralnego."
    ),
    "uk": (
        "Конференцію вів секретар партійного комітету провінції Хазянг Хау А Лень. Делегати обговорили "
        "резолюцію XIII Національного з'їзду партії, підготовку до XIV Національного з'їзду партії, "
        "висновки Політбюро та Центрального Комітету."
    ),
}

SHARED = {
    "body/central-committee/vn",
    "body/politburo/vn",
    "meeting/congress/communist-party/vn/13",
    "meeting/congress/communist-party/vn/14",
}

# Which seeds name it: more than one, but for the congress that only the Polish one refers to.
NAMED_BY = {
    "body/central-committee/vn": {"ar-bac-giang", "de-soc-trang", "pl-ha-tinh", "uk-tuyen-quang"},
    "body/politburo/vn": {"de-soc-trang", "fr-thai-nguyen", "pl-ha-tinh"},
    "meeting/congress/communist-party/vn/13": {"pl-ha-tinh"},
    "meeting/congress/communist-party/vn/14": {"ar-bac-giang", "de-soc-trang"},
}

WITH_EVIDENCE = [
    ORG.FormalOrganization,
    ORG.Membership,
    LK.Meeting,
    LK.Participation,
    LK.OfficialDocument,
    LK.Resolution,
    LK.NameForm,
]


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement and where it stands, in plain text."""

    subject: str
    predicate: str
    value: str
    graph: str


@pytest.fixture(scope="module")
def store(dataset: Path) -> ox.Store:
    """The seeds' dataset, its default graph the union of all graphs."""
    return memory_store(dataset / NQUADS)


def statements(
    store: ox.Store, subject: str | None = None, predicate: str | None = None
) -> Iterator[Statement]:
    """What the dataset's named graphs say."""
    nodes = (ox.NamedNode(subject) if subject else None, ox.NamedNode(predicate or RDF.type))
    for quad in store.quads_for_pattern(*nodes, None):
        if isinstance(quad.graph_name, ox.NamedNode):
            yield Statement(
                quad.subject.value,  # type: ignore[union-attr]
                quad.predicate.value,
                quad.object.value,  # type: ignore[union-attr]
                quad.graph_name.value,
            )


def values(store: ox.Store, subject: str, predicate: str) -> set[str]:
    """The values that a node has of a property."""
    return {statement.value for statement in statements(store, subject, predicate)}


def of_class(store: ox.Store, term: str) -> set[tuple[str, str]]:
    """The nodes of a class, each with the graphs that say so."""
    return {(s.subject, s.graph) for s in statements(store) if s.value == term}


@pytest.mark.parametrize("path", SHARED)
def test_what_several_languages_name_is_one_node(path: str, store: ox.Store) -> None:
    """The central bodies and the numbered congresses are the same nodes for every seed."""
    node = DEFAULT_BASE + path
    graphs = {s.graph for s in statements(store, node)}

    assert graphs == {graph(DEFAULT_BASE, article) for article in NAMED_BY[path]}


def test_no_other_node_is_a_central_body_again(store: ox.Store) -> None:
    """No article has a Central Committee or Politburo of its own."""
    kinds = {concept("body-kind", kind) for kind in ("central-committee", "politburo")}
    found = {s.subject for s in statements(store, None, ORG.classification) if s.value in kinds}

    assert found == {DEFAULT_BASE + path for path in SHARED if path.startswith("body/")}


def test_no_other_node_is_a_national_congress_again(store: ox.Store) -> None:
    """Each number has one national congress."""
    host = f"{DEFAULT_BASE}body/communist-party/vn"
    found = {s.subject for s in statements(store, None, SCHEMA.organizer) if s.value == host}
    congresses = {
        node
        for node in found
        if concept("meeting-kind", "congress") in values(store, node, LK.kind)
    }

    assert congresses == {DEFAULT_BASE + path for path in SHARED if path.startswith("meeting/")}


@pytest.fixture(scope="module")
def vocabulary(project: Project) -> Vocabulary:
    """The labels and scopes that graphs are written with."""
    return load_vocabulary(project)


@pytest.mark.parametrize("language", NAMING_THE_SAME)
def test_every_language_names_the_same_nodes(
    language: str, lexicon: Lexicon, vocabulary: Vocabulary
) -> None:
    """Two congresses and two central bodies get the same IRIs from an article in any language."""
    article = Article(language, NAMING_THE_SAME[language], language)
    written = "".join(quads(map_article(article, lexicon), vocabulary, DEFAULT_BASE))

    assert {path for path in SHARED if f"\n<{DEFAULT_BASE}{path}> " in written} == SHARED


@pytest.mark.parametrize("term", WITH_EVIDENCE)
def test_everything_an_article_states_rests_on_its_words(term: str, store: ox.Store) -> None:
    """Each node has evidence in each article that states it: words that stand at their offsets."""
    found = of_class(store, term)

    assert found
    for node, source in found:
        spans = [s.value for s in statements(store, node, PROV.wasDerivedFrom) if s.graph == source]
        assert spans, f"{node} has no evidence in {source}"
        for span in spans:
            assert_quoted(store, span, source)


def assert_quoted(store: ox.Store, span: str, source: str) -> None:
    """The words of a piece of evidence are those at its offsets in the text of its article."""
    (article,) = values(store, span, OA.hasSource)
    (text,) = values(store, article, SCHEMA.text)
    (start,) = values(store, f"{span}/position", OA.start)
    (end,) = values(store, f"{span}/position", OA.end)
    (exact,) = values(store, f"{span}/quote", OA.exact)

    assert {s.graph for s in statements(store, article, SCHEMA.text)} == {source}
    assert text[int(start) : int(end)] == exact
    assert exact.strip()


def test_the_texts_are_those_of_the_seeds(store: ox.Store, seed: Path) -> None:
    """Offsets count in the file as it was given: the stored text is the file's, unchanged."""
    (article,) = {
        s.subject for s in statements(store, None, DCTERMS.identifier) if s.value == seed.stem
    }

    assert values(store, article, SCHEMA.text) == {seed.read_text(encoding="utf-8")}


@pytest.fixture(params=["ar-bac-giang", "de-soc-trang", "fr-thai-nguyen", "pl-ha-tinh"])
def seed(request: pytest.FixtureRequest) -> Path:
    """One of the seed articles."""
    return Path(__file__).parent.parent / "seeds" / f"{request.param}.txt"


def test_current_holders_are_linked_and_former_ones_are_not(store: ox.Store) -> None:
    """org:holds and org:heldBy say together what the present memberships say one by one."""
    present = {
        (person, post)
        for membership, _ in of_class(store, ORG.Membership)
        if values(store, membership, LK.former) == {"false"}
        for person in values(store, membership, ORG.member)
        for post in values(store, membership, LK.post)
    }

    assert present
    assert {(s.subject, s.value) for s in statements(store, None, ORG.holds)} == present
    assert {(s.value, s.subject) for s in statements(store, None, ORG.heldBy)} == present


def test_the_derived_graph_holds_what_follows_and_nothing_else(store: ox.Store) -> None:
    """Only short-cuts and guesses are there, and they are nowhere else."""
    derived = ox.NamedNode(derived_graph(DEFAULT_BASE))
    found = {q.predicate.value for q in store.quads_for_pattern(None, None, None, derived)}
    guesses = {RDF.type, RDFS.comment, LK.between, LK.post, SKOS.closeMatch}

    assert {ORG.holds, ORG.heldBy} <= found <= {ORG.holds, ORG.heldBy, *guesses}
    for predicate in (ORG.holds, ORG.heldBy, SKOS.closeMatch, LK.between):
        assert {s.graph for s in statements(store, None, predicate)} <= {derived.value}


def test_no_node_is_blank(store: ox.Store) -> None:
    """Everything has a name, so that everything can be linked to."""
    assert not any(isinstance(term, ox.BlankNode) for q in store for term in (q.subject, q.object))


def test_a_label_file_publishes_no_patterns(store: ox.Store) -> None:
    """The vocabulary's graph says what things are called, not how texts are read."""
    graph_of_labels = ox.NamedNode(vocabulary_graph(DEFAULT_BASE))
    pattern = ox.NamedNode(f"{LK.iri}pattern")

    assert not list(store.quads_for_pattern(None, pattern, None, graph_of_labels))
