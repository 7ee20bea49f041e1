"""OpenDocument texts: every word once, numbers as printed, changes accepted or undone, hidden text told of."""

from __future__ import annotations

import time

import pytest

from tests.sources.odt_made import flat, h, items, level, list_style, made, p, style
from toolkit.errors import UnreadableSource
from toolkit.model.source import Line, SourceText
from toolkit.sources.limits import Limits
from toolkit.sources.odt import read_odt

DECIMAL = list_style(
    "L1",
    level(1, "1", extra=' style:num-suffix="."'),
    level(2, "1", extra=' text:display-levels="2"'),
    level(3, "a", extra=' style:num-prefix="(" style:num-suffix=")"'),
)
ROMAN = list_style("L2", level(1, "I", extra=' style:num-suffix=")"'))
HEADINGS = '<text:outline-style style:name="Outline">' + "".join(
    f'<text:outline-level-style text:level="{at}" style:num-format="1" text:display-levels="{at}"/>' for at in (1, 2, 3)
)
NAMED = (
    f"{HEADINGS}</text:outline-style>"
    + "".join(style(f"Heading_20_{at}", extra=f' style:default-outline-level="{at}"') for at in (1, 2))
    + style("Title")
    + style("Contents_20_1")
    + style("Off", parent="Heading_20_1", extra=' style:list-style-name=""')
    + style("Own", parent="Heading_20_1", extra=' style:list-style-name="L1"')
)


def read(body: str, *, tracked: str = "accepted", automatic: str = "", named: str = NAMED, **more: str) -> SourceText:
    data = made(body, automatic=DECIMAL + ROMAN + automatic, named=named, **more)
    return read_odt(data, "code.odt", tracked=tracked)  # type: ignore[arg-type]


def shown(source: SourceText) -> list[str]:
    return [f"{line.label} {line.text}".strip() for line in source.lines]


def codes(source: SourceText) -> list[str]:
    return [warning.code for warning in source.warnings]


ITEM = "<text:list-item{}>{}</text:list-item>"
GOES_ON = ' text:continue-numbering="true"'
HEADER = "<text:list-header><text:p>Duties</text:p></text:list-header>"
NINE = ITEM.format(' text:start-value="9"', p("Act"))
OTHER = ITEM.format(' text:style-override="L2"', p("Act"))
NAMING = (
    f'<text:numbered-paragraph text:list-id="q" text:level="{at}" text:style-name="L1">{p(words)}'
    "</text:numbered-paragraph>"
    for at, words in ((1, "Act"), (2, "so"), (1, "Stop"))
)
LISTS = [
    ("an item and one in it", items(p("Act") + items(p("so")), p("Stop"), style="L1"), ["1. Act", "1.1 so", "2. Stop"]),
    ("two lists", items(p("Act"), style="L1") + items(p("Stop"), style="L1"), ["1. Act", "1. Stop"]),
    (
        "a list that goes on",
        items(p("Act"), style="L1") + p("Plain") + items(p("Stop"), style="L1", extra=GOES_ON),
        ["1. Act", "Plain", "2. Stop"],
    ),
    (
        "a list of another style between",
        items(p("Act"), style="L1") + items(p("Or"), style="L2") + items(p("Stop"), style="L1", extra=GOES_ON),
        ["1. Act", "I) Or", "1. Stop"],
    ),
    (
        "a list that names the one it continues",
        items(p("Act"), style="L1", extra=' xml:id="a"')
        + items(p("Or"), style="L2")
        + items(p("Stop"), style="L1", extra=' text:continue-list="a"'),
        ["1. Act", "I) Or", "2. Stop"],
    ),
    ("a second paragraph", items(p("Act") + p("and so on"), p("Stop"), style="L1"), ["1. Act", "and so on", "2. Stop"]),
    ("a header of a list", items(HEADER, p("Act"), style="L1"), ["Duties", "1. Act"]),
    ("an item that begins at nine", items(NINE, p("Stop"), style="L1"), ["9. Act", "10. Stop"]),
    ("an item without words of its own", items(items(items(p("so"))), p("Act"), style="L1"), ["(a) so", "2. Act"]),
    ("a second list in an item", items(p("a") + items(p("x")) + items(p("y")), style="L1"), ["1. a", "1.1 x", "1.1 y"]),
    (
        "a second list that goes on",
        items(p("Act") + items(p("x")) + items(p("y"), extra=GOES_ON), style="L1"),
        ["1. Act", "1.1 x", "1.2 y"],
    ),
    ("a list without a style", items(p("Act")), ["\u2022 Act"]),
    ("an item of another style", items(OTHER, p("Stop"), style="L1"), ["I) Act", "2. Stop"]),
    ("an empty item", items(p("Act"), p(""), p("Stop"), style="L1"), ["1. Act", "2.", "3. Stop"]),
    ("paragraphs that name their list", "".join(NAMING), ["1. Act", "1.1 so", "2. Stop"]),
]


