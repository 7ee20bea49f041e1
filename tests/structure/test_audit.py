"""The audit itself: it must notice what it is there to notice."""

from __future__ import annotations

from dataclasses import replace

from toolkit.model.provision import Instrument
from toolkit.model.source import Line, SourceText
from toolkit.structure import audit, outline

LINES = (
    Line("CODE OF CONDUCT", role="heading", rank=1),
    Line("Staff must be honest.", label="1."),
    Line("Staff must be open.", label="2."),
    Line("page 3", role="furniture"),
)
SOURCE = SourceText("code.docx", "0" * 64, "docx", LINES)


def _found() -> Instrument:
    return outline(SOURCE)


def test_a_whole_reading_is_complete() -> None:
    found = audit(SOURCE, _found())
    assert found.complete
    assert dict(found.totals) == {
        "text": 8,
        "headings": 0,
        "numbers": 2,
        "footnotes": 0,
        "furniture": 2,
        "title": 3,
    }


def test_a_line_that_was_dropped_is_named() -> None:
    more = replace(SOURCE, lines=(*LINES, Line("Staff must be kind.", label="3.", place="paragraph 5")))
    found = audit(more, _found())
    assert [(row.text, row.place) for row in found.lost] == [("3. Staff must be kind.", "paragraph 5")]
    assert not found.complete


def test_words_that_no_line_holds_are_named() -> None:
    less = replace(SOURCE, lines=(LINES[0], LINES[1], LINES[3]))
    assert audit(less, _found()).doubled == ("2staffmustbeopen",)


def test_words_between_two_provisions_are_named() -> None:
    found = _found()
    shortened = replace(found, provisions=(found.provisions[0],))
    assert audit(SOURCE, shortened).doubled == (
        "the end: 2",
        "the end: staff",
        "the end: must",
        "the end: be",
        "the end: open",
    )


def test_words_in_two_provisions_are_named() -> None:
    found = _found()
    again = replace(found.provisions[1], span=found.provisions[0].span, text=found.provisions[0].text)
    overlapping = replace(found, provisions=(found.provisions[0], again))
    assert "2: its words are part of the provision before" in audit(SOURCE, overlapping).doubled
