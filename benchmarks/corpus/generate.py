"""Writes a corpus of invented articles in eight languages, with the truth of each beside it.

\b
python benchmarks/corpus/generate.py 10000 /tmp/ten.jsonl.gz    and /tmp/ten.truth.jsonl.gz
python benchmarks/corpus/generate.py 500 /tmp/articles          texts, each with its gold

The same seed gives the same bytes, and a smaller corpus is the beginning of a larger one. The
truth is in the form of gold annotations; of an article that repeats another it says which
(copy_of, version_of), of one in a language that the lexicon lacks, which language.
"""

import gzip
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any

import click

sys.path.insert(0, str(Path(__file__).parent))
from corpus import Corpus, Made

_SUFFIXES = (".jsonl", ".jsonl.gz")


@click.command(help=__doc__)
@click.argument("size", type=click.IntRange(1))
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--seed", default=1, show_default=True, help="Another seed gives other articles.")
@click.option("--languages", default="", help="Only these, such as uk,ar.  [default: all]")
def main(size: int, out: Path, seed: int, languages: str) -> None:
    """Write it."""
    codes = tuple(code for code in languages.split(",") if code)
    made = Corpus(seed, codes).articles(size)
    if out.name.endswith(_SUFFIXES):
        write_lines(made, out)
    else:
        write_folder(made, out)


def truth_of(out: Path) -> Path:
    """Where the truth of a file of JSON Lines goes."""
    name, dot, packed = out.name.partition(".jsonl")
    return out.with_name(f"{name}.truth{dot}{packed}")


def write_lines(made: Iterable[Made], out: Path) -> None:
    """Records and truths as two files of JSON Lines."""
    with ExitStack() as files:
        records, truths = (files.enter_context(_writing(file)) for file in (out, truth_of(out)))
        for one in made:
            records.write(_line(one.record))
            truths.write(_line(one.truth))


def write_folder(made: Iterable[Made], out: Path) -> None:
    """Each article as a text; beside it its gold, where it is none that is skipped or repeats."""
    out.mkdir(parents=True, exist_ok=True)
    for one in made:
        stem = out / one.record["id"]
        stem.with_suffix(".txt").write_text(one.record["text"], encoding="utf-8", newline="")
        if "persons" in one.truth:
            gold = json.dumps(one.truth, ensure_ascii=False, indent=1) + "\n"
            stem.with_suffix(".json").write_text(gold, encoding="utf-8", newline="")


def _line(row: dict[str, Any]) -> bytes:
    return (json.dumps(row, ensure_ascii=False) + "\n").encode()


@contextmanager
def _writing(file: Path) -> Iterator[IO[bytes]]:
    """A file to write into, packed if its name says so, without the time in its head."""
    with file.open("wb") as plain:
        if file.suffix != ".gz":
            yield plain
            return
        with gzip.GzipFile("", "wb", 6, plain, mtime=0) as packed:
            yield packed  # type: ignore[misc]


if __name__ == "__main__":
    main()
