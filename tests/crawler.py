"""A reader of the whole site: what each page links to, and what it says of itself.

It asks the application without a network and follows every link once. Combinations of choices
(`?kind=…&province=…`) have no end: of those that choose by the same names only some are followed.
"""

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import PurePosixPath
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit

from flask.testing import FlaskClient

HOST = "http://site.example"
HTML = "text/html"
OF_EACH_CHOICE, MOST_CHOICES = 1, 2
_LINKS = {"href", "src", "formaction"}


@dataclass
class Page:
    """What an address answers, and of a page what matters to who follows links."""

    address: str
    status: int
    media_type: str
    location: str | None = None
    size: int = 0
    links: list[str] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)
    ids: Counter[str] = field(default_factory=Counter)
    headings: list[str] = field(default_factory=list)
    title: str = ""
    root: dict[str, str] = field(default_factory=dict)


@dataclass
class Crawl:
    """Every address reached from the beginning, and the page that it was found on."""

    pages: dict[str, Page]
    found_on: dict[str, str]

    def html(self) -> list[Page]:
        """The pages for people."""
        return [p for p in self.pages.values() if p.media_type == HTML and p.status == 200]


def crawl(client: FlaskClient, language: str | None = None, *, of_each_path: int = 0) -> Crawl:
    """Follow every link of the site: those that ask for this language, or for none.

    `of_each_path`, where it is not 0, is how many addresses are read that begin and end alike.
    """
    begin = f"/?lang={language}" if language else "/"
    waiting, found_on = deque([begin]), {begin: ""}
    of_each: Counter[tuple[str, ...]] = Counter()
    pages: dict[str, Page] = {}
    while waiting:
        address = waiting.popleft()
        page = pages[address] = read(client, address)
        for target in dict.fromkeys(target for target, _ in resolved(page)):
            if target in found_on or _language(target) != language:
                continue
            if len(_chosen(target)) > MOST_CHOICES:
                continue
            found_on[target] = address
            kind, limit = _kind(target), OF_EACH_CHOICE if _chosen(target) else of_each_path
            of_each[kind] += 1
            if not limit or of_each[kind] <= limit:
                waiting.append(target)
    return Crawl(pages, found_on)


def resolved(page: Page) -> Iterator[tuple[str, str]]:
    """Where the links of a page lead on this site: address and fragment."""
    for link in (*page.links, *page.forms, *([page.location] if page.location else ())):
        target, fragment = urldefrag(urljoin(HOST + page.address, link))
        if target.startswith(HOST + "/"):
            yield target.removeprefix(HOST), fragment


def read(client: FlaskClient, address: str) -> Page:
    """What an address answers to a browser."""
    accept = f"{HTML},*/*;q=0.5"
    with client.get(address, headers={"Accept": accept}, base_url=HOST) as response:
        page = Page(address, response.status_code, response.mimetype, response.location)
        if page.media_type == HTML:
            text = response.get_data(as_text=True)
            page.size = len(text)
            _Reader(page).feed(text)
    return page


def _language(address: str) -> str | None:
    return dict(parse_qsl(urlsplit(address).query)).get("lang")


def _chosen(address: str) -> list[str]:
    """By which parameters an address chooses what it shows."""
    names = {name for name, _ in parse_qsl(urlsplit(address).query)}
    return sorted(names - {"lang", "at"})


def _kind(address: str) -> tuple[str, ...]:
    path = PurePosixPath(urlsplit(address).path)
    chosen = _chosen(address)
    return ("/".join(path.parts[:3]), *chosen) if chosen else (*path.parts[:2], path.suffix)


class _Reader(HTMLParser):
    """Notes what a page's markup holds."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note links, anchors, and which heading or title begins."""
        known = {name: value or "" for name, value in attrs}
        self.page.links += [value for name, value in known.items() if name in _LINKS]
        if "action" in known:
            self.page.forms.append(known["action"])
        if "id" in known:
            self.page.ids[known["id"]] += 1
        if tag == "html":
            self.page.root = known
        if tag == "h1":
            self.page.headings.append("")
        if tag in ("h1", "title") and not self.inside:
            self.inside = tag

    def handle_endtag(self, tag: str) -> None:
        """A heading or title may end."""
        if tag == self.inside:
            self.inside = ""

    def handle_data(self, data: str) -> None:
        """Note what headings and title say."""
        if self.inside == "h1":
            self.page.headings[-1] += data
        elif self.inside == "title":
            self.page.title += data
