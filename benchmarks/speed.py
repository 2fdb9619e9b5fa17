"""How fast articles become N-Quads, what each stage takes of it, and what the lexicon costs.

Run it in the project's folder: python benchmarks/speed.py
"""

import resource
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

import click
from articles import make_articles

from lodkit.lexicon.lexicon import Lexicon
from lodkit.lexicon.matcher import Matcher
from lodkit.lexicon.tokens import tokenize
from lodkit.mapping import map_article
from lodkit.mapping.reading import read
from lodkit.model.article import Article
from lodkit.project import load_project
from lodkit.rdf import writer
from lodkit.rdf.vocabulary import load_vocabulary

ROOT = Path(__file__).resolve().parent.parent
# ru_maxrss is in kilobytes, but on macOS in bytes.
_PER_MEGABYTE = 1e6 if sys.platform == "darwin" else 1e3


@click.command(help=__doc__)
@click.option(
    "--rounds", default=5, help="How often everything is measured; the best round counts."
)
def main(rounds: int) -> None:
    """Load the lexicon, map all articles for the first time, then measure each stage."""
    before = _peak_memory()
    begun = process_time()
    lexicon = Lexicon(ROOT / "ontology")
    for code in lexicon.languages:
        lexicon.tongue(code)
    lexicon.schemes, lexicon.places, lexicon.roster  # noqa: B018
    took, memory = process_time() - begun, _peak_memory()
    click.echo(f"lexicon   {', '.join(lexicon.languages)}: {took:.2f} s, {memory - before:.0f} MB")
    click.echo(f"          the whole process: {memory:.0f} MB")

    articles = make_articles(ROOT)
    write = _writer_of_quads(lexicon)
    first = _seconds(write, articles, rounds=1)
    click.echo(f"articles  the first {len(articles)}: {len(articles) / first:.0f} a second")
    whole = _seconds(write, articles, rounds=rounds)
    click.echo(f"          once their words are known: {len(articles) / whole:.0f} a second")
    for language in sorted({a.language for a in articles}):
        own = [a for a in articles if a.language == language]
        click.echo(f"          {language} {len(own) / _seconds(write, own, rounds=rounds):.0f}")
    for stage, seconds in _stages(lexicon, articles, rounds, whole).items():
        each = 1000 * seconds / len(articles)
        click.echo(f"{stage:15}{each:6.2f} ms each {100 * seconds / whole:4.0f} %")


def _writer_of_quads(lexicon: Lexicon) -> Callable[[Article], object]:
    project = load_project(root=ROOT)
    vocabulary = load_vocabulary(project)
    return lambda a: list(writer.quads(map_article(a, lexicon), vocabulary, project.base))


def _stages(
    lexicon: Lexicon, articles: list[Article], rounds: int, whole: float
) -> dict[str, float]:
    """Seconds by stage: each is what one step further takes more."""

    def tokens(article: Article) -> object:
        return tokenize(article.text, lexicon.tongue(article.language).language)

    def matched(article: Article) -> object:
        language = lexicon.tongue(article.language).language
        return Matcher(language, tokenize(article.text, language)).find()

    steps: dict[str, Callable[[Article], object]] = {
        "tokens": tokens,
        "matching": matched,
        "names and dates": lambda article: read(article, lexicon),
        "mapping": lambda article: map_article(article, lexicon),
    }
    upto = {stage: _seconds(step, articles, rounds=rounds) for stage, step in steps.items()}
    upto["writing"] = whole
    earlier = [0.0, *upto.values()]
    return {stage: upto[stage] - earlier[i] for i, stage in enumerate(upto)}


def _seconds(step: Callable[[Article], object], articles: list[Article], *, rounds: int) -> float:
    """The processor time of a step for all articles, in the best of some rounds."""
    return min(_of_one_round(step, articles) for _ in range(rounds))


def _of_one_round(step: Callable[[Article], object], articles: list[Article]) -> float:
    begun = process_time()
    for article in articles:
        step(article)
    return process_time() - begun


def _peak_memory() -> float:
    """The most memory the process has had so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _PER_MEGABYTE


if __name__ == "__main__":
    main()
