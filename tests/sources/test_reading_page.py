"""docs/reading.md and docs/robustness.md say what the readers do: every kind of file, every warning, every limit."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from pathlib import Path

from toolkit.sources.limits import Limits
from toolkit.sources.read import _SUFFIXES

CHECKOUT = Path(__file__).resolve().parents[2]
SOURCES = CHECKOUT / "toolkit" / "sources"
READING = (CHECKOUT / "docs" / "reading.md").read_text(encoding="utf-8")
ROBUSTNESS = (CHECKOUT / "docs" / "robustness.md").read_text(encoding="utf-8")


def codes() -> set[str]:
    """Every code of a caution: in the tables beside the readers, and in the code."""
    tables = (tomllib.loads(path.read_text(encoding="utf-8")) for path in SOURCES.glob("*_words.toml"))
    written = {code for table in tables for code in table.get("cautions", {})}
    for path in SOURCES.glob("*.py"):
        text = path.read_text(encoding="utf-8")
        written |= set(re.findall(r'Caution\(\s*"([a-z_]+)"', text))
        written |= set(re.findall(r'^    "[a-z]+": \("([a-z_]+)", "[A-Z]', text, re.MULTILINE))
    return written


def test_every_warning_of_a_reader_is_explained() -> None:
    known = codes()
    assert {"ocr", "hidden_text", "template_remnant", "not_in_force", "wrong_suffix"} <= known
    assert sorted(code for code in known if f"`{code}`" not in READING) == []


def test_every_kind_of_file_is_named() -> None:
    assert [suffix for suffix in _SUFFIXES if f"`{suffix}`" not in READING and suffix != ".pdf"] == []


def test_every_limit_is_listed_with_its_default() -> None:
    for limit in fields(Limits):
        row = re.search(rf"^\| `CONDUCT_{limit.name.upper()}` \| (\d+)", ROBUSTNESS, re.MULTILINE)
        assert row and float(row[1]) == float(getattr(Limits(), limit.name)), limit.name
