"""Sound inputs from which the fuzzer starts, for each target: the first byte says how the target takes the rest."""

from __future__ import annotations

from tests.sources.docx_made import MAIN, abstract, level, made, num, paragraph
from tests.sources.legislation_made import AKN, CLML, INSTRUMENT
from tests.sources.odt_made import h, items, list_style, p
from tests.sources.odt_made import level as odt_level
from tests.sources.odt_made import made as odt_made
from tests.sources.pdf_made import clauses, drawn

CODE = """Thornmere Council
Code of Conduct

1. Scope
1.1 This Code applies to every member; see paragraph 2(1)(a).
2. Gifts
(1) You must not-
  (a) accept a gift worth more than \u00a350; or
  (b) ask for one.
    (i) at once
and must say so within 28 days.[1]
\u2022 a bullet

[1] The Act of 2011.
"""
PAGE = """<!DOCTYPE html><html><head><title>Code</title><style>ol.a{list-style-type:lower-alpha}</style></head><body>
<nav><ul><li><a href="/">Home</a></ul></nav><main><h1>Code</h1><ol start="3" class="a"><li>Act<ol type="i" reversed>
<li value="4">at once<li>so</ol><li>Stop</ol><table><tr><th>Kind<th>Limit<tr><td>Gift<td>&pound;50</table>
<dl><dt>partner<dd>a spouse</dl><p hidden>no<p>see <sup>1</sup></main><footer>2010</footer></body></html>"""
MARKDOWN = """---
title: Code
---
# Code

1. Act
   1. at once
   - so

| Kind | Limit |
|---|---|
| Gift | 50 |

> quoted[^1]

[^1]: A note.

<div>raw</div>
"""


def _word() -> bytes:
    levels = level(0, "%1.") + level(1, "%1.%2", fmt="lowerLetter")
    body = paragraph("Gifts", style="Heading1") + paragraph("Act", num=1, level=0) + paragraph("so", num=1, level=1)
    return made(body, parts={"numbering": abstract(0, levels) + num(1, 0), "styles": ""})


def _numbering() -> bytes:
    inside = abstract(0, level(0, "%1.") + level(1, "(%2)", fmt="lowerRoman")) + num(1, 0)
    return f'<w:numbering xmlns:w="{MAIN}">{inside}</w:numbering>'.encode()


def _open() -> bytes:
    styles = list_style("L1", odt_level(1, "1"), odt_level(2, "a", extra=' text:display-levels="2"'))
    return odt_made(h("Gifts", 1) + items(p("Act") + items(p("so")), style="L1"), automatic=styles)


SEEDS: dict[str, tuple[bytes, ...]] = {
    "docx": (b"\0" + _word(), b"\1\1" + _numbering(), b"\2" + bytes(range(256)) * 4),
    "odt": (b"\0\0" + _open(), b"\2" + bytes(range(256)) * 4, b"\2\1" + bytes(range(0, 256, 3)) * 9),
    "legislation": (*(b"\0" + text.encode() for text in (CLML, INSTRUMENT, AKN)), b"\1" + bytes(range(256)) * 3),
    "pdf": (b"\0" + drawn([clauses(1, lines=4)]), b"\1BT /F1 12 Tf 72 700 Td (1. Act) Tj 0 -20 Td (2. Stop) Tj ET"),
    "html": (b"\0" + PAGE.encode(), b"\1" + bytes(range(256)) * 2),
    "markdown": (MARKDOWN.encode(),),
    "text": (CODE.encode(), CODE.encode("utf-16"), CODE.encode("cp1252"), b"a\fb\f" + CODE.encode()),
    "outline": (bytes(range(256)), bytes(range(0, 256, 3)) * 2),
}

# What the fuzzer found, made as small as it goes: the target and the input that failed.
FOUND: tuple[tuple[str, bytes], ...] = (
    ("markdown", b"[^1]: a\n\n[^1]\n#b"),  # a line that began with the mark of a note kept the blank behind it
    ("pdf", b"\x012 Tc Tf(\x01 A)Tj"),  # so did a line that began with a control sign
)
