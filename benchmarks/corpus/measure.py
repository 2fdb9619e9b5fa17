"""Builds a corpus and tells how fast, in how much memory, and how right.

\b
python benchmarks/corpus/measure.py 10000
python benchmarks/corpus/measure.py 1000 --stages-only      builds nothing
LODKIT_SCORE=../score python benchmarks/corpus/measure.py 10000

The corpus is written as JSON Lines, built by `lodkit build` in a process of its own, and the
counts of what repeats and what is skipped are compared with the truth. Where the folder with the
scorer is given (LODKIT_SCORE or --score), articles drawn from the build are scored against their
truth. What follows -- is given to `lodkit build`.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from itertools import islice
from pathlib import Path
from random import Random
from time import perf_counter, process_time
from typing import Any

import click

sys.path.insert(0, str(Path(__file__).parent))
from corpus import Corpus
from generate import truth_of, write_folder, write_lines

from lodkit.lexicon.identification import identify
from lodkit.lexicon.lexicon import Lexicon
from lodkit.lexicon.matcher import Matcher
from lodkit.lexicon.tokens import tokenize
from lodkit.mapping import map_article
from lodkit.mapping.text.reading import read
from lodkit.model.article import Article
from lodkit.project import load_project
from lodkit.rdf import writer
from lodkit.rdf.vocabulary import load_vocabulary
from lodkit.reading.articles import SetAside, read_articles
from lodkit.reading.duplicates import Seen, fingerprint
from lodkit.reading.entries import ReadingSettings
from lodkit.reading.inputs import find_inputs

ROOT = Path(__file__).resolve().parents[2]
# ru_maxrss is in kilobytes, but on macOS in bytes.
_PER_MEGABYTE = 1e6 if sys.platform == "darwin" else 1e3
_STAGES = 1_000
"""So many articles are gone through a stage at a time."""


@click.command(help=__doc__)
@click.argument("size", type=click.IntRange(20))
@click.option("--seed", default=1, show_default=True)
@click.option("--out", type=click.Path(path_type=Path), help="Keep what is written here.")
@click.option("--score", "scorer", envvar="LODKIT_SCORE", type=click.Path(path_type=Path))
@click.option("--sample", default=1_000, show_default=True, help="Articles that are scored.")
@click.option("--stages-only", is_flag=True, help="Do not build.")
@click.argument("build_options", nargs=-1, type=click.UNPROCESSED)
def main(
    size: int,
    seed: int,
    out: Path | None,
    scorer: Path | None,
    sample: int,
    stages_only: bool,
    build_options: tuple[str, ...],
) -> None:
    """Measure one size."""
    with tempfile.TemporaryDirectory() as own:
        folder = out or Path(own)
        folder.mkdir(parents=True, exist_ok=True)
        corpus = folder / "corpus.jsonl"
        begun = perf_counter()
        write_lines(Corpus(seed).articles(size), corpus)
        mean = corpus.stat().st_size / size
        _say(
            "corpus",
            f"{size:,} articles, {mean:,.0f} bytes each, in {perf_counter() - begun:.0f} s",
        )
        _say("processor", f"100,000 squares added up in {1000 * _speed():.1f} ms")
        stages(corpus)
        if stages_only:
            return
        built = folder / "built"
        build(corpus, built, size, build_options)
        compare_counts(truth_of(corpus), built)
        if scorer is None or not (scorer / "score.py").is_file():
            _say("accuracy", "not measured: LODKIT_SCORE names no folder with score.py")
            return
        score(Corpus(seed), size, built, scorer, sample, folder)


def stages(corpus: Path) -> None:
    """What each stage takes of an article's way to N-Quads; processor time, one after the other."""
    project = load_project(root=ROOT)
    lexicon, vocabulary = Lexicon(project.ontology), load_vocabulary(project)
    settings = ReadingSettings()

    def written(article: Article) -> int:
        return sum(1 for _ in writer.quads(map_article(article, lexicon), vocabulary, project.base))

    # The lexicon is worked out as far as texts go into it, which is not to be measured here.
    for article in _known(list(_read(corpus, settings)), lexicon)[:200]:
        written(article)
    taken: Counter[str] = Counter()

    def timed(stage: str, step: Callable[[], Any]) -> Any:
        begun = process_time()
        result = step()
        taken[stage] += process_time() - begun
        return result

    articles = timed("reading", lambda: list(_read(corpus, settings)))
    timed("language", lambda: [identify(article.text) for article in articles])
    known = _known(articles, lexicon)
    with closing(Seen()) as seen:
        timed(
            "duplicates",
            lambda: [seen.meet(article, fingerprint(article.text)) for article in known],
        )
    upto: Counter[str] = Counter()
    for article in known:
        language = lexicon.tongue(article.language).language
        for stage, step in {
            "tokens": lambda a=article, of=language: tokenize(a.text, of),
            "matching": lambda a=article, of=language: Matcher(of, tokenize(a.text, of)).find(),
            "names, dates": lambda a=article: read(a, lexicon),
            "mapping": lambda a=article: map_article(a, lexicon),
            "writing": lambda a=article: written(a),
        }.items():
            begun = process_time()
            step()
            upto[stage] += process_time() - begun
    before = 0.0
    for stage, seconds in upto.items():
        taken[stage] = seconds - before
        before = seconds
    whole = sum(taken.values())
    _say("stages", f"{len(known) / whole:,.0f} articles a second and core, to N-Quads")
    for stage, seconds in taken.items():
        each = 1000 * seconds / len(known)
        _say(f"  {stage}", f"{each:6.2f} ms{100 * seconds / whole:5.0f} %")


