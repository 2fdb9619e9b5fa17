"""What changed as an Atom feed (RFC 4287): an entry for each release that is kept.

Atom wants a time for every entry. Here it is the release's day, which its data tell; a release
without one is not in this feed.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.etree import ElementTree as Xml

from lodkit.comparing.patch import MEDIA_TYPE as PATCH_TYPE
from lodkit.comparing.stream import moment

if TYPE_CHECKING:
    from lodkit.comparing.archive import Kept

ATOM = "feed.atom"
MEDIA_TYPE = "application/atom+xml"
_NAMESPACE = "http://www.w3.org/2005/Atom"


def to_atom(releases: Sequence["Kept"]) -> str | None:
    """The feed, the newest release first; None where no release has a day."""
    dated = [one for one in releases if one.day]
    if not dated:
        return None
    newest = dated[-1]
    feed = Xml.Element("feed", {"xmlns": _NAMESPACE, "xml:lang": "en"})
    _text(feed, "id", f"{newest.base}releases/{ATOM}")
    _text(feed, "title", newest.title or newest.base)
    _text(feed, "updated", moment(newest.day))
    author = Xml.SubElement(feed, "author")
    _text(author, "name", newest.publisher or newest.base)
    _link(feed, "self", ATOM, MEDIA_TYPE)
    _link(feed, "alternate", "../", "text/html")
    first = releases[0]
    for one in reversed(dated):
        feed.append(_entry(one, has_patch=one is not first))
    Xml.indent(feed)
    declaration = '<?xml version="1.0" encoding="utf-8"?>\n'
    return declaration + Xml.tostring(feed, encoding="unicode") + "\n"


def _entry(one: "Kept", *, has_patch: bool) -> Xml.Element:
    entry = Xml.Element("entry")
    _text(entry, "id", f"{one.base}releases/{one.number}/{one.release}")
    _text(entry, "title", f"{one.summary.splitlines()[0]} ({one.release[:12]})")
    _text(entry, "updated", moment(one.day))
    _link(entry, "alternate", f"{one.number}/versions.ttl", "text/turtle")
    if has_patch:
        _link(entry, "related", f"{one.number}/changes.rdfp", PATCH_TYPE)
    _link(entry, "enclosure", f"{one.number}/dump.nq.zst", "application/zstd")
    _text(entry, "content", one.summary, type="text")
    return entry


def _text(parent: Xml.Element, name: str, text: str, **attributes: str) -> None:
    Xml.SubElement(parent, name, attributes).text = text


def _link(parent: Xml.Element, relation: str, target: str, media_type: str) -> None:
    Xml.SubElement(parent, "link", {"rel": relation, "href": target, "type": media_type})
