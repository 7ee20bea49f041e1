"""Tracked-changes documents: what is marked, what is kept, what comes along, and that a wrong one is never returned."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from contextlib import suppress
from io import BytesIO
from random import Random

import pytest

from tests.reporting.tracked_documents import (
    Block,
    docx,
    edited,
    packed,
    paragraph,
    random_blocks,
    said,
)
from tests.shared import SHARED, needs_shared
from toolkit.errors import BadOption, ConductError, UnfaithfulCopy, UnreadableSource
from toolkit.model.source import Caution
from toolkit.reporting import tracked_package
from toolkit.reporting.tracked import (
    Changes,
    Para,
    accepted,
    clean_docx,
    clean_from_text,
    count_changes,
    rejected,
    tracked_docx,
    tracked_from_text,
    verify,
)
from toolkit.reporting.tracked_words import Edit
from toolkit.sources.docx import read_docx

GIFTS = "You must register any gift worth more than £25 within 28 days of receiving it."
WITHDRAW = "You must withdraw from the meeting when a prejudicial interest of yours is debated."
REGISTER = "The Monitoring Officer keeps the register and shows it to any member of the public."
SPEAK = "You may speak at the meeting if members of the public may also speak there."
CODE = [said("Interests", "Heading1"), said(GIFTS), said(WITHDRAW), said(REGISTER), said(SPEAK)]


def xml(made: bytes, part: str = "word/document.xml") -> str:
    return zipfile.ZipFile(BytesIO(made)).read(part).decode("utf-8")


def words(blocks: list[Block]) -> list[str]:
    return accepted(docx(blocks))


def test_a_reworded_paragraph_is_marked_by_whole_words() -> None:
    changed = [*CODE[:1], said(GIFTS.replace("£25", "£50")), *CODE[2:]]
    made = tracked_docx(docx(CODE), docx(changed), author="Head of Law", date="2026-05-01")
    assert count_changes(made) == Changes(inserted=1, deleted=1)
    assert '<w:delText xml:space="preserve">£25</w:delText>' in xml(made)
    assert 'w:author="Head of Law" w:date="2026-05-01T00:00:00Z"' in xml(made)


@pytest.mark.parametrize("place", range(6), ids=lambda place: f"before {place}")
def test_a_new_paragraph_is_one_insertion_wherever_it_comes(place: int) -> None:
    changed = [*CODE[:place], said("Lobbying must be recorded in the public log each week."), *CODE[place:]]
    made = tracked_docx(docx(CODE), docx(changed))
    assert count_changes(made) == Changes(inserted=1)
    assert rejected(made) == words(CODE)


@pytest.mark.parametrize("place", range(5), ids=lambda place: f"of {place}")
def test_a_lost_paragraph_is_one_deletion_and_leaves_no_blank_one(place: int) -> None:
    made = tracked_docx(docx(CODE), docx([*CODE[:place], *CODE[place + 1 :]]))
    assert count_changes(made) == Changes(deleted=1)
    lines = read_docx(made, "made.docx").lines
    assert [line.text for line in lines] == words([*CODE[:place], *CODE[place + 1 :]])


def test_a_paragraph_at_another_place_is_a_move() -> None:
    made = tracked_docx(docx(CODE), docx([CODE[0], CODE[3], CODE[1], CODE[2], CODE[4]]))
    assert count_changes(made) == Changes(moved=1)
    assert xml(made).count("<w:moveFromRangeStart") == xml(made).count("<w:moveToRangeEnd") == 1


def test_a_moved_and_edited_paragraph_shows_the_edit_on_both_ends() -> None:
    changed = said(REGISTER.replace("any member of the public", "any elector of the area"))
    made = tracked_docx(docx(CODE), docx([CODE[0], changed, CODE[1], CODE[2], CODE[4]]))
    assert count_changes(made).moved == 1
    assert "<w:delText" in xml(made), "the words that do not arrive are struck out at the old place"
    assert 'xml:space="preserve">elector</w:t>' in xml(made)


def test_neighbours_that_move_together_are_one_move() -> None:
    made = tracked_docx(docx(CODE), docx([CODE[0], CODE[3], CODE[4], CODE[1], CODE[2]]))
    assert count_changes(made) == Changes(moved=1)


def test_equal_documents_give_no_change() -> None:
    assert count_changes(tracked_docx(docx(CODE), docx(CODE))) == Changes()


def test_unlike_documents_are_replaced_whole() -> None:
    other = [said("Bicycles may be left in the yard behind the depot."), said("Ask the caretaker for a key.")]
    made = tracked_docx(docx(CODE), docx(other))
    assert (rejected(made), accepted(made)) == (words(CODE), words(other))


def table(*rows: tuple[str, ...]) -> Block:
    return ("tbl", [[[said(cell)] for cell in row] for row in rows])


def test_rows_come_and_go_as_rows_and_cells_are_edited() -> None:
    old = [table(("Gift", "Limit"), ("Hospitality from a supplier", "£25"), ("Tickets", "£10")), said("End")]
    new = [table(("Gift", "Limit"), ("Hospitality from a supplier", "£50"), ("Travel abroad", "£0")), said("End")]
    made = tracked_docx(docx(old), docx(new))
    assert count_changes(made) == Changes(inserted=2, deleted=2)
    assert xml(made).count("<w:tbl>") == 1
    assert (rejected(made), accepted(made)) == (words(old), words(new))


def test_another_grid_makes_another_table() -> None:
    old, new = [table(("Gift", "Limit")), said("End")], [table(("Gift", "Limit", "Approver")), said("End")]
    made = tracked_docx(docx(old), docx(new))
    assert xml(made).count("<w:tbl>") == 2
    assert accepted(made) == words(new)


def test_a_link_that_leads_elsewhere_is_a_change_though_its_words_are_the_same() -> None:
    old = docx([("p", ("", [("plain", "See the "), ("link", "register of interests")]))])
    new = docx([("p", ("", [("plain", "See the "), ("link", "register of interests")]))])
    moved = zipfile.ZipFile(BytesIO(new))
    parts = {name: moved.read(name).decode("utf-8") for name in moved.namelist()}
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(".example/", ".example/new/")
    made = tracked_docx(old, packed(parts))
    assert count_changes(made) == Changes(inserted=1, deleted=1)
    assert "https://council.example/new/register" in xml(made, "word/_rels/document.xml.rels")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd"])
def test_a_link_to_no_web_address_is_not_carried(address: str) -> None:
    with_link = zipfile.ZipFile(BytesIO(docx([*CODE, ("p", ("", [("link", "press here")]))])))
    parts = {name: with_link.read(name).decode("utf-8") for name in with_link.namelist()}
    rows = parts["word/_rels/document.xml.rels"]
    parts["word/_rels/document.xml.rels"] = rows.replace("https://council.example/press", address)
    cautions: list[Caution] = []
    made = tracked_docx(docx(CODE), packed(parts), warn=cautions.append)
    assert [caution.code for caution in cautions] == ["tracked_link"]
    assert address not in xml(made, "word/_rels/document.xml.rels")
    assert "press here" in accepted(made)


def test_a_note_comes_along_with_its_words() -> None:
    new = [*CODE[:4], ("p", ("", [("plain", SPEAK), ("note", "Standing Order 14 says when.")]))]
    made = tracked_docx(docx(CODE), docx(new))
    assert accepted(made)[-1] == "Standing Order 14 says when."
    assert "Standing Order 14 says when." not in rejected(made)


def test_a_field_is_replaced_whole() -> None:
    old = [("p", ("", [("plain", "As paragraph "), ("field", "3.2"), ("plain", " says.")]))]
    new = [("p", ("", [("plain", "As paragraph "), ("field", "3.3"), ("plain", " says.")]))]
    made = tracked_docx(docx(old), docx(new))
    assert xml(made).count('<w:fldChar w:fldCharType="begin"/>') == 2
    assert "<w:delInstrText" in xml(made)


def test_an_unknown_style_and_list_come_along_under_free_names() -> None:
    new = zipfile.ZipFile(BytesIO(docx([*CODE, ("p", ("Item", [("plain", "A numbered item of another house.")]))])))
    parts = {name: new.read(name).decode("utf-8") for name in new.namelist()}
    parts["word/styles.xml"] = parts["word/styles.xml"].replace('w:name w:val="Item"', 'w:name w:val="Council item"')
    parts["word/numbering.xml"] = parts["word/numbering.xml"].replace("decimal", "lowerLetter")
    made = tracked_docx(docx(CODE), packed(parts))
    assert 'w:styleId="Item_1"' in xml(made, "word/styles.xml")
    assert xml(made, "word/numbering.xml").count("<w:abstractNum ") == 2
    assert read_docx(made, "made.docx").lines[-1].label == "a."


def test_an_inserted_item_continues_the_list_it_stands_in() -> None:
    items = [
        ("p", ("Item", [("plain", f"{word} are disclosed to the council.")])) for word in ("Shares", "Land", "Debts")
    ]
    other = zipfile.ZipFile(BytesIO(docx([*items[:1], ("p", ("Item", [("plain", "Trusts too.")])), *items[1:]])))
    parts = {name: other.read(name).decode("utf-8") for name in other.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace('w:numId w:val="1"', 'w:numId w:val="8"')
    parts["word/numbering.xml"] = parts["word/numbering.xml"].replace('w:numId="1"', 'w:numId="8"')
    made = tracked_docx(docx(items), packed(parts))
    assert [line.label for line in read_docx(made, "made.docx").lines] == ["1.", "2.", "3.", "4."]
    assert 'numId w:val="8"' not in xml(made)


def test_a_changed_style_is_recorded_and_can_be_rejected() -> None:
    made = tracked_docx(docx(CODE), docx([CODE[0], ("p", ("Heading1", CODE[1][1][1])), *CODE[2:]]))
    assert count_changes(made) == Changes(formatted=1)
    assert [line.rank for line in read_docx(made, "m.docx", tracked="original").lines] == [2, 0, 0, 0, 0]
    assert [line.rank for line in read_docx(made, "m.docx").lines] == [2, 2, 0, 0, 0]


def test_inserted_words_take_the_type_around_them_and_keep_their_emphasis() -> None:
    big = '<w:rPr><w:sz w:val="40"/></w:rPr>'
    small = '<w:rPr><w:b/><w:sz w:val="16"/></w:rPr>'
    old = f"<w:p><w:r>{big}<w:t xml:space='preserve'>You must declare it.</w:t></w:r></w:p>"
    new = (
        f"<w:p><w:r>{big}<w:t xml:space='preserve'>You must </w:t></w:r><w:r>{small}<w:t xml:space='preserve'>always "
        f"</w:t></w:r><w:r>{big}<w:t>declare it.</w:t></w:r></w:p>"
    )
    made = xml(tracked_docx(docx([("xml", old)]), docx([("xml", new)])))
    assert '<w:r><w:rPr><w:b/><w:sz w:val="40"/></w:rPr><w:t xml:space="preserve">always ' in made


def test_a_content_control_stays_until_its_words_change() -> None:
    cautions: list[Caution] = []
    old, kept = [("control", [said(GIFTS)]), said(SPEAK)], [("control", [said(GIFTS)]), said(WITHDRAW)]
    assert "<w:sdt>" in xml(tracked_docx(docx(old), docx(kept), warn=cautions.append))
    changed = [("control", [said(GIFTS.replace("28", "14"))]), said(SPEAK)]
    assert cautions == []
    assert "<w:sdt>" not in xml(tracked_docx(docx(old), docx(changed), warn=cautions.append))
    assert [caution.code for caution in cautions] == ["tracked_control"]


def test_a_deleted_section_end_keeps_its_pages() -> None:
    section = f"<w:p><w:pPr><w:sectPr><w:pgSz w:w='100'/></w:sectPr></w:pPr><w:r><w:t>{GIFTS}</w:t></w:r></w:p>"
    made = tracked_docx(docx([("xml", section), *CODE]), docx(CODE))
    assert "<w:sectPr><w:pgSz" in xml(made)
    assert accepted(made) == words(CODE)


def test_what_is_not_carried_is_said_once() -> None:
    comment = (
        '<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>Why?</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r></w:p>'
    )
    new = docx([*CODE, ("xml", comment), ("xml", comment.replace("Why", "When"))], header="Draft 2")
    cautions: list[Caution] = []
    made = tracked_docx(docx(CODE, header="Code of 2012"), new, warn=cautions.append)
    assert sorted(caution.code for caution in cautions) == ["tracked_comment", "tracked_furniture"]
    assert "commentReference" not in xml(made)
    assert "Code of 2012" in xml(made, "word/header1.xml")


def test_changes_tracked_before_count_as_accepted() -> None:
    old = "<w:p><w:r><w:t xml:space='preserve'>You must </w:t></w:r><w:del w:id='1' w:author='x'><w:r><w:delText>not "
    old += "</w:delText></w:r></w:del><w:ins w:id='2' w:author='x'><w:r><w:t>now </w:t></w:r></w:ins></w:p>"
    made = tracked_docx(docx([("xml", old)]), docx([said("You must now ")]))
    assert count_changes(made) == Changes()
    assert rejected(made) == ["You must now "]


def test_the_same_input_gives_the_same_bytes() -> None:
    chance = Random(3)
    old = random_blocks(chance)
    new = edited(old, chance)
    assert tracked_docx(docx(old), docx(new)) == tracked_docx(docx(old), docx(new))


def test_words_edits_of_the_callers_own_are_used_and_checked() -> None:
    def whole(old: str, new: str) -> list[Edit]:
        return [("delete", old), ("insert", new)]

    def wrong(old: str, new: str) -> list[Edit]:
        return [("keep", old)]

    changed = docx([said(GIFTS.replace("£25", "£50"))])
    made = tracked_docx(docx([said(GIFTS)]), changed, words=whole)
    assert f'<w:delText xml:space="preserve">{GIFTS}</w:delText>' in xml(made)
    with pytest.raises(ValueError, match="do not lead from the current"):
        tracked_docx(docx([said(GIFTS)]), changed, words=wrong)


def test_verify_says_where_a_document_departs() -> None:
    made = tracked_docx(docx(CODE), docx(CODE[:3]))
    verify(made, current=words(CODE), proposed=words(CODE[:3]))
    with pytest.raises(UnfaithfulCopy, match=r"all changes accepted, .*paragraph 3 reads “You must withdraw.*”"):
        verify(made, current=words(CODE), proposed=[*words(CODE[:2]), "Something else."])
    with pytest.raises(UnfaithfulCopy, match=r"all changes rejected, .*paragraph 6 reads nothing"):
        verify(made, current=[*words(CODE), "One more."], proposed=words(CODE[:3]))


def test_a_fault_of_the_writer_is_never_returned(monkeypatch: pytest.MonkeyPatch) -> None:
    """Were insertions written as plain words, rejecting all would not give the current text."""
    from toolkit.reporting import tracked_marks

    monkeypatch.setattr(tracked_marks, "_marking", lambda item: "keep")
    with pytest.raises(UnfaithfulCopy, match="all changes rejected"):
        tracked_docx(docx(CODE), docx([said(GIFTS.replace("£25", "£50"))]))


@pytest.mark.parametrize(("author", "date"), [("", "2026-05-01"), ("a\nb", "2026-05-01"), ("Officer", "May Day")])
def test_an_author_or_date_that_cannot_be_written_is_refused(author: str, date: str) -> None:
    with pytest.raises(BadOption):
        tracked_docx(docx(CODE), docx(CODE), author=author, date=date)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "not a Word document"),
        (b"PK\x03\x04 cut short", "not a Word document"),
        (packed({"a.txt": "no Word file"}), "no text of a Word document"),
        (packed({"../word/document.xml": "<a/>"}), "unsafe path"),
        (packed({"word/document.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}), "declares a document type"),
        (packed({"word/document.xml": "<a>" * 240 + "</a>" * 240}), "nested more than"),
        (packed({"word/document.xml": "<a>"}), "damaged"),
    ],
)
def test_what_is_no_sound_document_is_refused_by_side(data: bytes, why: str) -> None:
    with pytest.raises(UnreadableSource, match=f"the current document.*{why}"):
        tracked_docx(data, docx(CODE))
    with pytest.raises(UnreadableSource, match=f"the proposed document.*{why}"):
        tracked_docx(docx(CODE), data)


def test_a_document_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tracked_package, "MOST_UNPACKED", 1000)
    with pytest.raises(UnreadableSource, match="far more than a document holds"):
        tracked_docx(docx(CODE), docx(CODE))


def test_macros_are_refused() -> None:
    found = zipfile.ZipFile(BytesIO(docx(CODE)))
    parts = {name: found.read(name).decode("utf-8") for name in found.namelist()}
    types = parts["[Content_Types].xml"]
    parts["[Content_Types].xml"] = types.replace("document.main+xml", "document.macroEnabled.main+xml")
    with pytest.raises(UnreadableSource, match="macros"):
        tracked_docx(docx(CODE), packed(parts))


def test_a_clean_copy_holds_neither_changes_nor_comments() -> None:
    body = (
        '<w:p><w:r><w:t>Kept</w:t></w:r><w:ins w:id="1"><w:r><w:t> and new</w:t></w:r></w:ins><w:r><w:commentReference'
    )
    made = clean_docx(docx([("xml", body + ' w:id="0"/></w:r></w:p>'), said(SPEAK)]), warn=(said_of := []).append)
    assert accepted(made) == rejected(made) == ["Kept and new", SPEAK]
    assert "comment" not in xml(made)
    assert [caution.code for caution in said_of] == ["clean_comments"]


PARAS = [
    Para("Code of conduct for officers", "title"),
    Para("Interests", "heading", 1, "1"),
    Para(GIFTS, number="1.1"),
    Para(WITHDRAW, number="1.2"),
    Para("any gift,\x0c however small", level=1, number="(a)"),
]


def test_a_text_becomes_a_document_with_headings_and_typed_numbers() -> None:
    changed = [*PARAS[:2], Para(GIFTS.replace("£25", "£50"), number="1.1"), *PARAS[3:]]
    made = tracked_from_text(PARAS, changed, title="Code <of> conduct", author="Policy team")
    assert count_changes(made) == Changes(inserted=1, deleted=1)
    assert rejected(made)[2] == f"1.1\t{GIFTS}"
    assert rejected(made)[4] == "(a)\tany gift, however small"
    lines = read_docx(made, "made.docx").lines
    assert (lines[1].rank, lines[2].rank) == (2, 0)
    assert 'w:lang w:val="en-GB"' in xml(made, "word/styles.xml")
    assert "Code &lt;of&gt; conduct" in xml(made, "docProps/core.xml")


def test_a_text_as_a_clean_document() -> None:
    made = clean_from_text(PARAS, title="Code")
    assert count_changes(made) == Changes()
    assert len(accepted(made)) == 5


def test_python_docx_reads_what_is_made() -> None:
    from docx import Document

    made = tracked_docx(docx(CODE), docx([CODE[0], CODE[3], CODE[1]]))
    assert [p.style.name for p in Document(BytesIO(made)).paragraphs][:1] == ["Heading 1"]
    assert len(Document(BytesIO(tracked_from_text(PARAS, PARAS[:3], title="Code"))).paragraphs) == 5


def with_picture(shade: int, *, at_end: bool = True) -> bytes:
    """A document of Word's own template with a picture of one grey point."""
    from docx import Document

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    point = b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes([0, shade]))) + chunk(b"IEND", b"")
    document, out = Document(), BytesIO()
    document.add_paragraph(GIFTS)
    if at_end:
        document.add_picture(BytesIO(point))
    document.save(out)
    return out.getvalue()


