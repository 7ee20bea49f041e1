"""Word documents for the tests of tracked changes, written out in plain XML, and random edits of them.

A document is a list of blocks; a block is (kind, content): a paragraph's runs, a table's rows, a content control's
blocks. Every run is (kind, words): plain, bold, a link, a field, a note, a tab, a bookmark.
"""

from __future__ import annotations

import io
import zipfile
from random import Random
from typing import Any
from xml.sax.saxutils import escape

Block = tuple[str, Any]

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
TEXT = """
member officer register interest gift hospitality council meeting must may not should declare withdraw monitoring
authority within days decision public business resources confidential information a the of to any in and or person
employee £25 £50 28 paragraph 3.2 standing orders dispensation granted relevant body
"""
WORDS = TEXT.split()
KINDS = ("plain", "plain", "plain", "plain", "bold", "link", "field", "note", "tab", "sign", "mark", "control")
STYLES = ("", "Heading1", "Item")


def docx(blocks: list[Block], *, extra: str = "", header: str = "", parts: dict[str, str] | None = None) -> bytes:
    """The bytes of a document. extra: XML before the section; header: words of a header, none where empty."""
    notes: list[str] = []
    links: list[str] = []
    body = "".join(_block(block, notes, links) for block in blocks) + extra
    rows = [
        ("styles", "styles.xml", False),
        ("numbering", "numbering.xml", False),
        ("footnotes", "footnotes.xml", False),
    ]
    rows += [("header", "header1.xml", False)] if header else []
    rows += [("hyperlink", address, True) for address in links]
    files = {
        "[Content_Types].xml": _types(header=bool(header)),
        "_rels/.rels": _relations([("officeDocument", "word/document.xml", False)]),
        "word/_rels/document.xml.rels": _relations(rows),
        "word/document.xml": _root("document", f"<w:body>{body}<w:sectPr/></w:body>"),
        "word/styles.xml": _root("styles", _STYLES),
        "word/numbering.xml": _root("numbering", _LIST),
        "word/footnotes.xml": _root("footnotes", _SEPARATORS + "".join(notes)),
        **({"word/header1.xml": _root("hdr", paragraph(header))} if header else {}),
        **(parts or {}),
    }
    return packed(files)


