"""One page of each type, chosen from all that a crawl of the site found."""

from urllib.parse import parse_qsl, urlsplit

from flask.testing import FlaskClient

from crawler import HTML, Crawl
from lodkit.rdf.namespaces import CONCEPT_SCHEMES

Kind = tuple[str, ...]


def kind_of(address: str) -> Kind:
    """What a page is made for: how its path begins, and whether its address makes a choice."""
    parts = urlsplit(address)
    path = parts.path.strip("/").removesuffix(".html").split("/")
    whole = path[:2] if path[0] == "list" else path[:1]
    if path[0] in CONCEPT_SCHEMES and path[0] != "place":
        whole = ["concept" if len(path) > 1 else "scheme"]
    chosen = {name for name, _ in parse_qsl(parts.query)} - {"lang", "at"}
    return "/".join(whole), *(["chosen"] if chosen else [])


def one_of_each(crawl: Crawl) -> dict[Kind, str]:
    """Of each type the page with the most on it."""
    found: dict[Kind, str] = {}
    for page in sorted(crawl.html(), key=lambda page: (page.size, page.address)):
        found[kind_of(page.address)] = page.address
    return found


def with_findings(client: FlaskClient) -> dict[Kind, str]:
    """Of a release with findings its report, and a page of each type on what they are about."""
    found: dict[Kind, str] = {("report",): "/report.html"}
    for row in client.get("/report.json").get_json()["findings"]:
        path = "/" + row["focus"][1:-1].split("/", 4)[4]
        answer = client.get(path, headers={"Accept": HTML})
        if answer.status_code == 303:
            place = answer.location.partition("#")[0]
            found.setdefault(("findings", *kind_of(path)), place)
    return found


def in_language(address: str, language: str) -> str:
    """The same page in another language."""
    return f"{address}{'&' if '?' in address else '?'}lang={language}"
