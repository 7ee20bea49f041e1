"""CLML, the Crown's own XML for legislation, as legislation.gov.uk serves it (schema "legislation.xsd").

    Primary | Secondary > Body > Part > Chapter > Pblock > P1group > P1 > P1para > P2 > P2para > P3 ... Text
                          Schedules > Schedule > ScheduleBody > the same again

P1 is a section (of an Act), a regulation or article (of an instrument), a paragraph (of a schedule). Numbers stand
bare, as "1"; the signs around them are those of print: 49, 49. in an instrument, (1), (a), (i), (aa).
"""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.sources.docx_formats import formatted
from toolkit.sources.legislation_clml_words import LEVEL, words
from toolkit.sources.legislation_lines import Lines, folded, local, table_rows, words_of
from toolkit.sources.paragraphs import BULLET

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

QUOTES = {"double": ("\u201c", "\u201d"), "single": ("\u2018", "\u2019"), "none": ("", "")}
LIST_FORMATS = {"alpha": "lowerLetter", "alphaupper": "upperLetter", "roman": "lowerRoman", "romanupper": "upperRoman"}
FRAMES = {
    "parens": "({})",
    "parenRight": "{})",
    "brackets": "[{}]",
    "bracketRight": "{}]",
    "period": "{}.",
    "colon": "{}:",
}


@dataclass(slots=True)
class Walk:
    """One reading. secondary: an instrument made under an Act; schedule: inside one."""

    out: Lines
    secondary: bool
    schedule: bool = False


def clml_lines(root: Element) -> Lines:
    """The lines of a Legislation element."""
    out = Lines(title=_title(root))
    walk = Walk(out, next(root.iter("{*}Secondary"), None) is not None)
    out.fault("annotations", sum(1 for _ in root.iter("{*}Commentary")))
    out.fault("not_in_force", sum(e.get("Status") == "Prospective" for e in root.iter("{*}P1", "{*}Part")))
    _children(root, walk)
    _notes(root, out)
    return out


def _title(root: Element) -> str:
    return next((folded(e.text or "") for e in root.iter("{http://purl.org/dc/elements/1.1/}title")), "")


def _children(element: Element, walk: Walk) -> None:
    for child in element:
        _element(child, walk)


def _element(element: Element, walk: Walk) -> None:
    name, table = local(element), words_of("clml")
    if name in table["divisions"]:
        _headed(element, walk)
    elif LEVEL.fullmatch(name):
        _clause(element, walk, int(name[1]))
    elif name in _OWN_WAYS:
        _OWN_WAYS[name](element, walk)
    elif name in table["quoted"]:
        _quotation(element, walk)
    elif name in table["flat"]:
        walk.out.say(words(element))
    elif name and name not in table["skipped"]:
        _children(element, walk)


def _headed(element: Element, walk: Walk) -> None:
    """A division: its number and title make one heading. The title over a single clause is that clause's."""
    out = walk.out
    number, title = _head(element)
    if not number and len([child for child in element if LEVEL.fullmatch(local(child))]) == 1:
        out.heading_of_number(title)
        _rest(element, walk)
        return
    out.heading(title, number)
    with out.inside():
        _rest(element, walk)


def _head(element: Element) -> tuple[str, str]:
    number = next((words(child) for child in element if local(child) == "Number"), "")
    block = next((child for child in element if local(child) == "TitleBlock"), element)
    titles = (words(child) for child in block if local(child) in ("Title", "Subtitle"))
    return number, " ".join(filter(None, titles))


def _rest(element: Element, walk: Walk) -> None:
    for child in element:
        if local(child) not in ("Number", "TitleBlock", "Title", "Subtitle", "Reference"):
            _element(child, walk)


def _clause(element: Element, walk: Walk, level: int) -> None:
    label = _label(element, walk, level)
    with walk.out.inside(label) if label else nullcontext():
        for child in element:
            if local(child) != "Pnumber":
                _element(child, walk)


