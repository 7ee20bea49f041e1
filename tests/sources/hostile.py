"""Hostile and broken files, each made here, with what must come of them: a line that refuses it, or READ."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

from tests.sources.docx_made import NAMESPACES, made, num, paragraph, run, zipped
from tests.sources.odt_made import flat, items, list_style, p, style
from tests.sources.odt_made import level as odt_level
from tests.sources.odt_made import made as odt_made
from tests.sources.pdf_made import clauses, drawn, painted

MEGABYTE = 1024 * 1024
DUTY = "1. Officers must keep a register of gifts.\n2. They must show it on request.\n"
READ = "read"
"""The file is odd, but its clause is there and must be found."""


def word(xml: str) -> bytes:
    """A Word file whose main part is this XML."""
    return made("", raw={"word/document.xml": xml.encode()})


def body(inside: str, head: str = "") -> bytes:
    return word(f'<?xml version="1.0"?>{head}<w:document {NAMESPACES}><w:body>{inside}</w:body></w:document>')


GOOD = paragraph("1. Officers must keep a register of gifts.")
CODE_DOCX = made(GOOD)
CODE_ODT = odt_made(p("1. Officers must keep a register of gifts."))
CODE_PDF = drawn([[(72, 700, "1. Officers must keep a register of gifts.")]])
LAUGHS = (
    "<!DOCTYPE a [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{at} '{f'&a{at - 1};' * 10}'>" for at in range(1, 10)) + "]>"
)
OUTSIDE = "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]>"
REMOTE = "<!DOCTYPE a SYSTEM 'http://127.0.0.1:9/a.dtd'>"
LEGISLATION = '<Legislation xmlns="http://www.legislation.gov.uk/namespaces/legislation">{}</Legislation>'
CLAUSE = "<Body><P1><Pnumber>1</Pnumber><P1para><Text>Officers must keep a register.</Text></P1para></P1></Body>"
AKN = '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act>{}</act></akomaNtoso>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def page(inside: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{inside}</body></html>".encode()


def deep(tag: str, times: int) -> str:
    return f"<{tag}>" * times + "Officers must keep a register." + f"</{tag}>" * times


def archive(*entries: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as made_archive:
        for path, content in entries:
            made_archive.writestr(zipfile.ZipInfo(path), content, method)
    return out.getvalue()


def quine_like() -> bytes:
    """An archive that holds archives that hold archives."""
    inner = archive(("word/document.xml", b"<a/>"))
    for _ in range(20):
        inner = archive(("word/inner.docx", inner), ("word/document.xml", b"<a/>"))
    return inner


def lying(size: int) -> bytes:
    """A bomb whose directory claims another size."""
    data = bytearray(body(" " * 60 * MEGABYTE))
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(b"word/document.xml"))
    data[at + 24 : at + 28] = struct.pack("<I", size)
    return bytes(data)


def overlapping() -> bytes:
    """Many entries that all point at one and the same bytes."""
    data = archive(("word/document.xml", b" " * 5 * MEGABYTE))
    start = data.index(b"PK\x01\x02")
    row, end = data[start : data.index(b"PK\x05\x06")], bytearray(data[data.index(b"PK\x05\x06") :])
    rows = b"".join(row.replace(b"word/document.xml", b"word/docum%03d.xml" % at) for at in range(400))
    end[8:16] = struct.pack("<HHI", 400, 400, len(rows))
    return data[:start] + rows + bytes(end)


def pdf_of(*objects: bytes, trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A PDF without a table of places: the reader mends it."""
    inside = b"".join(b"%d 0 obj%sendobj\n" % (at, item) for at, item in enumerate(objects, 1))
    return b"%PDF-1.4\n" + inside + b"trailer<<" + trailer + b"/Size 9>>\n%%EOF"


CATALOG, PAGES = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
LEAF = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"


def drawing(stream: bytes, *, words: bytes = b"") -> bytes:
    return pdf_of(CATALOG, PAGES, LEAF, b"<<%s/Length %d>>stream\n%s\nendstream" % (words, len(stream), stream), FONT)


def packed_drawing(stream: bytes) -> bytes:
    return drawing(zlib.compress(stream, 9), words=b"/Filter/FlateDecode")


LINE = b"BT /F1 12 Tf 72 700 Td (1. Officers must keep a register of gifts.) Tj ET"
SCRIPT = b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.launchURL('http://127.0.0.1:9'))>>>>"