def packed(files: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


def paragraph(words: str, *, style: str = "") -> str:
    """A paragraph's XML, for what no block says."""
    own = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{own}<w:r><w:t xml:space='preserve'>{escape(words)}</w:t></w:r></w:p>"


def said(words: str, style: str = "") -> Block:
    """A plain paragraph as a block."""
    return ("p", (style, [("plain", words)]))


def _block(block: Block, notes: list[str], links: list[str]) -> str:
    kind, content = block
    if kind == "xml":
        return str(content)
    if kind == "p":
        style, runs = content
        numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if style == "Item" else ""
        own = f'<w:pPr><w:pStyle w:val="{style}"/>{numbered}</w:pPr>' if style else ""
        return f"<w:p>{own}{''.join(_run(run, notes, links) for run in runs)}</w:p>"
    if kind == "control":
        inner = "".join(_block(each, notes, links) for each in content)
        return f"<w:sdt><w:sdtPr><w:alias w:val='part'/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    width = max(len(row) for row in content)
    grid = "<w:tblGrid>" + "<w:gridCol w:w='3000'/>" * width + "</w:tblGrid>"
    return f"<w:tbl><w:tblPr/>{grid}{''.join(_row(row, notes, links) for row in content)}</w:tbl>"


def _row(row: list[list[Block]], notes: list[str], links: list[str]) -> str:
    cells = ("".join(_block(block, notes, links) for block in cell) for cell in row)
    return (
        "<w:tr>"
        + "".join(f"<w:tc><w:tcPr><w:tcW w:w='3000' w:type='dxa'/></w:tcPr>{c}</w:tc>" for c in cells)
        + "</w:tr>"
    )


def _run(run: tuple[str, str], notes: list[str], links: list[str]) -> str:
    kind, words = run
    text = f"<w:t xml:space='preserve'>{escape(words)}</w:t>"
    if kind == "bold":
        return f"<w:r><w:rPr><w:b/></w:rPr>{text}</w:r>"
    if kind == "tab":
        return f"<w:r><w:tab/>{text}<w:br/></w:r>"
    if kind == "sign":
        return f"<w:r><w:sym w:font='Symbol' w:char='F0B7'/>{text}<w:noBreakHyphen/></w:r>"
    if kind == "link":
        links.append(f"https://council.example/{words.strip().split(' ')[0]}")
        fixed = ("styles", "numbering", "footnotes")
        return f'<w:hyperlink r:id="rId{len(fixed) + len(links)}"><w:r>{text}</w:r></w:hyperlink>'
    if kind == "field":
        return f'<w:fldSimple w:instr=" REF _Ref1 \\h "><w:r>{text}</w:r></w:fldSimple>'
    if kind == "control":
        return f"<w:sdt><w:sdtPr><w:id w:val='7'/></w:sdtPr><w:sdtContent><w:r>{text}</w:r></w:sdtContent></w:sdt>"
    if kind == "mark":
        name = f"b_{words.strip().replace(' ', '_')}"
        return f'<w:bookmarkStart w:id="3" w:name="{escape(name)}"/><w:bookmarkEnd w:id="3"/><w:r>{text}</w:r>'
    if kind == "note":
        notes.append(f'<w:footnote w:id="{len(notes) + 1}">{paragraph(words)}</w:footnote>')
        return f'<w:r><w:footnoteReference w:id="{len(notes)}"/></w:r>'
    return f"<w:r>{text}</w:r>"


def _root(name: str, inner: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} xmlns:w="{SPACE}" xmlns:r="{OFFICE}">{inner}</w:{name}>'


def _relations(rows: list[tuple[str, str, bool]]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{count}" Type="{OFFICE}/{kind}" Target="{escape(aim)}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if outside else ''}/>"
        for count, (kind, aim, outside) in enumerate(rows, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'


def _types(*, header: bool) -> str:
    named = {"document": "document.main", "styles": "styles", "numbering": "numbering", "footnotes": "footnotes"}
    named |= {"header1": "header"} if header else {}
    rows = "".join(f'<Override PartName="/word/{n}.xml" ContentType="{WORD}.{k}+xml"/>' for n, k in named.items())
    first = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    first += '<Default Extension="xml" ContentType="application/xml"/>'
    return f'<Types xmlns="{PACKAGE}/content-types">{first}{rows}</Types>'


_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Item"><w:name w:val="Item"/><w:basedOn w:val="Normal"/></w:style>'
)
_LIST = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
_SEPARATORS = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'


def random_blocks(chance: Random, *, most: int = 12) -> list[Block]:
    """A document of up to `most` blocks: paragraphs above all, now and then a table or a content control."""
    return [random_block(chance) for _ in range(chance.randint(1, most))] + [random_paragraph(chance)]


def random_block(chance: Random) -> Block:
    roll = chance.random()
    if roll < 0.1:
        return random_table(chance)
    if roll < 0.15:
        return ("control", [random_paragraph(chance) for _ in range(chance.randint(1, 3))])
    return random_paragraph(chance)


def random_table(chance: Random) -> Block:
    width = chance.randint(1, 3)
    return ("tbl", [[[random_paragraph(chance)] for _ in range(width)] for _ in range(chance.randint(1, 4))])


def random_paragraph(chance: Random) -> Block:
    if chance.random() < 0.1:
        return ("p", ("", []))  # blank
    runs = [random_run(chance) for _ in range(chance.randint(1, 4))]
    return ("p", (chance.choice(STYLES), runs))


def random_run(chance: Random) -> tuple[str, str]:
    return chance.choice(KINDS), " ".join(chance.choice(WORDS) for _ in range(chance.randint(1, 8))) + " "


def edited(blocks: list[Block], chance: Random) -> list[Block]:
    """The blocks after one to five random edits: words, runs, paragraphs, rows and places."""
    out = list(blocks)
    for _ in range(chance.randint(1, 5)):
        out = chance.choice((_reword, _reword, _reword, _insert, _delete, _move, _swap, _restyle, _cut_end))(
            out, chance
        )
    # A table cannot stand last, nor a document be empty: the last block is always a paragraph.
    return out if out and out[-1][0] == "p" else [*out, random_paragraph(chance)]


def _reword(blocks: list[Block], chance: Random) -> list[Block]:
    place = chance.randrange(len(blocks)) if blocks else 0
    return [_reworded(block, chance) if at == place else block for at, block in enumerate(blocks)]


def _reworded(block: Block, chance: Random) -> Block:
    kind, content = block
    if kind == "p":
        style, runs = content
        return ("p", (style, [run for old in runs for run in _rerun(old, chance)]))
    if kind == "control":
        return (kind, edited(content, chance))
    rows = [[[_reworded(each, chance) for each in cell] for cell in row] for row in content if chance.random() < 0.8]
    rows = rows or content[:1]
    rows += [[[random_paragraph(chance)] for _ in rows[0]]] if chance.random() < 0.3 else []
    return (kind, rows)


def _rerun(run: tuple[str, str], chance: Random) -> list[tuple[str, str]]:
    kind, text = run
    words, roll = text.split(), chance.random()
    if roll < 0.1:
        return []
    if roll < 0.2:
        return [run, random_run(chance)]
    if roll < 0.6:
        words[chance.randrange(len(words))] = chance.choice(WORDS)
    elif roll < 0.8:
        del words[chance.randrange(len(words))]
    return [(kind, " ".join(words) + " ")] if words else []


def _insert(blocks: list[Block], chance: Random) -> list[Block]:
    place = chance.randint(0, len(blocks))
    return [*blocks[:place], random_block(chance), *blocks[place:]]


def _delete(blocks: list[Block], chance: Random) -> list[Block]:
    place = chance.randint(0, len(blocks))
    return [*blocks[:place], *blocks[place + chance.randint(1, 2) :]]


def _move(blocks: list[Block], chance: Random) -> list[Block]:
    if not blocks:
        return blocks
    place = chance.randrange(len(blocks))
    left, block = [*blocks[:place], *blocks[place + 1 :]], blocks[place]
    to = chance.randint(0, len(left))
    return [*left[:to], _reworded(block, chance) if chance.random() < 0.5 else block, *left[to:]]


def _swap(blocks: list[Block], chance: Random) -> list[Block]:
    place = chance.randrange(len(blocks)) if blocks else 0
    return [*blocks[:place], *blocks[place : place + 2][::-1], *blocks[place + 2 :]]


def _restyle(blocks: list[Block], chance: Random) -> list[Block]:
    return [(k, (chance.choice(STYLES), c[1])) if k == "p" and chance.random() < 0.2 else (k, c) for k, c in blocks]


def _cut_end(blocks: list[Block], chance: Random) -> list[Block]:
    return blocks[: -chance.randint(1, 3)] if chance.random() < 0.5 else [*blocks, random_block(chance)]
