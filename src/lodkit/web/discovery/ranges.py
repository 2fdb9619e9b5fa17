"""Files over HTTP: whole, in parts, and as the packed twin that lies beside them (RFC 9110, 14)."""

from collections.abc import Mapping

from flask import Response, request
from werkzeug.exceptions import RequestedRangeNotSatisfiable

from lodkit.web.discovery.held import HeldFile
from lodkit.web.encoding import is_text, preferred_coding
from lodkit.web.headers import remember

_TWINS = {"gzip": ".gz", "zstd": ".zst"}


def sent(file: HeldFile, files: Mapping[str, HeldFile], edition: str, changed: float) -> Response:
    """A file, or the part of it that the request wants, or its twin where the client unpacks."""
    coding, packed = _packed(file, files)
    response = Response(content_type=_content_type(file))
    remember(response, packed.sha256[:32] or edition, changed, weak=False)
    response.headers["Accept-Ranges"] = "bytes"
    if is_text(file.media_type):
        response.vary.add("Accept-Encoding")
    if coding:
        response.headers["Content-Encoding"] = coding
    start, end = _wanted(packed, response)
    if end - start < packed.length:
        response.status_code = 206
        response.headers["Content-Range"] = f"bytes {start}-{end - 1}/{packed.length}"
    response.content_length = end - start
    if request.method != "HEAD":
        response.response = packed.pieces(start, end)
    return response


def _content_type(file: HeldFile) -> str:
    kind = file.media_type
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


def _packed(file: HeldFile, files: Mapping[str, HeldFile]) -> tuple[str | None, HeldFile]:
    """The twin to send in place of a file; parts are always those of the file itself."""
    coding = preferred_coding(request.accept_encodings)
    twin = files.get(file.name + _TWINS[coding]) if coding else None
    if twin is None or request.range is not None:
        return None, file
    return coding, twin


def _wanted(file: HeldFile, response: Response) -> tuple[int, int]:
    """From where to where; all of it where the client has another edition, or wants many parts.

    Raises RequestedRangeNotSatisfiable where the file ends before the part begins.
    """
    wanted, condition = request.range, request.if_range
    same = condition.etag in (None, response.get_etag()[0]) and (
        condition.date is None or condition.date == response.last_modified
    )
    if wanted is None or wanted.units != "bytes" or len(wanted.ranges) != 1 or not same:
        return 0, file.length
    found = wanted.range_for_length(file.length)
    if found is None:
        raise RequestedRangeNotSatisfiable(file.length)
    return found
