"""The report of a redline: the schedule, the changes one by one, destinations and derivations; and its schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import pytest

from tests.alignment.redlines import cases, read, redlined
from tests.reporting.redline_schema import REDLINE, expected
from toolkit import pipeline
from toolkit.model.finding import FindingKind
from toolkit.model.redline import Clash, Edit, FlawCode, Redline
from toolkit.reporting import redline_terminal
from toolkit.reporting.answers import text_of
from toolkit.reporting.page import Card, Page, Table
from toolkit.reporting.redline_page import marked, redline_page
from toolkit.reporting.redline_rows import change_rows
from toolkit.reporting.redline_three import effects_of, place_of, renumbered, three_way_page, three_way_sentences
from toolkit.reporting.redline_words import named, sentences

ROWS = {row["name"]: row for row in cases("redline_versions")}
MOVE = ROWS["a paragraph is moved to another section and edited"]


@pytest.fixture
def found(tmp_path: Path) -> Redline:
    return redlined(tmp_path, MOVE["current"], MOVE["proposed"])


def tables(page: Page) -> dict[str, Table]:
    return {block.caption: block for block in page.blocks if isinstance(block, Table)}


def cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_the_schedule_lists_every_change_in_the_order_of_the_code(found: Redline) -> None:
    schedule = cells(tables(redline_page(found))["Schedule of changes"])
    assert len(schedule) == len(found.assessment.findings) == 3
    assert [row[0] for row in schedule] == ["1", "2", "3"]
    assert {(row[1], row[2]) for row in schedule} == {("1", "3")}
    assert all(row[5] == "Reason: to be given by the author." for row in schedule)


def test_a_prompt_in_a_cell_is_no_quotation_of_markdown(found: Redline) -> None:
    text = str(pipeline.redline_file(found, format="md"))
    assert text.count("| *Reason: to be given by the author.* |") == 3 and "| >" not in text


def test_a_text_file_holds_all_that_the_terminal_cuts(found: Redline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(redline_terminal, "MOST", 1)
    assert "2 more in the report." in text_of(redline_terminal.redline_summary(found))
    text = str(pipeline.redline_file(found, format="text"))
    assert "more in the report" not in text and " 3.  " in text
    assert [text.count(row) for row in ("\n1       → 3\n", "\n3       ← 1\n")] == [1, 1]


HEADED = """# Wexcombe Town Council

# Code of Conduct

## Duties

1 Members act fairly.

2 Members are on time.

## Gifts

3 Members refuse gifts.

