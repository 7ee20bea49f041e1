"""What Word and PDF share: levels without gaps, links that lead somewhere, wide tables with what belongs to them."""

from __future__ import annotations

import pytest

from tests.reporting.pages import WHOLE
from toolkit.reporting.page import Card, Cell, Heading, Page, Paragraph, Row, Run, Table, cell, paragraph, row
from toolkit.reporting.page_settled import FOOTER, SHORT, anchors, heading_of, is_short, settled, stretches
from toolkit.reporting.render import laid_out

WIDE = Table("Clauses", ("A", "B"), (row("a", "b"),), wide=True)


@pytest.mark.parametrize(
    ("levels", "shown"),
    [((2, 3, 4), (2, 3, 4)), ((2, 4, 5, 3), (2, 3, 4, 3)), ((5, 5), (2, 3)), ((1, 2), (2, 2)), ((4, 2, 9), (2, 2, 3))],
)
def test_no_level_is_skipped(levels: tuple[int, ...], shown: tuple[int, ...]) -> None:
    blocks = tuple(Heading(f"Part {level}", level) for level in levels)
    assert tuple(heading_of(block).level for block in settled(Page("T", blocks)).blocks) == shown  # type: ignore[arg-type]


def test_the_heading_of_a_card_counts_too() -> None:
    page = settled(Page("T", (Heading("Findings"), Card(Heading("Finding 1", 5), (), ()))))
    assert [heading_of(block).level for block in page.blocks] == [2, 3]  # type: ignore[arg-type]


def test_anchors_are_those_of_headings_cards_and_rows() -> None:
    assert anchors(WHOLE)[:3] == ("summary", "coverage", "row-gifts")
    assert {"finding-1", "clause-7"} <= set(anchors(WHOLE))


def test_a_link_to_nowhere_is_plain_text() -> None:
    runs = (Run("here", link="part"), Run("nowhere", "mark", "lost"))
    page = settled(Page("T", (Heading("Part", anchor="part"), Paragraph(runs))))
    assert page.blocks[1] == Paragraph((Run("here", link="part"), Run("nowhere", "mark")))


def test_an_anchor_given_twice_stays_at_its_first_place() -> None:
    table = Table("c", ("A",), (row("a", anchor="part"), row("b", anchor="row"), row("c", anchor="row")))
    page = settled(Page("T", (Heading("Part", anchor="part"), Heading("Other", anchor="part"), table)))
    heading, other, shown = page.blocks
    assert isinstance(heading, Heading) and isinstance(other, Heading) and isinstance(shown, Table)
    assert (heading.anchor, other.anchor, [one.anchor for one in shown.rows]) == ("part", "", ["", "row", ""])


def test_acting_characters_are_shown_everywhere() -> None:
    page = settled(Page("a\x00b", (Table("c\u202ed", ("\x1b",), (row("x\ud800"),)),), footer="\ufffe"))
    table = page.blocks[0]
    assert isinstance(table, Table)
    assert (page.title, page.footer, table.caption, table.head) == (
        "a[U+0000]b",
        "[U+FFFE]",
        "c[U+202E]d",
        ("[U+001B]",),
    )
    assert table.rows[0].cells[0].text == "x[U+D800]"


def test_tables_are_filled() -> None:
    table = settled(Page("T", (Table("c", ("A",), (row("a", "b"), Row(())), widths=(1, 2, 3)),))).blocks[0]
    assert isinstance(table, Table)
    assert (table.head, table.widths, [len(one.cells) for one in table.rows]) == (("A", ""), (1, 1), [2, 2])
    assert table.rows[1].cells == (Cell(), Cell())


def test_a_long_footer_stands_at_the_end() -> None:
    words = "x" * (FOOTER + 1)
    assert settled(Page("T", (), footer=words)).blocks == (paragraph(words, tone="note"),)
    assert settled(Page("T", (), footer=words[1:])).footer == words[1:]


HEAD, WORDS, LOOSE = Heading("Clauses"), paragraph("How to read it."), paragraph("Before")


@pytest.mark.parametrize(
    ("blocks", "shown"),
    [
        ((), [(False, ())]),
        ((LOOSE,), [(False, (LOOSE,))]),
        ((LOOSE, WIDE, WORDS), [(False, (LOOSE,)), (True, (WIDE,)), (False, (WORDS,))]),
        ((LOOSE, HEAD, WORDS, WIDE), [(False, (LOOSE,)), (True, (HEAD, WORDS, WIDE))]),
        ((HEAD, WIDE, HEAD, WIDE), [(True, (HEAD, WIDE, HEAD, WIDE))]),
        ((HEAD, HEAD, WIDE), [(True, (HEAD, HEAD, WIDE))]),
    ],
)
def test_stretches(
    blocks: tuple[Heading | Paragraph | Table, ...], shown: list[tuple[bool, tuple[object, ...]]]
) -> None:
    assert [(one.wide, one.blocks) for one in stretches(Page("T", blocks))] == shown


def test_a_row_of_many_words_may_break() -> None:
    assert is_short(Row((cell("x" * SHORT),)))
    assert not is_short(Row((cell("x" * SHORT), cell("x"))))


def test_a_caption_that_stands_over_its_table_as_a_heading_is_not_shown_twice() -> None:
    """A screen reader is still told of it; one with other words between, or under a card, is shown."""
    table = Table("Numbers", ("A",), (row("1"),))
    blocks = (Heading("Numbers"), paragraph("Each once."), table, table, Heading("Other"), table)
    page = Page("Title", blocks)
    marked = [one.headed for one in settled(page).blocks if isinstance(one, Table)]
    assert marked == [True, False, False]
    assert str(laid_out(page, format="md")).count("**Numbers**") == 2
    html = str(laid_out(page, format="html"))
    assert html.count('<caption class="said-above">Numbers</caption>') == 1 and html.count("<caption>Numbers") == 2
