"""Messages between processes: each a JSON object after its length, with a file if one goes along.

An answer up to some size travels behind its message; a larger one as the open file it stands in.
"""

import array
import json
import socket
from typing import Any

_LENGTH = 4
_AT_ONCE = 1 << 17
_ROOM_FOR_A_FILE = socket.CMSG_SPACE(array.array("i").itemsize)


def send(
    connection: socket.socket,
    message: dict[str, Any],
    *,
    content: bytes = b"",
    file: int | None = None,
) -> None:
    """Send a message, bytes behind it, and the descriptor of an open file along with it."""
    head = json.dumps(message).encode()
    packet = len(head).to_bytes(_LENGTH, "big") + head + content
    if file is None:
        connection.sendall(packet)
    else:
        sent = socket.send_fds(connection, [packet], [file])
        connection.sendall(packet[sent:])


class Receiver:
    """Reads messages, the bytes behind them, and the files that come along."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._rest = b""
        self.files: list[int] = []

    def message(self) -> dict[str, Any] | None:
        """The next message; None where the other side has closed."""
        length = self.exactly(_LENGTH)
        content = length and self.exactly(int.from_bytes(length, "big"))
        return json.loads(content) if content else None

    def exactly(self, length: int) -> bytes | None:
        """That many bytes; None where the other side has closed before."""
        while len(self._rest) < length:
            some, along, _, _ = self._connection.recvmsg(_AT_ONCE, _ROOM_FOR_A_FILE)
            for _level, _type, data in along:
                self.files += array.array("i", data[: array.array("i").itemsize])
            if not some:
                return None
            self._rest += some
        found, self._rest = self._rest[:length], self._rest[length:]
        return found
