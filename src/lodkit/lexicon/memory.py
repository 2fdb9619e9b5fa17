"""What is found out once and remembered: a dict that finds what it lacks."""

from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")

# So many are remembered; a text has some hundreds of words, most of them common.
_AT_MOST = 50_000


class Memory(dict[K, V]):
    """By key what a function finds for it; asked as a dict is, which is all that it costs.

    When it is full it begins anew, so that no run of texts fills the storage.
    """

    def __init__(self, find: Callable[[K], V]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, key: K) -> V:
        if len(self) >= _AT_MOST:
            self.clear()
        found = self[key] = self._find(key)
        return found
