"""The layers, checked: imports run one way, and nothing heavy loads early."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "lodkit"

# Each room may import itself and the rooms named here; the order is the flow's.
MAY_IMPORT = {
    "__main__": {"cli"},
    "errors": set(),
    "project": {"errors"},
    "model": {"errors", "project"},
    "reading": {"errors", "project", "model"},
    "lexicon": {"errors", "project", "model"},
    "rdf": {"errors", "project", "model"},
    "mapping": {"errors", "project", "model", "lexicon"},
    "validation": {"errors", "project", "model", "rdf", "remote"},
    "comparing": {"errors", "project", "rdf", "validation"},
    "questions": {"errors", "project", "rdf"},
    "sparql": {"errors", "project", "rdf", "remote"},
    "remote": {"errors"},
    "pushing": {"errors", "project", "rdf", "remote"},
    "querying": {
        *("errors", "project", "rdf", "validation", "questions", "sparql", "remote"),
    },
    "web": {
        *("errors", "project", "model", "rdf", "validation", "comparing", "questions"),
        *("sparql", "remote", "querying"),
    },
    "building": {
        *("errors", "project", "model", "reading", "lexicon", "rdf", "mapping"),
    },
    "pipeline": {
        "building",
        "errors",
        "project",
        "model",
        "reading",
        "lexicon",
        "rdf",
        "mapping",
        "validation",
    },
    "cli": {
        *("errors", "project", "model", "reading", "lexicon", "rdf", "mapping", "validation"),
        *("comparing", "questions", "sparql", "remote", "pushing", "querying", "web"),
        *("building", "pipeline"),
    },
}


# The rooms of mapping, each of which may import itself and those before it.
MAPPING = [
    *("text", "country", "places", "people", "bodies", "offices"),
    *("meetings", "posts", "participations", "documents", "unused"),
]


def room_of(path: Path) -> str:
    """The room that a module belongs to: its first name below the package."""
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported_modules(path: Path) -> set[str]:
    """The modules of lodkit that a module imports, wherever in it the import stands."""
    found = set[str]()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return {name for name in found if name.startswith("lodkit.")}


def imported_rooms(path: Path) -> set[str]:
    """The rooms that a module imports."""
    return {name.split(".")[1] for name in imported_modules(path)}


MODULES = sorted(p for p in SOURCE.rglob("*.py") if p != SOURCE / "__init__.py")


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(SOURCE).as_posix())
def test_imports_run_one_way(path: Path) -> None:
    """A module imports its own room and those before it in the flow, no other."""
    room = room_of(path)

    assert imported_rooms(path) - {room} <= MAY_IMPORT[room]


@pytest.mark.parametrize("room", MAPPING)
def test_a_room_of_mapping_knows_only_those_before_it(room: str) -> None:
    """The order is the one in which the package's docstring lists them."""
    place = SOURCE / "mapping" / room
    modules = [*place.rglob("*.py")] or [place.with_suffix(".py")]
    named = {name for path in modules for name in imported_modules(path)}
    imported = {parts[2] for name in named if (parts := name.split("."))[1:2] == ["mapping"]}

    assert imported <= {*MAPPING[: MAPPING.index(room) + 1]}


def test_the_rooms_of_mapping_are_listed_in_their_order() -> None:
    """Whoever opens the package finds the way through it."""
    docstring = ast.get_docstring(ast.parse((SOURCE / "mapping/__init__.py").read_text()))

    assert re.findall(r"^ +(\w+) {2,}", docstring or "", re.MULTILINE) == MAPPING


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(SOURCE).as_posix())
def test_every_module_says_what_it_is_for(path: Path) -> None:
    """A module begins with one sentence about its purpose."""
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))

    assert docstring
    assert docstring.splitlines()[0].endswith((".", ":"))


def words_of(path: Path) -> list[str]:
    """The string literals of a module; what stands in docstrings is for people."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    docstrings = {node.value for node in nodes if isinstance(node, ast.Expr)}
    texts = (n for n in nodes if isinstance(n, ast.Constant) and n not in docstrings)
    return [n.value for n in texts if isinstance(n.value, str)]


def test_no_module_knows_a_language() -> None:
    """Words of a language stand in ontology/, not in Python: no letters beyond Latin ones there.

    Folding is about letters themselves, and so is how words are cut from a text.
    """
    about_letters = {"lexicon/folding.py", "lexicon/tokens.py", "rdf/index/folding.py"}
    offending = [
        f"{path.relative_to(SOURCE)}: {text!r}"
        for path in MODULES
        if path.relative_to(SOURCE).as_posix() not in about_letters
        for text in words_of(path)
        if sum("\u0370" <= letter <= "\u1fff" and letter.isalpha() for letter in text) > 1
    ]

    assert offending == []


def test_no_rule_asks_for_a_language_or_a_script() -> None:
    """What tells languages apart are words and traits in their files, not their codes."""
    data = SOURCE.parent.parent / "ontology" / "labels"
    codes = {path.stem for path in data.glob("*.ttl")} | {"Arab", "Cyrl", "Latn"}
    offending = [
        f"{path.relative_to(SOURCE)}: {text!r}"
        for path in MODULES
        if room_of(path) in ("lexicon", "mapping")
        for text in words_of(path)
        if text in codes
    ]

    assert offending == []


@pytest.mark.parametrize(
    "heavy", ["flask", "numpy", "pyshacl", "rdflib", "pyoxigraph", "requests", "rich"]
)
def test_help_loads_nothing_heavy(heavy: str) -> None:
    """Importing the commands pulls in no library that a help text does not need."""
    program = f"import sys, lodkit.cli; sys.exit({heavy!r} in sys.modules)"

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.parametrize("heavy", ["numpy", "rdflib", "pyshacl", "requests"])
@pytest.mark.parametrize("process", ["lodkit.web.process", "lodkit.sparql.worker"])
def test_a_server_is_ready_without_what_few_requests_need(process: str, heavy: str) -> None:
    """Its processes load what validates, and what speaks to other stores, when they need it."""
    program = f"import sys, {process}; sys.exit({heavy!r} in sys.modules)"

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
