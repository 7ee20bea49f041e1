"""Headings that the document itself declares: bookmarks that equal a line, and heading tags of a tagged PDF.

Size and weight alone are no declaration: they are handed on for the outline to judge.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from toolkit.sources.pdf_lines import Printed

MOST_BOOKMARKS = 20_000
MOST_ELEMENTS = 50_000  # of one page's tags
DEEPEST = 60  # tags within tags
HEADING = re.compile(r"H([1-6])?")
TOO_MANY = 0.5  # of the lines: tags that call more than this a heading mean nothing
PLAIN = re.compile(r"\W+")
SENTENCE_ENDS = (".", ",", ";")


@dataclass(frozen=True, slots=True)
class Declared:
    """bookmarks: (page from 1, folded title) to rank; tags: (page, marked-content number) to rank, 0 for a plain H."""

    bookmarks: dict[tuple[int, str], int] = field(default_factory=dict)
    tags: dict[tuple[int, int], int] = field(default_factory=dict)


def is_tagged(document: Any) -> bool:
    """Whether a PDFium document says that it has tags."""
    import pypdfium2.raw as pdfium

    return bool(pdfium.FPDFCatalog_IsTagged(document.raw))


def _fold(text: str) -> str:
    """Letters and digits alone, but for what tells "Hearing" from the last line of a sentence, "hearing."."""
    inside, ended = text[:1].islower(), text.rstrip()[-1:] in SENTENCE_ENDS
    return f"{'~' * inside}{PLAIN.sub('', text.casefold())}{'.' * ended}"


def bookmarks_of(document: Any) -> Iterator[tuple[tuple[int, str], int]]:
    """(page from 1, folded title) and rank of each bookmark."""
    for count, item in enumerate(document.get_toc(max_depth=9)):
        if count >= MOST_BOOKMARKS:
            return
        target = item.get_dest()
        page = target.get_index() if target else None
        title = _fold(_title(item))
        if page is not None and title:
            yield (page + 1, title), min(item.level + 1, 9)


def _title(item: Any) -> str:
    """A bookmark's title; a broken one counts as none."""
    try:
        return str(item.get_title())
    except UnicodeDecodeError:
        return ""


def tags_of(page: Any, number: int) -> Iterator[tuple[tuple[int, int], int]]:
    """(page from 1, marked-content number) and rank of what one PDFium page tags as a heading."""
    import pypdfium2.raw as pdfium

    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    if tree:
        yield from (((number, mark), rank) for mark, rank in _page_tags(tree))
        pdfium.FPDF_StructTree_Close(tree)


def _page_tags(tree: Any) -> Iterator[tuple[int, int]]:
    """Marked-content numbers under heading elements, depth first, with their rank."""
    import pypdfium2.raw as pdfium

    count = max(pdfium.FPDF_StructTree_CountChildren(tree), 0)
    waiting = [(pdfium.FPDF_StructTree_GetChildAtIndex(tree, at), -1, 0) for at in range(count)]
    seen = 0
    while waiting and seen < MOST_ELEMENTS:
        element, rank, depth = waiting.pop()
        seen += 1
        if not element or depth > DEEPEST:
            continue
        kind = HEADING.fullmatch(_type_of(element))
        rank = int(kind[1] or 0) if kind else rank
        for at in range(max(pdfium.FPDF_StructElement_CountChildren(element), 0)):
            mark = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, at)
            if mark >= 0 and rank >= 0:
                yield mark, rank
            waiting.append((pdfium.FPDF_StructElement_GetChildAtIndex(element, at), rank, depth + 1))


def _type_of(element: Any) -> str:
    import pypdfium2.raw as pdfium

    buffer = (ctypes.c_ushort * 32)()
    size = pdfium.FPDF_StructElement_GetType(element, buffer, ctypes.sizeof(buffer))
    return bytes(buffer)[: max(size - 2, 0)].decode("utf-16-le", "replace")


def mark_headings(pages: Sequence[Sequence[Printed]], declared: Declared) -> list[list[Printed]]:
    """The same pages with role heading and its rank where the document declares one."""
    body = sum(line.role == "body" for page in pages for line in page)
    tagged = sum(_tag_rank(line, declared) is not None for page in pages for line in page)
    trusted = tagged <= TOO_MANY * body
    return [[_headed(line, declared, trusted) for line in page] for page in pages]


def _headed(line: Printed, declared: Declared, trusted: bool) -> Printed:
    if line.role != "body":
        return line
    rank = declared.bookmarks.get((line.page, _fold(line.text)))
    if rank is None and trusted:
        rank = _tag_rank(line, declared)
    return line if rank is None else replace(line, role="heading", rank=rank)


def _tag_rank(line: Printed, declared: Declared) -> int | None:
    """The rank that all of a line's words are tagged with; None where any of them is not in a heading."""
    if line.role != "body" or not declared.tags:
        return None
    marks = {style.mark for fragment in line.fragments for style in fragment.styles}
    ranks = {declared.tags.get((line.page, mark)) for mark in marks}
    return ranks.pop() if len(ranks) == 1 else None
