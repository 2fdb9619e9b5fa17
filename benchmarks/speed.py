"""How fast articles become N-Quads, what each stage takes of it, and what the lexicon costs.

Run it in the project's folder: python benchmarks/speed.py
"""

import gc
import math
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
from lodkit.mapping.text.reading import read
from lodkit.model.article import Article
from lodkit.project import load_project
from lodkit.rdf import writer
from lodkit.rdf.vocabulary import load_vocabulary

ROOT = Path(__file__).resolve().parent.parent
# ru_maxrss is in kilobytes, but on macOS in bytes.
_PER_MEGABYTE = 1e6 if sys.platform == "darwin" else 1e3
_LOOPS = 100_000

Step = Callable[[Article], object]


@click.command(help=__doc__)
@click.option("--rounds", default=7, help="How often all is measured; the best round counts.")
def main(rounds: int) -> None:
    """Load the lexicon, map all articles for the first time, then measure each stage."""
    speed = min(_timed(lambda: sum(i * i for i in range(_LOOPS))) for _ in range(rounds))
    click.echo(f"processor       {_LOOPS:,} squares added up in {1000 * speed:.1f} ms")
    lexicon = _load_lexicon()
    gc.set_threshold(100_000, 20, 20)  # as `lodkit build` does

    articles = make_articles(ROOT)
    steps = _steps(lexicon)
    first = sum(_timed(lambda a=a: steps["writing"](a)) for a in articles)
    click.echo(f"first time      {len(articles) / first:.0f} articles a second")
    for language in sorted({a.language for a in articles}):
        own = [a for a in articles if a.language == language]
        took = _best_rounds({"all": steps["writing"]}, own, rounds)["all"]
        click.echo(f"  then {language:9}{len(own) / took:.0f} articles a second")
    upto = _best_rounds(steps, articles, rounds)
    whole = upto["writing"]
    click.echo(f"  then all      {len(articles) / whole:.0f} articles a second")
    before = 0.0
    for stage, seconds in upto.items():
        each = 1000 * (seconds - before) / len(articles)
        click.echo(f"    {stage:18}{each:5.2f} ms{100 * (seconds - before) / whole:5.0f} %")
        before = seconds


def _load_lexicon() -> Lexicon:
    before, lexicon = _peak_memory(), Lexicon(ROOT / "ontology")

    def load() -> object:
        tongues = [lexicon.tongue(code) for code in lexicon.languages]
        return lexicon.schemes, lexicon.places, lexicon.roster, tongues

    took, peak = _timed(load), _peak_memory()
    click.echo(f"lexicon         {len(lexicon.languages)} languages in {took:.2f} s")
    click.echo(f"memory          {peak - before:.0f} MB for it, {peak:.0f} MB in all")
    return lexicon


def _steps(lexicon: Lexicon) -> dict[str, Step]:
    """By stage what leads up to its end; each contains the one before."""
    project = load_project(root=ROOT)
    vocabulary = load_vocabulary(project)

    def tokens(article: Article) -> object:
        return tokenize(article.text, lexicon.tongue(article.language).language)

    def matched(article: Article) -> object:
        language = lexicon.tongue(article.language).language
        return Matcher(language, tokenize(article.text, language)).find()

    def written(article: Article) -> object:
        return list(writer.quads(map_article(article, lexicon), vocabulary, project.base))

    return {
        "tokens": tokens,
        "matching": matched,
        "names, dates": lambda article: read(article, lexicon),
        "mapping": lambda article: map_article(article, lexicon),
        "writing": written,
    }


def _best_rounds(steps: dict[str, Step], articles: list[Article], rounds: int) -> dict[str, float]:
    """Seconds that each step takes for all articles, each article in its best round."""
    best = {stage: [math.inf] * len(articles) for stage in steps}
    for _ in range(rounds):
        for stage, step in steps.items():
            times = (_timed(lambda a=a, step=step: step(a)) for a in articles)
            best[stage] = list(map(min, best[stage], times))
    return {stage: sum(seconds) for stage, seconds in best.items()}


def _timed(step: Callable[[], object]) -> float:
    """The processor time that something takes, in seconds."""
    begun = process_time()
    step()
    return process_time() - begun


def _peak_memory() -> float:
    """The most memory the process has had so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _PER_MEGABYTE


if __name__ == "__main__":
    main()
