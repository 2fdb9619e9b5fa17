"""Answers packed on their way: zstd or gzip, where the client unpacks and it is worth while."""

import sys
import zlib
from collections.abc import Callable, Iterable, Iterator

from flask import Response
from werkzeug.datastructures import Accept

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

SMALLEST = 1_000
"""Shorter answers are sent as they are: they fit into one packet."""
LARGEST_FILE = 4_000_000
"""Longer files of the application itself are sent as they are."""

_GZIP_LEVEL = 4
_ZSTD_LEVEL = 3
_GZIP_WRAPPER = 31
_BODILESS = frozenset({204, 206, 304})
_TEXT = ("text/", "+json", "+xml", "/json", "/xml", "/javascript", "/n-", "/trig", "/yaml")


def is_text(media_type: str) -> bool:
    """Whether content of that type is text, which packs well."""
    return any(sign in media_type for sign in _TEXT)


def preferred_coding(accepted: Accept) -> str | None:
    """The coding that a client likes best; None is to send the content as it is.

    Of those liked alike it is the smaller one: zstd (RFC 9110, section 12.5.3).
    """
    if not accepted:
        return None
    liked = {name: accepted.quality(name) for name in CODINGS}
    best = max(CODINGS, key=lambda name: liked[name])
    plain = next((quality for name, quality in accepted if name == "identity"), 0)
    return best if liked[best] > 0 and liked[best] >= plain else None


def encode(response: Response, accepted: Accept) -> Response:
    """Pack an answer of text; one that is streamed stays a stream, of whole blocks."""
    if not is_text(response.mimetype or "") or "Content-Encoding" in response.headers:
        return response
    response.vary.add("Accept-Encoding")
    coding = preferred_coding(accepted)
    if coding is None or response.status_code in _BODILESS or not _is_worth_while(response):
        return response
    response.headers["Content-Encoding"] = coding
    response.headers.remove("Accept-Ranges")
    tag, weak = response.get_etag()
    if tag is not None and not weak:
        response.set_etag(tag, weak=True)
    if response.is_streamed and not response.direct_passthrough:
        response.response = _packed(response.iter_encoded(), coding)
        response.headers.remove("Content-Length")
        return response
    response.direct_passthrough = False
    response.set_data(CODINGS[coding](response.get_data()))
    return response


def _is_worth_while(response: Response) -> bool:
    length = response.content_length
    if response.is_streamed and not response.direct_passthrough:
        return True
    if length is None:
        length = response.calculate_content_length() or 0
    return length >= SMALLEST and not (response.direct_passthrough and length > LARGEST_FILE)


def _gzip(content: bytes) -> bytes:
    return zlib.compress(content, _GZIP_LEVEL, wbits=_GZIP_WRAPPER)


def pack(content: bytes) -> bytes:
    """Content in little room, for some time."""
    return zstd.compress(content, _ZSTD_LEVEL)


def unpack(content: bytes) -> bytes:
    """What was packed."""
    return zstd.decompress(content)


CODINGS: dict[str, Callable[[bytes], bytes]] = {"zstd": pack, "gzip": _gzip}
"""The codings that there are, the best first."""

Packer = Callable[[bytes], bytes]


def _gzip_packer() -> tuple[Packer, Callable[[], bytes]]:
    packer = zlib.compressobj(_GZIP_LEVEL, wbits=_GZIP_WRAPPER)
    return (lambda piece: packer.compress(piece) + packer.flush(zlib.Z_SYNC_FLUSH)), packer.flush


def _zstd_packer() -> tuple[Packer, Callable[[], bytes]]:
    packer = zstd.ZstdCompressor(level=_ZSTD_LEVEL)
    return (lambda piece: packer.compress(piece, packer.FLUSH_BLOCK)), packer.flush


_PACKERS = {"zstd": _zstd_packer, "gzip": _gzip_packer}


def _packed(pieces: Iterable[bytes], coding: str) -> Iterator[bytes]:
    """Each piece packed and sent when it comes: a reader need not wait for the next one."""
    pack, end = _PACKERS[coding]()
    for piece in pieces:
        yield pack(piece)
    yield end()
