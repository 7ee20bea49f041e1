"""What LibreOffice makes of tracked documents: it opens each, and as it understood them all, both texts are there.

This LibreOffice may have no macros. So it opens each document and writes it again as it understood it; accepting and
rejecting its own copy must give the two texts, and most moves are still moves in it. Left out of the random documents:
links in content controls and records of changed paragraph formats, which LibreOffice 7.4 loses when it writes .docx,
in untracked documents too.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.reporting import tracked_documents
from tests.reporting.tracked_documents import docx, edited, random_blocks
from tests.shared import needs_soffice
from tests.sources.libreoffice import converted
from toolkit.reporting.tracked import accepted, count_changes, rejected, tracked_docx

DOCUMENTS = 100


@needs_soffice
@pytest.mark.slow
def test_libreoffice_understands_every_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tracked_documents, "KINDS", ("plain", "plain", "bold", "tab", "sign"))
    monkeypatch.setattr(tracked_documents, "STYLES", ("",))
    pairs = {f"code{seed}": _pair(Random(seed)) for seed in range(DOCUMENTS)}
    made = {f"{name}.doc": tracked_docx(old, new) for name, (old, new) in pairs.items()}
    converted(made, tmp_path, to="docx:MS Word 2007 XML")  # under the ending .doc, so that none is written over
    moves = [0, 0]
    for name, (old, new) in pairs.items():
        again = (tmp_path / f"{name}.docx").read_bytes()
        assert _said(rejected(again)) == _said(accepted(old)), name
        assert _said(accepted(again)) == _said(accepted(new)), name
        moves[0] += count_changes(made[f"{name}.doc"]).moved
        moves[1] += count_changes(again).moved
    # A moved paragraph whose own mark is not tracked, at the end of a cell, it writes as a deletion and an insertion.
    assert 0 < moves[0] * 0.8 <= moves[1] <= moves[0], moves


def _pair(chance: Random) -> tuple[bytes, bytes]:
    old = random_blocks(chance)
    return docx(old), docx(edited(old, chance))


def _said(texts: list[str]) -> list[str]:
    """Words alone: LibreOffice puts a joiner of no width into the content controls it does not know."""
    return [said for text in texts if (said := " ".join(text.replace("\u200d", "").split()))]
