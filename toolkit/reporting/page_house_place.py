"""Where a page goes in a council's template: at its token, on paper held as the template says, wide tables turned.

template's words ──────────┐ section 1: the template's own paper
report's upright blocks ───┘
report's wide table ─────────  section 2: the same paper turned
report's upright blocks ───┐ section 3: the template's own paper
template's words ──────────┘
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from typing import Any

from toolkit.errors import BadData
from toolkit.reporting.page import Page
from toolkit.reporting.page_docx import elements
from toolkit.reporting.page_docx_blocks import block_xml
from toolkit.reporting.page_docx_styles import number_of
from toolkit.reporting.page_docx_words import Place
from toolkit.reporting.page_settled import Stretch, stretches

USUAL = 9638
"""Width of a line on A4 with margins of 2 cm, in twentieths of a point, where the template does not say."""

ONCE = ("w:type", "w:titlePg", "w:pgNumType")
"""What belongs to the start of a section: a part that carries on another has no first page and counts on."""


def put_page(document: Any, page: Page, place_in: Callable[..., Place], token: str, name: str) -> None:
    """Puts the blocks of a page where the token stands. Raises BadData where it stands nowhere or more than once."""
    spot = _spot(document, token, name)
    section = _section_of(spot)
    turns = spot.getparent() is document.element.body and not _is_wide(section)
    parts = stretches(page) if turns else (Stretch(page.blocks, False),)
    place = place_in(document, page, width=_width(section))
    for number, part in enumerate(parts):
        for made in _blocks(part, place, section):
            spot.addprevious(made)
        if number < len(parts) - 1:
            spot.addprevious(_carrier(section, part.wide, place))
            _carry_on(section)
    if parts[-1].wide:
        _end_wide(spot, section, place)
    _clear(spot, token)


def _spot(document: Any, token: str, name: str) -> Any:
    """The paragraph that holds the token; a bare token (from `{{p report }}`) is given a paragraph of its own."""
    from docx.oxml.ns import qn

    found = [one for one in document.element.body.xpath(".//text()") if token in one]
    if (times := sum(one.count(token) for one in found)) != 1:
        fault = f"{{{{ report }}}} stands in it {times} times" if found else "it has no place {{ report }}"
        raise BadData(f"{name}: {fault}; write {{{{ report }}}} once, on a line of its own in the text of the template")
    one, bare = found[0].getparent(), found[0].is_tail
    around = next(one.iterancestors(qn("w:p")), None)
    if next(one.iterancestors(qn("w:tc"), qn("w:txbxContent")), None) is not None:
        raise BadData(f"{name}: {{{{ report }}}} stands in a table or a box; move it to a line of its own outside it")
    return around if around is not None and not bare else _own_paragraph(one, token, behind=bare)


def _own_paragraph(one: Any, token: str, *, behind: bool) -> Any:
    """The bare token stands behind an element, or as the first thing in it."""
    made = elements("<w:p/>")[0]
    if behind:
        one.tail = one.tail.replace(token, "")
        one.addnext(made)
    else:
        one.text = one.text.replace(token, "")
        one.insert(0, made)
    return made


def _section_of(spot: Any) -> Any:
    """The properties of the section in which the spot lies: the next that are written down after it."""
    from docx.oxml.ns import nsmap

    found = spot.xpath("(.//w:sectPr | following::w:sectPr)[1]")
    return found[0] if found else spot.makeelement(f"{{{nsmap['w']}}}sectPr")


def _is_wide(section: Any) -> bool:
    size = _child(section, "w:pgSz")
    return size is not None and number_of(size, "w:w") > number_of(size, "w:h")


def _width(section: Any) -> int:
    size, edges = _child(section, "w:pgSz"), _child(section, "w:pgMar")
    if size is None or edges is None:
        return USUAL
    width = number_of(size, "w:w") - number_of(edges, "w:left") - number_of(edges, "w:right")
    return width if width > 1000 else USUAL


def _blocks(part: Stretch, place: Place, section: Any) -> list[Any]:
    there = replace(place, width=_width(_turned(section))) if part.wide else place
    return elements("".join(block_xml(block, there) for block in part.blocks))


def _turned(section: Any) -> Any:
    """A copy of a section's properties with the paper turned round."""
    from docx.oxml.ns import qn

    made = deepcopy(section)
    size = _child(made, "w:pgSz")
    if size is not None:
        across, down = size.get(qn("w:w")), size.get(qn("w:h"))
        size.set(qn("w:w"), down)
        size.set(qn("w:h"), across)
        size.set(qn("w:orient"), "landscape")
    return made


def _carrier(section: Any, wide: bool, place: Place) -> Any:
    """The paragraph that ends a part of a section."""
    made = elements(f'<w:p><w:pPr><w:pStyle w:val="{place.styles["report break"]}"/></w:pPr></w:p>')[0]
    made[0].append(_turned(section) if wide else deepcopy(section))
    return made


def _carry_on(section: Any) -> None:
    for tag in ONCE:
        found = _child(section, tag)
        if found is not None:
            section.remove(found)


def _end_wide(spot: Any, section: Any, place: Place) -> None:
    """After a wide table at the end: back to upright paper where the template goes on, else the last pages are wide."""
    if spot.getnext() is section:
        section.getparent().replace(section, _turned(section))
    else:
        spot.addprevious(_carrier(section, True, place))
        _carry_on(section)


def _clear(spot: Any, token: str) -> None:
    """Takes the token out, and its paragraph where that held nothing else."""
    from docx.oxml.ns import qn

    for text in spot.iter(qn("w:t")):
        text.text = (text.text or "").replace(token, "")
    rest = any((text.text or "").strip() for text in spot.iter(qn("w:t")))
    if not rest and next(spot.iter(qn("w:sectPr"), qn("w:drawing"), qn("w:pict")), None) is None:
        spot.getparent().remove(spot)


def _child(element: Any, tag: str) -> Any:
    from docx.oxml.ns import qn

    return element.find(qn(tag))
