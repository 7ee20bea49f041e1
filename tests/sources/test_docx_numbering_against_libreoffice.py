"""LibreOffice is the yardstick: what it prints before each paragraph, our resolver gives as the label."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.shared import SOFFICE, needs_soffice
from tests.sources.docx_lists import random_document
from toolkit.sources.docx import read_docx

DOCUMENTS, LISTS = 8, 75
SEED = 2010
PRINTED = re.compile(r"^\s*(.*?)\s*(@\d{5}@)\s*$")


@pytest.mark.slow
@needs_soffice
def test_six_hundred_random_lists_are_numbered_as_libreoffice_prints_them(tmp_path: Path) -> None:
    documents = {f"lists{at}": random_document(SEED + at, LISTS) for at in range(DOCUMENTS)}
    printed = _printed({name: data for name, (data, _) in documents.items()}, tmp_path)
    differences, compared = [], 0
    for name, (data, texts) in documents.items():
        ours = {line.text: line.label for line in read_docx(data, name).lines}
        assert sorted(ours) == sorted(texts) == sorted(printed[name])
        compared += len(texts)
        wrong = [text for text in texts if not _same(ours[text], printed[name][text])]
        differences += [f"{name} {text}: {ours[text]!r}, LibreOffice {printed[name][text]!r}" for text in wrong]
    assert compared > 5000
    assert differences == []


def _same(ours: str, theirs: str) -> bool:
    """The same label; LibreOffice prints its own glyph for a bullet, we always the same one."""
    return ours == " ".join(theirs.split()) or (ours == "\u2022" and len(theirs) == 1 and not theirs.isalnum())


def _printed(documents: dict[str, bytes], folder: Path) -> dict[str, dict[str, str]]:
    """For each document, the text of each paragraph to what LibreOffice prints before it, in one run of it."""
    for name, data in documents.items():
        (folder / f"{name}.docx").write_bytes(data)
    command = [str(SOFFICE), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to"]
    command += ["txt:Text (encoded):UTF8", "--outdir", str(folder), *(str(folder / f"{n}.docx") for n in documents)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    found = {}
    for name in documents:
        rows = (folder / f"{name}.txt").read_text(encoding="utf-8-sig").splitlines()
        matches = (PRINTED.match(row) for row in rows)
        found[name] = {match.group(2): match.group(1) for match in matches if match}
    return found
