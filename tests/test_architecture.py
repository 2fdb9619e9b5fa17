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


def imported_rooms(path: Path) -> set[str]:
    """The rooms that a module imports, wherever in it the import stands."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
        found |= {name.split(".")[1] for name in names if name.startswith("lodkit.")}
    return found


MODULES = sorted(p for p in SOURCE.rglob("*.py") if p != SOURCE / "__init__.py")


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(SOURCE).as_posix())
def test_imports_run_one_way(path: Path) -> None:
    """A module imports its own room and those before it in the flow, no other."""
    room = room_of(path)

    assert imported_rooms(path) - {room} <= MAY_IMPORT[room]


@pytest.mark.parametrize("room", MAPPING)
def test_a_rule_knows_only_what_was_read_before_it(room: str) -> None:
    """A room of mapping imports itself and those before it, as its own docstring lists them."""
    place = SOURCE / "mapping" / room
    modules = [*place.rglob("*.py")] or [place.with_suffix(".py")]
    lines = [line for path in modules for line in path.read_text(encoding="utf-8").splitlines()]
    imported = [m[1] for line in lines if (m := re.match(r"from lodkit\.mapping\.(\w+)", line))]

    assert {*imported} <= {*MAPPING[: MAPPING.index(room) + 1]}


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
