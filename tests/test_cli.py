"""The commands as a user calls them: processes of their own, their words and exit codes."""

import gzip
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import SEEDS, Run

ARTICLE = (
    "Den Vorsitz der Konferenz führte Lam Van Man, "
    "Sekretär des Parteikomitees der Provinz Soc Trang."
)


def one_line_error(done: "subprocess.CompletedProcess[str]") -> str:
    """The only line of the error stream; a traceback is more than a line."""
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, done.stderr
    return lines[0]


def snapshot(folder: Path) -> dict[str, bytes]:
    """The files of a release but its store, with their bytes."""
    files = (p for p in sorted(folder.rglob("*")) if p.is_file() and "store" not in p.parts)
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in files}


def test_help_names_every_command_and_exit_code(run: Run) -> None:
    """The first thing a newcomer calls shows the commands and what exit codes mean."""
    done = run("--help")

    assert done.returncode == 0
    for word in ("build", "validate", "query", "serve", "explain", "lexicon", "Exit codes"):
        assert word in done.stdout


def test_version_is_one_line(run: Run) -> None:
    """--version prints name and version."""
    assert run("--version").stdout.startswith("lodkit 0.")


def test_two_builds_are_byte_identical(dataset: Path, run: Run, tmp_path: Path) -> None:
    """The same articles give the same bytes, wherever and whenever they are built."""
    again = tmp_path / "again"
    environment = os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}

    assert run("build", SEEDS, "-o", again, "-q", env=environment).returncode == 0
    assert snapshot(again) == snapshot(dataset)


def test_a_build_ends_with_what_was_built_and_how_to_serve_it(run: Run, tmp_path: Path) -> None:
    """The closing table counts everything, and the next command stands there to be copied."""
    out = tmp_path / "out"
    done = run("build", SEEDS, "--out", out)

    assert done.returncode == 0
    for word in ("articles", "triples", "persons", "bodies", "posts", "meetings", "documents"):
        assert word in done.stdout
    assert f"lodkit serve {out}" in done.stdout
    assert "\x1b" not in done.stdout


def test_quiet_says_nothing(run: Run, tmp_path: Path) -> None:
    """--quiet leaves both streams empty when all is well."""
    done = run("build", SEEDS, "--out", tmp_path / "out", "--quiet")

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_files_that_are_passed_over_are_told(run: Run, tmp_path: Path) -> None:
    """What a folder has besides articles is no fault, but nobody should miss it unawares."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "good.txt").write_text(ARTICLE)
    for name in ("notes.docx", "README.md", ".hidden"):
        (folder / name).write_text("not an article")
    done = run("build", folder, "--out", tmp_path / "out")

    assert done.returncode == 0
    assert "other files              2  (.docx, .md: not read; see --format)" in done.stdout


def test_standard_input_is_an_article(run: Run, tmp_path: Path) -> None:
    """A text piped in is built like a file."""
    done = run("build", "-", "--out", tmp_path / "out", input=ARTICLE)

    assert done.returncode == 0
    assert "Lam Van Man" in (tmp_path / "out" / "dump.ttl").read_text()


BAD_ARTICLES = {
    "not-utf8": b"Konferenz \xff\xfe",
    "empty": b"",
    "binary": bytes(range(256)),
    "large": b"Konferenz der Partei. " * 2_500_000,
}
FRENCH_POLITICS = """\
Le président de la République française a reçu mardi à Paris la Première ministre et le ministre
de l'Intérieur, qui ont présenté devant les députés le budget pour l'année prochaine.
"""
HUNGARIAN = "Ez egy magyar mondat, amelyet senki sem vár. " * 5


@pytest.mark.parametrize("name", BAD_ARTICLES)
def test_a_bad_article_is_set_aside_and_the_others_are_built(
    name: str, run: Run, tmp_path: Path
) -> None:
    """One bad article is told in one line and by the exit code; the rest is there."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / f"{name}.txt").write_bytes(BAD_ARTICLES[name])
    (folder / "good.txt").write_text(ARTICLE)
    done = run("build", folder, "--out", tmp_path / "out", "--quiet")

    assert done.returncode == 1
    assert name in one_line_error(done)
    assert "Lam Van Man" in (tmp_path / "out" / "dump.ttl").read_text()


