"""Old Word files and Rich Text: by way of LibreOffice where it is, and one plain line where it is not."""

from __future__ import annotations

import hashlib
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shared import SOFFICE, needs_soffice
from tests.sources.docx_made import abstract, level, made, num, paragraph
from toolkit.errors import UnreadableSource
from toolkit.sources import Limits, read
from toolkit.sources.office import read_office

RTF = (
    rb"{\rtf1\ansi\deff0{\fonttbl{\f0 Arial;}}\f0\fs22 Members must register gifts.\par They must say so at once.\par}"
)
LINKED = rb"{\rtf1\ansi Before.\par{\field{\*\fldinst %s \"%s\" }{\fldrslt shown}}\par After.\par}"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@needs_soffice
def test_rich_text_is_read(tmp_path: Path) -> None:
    path = tmp_path / "code.rtf"
    path.write_bytes(RTF)
    source = read(path)
    assert [line.text for line in source.lines] == ["Members must register gifts.", "They must say so at once."]
    assert (source.format, source.sha256) == ("rtf", hashlib.sha256(RTF).hexdigest())
    assert [warning.code for warning in source.warnings] == ["converted"]
    assert list(tmp_path.iterdir()) == [path]


@needs_soffice
def test_an_old_word_file_keeps_its_numbers_and_its_tracked_changes(tmp_path: Path) -> None:
    inserted = '<w:p><w:r><w:t>Act</w:t></w:r><w:ins w:id="1" w:author="a"><w:r><w:t> now</w:t></w:r></w:ins></w:p>'
    body = (
        paragraph("Gifts", num=1, level=0)
        + paragraph("so", num=1, level=1)
        + inserted.replace("<w:t>", '<w:t xml:space="preserve">')
    )
    lists = abstract(0, level(0, "%1.") + level(1, "(%2)", fmt="lowerLetter")) + num(1, 0)
    (tmp_path / "made.docx").write_bytes(made(body, parts={"numbering": lists}))
    command = [str(SOFFICE), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "doc:MS Word 97", "--outdir", str(tmp_path), str(tmp_path / "made.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    old = tmp_path / "made.doc"
    assert [(line.label, line.text) for line in read(old).lines] == [("1.", "Gifts"), ("(a)", "so"), ("", "Act now")]
    assert [line.text for line in read(old, tracked="original").lines][-1] == "Act"
    renamed = old.rename(tmp_path / "code.docx")
    assert [warning.code for warning in read(renamed).warnings] == ["wrong_suffix", "converted"]


@needs_soffice
@pytest.mark.parametrize("field", [b"INCLUDETEXT", b"LINK Word.Document"])
def test_what_a_file_links_to_is_not_read(tmp_path: Path, field: bytes) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret words", encoding="utf-8")
    source = read_office(LINKED % (field, str(secret).encode()), "code.rtf", "rtf")
    assert [line.text for line in source.lines] == ["Before.", "shown", "After."]


@needs_soffice
@pytest.mark.parametrize("data", [OLE + b"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0" + bytes(900)])
def test_a_damaged_old_word_file_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(UnreadableSource, match=r"^code\.doc: LibreOffice cannot read it[^\n]*$"):
        read_office(data, "code.doc", "doc")


def test_without_libreoffice_the_line_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONDUCT_SOFFICE", "no-such-program")
    with pytest.raises(UnreadableSource, match=r"^code\.rtf: RTF [^\n]*LibreOffice[^\n]*save it as DOCX or PDF\.$"):
        read_office(RTF, "code.rtf", "rtf")


needs_scripts = pytest.mark.skipif(os.name == "nt", reason="a script stands for the program")


def program(folder: Path, text: str) -> str:
    """A program that does what a script says, in place of LibreOffice or tesseract."""
    path = folder / "program"
    path.write_text(f"#!{sys.executable}\n{text}", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


@needs_scripts
def test_a_program_that_does_not_end_is_ended_with_its_children(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = tmp_path / "mark"
    child = f"import time, pathlib; time.sleep(4); pathlib.Path({str(mark)!r}).touch()"
    text = f"import subprocess, sys, time\nsubprocess.Popen([sys.executable, '-c', {child!r}])\ntime.sleep(60)\n"
    monkeypatch.setenv("CONDUCT_SOFFICE", program(tmp_path, text))
    with pytest.raises(UnreadableSource, match="longer than 1 seconds"):
        read_office(RTF, "code.rtf", "rtf", limits=Limits(max_seconds=1))
    subprocess.run([sys.executable, "-c", "import time; time.sleep(4.5)"], check=True)
    assert not mark.exists()


@needs_scripts
def test_the_program_gets_a_plain_name_a_fresh_profile_and_no_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted = tmp_path / "noted"
    text = "import os, sys, pathlib\nsaid = repr(sys.argv) + os.environ['https_proxy']\n"
    text += f"pathlib.Path({str(noted)!r}).write_text(said)\n"
    monkeypatch.setenv("CONDUCT_SOFFICE", program(tmp_path, text))
    with pytest.raises(UnreadableSource, match="cannot read it"):
        read_office(RTF, "$(touch x); code.rtf", "rtf")
    said = noted.read_text(encoding="utf-8")
    assert "touch" not in said and "document.rtf" in said and "UserInstallation=file:" in said and "127.0.0.1:9" in said
    assert str(tmp_path) not in said.replace(str(tmp_path / "program"), "")
