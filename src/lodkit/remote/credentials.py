"""Who asks: a name and password, or a token, from the environment and from nowhere else.

A password is sent only to a server that asks for one, in the way that it asks for: where that is
digest authentication it never travels in clear. A token is sent at once, as nobody asks for it.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from requests import PreparedRequest, Response
from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth

from lodkit.errors import UsageError

USER, PASSWORD, TOKEN = "LODKIT_STORE_USER", "LODKIT_STORE_PASSWORD", "LODKIT_STORE_TOKEN"
REMEDY = f"set {USER} and {PASSWORD}, or {TOKEN}, in the environment"

_WAYS: dict[str, Callable[[str, str], AuthBase]] = {
    "basic": HTTPBasicAuth,
    "digest": HTTPDigestAuth,
}


@dataclass(frozen=True, slots=True)
class Credentials:
    """A name with its password, or a token; or neither. They are never shown."""

    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)

    def at_first(self) -> AuthBase:
        """What goes along with requests that no server has asked credentials for."""
        return _Bearer(self.token)

    def asked_for(self, response: Response) -> AuthBase | None:
        """What a server wants that answers 401; None where there is nothing of the kind."""
        challenge = response.headers.get("WWW-Authenticate", "").lower()
        # a server may offer both: digest keeps the password to itself
        for name in ("digest", "basic"):
            if self.user and name in challenge:
                return _WAYS[name](self.user, self.password)
        return None


class _Bearer(AuthBase):
    """Sends the token, where there is one; that it is set keeps `.netrc` out of it."""

    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: PreparedRequest) -> PreparedRequest:
        if self._token:
            request.headers["Authorization"] = f"Bearer {self._token}"
        return request


def credentials_of(environment: Mapping[str, str] = os.environ) -> Credentials:
    """The credentials that the environment has."""
    wanted = (environment.get(name, "") for name in (USER, PASSWORD, TOKEN))
    return Credentials(*wanted)


def checked_address(address: str) -> str:
    """An http or https address without a password in it. Raises UsageError."""
    try:
        parts = urlsplit(address)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        sound = False
        parts = urlsplit("")
    if "@" in parts.netloc:
        # the address is not repeated here: it holds a password
        raise UsageError("an address must not hold a name or a password", remedy=REMEDY)
    if not sound:
        raise UsageError(f"{address!r} is no address of a store", remedy="begin it with http://")
    return address
