"""index.sqlite, written beside the dump that it is an index of."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from lodkit.errors import OutputError
from lodkit.rdf.dumps import NQUADS
from lodkit.rdf.index import choices, stage
from lodkit.rdf.index.dotted import dotted
from lodkit.rdf.index.folding import fold, sort_key
from lodkit.rdf.index.schema import INDEX, INDEXES, TABLES, VERSION
from lodkit.rdf.index.titles import IN_A_PLACE, IN_ONE_LANGUAGE, Part, Title, Titles

_STAGE = "index.stage"
_MEMORY_KIB = 64 * 1024
_NAMES = ("label", "spelling", "headline", "code", "identifier", "number")

# A meeting's or document's own date; of others the newest of the articles that state it. Things
# are numbered by how many articles state them: the best known of what a search finds come first.
_THINGS = """
CREATE TABLE stage.article_day AS
    SELECT node.id AS article, coalesce(
        (SELECT max(text) FROM stage.said WHERE subject = node.id AND property = 'published'),
        (SELECT max(text) FROM stage.tie JOIN stage.said
            ON said.subject = tie.object AND said.property = 'start' AND text NOT LIKE '-%'
            WHERE tie.subject = node.id AND tie.property = 'reports-on')) AS day
    FROM stage.node WHERE kind = 'articles';
CREATE UNIQUE INDEX stage.article_day_of ON article_day (article);
INSERT INTO stage.said SELECT article, 'day', day, '' FROM stage.article_day WHERE day <> '';
CREATE TABLE stage.known AS
    SELECT node.id AS node, node.kind, node.iri,
        count(DISTINCT tie.object) AS articles, max(article_day.day) AS day
    FROM stage.node LEFT JOIN stage.tie ON tie.subject = node.id AND tie.property = 'stated-in'
    LEFT JOIN stage.article_day ON article_day.article = tie.object
    WHERE node.kind NOT IN ('membership', 'participation', 'form') GROUP BY node.id;
CREATE TABLE stage.place_of AS
    SELECT row_number() OVER (ORDER BY articles DESC, iri) AS thing, node, kind, iri, articles, day
    FROM stage.known;
CREATE UNIQUE INDEX stage.place_of_node ON place_of (node);
INSERT INTO thing SELECT thing, kind, iri,
    coalesce(CASE WHEN kind IN ('meetings', 'documents') THEN
        (SELECT max(text) FROM stage.said WHERE subject = node AND text NOT LIKE '-%'
            AND property = CASE kind WHEN 'meetings' THEN 'start' ELSE 'date' END)
        ELSE day END, ''), articles
    FROM stage.place_of ORDER BY thing;
INSERT INTO kind SELECT kind, count(*) FROM thing GROUP BY kind;
"""
_WORDS = """
CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, find, row);
INSERT INTO word (word, things) SELECT term, doc FROM vocabulary ORDER BY term;
INSERT INTO piece (piece) VALUES ('rebuild');
DROP TABLE temp.vocabulary;
INSERT INTO find (find) VALUES ('optimize');
INSERT INTO piece (piece) VALUES ('optimize');
"""


def build_index(folder: Path, release: str, base: str, languages: tuple[str, ...]) -> None:
    """Index the release's dump.nq in index.sqlite beside it."""
    staged = folder / _STAGE
    try:
        database = sqlite3.connect(folder / INDEX, isolation_level=None)
        try:
            _write(database, staged, folder / NQUADS, (release, base, languages))
        finally:
            database.close()
    except sqlite3.Error as error:
        raise OutputError(f"the index cannot be written: {error}", where=folder / INDEX) from error
    finally:
        staged.unlink(missing_ok=True)


def _write(
    database: sqlite3.Connection,
    staged: Path,
    dump: Path,
    about: tuple[str, str, tuple[str, ...]],
) -> None:
    release, base, languages = about
    database.execute("ATTACH ? AS stage", (str(staged),))
    for schema in ("main", "stage"):
        database.execute(f"PRAGMA {schema}.journal_mode = OFF")
        database.execute(f"PRAGMA {schema}.synchronous = OFF")
        database.execute(f"PRAGMA {schema}.cache_size = -{_MEMORY_KIB}")
    database.execute("BEGIN")
    stage.run(database, TABLES)
    known = {"version": str(VERSION), "release": release, "base": base}
    database.executemany("INSERT INTO about VALUES (?, ?)", known.items())
    database.executemany("INSERT INTO dotted VALUES (?)", ((iri,) for iri in dotted(dump, base)))
    stage.fill(database, dump, base)
    stage.run(database, _THINGS)
    choices.fill(database)
    _name_everything(database, Titles(database, languages), languages)
    stage.run(database, _WORDS)
    stage.run(database, INDEXES)
    database.execute("COMMIT")
    database.execute("DETACH stage")
    database.execute("ANALYZE")


def _name_everything(
    database: sqlite3.Connection, titles: Titles, languages: tuple[str, ...]
) -> None:
    """Titles, names and the words of both, thing by thing in the order of their numbers."""
    things = database.execute("SELECT thing, node, kind FROM stage.place_of ORDER BY thing")
    for thing, node, kind in things:
        named = {
            "" if kind in IN_ONE_LANGUAGE else language: titles.of(node, kind, language)
            for language in languages
        }
        names = {*_names(database, titles, node)}
        database.executemany(
            "INSERT INTO title VALUES (?, ?, ?, ?, ?)",
            ((thing, language, kind, _order(t), _json(t)) for language, t in named.items()),
        )
        database.executemany(
            "INSERT INTO name VALUES (?, ?, ?, ?)",
            sorted((thing, fold(n.text), n.language, n.text) for n in names),
        )
        said = {} if kind in IN_A_PLACE and names else named
        texts = {part.text for title in said.values() for part in title}
        found = {word for text in texts | {n.text for n in names} for word in fold(text).split()}
        words = " ".join(sorted(found))
        database.execute("INSERT INTO find (rowid, words) VALUES (?, ?)", (thing, words))


def _names(database: sqlite3.Connection, titles: Titles, node: int) -> Iterator[Part]:
    """Every label of a thing, and every spelling that an article has of it."""
    for name in _NAMES:
        yield from titles.texts(node, name)
    forms = database.execute(
        "SELECT DISTINCT said.text, said.language FROM stage.tie JOIN stage.said"
        " ON said.subject = tie.object AND said.property = 'form'"
        " WHERE tie.subject = ? AND tie.property = 'name-form'",
        (node,),
    )
    yield from (Part(text, language) for text, language in forms)


def _order(title: Title) -> str:
    return " ".join(sort_key(part.text) for part in title)


def _json(title: Title) -> str:
    return json.dumps(title, ensure_ascii=False, separators=(",", ":"))
