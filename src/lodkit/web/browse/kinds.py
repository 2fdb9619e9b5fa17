"""The lists that there are: what each can be chosen by, what its columns say, how it is ordered."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A list: the properties offered as facets, those shown as columns, and those counted.

    All of them are properties of `rdf/index/choices.py`.
    """

    facets: tuple[str, ...]
    columns: tuple[str, ...]
    counted: tuple[str, ...] = ()
    dated: bool = False
    stated: bool = True
    """Whether it is told how many articles state a thing: an article is stated by itself."""


KINDS = {
    "articles": Kind(
        ("scope", "language", "year", "publisher"), ("language", "scope"), dated=True, stated=False
    ),
    "persons": Kind(
        ("scope", "role", "manner", "language", "article"), ("post", "former-post"), ("meeting",)
    ),
    "bodies": Kind(("kind", "scope", "language", "article"), ("kind", "scope")),
    "posts": Kind(("role", "kind", "scope", "language", "article"), ("holder", "former-holder")),
    "meetings": Kind(
        ("kind", "scope", "year", "host", "language", "article"),
        ("scope",),
        ("person",),
        dated=True,
    ),
    "documents": Kind(
        ("kind", "issuer", "scope", "year", "language", "article"),
        ("issuer", "meeting"),
        dated=True,
    ),
    "places": Kind(("level", "within", "language", "article"), ("level", "within"), ("body",)),
    "concepts": Kind(("scheme",), ("scheme",)),
    "schemes": Kind((), ()),
}
LISTED = tuple(kind for kind in KINDS if kind not in ("concepts", "schemes"))
"""The lists that every page leads to."""

TEXTS = frozenset({"language", "year", "date", "publisher"})
"""The properties whose values are texts, not things."""

SORTS = ("name", "newest", "most-stated")
