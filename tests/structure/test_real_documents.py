"""Real documents, looked at by eye: the same code as PDF and as web page, a parish's two versions, two Word files."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

import pytest

from tests.shared import SHARED, needs_shared
from toolkit.model.provision import Instrument, Provision
from toolkit.pipeline import STAGES, instrument
from toolkit.structure.audit import audit

pytestmark = needs_shared


@cache
def _read(name: str) -> Instrument:
    return instrument(SHARED / name)


def _folded(text: str) -> str:
    """Letters and digits; of a link in Markdown its words, not its address."""
    return re.sub(r"[\W_]+", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)).lower()


def _cites(name: str) -> list[str]:
    return [provision.cite for provision in _read(name).provisions]


def _differing(one: str, other: str, named: dict[str, str]) -> set[str]:
    """Cites of `one` whose words differ in `other`. named: how `other` cites what `one` cites otherwise."""
    here, there = ({row.cite: _folded(row.text) for row in _read(name).provisions} for name in (one, other))
    pairs = ((cite, named.get(cite, cite)) for cite in here)
    return {cite for cite, counterpart in pairs if counterpart in there and here[cite] != there[counterpart]}


def test_the_wye_valley_code_is_one_code_as_pdf_and_as_web_page() -> None:
    pdf, html = _cites("wye_valley/code_of_conduct.pdf"), _cites("wye_valley/code_of_conduct.html")
    capitals = {f"({letter * 2})": f"({letter.upper()})" for letter in "abcde"}  # (aa) is printed (A) in the page
    as_html = [re.sub(r"\(([a-e])\1\)$", lambda match: capitals[match[0]], cite) for cite in pdf]
    # The page has no number over "Sensitive Information", which the PDF numbers 16.
    as_html = [re.sub(r"^16(?=\(|$)", "", cite) or "Sensitive Information" for cite in as_html]
    # 10(2)(c)(i) stands twice in the PDF, so that its list ends at (v); the page has the same words as (i) and (ii).
    twice = [place for place, cite in enumerate(pdf) if cite == "10(2)(c)(i)"]
    assert len(twice) == 2
    for place in range(twice[1], len(as_html)):
        match = re.match(r"10\(2\)\(c\)\((i{1,3}|iv|v)\)", as_html[place])
        if match:
            following = {"i": "ii", "ii": "iii", "iii": "iv", "iv": "v", "v": "vi"}[match[1]]
            as_html[place] = f"10(2)(c)({following}){as_html[place][match.end() :]}"
    assert as_html == html
    assert "11" not in pdf and "11" not in html


def test_what_the_wye_valley_code_is_warned_of() -> None:
    pdf, html = _read("wye_valley/code_of_conduct.pdf"), _read("wye_valley/code_of_conduct.html")
    assert [(item.code, item.place) for item in pdf.warnings] == [
        ("number_repeated", "10(2)(c)(i), page 5"),
        ("numbering_gap", "12, page 5"),
    ]
    assert [(item.code, item.place) for item in html.warnings if "number" in item.code] == [
        ("numbering_gap", "12"),
        ("numbering_gap", "17"),
    ]


def test_where_the_words_of_the_wye_valley_code_differ() -> None:
    """The PDF has a second "be" in 5(a), a "by" more in 8(a), and spells judgment so in 12(1)."""
    differ = _differing("wye_valley/code_of_conduct.pdf", "wye_valley/code_of_conduct.html", {})
    assert {cite for cite in differ if not cite.startswith("10(2)(c)(")} == {"5(a)", "8(a)", "12(1)"}


def test_the_financial_regulations_are_one_text_as_pdf_and_as_web_page() -> None:
    """The page counts two empty items (6.7 and 6.10) in its section 6, leaves the three items of 7.4 in one paragraph,
    and has the tail of 1.13 in the last item; the PDF prints no 16 over its last section."""
    pdf, html = _cites("wye_valley/financial_regulations.pdf"), _cites("wye_valley/financial_regulations.html")
    assert len(pdf) == len(set(pdf)) == 170
    assert set(pdf) - set(html) == {"1.13¶8", "6.7", "6.10", "7.4b)", "7.4c)"}
    assert set(html) - set(pdf) == {"16", "6.16", "6.17"}
    there = {"6.7": "6.8", "6.8": "6.9"} | {f"6.{number}": f"6.{number + 2}" for number in range(9, 16)}
    differ = _differing("wye_valley/financial_regulations.pdf", "wye_valley/financial_regulations.html", there)
    # 7.2 and 10.3 were edited between the two; the running foot of the PDF was pasted into 16.1 of the page.
    assert differ == {"1.13¶7", "7.2", "7.4a)", "10.3", "16.1"}


def _unnumbered(cite: str, count: int) -> list[str]:
    return [cite, *(f"{cite}¶{place}" for place in range(1, count + 1))]


def _numbers(first: int, last: int) -> list[str]:
    return [str(number) for number in range(first, last + 1)]


def test_the_hertingfordbury_code_of_2012() -> None:
    assert _cites("hertingfordbury/code_of_conduct_2012.pdf") == [
        *_unnumbered("Introduction", 2),
        *_unnumbered("Definitions", 3),
        *_unnumbered("Member obligations", 1),
        *_numbers(1, 5),
        "Registration of interests",
        *_numbers(6, 9),
        "Declaration of interests at meetings",
        *_numbers(10, 15),
        *_unnumbered("Adoption", 1),
        *_unnumbered("Appendix A", 20),
        *_unnumbered("Appendix B", 1),
        "Appendix B¶1(i)",
        "Appendix B¶1(ii)",
        *(f"Appendix B¶1(ii)¶{place}" for place in range(2, 6)),
        "Appendix B¶1(iii)",
    ]


def test_the_hertingfordbury_code_of_2019() -> None:
    assert _cites("hertingfordbury/code_of_conduct_2019.pdf") == [
        *_unnumbered("Introduction", 2),
        *_unnumbered("Seven principles of public life", 8),
        *_unnumbered("Definitions", 3),
        *_unnumbered("Member obligations", 1),
        *_numbers(1, 6),
        "Registration of interests",
        *_numbers(7, 10),
        "Declaration of interests at meetings",
        *_numbers(11, 16),
        *_unnumbered("Adoption", 2),
    ]


@pytest.mark.parametrize(
    ("version", "lost_by_word"),
    [("4.0.3", set[str]()), ("5.0.0", {"V1.2.10", "V4.2.4"})],
    ids=["4.0.3", "5.0.0"],
)
def test_every_requirement_of_a_word_file_stands_under_its_chapter_and_section(
    version: str, lost_by_word: set[str]
) -> None:
    """The Word file of 5.0.0 itself lost the escapes of two requirements."""
    flat = json.loads((SHARED / "asvs" / f"asvs_{version}.flat.json").read_text(encoding="utf-8"))["requirements"]
    found = _read(f"asvs/asvs_{version}.docx")
    by_number: dict[str, list[Provision]] = {}
    for row in found.provisions:
        by_number.setdefault(row.number.removeprefix("V"), []).append(row)
    missing = {
        wanted["req_id"]
        for wanted in flat
        if not any(_is(wanted, row, found) for row in by_number.get(wanted["req_id"].removeprefix("V"), []))
    }
    assert len(flat) > 280
    assert missing == lost_by_word


def _is(wanted: dict[str, Any], row: Provision, found: Instrument) -> bool:
    above = {(parent.number, _folded(parent.heading)) for parent in found.ancestors(row)}
    section = (wanted["section_id"], _folded(wanted["section_name"]))
    chapter = (wanted["chapter_id"], _folded(wanted["chapter_name"]))
    return _folded(row.text).startswith(_folded(wanted["req_description"])) and {section, chapter} <= above


@pytest.mark.parametrize(
    "name",
    [
        "wye_valley/code_of_conduct.pdf",
        "wye_valley/code_of_conduct.html",
        "wye_valley/financial_regulations.pdf",
        "wye_valley/financial_regulations.html",
        "hertingfordbury/code_of_conduct_2012.pdf",
        "hertingfordbury/code_of_conduct_2019.pdf",
        "asvs/asvs_4.0.3.docx",
        "asvs/asvs_5.0.0.docx",
    ],
)
def test_no_word_of_a_real_document_is_lost(name: str) -> None:
    source = STAGES.read(SHARED / name)
    found = audit(source, STAGES.outline(source))
    assert found.lost == () and found.doubled == ()
    assert dict(found.totals)["text"] > 1000