def test_a_new_picture_comes_along_as_an_insertion() -> None:
    made = tracked_docx(with_picture(0, at_end=False), with_picture(9))
    assert count_changes(made) == Changes(inserted=1)
    names = [name for name in zipfile.ZipFile(BytesIO(made)).namelist() if name.startswith("word/media/")]
    assert len(names) == 1
    assert f'Target="{names[0].removeprefix("word/")}"' in xml(made, "word/_rels/document.xml.rels")


def test_another_picture_in_the_same_place_is_a_change_and_the_same_one_is_none() -> None:
    assert count_changes(tracked_docx(with_picture(5), with_picture(5))) == Changes()
    made = tracked_docx(with_picture(5), with_picture(9))
    assert count_changes(made) == Changes(inserted=1, deleted=1)
    assert len([name for name in zipfile.ZipFile(BytesIO(made)).namelist() if "/media/" in name]) == 2


def test_a_damaged_document_is_refused_or_told_right_but_nothing_else() -> None:
    made = 0
    for seed in range(60):
        chance = Random(seed)
        old = random_blocks(chance)
        broken = spoilt(docx(old), chance)
        with suppress(ConductError):
            tracked = tracked_docx(broken, docx(old))
            verify(tracked, current=accepted(broken), proposed=words(old))
            made += 1
    assert 20 < made < 60, "some of the damage is harmless, some is not"