@pytest.mark.parametrize(("body", "expected"), [row[1:] for row in LISTS], ids=[row[0] for row in LISTS])
def test_lists(body: str, expected: list[str]) -> None:
    assert shown(read(body)) == expected


FORMATS = [
    ('style:num-format="a" style:num-letter-sync="true" text:start-value="28"', "bb"),
    ('style:num-format="a" text:start-value="28"', "ab"),
    ('style:num-format="A" text:start-value="703"', "AAA"),
    ('style:num-format="i" text:start-value="19"', "xix"),
    ('style:num-format="" style:num-prefix="Note" style:num-suffix=":"', "Note:"),
    ('style:num-format="1st" text:start-value="22"', "22nd"),
    ('style:num-format="001, 002, 003, ..." text:start-value="7"', "007"),
    ('style:num-format="1" loext:num-list-format="Rule %1%/x"', "Rule 1/x"),
    ('style:num-format="1" style:num-prefix="\u00a0(" style:num-suffix=" )"', "(1 )"),
    ('style:num-format="1" text:start-value="x"', "1"),
]


@pytest.mark.parametrize(("attributes", "expected"), FORMATS)
def test_formats(attributes: str, expected: str) -> None:
    styles = list_style("F", f'<text:list-level-style-number text:level="1" {attributes}/>')
    assert read(items(p("Act"), style="F"), automatic=styles).lines[0].label == expected


def test_levels_without_a_number_take_their_dot_with_them() -> None:
    shown_all = ' text:display-levels="3"'
    styles = list_style("N", level(1, "1"), level(2, ""), level(3, "1", extra=shown_all))
    body = items(p("Act") + items(p("b") + items(p("c"))), style="N")
    assert shown(read(body, automatic=styles)) == ["1 Act", "b", "1.1 c"]


def test_unknown_styles_and_formats_are_told() -> None:
    source = read(items(p("Act"), style="Gone"))
    assert (shown(source), codes(source)) == (["Act"], ["unknown_list"])
    source = read(items(p("Act"), style="K"), automatic=list_style("K", level(1, "一, 二, 三, ...")))
    assert (shown(source), codes(source)) == (["1 Act"], ["unknown_format"])


def test_headings_are_numbered_by_the_outline() -> None:
    body = p("Code", style="Title") + h("Scope", 1, style="Heading_20_1") + h("Whom", 2, style="Heading_20_2")
    body += h("Not counted", 1, style="Heading_20_1", extra=' text:is-list-header="true"') + h("Off", 1, style="Off")
    body += h("Own", 1, style="Own") + h("Gifts", 1, style="Heading_20_1")
    body += h("Nine", 1, style="Heading_20_1", extra=' text:restart-numbering="true" text:start-value="9"')
    source = read(body)
    assert shown(source) == ["Code", "1 Scope", "1.1 Whom", "Not counted", "Off", "Own", "2 Gifts", "9 Nine"]
    assert [line.rank for line in source.lines] == [1, 2, 3, 2, 2, 2, 2, 2]
    assert {line.role for line in source.lines} == {"heading"}


def test_depth_list_and_indent_of_a_line() -> None:
    laid = '<style:paragraph-properties fo:margin-left="1in" fo:text-indent="-0.5in"/>'
    styles = style("P1", inside=laid) + list_style(
        "I",
        '<text:list-level-style-number text:level="1" style:num-format="1"><style:list-level-properties>'
        '<style:list-level-label-alignment fo:margin-left="36pt" fo:text-indent="-18pt"/></style:list-level-properties>'
        "</text:list-level-style-number>",
    )
    body = items(p("Act") + p("and"), p("Stop", style="P1"), style="I") + p("Plain", style="P1")
    found = read(body, automatic=styles).lines
    assert [(line.depth, line.indent) for line in found] == [(1, 18.0), (1, 18.0), (1, 36.0), (0, 36.0)]
    assert found[0].list_id == found[2].list_id != "" == found[1].list_id


