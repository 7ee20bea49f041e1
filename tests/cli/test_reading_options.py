"""--tracked and --ocr reach the readers, from every command that takes a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.invoke import conduct, one_plain_line
from tests.shared import needs_tesseract
from tests.sources.docx_made import made, run
from tests.sources.pdf_made import clauses, drawn
from tests.sources.test_ocr import scanned

CHANGED = (
    f'<w:p>{run("1. Officers must register a gift worth over ")}<w:del w:id="1" w:author="a"><w:r><w:delText>£25'
    f'</w:delText></w:r></w:del><w:ins w:id="2" w:author="a">{run("£50")}</w:ins>{run(" within 28 days.")}</w:p>'
)


@pytest.fixture
def revised(tmp_path: Path) -> Path:
    path = tmp_path / "revised.docx"
    path.write_bytes(made(CHANGED))
    return path


@pytest.mark.parametrize(
    ("option", "amount"), [((), "£50"), (("--tracked", "accepted"), "£50"), (("--tracked", "original"), "£25")]
)
def test_tracked_changes(revised: Path, option: tuple[str, ...], amount: str) -> None:
    done = conduct("parse", revised, *option, "--format", "text")
    assert (done.code, done.out) == (0, f"1. Officers must register a gift worth over {amount} within 28 days.\n")
    done = conduct("compare", revised, "--against", revised, *option, "--encoder", "lexical", "--format", "json")
    (provision,) = json.loads(done.out)["provisions"]["candidate"]
    assert amount in provision["text"]


def test_a_way_that_is_not_known(revised: Path) -> None:
    done = conduct("parse", revised, "--tracked", "rejected")
    assert (done.code, done.out) == (2, "") and one_plain_line(done.err) and "'accepted', 'original'" in done.err


def test_a_scan_without_tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(scanned(drawn([clauses(1, lines=3)])))
    monkeypatch.setenv("CONDUCT_TESSERACT", "no-such-program")
    for words in (("parse", path, "--ocr"), ("compare", path, "--against", "thornmere/members", "--ocr")):
        done = conduct(*words)
        assert (done.code, done.out) == (2, "") and one_plain_line(done.err) and "install tesseract" in done.err


@needs_tesseract
def test_a_scan(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(scanned(drawn([clauses(1, lines=3)])))
    done = conduct("parse", path, "--ocr")
    assert (
        done.code == 0 and "1.3 Officers on pay point 39 treat colleagues" in done.out and "[ocr, page 1]" in done.out
    )


@needs_tesseract
def test_a_scan_for_a_corpus(tmp_path: Path) -> None:
    path, corpus = tmp_path / "scan.pdf", tmp_path / "corpus"
    path.write_bytes(scanned(drawn([clauses(1, lines=3)])))
    conduct("corpus", "init", corpus)
    words = ("corpus", "add", corpus, path, "--encoder", "lexical", "--workers", "1", "--authority", "Wexcombe")
    done = conduct(*words)
    assert done.code == 1 and "Not added" in done.out and "add --ocr" in done.out
    assert conduct(*words, "--ocr").code == 0
    manifest = (corpus / "authorities" / "wexcombe" / "manifest.toml").read_text(encoding="utf-8")
    assert 'ocr = "yes"' in manifest


def test_limits_reach_the_readers(revised: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONDUCT_MAX_BYTES", "100")
    done = conduct("parse", revised)
    assert (done.code, done.out) == (2, "") and "larger than" in done.err
    monkeypatch.setenv("CONDUCT_MAX_BYTES", "all")
    done = conduct("parse", revised)
    assert (done.code, done.out) == (2, "") and one_plain_line(done.err) and "CONDUCT_MAX_BYTES=all" in done.err
