"""The door: what a file is, by its bytes before its name, and every refusal in one plain line."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from pathlib import Path

import pytest

from tests.shared import SHARED, needs_shared
from tests.sources.docx_made import made, paragraph
from tests.sources.odt_made import flat, p
from tests.sources.odt_made import made as odt_made
from toolkit.errors import BadOption, UnreadableSource
from toolkit.sources import Limits, read
from toolkit.sources.limits import limits_in_force


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def archive(*entries: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        for entry in entries:
            file.writestr(entry, "words")
    return held.getvalue()


KINDS = [
    ("code.html", b"<p>Members must act.</p>", "html"),
    ("code.HTM", b"<p>Members must act.</p>", "html"),
    ("code.xhtml", b'<?xml version="1.0"?><html><p>Members must act.</p></html>', "html"),
    ("code.php", b"<?php x(); ?><p>Members must act.</p>", "html"),
    ("code.md", b"Members must *act*.", "md"),
    ("code.markdown", b"Members must act.", "md"),
    ("code.txt", b"Members must act.", "txt"),
    ("code.text", b"Members must act.", "txt"),
]


@pytest.mark.parametrize(("name", "data", "kind"), KINDS)
def test_the_reader_is_picked_by_the_name(tmp_path: Path, name: str, data: bytes, kind: str) -> None:
    source = read(write(tmp_path, name, data))
    assert (source.format, source.name, source.warnings[-1:] if kind != "html" else ()) == (kind, name, ())
    assert [line.text for line in source.lines] == ["Members must act."]
    assert source.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("name", ["code.txt", "code.md", "code.docx", "code.pdf"])
def test_a_page_under_another_name_is_read_as_a_page(tmp_path: Path, name: str) -> None:
    source = read(write(tmp_path, name, b"\n<!DOCTYPE html><html><p>Members must act.</p></html>"))
    assert source.format == "html"
    assert [warning.code for warning in source.warnings] == ["wrong_suffix"]


def test_markdown_that_begins_with_a_tag_stays_markdown(tmp_path: Path) -> None:
    assert read(write(tmp_path, "code.md", b"<div>\n\n# Code\n\n</div>")).format == "md"


BY_BYTES = [
    ("code.docm", made(paragraph("Members must act.")), "docx", True),
    ("code.odt", odt_made(p("Members must act.")), "odt", True),
    ("code.fodt", flat(p("Members must act.")), "odt", True),
    ("code.doc", made(paragraph("Members must act.")), "docx", False),
    ("code.rtf", made(paragraph("Members must act.")), "docx", False),
    ("code.docx", odt_made(p("Members must act.")), "odt", False),
    ("code.xml", flat(p("Members must act.")), "odt", False),
    ("code.doc", b"<html><p>Members must act.</p></html>", "html", False),
    ("code.xml", b'<?xml version="1.0"?><!-- a page --><html><p>Members must act.</p></html>', "html", False),
]


@pytest.mark.parametrize(("name", "data", "kind", "expected"), BY_BYTES)
def test_the_bytes_say_more_than_the_name(tmp_path: Path, name: str, data: bytes, kind: str, expected: bool) -> None:
    source = read(write(tmp_path, name, data))
    assert (source.format, [line.text for line in source.lines]) == (kind, ["Members must act."])
    assert [warning.code for warning in source.warnings] == ([] if expected else ["wrong_suffix"])


@needs_shared
@pytest.mark.parametrize("name", ["code.docx", "code.txt", "code.html", "code.pdf"])
def test_a_pdf_under_any_name_is_read_as_a_pdf(tmp_path: Path, name: str) -> None:
    data = (SHARED / "wye_valley" / "code_of_conduct.pdf").read_bytes()
    source = read(write(tmp_path, name, data))
    assert source.format == "pdf"
    assert ("wrong_suffix" in [warning.code for warning in source.warnings]) == (name != "code.pdf")


REFUSED = [
    ("no Word file", "code.doc", b"words", "save it as DOCX or PDF"),
    ("no RTF", "code.rtf", b"words", "save it as DOCX or PDF"),
    ("a damaged archive", "code.odt", b"PK\x03\x04", "save it as DOCX or PDF"),
    ("another kind", "code.xls", b"words", r"\.docx .*\.odt .*\.html .*\.rtf"),
    ("no suffix", "code", b"words", r"\.docx .*\.html"),
    ("a message", "code.eml", b"words", "the message's text"),
    ("empty", "code.txt", b"", "empty"),
    ("an old office file or a locked one", "code.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "password"),
    ("a spreadsheet named as Word", "code.docx", archive("xl/workbook.xml"), "no Word document"),
    ("an archive named as text", "code.txt", archive("code.txt"), "no Word document"),
    ("text named as PDF", "code.pdf", b"Members must act.", "no PDF file"),
    ("text named as Word", "code.docx", b"Members must act.", "no DOCX file"),
    ("text named as OpenDocument", "code.odt", b"Members must act.", "no ODT file"),
    ("binary named as text", "code.txt", bytes(range(256)), "binary"),
    ("binary named as a page", "code.html", bytes(range(256)), "binary"),
    ("binary named as Markdown", "code.md", bytes(range(256)), "binary"),
    ("another XML file", "code.xml", b"<catalogue><p>Members must act.</p></catalogue>", "legislation"),
]


@pytest.mark.parametrize(("name", "data", "words"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_refusals(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    with pytest.raises(UnreadableSource, match=words) as caught:
        read(write(tmp_path, name, data))
    message = str(caught.value)
    assert message.startswith(f"{name}: ") and "\n" not in message and str(tmp_path) not in message


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match=r"^code\.pdf: there is no such file"):
        read(tmp_path / "code.pdf")
    with pytest.raises(UnreadableSource, match="folder"):
        read(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system knows no pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "code.txt")
    with pytest.raises(UnreadableSource, match="pipe"):
        read(tmp_path / "code.txt")


def test_a_name_beyond_what_the_system_takes() -> None:
    with pytest.raises(UnreadableSource) as caught:
        read(Path("c" * 5000 + ".txt"))
    assert "\n" not in str(caught.value)


def test_too_large(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="larger than"):
        read(write(tmp_path, "code.txt", b"words " * 10), limits=Limits(max_bytes=20))


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the system lets this user open everything")
def test_a_file_that_may_not_be_opened(tmp_path: Path) -> None:
    path = write(tmp_path, "code.txt", b"words")
    path.chmod(0)
    with pytest.raises(UnreadableSource, match="cannot be opened"):
        read(path)


def test_an_error_of_the_system_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = write(tmp_path, "code.txt", b"words")
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnreadableSource, match=r"^code\.txt: cannot be opened \(Permission denied\); "):
        read(path)


@pytest.mark.skipif(os.name == "nt", reason="Windows allows no such name")
def test_a_name_with_a_line_end_keeps_the_message_on_one_line(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource) as caught:
        read(tmp_path / "co\nde.pdf")
    assert "\n" not in str(caught.value)


def test_limits_come_from_the_surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert limits_in_force({"PATH": "x"}) == Limits()
    assert limits_in_force({"CONDUCT_MAX_PAGES": "7", "CONDUCT_RATIO_FLOOR": "9"}) == Limits(max_pages=7, ratio_floor=9)
    monkeypatch.setenv("CONDUCT_MAX_BYTES", "20")
    with pytest.raises(UnreadableSource, match="larger than"):
        read(write(tmp_path, "code.txt", b"words " * 10))


@pytest.mark.parametrize(
    ("name", "value"), [("CONDUCT_MAX_PAGES", "many"), ("CONDUCT_MAX_PAGES", "0"), ("CONDUCT_MAX_LINE", "-3"),
    ("CONDUCT_MAX_PAGE", "3"), ("CONDUCT_MAX_LINES", "\u0663"), ("CONDUCT_MAX_BYTES", "")]
)  # fmt: skip
def test_a_limit_that_cannot_be_meant(name: str, value: str) -> None:
    with pytest.raises(BadOption, match=f"^{name}[^\n]*$"):
        limits_in_force({name: value})


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Tell the Clerk under paragraph Error! Reference source not found.", "(once)"),
        (
            "See Error! Reference source not\nfound. and Fehler! Verweisquelle konnte nicht gefunden werden.",
            "(2 times)",
        ),
        ("An error in a reference is to be put right; its source was not found.", ""),
    ],
)
def test_a_reference_that_the_word_processor_lost_is_told(tmp_path: Path, words: str, said: str) -> None:
    found = read(write(tmp_path, "code.txt", f"1. Staff act fairly.\n2. {words}\n".encode()))
    told = [one.message for one in found.warnings if one.code == "reference_lost"]
    assert [said in one for one in told] == [True] * bool(said)
