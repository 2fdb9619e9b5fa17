"""What changed as a Linked Data Event Stream: a member for each version of an article.

https://w3id.org/ldes/specification. A page a release, which never changes; the first page leads
to all of them. Addresses of pages are relative, so the files can lie anywhere; what they are about
is named absolutely.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TextIO

from lodkit.comparing.summary import ARTICLES, CHANGED, GONE, NEW
from lodkit.rdf import iris
from lodkit.rdf.statements import quoted

if TYPE_CHECKING:
    from lodkit.comparing.archive import Kept

STREAM = "feed.ttl"
_ACTIVITIES = {NEW: "Create", CHANGED: "Update", GONE: "Delete"}
_PREFIXES = """\
@prefix as: <https://www.w3.org/ns/activitystreams#> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix ldes: <https://w3id.org/ldes#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix tree: <https://w3id.org/tree#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

"""


def iri_of_stream(base: str) -> str:
    """The event stream of a dataset."""
    return f"{base}releases/{STREAM}#stream"


def moment(day: str) -> str:
    """The beginning of a day, as the feeds have times."""
    return f"{day}T00:00:00Z"


class Versions:
    """Writes the page of a release: each article that came, changed or went is a member."""

    def __init__(self, page: TextIO, *, base: str, number: str, release: str, day: str) -> None:
        self._page = page
        self._base = base
        self._stream = iri_of_stream(base)
        self._page_iri = f"{base}releases/{number}/versions.ttl"
        self._release = release
        self._day = day
        page.write(_PREFIXES)
        page.write(f"<> a tree:Node .\n<{self._stream}> tree:view <../{STREAM}> .\n")

    def told(self, kind: str, happened: str, entry: tuple[str, ...]) -> None:
        """Write a member for an article; other things are stated by articles."""
        if kind != ARTICLES:
            return
        article = self._article(entry[0]) if happened == CHANGED else entry[0]
        name = article.rpartition("/")[2]
        member = f"<{self._page_iri}#{name}>"
        issued = f' ;\n    dcterms:issued "{moment(self._day)}"^^xsd:dateTime' if self._day else ""
        state = "" if happened == GONE else f" ;\n    rdfs:seeAlso <{self._base}graph/{name}>"
        self._page.write(
            f"\n<{self._stream}> tree:member {member} .\n"
            f"{member} a as:{_ACTIVITIES[happened]} ;\n"
            f"    dcterms:isVersionOf <{article}> ;\n"
            f'    dcat:version "{self._release}"{issued}{state} .\n'
        )

    def _article(self, graph: str) -> str:
        return iris.article_of_graph(self._base, graph) or graph


def to_stream(releases: Iterable["Kept"]) -> str:
    """The stream's first page."""
    return "".join(_lines(list(releases)))


def _lines(releases: list["Kept"]) -> Iterator[str]:
    newest = releases[-1]
    yield _PREFIXES
    yield f"<{iri_of_stream(newest.base)}> a ldes:EventStream ;\n"
    yield f"    dcterms:title {quoted(newest.title)}@en ;\n" if newest.title else ""
    yield (
        "    ldes:timestampPath dcterms:issued ;\n"
        "    ldes:versionOfPath dcterms:isVersionOf ;\n"
        "    ldes:versionCreateObject as:Create ;\n"
        "    ldes:versionUpdateObject as:Update ;\n"
        "    ldes:versionDeleteObject as:Delete ;\n"
        f"    tree:view <{STREAM}> .\n\n<{STREAM}> a tree:Node"
    )
    for one in releases:
        yield f" ;\n    tree:relation <#{one.number}>"
    yield " .\n"
    for one in releases:
        yield f"\n<#{one.number}> tree:node <{one.number}/versions.ttl> ;\n"
        if one.day:
            yield (
                "    a tree:GreaterThanOrEqualToRelation ;\n"
                "    tree:path dcterms:issued ;\n"
                f'    tree:value "{moment(one.day)}"^^xsd:dateTime .\n'
            )
        else:
            yield "    a tree:Relation .\n"