4 Members list offers.
"""


WITHOUT = HEADED.replace("## Gifts\n\n", "")
ELSEWHERE = HEADED.replace("Wexcombe", "Ambury")
STRUCK_OUT = "Headings struck out, while what stood under them stays: “Gifts”."
ANOTHER = (
    "The authority is “Wexcombe Town Council” in the current version and “Ambury Town Council” in the proposed one."
)


@pytest.mark.parametrize(
    ("current", "proposed", "told"),
    [
        (HEADED, HEADED, []),
        (HEADED, WITHOUT, [STRUCK_OUT]),
        (WITHOUT, HEADED, ["New headings over what was there: “Gifts”."]),
        (HEADED, ELSEWHERE, [ANOTHER]),
    ],
)
def test_what_differs_outside_the_provisions_is_said(
    tmp_path: Path, current: str, proposed: str, told: list[str]
) -> None:
    found = sentences(redlined(tmp_path, current, proposed))
    assert [one for one in found if "fault" not in one.lower()] == [
        "The provisions of both versions have the same words: there is nothing to list.",
        *told,
    ]


def test_each_change_has_a_card_that_the_schedule_and_the_card_before_point_to(found: Redline) -> None:
    page = redline_page(found)
    cards = [block for block in page.blocks if isinstance(block, Card)]
    anchors = [card.heading.anchor for card in cards]
    assert anchors == [row.anchor for row in change_rows(found)]
    schedule = tables(page)["Schedule of changes"]
    assert [row.cells[0].paragraphs[0].runs[0].link for row in schedule.rows] == anchors
    text = str(pipeline.redline_file(found, format="html"))
    assert [f'href="#{anchor}"' in text and f'id="{anchor}"' in text for anchor in anchors] == [True] * len(anchors)


def test_destinations_and_derivations_tell_where_each_number_went(found: Redline) -> None:
    page = tables(redline_page(found))
    there = dict(cells(page["Table of destinations"]))
    back = dict(cells(page["Table of derivations"]))
    assert (there["1"], there["2"], there["3"], there["4"]) == ("3", "1", "2", "4")
    assert (back["1"], back["3"]) == ("2", "1")


def test_what_was_struck_out_and_what_is_new_is_said_in_the_tables(tmp_path: Path) -> None:
    row = ROWS["an insertion renumbers what follows, and references follow"]
    page = tables(redline_page(redlined(tmp_path, row["current"], row["proposed"])))
    assert dict(cells(page["Table of derivations"]))["2"] == "new"
    page = tables(redline_page(redlined(tmp_path, row["proposed"], row["current"])))
    assert dict(cells(page["Table of destinations"]))["2"] == "struck out"


def test_every_term_has_words() -> None:
    for table, terms in (("kind", get_args(FindingKind)), ("flaw", get_args(FlawCode)), ("clash", get_args(Clash))):
        for term in terms:
            assert "_" not in named(table, term) and named(table, term) != term


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    proposed = MOVE["proposed"].replace("a permit", "<script>alert(1)</script> a permit")
    text = str(pipeline.redline_file(redlined(tmp_path, MOVE["current"], proposed), format="html"))
    assert "<script>alert" not in text


def test_a_long_change_is_cut_between_words() -> None:
    words = " ".join(["gift", "worth", "£50"] * 40)
    (line,) = marked((Edit("insert", words),), most=100)
    assert line.runs[-1].text == " […] "
    assert set(line.runs[0].text.split()) == {"gift", "worth", "£50"}


def test_the_schema_is_compares_with_additions() -> None:
    assert json.loads(REDLINE.read_text(encoding="utf-8")) == expected(), "python -m tests.reporting.redline_schema"


def test_three_ways_lay_out(tmp_path: Path) -> None:
    base, ours = read(tmp_path, "base", MOVE["current"]), read(tmp_path, "ours", MOVE["proposed"])
    theirs = read(tmp_path, "theirs", MOVE["current"].replace("City Clerk", "City Manager"))
    found = pipeline.redline_three_ways(base, ours, theirs)
    text = str(pipeline.redline_file(found, format="md"))
    assert "changed here only" in text and "changed in the new model only" in text
    assert "from the three documents alone" in text


def test_three_ways_tell_other_numbers_and_headings_alone(tmp_path: Path) -> None:
    """A number is no change of words, but "nothing changed" would be false."""
    base = "# Code\n\n## Gifts\n\n1. A clerk must report a gift over £25.\n\n2. A clerk must be civil.\n"
    ours = base.replace("1. ", "10. ").replace("2. ", "11. ")
    theirs = base.replace("2. ", "2. A clerk must arrive on time.\n\n3. ")
    sides = (read(tmp_path, name, text) for name, text in (("base", base), ("ours", ours), ("theirs", theirs)))
    found = pipeline.redline_three_ways(*sides)
    assert renumbered(found) == [("1", "10", "the same"), ("2", "11", "3")]
    assert three_way_sentences(found)[-1] == (
        "Another number than in the model: 2 provisions in ours, 1 provision in the new model."
    )
    assert "| 2 | 11 | 3 |" in str(pipeline.redline_file(found, format="md"))
    assert "2  → 11; 3" in str(pipeline.redline_file(found, format="text"))
    rows = str(pipeline.redline_file(found, format="csv"))
    assert "arrive on time" in rows and "Provisions read" not in rows
    alone = pipeline.redline_three_ways(*(read(tmp_path, name, base) for name in ("a", "b", "c")))
    assert three_way_sentences(alone) == ("Neither the adaptation nor the new model changes anything.",)


def test_three_ways_name_the_clashes_and_which_way_each_goes(tmp_path: Path) -> None:
    base = "# Code (2019)\n\n1. A clerk must report a gift over £25.\n\n2. A clerk must be civil.\n"
    ours = base.replace("£25", "£50")
    theirs = base.replace("£25", "£10").replace("2019", "2025") + "\n3. A clerk must not bully anybody.\n"
    found = pipeline.redline_three_ways(
        *(read(tmp_path, name, text) for name, text in (("base", base), ("ours", ours), ("theirs", theirs)))
    )
    page = three_way_page(found)
    assert page.title == "A model re-issued: Code (2025)"
    assert three_way_sentences(found)[0] == "1 provision changed in both, differently: 1."
    assert [effects_of(row.ours_findings) for row in found.rows] == ["Amount changed (weaker)", ""]
    assert [effects_of(row.theirs_findings) for row in found.rows] == ["Amount changed (stricter)", "New (stricter)"]
    assert [place_of(found, row) for row in found.rows] == ["1", "3 (new)"]