def spoilt(data: bytes, chance: Random) -> bytes:
    """The document with a number made senseless, an id or an element lost, or a whole part gone."""
    found = zipfile.ZipFile(BytesIO(data))
    parts = {name: found.read(name).decode("utf-8") for name in found.namelist()}
    name = chance.choice(sorted(parts))
    numbers = ['"x"', '""', '"-9"', '"99999999999"']
    ways = (
        lambda said: re.sub(r'"\d+"', lambda _: chance.choice(numbers), said),
        lambda said: re.sub(r' (?:w:styleId|w:numId|w:id|r:id|w:name)="[^"]*"', "", said, count=2),
        lambda said: re.sub(r"<(?:w:\w+|Relationship|Override)[^>]*/>", "", said, count=1),
        lambda said: said.replace("w:val=", "w:worth="),
        lambda said: "",
    )
    changed = chance.choice(ways)(parts[name])
    return packed(
        {**{other: said for other, said in parts.items() if other != name}, **({name: changed} if changed else {})}
    )


@pytest.mark.slow
def test_a_thousand_random_edits_all_give_back_both_texts() -> None:
    """Read by the toolkit's own reader too, which shares no code with the writer: words, labels, ranks."""
    moves = 0
    for seed in range(1000):
        chance = Random(seed)
        old = random_blocks(chance)
        new = edited(old, chance)
        made = tracked_docx(docx(old), docx(new))  # verifies, or raises
        moves += count_changes(made).moved
        if seed % 4 == 0:
            assert seen(made, "accepted") == seen(docx(new), "accepted"), seed
            assert seen(made, "original") == seen(docx(old), "accepted"), seed
    assert moves > 100, "the edits are to try moves as well"


