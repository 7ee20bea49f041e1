"""An instrument as Akoma Ntoso 3.0 (OASIS LegalDocML, 29 August 2018), the standard for legal texts in XML.

A code is a `doc`: its title block is the preface, its provisions are the hierarchy of the main body. The eId of each is
its provision id with "__" for "/", as the naming convention asks. Levels that the standard has no element for
(heading, tail, definition, table row, footnote, schedule, appendix) are `hcontainer`s that name them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.model.provision import HEADING_LEVELS, Instrument, Level, Provision

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_ELEMENTS: dict[Level, str] = {
    "part": "part",
    "chapter": "chapter",
    "section": "section",
    "paragraph": "paragraph",
    "subparagraph": "subparagraph",
    "item": "point",
}
_TERM = re.compile(r'"([^"]+)"$')
"""The term at the end of a definition's cite."""
_UNDATED = "0001-01-01"
# XML 1.0 has no form for most control characters; the sign for "unknown" stands in their place.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def akn(instrument: Instrument) -> str:
    """The instrument as an Akoma Ntoso document, valid by the schema; spans, pages and warnings are not in it."""
    from lxml import etree

    root = etree.Element(f"{{{NAMESPACE}}}akomaNtoso", nsmap={None: NAMESPACE})
    doc = _add(root, "doc", name=instrument.kind)
    _meta(_add(doc, "meta"), instrument)
    titles = [exclusion.text for exclusion in instrument.exclusions if exclusion.reason == "title"]
    if titles:
        preface = _add(doc, "preface")
        for title in titles:
            paragraph = _add(preface, "p")
            _say(_add(paragraph, "docTitle") if title == instrument.title else paragraph, title)
    _body(_add(doc, "mainBody"), instrument)
    etree.indent(root)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return written.decode("utf-8") + "\n"


def _add(parent: Element, tag: str, **attributes: str) -> Element:
    from lxml import etree

    child = etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}")
    for key, value in attributes.items():
        child.set(key, _FORBIDDEN.sub("\ufffd", value))
    return child


def _say(element: Element, words: str) -> None:
    element.text = _FORBIDDEN.sub("\ufffd", words)


def _meta(meta: Element, instrument: Instrument) -> None:
    """Who, what and when, as Functional Requirements for Bibliographic Records ask. The country is unknown (zz)."""
    work = f"/akn/zz/doc/{instrument.kind}/{instrument.date or 'undated'}/{instrument.id}"
    identification = _add(meta, "identification", source="#_toolkit")
    for name, address in (("Work", work), ("Expression", f"{work}/eng"), ("Manifestation", f"{work}/eng.akn")):
        record = _add(identification, f"FRBR{name}")
        _add(record, "FRBRthis", value=f"{address}/!main" if name != "Manifestation" else f"{work}/eng/!main.akn")
        _add(record, "FRBRuri", value=address)
        date = (instrument.date + "-01-01")[:10] if instrument.date else _UNDATED
        _add(record, "FRBRdate", date=date, name="adoption" if instrument.date else "undated")
        _add(record, "FRBRauthor", href="#_authority")
        if name == "Work":
            _add(record, "FRBRcountry", value="zz")
            _add(record, "FRBRname", value=instrument.title)
        if name == "Expression":
            _add(record, "FRBRlanguage", language="eng")
    references = _add(meta, "references", source="#_toolkit")
    authority = instrument.authority or "not stated"
    _add(references, "TLCOrganization", eId="_authority", href="/ontology/authority", showAs=authority)
    _add(references, "TLCOrganization", eId="_toolkit", href="/ontology/toolkit", showAs="conduct")


def _body(body: Element, instrument: Instrument) -> None:
    made: dict[str | None, Element] = {None: body}
    parents = {provision.parent for provision in instrument.provisions}
    for provision in instrument.provisions:
        made[provision.id] = _provision(made[provision.parent], provision, leaf=provision.id not in parents)


def _provision(parent: Element, provision: Provision, *, leaf: bool) -> Element:
    name = _ELEMENTS.get(provision.level)
    element = _add(parent, name) if name else _add(parent, "hcontainer", name=provision.level)
    element.set("eId", provision.id.replace("/", "__"))
    if provision.level in HEADING_LEVELS and provision.text:
        element.set("class", "division")  # a division with words of its own: "Sec. 4. Gifts. No employee shall ..."
    if provision.level == "definition" and (term := _TERM.search(provision.cite)):
        element.set("title", term[1])
    if provision.number:
        _say(_add(element, "num"), provision.number)
    if provision.heading:
        _say(_add(element, "heading"), provision.heading)
    if provision.text:
        _say(_add(_add(element, "content" if leaf else "intro"), "p"), provision.text)
    return element