def test_articles_in_other_languages_are_counted_and_no_fault(run: Run, tmp_path: Path) -> None:
    """A corpus has them; the summary and the manifest say how many, in which languages."""
    folder, out = tmp_path / "articles", tmp_path / "out"
    folder.mkdir()
    (folder / "hungarian.txt").write_text(HUNGARIAN)
    (folder / "good.txt").write_text(ARTICLE)
    done = run("build", folder, "--out", out)

    assert (done.returncode, done.stderr) == (0, "")
    assert re.search(r"other languages +1  \(hu 1\)", done.stdout)
    assert json.loads((out / "manifest.json").read_text())["other_languages"] == {"hu": 1}


def test_what_is_set_aside_is_named_with_its_folder(run: Run, tmp_path: Path) -> None:
    """As it can be opened; of two sources as well."""
    for name in ("one/a.txt", "two/b.txt", "two/deep/broken, line 2.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(ARTICLE)
    (tmp_path / "two/deep/broken, line 2.txt").write_bytes(b"\xff")
    done = run("build", tmp_path / "one", tmp_path / "two", "--out", tmp_path / "out")

    assert one_line_error(done).startswith(f"set aside {tmp_path}/two/deep/broken, line 2.txt: ")
    assert "set aside                1\n" in done.stdout


def test_the_summary_tells_what_its_numbers_count(run: Run, tmp_path: Path) -> None:
    """Most triples of a single article's dataset are the vocabulary's."""
    told = run("build", SEEDS / "de-soc-trang.txt", "--out", tmp_path / "out").stdout
    dump = (tmp_path / "out/dump.nq").read_text()
    own = dump.count("/graph/vocabulary> .\n")

    assert f"(with the {own:,} of the vocabulary, each counted once)" in told
    assert re.search(r"unused mentions +\d+  \(lodkit explain FILE lists them\)", told)


def test_articles_about_something_else_are_counted(run: Run, tmp_path: Path) -> None:
    """They are in the dataset and state nothing: a build says so, the next one too."""
    folder, out = tmp_path / "articles", tmp_path / "out"
    folder.mkdir()
    (folder / "paris.txt").write_text(FRENCH_POLITICS)
    (folder / "good.txt").write_text(ARTICLE)
    told = [run("build", folder, "--out", out).stdout for _ in range(2)]

    assert all(re.search(r"without facts +1  ", one) for one in told)
    assert json.loads((out / "manifest.json").read_text())["without_facts"] == 1
    assert "It states nothing" in run("explain", folder / "paris.txt").stdout
    assert "It states nothing" not in run("explain", folder / "good.txt").stdout


def test_a_named_file_in_another_language_is_a_fault(run: Run, tmp_path: Path) -> None:
    """Who names a file wants its article."""
    good, other = tmp_path / "good.txt", tmp_path / "hungarian.txt"
    good.write_text(ARTICLE)
    other.write_text(HUNGARIAN)
    done = run("build", good, other, "--out", tmp_path / "out", "--quiet")

    assert done.returncode == 1
    assert "hungarian.txt: no lexicon for 'hu'" in one_line_error(done)


def test_a_corpus_without_an_article_of_ours_is_no_dataset(run: Run, tmp_path: Path) -> None:
    """The languages there are, are told."""
    path = tmp_path / "corpus.jsonl"
    path.write_text(json.dumps({"text": HUNGARIAN}) + "\n")
    done = run("build", path, "--out", tmp_path / "out")

    assert done.returncode == 3
    assert "1 are in languages that the lexicon lacks: hu 1" in one_line_error(done)


def test_a_corpus_keeps_what_is_known_and_ties_what_repeats(run: Run, tmp_path: Path) -> None:
    """Address, date and publisher are in the dataset, repetitions are counted, faults named."""
    record = {
        "text": ARTICLE + " Die Konferenz fand am 24. September statt.",
        "url": "https://news.example.vn/1",
        "date": "2023-10-01T08:00:00Z",
        "publisher": "Zeitung",
        "language": "de",
    }
    again = record | {"url": "https://mirror.example.vn/1"}
    lines = [json.dumps(record), "{", json.dumps(again), json.dumps({"text": HUNGARIAN})]
    path, out = tmp_path / "corpus.jsonl.gz", tmp_path / "out"
    path.write_bytes(gzip.compress("\n".join(lines).encode()))
    done = run("build", path, "--out", out)
    manifest = json.loads((out / "manifest.json").read_text())
    quads = (out / "dump.nq").read_text()

    assert done.returncode == 1
    assert one_line_error(done).startswith(f"set aside {path}, line 2: is no JSON")
    assert "set aside                1\n" in done.stdout
    assert "exact copies             1" in done.stdout
    assert (manifest["copies"], manifest["versions"], manifest["counts"]["articles"]) == (1, 0, 1)
    assert manifest["counts"]["findings"] == 0
    for day in ("2023-10-01", "2023-09-24"):
        assert f'"{day}"^^<http://www.w3.org/2001/XMLSchema#date>' in quads
    for known in ("https://news.example.vn/1", "https://mirror.example.vn/1", "Zeitung"):
        assert known in quads


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads memory from /proc")
def test_a_record_of_two_hundred_megabytes_takes_no_memory(run: Run, tmp_path: Path) -> None:
    """It is told, the others are built, and the process stays small."""
    path = tmp_path / "corpus.jsonl"
    with path.open("w") as file:
        file.write('{"text": "')
        for _ in range(200):
            file.write("x" * 1_000_000)
        file.write('"}\n' + json.dumps({"text": ARTICLE}) + "\n")
    # not ru_maxrss, which begins with what the process that started this one has
    program = (
        "import sys; from pathlib import Path; from lodkit.pipeline import build; "
        "built = build(sys.argv[1:2], sys.argv[2], language='de'); print(built.tally.set_aside);"
        "print(Path('/proc/self/status').read_text().partition('VmHWM:')[2].split()[0])"
    )
    command = [sys.executable, "-c", program, str(path), str(tmp_path / "out")]
    told, kilobytes = subprocess.check_output(command, text=True).splitlines()

    assert "the line is longer than 16,000,000 bytes" in told
    assert int(kilobytes) < 600_000


def test_an_article_of_a_corpus_is_explained(run: Run, tmp_path: Path) -> None:
    """--article picks it by its identifier, --field says where its text is."""
    path = tmp_path / "corpus.jsonl"
    records = [{"id": "a", "words": "x"}, {"id": "b", "words": ARTICLE}]
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    done = run("explain", path, "--article", "b", "--field", "text=words")

    assert "Lam Van Man: chair of main conference" in done.stdout


@pytest.mark.parametrize("name", BAD_ARTICLES)
def test_a_build_with_nothing_but_bad_articles_leaves_the_earlier_dataset(
    name: str, run: Run, tmp_path: Path
) -> None:
    """Where no article is left the build fails, and what was there before stays."""
    good, bad, out = tmp_path / "good.txt", tmp_path / f"{name}.txt", tmp_path / "out"
    good.write_text(ARTICLE)
    bad.write_bytes(BAD_ARTICLES[name])
    run("build", good, "--out", out, "--quiet")
    before = snapshot(out)
    done = run("build", bad, "--out", out)

    assert done.returncode == 3
    assert name in done.stderr
    assert "Traceback" not in done.stderr
    assert snapshot(out) == before


def test_ten_megabytes_in_one_line_are_refused_at_once(run: Run, tmp_path: Path) -> None:
    """An absurd line is an error, not a hang."""
    path = tmp_path / "line.txt"
    path.write_text("Konferenz " * 1_000_000)

    assert run("build", path, "--out", tmp_path / "out", timeout=20).returncode == 3


def test_control_characters_come_out_harmless(run: Run, tmp_path: Path) -> None:
    """Escape sequences of a text never reach the terminal."""
    path = tmp_path / "esc.txt"
    path.write_text("\x1b[31mroter\x1b]0;Titel\x07 Text. " + ARTICLE)
    done = run("explain", path)

    assert "\x1b" not in done.stdout + done.stderr
    assert "\x07" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["build", "missing", "--out", "{tmp}/out"], 3, "no such file or folder"),
        (["build", "{tmp}", "--out", "{tmp}/out"], 3, "no article in this folder"),
        (["build", "{article}", "--out", "/proc/out"], 6, "/proc"),
        (["build", "{article}", "--out", "{tmp}"], 6, "other things than a dataset"),
        (["build", "{article}", "--out", "{tmp}/out", "--base", "no iri"], 2, "base"),
        (["build", "{article}", "--out", "{tmp}/out", "--lang", "xx"], 2, "it has ar, de, en"),
        (["build", "{article}", "--out", "{tmp}/out", "--lang", "italian"], 2, "'italian'"),
        (["explain", "{article}", "--lang", "italian"], 2, "--lang: the lexicon has no language"),
        (["lexicon", "Text.", "--lang", "italian"], 2, "--lang: the lexicon has no language"),
        (["validate", "{broken}"], 3, "line 2"),
        (["validate", "{tmp}/missing.ttl"], 3, "no such file or folder"),
        (["validate", "{article}"], 3, "which RDF format"),
        (["validate", "{good}", "--shapes", "{broken}"], 4, "line 2"),
        (["validate", "{good}", "--shapes", "{good}"], 4, "no shape"),
        (["query", "SELECT * {{ ?s ?p ", "{good}"], 2, "malformed"),
        (["query", "no-such-query", "{good}"], 2, "no query called"),
        (["query", "missing.rq", "{good}"], 2, "missing.rq"),
        (["query", "DROP ALL", "{good}"], 2, "DROP is an update, and data is only read here"),
        (["query", "--list", "--format", "csv"], 2, "the list of queries is no csv"),
        (["serve", "{tmp}"], 3, "(build a dataset with: lodkit build SOURCE... --out out)"),
        (["query", "SELECT * {{ ?s ?p ?o }}", "{broken}"], 3, "line 2"),
        (["query", "SELECT * {{ ?s ?p ?o }}"], 2, "nothing to ask"),
        (["query", "SELECT * {{ SERVICE <http://127.0.0.1:9/> {{ }} }}", "{good}"], 2, "SERVICE"),
        (["query", "ASK {{ ?s a nope:Post }}", "{good}"], 2, "the prefix nope: is not declared"),
        (["query", "ASK {{ }}", "--endpoint", "http://127.0.0.1:9/sparql"], 3, "does not answer"),
        (["serve", "{tmp}/missing"], 3, "missing"),
        (["explain", "{tmp}/missing.txt"], 3, "no such file"),
        (["explain", "{article}", "--article", "b"], 3, "is called 'b' (one is called article)"),
        (["diff", "{good}", "{tmp}/missing.ttl"], 3, "missing.ttl: there is no such file"),
        (["validate", "{good}", "--baseline", "{good}"], 3, "--format json=FILE"),
        (["query", "timelin", "{good}"], 2, "perhaps timeline"),
    ],
)
def test_every_error_is_one_line_with_its_exit_code(
    arguments: list[str], code: int, words: str, run: Run, tmp_path: Path
) -> None:
    """What is wrong, where, and the documented exit code; never a traceback."""
    files = {"article": tmp_path / "a" / "article.txt", "broken": tmp_path / "broken.ttl"}
    files["good"] = tmp_path / "good.ttl"
    (tmp_path / "a").mkdir()
    files["article"].write_text(ARTICLE)
    files["broken"].write_text("<urn:a> <urn:b> <urn:c> .\n<urn:a> <urn:b> .\n")
    files["good"].write_text("<urn:a> <urn:b> <urn:c> .\n")
    if arguments[1] == "{tmp}":
        files["article"].unlink()
    filled = [a.format(tmp=tmp_path, **files) for a in arguments]
    done = run(*filled)

    assert done.returncode == code, done.stderr
    assert words in one_line_error(done)


