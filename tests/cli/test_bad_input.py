"""Whatever is given that cannot be used: one plain line on stderr, exit 2, and no file made or touched."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.cli.invoke import MEMBERS, OFFICERS, conduct, one_plain_line, pair, spawned
from tests.sources.docx_made import NAMESPACES, made, paragraph, zipped
from tests.sources.pdf_made import clauses, drawn, painted

MEGABYTE = 1024 * 1024
WORD = made(paragraph("1. Officers must keep a register of gifts."))


def bomb() -> bytes:
    """A small archive that unpacks to 60 MB of blanks."""
    open_, close = f"<w:document {NAMESPACES}><w:body>", "</w:body></w:document>"
    return made("", raw={"word/document.xml": open_.encode() + b" " * (60 * MEGABYTE) + close.encode()})


def scan() -> bytes:
    return painted(lambda canvas: canvas.rect(50, 50, 400, 600, fill=1))


DOCUMENTS: list[tuple[str, str, Callable[[], bytes], str]] = [
    ("empty", "code.pdf", bytes, "the file is empty"),
    ("wrong suffix", "code.xlsx", lambda: WORD, "is not read"),
    ("no old Word file", "code.doc", lambda: b"words", "save it as DOCX or PDF"),
    ("damaged DOCX", "code.docx", lambda: WORD[: len(WORD) // 2], "damaged"),
    ("no DOCX", "code.docx", lambda: b"Officers must keep a register.", "no DOCX file"),
    ("damaged PDF", "code.pdf", lambda: drawn([clauses(1)])[:700], "damaged"),
    ("no PDF", "code.pdf", lambda: b"Officers must keep a register.", "no PDF file"),
    ("encrypted PDF", "code.pdf", lambda: drawn([clauses(1)], encrypt="secret"), "locked with a password"),
    ("PDF without text", "code.pdf", scan, "looks like a scan"),
    ("zip bomb", "code.docx", bomb, "code.docx: "),
    ("other archive", "code.docx", lambda: zipped({"xl/workbook.xml": b"<a/>"}), "no Word document"),
    ("binary as text", "code.txt", lambda: bytes(range(256)) * 8, "binary"),
    ("binary as Markdown", "code.md", lambda: bytes(range(256)) * 8, "binary"),
    ("only a title", "code.md", lambda: b"# Code of Conduct\n", "no provision found"),
    ("only blanks", "code.txt", lambda: b" \n\n \t\n", "code.txt: "),
]


@pytest.mark.parametrize(("name", "data", "said"), [row[1:] for row in DOCUMENTS], ids=[row[0] for row in DOCUMENTS])
def test_a_document_that_cannot_be_used(tmp_path: Path, name: str, data: Callable[[], bytes], said: str) -> None:
    bad, good = tmp_path / name, pair(tmp_path)[1]
    bad.write_bytes(data())
    report = tmp_path / "report.json"
    before = listing(tmp_path)
    for words in (
        ("parse", bad),
        ("parse", bad, "--format", "json"),
        ("compare", bad, "--against", good, "-o", report),
        ("compare", good, "--against", bad, "-o", report, "--format", "json"),
    ):
        done = conduct(*words)
        assert (done.code, done.out) == (2, ""), words
        assert one_plain_line(done.err) and name in done.err and said in done.err, done.err
        assert str(tmp_path) not in done.err
    assert listing(tmp_path) == before


def test_an_older_report_outlives_a_failed_run(tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    report.write_text("the report of last week", encoding="utf-8")
    assert conduct("compare", tmp_path / "gone.pdf", "--against", "thornmere/members", "-o", report).code == 2
    assert report.read_text(encoding="utf-8") == "the report of last week"


NAMES = [
    ("a missing file", "missing.pdf", "missing.pdf: there is no such file"),
    ("a missing file in a missing folder", "no/such/missing.docx", "missing.docx: there is no such file"),
    ("a name nearly right", "thornmere/oficers", "did you mean thornmere/officers?"),
    ("another name nearly right", "ashwood/members", "did you mean ashwold/members?"),
    ("a name like no other", "qqqq/zzzz", "thornmere/officers"),
    ("no file and no name", "officers", "no such file"),
    ("nothing", "", "folder"),
    ("two lines", "first\nsecond.pdf", "second.pdf: there is no such file"),
    ("a command to the terminal", "\x1b[31mred/blue", "no such file"),
]


@pytest.mark.parametrize(("name", "said"), [row[1:] for row in NAMES], ids=[row[0] for row in NAMES])
def test_a_name_that_leads_nowhere(name: str, said: str) -> None:
    for words in (("parse", name), ("compare", name, "--against", "thornmere/members")):
        done = conduct(*words)
        assert (done.code, done.out) == (2, "")
        assert one_plain_line(done.err) and said in done.err, done.err


def test_a_folder(tmp_path: Path) -> None:
    done = conduct("parse", tmp_path)
    assert done.code == 2 and one_plain_line(done.err) and "this is a folder" in done.err


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the system lets this user open everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    officers, _ = pair(tmp_path)
    officers.chmod(0)
    done = conduct("parse", officers)
    assert done.code == 2 and one_plain_line(done.err) and "cannot be opened" in done.err


ENCODINGS = ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_other_encodings_are_no_fault(tmp_path: Path, encoding: str, suffix: str) -> None:
    path = tmp_path / f"code{suffix}"
    path.write_bytes(OFFICERS.encode(encoding))
    done = conduct("parse", path)
    assert (done.code, done.err) == (0, "")
    assert "2.1 Employees should tell their manager of any gift worth more than £50" in done.out
    assert ("[charset_guessed]" in done.out) == (encoding == "cp1252")


TWO = ("thornmere/officers", "--against", "thornmere/members")
USAGE = [
    (("compare",), "Missing argument"),
    (("compare", "thornmere/officers"), "--against"),
    (("parse",), "Missing argument"),
    (("parse", "one.pdf", "two.pdf"), "two.pdf"),
    (("compare", *TWO, "--format", "nonsense"), "'nonsense' is not one of 'text', 'md', 'html', 'json'"),
    (("parse", "thornmere/officers", "--format", "html"), "'tree', 'text', 'json'"),
    (("compare", *TWO, "--encoder", "cloud"), "--encoder cloud: no such encoder; use 'default', 'lexical' or a folder"),
    (("compare", *TWO, "--encoder", "docs"), "--encoder docs: holds no encoder; it needs model.onnx"),
    (("evaluate", "--encoder", "n" * 5000), "no such encoder"),
    (("explain",), "Missing argument"),
    (("explain", "README.md", "4(1)"), "README.md: no JSON"),
    (("explain", "missing.json", "4(1)"), "missing.json: there is no such file"),
    (("explain", "docs", "4(1)"), "docs: cannot be opened"),
    (("explain", "tests/golden/gap.json", "4(1)", "--side", "left"), "'baseline', 'candidate'"),
    (("explain", "tests/golden/gap.json", "no such"), "no link, finding or provision of this name"),
    (("compare", *TWO, "--min-confidence", "7"), "--min-confidence"),
    (("compare", *TWO, "--min-confidence", "nan"), "--min-confidence"),
    (("compare", *TWO, "--min-confidence", "many"), "--min-confidence"),
    (("parse", "thornmere/officers", "--kind", "diary"), "--kind diary: no such kind of document; use one of officer,"),
    (("compare", *TWO, "--against-kind", "diary"), "--against-kind diary: no such kind"),
    (("--verbose",), "--verbose"),
    (("contrast", "thornmere/officers"), "No such command 'contrast'"),
]


@pytest.mark.parametrize(("words", "said"), USAGE, ids=[" ".join(words) for words, _ in USAGE])
def test_a_command_given_wrongly(words: tuple[str, ...], said: str) -> None:
    done = conduct(*words)
    assert (done.code, done.out) == (2, "")
    assert one_plain_line(done.err) and said in done.err, done.err


def test_a_process_of_its_own_says_the_same(tmp_path: Path) -> None:
    for words, said in ((("parse", "gone.pdf"), "no such file"), (("compare", "gone.pdf"), "--against")):
        done = spawned(*words, folder=tmp_path)
        assert (done.code, done.out) == (2, "")
        assert one_plain_line(done.err) and said in done.err
    assert list(tmp_path.iterdir()) == []


def listing(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_fault_of_ours_is_said_to_be_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.pipeline.instrument", failing(KeyError("part-2/10")))
    done = conduct("parse", pair(tmp_path)[0])
    assert (done.code, done.out) == (3, "")
    assert (
        one_plain_line(done.err) and "a fault of the toolkit, not of your documents (KeyError: 'part-2/10')" in done.err
    )
    monkeypatch.setenv("CONDUCT_DEBUG", "1")
    with pytest.raises(KeyError):
        conduct("parse", pair(tmp_path)[0])


def test_a_run_that_is_stopped_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.pipeline.instrument", failing(KeyboardInterrupt()))
    done = conduct("parse", pair(tmp_path)[0])
    assert (done.code, done.out) == (130, "")
    assert one_plain_line(done.err) and "stopped" in done.err


def failing(error: BaseException) -> Callable[..., None]:
    def fail(error: BaseException, *_: object, **__: object) -> None:
        raise error

    return partial(fail, error)


def test_the_small_codes_are_sound(tmp_path: Path) -> None:
    """What the tests above call good is good: none of them passes because of the other document."""
    for path in pair(tmp_path):
        assert conduct("parse", path).code == 0
    assert "£25" in MEMBERS and "£50" in OFFICERS
