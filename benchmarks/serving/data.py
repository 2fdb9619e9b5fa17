"""Makes a dataset of at least so many statements, in the shape of a real one.

Run it in the project's folder: python benchmarks/serving/data.py 1000000 /tmp/million

The same number gives the same bytes. It is not validated.
"""

import gc
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from reports import Reporters

from lodkit.lexicon.lexicon import Lexicon
from lodkit.mapping import map_article
from lodkit.project import Project, load_project
from lodkit.rdf import writer
from lodkit.rdf.release import release
from lodkit.rdf.slices import SortedFile
from lodkit.rdf.sorting import sorted_unique
from lodkit.rdf.vocabulary import load_vocabulary, vocabulary_quads
from lodkit.validation.formats import to_json, to_turtle
from lodkit.validation.report import Report
from lodkit.validation.verdict import judge

ROOT = Path(__file__).resolve().parents[2]


class Filling:
    """The statements of as many articles as it takes, and which languages these are in."""

    def __init__(self, project: Project, statements: int) -> None:
        self.project = project
        self.statements = statements
        self.languages: dict[str, int] = {}

    def lines(self) -> Iterator[str]:
        """The N-Quads of the vocabulary and of article after article."""
        vocabulary = load_vocabulary(self.project)
        lexicon = Lexicon(self.project.ontology)
        reporters = Reporters(self.project.ontology)
        written = 0
        for line in vocabulary_quads(self.project):
            written += 1
            yield line
        for number in count():
            if written >= self.statements:
                return
            facts = map_article(reporters.article(number), lexicon)
            language = facts.article.language
            self.languages[language] = self.languages.get(language, 0) + 1
            for line in writer.quads(facts, vocabulary, self.project.base):
                written += 1
                yield line


@click.command(help=__doc__)
@click.argument("statements", type=int)
@click.argument("out", type=click.Path(path_type=Path))
def main(statements: int, out: Path) -> None:
    """Write the release."""
    gc.set_threshold(100_000, 20, 20)  # as `lodkit build` does
    project = load_project(root=ROOT)
    filling, nothing_found = Filling(project, statements), judge(Report(()))
    with release(out, project) as new, TemporaryDirectory(dir=new.work) as aside:
        run = SortedFile(Path(aside) / "run")
        with run.path.open("wb") as file:
            file.writelines(sorted_unique(map(str.encode, filling.lines()), run.path.parent))
        new.write([run])
        new.index()
        report = {"report.ttl": to_turtle(nothing_found), "report.json": to_json(nothing_found)}
        new.finish(filling.languages, report, 0, [], 0)
    click.echo(f"{new.counts} in {out}")


if __name__ == "__main__":
    main()
