"""Home: the province that an article as a whole speaks of."""

from collections import Counter
from collections.abc import Sequence
from urllib.parse import urlsplit

from lodkit.mapping.places.localities import Locality
from lodkit.mapping.places.settings import Setting, Settings
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within

# A province named once is the article's own only if one of the first sentences names it, or no
# other is named.
_OPENING = 4
_CITY = "city"
_BODIES = ("body-kind", "office", "role", "cue/party")
# A word for an earlier post stands before its place within so many words.
_BEFORE_PLACE = 6
_PAST = ("former", "held", "led", "belonged", "preceded")


def find_home(reading: Reading, settings: Settings, localities: Sequence[Locality]) -> str | None:
    """The province the article speaks of: its source address names it, or the text does most."""
    named = settings.provinces
    sources = [reading.article.source or "", *reading.addresses]
    for address in reversed(sources):
        host = (urlsplit(address).hostname or "").replace(".", "").replace("-", "")
        codes = [c for c in reading.lexicon.provinces if c.replace("-", "") in host]
        if codes:
            return max(codes, key=len)
    home = _addressed(reading, sources, named)
    return home or _own_city(reading, settings, localities) or _most_named(reading, named)


def _addressed(reading: Reading, sources: list[str], named: list[Setting]) -> str | None:
    """The only province that the text names and the path of its source address as well."""
    found = {s.code for s in named if any(f"-{s.code}-" in f"-{_path(a)}-" for a in sources)}
    return found.pop() if len(found) == 1 else None


def _own_city(reading: Reading, settings: Settings, localities: Sequence[Locality]) -> str | None:
    """The city in which the article begins, where it speaks of the city's bodies."""
    if any(not _is_past(reading, s) for s in settings.provinces):
        return None
    cities = [s for s in settings.all if s.province and s.level == _CITY and not s.origin]
    opening = {s.code for s in cities if reading.sentence_of(s.first) < _OPENING}
    counts = Counter(s.code for s in cities).most_common(2)
    clear = bool(counts) and (len(counts) == 1 or counts[0][1] > counts[1][1])
    best = counts[0][0] if clear else None
    return best if best in opening and _has_city_bodies(reading, localities) else None


def _has_city_bodies(reading: Reading, localities: Sequence[Locality]) -> bool:
    """Whether a word for "city" that goes with no name says whose a body is."""
    named = {i for place in localities for i in range(place.start, place.end + 1)}
    starts = {m.first for m in reading.of(*_BODIES)}
    ends = {m.last for m in reading.of(*_BODIES)}
    return any(
        level.concept.code == _CITY
        and level.first not in named
        and (level.first - 1 in ends or level.last + 1 in starts)
        for level in reading.of("level")
    )


def _path(address: str) -> str:
    return urlsplit(address).path.strip("/").replace("/", "-").replace(".", "-")


def _most_named(reading: Reading, named: list[Setting]) -> str | None:
    now = [s for s in named if not _is_past(reading, s)]
    named = now or named
    counts = Counter(s.code for s in named)
    order = [s.code for s in named]
    best = max(counts, key=lambda code: (counts[code], -order.index(code)), default=None)
    if best is None or counts[best] > 1 or len(counts) == 1:
        return best
    opening = {s.code for s in named if reading.sentence_of(s.first) < _OPENING}
    return best if best in opening else None


def _is_past(reading: Reading, setting: Setting) -> bool:
    """Whether a place is that of an earlier post: "once chair of the council of Ca Mau"."""
    first, _ = reading.clause_of(setting.first)
    start = max(first, setting.first - _BEFORE_PLACE)
    before = beginning_within(reading.of("tenure"), start, setting.first - 1)
    return any(m.concept.code in _PAST for m in before)
