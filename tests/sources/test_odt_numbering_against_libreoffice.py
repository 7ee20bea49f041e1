"""LibreOffice is the yardstick: what it prints before each paragraph of an OpenDocument text, our reader gives too."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.shared import needs_soffice
from tests.sources.docx_lists import random_document as random_word_document
from tests.sources.libreoffice import converted, printed, same
from tests.sources.odt_lists import random_document
from toolkit.sources.odt import read_odt

DOCUMENTS, LISTS = 8, 75
SEED = 2007


@pytest.mark.slow
@needs_soffice
def test_six_hundred_random_lists_are_numbered_as_libreoffice_prints_them(tmp_path: Path) -> None:
    documents = {f"lists{at}.odt": random_document(SEED + at, LISTS) for at in range(DOCUMENTS)}
    compared, differences = compare(documents, tmp_path)
    assert compared > 5000
    assert differences == []


@pytest.mark.slow
@needs_soffice
def test_word_lists_that_libreoffice_saved_as_opendocument(tmp_path: Path) -> None:
    """The ways LibreOffice writes for itself: overridden styles, lists that continue lists, its own label patterns."""
    word = {f"saved{at}.docx": random_word_document(SEED + at, LISTS) for at in range(2)}
    converted({name: data for name, (data, _) in word.items()}, tmp_path, to="odt")
    names = {name: Path(name).with_suffix(".odt").name for name in word}
    documents = {names[name]: ((tmp_path / names[name]).read_bytes(), texts) for name, (_, texts) in word.items()}
    compared, differences = compare(documents, tmp_path)
    assert compared > 1500
    assert differences == []


def compare(documents: Mapping[str, tuple[bytes, list[str]]], folder: Path) -> tuple[int, list[str]]:
    """How many paragraphs there are, and those whose label differs."""
    theirs = printed({name: data for name, (data, _) in documents.items()}, folder)
    differences = []
    for name, (data, texts) in documents.items():
        ours = {line.text: line.label for line in read_odt(data, name).lines}
        assert sorted(filter(None, ours)) == sorted(texts) == sorted(theirs[name])
        wrong = [text for text in texts if not same(ours[text], theirs[name][text])]
        differences += [f"{name} {text}: {ours[text]!r}, LibreOffice {theirs[name][text]!r}" for text in wrong]
    return sum(len(texts) for _, texts in documents.values()), differences
