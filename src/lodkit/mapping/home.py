"""Home: the province that an article as a whole speaks of."""

from collections import Counter
from urllib.parse import urlsplit

from lodkit.mapping.reading import Reading
from lodkit.mapping.settings import Setting

# A province named once is the article's own only if one of the first sentences names it, or no
# other is named.
_OPENING = 4


def find_home(reading: Reading, named: list[Setting]) -> str | None:
    """The province the article speaks of: its source address names it, or the text does most.

    `named` are the provinces where the text names them.
    """
    sources = [reading.article.source or "", *reading.addresses]
    for address in reversed(sources):
        host = (urlsplit(address).hostname or "").replace(".", "").replace("-", "")
        codes = [c for c in reading.lexicon.provinces if c.replace("-", "") in host]
        if codes:
            return max(codes, key=len)
    return _addressed(reading, sources, named) or _most_named(reading, named)


def _addressed(reading: Reading, sources: list[str], named: list[Setting]) -> str | None:
    """The only province that the text names and the path of its source address as well."""
    found = {s.code for s in named if any(f"-{s.code}-" in f"-{_path(a)}-" for a in sources)}
    return found.pop() if len(found) == 1 else None


def _path(address: str) -> str:
    return urlsplit(address).path.strip("/").replace("/", "-").replace(".", "-")


def _most_named(reading: Reading, named: list[Setting]) -> str | None:
    counts = Counter(s.code for s in named)
    order = [s.code for s in named]
    best = max(counts, key=lambda code: (counts[code], -order.index(code)), default=None)
    if best is None or counts[best] > 1 or len(counts) == 1:
        return best
    opening = {s.code for s in named if reading.sentence_of(s.first) < _OPENING}
    return best if best in opening else None
