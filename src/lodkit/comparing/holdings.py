"""When somebody is said to hold a post, as one state of a dataset has it."""

import re

from lodkit.comparing.sources import State
from lodkit.rdf import iris
from lodkit.rdf.namespaces import LK
from lodkit.rdf.sorted_lines import beginning

_DAY = re.compile(rb'"([^"]+)"')


class Holdings:
    """The days of holdings, read from the lines of a state."""

    def __init__(self, state: State) -> None:
        self._lines = state.lines
        self._base = state.base

    def last_day(self, post: str, person: str) -> str:
        """The last day on which an article attests that; "" where none does."""
        membership = self._base and iris.membership_of(self._base, person, post)
        if not membership:
            return ""
        prefix = f"<{membership}> <{LK.attestedOn}> ".encode()
        with self._lines.open("rb") as lines:
            days = [_DAY.match(line, len(prefix)) for _, line in beginning(lines, prefix)]
        return max((day[1].decode() for day in days if day), default="")