def test_a_misspelt_command_is_guessed(run: Run) -> None:
    """What was meant is named."""
    done = run("buid")

    assert done.returncode == 2
    assert "Perhaps build?" in done.stderr


def test_unknown_options_are_usage_errors(run: Run) -> None:
    """A misspelt option is exit code 2."""
    assert run("build", "--outt", "x").returncode == 2


def test_an_interrupted_build_leaves_the_earlier_dataset(run: Run, tmp_path: Path) -> None:
    """Ctrl-C while building changes nothing and leaves nothing behind."""
    out = tmp_path / "out"
    run("build", SEEDS, "--out", out, "--quiet")
    before = snapshot(out)
    command = [sys.executable, "-m", "lodkit", "build", str(SEEDS), "--out", str(out)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    while process.poll() is None and not list(tmp_path.glob(".out.building-*")):
        time.sleep(0.01)  # until it has begun
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=30)

    assert process.returncode in (0, 130)
    assert snapshot(out) == before
    assert [p.name for p in tmp_path.iterdir() if "building" in p.name] == []


def test_validate_tells_conforming_data_from_other(dataset: Path, run: Run, tmp_path: Path) -> None:
    """A dataset conforms (0); a membership without evidence does not (1), in every format."""
    bad = tmp_path / "bad.ttl"
    bad.write_text(
        "@prefix org: <http://www.w3.org/ns/org#> .\n<https://example.org/m> a org:Membership ."
    )

    assert run("validate", dataset).returncode == 0
    for form, words in (
        ("human", "Violation"),
        ("json", '"conforms": false'),
        ("turtle", "sh:result"),
    ):
        done = run("validate", bad, "--format", form)
        assert done.returncode == 1
        assert words in done.stdout


