"""The seeds' dataset: one node for one thing in any language, and words for every statement."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from conftest import SEEDS
from lodkit.lexicon.lexicon import Lexicon
from lodkit.mapping import map_article
from lodkit.model.article import Article
from lodkit.project import DEFAULT_BASE, Project
from lodkit.querying import open_data
from lodkit.rdf.dumps import NQUADS
from lodkit.rdf.iris import derived_graph, graph, vocabulary_graph
from lodkit.rdf.namespaces import PREFIXES
from lodkit.rdf.vocabulary import Vocabulary, load_vocabulary
from lodkit.rdf.writer import quads

# What each of five articles names in passing, in its own language: two congresses, two bodies.
NAMING_THE_SAME = {
    "ar": (
        "ترأس المؤتمر الرفيق نجوين فان جاو، أمين لجنة الحزب في مقاطعة باك جيانج. وناقش "
        "المندوبون قرار المؤتمر الوطني الثالث عشر للحزب والتحضير للمؤتمر الوطني الرابع عشر "
        "للحزب واستنتاجات اللجنة المركزية للحزب والمكتب السياسي."
    ),
    "de": (
        "Den Vorsitz der Konferenz führte Lam Van Man, Sekretär des Parteikomitees der "
        "Provinz Soc Trang. Die Delegierten erörterten die Resolution des 13. Nationalen "
        "Parteitags, die Vorbereitung des 14. Nationalen Parteitags sowie "
        "Schlussfolgerungen des Politbüros und des Zentralkomitees."
    ),
    "fr": (
        "La conférence était présidée par Trinh Xuan Truong, secrétaire du Comité du Parti "
        "de la province de Thai Nguyen. Les délégués ont discuté de la résolution du XIIIe "
        "Congrès national du Parti, de la préparation du XIVe Congrès national du Parti et "
        "des conclusions du Politburo et du Comité central."
    ),
    "pl": (
        "Konferencję prowadził sekretarz Komitetu Partii prowincji Ha Tinh Hoang Trung "
        "Dung. Delegaci omówili uchwałę XIII Krajowego Zjazdu Partii, przygotowania do XIV "
        "Krajowego Zjazdu Partii oraz wnioski Biura Politycznego i Komitetu Centralnego."
    ),
    "uk": (
        "Конференцію вів секретар партійного комітету провінції Хазянг Хау А Лень. Делегати "
        "обговорили резолюцію XIII Національного з'їзду партії, підготовку до XIV "
        "Національного з'їзду партії, висновки Політбюро та Центрального Комітету."
    ),
}

# Which seeds name it: more than one, but for the congress that only the Polish one refers to.
NAMED_BY = {
    "body/central-committee/vn": {"ar-bac-giang", "de-soc-trang", "pl-ha-tinh", "uk-tuyen-quang"},
    "body/politburo/vn": {"de-soc-trang", "fr-thai-nguyen", "pl-ha-tinh"},
    "meeting/congress/communist-party/vn/13": {"pl-ha-tinh"},
    "meeting/congress/communist-party/vn/14": {"ar-bac-giang", "de-soc-trang"},
}

SHARED = list(NAMED_BY)

WITH_EVIDENCE = [
    "org:FormalOrganization",
    "org:Membership",
    "lk:Meeting",
    "lk:Participation",
    "lk:OfficialDocument",
    "lk:Resolution",
    "lk:NameForm",
]

SPARQL_PREFIXES = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())


@pytest.fixture(scope="module")
def store(dataset: Path) -> ox.Store:
    """The seeds' dataset, its default graph the union of all graphs."""
    return open_data([dataset / NQUADS])


@pytest.fixture(scope="module")
def vocabulary(project: Project) -> Vocabulary:
    """The labels and scopes that graphs are written with."""
    return load_vocabulary(project)


def ask(store: ox.Store, question: str) -> set[tuple[str, ...]]:
    """The rows that answer a question."""
    answer = store.query(SPARQL_PREFIXES + question)
    assert isinstance(answer, ox.QuerySolutions)
    return {tuple(term.value for term in solution) for solution in answer}


@pytest.mark.parametrize("path", SHARED)
def test_what_several_languages_name_is_one_node(path: str, store: ox.Store) -> None:
    """The central bodies and the numbered congresses are the same nodes for every seed."""
    graphs = ask(store, f"SELECT ?graph {{ GRAPH ?graph {{ <{DEFAULT_BASE}{path}> a ?class }} }}")

    assert graphs == {(graph(DEFAULT_BASE, article),) for article in NAMED_BY[path]}


def test_no_other_node_is_a_central_body_again(store: ox.Store) -> None:
    """No article has a Central Committee or Politburo of its own."""
    found = ask(
        store,
        """SELECT ?body {
             VALUES ?kind { body-kind:central-committee body-kind:politburo }
             ?body org:classification ?kind
           }""",
    )

    assert found == {(DEFAULT_BASE + path,) for path in SHARED if path.startswith("body/")}


def test_no_other_node_is_a_national_congress_again(store: ox.Store) -> None:
    """Each number has one national congress."""
    found = ask(
        store,
        """SELECT ?congress {
             ?congress lk:kind meeting-kind:congress ; schema:organizer ?host .
             ?host org:classification body-kind:communist-party
           }""",
    )

    assert found == {(DEFAULT_BASE + path,) for path in SHARED if path.startswith("meeting/")}


@pytest.mark.parametrize("language", NAMING_THE_SAME)
def test_every_language_names_the_same_nodes(
    language: str, lexicon: Lexicon, vocabulary: Vocabulary
) -> None:
    """Two congresses and two central bodies get the same IRIs from an article in any language."""
    article = Article(language, NAMING_THE_SAME[language], language)
    written = "".join(quads(map_article(article, lexicon), vocabulary, DEFAULT_BASE))

    assert [path for path in SHARED if f"\n<{DEFAULT_BASE}{path}> " in written] == SHARED


