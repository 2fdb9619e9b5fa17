"""The Nu Html Checker finds nothing wrong in any type of page, in any language."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

import lodkit.web
from crawler import HTML, Crawl
from lodkit.project import LANGUAGES
from pages_of_each_type import in_language, one_of_each, with_findings

CHECKER = Path(__file__).parents[1] / "tools/node_modules/vnu-jar/build/dist/vnu.jar"
pytestmark = pytest.mark.skipif(
    not (CHECKER.is_file() and shutil.which("java")),
    reason="there is no Nu Html Checker: it takes Java, and npm ci --ignore-scripts in tests/tools",
)


def test_pages_and_style_sheets_are_valid(
    seeds: FlaskClient, site: Crawl, client: FlaskClient, tmp_path: Path
) -> None:
    """No error, and no warning."""
    pages = [(seeds, address) for address in one_of_each(site).values()]
    pages += [(client, address) for address in with_findings(client).values()]
    for number, (server, address) in enumerate(pages):
        for language in LANGUAGES:
            page = server.get(in_language(address, language), headers={"Accept": HTML})
            name = re.sub(r"\W+", "-", address)[:60]
            (tmp_path / f"{number}{name}.{language}.html").write_bytes(page.data)
    sent = client.post("/validate", data={"data": "<a:a> a <a:b> ."}, headers={"Accept": HTML})
    (tmp_path / "validated.html").write_bytes(sent.data)
    for sheet in (Path(lodkit.web.__path__[0]) / "static").glob("*.css"):
        shutil.copy(sheet, tmp_path)

    assert "\n".join(_objections(tmp_path)) == ""


def _objections(folder: Path) -> Iterator[str]:
    """What the checker says of the files in a folder, each message once."""
    command = ["java", "-jar", str(CHECKER), "--format", "json", "--also-check-css", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    told = set()
    for found in json.loads(done.stderr)["messages"]:
        message = found["message"]
        if message not in told:
            told.add(message)
            yield f"{Path(found['url']).name}: {message} {found.get('extract', '')!r}"