def test_words_within_a_paragraph() -> None:
    body = (
        '<text:p>You<text:s text:c="3"/>must<text:tab/>not <text:span text:style-name="T1">accept</text:span> a '
        '<text:a xlink:href="x">gift</text:a>,<text:line-break/>or <text:bookmark-start text:name="b"/>ask'
        "<office:annotation><text:p>a comment</text:p></office:annotation>\u00ad<text:soft-page-break/> for "
        "<text:ruby><text:ruby-base>one</text:ruby-base><text:ruby-text>x</text:ruby-text></text:ruby></text:p>"
    )
    source = read(body)
    assert [(line.text, line.soft) for line in source.lines] == [
        ("You must not accept a gift,", False), ("or ask for one", True),
    ]  # fmt: skip
    assert codes(source) == []


def test_bold_and_size_come_through_the_styles() -> None:
    styles = style("P1", inside='<style:text-properties fo:font-size="10pt"/>')
    styles += style("P2", parent="P1", inside='<style:text-properties fo:font-size="150%"/>')
    styles += style("T1", family="text", inside='<style:text-properties fo:font-weight="bold"/>')
    body = p("plain", style="P1") + p('<text:span text:style-name="T1">bold</text:span>', style="P2")
    found = read(body, automatic=styles).lines
    assert [(line.bold, line.size) for line in found] == [(False, 10.0), (True, 15.0)]


HIDDEN = '<style:text-properties text:display="none"/>'


def test_hidden_text_is_left_out_and_told() -> None:
    styles = style("H", inside=HIDDEN) + style("T", family="text", inside=HIDDEN)
    body = items(p("Act"), p("secret", style="H"), p("Stop"), style="L1")
    body += p('You <text:span text:style-name="T">never</text:span>act')
    body += "<text:p>Seen<text:hidden-text text:string-value='x'/></text:p>"
    body += "<text:p>gone<text:hidden-paragraph text:is-hidden='true'/></text:p>"
    body += f'<text:section text:name="s" text:display="none">{p("gone")}</text:section>'
    source = read(body, automatic=styles)
    assert shown(source) == ["1. Act", "3. Stop", "You act", "Seen"]
    assert [(w.code, w.message) for w in source.warnings] == [("hidden_text", "Hidden text was left out (5 times).")]


def test_notes_stand_behind_the_text() -> None:
    note = (
        '<text:note text:note-class="{}"><text:note-citation>{}</text:note-citation><text:note-body><text:p>{}</text:p>'
        "</text:note-body></text:note>"
    )
    last, here = note.format("endnote", "i", "Last."), note.format("footnote", "1", "Here.")
    found = read(p(f"Register gifts{last}, all{here}.")).lines
    assert [(line.role, line.label, line.text) for line in found] == [
        ("body", "", "Register gifts, all."), ("footnote", "1", "Here."), ("footnote", "i", "Last."),
    ]  # fmt: skip
    assert found[1].place == "footnote 1, at paragraph 1"


def row(*cells: str, head: bool = False) -> str:
    inside = "".join(
        cell if cell.startswith("<table:") else f"<table:table-cell>{cell}</table:table-cell>" for cell in cells
    )
    xml = f"<table:table-row>{inside}</table:table-row>"
    return f"<table:table-header-rows>{xml}</table:table-header-rows>" if head else xml


def table(*rows: str) -> str:
    return f"<table:table><table:table-column/>{''.join(rows)}</table:table>"


def test_tables_are_read_by_rows() -> None:
    across = (
        f'<table:table-cell table:number-columns-spanned="2">{p("All")}</table:table-cell><table:covered-table-cell/>'
    )
    body = table(
        row(p("Kind"), p("Limit"), p("When"), head=True),
        row(items(p("Gift"), style="L1"), p("\u00a350") + p("each"), p("")),
        row(across, p("now")),
        row("<table:covered-table-cell/>", p("x"), p("y")),
        row(p(""), p(""), p("")),
    )
    found = [(line.role, line.cells) for line in read(body).lines]
    assert found == [
        ("table_row", ("Kind", "Limit", "When")), ("table_row", ("1. Gift", "\u00a350 each", "")),
        ("table_row", ("All", "now")), ("table_row", ("", "x", "y")),
    ]  # fmt: skip


def test_numbers_beside_their_clauses_are_read_through() -> None:
    body = table(
        row(p("2.1"), p("You must:") + p("(a) go out; and") + p("(b) stay out.")), row(p("2.2"), p("Come back."))
    )
    assert [(line.role, line.text) for line in read(body).lines] == [
        ("body", "2.1 You must:"), ("body", "(a) go out; and"), ("body", "(b) stay out."), ("body", "2.2 Come back."),
    ]  # fmt: skip


