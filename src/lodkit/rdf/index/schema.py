"""What index.sqlite holds: things, what they are called, and what they can be chosen by."""

INDEX = "index.sqlite"
VERSION = 3
"""Raised whenever the tables or the titles change: an index of another version is refused."""

TABLES = """
-- Which release this is an index of: version, release, base.
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- The IRIs that end like the address of a document; mostly none.
CREATE TABLE dotted (iri TEXT PRIMARY KEY) WITHOUT ROWID;

-- Everything that has a page, numbered by how many articles state it, the most first: `articles`.
-- `day` is the date of a meeting, document or article, of other things that of the newest article
-- that states them, '' where it is not known.
CREATE TABLE thing (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, iri TEXT NOT NULL UNIQUE,
    day TEXT NOT NULL, articles INTEGER NOT NULL
);
CREATE TABLE kind (kind TEXT PRIMARY KEY, things INTEGER NOT NULL) WITHOUT ROWID;

-- What a thing is called in each language of the interface ('' where it is the same in all):
-- `parts` is a JSON list of [text, language, datatype].
CREATE TABLE title (
    thing INTEGER NOT NULL, language TEXT NOT NULL, kind TEXT NOT NULL,
    sort TEXT NOT NULL, parts TEXT NOT NULL, PRIMARY KEY (thing, language)
) WITHOUT ROWID;

-- Every label and every spelling of a thing, and the same folded.
CREATE TABLE name (
    thing INTEGER NOT NULL, folded TEXT NOT NULL, language TEXT NOT NULL, text TEXT NOT NULL,
    PRIMARY KEY (thing, folded, language, text)
) WITHOUT ROWID;

-- The folded words of all titles and names of a thing, by its number.
CREATE VIRTUAL TABLE find USING fts5 (
    words, content='', detail=none, columnsize=0, prefix='1 2 3', tokenize='ascii'
);

-- Each of these words, with how many things have it; and the same by three letters in a row,
-- for pieces of words and for misspelt ones.
CREATE TABLE word (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE, things INTEGER NOT NULL);
CREATE VIRTUAL TABLE piece USING fts5 (
    word, content='word', content_rowid='id', columnsize=0, tokenize='trigram'
);

-- What things of a kind can be chosen by: a property, and a value that is a thing or a text.
CREATE TABLE choice (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, property TEXT NOT NULL,
    node INTEGER, text TEXT, things INTEGER NOT NULL
);
CREATE TABLE has (thing INTEGER NOT NULL, choice INTEGER NOT NULL, PRIMARY KEY (thing, choice))
WITHOUT ROWID;
"""

INDEXES = """
CREATE INDEX thing_by_day ON thing (kind, day);
CREATE INDEX thing_by_articles ON thing (kind, id);
CREATE INDEX title_in_order ON title (kind, language, sort, thing);
CREATE INDEX name_by_text ON name (folded, thing);
CREATE INDEX choice_by_node ON choice (node);
CREATE INDEX choice_by_things ON choice (kind, property, things);
CREATE INDEX has_by_choice ON has (choice, thing);
"""
