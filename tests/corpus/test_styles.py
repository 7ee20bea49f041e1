"""The house styles: what the maker prints and what it says is right, and that the files kept are those it makes."""

from __future__ import annotations

import io
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from toolkit.corpus.location import corpora_folder
from toolkit.corpus.publish_styles import forms_of
from toolkit.corpus.style_docx import docx_of
from toolkit.corpus.style_gold import gold_tree
from toolkit.corpus.style_html import html_of
from toolkit.corpus.style_numbering import Numbering, numeral
from toolkit.corpus.style_source import DocxLook, HtmlLook, Style, TextLook, parse_body, read_style
from toolkit.corpus.style_text import text_of

FOLDER = corpora_folder() / "structure"
SOURCES = sorted(FOLDER.glob("*/source.toml"))

CODE = """
section [4] {Gifts}
  paragraph [4.2] You may keep a small gift unless it comes from a person who tenders for work with the Council, or:
    item [a] money;
      item a voucher;
  paragraph These are the limits.
    item [a)] a pen;
  table_row Gift | Limit
  table_row Flowers for the team | None
"""


def style(**options: Any) -> Style:
    return Style(name="made", title="Code", block=(), nodes=parse_body(CODE), bullets=("•", "•"), **options)


def test_every_style_is_of_one_half() -> None:
    split = tomllib.loads((FOLDER / "split.toml").read_text(encoding="utf-8"))
    named = [*split["development"], *split["test"]]
    assert sorted(named) == [source.parent.name for source in SOURCES]


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.parent.name)
def test_the_kept_files_are_those_that_are_made(source: Path) -> None:
    pytest.importorskip("reportlab")
    made = forms_of(read_style(source))
    for name in ("gold.json", "code.html", "code.txt"):
        assert source.with_name(name).read_text(encoding="utf-8") == made[name].decode("utf-8")
    assert made == forms_of(read_style(source)), "two runs give the same bytes"


def test_an_item_without_a_bracket_is_cited_with_its_paragraph() -> None:
    cites = [row["cite"] for row in gold_tree(style())["provisions"]]
    assert cites == ["4", "4.2", "4.2a", "4.2a¶2", "4¶1", "4¶1a)", "4¶2", "4¶3"]


def test_numbers_in_words_end_with_ten() -> None:
    assert [numeral(value, "cardinalText") for value in (1, 10, 11)] == ["One", "Ten", ""]


def test_two_series_of_numbers_share_a_list() -> None:
    levels = [("section", "S%1"), ("paragraph", "S%1/R%2"), ("paragraph", "S%1/G%3")]
    tables = (
        {"for": key, "list": "main", "depth": depth, "format": "decimal", "text": text}
        for depth, (key, text) in enumerate(levels)
    )
    numbering = Numbering(tuple(tables))
    found = [numbering.find(*asked) for asked in (("section", "S1"), ("paragraph", "S1/R1"), ("paragraph", "S1/G1"))]
    assert found == [(1, 0), (1, 1), (1, 2)]
    assert numbering.find("paragraph", "Rule 1") is None, "a number that no list prints is typed"


def test_text_pasted_from_a_word_processor_has_tabs_and_long_lines() -> None:
    text = text_of(style(txt=TextLook(width=0, tab=True, airy=False)), {})
    assert "4.2\tYou may keep a small gift unless it comes from a person who tenders" in text
    assert "with the Council, or:\n" in text and "Flowers for the team\tNone\n" in text


def test_a_mail_program_leaves_short_lines_behind() -> None:
    lines = text_of(style(txt=TextLook(mail=60)), {}).splitlines()
    first = next(place for place, line in enumerate(lines) if line.startswith("4.2"))
    assert max(map(len, lines)) <= 60 and len(lines[first + 1]) < 20 < len(lines[first + 2])


def test_cells_stand_in_columns() -> None:
    text = text_of(style(txt=TextLook(columns=(0, 12))), {})
    assert "Gift        Limit\n" in text and "Flowers     None\nfor the\nteam\n" in text


def test_number_and_words_stand_in_two_boxes() -> None:
    page = html_of(style(html=HtmlLook(form="pairs", chrome="service", head_row=True)))
    assert (
        '<div class="clause-no">a</div><div class="clause-text"><p>money;</p><ul><li>a voucher;</li></ul></div>' in page
    )
    assert "<th>Gift</th>" in page and "<td>None</td>" in page


def test_the_kind_of_a_list_can_stand_in_its_style() -> None:
    look = HtmlLook(ordered=("item",), styled=True)
    page = html_of(replace(style(), html=look))
    assert '<ol style="list-style-type: lower-alpha">\n<li>money;' in page and 'type="a"' not in page.split("<main")[1]


def test_a_heading_can_be_a_paragraph_of_bold_words() -> None:
    page = html_of(style(html=HtmlLook(chrome="library", ranks=("strong",))))
    assert "<p><strong>4 Gifts</strong></p>" in page and "<h2>4" not in page


def test_justified_lines_reach_the_width_but_for_the_last() -> None:
    lines = text_of(style(txt=TextLook(justified=True, width=60)), {}).splitlines()
    first = next(place for place, line in enumerate(lines) if line.startswith("4.2"))
    assert len(lines[first]) == 60 and "  " in lines[first]
    assert lines[first + 1].split(" ") == lines[first + 1].split(), "the last line is not filled"


def test_an_empty_line_follows_a_table() -> None:
    made = replace(
        style(txt=TextLook(columns=(0, 30), gap=True)), nodes=(*parse_body(CODE), *parse_body("paragraph End."))
    )
    assert "None\n\nEnd.\n" in text_of(made, {})


def test_empty_paragraphs_keep_those_of_a_document_apart() -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document(io.BytesIO(docx_of(style(docx=DocxLook(spaced=True)), {})))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[:4] == ["Code", "4 Gifts", "", texts[3]] and texts[3].startswith("4.2\tYou") and not texts[4]