def test_query_answers_in_every_format(dataset: Path, run: Run) -> None:
    """Rows as table, CSV, TSV, JSON and XML; triples as Turtle; a yes or no."""
    question = "SELECT ?name { ?p <http://xmlns.com/foaf/0.1/name> ?name } ORDER BY ?name LIMIT 1"
    expected = {
        "table": "1 row",
        "csv": "name\r\n",
        "tsv": "?name\n",
        "json": '"bindings"',
        "xml": "<sparql",
    }
    for form, words in expected.items():
        assert (
            words in run("query", question, dataset, "--format", form, text=False).stdout.decode()
        )
    assert (
        "foaf:name"
        in run(
            "query", "CONSTRUCT WHERE { ?s <http://xmlns.com/foaf/0.1/name> ?n }", dataset
        ).stdout
    )
    assert run("query", "ASK { ?s ?p ?o }", dataset).stdout == "yes\n"


def test_the_prefixes_of_a_dataset_go_without_saying(dataset: Path, run: Run) -> None:
    """A question may use org:, lk: and the others without declaring them."""
    assert run("query", "ASK { ?post a org:Post ; org:role ?role }", dataset).stdout == "yes\n"


def test_queries_are_listed_with_their_titles(run: Run) -> None:
    """--list shows each named query with what it answers."""
    lines = run("query", "--list").stdout.splitlines()

    assert len(lines) >= 17
    assert all(len(line.split(None, 1)) == 2 for line in lines)


