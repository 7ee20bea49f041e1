"""`conduct report`: every form from a kept comparison, decisions taken up, exit codes; what compare has likewise."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from tests.cli.invoke import Outcome, conduct, one_plain_line, pair
from toolkit import pipeline

NAMES = ("r.docx", "r.pdf", "r.xlsx", "r.csv", "r.html", "r.md", "r.json", "r.txt")


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    officers, members = pair(tmp_path)
    path = tmp_path / "kept.json"
    assert conduct("compare", officers, "--against", members, "--crosswalk", path).code == 0
    return path


def report(*words: str | Path) -> Outcome:
    return conduct("report", *words)


def refused(done: Outcome, said: str) -> bool:
    return (done.code, done.out) == (2, "") and one_plain_line(done.err) and said in done.err


def outputs(folder: Path) -> list[str | Path]:
    folder.mkdir()
    return [word for name in NAMES for word in ("-o", folder / name)] + ["--oscal", folder / "oscal.json"]


def test_every_form_has_the_bytes_that_compare_would_have_written(tmp_path: Path, kept: Path) -> None:
    first, again = tmp_path / "compared", tmp_path / "reported"
    officers, members = pair(tmp_path)
    assert conduct("compare", officers, "--against", members, *outputs(first)).code == 0
    done = report(kept, *outputs(again))
    assert (done.code, done.err) == (0, "")
    for name in (*NAMES, "oscal.json"):
        assert (again / name).read_bytes() == (first / name).read_bytes(), name
    assert (first / "r.json").read_bytes() == kept.read_bytes()


def test_nothing_is_compared_again(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for stage in ("compare", "analysis", "encoder_named"):
        monkeypatch.setattr(pipeline, stage, None)
    done = report(kept)
    assert done.code == 0 and "measured against" in done.out
    assert done.out.splitlines()[-1].startswith("For every finding with its words, add -o report.html")


@pytest.mark.parametrize("format", ["text", "md", "html", "json", "csv"])
def test_every_text_can_be_printed(tmp_path: Path, kept: Path, format: str) -> None:
    ending = {"text": "txt"}.get(format, format)
    assert report(kept, "-o", tmp_path / f"r.{ending}").code == 0
    assert report(kept, "--format", format).out == (tmp_path / f"r.{ending}").read_bytes().decode("utf-8")


def test_decisions_come_back(tmp_path: Path, kept: Path) -> None:
    book, decided = tmp_path / "book.xlsx", tmp_path / "decided.json"
    assert report(kept, "-o", book).code == 0
    (link,) = decide(book, {"2.2": "rejected"})
    done = report(kept, "--decisions", book, "-o", decided, "-o", tmp_path / "decided.xlsx")
    assert (done.code, done.err) == (0, "")
    assert "1 further link was rejected by a person and not counted." in done.out
    found = json.loads(decided.read_text(encoding="utf-8"))
    assert {one["id"]: one["status"] for one in found["correspondences"]}[link] == "rejected"
    again = report(tmp_path / "decided.json", "--decisions", tmp_path / "decided.xlsx", "--format", "json")
    assert again.out == decided.read_text(encoding="utf-8"), "the workbook of the decided report holds them too"


def decide(book: Path, wanted: dict[str, str]) -> list[str]:
    """Decide on the links of these baseline cites; their ids."""
    opened = openpyxl.load_workbook(book)
    sheet = opened["correspondences"]
    head = [cell.value for cell in sheet[1]]
    ids = []
    for row in sheet.iter_rows(min_row=2):
        if row[head.index("Baseline")].value in wanted:
            row[head.index("Decision")].value = wanted[row[head.index("Baseline")].value]
            ids.append(row[head.index("Id")].value)
    opened.save(book)
    return ids


@pytest.mark.parametrize(
    ("names", "code"),
    [("weaker", 1), ("missing", 1), ("grave", 1), ("broken_reference", 0), ("moved, weaker", 1), ("", 0), ("Grave", 1)],
)
def test_fail_on(tmp_path: Path, kept: Path, names: str, code: int) -> None:
    path = tmp_path / "r.md"
    done = report(kept, "--fail-on", names, "-o", path)
    assert (done.code, done.err) == (code, "")
    assert path.exists(), "what was found is written all the same"
    assert ("Found, of --fail-on: " in done.out) is bool(code)
    officers, members = pair(tmp_path)
    assert conduct("compare", officers, "--against", members, "--fail-on", names).code == code


def test_what_was_found_is_counted(kept: Path) -> None:
    found = json.loads(kept.read_text(encoding="utf-8"))["findings"]
    weaker = sum(one["direction"] == "weaker" for one in found)
    assert f"Found, of --fail-on: weaker ({weaker})" in report(kept, "--fail-on", "weaker,broken_reference").out


def test_an_oscal_date(tmp_path: Path, kept: Path) -> None:
    path = tmp_path / "oscal.json"
    assert report(kept, "--oscal", path, "--oscal-date", "2026-02-03").code == 0
    metadata = json.loads(path.read_text(encoding="utf-8"))["mapping-collection"]["metadata"]
    assert metadata["last-modified"] == "2026-02-03T00:00:00Z"


def test_what_cannot_be_is_said_in_one_line(tmp_path: Path, kept: Path) -> None:
    officers, _ = pair(tmp_path)
    (tmp_path / "redline.json").write_text(kept.read_text(encoding="utf-8")[:-2] + ', "renumbering": []}')
    for words, said in (
        ((tmp_path / "absent.json",), "there is no such file; give a report that conduct compare"),
        ((tmp_path,), "cannot be opened"),
        ((officers,), "no JSON"),
        ((tmp_path / "redline.json",), "probably a redline"),
        ((kept, "-o", tmp_path / "r.odt"), "use one of .docx, .pdf, .xlsx"),
        ((kept, "-o", kept), "give the output another name"),
        ((kept, "--crosswalk", tmp_path / "a.json", "--oscal", tmp_path / "a.json"), "asked for twice"),
        ((kept, "--crosswalk", tmp_path / "no" / "a.json"), "does not exist"),
        ((kept, "--decisions", officers), "no workbook of Excel; give the workbook that conduct wrote"),
        ((kept, "--decisions", tmp_path / "no.xlsx"), "give the workbook that conduct compare -o report.xlsx wrote"),
        ((kept, "--fail-on", "worse"), "--fail-on worse: no such finding; use one of missing, additional"),
        ((kept, "--oscal-date", "yesterday", "--oscal", tmp_path / "o.json"), "write it as 2024-04-01"),
        ((kept, "--oscal-date", "2026-01-01"), "goes with --oscal FILE only"),
        ((kept, "--format", "docx"), "--format"),
    ):
        assert refused(report(*words), said), (words, report(*words))


def test_an_output_never_replaces_the_decisions(tmp_path: Path, kept: Path) -> None:
    book = tmp_path / "book.xlsx"
    assert report(kept, "-o", book).code == 0
    before = book.read_bytes()
    assert refused(report(kept, "--decisions", book, "-o", book), "give the output another name")
    assert book.read_bytes() == before


def test_decisions_on_another_comparison_are_refused(tmp_path: Path, kept: Path) -> None:
    book, other = tmp_path / "book.xlsx", tmp_path / "other.json"
    officers, members = pair(tmp_path)
    assert conduct("compare", members, "--against", officers, "--crosswalk", other, "-o", book).code == 0
    decide(book, {"2.2": "confirmed"})
    assert refused(report(kept, "--decisions", book), "it was made of other documents")