def seen(made: bytes, tracked: str) -> list[tuple[str, str, int]]:
    lines = read_docx(made, "made.docx", tracked=tracked).lines  # type: ignore[arg-type]
    return [(line.text, line.label, line.rank) for line in lines if line.text]


@needs_shared
@pytest.mark.slow
def test_two_long_editions_of_a_real_standard() -> None:
    old, new = ((SHARED / "asvs" / f"asvs_{edition}.docx").read_bytes() for edition in ("4.0.3", "5.0.0"))
    made = tracked_docx(old, new)
    assert count_changes(made).moved > 20
    assert rejected(made) == accepted(old)


def test_the_made_document_stays_sound_xml_for_odd_places() -> None:
    """Bookmarks between paragraphs, a blank document, a cell whose words all go."""
    marked = f'<w:bookmarkStart w:id="1" w:name="here"/>{paragraph(GIFTS)}<w:bookmarkEnd w:id="1"/>'
    for old, new in (
        ([said("")], CODE),
        (CODE, [said("")]),
        ([("xml", marked), said(SPEAK)], [said(SPEAK)]),
        ([said(SPEAK)], [("xml", marked), said(SPEAK)]),
        ([table((GIFTS, SPEAK)), said("")], [table((GIFTS, "")), said("")]),
    ):
        made = tracked_docx(docx(old), docx(new))
        assert accepted(made) == words(new)