def test_a_file_with_an_odd_name_is_set_aside_and_the_others_are_built(
    run: Run, tmp_path: Path
) -> None:
    """A name that cannot be an identifier stops that article only."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "good.txt").write_text(ARTICLE)
    Path(os.fsdecode(os.fsencode(folder) + b"/bad\xff.txt")).write_text(ARTICLE)
    done = run("build", folder, "--out", tmp_path / "out", "--quiet")

    assert done.returncode == 1
    assert "identifier" in one_line_error(done)
    assert "Lam Van Man" in (tmp_path / "out" / "dump.ttl").read_text()


def test_explain_shows_facts_beside_their_sentences(run: Run) -> None:
    """The person, the post and the participation stand below the sentence that states them."""
    done = run("explain", SEEDS / "de-soc-trang.txt")

    assert "Lam Van Man: secretary of party-committee / soc-trang" in done.stdout
    assert "Lam Van Man: chair of main conference" in done.stdout
    assert "mentions that no fact uses" in done.stdout


def test_explain_has_a_legend_where_there_are_colours(run: Run) -> None:
    """Elsewhere its words would explain nothing."""
    legend = "body  place  document"
    plain = run("explain", SEEDS / "de-soc-trang.txt").stdout
    coloured = run(
        "explain", SEEDS / "de-soc-trang.txt", env=os.environ | {"FORCE_COLOR": "1"}
    ).stdout

    assert not plain.startswith(legend)
    assert re.sub("\x1b[^m]*m", "", coloured).startswith(legend)


def test_explain_tells_what_holds_several_articles(run: Run, tmp_path: Path) -> None:
    """The folder does, where each of its files holds one."""
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(ARTICLE)
    several = one_line_error(run("explain", tmp_path))

    assert several.startswith(f"lodkit: {tmp_path}: holds several articles (say which")
    assert run("explain", tmp_path, "--article", "b").returncode == 0


def test_lexicon_shows_coverage_and_matches(run: Run) -> None:
    """Without a text it counts concepts by language; with one it shows what matches."""
    assert "body-kind" in run("lexicon").stdout
    assert "people-council" in run("lexicon", "голова Народної ради", "--lang", "uk").stdout
    assert "secretary" in run("lexicon", "--scheme", "role").stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_printed_for_each_shell(shell: str, run: Run) -> None:
    """The lines can be put into the shell's own set-up file."""
    assert "_LODKIT_COMPLETE" in run("completion", shell).stdout
