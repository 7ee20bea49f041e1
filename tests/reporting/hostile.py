"""A comparison whose every word is hostile, as a damaged document or a file somebody tampered with could make it."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from tests.reporting.sample import assessment
from toolkit.model.finding import Assessment
from toolkit.reporting import compare_document, stored

ATTACKS = (
    "<script>alert(7*7)</script>",
    "<img src=x onerror=alert(1)>",
    "{{ 7*7 }}",
    "{% for x in y %}",
    "${7*7}",
    '#read("/etc/passwd")',
    "#sys.inputs",
    "](javascript:alert(1))",
    "![x](https://evil.example/x.png)",
    "https://evil.example/a",
    "]]>&lt;!--",
    "w:instrText INCLUDETEXT",
    "\\begin{x}`$x$*_~|",
)
"""Each must be found letter for letter in what a reader of the report sees."""

OVERRIDE, SHOWN = "\u202e52$\u202c", "[U+202E]52$[U+202C]"
"""Amounts that would read the wrong way round, and how they are shown."""

FORMULAS = (
    '=HYPERLINK("https://evil.example";"x")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1+1)",
    "\t=1+1",
    "\uff1d1+1",
)
"""What a spreadsheet must not work out; each is the beginning of a cell."""

HUGE = "word " * 200_000
"""A paragraph of a million characters."""

_MIXED = " ".join((*ATTACKS, OVERRIDE, "\x1b[31mred\x07"))


@cache
def hostile(*, huge: bool = False) -> Assessment:
    """The sample with attacks in every text that a document can decide; huge: with a paragraph of a million signs."""
    document = json.loads(json.dumps(compare_document(assessment())))
    for side in ("baseline", "candidate"):
        _spoil_side(document, side)
    for place, finding in enumerate(document["findings"]):
        finding["summary"] = f"{_formula(place)} {_MIXED}"
        finding["baseline_value"] = _formula(place + 1)
    for warning in document["warnings"]:
        warning["message"] = warning["place"] = _MIXED
    for refused in document["rejected"]:
        refused["reason"] = f"=1+1 {_MIXED}"
    if huge:
        document["provisions"]["baseline"][1]["text"] += HUGE
    return stored(json.dumps(document).encode("utf-8"), origin="hostile.json")


def _spoil_side(document: Any, side: str) -> None:
    about = document[side]
    about["title"] = f"=1+1 {_MIXED}"
    about["authority"] = f"+1 {_MIXED}"
    about["source"]["name"] = f"@x {_MIXED}.docx"
    for place, provision in enumerate(document["provisions"][side]):
        provision["heading"] = f"{_formula(place)} {_MIXED}" if provision["heading"] else ""
        provision["text"] = f"{provision['text']} {_MIXED}" if provision["text"] else ""
        provision["cite"] = f"{_formula(place)}{provision['cite']}"


def _formula(place: int) -> str:
    return FORMULAS[place % len(FORMULAS)]