def _label(element: Element, walk: Walk, level: int) -> str:
    """The number with the signs that are printed around it; one that is a word already has its own."""
    number = next((child for child in element if local(child) == "Pnumber"), None)
    said = "" if number is None else words(number)
    if number is None or not said or not said[0].isalnum() or " " in said:
        return said
    usual = ("", "." if walk.secondary and not walk.schedule else "") if level == 1 else ("(", ")")
    before, after = number.get("PuncBefore", usual[0]), number.get("PuncAfter", usual[1])
    return folded(f"{before}{said}{after}")


def _schedule(element: Element, walk: Walk) -> None:
    """The section that it belongs to is printed in the margin."""
    out, around = walk.out, walk.schedule
    number, title = _head(element)
    out.heading(title, number)
    for reference in element.iterchildren("{*}Reference"):
        out.say(words(reference), "furniture")
    walk.schedule = True
    with out.inside():
        _rest(element, walk)
    walk.schedule = around


def _schedules(element: Element, walk: Walk) -> None:
    """The word over all of them is no heading of any."""
    for child in element:
        if local(child) in ("Title", "Number"):
            walk.out.say(words(child), "furniture")
        else:
            _element(child, walk)


def _prelims(element: Element, walk: Walk) -> None:
    """The title and what stands beside it: number, dates, the long title."""
    walk.out.before = True
    _children(element, walk)
    walk.out.before = False


def _text(element: Element, walk: Walk) -> None:
    walk.out.say(words(element))


def _append(element: Element, walk: Walk) -> None:
    walk.out.add(words(element))


def _contents(element: Element, walk: Walk) -> None:
    for item in element.iter("{*}ContentsTitle", "{*}ContentsNumber"):
        walk.out.say(words(item), "contents")


def _explained(element: Element, walk: Walk) -> None:
    """The heading of the note is not in the XML; it is printed all the same."""
    walk.out.heading("Explanatory Note")
    with walk.out.inside():
        _children(element, walk)


def _picture(_: Element, walk: Walk) -> None:
    walk.out.fault("picture")


def _table(element: Element, walk: Walk) -> None:
    for cells in table_rows(element, words):
        walk.out.row(cells)


def _list(element: Element, walk: Walk) -> None:
    """Items with the numbers their list gives them, inside what is around; those without one are paragraphs."""
    out = walk.out
    out.settle()
    items = [child for child in element if local(child) == "ListItem"]
    for count, item in enumerate(items, start=1):
        label = _item_label(element, item, count)
        if not label:
            _children(item, walk)
            continue
        with out.inside(label):
            _children(item, walk)


def _item_label(element: Element, item: Element, count: int) -> str:
    decoration = element.get("Decoration", "none")
    if local(element) == "UnorderedList":
        return "" if decoration == "none" else BULLET
    said = item.get("NumberOverride") or formatted(count, LIST_FORMATS.get(element.get("Type", ""), "decimal"))
    return folded(FRAMES.get(decoration, "{}").format(said[:20]))


def _quotation(element: Element, walk: Walk) -> None:
    before, after = QUOTES.get(element.get("Format", "double"), QUOTES["double"])
    said = words(element, numbers=True)
    walk.out.say(f"{before}{said}{after}" if said else "")


def _notes(root: Element, out: Lines) -> None:
    """Each footnote once, in the order in which they are called."""
    texts = {e.get("id"): words(e) for e in root.iter("{*}Footnote", "{*}MarginNote")}
    called = [e.get("Ref") for e in root.iter("{*}FootnoteRef", "{*}MarginNoteRef")]
    for count, key in enumerate(dict.fromkeys([*called, *texts]), start=1):
        out.note(texts.get(key, ""), str(count))


_OWN_WAYS = {
    "Title": _text,
    "Subtitle": _text,
    "PrimaryPrelims": _prelims,
    "SecondaryPrelims": _prelims,
    "EUPrelims": _prelims,
    "Schedule": _schedule,
    "Schedules": _schedules,
    "Text": _text,
    "AppendText": _append,
    "Contents": _contents,
    "ExplanatoryNotes": _explained,
    "Image": _picture,
    "table": _table,
    "UnorderedList": _list,
    "OrderedList": _list,
}
