"""Messages between processes: each a JSON object after its length, with a file if one goes along.

An answer up to some size travels behind its message; a larger one as the open file it stands in.
"""

import json
import socket
from typing import Any

_LENGTH = 4
_AT_ONCE = 1 << 17


def send(connection: socket.socket, message: dict[str, Any], *, file: int | None = None) -> None:
    """Send a message, and the descriptor of an open file along with it."""
    content = json.dumps(message).encode()
    packet = len(content).to_bytes(_LENGTH, "big") + content
    if file is None:
        connection.sendall(packet)
    else:
        sent = socket.send_fds(connection, [packet], [file])
        connection.sendall(packet[sent:])


class Receiver:
    """Reads messages, the bytes behind them, and the files that come along."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._rest = bytearray()
        self.files: list[int] = []

    def message(self) -> dict[str, Any] | None:
        """The next message; None where the other side has closed."""
        length = self.exactly(_LENGTH)
        content = length and self.exactly(int.from_bytes(length, "big"))
        return json.loads(content) if content else None

    def exactly(self, length: int) -> bytes | None:
        """That many bytes; None where the other side has closed before."""
        while len(self._rest) < length:
            some, files, _, _ = socket.recv_fds(self._connection, _AT_ONCE, 1)
            self.files += files
            if not some:
                return None
            self._rest += some
        found = bytes(self._rest[:length])
        del self._rest[:length]
        return found
