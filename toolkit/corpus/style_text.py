"""A house style as plain text, hard-wrapped at 72 columns or as its look says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise, zip_longest

from toolkit.corpus.style_blocks import Block, blocks_of, contents_of, footnotes_of, is_trapped, wrap
from toolkit.corpus.style_source import TRAP, Style

WIDTH = 72
NARROWEST = 62
EDGE = re.compile(r" *(?:\S+ {2,})?")
"""The blanks before a line's words, with a label that wide blanks set apart."""


def text_of(style: Style, pages: dict[str, int]) -> str:
    """The whole text. pages: of the headings, for the contents."""
    lines = [*_centred(style.title), *(line for part in style.block for line in _centred(part)), ""]
    if style.txt.contents:
        lines += ["Contents", "", *_contents(style, pages), ""]
    for kind, run in groupby(blocks_of(style), key=lambda block: block.kind):
        lines += [line for block in run for line in _lines(style, block)]
        lines += [""] * (style.txt.gap and kind == "row")
    for number, text in footnotes_of(style).items():
        lines += wrap(f"[{number}] {text}", width=WIDTH, measure=len)
    sent = _paged(list(_mailed(lines, style.txt.mail)), style)
    return "\n".join(f"> {line}".rstrip() for line in sent) + "\n" if style.txt.quoted else "\n".join(sent) + "\n"


def _mailed(lines: list[str], width: int) -> Iterator[str]:
    """Lines broken a second time, so that each long one leaves a short one behind it."""
    for line in lines:
        indent = line[: len(line) - len(line.lstrip())]
        broken = wrap(line, width=width, measure=len, first=len(indent)) if width else [line.strip()]
        yield from (indent * (not place) + part for place, part in enumerate(broken))


def _centred(text: str) -> list[str]:
    return [line.center(WIDTH).rstrip() for line in wrap(text, width=WIDTH, measure=len)]


def _contents(style: Style, pages: dict[str, int]) -> Iterator[str]:
    for block in contents_of(style):
        yield f"{block.line} ".ljust(WIDTH - 4, ".") + f" {pages[block.line]}"


def _lines(style: Style, block: Block) -> list[str]:
    look = style.txt
    if block.kind == "heading":
        line = (style.join if block.label and block.text else "").join((block.label, block.text))
        under = ["-" * len(line) if block.rank else look.underline * len(line)] if look.underline else []
        return ["", *wrap(line, width=WIDTH, measure=len), *under, ""]
    if block.kind == "row" and (look.columns or look.tab):
        cells = block.text.split(" | ")
        return _columns(cells, look.columns) if look.columns else ["\t".join(cells)]
    text = block.text.replace("[^", "[")
    label = look.bullets[int(block.key[6:] or 1) - 1] if block.key.startswith("bullet") else block.label
    edge = " " * (look.step * block.depth)
    after = [""] if look.airy else []
    if look.detached and label and block.depth == 0:
        inner = edge + " " * look.step
        return [edge + label, "", *_wrapped(text, inner, inner), *after]
    hang = " " * max(len(label) + 1, look.step) if look.step and label else ""
    between = "\t" if look.tab else " "
    first = (edge + label + between).ljust(len(edge + hang)) if label else edge
    if not look.width:
        return [first + text.replace(TRAP, ""), *after]
    lines = _wrapped(text, first, edge + hang, look.width)
    return [*(_justified(lines, look.width) if look.justified else lines), *after]


def _justified(lines: list[str], width: int) -> list[str]:
    """All lines but the last filled to the width, one blank more between words from the left."""
    return [*(_filled(line, width) for line in lines[:-1]), lines[-1]]


def _filled(line: str, width: int) -> str:
    edge = EDGE.match(line)[0]  # type: ignore[index]  # it matches nothing, too
    words = line[len(edge) :].split()
    gaps, missing = len(words) - 1, width - len(edge) - len(" ".join(words))
    if not gaps or missing > width // 4:
        return line
    each, more = divmod(missing, gaps)
    blanks = [" " * (1 + each + (place < more)) for place in range(gaps)] + [""]
    return edge + "".join(map(str.__add__, words, blanks))


def _columns(cells: list[str], starts: tuple[int, ...]) -> list[str]:
    """A row of cells one beside another, each wrapped in its own column."""
    widths = [end - start for start, end in pairwise((*starts, WIDTH + 2))]
    wrapped = [wrap(cell, width=width - 2, measure=len) for cell, width in zip(cells, widths, strict=True)]
    lines = zip_longest(*wrapped, fillvalue="")
    return ["".join(map(str.ljust, parts, widths)).rstrip() for parts in lines]


def _wrapped(text: str, first: str, rest: str, widest: int = WIDTH) -> list[str]:
    """Lines after their indents; a narrower column is tried for the sake of marked words at line starts."""
    for width in range(widest, NARROWEST, -1):
        room = width - len(rest)
        lines = wrap(text, width=room, measure=len, first=len(first) - len(rest))
        if is_trapped(lines):
            break
    else:
        lines = wrap(text, width=widest - len(rest), measure=len, first=len(first) - len(rest))
    return [(rest if place else first) + line.replace(TRAP, "") for place, line in enumerate(lines)]


def _paged(lines: list[str], style: Style) -> Iterator[str]:
    """Runs of blank lines folded to one; a running foot and a form feed after each page, where the style has pages."""
    count = page = 0
    last = ""
    for line in lines:
        if not (line or last):
            continue
        yield line
        count, last = count + 1, line
        if style.txt.page and count % style.txt.page == 0:
            page += 1
            yield from ("", style.txt.foot.format(page=page).center(WIDTH).rstrip(), "\f")
