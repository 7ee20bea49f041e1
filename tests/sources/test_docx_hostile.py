"""Files that are damaged, renamed or made to do harm: one plain line each, and never a crash."""

from __future__ import annotations

import io
import random
import struct
import time
import warnings
import zipfile

import pytest

from tests.sources.docx_made import NAMESPACES, made, paragraph, zipped
from toolkit.errors import UnreadableSource
from toolkit.sources.docx import read_docx
from toolkit.sources.limits import Limits

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
GOOD = made(paragraph("Duty"))
DOCUMENT = f"<w:document {NAMESPACES}><w:body>{{}}</w:body></w:document>"


def with_document(xml: bytes) -> bytes:
    return made("", raw={"word/document.xml": xml})


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"{\\rtf1 ...", "Rich Text"),
        (b"\xef\xbb\xbf<html>", "web page"),
        (b"Dear Sir", "not a Word document"),
        (OLE + "WordDocument".encode("utf-16-le"), "old Word format"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (OLE, "old Office file"),
        (zipped({"content.xml": b"<a/>", "mimetype": b"application/vnd.oasis"}), "OpenDocument"),
        (zipped({"xl/workbook.xml": b"<a/>"}), "Excel"),
        (zipped({"readme.txt": b"a"}), "no text"),
        (with_document(b"<a/>"), "no text"),
        (with_document(b"<w:document"), "damaged"),
        (with_document(b""), "damaged"),
        (GOOD[: len(GOOD) // 2], "damaged"),
        (b"PK\x03\x04" + bytes(100), "damaged"),
        (zipped({"../word/document.xml": b"a"}), "unsafe path"),
        (zipped({"/word/document.xml": b"a"}), "unsafe path"),
        (zipped({"word\\..\\..\\document.xml": b"a"}), "unsafe path"),
    ],
)
def test_one_plain_line_for_each_unreadable_file(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableSource) as caught:
        read_docx(data, "code.docx")
    message = str(caught.value)
    assert message.startswith("code.docx: ")
    assert said in message
    assert "\n" not in message


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]>',
        '<!DOCTYPE a SYSTEM "http://localhost/a.dtd">',
    ],
)
def test_a_document_type_is_refused_in_any_part(doctype: str, encoding: str) -> None:
    body = DOCUMENT.format("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>")
    hostile = f'<?xml version="1.0" encoding="{encoding}"?>{doctype}{body}'.encode(encoding)
    styles = made(paragraph("x"), parts={"styles": ""}, raw={"word/styles.xml": hostile})
    for data in (with_document(hostile), styles):
        with pytest.raises(UnreadableSource, match="document type"):
            read_docx(data, "code.docx")


def test_words_about_a_document_type_are_just_words() -> None:
    data = with_document(DOCUMENT.format(paragraph("a &lt;!DOCTYPE html&gt; page")).encode())
    assert read_docx(data, "a").lines[0].text == "a <!DOCTYPE html> page"


def test_an_entry_that_unpacks_to_too_much_is_refused_whatever_it_declares() -> None:
    data = bytearray(with_document(DOCUMENT.format("<w:p/>" * 2_000_000).encode()))
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(b"word/document.xml"))
    data[at + 24 : at + 28] = struct.pack("<I", 10)  # the size the archive's directory claims
    with pytest.raises(UnreadableSource):
        read_docx(bytes(data), "code.docx", limits=Limits(max_ratio=50, ratio_floor=100_000))


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (Limits(max_bytes=10), "larger than"),
        (Limits(max_entries=2), "more than 2 files"),
        (Limits(max_unpacked=100), "far more"),
        (Limits(max_part=100), "far more"),
        (Limits(max_depth=3), "nested"),
        (Limits(max_lines=0), "lines"),
        (Limits(max_line=3), "characters"),
    ],
)
def test_each_limit_is_kept(limits: Limits, said: str) -> None:
    with pytest.raises(UnreadableSource, match=said):
        read_docx(GOOD, "code.docx", limits=limits)


def test_deep_nesting_within_the_limit_is_read_without_running_out_of_stack() -> None:
    body = paragraph("deep")
    for _ in range(60):
        body = f"<w:tbl><w:tr><w:tc>{body}</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    assert read_docx(made(body), "a").lines[0].cells == ("deep", "")
    controls = "<w:sdt><w:sdtContent>" * 95 + paragraph("deep") + "</w:sdtContent></w:sdt>" * 95
    assert read_docx(made(controls), "a").lines[0].text == "deep"