# Officials of one name: of Nguyen Van Son there are two, each named in two languages.
NAMESAKES = {
    "de": "Nguyen Van Son, Vorsitzender des Volkskomitees der Provinz Tuyen Quang, sprach.",
    "uk": "Виступив голова Народного комітету провінції Туєнкуанг Нгуєн Ван Сон.",
    "fr": "M. Nguyên Van Son, secrétaire du Comité du Parti de la province de Hung Yen, a parlé.",
    "ar": "تحدث الرفيق نجوين فان سون، أمين لجنة الحزب في مقاطعة هونغ ين.",
}


def test_people_of_one_name_in_two_provinces_stay_apart(
    lexicon: Lexicon, vocabulary: Vocabulary
) -> None:
    """In whatever language and script, a namesake elsewhere is somebody else."""
    people: dict[str, list[str]] = {}
    for language, text in NAMESAKES.items():
        article = Article(language, text, language)
        written = "".join(quads(map_article(article, lexicon), vocabulary, DEFAULT_BASE))
        for person in set(re.findall(r"<([^<>]*/person/[^<>]*)>", written)):
            people.setdefault(person.removeprefix(DEFAULT_BASE), []).append(language)

    assert people == {
        "person/nguyen-van-son/tuyen-quang": ["de", "uk"],
        "person/nguyen-van-son/hung-yen": ["fr", "ar"],
    }


@pytest.mark.parametrize("term", WITH_EVIDENCE)
def test_everything_an_article_states_rests_on_its_words(term: str, store: ox.Store) -> None:
    """Each node has evidence in each article that states it: words that stand at their offsets."""
    nodes = ask(store, f"SELECT ?node ?graph {{ GRAPH ?graph {{ ?node a {term} }} }}")
    derived = f"GRAPH ?graph {{ ?node a {term} ; prov:wasDerivedFrom ?evidence }}"
    quoted = """GRAPH ?graph {
        ?evidence oa:hasSource ?article ; oa:hasSelector ?position , ?quote .
        ?position oa:start ?start ; oa:end ?end .
        ?quote oa:exact ?exact .
        ?article schema:text ?text .
    }"""
    proved = ask(
        store,
        f"SELECT ?node ?graph ?evidence ?text ?start ?end ?exact {{ {derived} {quoted} }}",
    )

    assert nodes
    assert {row[:2] for row in proved} == nodes
    assert {row[:3] for row in proved} == ask(
        store, f"SELECT ?node ?graph ?evidence {{ {derived} }}"
    )
    assert all(text[int(start) : int(end)] == exact != "" for *_, text, start, end, exact in proved)


@pytest.mark.parametrize("seed", sorted(SEEDS.glob("*.txt")), ids=lambda seed: seed.stem)
def test_the_texts_are_those_of_the_seeds(seed: Path, store: ox.Store) -> None:
    """Offsets count in the file as it was given: the stored text is the file's, unchanged."""
    question = f'SELECT ?text {{ ?article dcterms:identifier "{seed.stem}" ; schema:text ?text }}'

    assert ask(store, question) == {(seed.read_text(encoding="utf-8"),)}


def test_current_holders_are_linked_and_former_ones_are_not(store: ox.Store) -> None:
    """org:holds and org:heldBy say together what the present memberships say one by one."""
    present = ask(
        store,
        "SELECT ?person ?post { ?m org:member ?person ; lk:post ?post ; lk:former false }",
    )

    assert present
    assert ask(store, "SELECT ?person ?post { ?person org:holds ?post }") == present
    assert ask(store, "SELECT ?person ?post { ?post org:heldBy ?person }") == present


def test_the_derived_graph_holds_what_follows_and_nothing_else(store: ox.Store) -> None:
    """Only short-cuts, parts of bodies and guesses are there, and nowhere else."""
    derived = derived_graph(DEFAULT_BASE)
    short_cuts = "VALUES ?p { org:holds org:heldBy lk:between skos:closeMatch }"
    parts = {"org:subOrganizationOf"}
    guesses = {"rdf:type", "rdfs:comment", "lk:between", "lk:post", "skos:closeMatch"}
    guesses.add("org:subOrganizationOf")

    found = ask(store, f"SELECT ?p {{ GRAPH <{derived}> {{ ?s ?p ?o }} }}")
    holding = {(PREFIXES["org"] + term,) for term in ("holds", "heldBy")}
    allowed = {
        (PREFIXES[prefix] + term,) for prefix, term in (g.split(":") for g in guesses | parts)
    }
    assert holding <= found <= holding | allowed
    assert ask(store, f"SELECT ?g {{ {short_cuts} GRAPH ?g {{ ?s ?p ?o }} }}") == {(derived,)}


def test_no_node_is_blank(store: ox.Store) -> None:
    """Everything has a name, so that everything can be linked to."""
    assert ask(store, "SELECT ?s ?o { ?s ?p ?o FILTER(ISBLANK(?s) || ISBLANK(?o)) }") == set()


def test_the_vocabulary_is_published_without_patterns(store: ox.Store) -> None:
    """Its graph says what things are called, not how texts are read."""
    graph_of_labels = vocabulary_graph(DEFAULT_BASE)

    assert ask(store, f"SELECT ?s {{ GRAPH <{graph_of_labels}> {{ ?s skos:prefLabel ?o }} }}")
    assert ask(store, f"SELECT ?s {{ GRAPH <{graph_of_labels}> {{ ?s lk:pattern ?o }} }}") == set()
