"""What things of a kind can be chosen by, as paths through the data."""

import sqlite3
from typing import NamedTuple

from lodkit.rdf.index.stage import run


class Choice(NamedTuple):
    """A property of things of a kind, and the path that leads to its values.

    A path goes along properties of the stage, backwards where one begins with "^". It ends with a
    thing, or with a text where its last property is in `TEXTS`; `cut` keeps the beginning of that.
    """

    kind: str
    name: str
    path: str
    cut: int = 0


_TEXTS = frozenset({"language", "publisher", "start", "date", "published", "day"})

CHOICES = (
    Choice("articles", "language", "language"),
    Choice("articles", "year", "day", 4),
    Choice("articles", "publisher", "publisher"),
    Choice("articles", "scope", "^stated-in scope"),
    Choice("articles", "meeting", "reports-on"),
    Choice("articles", "states", "^stated-in"),
    Choice("persons", "scope", "^member organization scope"),
    Choice("persons", "role", "^member role"),
    Choice("persons", "body", "^member organization"),
    Choice("persons", "post", "^member holds"),
    Choice("persons", "former-post", "^member held"),
    Choice("persons", "meeting", "^participant meeting"),
    Choice("persons", "manner", "^participant manner"),
    Choice("bodies", "kind", "kind"),
    Choice("bodies", "scope", "scope"),
    Choice("posts", "role", "role"),
    Choice("posts", "body", "body"),
    Choice("posts", "kind", "body kind"),
    Choice("posts", "scope", "body scope"),
    Choice("posts", "holder", "^holds member"),
    Choice("posts", "former-holder", "^held member"),
    Choice("meetings", "kind", "kind"),
    Choice("meetings", "host", "host"),
    Choice("meetings", "scope", "host scope"),
    Choice("meetings", "year", "start", 4),
    Choice("meetings", "date", "start"),
    Choice("meetings", "person", "^meeting participant"),
    Choice("documents", "kind", "kind"),
    Choice("documents", "issuer", "issuer"),
    Choice("documents", "scope", "issuer scope"),
    Choice("documents", "year", "date", 4),
    Choice("documents", "date", "date"),
    Choice("documents", "meeting", "adopted-at"),
    Choice("places", "level", "level"),
    Choice("places", "within", "within"),
    Choice("places", "body", "^scope"),
    Choice("concepts", "scheme", "scheme"),
    *(
        Choice(kind, "language", "stated-in language")
        for kind in ("persons", "bodies", "posts", "meetings", "documents", "places")
    ),
    *(
        Choice(kind, "article", "stated-in")
        for kind in ("persons", "bodies", "posts", "meetings", "documents", "places")
    ),
)


def fill(database: sqlite3.Connection) -> None:
    """Work out every choice; `main.thing` and the stage must be there."""
    database.execute(
        "CREATE TABLE stage.chosen (kind TEXT, property TEXT, thing INTEGER, node INTEGER, text)"
    )
    for choice in CHOICES:
        database.execute(*_selection(choice))
    run(
        database,
        """
        INSERT INTO choice (kind, property, node, text, things)
            SELECT kind, property, node, text, count(*) FROM stage.chosen
            GROUP BY kind, property, node, text ORDER BY kind, property, node, text;
        CREATE UNIQUE INDEX choice_by_value ON choice (kind, property, node, text);
        INSERT INTO has SELECT chosen.thing, choice.id FROM stage.chosen JOIN choice
            ON choice.kind = chosen.kind AND choice.property = chosen.property
            AND choice.node IS chosen.node AND choice.text IS chosen.text ORDER BY 1, 2;
        """,
    )


def _selection(choice: Choice) -> tuple[str, tuple[object, ...]]:
    """The SQL that notes the things of a kind with the values of a choice, each once."""
    *links, last = choice.path.split()
    ends_in_text = last in _TEXTS
    tables, here = ["stage.place_of t"], "t.node"
    for number, step in enumerate(links if ends_in_text else (*links, last)):
        name, back = step.removeprefix("^"), step.startswith("^")
        tie, (start, end) = f"tie{number}", ("object", "subject") if back else ("subject", "object")
        tables.append(
            f"JOIN stage.tie {tie} ON {tie}.property = '{name}' AND {tie}.{start} = {here}"
        )
        here = f"{tie}.{end}"
    if ends_in_text:
        tables.append(f"JOIN stage.said ON said.subject = {here} AND said.property = '{last}'")
        text = f"substr(said.text, 1, {choice.cut})" if choice.cut else "said.text"
        values = f"NULL, {text}"
        known = "said.text NOT LIKE '--%' AND said.text <> ''" if choice.cut else "1"
    else:
        tables.append(f"JOIN stage.place_of v ON v.node = {here}")
        values, known = "v.thing, NULL", "1"
    return (
        f"INSERT INTO stage.chosen SELECT DISTINCT '{choice.kind}', '{choice.name}', t.thing,"
        f" {values} FROM {' '.join(tables)} WHERE t.kind = ? AND {known}",
        (choice.kind,),
    )