def many(count: int, xml: str) -> str:
    return "".join(xml.format(at, at + 1) for at in range(count))


OPEN, CLOSE = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
LINKED = (
    '<w:abstractNum w:abstractNumId="{0}"><w:numStyleLink w:val="a"/></w:abstractNum>'
    '<w:num w:numId="{1}"><w:abstractNumId w:val="{0}"/></w:num>'
)
CHAIN = '<w:style w:type="paragraph" w:styleId="s{}"><w:name w:val="n"/><w:basedOn w:val="s{}"/></w:style>'
MARK = '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t/></w:r></w:p><w:bookmarkStart w:id="1"/>'


@pytest.mark.parametrize(
    ("body", "parts"),
    [
        ("<w:p>" + OPEN * 20_000 + "<w:r><w:t>a</w:t></w:r>" * 20_000 + CLOSE * 20_000 + "</w:p>", {}),
        (many(20_000, "<w:p/>"), {"styles": many(20_000, CHAIN)}),
        ("<w:p>" + many(20_000, '<w:r><w:rPr><w:sz w:val="{}"/></w:rPr><w:t>a</w:t></w:r>') + "</w:p>", {}),
        ("<w:p><w:r>" + many(20_000, '<w:footnoteReference w:id="{}"/><w:t>a</w:t>') + "</w:r></w:p>", {}),
        (MARK * 20_000 + "<w:p/>", {}),
        ("<w:p/>", {"numbering": many(20_000, LINKED)}),
    ],
    ids=["nested fields", "style chain", "sizes", "note marks", "struck paragraph marks", "linked lists"],
)
def test_the_time_grows_with_the_length_of_the_file_not_with_its_square(body: str, parts: dict[str, str]) -> None:
    data = made(body, parts=parts)
    start = time.process_time()
    read_docx(data, "a")
    assert time.process_time() - start < 10  # a square of 20,000 would take minutes; sound reading takes a second


def test_two_entries_of_one_name_are_refused() -> None:
    out = io.BytesIO(GOOD)
    with zipfile.ZipFile(out, "a") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr("word/document.xml", DOCUMENT.format(paragraph("other")))
    with pytest.raises(UnreadableSource, match="two files of one name"):
        read_docx(out.getvalue(), "code.docx")


def test_an_encrypted_entry_is_said_to_be_protected() -> None:
    data = bytearray(GOOD)
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    with pytest.raises(UnreadableSource, match="password"):
        read_docx(bytes(data), "code.docx")


def test_random_damage_is_either_read_or_refused_plainly() -> None:
    chance = random.Random(1997)
    data = made(paragraph("Duty", num=1, level=0) * 20, parts={"numbering": "", "styles": ""})
    for _ in range(400):
        broken = bytearray(data)
        for _ in range(chance.randint(1, 6)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        try:
            read_docx(bytes(broken), "code.docx")
        except UnreadableSource as fault:
            assert "\n" not in str(fault)


def test_senseless_xml_inside_a_sound_file_does_not_fail() -> None:
    chance = random.Random(2007)
    tags = ("p", "r", "t", "tbl", "tr", "tc", "pPr", "rPr", "ins", "del", "sdt", "sdtContent", "fldChar", "br", "numPr")
    tags += ("drawing", "txbxContent", "sym", "footnoteReference", "pPrChange", "rPrChange", "vanish", "ilvl", "numId")

    def tree(depth: int) -> str:
        tag = chance.choice(tags)
        number, kind = chance.choice(("1", "-3", "x", "", "9" * 30)), chance.choice(("begin", "end"))
        given = f' w:val="{number}" w:id="{number}" w:fldCharType="{kind}"'
        inside = "" if depth == 0 else "".join(tree(depth - 1) for _ in range(chance.randint(0, 4)))
        return f"<w:{tag}{given}>{inside}{chance.choice(('', 'word'))}</w:{tag}>"

    for _ in range(150):
        data = made(tree(6) + tree(6), parts={"numbering": tree(3), "styles": tree(3), "footnotes": tree(3)})
        for tracked in ("accepted", "original"):
            read_docx(data, "a", tracked=tracked)  # type: ignore[arg-type]
