"""Text from anywhere comes out of a Markdown renderer as the same text."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from toolkit.reporting.markdown import escape, runs
from toolkit.reporting.page import Run
from toolkit.reporting.plain import visible

RENDERER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
AWKWARD = st.text(alphabet=st.one_of(st.sampled_from(list("\\`*_{}[]<>()#+-.!|~&$=:;\"' 1aé“”—\n\t")), st.characters()))


def _seen(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


def _folded(text: str) -> str:
    return " ".join(text.split())


@settings(max_examples=400, deadline=None)
@example("1. Gifts")
@example("- a")
@example("=== ")
@example("&amp; &#60; R&D")
@example("\\|")
@example("![x](y)")
@given(AWKWARD)
def test_a_paragraph_shows_the_text(text: str) -> None:
    html = RENDERER.render(f"{escape(text)}\n")
    assert _folded(_seen(html)) == _folded(visible(text))
    assert set(re.findall(r"<(\w+)", html)) <= {"p"}


@settings(max_examples=400, deadline=None)
@example("a\\|b", "`|`")
@given(AWKWARD, AWKWARD)
def test_a_table_cell_shows_the_text(one: str, other: str) -> None:
    html = RENDERER.render(f"| x | y |\n| --- | --- |\n| {escape(one)} | {escape(other)} |\n")
    cells = re.findall(r"<td>(.*?)</td>", html, re.DOTALL)
    assert [_folded(_seen(cell)) for cell in cells] == [_folded(visible(one)), _folded(visible(other))]


@settings(max_examples=400, deadline=None)
@example("a", '"gift"', "s")
@example("", "*", "")
@given(AWKWARD, AWKWARD, AWKWARD)
def test_marked_words_are_bold_and_nothing_else_is(before: str, core: str, after: str) -> None:
    html = RENDERER.render(f"x: {runs([Run('‘'), Run(before), Run(core, 'mark'), Run(after), Run('’')])}\n")
    expected = f"x: ‘{visible(before)}{visible(core)}{visible(after)}’"
    assert _folded(_seen(html)) == _folded(expected)
    assert [_folded(_seen(one)) for one in re.findall(r"<strong>(.*?)</strong>", html, re.DOTALL)] == (
        [_folded(visible(core))] if visible(core).strip() else []
    )


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("10(1)(a)", "10(1)(a)"),
        ("3.1 applies", "3.1 applies"),
        ("3. Gifts", "3\\. Gifts"),
        ("www.example.org and https://example.org", "www\\.example.org and https\\://example.org"),
        ("two\nlines\r\nand\u2028more", "two lines and more"),
        ("\u202e10", "\\[U+202E\\]10"),
        ("A & B, R&D", "A & B, R\\&D"),
    ],
)
def test_only_what_would_act_is_escaped(text: str, escaped: str) -> None:
    assert escape(text) == escaped
