"""The styles and lists of a report in a Word document: those it has stay as they are, those it lacks are brought."""

from __future__ import annotations

import re
from copy import deepcopy
from importlib.resources import files
from typing import Any

BULLETS = '<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
NUMBERS = '<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/>'

INDENT = '<w:pPr><w:ind w:left="397" w:hanging="397"/></w:pPr>'


def bring_styles(document: Any) -> dict[str, str]:
    """Adds the styles of `page_docx_styles.xml` that the document has not. Returns the id of every style by its name.

    Word keeps its own styles under English names in every language, in small or large letters: names are compared, and
    given back, in small letters.
    """
    from docx.oxml.ns import qn

    root = document.styles.element
    known = {_name(style): style.get(qn("w:styleId")) for style in root.findall(qn("w:style")) if _name(style)}
    lacking = [deepcopy(style) for style in _ours() if _name(style) not in known]
    ours = {style.get(qn("w:styleId")): _name(style) for style in _ours()}
    taken = set(known.values())
    for style in lacking:
        known[_name(style)] = _free(style.get(qn("w:styleId")), taken)
        taken.add(known[_name(style)])
    for style in lacking:
        _rename(style, {old: known[name] for old, name in ours.items()}, alone=root.find(qn("w:style")) is None)
    root.extend(lacking)
    return known


def clear_styles(document: Any) -> None:
    """Takes all styles out, so that all are ours."""
    from docx.oxml.ns import qn

    for style in document.styles.element.findall(qn("w:style")):
        style.getparent().remove(style)


def speak(document: Any, language: str) -> None:
    """The language of all text that names none, and of the document's properties. language: BCP 47."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    document.core_properties.language = language
    for run in document.styles.element.iter(qn("w:rPrDefault")):
        for old in list(run.iter(qn("w:lang"))):
            old.getparent().remove(old)
        said = OxmlElement("w:lang", attrs={qn("w:val"): language, qn("w:eastAsia"): language})
        run.find(qn("w:rPr")).append(said)
    for theme in document.settings.element.findall(qn("w:themeFontLang")):
        theme.set(qn("w:val"), language)


def new_list(document: Any, *, ordered: bool) -> int:
    """The number (`w:numId`) of a fresh list of one level, which starts at 1 or prints bullets."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls, qn

    root = _numbering(document)
    form = _fresh(root, "w:abstractNum", "w:abstractNumId")
    number = _fresh(root, "w:num", "w:numId")
    level = f'<w:lvl w:ilvl="0">{NUMBERS if ordered else BULLETS}{INDENT}</w:lvl>'
    made = parse_xml(
        f'<w:numbering {nsdecls("w")}><w:abstractNum w:abstractNumId="{form}"><w:multiLevelType w:val="singleLevel"/>'
        f'{level}</w:abstractNum><w:num w:numId="{number}"><w:abstractNumId w:val="{form}"/></w:num></w:numbering>'
    )
    instances = root.findall(qn("w:num"))
    place = root.index(instances[0]) if instances else len(root)
    root.insert(place, made[0])  # the forms of lists stand before the lists (ECMA-376 part 1, 17.9.17)
    root.append(made[0])
    return number


def _numbering(document: Any) -> Any:
    """The root of the part that holds the lists; a document without lists has none, and gets one."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls
    from docx.parts.numbering import NumberingPart

    part = document.part
    if not any(one.reltype == RELATIONSHIP_TYPE.NUMBERING for one in part.rels.values()):
        root = parse_xml(f"<w:numbering {nsdecls('w')}/>")
        name = PackURI("/word/numbering.xml")
        made = NumberingPart(name, CONTENT_TYPE.WML_NUMBERING, root, part.package)
        part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
    return part.numbering_part.element


def _fresh(root: Any, tag: str, key: str) -> int:
    from docx.oxml.ns import qn

    return 1 + max((number_of(one, key) for one in root.findall(qn(tag))), default=0)


def number_of(element: Any, key: str) -> int:
    """A number in an attribute; 0 where there is none, for a template may hold anything."""
    from docx.oxml.ns import qn

    text = element.get(qn(key), "")
    return int(text) if re.fullmatch("-?[0-9]{1,9}", text) else 0


def _ours() -> list[Any]:
    from docx.oxml import parse_xml
    from docx.oxml.ns import qn

    text = (files("toolkit.reporting") / "page_docx_styles.xml").read_bytes()
    return list(parse_xml(text).findall(qn("w:style")))


def _name(style: Any) -> str:
    from docx.oxml.ns import qn

    found = style.find(qn("w:name"))
    return "" if found is None else str(found.get(qn("w:val"), "")).lower()


def _free(wanted: str, taken: set[str]) -> str:
    while wanted in taken:
        wanted += "x"
    return wanted


def _rename(style: Any, ids: dict[str, str], *, alone: bool) -> None:
    """The ids of the document in place of ours; only in a document without styles is one of ours its default."""
    from docx.oxml.ns import qn

    style.set(qn("w:styleId"), ids[style.get(qn("w:styleId"))])
    for tag in ("w:basedOn", "w:next"):
        for found in style.findall(qn(tag)):
            found.set(qn("w:val"), ids[found.get(qn("w:val"))])
    if not alone:
        style.attrib.pop(qn("w:default"), None)
