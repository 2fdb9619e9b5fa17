"""Requests to a store, sent again where that may help; and what is wrong where nothing does.

Every request that lodkit sends may be sent twice: a graph is put whole, and statements without
blank nodes that are there already are not there twice. So whatever happens to a request on its
way, it is safe to send it again.
"""

import re
import threading
import time
from collections.abc import Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import requests
from requests.adapters import HTTPAdapter

from lodkit import __version__
from lodkit.errors import StoreError, StoreTimeoutError
from lodkit.remote.credentials import REMEDY, Credentials

# A server that says one of these may answer otherwise the next time.
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
_FAILURE = 400
_MOVED = range(300, 400)
_REMEDIES = {
    401: REMEDY,
    403: f"these credentials may not do that; {REMEDY}",
    404: "see whether the address is right; --query, --update and --graph-store name others",
    405: "see whether the address is right, and whether the store can be written to",
    413: "send less at a time: --batch",
    415: "send graphs one by one: leave --quads out",
    507: "the store is full; make room, then run the command again: it goes on",
}
_AGAIN = "run the command again when the store is well"
_LONGEST_REASON = 300
_PIECE = 1 << 16
_CONNECTIONS = 64


Fields = Mapping[str, str] | Sequence[tuple[str, str]]
"""What a form says; a name may stand in it several times."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How often a request is sent again, how long is waited before, how long for an answer."""

    again: int = 5
    first: float = 0.5
    longest: float = 30.0
    most: float = 300.0
    """Seconds that a server may ask to be left alone; one that asks for more is given up."""
    timeout: float = 300.0
    connecting: float = 10.0

    def before(self, attempt: int) -> float:
        """Seconds to wait before the n-th further attempt, where the server says nothing."""
        return min(self.first * 2.0**attempt, self.longest)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server says: a status, what the content is, and the content."""

    status: int
    media_type: str
    content: bytes
    headers: Mapping[str, str]


class Connection:
    """Keeps connections to a store open between requests; several threads may use it."""

    def __init__(self, credentials: Credentials, patience: Patience | None = None) -> None:
        self._credentials = credentials
        self.patience = patience or Patience()
        self._session = requests.Session()
        self._session.auth = credentials.at_first()
        self._session.headers["User-Agent"] = f"lodkit/{__version__}"
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, HTTPAdapter(pool_maxsize=_CONNECTIONS))
        self._lock = threading.Lock()

    def close(self) -> None:
        """Close what is open."""
        self._session.close()

    def send(
        self,
        method: str,
        address: str,
        *,
        parameters: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        content: bytes | Fields | None = None,
        allowed: frozenset[int] = frozenset(),
    ) -> Answer:
        """The whole answer to a request. Raises StoreError where there is none that is good.

        Statuses of failures that are `allowed` are for the caller to judge.
        """
        for attempt in range(self.patience.again + 1):
            last = attempt == self.patience.again
            try:
                with self._sent(method, address, parameters, headers, content) as response:
                    status = response.status_code
                    if status < _MOVED.start or status in allowed:
                        return _answer(response)
                    if status not in _PASSING or last:
                        raise _refused(response, address)
                    pause = self._pause(response, address, attempt)
            except requests.RequestException as error:
                if last:
                    raise _unanswered(error, address) from error
                pause = self.patience.before(attempt)
            time.sleep(pause)
        raise AssertionError("the last attempt returns or raises")

    def stream(
        self,
        address: str,
        *,
        headers: Mapping[str, str],
        content: Fields,
        parameters: Mapping[str, str] | None = None,
    ) -> tuple[str, Generator[bytes, None, None]]:
        """The media type of an answer to a POST, and its content as it comes; sent once."""
        try:
            response = self._sent("POST", address, parameters, headers, content)
            if response.status_code >= _MOVED.start:
                with response:
                    raise _refused(response, address)
        except requests.RequestException as error:
            raise _unanswered(error, address) from error
        return _media_type(response), _pieces(response, address)

    def read(
        self, address: str, *, headers: Mapping[str, str], content: Fields, most: int
    ) -> tuple[str, bytes | None]:
        """The media type of an answer to a POST, and its content; None where that is longer."""
        media_type, pieces = self.stream(address, headers=headers, content=content)
        whole = bytearray()
        with closing(pieces):
            for piece in pieces:
                whole += piece
                if len(whole) > most:
                    return media_type, None
        return media_type, bytes(whole)

    def _sent(
        self,
        method: str,
        address: str,
        parameters: Mapping[str, str] | None,
        headers: Mapping[str, str] | None,
        content: bytes | Fields | None,
    ) -> requests.Response:
        """One request; twice where the server wants credentials, which it then is known to."""

        def once() -> requests.Response:
            return self._session.request(
                method,
                address,
                params=parameters,
                headers=headers,
                data=content,
                stream=True,
                timeout=(self.patience.connecting, self.patience.timeout),
                # credentials go to the address that was named, and to no other
                allow_redirects=False,
            )

        response = once()
        wanted = self._credentials.asked_for(response) if response.status_code == 401 else None
        if wanted is None or self._session.auth == wanted:
            return response
        response.close()
        with self._lock:
            self._session.auth = wanted
        return once()

    def _pause(self, response: requests.Response, address: str, attempt: int) -> float:
        """Seconds to wait, as the server says (RFC 9110, section 10.2.3), else as we think."""
        wished = _retry_after(response.headers.get("Retry-After", ""))
        if wished is None:
            return self.patience.before(attempt)
        if wished > self.patience.most:
            what = f"the store asks to be left alone for {wished:.0f} seconds"
            raise StoreError(what, where=address, remedy=_AGAIN)
        return wished


def _answer(response: requests.Response) -> Answer:
    return Answer(
        response.status_code, _media_type(response), response.content, dict(response.headers)
    )


def _media_type(response: requests.Response) -> str:
    return response.headers.get("Content-Type", "").partition(";")[0].strip().lower()


def _pieces(response: requests.Response, address: str) -> Generator[bytes, None, None]:
    try:
        with response:
            yield from response.iter_content(_PIECE)
    except requests.RequestException as error:
        raise _unanswered(error, address) from error


def _retry_after(wish: str) -> float | None:
    """Seconds of a Retry-After header: a number or a date."""
    if wish.strip().isdigit():
        return float(wish)
    try:
        moment = parsedate_to_datetime(wish)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def _refused(response: requests.Response, address: str) -> StoreError:
    status = response.status_code
    if status in _MOVED:
        to = response.headers.get("Location", "elsewhere")
        return StoreError(f"the store has moved to {to}", where=address, remedy="name that address")
    what = f"the store answers {status} {response.reason}{_reason(response)}"
    remedy = _REMEDIES.get(status, _AGAIN if status in _PASSING else "")
    return StoreError(what, where=address, remedy=remedy, status=status)


def _reason(response: requests.Response) -> str:
    """What a server says of a failure, in short: the words of a page are those of its title."""
    try:
        text = response.text
    except requests.RequestException:
        return ""
    if "html" in _media_type(response):
        found = re.search(r"<title>(.*?)</title>", text, re.IGNORECASE | re.DOTALL)
        text = found[1] if found else ""
    words = " ".join(text.split())[:_LONGEST_REASON]
    return f": {words}" if words else ""


def _unanswered(error: requests.RequestException, address: str) -> StoreError:
    kind = StoreTimeoutError if _is_timeout(error) else StoreError
    return kind(_trouble(error), where=address, remedy=_AGAIN)


def _is_timeout(error: requests.RequestException) -> bool:
    """Whether the server was too slow; while an answer is read, that is told as another error."""
    return isinstance(error, requests.Timeout) or "Read timed out" in str(error)


def _trouble(error: requests.RequestException) -> str:
    """What happened on the way, without the many layers that tell of it."""
    if isinstance(error, requests.ConnectTimeout):
        return "the store cannot be reached in time"
    if _is_timeout(error):
        return "the store does not answer in time"
    if isinstance(error, requests.exceptions.SSLError):
        return "the store's certificate cannot be trusted"
    if isinstance(error, requests.exceptions.ChunkedEncodingError):
        return "the store breaks off in the middle of its answer"
    if isinstance(error, requests.ConnectionError):
        text = str(error)
        refused = "refused" in text or "NewConnectionError" in text or "NameResolution" in text
        return "the store cannot be reached" if refused else "the store closes the connection"
    return f"the store cannot be asked: {type(error).__name__}"