def test_a_table_of_one_column_is_a_frame() -> None:
    source = read(table(row(h("Gifts", 1, style="Off") + items(p("Act"), style="L1")), row(p("Stop"))))
    assert [(line.role, line.text) for line in source.lines] == [
        ("heading", "Gifts"),
        ("body", "Act"),
        ("body", "Stop"),
    ]


def test_frames_pictures_and_objects() -> None:
    box = f"<draw:frame><draw:text-box>{p('In a box')}</draw:text-box></draw:frame>"
    shape = f"<draw:custom-shape>{p('On a shape')}</draw:custom-shape>"
    other = "<draw:frame><draw:object/><draw:image/></draw:frame><draw:frame><draw:image/></draw:frame>"
    source = read(p(f"Before{box}{other} after") + shape)
    assert shown(source) == ["Before after", "In a box", "On a shape"]
    assert codes(source) == ["embedded_document", "picture"]


def test_contents_and_indexes_are_kept_apart() -> None:
    source = "<text:index-title-template>T</text:index-title-template>"
    body = f"<text:table-of-content><text:table-of-content-source>{source}</text:table-of-content-source>"
    body += f"<text:index-body>{p('1 Scope 3')}</text:index-body></text:table-of-content>"
    found = read(body + p("2 Gifts 4", style="Contents_20_1") + p("Act")).lines
    assert [(line.role, line.text) for line in found] == [
        ("contents", "1 Scope 3"), ("contents", "2 Gifts 4"), ("body", "Act"),
    ]  # fmt: skip


def test_page_heads_are_furniture() -> None:
    page = '<style:master-page style:name="{}"><style:header>{}</style:header><style:footer>{}</style:footer>'
    page += "</style:master-page>"
    pages = page.format("Standard", p("Thornmere"), p("Page 1")) + page.format("Unused", p("Elsewhere"), p("x"))
    long = page.format("Standard", p("word " * 16), "")
    assert [(line.role, line.text) for line in read(p("Act"), pages=pages).lines] == [
        ("furniture", "Thornmere"), ("body", "Act"), ("furniture", "Page 1"),
    ]  # fmt: skip
    assert codes(read(p("Act"), pages=long)) == ["header_text"]


def test_the_title_and_a_flat_file() -> None:
    assert read(p("Act"), title="Code  of Conduct").title == "Code of Conduct"
    source = read_odt(flat(items(p("Act"), style="L1"), automatic=DECIMAL), "code.fodt")
    assert (source.format, shown(source)) == ("odt", ["1. Act"])


REGION = '<text:changed-region text:id="{0}"><text:{1}><office:change-info/>{2}</text:{1}></text:changed-region>'
START, END, POINT = (f'<text:change{kind} text:change-id="{{}}"/>' for kind in ("-start", "-end", ""))


def changed(body: str, *regions: tuple[str, str, str]) -> str:
    return f"<text:tracked-changes>{''.join(REGION.format(*r) for r in regions)}</text:tracked-changes>{body}"