COUNTING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="99999999999999999999"/>'
    '<w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>'
)
CIRCLE = "".join(
    f'<w:style w:type="paragraph" w:styleId="{one}"><w:name w:val="{one}"/><w:basedOn w:val="{other}"/></w:style>'
    for one, other in ("ab", "ba")
)
OPEN_CIRCLE = "".join(style(one, parent=other) for one, other in ("ab", "ba"))
FORM = (
    b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 4 0 R>>>>/Length 5>>stream\n/X Do\nendstream"
)
ENTITY = "<w:p><w:r><w:t>&{};</w:t></w:r></w:p>"
KLINGON = b'<?xml version="1.0" encoding="klingon"?><a/>'
AWAY = '<meta http-equiv="refresh" content="0;url=file:///etc/hostname">'
FRAME = '<iframe src="file:///etc/hostname"></iframe>'
TO_THE_SKY = '<ol start="99999999999999999999" type="i"><li>Officers must act.</ol>'
ESCAPES = b"1. Officers must \x1b[2J\x1b]0;owned\x07 act at once, all of them.\n"

FILES: list[tuple[str, str, Callable[[], bytes], str]] = [
    # what is named wrongly, cut off or empty
    ("no bytes at all", "code.docx", bytes, "empty"),
    ("one byte", "code.pdf", lambda: b"%", "no PDF file"),
    ("a PDF's mark and no more", "code.pdf", lambda: b"%PDF-1.7\n", "damaged"),
    ("a Word file cut in half", "code.docx", lambda: CODE_DOCX[: len(CODE_DOCX) // 2], "damaged"),
    ("an OpenDocument file cut in half", "code.odt", lambda: CODE_ODT[: len(CODE_ODT) // 2], "code.odt"),
    ("a PDF cut in half", "code.pdf", lambda: CODE_PDF[: len(CODE_PDF) // 2], "code.pdf"),
    ("a PDF named as Word", "code.docx", lambda: CODE_PDF, READ),
    ("a Word file named as PDF", "code.pdf", lambda: CODE_DOCX, READ),
    ("OpenDocument named as text", "code.txt", lambda: CODE_ODT, READ),
    ("a picture named as PDF", "code.pdf", lambda: b"\x89PNG\r\n\x1a\n" + bytes(400), "no PDF file"),
    ("a program named as text", "code.txt", lambda: b"MZ\x90\0\3" + bytes(range(256)) * 9, "binary"),
    ("a slip of the keyboard", "code.dcox", lambda: CODE_DOCX, "is not read"),
    ("bytes before the mark", "code.pdf", lambda: b"junk\r\n" * 40 + CODE_PDF, READ),
    ("bytes behind the end", "code.pdf", lambda: CODE_PDF + b"\0" * 5000, READ),
    ("bytes behind the archive", "code.docx", lambda: CODE_DOCX + b"\0" * 5000, READ),
    ("a comment as long as may be", "code.docx", lambda: CODE_DOCX[:-2] + b"\xff\xff" + b"x" * 65535, READ),
    # archives
    ("an empty archive", "code.docx", lambda: b"PK\5\6" + bytes(18), "no DOCX file"),
    ("a bomb", "code.docx", lambda: body(" " * 60 * MEGABYTE), "code.docx"),
    ("a bomb that lies about its size", "code.docx", lambda: lying(10), "code.docx"),
    ("a bomb in OpenDocument", "code.odt", lambda: odt_made("", raw={"content.xml": b" " * 60 * MEGABYTE}), "code.odt"),
    ("archives in archives", "code.docx", quine_like, "no text"),
    ("entries that overlap", "code.docx", overlapping, "code.docx"),
    ("a path upwards", "code.docx", lambda: zipped({"../word/document.xml": b"a", "word/x.xml": b""}), "unsafe path"),
    ("a path from the root", "code.docx", lambda: zipped({"/word/document.xml": b"a"}), "unsafe path"),
    ("a path to a drive", "code.docx", lambda: zipped({"C:/word/document.xml": b"a"}), "unsafe path"),
    ("a path upwards in OpenDocument", "code.odt", lambda: odt_made("", raw={"../../x.xml": b"a"}), "unsafe path"),
    ("twenty thousand entries", "code.docx", lambda: archive(*((f"word/{n}", b"") for n in range(20_100))), "20000"),
    (
        "an entry kept without packing",
        "code.docx",
        lambda: archive(("word/document.xml", b"<a/>"), method=0),
        "no text",
    ),
    (
        "an unknown way of packing",
        "code.docx",
        lambda: CODE_DOCX.replace(b"\x08\x00\x00\x00", b"\x63\x00\x00\x00"),
        "code.docx",
    ),
    (
        "a locked archive",
        "code.docx",
        lambda: CODE_DOCX.replace(b"PK\1\2\x14\3\x14\0\0\0", b"PK\1\2\x14\3\x14\0\1\0"),
        "password",
    ),
    ("a spreadsheet", "code.docx", lambda: zipped({"xl/workbook.xml": b"<a/>"}), "no Word document"),
    ("a Java archive", "code.docx", lambda: zipped({"META-INF/MANIFEST.MF": b"a"}), "no Word document"),
    # XML
    ("a billion laughs in Word", "code.docx", lambda: body(ENTITY.format("a9"), LAUGHS), "document type"),
    ("a file from outside in Word", "code.docx", lambda: body(ENTITY.format("b"), OUTSIDE), "document type"),
    ("a remote document type in Word", "code.docx", lambda: body(GOOD, REMOTE), "document type"),
    (
        "a billion laughs in OpenDocument",
        "code.odt",
        lambda: odt_made("", raw={"content.xml": f"{LAUGHS}<a>&a9;</a>".encode()}),
        "document type",
    ),
    (
        "a billion laughs in a flat file",
        "code.fodt",
        lambda: flat(p("&a9;")).replace(b"?>", b"?>" + LAUGHS.encode(), 1),
        "document type",
    ),
    ("a billion laughs in an Act", "act.xml", lambda: (LAUGHS + LEGISLATION.format("&a9;")).encode(), "document type"),
    (
        "a file from outside in an Act",
        "act.xml",
        lambda: (OUTSIDE + LEGISLATION.format("&b;")).encode(),
        "document type",
    ),
    ("a document type in UTF-16", "act.xml", lambda: (OUTSIDE + LEGISLATION.format("&b;")).encode("utf-16"), "act.xml"),
    ("another XML file", "act.xml", lambda: b"<rss><channel/></rss>", "legislation"),
    ("an Act without an end", "act.xml", lambda: LEGISLATION.format(CLAUSE)[:-20].encode(), "damaged"),
    ("an Act of one attribute", "act.xml", lambda: f'<Legislation a="{"x" * 11_000_000}"/>'.encode(), "act.xml"),
    ("an Act two hundred parts deep", "act.xml", lambda: LEGISLATION.format(deep("Part", 240)).encode(), "nested"),
    ("Akoma Ntoso without a word", "act.xml", lambda: AKN.format("<body/>").encode(), "no provision"),
    (
        "an Act in a strange namespace",
        "act.xml",
        lambda: LEGISLATION.replace("www.", "xxx.").format(CLAUSE).encode(),
        READ,
    ),
    ("a Word file in another encoding", "code.docx", lambda: made("", raw={"word/document.xml": KLINGON}), "damaged"),
    ("controls in the XML", "code.docx", lambda: body(run("a\x01b")), "damaged"),
    (
        "Word tables in tables in tables",
        "code.docx",
        lambda: body("<w:tbl><w:tr><w:tc>" * 70 + GOOD + "</w:tc></w:tr></w:tbl>" * 70),
        "nested",
    ),
    # Word and OpenDocument from within
    (
        "a list that counts to the sky",
        "code.docx",
        lambda: made(paragraph("Officers must act.", num=1, level=0), parts={"numbering": COUNTING + num(1, 0)}),
        READ,
    ),
    (
        "styles in a circle",
        "code.docx",
        lambda: made(paragraph("1. Officers must act.", style="a"), parts={"styles": CIRCLE}),
        READ,
    ),
    (
        "a field that never ends",
        "code.docx",
        lambda: body('<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' + GOOD),
        READ,
    ),
    (
        "OpenDocument styles in a circle",
        "code.odt",
        lambda: odt_made(p("1. Officers must act.", style="a"), automatic=OPEN_CIRCLE),
        READ,
    ),
    (
        "OpenDocument numbers beyond counting",
        "code.odt",
        lambda: odt_made(
            items(p("Officers must act."), style="L"),
            automatic=list_style("L", odt_level(1, "A", extra=' text:start-value="9999999"')),
        ),
        READ,
    ),
    ("a million blanks", "code.odt", lambda: odt_made(p('1. Officers<text:s text:c="99999999"/>must act.')), READ),
    ("a locked Word file", "code.docx", lambda: OLE + "EncryptedPackage".encode("utf-16-le") + bytes(600), "password"),
    # PDF
    ("a locked PDF", "code.pdf", lambda: drawn([clauses(1)], encrypt="secret"), "password"),
    ("a page without words", "code.pdf", lambda: painted(lambda canvas: canvas.rect(9, 9, 99, 99)), "add --ocr"),
    ("no pages", "code.pdf", lambda: pdf_of(CATALOG, b"<</Type/Pages/Kids[]/Count 0>>"), "code.pdf"),
    ("pages in a circle", "code.pdf", lambda: pdf_of(CATALOG, b"<</Type/Pages/Kids[2 0 R]/Count 1>>"), "code.pdf"),
    (
        "a million pages, it says",
        "code.pdf",
        lambda: pdf_of(
            CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 1000000>>", LEAF, b"<</Length 0>>stream\nendstream", FONT
        ),
        "code.pdf",
    ),
    ("a root that is not there", "code.pdf", lambda: pdf_of(CATALOG, trailer=b"/Root 99 0 R"), "damaged"),
    (
        "a stream longer than the file",
        "code.pdf",
        lambda: drawing(LINE).replace(b"/Length %d" % len(LINE), b"/Length 99999999"),
        "code.pdf",
    ),
    ("a drawing without an end", "code.pdf", lambda: drawing(LINE + b" BT ( "), READ),
    ("a drawing that unpacks to much", "code.pdf", lambda: packed_drawing(LINE + b" " * 60 * MEGABYTE), READ),
    (
        "a drawing in a circle",
        "code.pdf",
        lambda: pdf_of(CATALOG, PAGES, LEAF.replace(b"/Font", b"/XObject<</X 4 0 R>>/Font"), FORM, FONT),
        "code.pdf",
    ),
    (
        "a hundred thousand words on one spot",
        "code.pdf",
        lambda: drawing(b"BT /F1 9 Tf 72 700 Td " + b"(1. Act at once) Tj " * 20_000 + b"ET"),
        READ,
    ),
    ("a page as large as a field", "code.pdf", lambda: drawing(LINE).replace(b"595 842", b"9999999 9999999"), READ),
    ("a page of no size", "code.pdf", lambda: drawing(LINE).replace(b"[0 0 595 842]", b"[9 9 9 9]"), READ),
    (
        "a script",
        "code.pdf",
        lambda: pdf_of(SCRIPT, PAGES, LEAF, b"<</Length %d>>stream\n%s\nendstream" % (len(LINE), LINE), FONT),
        READ,
    ),
    # web pages
    ("a page two thousand boxes deep", "code.html", lambda: page(deep("div", 2000)), "code.html"),
    ("a page of open tags", "code.html", lambda: page("<ol><li>" * 3000 + "Officers must act."), "code.html"),
    (
        "a page of closing tags",
        "code.html",
        lambda: page("<p>1. Officers must act.</p>" + "</div></ol></table>" * 20_000),
        READ,
    ),
    (
        "a script that never ends",
        "code.html",
        lambda: page("<p>1. Officers must keep a register.</p><script>while(1){"),
        READ,
    ),
    ("a page that sends one away", "code.html", lambda: page("<p>1. Officers must act.</p>", AWAY), READ),
    ("a frame with a file from outside", "code.html", lambda: page("<p>1. Officers must act.</p>" + FRAME), READ),
    ("entities without an end", "code.html", lambda: page("<p>1. Officers must act." + "&amp" * 50_000), READ),
    ("a list that counts from the sky", "code.html", lambda: page(TO_THE_SKY), READ),
    (
        "a charset that is none",
        "code.html",
        lambda: b'<html><meta charset="no-such-thing"><p>1. Officers must act.</p>',
        READ,
    ),
    ("NULs in a page", "code.html", lambda: b"<html><p>1. Officers must\0 act.</p>" + b"\0" * 50, "binary"),
    # text and Markdown
    ("one endless line", "code.txt", lambda: b"1. Officers must " + b"act " * 300_000, "longer than"),
    ("a million empty lines", "code.txt", lambda: DUTY.encode() + b"\n" * MEGABYTE, READ),
    ("a million numbers", "code.txt", lambda: b"1. 1. 1. " * 20_000 + b"\n" + DUTY.encode(), READ),
    ("quotations in quotations", "code.md", lambda: b"> " * 5000 + b"1. Officers must act.", "code.md"),
    ("lists in lists", "code.md", lambda: "".join("  " * at + "- must act\n" for at in range(400)).encode(), "code.md"),
    ("brackets without an end", "code.md", lambda: b"1. Officers must act.\n\n" + b"[" * 20_000, READ),
    ("stars without an end", "code.md", lambda: b"1. Officers must act.\n\n" + b"**a " * 20_000, READ),
    ("a table of bars", "code.md", lambda: b"1. Officers must act.\n\n" + b"|" * 20_000 + b"\n" + b"|-" * 20_000, READ),
    (
        "signs that turn the line round",
        "code.txt",
        lambda: "1. Officers must \u202eact\u202c at once.\n".encode(),
        READ,
    ),
    ("half a pair of signs", "code.txt", lambda: b"1. Officers must \xed\xa0\x80 act.\n", READ),
    ("commands to the terminal", "code.txt", lambda: ESCAPES, READ),
    # other
    ("Rich Text cut off", "code.rtf", lambda: b"{\\rtf1\\ansi 1. Officers must act.", "code.rtf"),
    ("an old Word file that is none", "code.doc", lambda: OLE + bytes(2000), "code.doc"),
]
