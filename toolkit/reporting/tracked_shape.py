"""What a paragraph is to its reader (style, list level), and the record of a change of that."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import TYPE_CHECKING

from toolkit.reporting.tracked_blocks import Entry
from toolkit.reporting.tracked_carry import Carrier
from toolkit.reporting.tracked_xml import W, insert_before, local, make, properties, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

UNRECORDED = frozenset(("rPr", "sectPr", "pPrChange"))
"""What the record of former properties cannot hold (ECMA-376 part 1, 17.13.5.29)."""
Stamp = Callable[[], dict[str, str]]


def reshape(paragraph: Element, theirs: Element, carrier: Carrier, stamp: Stamp) -> None:
    """Give a kept paragraph the proposed style or list level where they changed, with a record of the former.

    A style that the current document does not know is no change: the proposed document is made with another template.
    """
    mine, yours = properties_of(paragraph), properties_of(theirs)
    before, after = _style(mine, carrier, proposed=False), _style(yours, carrier, proposed=True)
    known = carrier.styles.has(after)
    if known and (before != after or _level(mine) != _level(yours)):
        former = [] if mine is None else list(map(copy.deepcopy, mine))
        _take_on(paragraph, carried(yours, carrier))
        _record(paragraph, former, stamp())


def record(paragraph: Element, entry: Entry, carrier: Carrier, stamp: Stamp) -> None:
    """At the end of a container, where the last mark stays: its properties after the change, and those before."""
    assert entry.former is not None and entry.lasting is not None, "seen by the caller"
    former = _fit(entry, entry.former.element, carrier)
    lasting = _fit(entry, entry.lasting.element, carrier)
    if _told(former) != _told(lasting):
        _take_on(paragraph, lasting)
        _record(paragraph, former, stamp())


def properties_of(paragraph: Element) -> Element | None:
    """The paragraph's w:pPr, None where it has none."""
    return paragraph.find(W + "pPr")


def carried(own: Element | None, carrier: Carrier) -> list[Element]:
    """The proposed properties, fit for the current document, without mark and section."""
    if own is None:
        return []
    own = copy.deepcopy(own)
    carrier.carry(own)
    return [child for child in own if local(child) not in UNRECORDED]


def _fit(entry: Entry, paragraph: Element, carrier: Carrier) -> list[Element]:
    """Properties of a block of either document."""
    fresh = {each.new.element for each in (entry, entry.also) if each is not None and each.new is not None}
    own = properties_of(paragraph)
    if paragraph in fresh:
        return carried(own, carrier)
    return [copy.deepcopy(child) for child in ([] if own is None else own) if local(child) not in UNRECORDED]


def _style(own: Element | None, carrier: Carrier, *, proposed: bool) -> str:
    return carrier.styles.name(value(own, "pStyle"), proposed=proposed)


def _level(own: Element | None) -> str:
    """The list level set in the paragraph itself; "" for none, and for numbering switched off."""
    numbering = None if own is None else own.find(W + "numPr")
    if numbering is None or value(numbering, "numId") == "0":
        return "off" if numbering is not None else ""
    return value(numbering, "ilvl", "0")


def _told(children: list[Element]) -> list[bytes]:
    from lxml import etree

    return [etree.tostring(child, method="c14n", exclusive=True) for child in children]


def _take_on(paragraph: Element, children: list[Element]) -> None:
    own = properties(paragraph)
    kept = [child for child in own if local(child) in UNRECORDED]
    own[:] = [*children, *kept]


def _record(paragraph: Element, former: list[Element], stamp: dict[str, str]) -> None:
    own = properties(paragraph)
    change, old = make(own, "pPrChange", **stamp), make(own, "pPr")
    old.extend([child for child in former if local(child) not in UNRECORDED])
    change.append(old)
    insert_before(own, change, ())
