"""LibreOffice is the yardstick: what it prints before each paragraph, our resolver gives as the label."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shared import needs_soffice
from tests.sources.docx_lists import random_document
from tests.sources.libreoffice import printed, same
from toolkit.sources.docx import read_docx

DOCUMENTS, LISTS = 8, 75
SEED = 2010


@pytest.mark.slow
@needs_soffice
def test_six_hundred_random_lists_are_numbered_as_libreoffice_prints_them(tmp_path: Path) -> None:
    documents = {f"lists{at}": random_document(SEED + at, LISTS) for at in range(DOCUMENTS)}
    theirs = printed({f"{name}.docx": data for name, (data, _) in documents.items()}, tmp_path)
    differences, compared = [], 0
    for name, (data, texts) in documents.items():
        ours = {line.text: line.label for line in read_docx(data, name).lines}
        assert sorted(ours) == sorted(texts) == sorted(theirs[f"{name}.docx"])
        compared += len(texts)
        wrong = [text for text in texts if not same(ours[text], theirs[f"{name}.docx"][text])]
        differences += [
            f"{name} {text}: {ours[text]!r}, LibreOffice {theirs[f'{name}.docx'][text]!r}" for text in wrong
        ]
    assert compared > 5000
    assert differences == []
