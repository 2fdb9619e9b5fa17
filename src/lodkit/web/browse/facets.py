"""What a selection can be narrowed by: each value with the number of things that would be left."""

from dataclasses import dataclass

from lodkit.web.browse.index import Index
from lodkit.web.browse.kinds import KINDS
from lodkit.web.browse.selection import Selection, condition, path_of

SHOWN = 6
"""How many values of a facet are seen at once; the others unfold."""
UNFOLDED = 60


@dataclass(frozen=True, slots=True)
class Option:
    """A value that can be chosen: a thing by its IRI or a text, and how many would be left."""

    iri: str | None
    text: str | None
    things: int


@dataclass(frozen=True, slots=True)
class Facet:
    """A property with its values, those of most things first; `more` are not listed."""

    name: str
    options: tuple[Option, ...]
    more: int


def facets(index: Index, base: str, selection: Selection, total: int) -> list[Facet]:
    """The facets that a selection can still be narrowed by."""
    names = KINDS[selection.kind].facets
    found = _of_whole(index, selection, names)
    if not selection.is_whole:
        found = _of_part(index, base, selection, names)
    facets = []
    for name in names:
        options = [o for o in found.get(name, ()) if not _is_chosen(o, name, selection, base)]
        narrowing = [option for option in options if option.things < total]
        if narrowing:
            shown = _in_order(name, narrowing[:UNFOLDED])
            facets.append(Facet(name, tuple(shown), len(narrowing) - len(shown)))
    return facets


def _in_order(name: str, options: list[Option]) -> list[Option]:
    """Years by time, the others as they come: by number."""
    if name != "year":
        return options
    return sorted(options, key=lambda option: option.text or "", reverse=True)


def _is_chosen(option: Option, name: str, selection: Selection, base: str) -> bool:
    value = option.text if option.iri is None else path_of(option.iri, base)
    return any(c.name == name and c.value == value for c in selection.chosen)


_COLUMNS = "property, value.iri, text"


def _of_whole(
    index: Index, selection: Selection, names: tuple[str, ...]
) -> dict[str, list[Option]]:
    """The counts of a whole list, which the index has ready."""
    found: dict[str, list[Option]] = {}
    if not selection.is_whole:
        return found
    for name in names:
        rows = index.rows(
            f"SELECT {_COLUMNS}, things FROM choice LEFT JOIN thing value ON value.id = node"
            " WHERE choice.kind = ? AND property = ? ORDER BY things DESC, node, text",
            (selection.kind, name),
        )
        found[name] = [Option(iri, text, things) for _, iri, text, things in rows]
    return found


def _of_part(
    index: Index, base: str, selection: Selection, names: tuple[str, ...]
) -> dict[str, list[Option]]:
    where, parameters = condition(index, base, selection)
    marks = ",".join("?" * len(names))
    rows = index.rows(
        f"SELECT {_COLUMNS}, left FROM ("
        " SELECT choice, count(*) AS left FROM has WHERE thing IN"
        f" (SELECT id FROM thing WHERE {where}) GROUP BY choice)"
        " JOIN choice ON choice.id = choice LEFT JOIN thing value ON value.id = node"
        f" WHERE property IN ({marks}) ORDER BY left DESC, node, text",
        (*parameters, *names),
    )
    found: dict[str, list[Option]] = {}
    for name, iri, text, things in rows:
        found.setdefault(name, []).append(Option(iri, text, things))
    return found
