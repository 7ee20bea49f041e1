"""Decisions that a person makes in the workbook, read back and taken up."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest

from tests.reporting.sample import assessment
from tests.reporting.web_pages import compared
from toolkit import pipeline
from toolkit.errors import BadData
from toolkit.model.finding import Assessment
from toolkit.reporting import render, stored
from toolkit.reporting.workbook_decisions import decisions

Edit = Callable[[Any], None]


def workbook(*edits: Edit) -> bytes:
    """The workbook of a comparison after a person has worked in it."""
    book = openpyxl.load_workbook(io.BytesIO(render(assessment(), format="xlsx")))
    for edit in edits:
        edit(book["correspondences"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def column(sheet: Any, title: str) -> int:
    return 1 + next(place for place, cell in enumerate(sheet[1]) if cell.value == title)


def decide(link: str, words: object) -> Edit:
    def edit(sheet: Any) -> None:
        where = column(sheet, "Id")
        row = next(number for number in range(2, sheet.max_row + 1) if sheet.cell(number, where).value == link)
        sheet.cell(row, column(sheet, "Decision")).value = words

    return edit


def read(data: bytes) -> dict[str, str]:
    return dict(decisions(data, assessment(), origin="decided.xlsx"))


def test_what_is_decided_comes_back() -> None:
    made = workbook(decide("c0000001", "confirmed"), decide("c0000004", "rejected"), decide("c0000005", "needs review"))
    assert read(made) == {
        "c0000001": "confirmed",
        "c0000004": "rejected",
        "c0000005": "needs_review",
        "c000000b": "rejected",  # as it was
    }


@pytest.mark.parametrize("words", ["Confirmed", " confirmed ", "CONFIRMED"])
def test_words_typed_by_hand_count(words: str) -> None:
    assert read(workbook(decide("c0000001", words)))["c0000001"] == "confirmed"


def test_sorted_widened_and_moved_columns_do_not_matter() -> None:
    def work(sheet: Any) -> None:
        rows = [[cell.value for cell in row] for row in sheet]
        for number, row in enumerate([rows[0], *sorted(rows[1:], key=lambda row: str(row[5]))], start=1):
            for place, value in enumerate(row[::-1], start=1):
                sheet.cell(number, place + 2).value = value
        for row in sheet:
            row[0].value = row[1].value = "a note"

    assert read(workbook(decide("c0000001", "confirmed"), work))["c0000001"] == "confirmed"


def no_column(sheet: Any) -> None:
    sheet.delete_cols(column(sheet, "Decision"))


def no_id(sheet: Any) -> None:
    sheet.cell(2, column(sheet, "Id")).value = None
    sheet.cell(2, column(sheet, "Decision")).value = "confirmed"


def twice(sheet: Any) -> None:
    for number, words in ((2, "confirmed"), (3, "rejected")):
        sheet.cell(number, column(sheet, "Id")).value = "c0000001"
        sheet.cell(number, column(sheet, "Decision")).value = words


def without_summary(sheet: Any) -> None:
    del sheet.parent["summary"]


def of_other_documents(sheet: Any) -> None:
    summary = sheet.parent["summary"]
    row = next(row for row in summary if "SHA-256" in str(row[1].value))
    row[2].value = "0" * 12


def renamed(sheet: Any) -> None:
    sheet.title = "links"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (lambda: b"", "no workbook of Excel"),
        (lambda: b"PK\x03\x04 and then nothing", "no workbook of Excel"),
        (lambda: zipped({"a.txt": b"x"}), "damaged"),
        (lambda: zipped({"a.xml": b"\0" * (300 * 1024 * 1024)}), "larger than 256 MB"),
        (lambda: render(assessment(), format="docx"), "damaged"),
        (lambda: broken(workbook()), "damaged"),
        (lambda: workbook(no_column), "no column Id or Decision"),
        (lambda: workbook(without_summary), "no sheet summary"),
        (lambda: workbook(of_other_documents), "made of other documents"),
        (lambda: workbook(renamed), "no sheet correspondences"),
        (
            lambda: workbook(decide("c0000001", "perhaps")),
            "row 2: 'perhaps' is no decision; use confirmed, rejected or",
        ),
        (lambda: workbook(decide("c0000001", 7)), "row 2: '7' is no decision"),
        (lambda: workbook(decide("c0000001", "=1+1")), r"row 2: '=1\+1' is no decision"),
        (lambda: workbook(no_id), "row 2: a decision without the id"),
        (lambda: workbook(twice), "row 3: the link c0000001 has two decisions"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(data: Callable[[], bytes], said: str) -> None:
    with pytest.raises(BadData, match=said) as caught:
        read(data())
    assert str(caught.value).startswith("decided.xlsx") and str(caught.value).isprintable()


def zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


def broken(book: bytes) -> bytes:
    """Every sheet cut in the middle."""
    with zipfile.ZipFile(io.BytesIO(book)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    return zipped({name: data[: len(data) // 2] if "sheet" in name else data for name, data in parts.items()})


def test_a_sheet_that_claims_a_million_empty_rows_is_read() -> None:
    def far(sheet: Any) -> None:
        sheet.cell(1_048_576, 16_384).value = "here too"

    assert read(workbook(decide("c0000001", "confirmed"), far))["c0000001"] == "confirmed"


# Taken up: judged again, as if the rejected links had not been made.


def taken_up(found: Assessment, given: dict[str, Any]) -> Assessment:
    return pipeline.decided(found, given, origin="decided.xlsx")


@pytest.fixture(scope="module")
def found() -> Assessment:
    """As it is read back from a file, which is where decisions are taken up."""
    return stored(render(compared("thornmere"), format="json").encode("utf-8"), origin="kept.json")


def test_without_a_decision_nothing_changes(found: Assessment) -> None:
    assert taken_up(found, {}) == found


def test_a_confirmed_link_no_longer_waits(found: Assessment) -> None:
    waiting = next(link for link in found.crosswalk.correspondences if link.status == "needs_review")
    after = taken_up(found, {waiting.id: "confirmed"})
    assert {link.id: link.status for link in after.crosswalk.correspondences}[waiting.id] == "confirmed"
    assert "1 link was confirmed by a person." in render(after, format="text").replace("\n", " ")
    assert "confirmed by a person" in render(after, format="html")
    assert after.findings == found.findings


def test_what_a_rejected_link_held_stands_without_counterpart(found: Assessment) -> None:
    link = next(one for one in found.crosswalk.correspondences if alone(found, one) and any(one.differences))
    after = taken_up(found, {link.id: "rejected"})
    assert set(link.baseline) <= set(after.crosswalk.unmatched_baseline)
    assert set(link.candidate) <= set(after.crosswalk.unmatched_candidate)
    gone = {one.id for one in found.findings} - {one.id for one in after.findings}
    rested = {one.id for one in found.findings if set(one.baseline) & set(link.baseline) and one.candidate}
    assert rested and rested <= gone
    missing = {id for one in after.findings if one.kind == "missing" for id in one.baseline}
    assert set(link.baseline) & missing
    refused = [one for one in after.crosswalk.rejected if one.id in link.baseline and one.side == "baseline"]
    assert refused[0].reason == "a person rejected this link"
    for text in (render(after, format="html"), render(after, format="md"), render(after, format="text")):
        assert "1 further link was rejected by a person and not counted." in text.replace("\n", " ")


def alone(found: Assessment, link: Any) -> bool:
    """No other link holds its provisions, and no words elsewhere answer them."""
    others = [one for one in found.crosswalk.correspondences if one is not link]
    taken = {id for one in others for id in (*one.baseline, *one.candidate)}
    return len(link.baseline) == len(link.candidate) == 1 and not taken & {*link.baseline, *link.candidate}


def test_a_decision_is_kept_and_can_be_taken_back(found: Assessment) -> None:
    link = next(one for one in found.crosswalk.correspondences if one.status == "needs_review")
    kept = render(taken_up(found, {link.id: "rejected"}), format="json")
    again = stored(kept.encode("utf-8"), origin="kept.json")
    assert render(taken_up(again, {}), format="json") == kept
    back = taken_up(again, {link.id: "needs_review"})
    assert back.findings == found.findings and back.coverage == found.coverage
    assert back.crosswalk.unmatched_baseline == found.crosswalk.unmatched_baseline
    assert back.crosswalk.unmatched_candidate == found.crosswalk.unmatched_candidate


def test_a_decision_on_a_link_of_another_comparison_is_refused(found: Assessment) -> None:
    with pytest.raises(BadData, match=r"decided\.xlsx: the decision on ffff is about a link that this comparison"):
        taken_up(found, {"ffff": "confirmed"})


def test_a_file_of_an_earlier_release_is_not_judged_again() -> None:
    """Its links do not say what differs, so every finding on them would be lost."""
    import json

    document = json.loads(render(compared("thornmere"), format="json"))
    for link in document["correspondences"]:
        del link["differences"], link["edits"]
    old = stored(json.dumps(document).encode("utf-8"), origin="old.json")
    with pytest.raises(BadData, match="earlier release"):
        taken_up(old, {})
