"""HTML pages: the document's own lines with the labels a browser prints, the page's furniture kept apart."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from toolkit.model.source import Caution, Line, SourceText
from toolkit.sources.decoding import decode
from toolkit.sources.html_content import page
from toolkit.sources.html_labels import as_cited
from toolkit.sources.html_lines import Walk
from toolkit.sources.html_mend import lift_headings, unclosed_lists
from toolkit.sources.html_sheet import set_styles
from toolkit.sources.html_text import clean, without_code
from toolkit.sources.html_tree import Element, parse
from toolkit.sources.limits import Limits, check_size
from toolkit.sources.result import source_text

_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([a-zA-Z0-9_:.-]+)""", re.I)
_HEAD = 4096
_EMBEDDED = frozenset({"iframe", "object", "embed", "frame"})
_MESSAGES = {
    "template": ("template_remnant", "Pieces of template code (PHP, ASP, Jinja or the like) left out: {}."),
    "broken": ("stray_markup", "Remnants of broken tags taken out of the text: {}."),
    "struck": ("struck_text", "Passages struck out in the page and left out: {}."),
    "mended": ("unclosed_list", "Lists that were never closed, taken to end before the next heading: {}."),
    "aside": ("text_left_out", "Boxes of text taken for no part of the document (asides, forms, hidden boxes): {}."),
    "embedded": ("embedded_content", "Frames and embedded documents that were not read: {}."),
}
# More than this share of a page's running words outside its main part, if it is more than a few, is worth a warning.
_MUCH_OUTSIDE = 0.1
_FEW_OUTSIDE = 30
# More words than this, or this share of the page, before its only top heading are no site furniture.
_MOST_BEFORE = 120
_SHARE_BEFORE = 0.15


def read_html(data: bytes, name: str, *, limits: Limits = Limits()) -> SourceText:
    """The lines of a page; menus, banners and hidden boxes are lines of role "furniture".

    Raises:
        UnreadableSource: empty, too large, binary, or nested beyond reason.
    """
    check_size(data, name, limits)
    text, warnings = decode(data, name, declared=_declared(data))
    text, code = without_code(text)
    parsed = parse(text, name, max_depth=limits.max_depth)
    top = parsed.top
    set_styles(top, parsed.sheets)
    mended = lift_headings(top, unclosed_lists(text))
    embedded = sum(element.tag in _EMBEDDED for element in top.descendants())
    walk = Walk(page=page(top), removed=Counter(template=code, mended=mended, embedded=embedded))
    lines = as_cited(_from_the_title(walk.run(top)), drawn=any(element.marker for element in top.descendants()))
    return source_text(
        data,
        name,
        format="html",
        lines=lines,
        title=_title(parsed.title, top),
        warnings=(*warnings, *_cautions(walk.removed, top.running)),
        limits=limits,
    )


def html_lines(text: str, limits: Limits) -> list[Line]:
    """The lines of a piece of HTML that stands inside another format."""
    top = parse(text, "HTML", max_depth=limits.max_depth).top
    return Walk(page=page(top)).run(top)


def _from_the_title(lines: list[Line]) -> list[Line]:
    """What little stands before a page's only top heading is the site's: a cookie notice, a log-in link, a menu."""
    tops = [place for place, line in enumerate(lines) if line.role == "heading" and line.rank == 1]
    if len(tops) != 1:
        return lines
    before = sum(len(line.text.split()) for line in lines[: tops[0]] if line.role != "furniture")
    if before > min(_MOST_BEFORE, _SHARE_BEFORE * sum(len(line.text.split()) for line in lines)):
        return lines
    return [replace(line, role="furniture") for line in lines[: tops[0]]] + lines[tops[0] :]


def _declared(data: bytes) -> str:
    found = _CHARSET.search(data[:_HEAD])
    return found[1].decode("ascii") if found else ""


def _title(title: str, top: Element) -> str:
    """The page's <title>, else its only <h1>."""
    said = clean(title, Counter())
    if said:
        return said
    first = [element.text() for element in top.descendants() if element.tag == "h1" and element.words]
    return first[0] if len(first) == 1 else ""


def _cautions(removed: Counter[str], running: int) -> list[Caution]:
    found = [Caution(code, message.format(removed[key])) for key, (code, message) in _MESSAGES.items() if removed[key]]
    if removed["outside"] > max(_FEW_OUTSIDE, _MUCH_OUTSIDE * running):
        message = f"Words outside the page's main part, taken for furniture: {removed['outside']} of {running}."
        found.append(Caution("text_left_out", message))
    return found