def _read(corpus: Path, settings: ReadingSettings) -> Iterator[Article]:
    """The first articles of the corpus, as `lodkit build` reads them."""
    told = read_articles(find_inputs([corpus]), settings)
    return (one.article for one in islice(told, _STAGES) if not isinstance(one, SetAside))


def _known(articles: list[Article], lexicon: Lexicon) -> list[Article]:
    """Those in a language of the lexicon, which is what their words say where it is not given."""
    said = (
        a if a.language in lexicon.languages else replace(a, language=identify(a.text))
        for a in articles
    )
    return [article for article in said if article.language in lexicon.languages]


def build(corpus: Path, built: Path, size: int, options: tuple[str, ...]) -> None:
    """Build the corpus as users do, and say how long it took and how much memory."""
    command = [sys.executable, "-m", "lodkit", "build", str(corpus), "--out", str(built), "--quiet"]
    begun = perf_counter()
    done = subprocess.run([*command, *options], check=False, cwd=ROOT)
    took = perf_counter() - begun
    if done.returncode not in (0, 1):
        raise SystemExit(done.returncode)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor, peak = used.ru_utime + used.ru_stime, used.ru_maxrss / _PER_MEGABYTE
    _say(
        "build",
        f"{took:,.0f} s, of processor {processor:,.0f} s; {size / took:,.0f} articles a second",
    )
    _say("memory", f"{peak:,.0f} MB at the most, in one process")
    size_of = (built / "dump.nq").stat().st_size
    _say("dump.nq", f"{size_of / 1e6:,.0f} MB, {size_of / size:,.0f} bytes an article")


def compare_counts(truths: Path, built: Path) -> None:
    """What the build counted as repeated or skipped, beside what is."""
    true: Counter[str] = Counter()
    with truths.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            kinds = ("copy_of", "version_of", "other_language")
            true[next((kind for kind in kinds if kind in row), "articles")] += 1
    manifest = json.loads((built / "manifest.json").read_text())
    found = {
        "articles": manifest["counts"]["articles"],
        "copy_of": manifest["copies"],
        "version_of": manifest["versions"],
        "other_language": sum(manifest["other_languages"].values()),
    }
    told = ", ".join(f"{kind} {found[kind]:,} of {true[kind]:,}" for kind in found)
    _say("counted", f"{told}; set aside {manifest['set_aside_in_all']:,}")


def score(corpus: Corpus, size: int, built: Path, scorer: Path, sample: int, folder: Path) -> None:
    """Score some of the articles that were built against their truth."""
    numbers = sorted(Random(corpus.seed).sample(range(size), min(size, sample)))
    gold, dump = folder / "gold", folder / "scored/dump.nq"
    write_folder(map(corpus.article, numbers), gold)
    wanted = {file.stem for file in gold.glob("*.json")}
    for text in gold.glob("*.txt"):
        if text.stem not in wanted:
            text.unlink()
    dump.parent.mkdir(exist_ok=True)
    with (
        (built / "dump.nq").open(encoding="utf-8") as lines,
        dump.open("w", encoding="utf-8") as kept,
    ):
        # A line ends in its graph, <…/graph/ID> .
        graphs = wanted | {"vocabulary", "derived"}
        kept.writelines(line for line in lines if line[line.rindex("/") + 1 : -4] in graphs)
    command = [sys.executable, str(scorer / "score.py"), str(gold), "--build"]
    done = subprocess.run(
        [*command, f"cp -r {dump.parent} {{out}}"],
        cwd=ROOT,
        env=os.environ | {"PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    _say("accuracy", f"of {len(wanted):,} articles\n{done.stdout}{done.stderr}")


def _say(what: str, told: str) -> None:
    click.echo(f"{what:16}{told}")


def _speed() -> float:
    def once() -> float:
        begun = process_time()
        sum(i * i for i in range(100_000))
        return process_time() - begun

    return min(once() for _ in range(5))


if __name__ == "__main__":
    main()
