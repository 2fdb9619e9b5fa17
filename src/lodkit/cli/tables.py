"""Tables on the terminal: SPARQL rows with short IRIs."""

from collections.abc import Iterable

import pyoxigraph as ox

_AS_WIDE_AS_NEED_BE = 100_000
"""Characters of a line in a file or a pipe, where nobody sees where it would be folded."""


def show_rows(columns: list[str], rows: Iterable[ox.QuerySolution]) -> int:
    """Print rows as a table, and how many there are, which is given back."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = _AS_WIDE_AS_NEED_BE
    table = Table(*columns, box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    count = 0
    for row in rows:
        table.add_row(*(Text(_short(row[i]), overflow="fold") for i in range(len(columns))))
        count += 1
    console.print(table)
    console.print(f"{count} row{'' if count == 1 else 's'}", style="dim")
    return count


def _short(term: object) -> str:
    """A term as people read it: prefixed or relative names, plain literals, nothing unprintable."""
    from lodkit.cli import printable
    from lodkit.project import DEFAULT_BASE
    from lodkit.rdf.namespaces import PREFIXES

    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        for prefix, namespace in PREFIXES.items():
            rest = term.value.removeprefix(namespace)
            if rest != term.value and "/" not in rest:
                return f"{prefix}:{rest}"
        return printable(f"<{term.value.removeprefix(DEFAULT_BASE)}>")
    return printable(term.value if isinstance(term, ox.Literal) else str(term))
