"""Whole reports against the kept ones, hostile text, structure of the HTML, the same bytes every time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from io import StringIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html
from markdown_it import MarkdownIt
from rich.console import Console

from tests.reporting.sample import assessment
from toolkit.model.crosswalk import Crosswalk
from toolkit.model.finding import Assessment
from toolkit.model.norm import Analysis
from toolkit.model.provision import Instrument, SourceInfo
from toolkit.reporting import document, render, summary
from toolkit.reporting.render import Format

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
REWRITE = "CONDUCT_WRITE_GOLDEN"
FORMATS: tuple[Format, ...] = ("text", "md", "html", "json")


@pytest.fixture(autouse=True)
def _one_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """A new release changes no kept report."""
    monkeypatch.setattr(document, "__version__", "0.0.0")


@pytest.mark.parametrize("format", FORMATS)
def test_the_report_is_the_kept_one(format: Format) -> None:
    kept = GOLDEN / f"gap.{'txt' if format == 'text' else format}"
    made = render(assessment(), format=format)
    if os.environ.get(REWRITE):
        kept.write_text(made, encoding="utf-8", newline="\n")
    assert made == kept.read_text(encoding="utf-8"), f"look at the change, then run pytest with {REWRITE}=1"


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_bytes_whatever_the_seed_of_hashes(format: Format) -> None:
    program = (
        "import sys; from tests.reporting.sample import assessment; from toolkit.reporting import render;"
        f"sys.stdout.buffer.write(render(assessment(), format={format!r}).encode('utf-8'))"
    )
    root = Path(__file__).resolve().parents[2]
    outputs = [
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed, "COLUMNS": seed + "0", "TERM": "dumb"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("4", "15")
    ]
    assert outputs[0] == outputs[1]
    assert b"Wexcombe" in outputs[0]


@pytest.mark.parametrize("format", ["text", "md", "html"])
def test_nothing_acts(format: Format) -> None:
    made = render(assessment(), format=format)
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069]", made)
    if format != "text":
        assert "U+202E" in made
        assert "49" not in made


def test_hostile_text_is_text_in_html() -> None:
    page = _page()
    assert page.xpath("//script | //b | //i | //a[not(starts-with(@href, '#'))]") == []
    words = page.text_content()
    assert "<script>alert('x')</script>, {{ 7*7 }}, *stars*" in words
    assert "[U+202E]desrever[U+202C] words and [U+001B][31mred" in words
    assert "Officers’ Code <b>of</b> Conduct" in page.xpath("//h1")[0].text_content()


def test_hostile_text_is_text_in_markdown() -> None:
    tokens = MarkdownIt("commonmark").enable(["table"]).parse(render(assessment(), format="md"))
    inline = [child for token in tokens for child in token.children or ()]
    tags = {child.content for child in inline if child.type == "html_inline"}
    assert tags <= {"<br>", "<strong>", "</strong>", "<em>", "</em>"}
    assert not any(token.type == "html_block" for token in tokens)
    assert not any(child.type in ("link_open", "code_inline", "image", "em_open") for child in inline)
    assert "<script>alert('x')</script>, {{ 7*7 }}, *stars*" in "".join(
        child.content for child in inline if child.type == "text"
    )


def test_every_markdown_table_row_has_its_cells() -> None:
    tokens = MarkdownIt("commonmark").enable(["table"]).parse(render(assessment(), format="md"))
    kinds = Counter(token.type for token in tokens)
    assert kinds["table_open"] == 1 + 1 + 19 + 7 + 1 + 2
    paragraphs = [tokens[n + 1].content for n, token in enumerate(tokens) if token.type == "paragraph_open"]
    assert not any("|" in re.sub(r"\\\|", "", one) for one in paragraphs)


def test_the_page_needs_nothing_else() -> None:
    page = _page()
    assert page.xpath("//@src | //link | //*[not(self::col)]/@style | //@onclick | //iframe | //object") == []
    style = page.xpath("//style")[0].text
    assert "url(" not in style
    assert "@import" not in style
    assert "default-src 'none'" in page.xpath("//meta[@http-equiv]/@content")[0]


def test_the_page_is_built_for_every_reader() -> None:
    page = _page()
    assert page.get("lang") == "en-GB"
    assert len(page.xpath("//h1")) == len(page.xpath("//main")) == len(page.xpath("//nav")) == 1
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {target[1:] for target in page.xpath("//a/@href")} <= set(ids)
    assert set(page.xpath("//@aria-labelledby")) <= set(ids)


def test_every_table_has_a_caption_and_scopes() -> None:
    tables = _page().xpath("//table")
    assert len(tables) == 1 + 1 + 7 + 1 + 2
    for table in tables:
        assert len(table.xpath("./caption[normalize-space()]")) == 1
        assert table.xpath(".//thead//th")
        assert not table.xpath(".//th[not(@scope)]")
        heads = len(table.xpath(".//thead/tr/*"))
        assert all(len(row.xpath("./th | ./td")) == heads for row in table.xpath("./tbody/tr"))


def test_every_bar_says_in_words_what_it_shows() -> None:
    bars = _page().xpath("//*[local-name()='svg']")
    assert len(bars) == 6
    assert bars[3].get("aria-label") == (
        "What must be registered: 1 of 3 covered, 1 in part, 1 with no counterpart found"
    )


def test_every_finding_quotes_and_marks() -> None:
    for article in _page().xpath("//article")[:-1]:
        assert article.xpath(".//blockquote")
    marks = [mark.text for mark in _page().xpath("//mark")]
    assert {"more than £25", "£1,050.50 or more", "they think", "must not"} <= set(marks)


def test_a_comparison_of_nothing_with_nothing() -> None:
    nothing = Assessment(Crosswalk(_empty("a"), _empty("b"), (), (), ()), ())
    assert '"findings": []' in render(nothing, format="json")
    for said in (render(nothing, format="text"), render(nothing, format="md"), render(nothing, format="html")):
        assert "No difference was found." in said
        assert "Lexical only" in said


def _empty(name: str) -> Analysis:
    return Analysis(Instrument(name, "", "other", "", "", SourceInfo(f"{name}.txt", "0" * 64, "txt"), "", ()), ())


def test_the_terminal_summary_takes_no_markup_from_documents() -> None:
    whole = assessment()
    loud = tuple(replace(finding, summary="[bold red]loud[/] \x1b[31m") for finding in whole.findings)
    console = Console(record=True, width=200, force_terminal=True, color_system="truecolor", file=StringIO())
    console.print(summary(replace(whole, findings=loud)))
    shown = console.export_text()
    assert "[bold red]loud[/] [U+001B][31m" in shown
    assert "2 of these links need review" in shown
    assert "baseline 9 (grave, weaker)" in shown


def _page() -> Any:
    return lxml_html.document_fromstring(render(assessment(), format="html").encode("utf-8"))