INSERTED, DELETED = "insertion", "deletion"
CHANGES = [
    (
        "a word put in",
        changed(p(f"You {START.format('c')}must {END.format('c')}act"), ("c", INSERTED, "")),
        ["You must act"],
        ["You act"],
    ),
    (
        "a word taken out",
        changed(p(f"You {POINT.format('c')}act"), ("c", DELETED, p("must not "))),
        ["You act"],
        ["You must not act"],
    ),
    (
        "an item put in",
        changed(
            items(p(f"{START.format('c')}New"), p(f"{END.format('c')}Old"), style="L1"), ("c", INSERTED, "")
        ),
        ["1. New", "2. Old"],
        ["1. Old"],
    ),
    (
        "an item taken out",
        changed(items(p("One"), p(f"{POINT.format('c')}Three"), style="L1"), ("c", DELETED, items(p("Two"), p("")))),
        ["1. One", "2. Three"],
        ["1. One", "2. Two", "3. Three"],
    ),
    (
        "two paragraphs made one",
        changed(p(f"One{POINT.format('c')} two"), ("c", DELETED, p("") + p(""))),
        ["One two"],
        ["One", "two"],
    ),
    (
        "one paragraph made two",
        changed(p(f"One{START.format('c')}") + p(f"{END.format('c')} two"), ("c", INSERTED, "")),
        ["One", "two"],
        ["One two"],
    ),
    (
        "a deeper item taken out",
        changed(
            items(p("One") + items(p("x")), p(f"{POINT.format('c')}Two"), style="L1"),
            ("c", DELETED, items(p("gone") + items(p("deep")), p(""))),
        ),
        ["1. One", "1.1 x", "2. Two"],
        ["1. One", "1.1 x", "2. gone", "2.1 deep", "3. Two"],
    ),
    (
        "a table put in",
        changed(
            f"{p('One')}{START.format('c')}{table(row(p('a'), p('b')))}{END.format('c')}{p('Two')}",
            ("c", INSERTED, ""),
        ),
        ["One", "a | b", "Two"],
        ["One", "Two"],
    ),
    (
        "a paragraph taken out between blocks",
        changed(f"{p('One')}{POINT.format('c')}{p('Two')}", ("c", DELETED, p("Gone"))),
        ["One", "Two"],
        ["One", "Gone", "Two"],
    ),
    (
        "a word taken out of a link",
        changed(p(f'a <text:a xlink:href="x">f{POINT.format("c")}t</text:a>'), ("c", DELETED, p("a"))),
        ["a ft"],
        ["a fat"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "accepted", "original"), [row[1:] for row in CHANGES], ids=[row[0] for row in CHANGES]
)
def test_tracked_changes(body: str, accepted: list[str], original: list[str]) -> None:
    assert shown(read(body)) == accepted
    assert shown(read(body, tracked="original")) == original


def test_a_mark_of_no_change_is_told() -> None:
    source = read(p(f"One{POINT.format('gone')}"), tracked="original")
    assert (shown(source), codes(source)) == (["One"], ["lost_change"])


LOCKED = (
    b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    b"<manifest:encryption-data/></manifest:manifest>"
)
SHEET = flat("").replace(b"office:text>", b"office:spreadsheet>")
REFUSED = [
    ("empty", b"", "empty"),
    ("cut short", made(p("Act"))[:300], "damaged"),
    ("locked", made(p("Act"), raw={"META-INF/manifest.xml": LOCKED}), "password"),
    ("a sheet", SHEET, "no OpenDocument text"),
    ("an entity", flat("").replace(b"<office:document", b"<!DOCTYPE a><office:document", 1), "document type"),
    ("damaged XML", made("<text:p>"), "damaged"),
    ("no XML", b"Members must act.", "damaged"),
    ("too deep", made("<text:section>" * 230 + "</text:section>" * 230), "nested"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "said"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_cannot_be_read_is_refused_in_one_line(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableSource, match=f"^code\\.odt[^\n]*{said}[^\n]*$"):
        read_odt(data, "code.odt")


@pytest.mark.parametrize(
    "limits", [Limits(max_bytes=10), Limits(max_unpacked=50), Limits(max_lines=1), Limits(max_line=2)]
)
def test_limits(limits: Limits) -> None:
    with pytest.raises(UnreadableSource):
        read_odt(made(p("Act") + p("Stop")), "code.odt", limits=limits)


def test_each_word_stands_in_one_line_only() -> None:
    body = h("Gifts", 1) + items(p("one") + items(p("two")), style="L1") + table(row(p("three"), p("four"))) + p("five")
    words = [word for line in read(body, named="").lines for word in (line.text.replace("|", "")).split()]
    assert words == ["Gifts", "one", "two", "three", "four", "five"]
    assert all(isinstance(line, Line) for line in read(body).lines)


MANY = 20_000
JOINED = "".join("<text:soft-page-break/>" + p(f"{END.format(at)}b{START.format(at + 1)}") for at in range(MANY))
POINTS = p("".join(f"x{POINT.format(at)}" for at in range(MANY)))
CONTINUED = "".join(
    items(p("a"), style="L1", extra=f' xml:id="l{at}" text:continue-list="l{at - 1}"') for at in range(MANY)
)
LONG = [
    ("paragraphs joined in a chain", changed(JOINED, *((str(at), INSERTED, "") for at in range(MANY)))),
    ("words put back", changed(POINTS, *((str(at), DELETED, p("y")) for at in range(MANY)))),
    ("a paragraph taken apart again", changed(POINTS, *((str(at), DELETED, p("") + p("")) for at in range(MANY)))),
    ("lists that continue each other", CONTINUED),
]


@pytest.mark.slow
@pytest.mark.parametrize("body", [row[1] for row in LONG], ids=[row[0] for row in LONG])
def test_the_time_grows_with_the_length_of_the_file_not_with_its_square(body: str) -> None:
    data = made(body, automatic=DECIMAL)
    start = time.process_time()
    read_odt(data, "code.odt", tracked="original")
    assert time.process_time() - start < 30  # a square of 20,000 would take many minutes
