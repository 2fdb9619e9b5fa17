"""The one module that mints IRIs: from the base of a dataset, codes, names and article ids.

An IRI is the base and a path of segments. Whatever stands in a segment, different texts give
different segments, and a server that sees the path only decoded can restore it (`from_path`).
A scope, an anchor and a person (`who`) are paths themselves, made of segments already.
"""

import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote

from lodkit.model.article import Span

# "!" is the escape of segments: it may stand unencoded in a path, and survives normalisation.
_ESCAPES = str.maketrans({"!": "!!", "/": "!-"})
_RESERVED = frozenset({"", ".", "..", "derived", "former", "of-article", "vocabulary"})
_PLAIN = re.compile(r"[A-Za-z0-9_~-][A-Za-z0-9._~-]*")

_EVIDENCE = re.compile(r"evidence/([^/]+)/(\d{1,9})-(\d{1,9})", re.ASCII)
_DASH = re.compile("[\u2010-\u2015\u2212]")

# Latin letters that Unicode does not take apart into a base letter and a mark.
_UNDECOMPOSED = str.maketrans(
    {"đ": "d", "ð": "d", "ø": "o", "ł": "l", "ħ": "h", "ß": "ss", "æ": "ae", "œ": "oe"}
)


@lru_cache(maxsize=8192)
def segment(text: str) -> str:
    """`text` as one segment of a path: safe whatever it holds, and no two texts alike."""
    if text in _RESERVED:
        return f"!{text}"
    if _PLAIN.fullmatch(text):
        return text
    return quote(text.translate(_ESCAPES), safe="!")


@lru_cache(maxsize=8192)
def from_path(base: str, path: str) -> str:
    """The IRI of the node at a path below `base` that a server has percent-decoded."""
    return base + "/".join(quote(part, safe="!") for part in path.split("/"))


@lru_cache(maxsize=8192)
def slug(name: str) -> str:
    """A name without accents, case and signs: "Hầu A Lềnh" and "Hau A Lenh" are hau-a-lenh."""
    words = re.findall(r"[^\W_]+", _without_accents(name))
    return segment("-".join(words)) if words else segment(name)


def of_article(article_id: str) -> str:
    """The path that says: known from this article only."""
    return f"of-article/{segment(article_id)}"


def person_path(name: str, anchor: str) -> str:
    """The path of a person: the name, and the scope that tells namesakes apart."""
    return f"{slug(name)}/{anchor}"


def article(base: str, article_id: str) -> str:
    """The node of an article."""
    return f"{base}article/{segment(article_id)}"


def graph(base: str, article_id: str) -> str:
    """The named graph that holds what one article states."""
    return f"{base}graph/{segment(article_id)}"


def vocabulary_graph(base: str) -> str:
    """The named graph that holds the ontology and the concept schemes."""
    return f"{base}graph/vocabulary"


def derived_graph(base: str) -> str:
    """The named graph that holds what follows from all articles together."""
    return f"{base}graph/derived"


def pushed_graph(base: str) -> str:
    """The named graph in which a store elsewhere keeps what was pushed into it."""
    return f"{base}pushed"


def place(base: str, code: str) -> str:
    """A place that is in no concept scheme."""
    return f"{base}place/{segment(code)}"


def body(base: str, kind: str, scope: str) -> str:
    """The node of a body, which any article may name."""
    return f"{base}body/{segment(kind)}/{scope}"


def post(base: str, role: str, kind: str, scope: str) -> str:
    """The node of a post: a role in a body."""
    return f"{base}post/{segment(role)}/{segment(kind)}/{scope}"


def person(base: str, who: str) -> str:
    """The node of a person; `who` is a `person_path`."""
    return f"{base}person/{who}"


def membership(base: str, who: str, role: str, kind: str, scope: str, *, former: bool) -> str:
    """The node that says: this person holds, or held, this post."""
    path = f"{base}membership/{who}/{segment(role)}/{segment(kind)}/{scope}"
    return f"{path}/former" if former else path


def membership_of(base: str, person: str, post: str) -> str | None:
    """The node that says that a person, given as a node, holds a post; None where they are none."""
    who = person.removeprefix(f"{base}person/")
    held = post.removeprefix(f"{base}post/")
    return None if who == person or held == post else f"{base}membership/{who}/{held}"


def name_form(base: str, article_id: str, number: int) -> str:
    """The node of an article's n-th spelling of a name."""
    return f"{base}name-form/{segment(article_id)}/{number}"


def participation(base: str, article_id: str, number: int) -> str:
    """The node of an article's n-th participation."""
    return f"{base}participation/{segment(article_id)}/{number}"


def meeting(base: str, kind: str, host_kind: str, scope: str, occasion: str) -> str:
    """A meeting that any article may name: `occasion` is its ordinal, day or term."""
    return f"{base}meeting/{segment(kind)}/{segment(host_kind)}/{scope}/{occasion}"


def meeting_of_article(base: str, article_id: str, key: str) -> str:
    """A meeting that its article alone knows; `key` names it there."""
    return f"{base}meeting/{of_article(article_id)}/{segment(key)}"


def document(base: str, kind: str, *path: str) -> str:
    """A document that any article may name; `path` are the segments that identify it."""
    return "/".join((f"{base}document/{segment(kind)}", *path))


def document_of_article(base: str, article_id: str, number: int) -> str:
    """An article's n-th document, where nothing else identifies it."""
    return f"{base}document/{of_article(article_id)}/{number}"


def number_slug(number: str) -> str:
    """A document's number in one spelling: "26-CT / TU" and "26-ct/TU" are both 26-CT_TU."""
    signs = "".join(_DASH.sub("-", _without_accents(number)).split())
    return segment(signs.upper().replace("/", "_"))


def evidence_of(base: str, article_id: str) -> str:
    """What the nodes of all stretches of an article's text begin with."""
    return f"{base}evidence/{segment(article_id)}/"


def evidence(of_article: str, span: Span) -> str:
    """The node of a stretch of the text whose `evidence_of` is given."""
    return f"{of_article}{span[0]}-{span[1]}"


def place_of_evidence(base: str, iri: str) -> tuple[str, Span] | None:
    """The article and the stretch of its text that a node of evidence is; None for other nodes."""
    found = _EVIDENCE.fullmatch(iri.removeprefix(base))
    if found is None:
        return None
    return f"{base}article/{found[1]}", Span(int(found[2]), int(found[3]))


def article_of_graph(base: str, graph: str) -> str | None:
    """The node of the article that a named graph holds; None for other graphs."""
    name = graph.removeprefix(f"{base}graph/")
    if name == graph or name in ("vocabulary", "derived"):
        return None
    return f"{base}article/{name}"


def likely_identity(base: str, name_slug: str, post_path: str = "") -> str:
    """A guess that people of one name are one person, perhaps because they share a post."""
    return f"{base}likely-identity/{name_slug}{post_path and '/' + post_path}"


def _without_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.lower().translate(_UNDECOMPOSED))
    return "".join(c for c in decomposed if not unicodedata.combining(c))
