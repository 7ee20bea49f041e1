"""A page as a tagged PDF: what a screen reader is told, what no font has, what hostile words do (nothing)."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reporting.pages import CHART, WHOLE, WIDE, large
from toolkit.reporting import page_pdf
from toolkit.reporting.page import Chart, Heading, Page, Paragraph, Row, Run, RunStyle, Table, cell, paragraph
from toolkit.reporting.page_pdf import pdf, printed
from toolkit.reporting.plain import visible

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def whole() -> Any:
    return pikepdf.open(io.BytesIO(pdf(WHOLE)))


def tagged(document: Any, *tags: str) -> list[Any]:
    return [one for one in elements(document.Root.StructTreeRoot.K) if str(one.get("/S")) in tags]


def elements(element: Any) -> Iterator[Any]:
    if isinstance(element, pikepdf.Array):
        for one in element:
            yield from elements(one)
    elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
        yield element
        yield from elements(element.get("/K", pikepdf.Array()))


def scope(cell_element: Any) -> str:
    return next(str(one.Scope) for one in cell_element.A if one.get("/O") == "/Table")


def text_of(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    return "".join(page.get_textpage().get_text_range() for page in document)


def bare(text: str) -> str:
    """Letters alone, in one form: lines are broken anew, and letters that PDF joins (fi) come out apart."""
    letters = unicodedata.normalize("NFKC", text.replace("\ufffe", "-"))
    return "".join(one for one in letters if not one.isspace() and unicodedata.category(one) != "Cf")


def test_it_says_that_it_is_accessible(whole: Any) -> None:
    assert whole.Root.MarkInfo.Marked
    assert str(whole.Root.Lang) == "en-GB"
    assert whole.Root.ViewerPreferences.DisplayDocTitle
    assert str(whole.docinfo["/Title"]) == WHOLE.title
    assert "<pdfuaid:part>1</pdfuaid:part>" in whole.Root.Metadata.read_bytes().decode("utf-8")


def test_no_clock(whole: Any) -> None:
    assert {"/CreationDate", "/ModDate"} & set(whole.docinfo.keys()) == set()
    assert not re.search(r"<xmp:\w+Date>", whole.Root.Metadata.read_bytes().decode("utf-8"))


def test_headings_are_tagged_in_their_order(whole: Any) -> None:
    found = [(str(one.S), str(one.T)) for one in tagged(whole, "/H1", "/H2", "/H3", "/H4", "/H5")]
    assert found == [
        ("/H1", WHOLE.title),
        ("/H2", "Summary"),
        ("/H2", "Coverage"),
        ("/H2", "Clause by clause"),
        ("/H2", "Findings"),
        ("/H3", "Finding 1: the duty is weaker"),
        ("/H4", "The end"),
    ]


def test_tables_name_their_columns_and_rows(whole: Any) -> None:
    """Chart, table and wide table have row heads; two pairs of columns have none."""
    heads = [[scope(one) for one in elements(table.K) if one.S == "/TH"] for table in tagged(whole, "/Table")]
    column, row = "/Column", "/Row"
    assert heads == [
        [column] * 3 + [row] * 3,
        [column] * 4 + [row] * 2,
        [column] * 6 + [row] * 7,
        [column] * 2,
        [column] * 2,
    ]


def test_no_list_of_column_heads_stands_against_the_heads_of_rows(whole: Any) -> None:
    """A reader takes such a list for all heads of a cell, and would not read the head of its row."""
    for table, rows in zip(tagged(whole, "/Table"), (True, True, True, False, False), strict=True):
        listed = [one for one in elements(table.K) if one.S == "/TD" and any("/Headers" in said for said in one.A)]
        assert (listed == []) == rows


def test_captions_are_tagged(whole: Any) -> None:
    """Of four tables and charts, one has its heading for a caption."""
    assert len(tagged(whole, "/Caption")) == 2


def test_every_figure_has_words(whole: Any) -> None:
    assert [str(one.Alt) for one in tagged(whole, "/Figure")] == [f"{bar.label}: {bar.words}" for bar in CHART.bars[:2]]


def test_lists_and_links_are_tagged(whole: Any) -> None:
    assert len(tagged(whole, "/L")) == 4
    assert len(tagged(whole, "/Link")) == 2


def test_a_wide_table_lies_on_turned_paper_and_pages_are_counted(whole: Any) -> None:
    document = pypdfium2.PdfDocument(pdf(WHOLE))
    assert [page.get_width() > page.get_height() for page in document] == [False, True, False]
    texts = [page.get_textpage().get_text_range() for page in document]
    assert [f"Page {number} of 3" in text for number, text in enumerate(texts, 1)] == [True] * 3
    assert all(WHOLE.footer in text for text in texts)
    assert "Clause by clause" in texts[1] and "Consider the stronger" in texts[1]


def test_the_head_of_a_long_table_is_repeated_and_tagged_once() -> None:
    content = pdf(
        Page("T", (Table("Many", ("Left head", "Right"), tuple(Row((cell("a"), cell("b"))) for _ in range(120))),))
    )
    document = pypdfium2.PdfDocument(content)
    assert len(document) > 1
    assert all("Left head" in page.get_textpage().get_text_range() for page in document)
    with pikepdf.open(io.BytesIO(content)) as tree:
        assert len(tagged(tree, "/THead")) == 1
        assert len([one for one in tagged(tree, "/TH") if scope(one) == "/Row"]) == 120


@pytest.mark.parametrize(
    ("tag", "shown"), [("cy-GB", "cy-GB"), ("cy", "cy"), ("sr-Latn-rs", "sr-RS"), ("", "en"), ('"#panic()', "en")]
)
def test_languages(tag: str, shown: str) -> None:
    with pikepdf.open(io.BytesIO(pdf(Page("T", (), language=tag)))) as document:
        assert str(document.Root.Lang) == shown


HOSTILE = (
    '#read("/etc/passwd")',
    "#panic() $x^2$ = *a* _b_ `c` <d> @e // f /* g */ \\ ~ -- \"q\" 's'",
    '<script>alert(1)</script> =HYPERLINK("x")',
    "{{ 7*7 }}",
    "10 \u202e01",
    "bell\x07 escape\x1b[2J nul\x00 half \ud800",
    "#" * 200,
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text(text: str) -> None:
    runs = Paragraph((Run(text, link=text),))
    page = Page(text, (runs, Table(text, (text,), (Row((cell(text),)),)), Heading(text, anchor=text)), text, text)
    found = bare(text_of(pdf(page)))
    assert found.count(bare(visible(text))) == 8


def test_characters_that_no_font_has_are_shown_by_number_and_said() -> None:
    made = printed(
        Page("漢 title", (paragraph("Words 漢字 and 😀\u200d😀, Größe, ▲"), Heading("字", anchor="字")), footer="漢")
    )
    text = text_of(made.content)
    assert made.lacking == ("字", "漢", "😀")
    assert "[U+6F22] title" in text and "Words [U+6F22][U+5B57] and" in text and "Größe, ▲" in text
    assert "shown by their number: U+5B57, U+6F22, U+1F600." in text


def test_a_whole_script_is_named_in_short() -> None:
    made = printed(Page("T", (paragraph("".join(map(chr, range(0x4E00, 0x4E64)))),)))
    assert len(made.lacking) == 100
    assert "and 60 more." in text_of(made.content).replace("\r\n", " ")


def test_another_fault_is_not_taken_for_a_lacking_character(monkeypatch: pytest.MonkeyPatch) -> None:
    import typst

    monkeypatch.setattr(page_pdf, "_document", lambda page, lacking: "{}")
    with pytest.raises(typst.TypstError):
        pdf(WHOLE)


def test_nothing_is_read_from_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret.txt").write_text("the secret", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert "the secret" not in text_of(
        pdf(Page("T", (paragraph('#read("secret.txt")'), paragraph('#include "secret.txt"'))))
    )


@pytest.mark.parametrize("text", ["declare " * 130_000, "x" * 200_000])
def test_long_paragraphs_are_whole(text: str) -> None:
    found = text_of(pdf(Page("T", (paragraph(text),))))
    assert found.count(text[0]) >= text.count(text[0])


def test_a_chart_without_bars_or_counts() -> None:
    empty = Chart("Nothing", (), (), ())
    assert "Nothing" in text_of(pdf(Page("T", (empty,))))


# Letters that the fonts have and that are read from left to right, beside some that act and some that no font has.
LETTERS = st.text(
    st.one_of(
        st.characters(min_codepoint=0x20, max_codepoint=0x17F, exclude_categories=["Cc", "Cf"]),
        st.sampled_from("αβγω ЖЯй “”‘’–—… €£ \t\n\x00\x1b\u202e\u2066漢😀"),
    ),
    min_size=1,
    max_size=40,
)


@settings(max_examples=25)
@given(st.lists(st.tuples(LETTERS, st.sampled_from(get_args(RunStyle))), min_size=1, max_size=4))
def test_any_text_comes_out_again(runs: list[tuple[str, RunStyle]]) -> None:
    made = printed(Page("Title", (Paragraph(tuple(Run(text, style) for text, style in runs)),)))
    shown = "".join(visible(text) for text, _ in runs)
    for one in made.lacking:
        shown = shown.replace(one, f"[U+{ord(one):04X}]")
    assert bare(shown) in bare(text_of(made.content))


def test_the_same_bytes_whatever_the_seed_of_hashes() -> None:
    program = (
        "import sys; from tests.reporting.pages import WHOLE; from toolkit.reporting.page_pdf import pdf;"
        "sys.stdout.buffer.write(pdf(WHOLE))"
    )
    made = [
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("4", "15")
    ]
    assert made[0] == made[1] == pdf(WHOLE)


def test_a_large_report_is_whole() -> None:
    with pikepdf.open(io.BytesIO(pdf(large(findings=20, links=30)))) as document:
        tables = tagged(document, "/Table")
        assert len(tables) == 21
        assert len([one for one in elements(tables[0].K) if one.S == "/TH"]) == len(WIDE.head) + 1 + 30
