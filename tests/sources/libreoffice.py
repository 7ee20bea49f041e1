"""What LibreOffice prints of documents made for a test: the yardstick for automatic numbers."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.shared import SOFFICE

PRINTED = re.compile(r"^\s*(.*?)\s*(@\d{5}@)\s*$")


def same(ours: str, theirs: str) -> bool:
    """The same label; LibreOffice prints its own glyph for a bullet, we always the same one."""
    return ours == " ".join(theirs.split()) or (ours == "\u2022" and len(theirs) == 1 and not theirs.isalnum())


def printed(documents: Mapping[str, bytes], folder: Path) -> dict[str, dict[str, str]]:
    """For each document (by file name), each paragraph's text to what LibreOffice prints before it, in one run of it.

    Paragraphs hold nothing but their number between two signs: "@00017@".
    """
    converted(documents, folder, to="txt:Text (encoded):UTF8")
    found = {}
    for name in documents:
        rows = (folder / name).with_suffix(".txt").read_text(encoding="utf-8-sig").splitlines()
        matches = (PRINTED.match(row) for row in rows)
        found[name] = {match.group(2): match.group(1) for match in matches if match}
    return found


def converted(documents: Mapping[str, bytes], folder: Path, *, to: str) -> None:
    """Each document beside itself in another format, in one run."""
    for name, data in documents.items():
        (folder / name).write_bytes(data)
    command = [str(SOFFICE), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", to]
    command += ["--outdir", str(folder), *(str(folder / name) for name in documents)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
