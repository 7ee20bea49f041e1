"""HTML pages: labels as a browser prints them, furniture apart, nothing of the document lost, hostile pages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.shared import SHARED, needs_shared
from toolkit.errors import UnreadableSource
from toolkit.model.source import Line, SourceText
from toolkit.sources.html import read_html
from toolkit.sources.html_text import is_marker, starts_with_number
from toolkit.sources.limits import Limits


def page(body: str, head: str = "") -> SourceText:
    return read_html(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(), "code.html")


def body_lines(source: SourceText) -> list[Line]:
    return [line for line in source.lines if line.role not in {"furniture", "contents"}]


def texts(source: SourceText) -> list[str]:
    return [line.text for line in body_lines(source)]


def labels(html: str) -> list[str]:
    return [line.label for line in body_lines(page(html)) if line.text]


def codes(source: SourceText) -> list[str]:
    return [warning.code for warning in source.warnings]


def items(count: int) -> str:
    return "".join(f"<li>duty {number}</li>" for number in range(count))


LABELS = [
    ("decimal is the default", f"<ol>{items(3)}</ol>", ["1.", "2.", "3."]),
    ("type a", f'<ol type="a">{items(2)}</ol>', ["(a)", "(b)"]),
    ("type A", f'<ol type="A">{items(2)}</ol>', ["(A)", "(B)"]),
    ("type i", f'<ol type="i">{items(4)}</ol>', ["(i)", "(ii)", "(iii)", "(iv)"]),
    ("type I from nine", f'<ol type="I" start="9">{items(2)}</ol>', ["(IX)", "(X)"]),
    ("start", f'<ol start="14">{items(2)}</ol>', ["14.", "15."]),
    ("start that is no number", f'<ol start="x">{items(1)}</ol>', ["1."]),
    ("start below nought in letters falls back", f'<ol type="a" start="-1">{items(3)}</ol>', ["-1.", "0.", "(a)"]),
    ("letters go on as aa", f'<ol type="a" start="26">{items(3)}</ol>', ["(z)", "(aa)", "(ab)"]),
    ("roman beyond 3999 falls back", f'<ol type="i" start="3999">{items(2)}</ol>', ["(mmmcmxcix)", "4000."]),
    ("reversed", f"<ol reversed>{items(3)}</ol>", ["3.", "2.", "1."]),
    ("reversed with a start", f'<ol reversed start="10">{items(2)}</ol>', ["10.", "9."]),
    ("value", "<ol><li>a duty</li><li value='7'>a duty</li><li>a duty</li></ol>", ["1.", "7.", "8."]),
    ("CSS on the list", f'<ol style="list-style-type: lower-roman">{items(2)}</ol>', ["(i)", "(ii)"]),
    ("CSS shorthand", f'<ol style="list-style:inside upper-latin">{items(2)}</ol>', ["(A)", "(B)"]),
    ("CSS over type", f'<ol type="1" style="list-style-type:lower-alpha">{items(1)}</ol>', ["(a)"]),
    ("leading nought", f'<ol style="list-style-type:decimal-leading-zero">{items(2)}</ol>', ["01.", "02."]),
    ("CSS on one item", "<ol><li>a duty<li style='list-style-type:upper-roman'>a duty</ol>", ["1.", "(II)"]),
    ("no labels", f'<ol style="list-style-type:none">{items(2)}</ol>', ["", ""]),
    ("a string as label", f"""<ol style="list-style-type: '§ '">{items(2)}</ol>""", ["§", "§"]),
    ("class named after a style", f'<ol class="box lower-alpha">{items(2)}</ol>', ["(a)", "(b)"]),
    ("bullets", f"<ul>{items(2)}</ul>", ["•", "•"]),
    ("squares are bullets", f'<ul type="square">{items(1)}</ul>', ["•"]),
    ("a bullet before a typed number is none", "<ul><li>2.1 Officers must act.<li>(b) Members</ul>", ["", ""]),
    ("a bullet before a plain number stays", "<ul><li>28 days</ul>", ["•"]),
    (
        "items in a box are numbered on",
        "<ol><li>duty</li><div><li>duty</li></div><li>duty</li></ol>",
        ["1.", "2.", "3."],
    ),
    ("items never closed", "<ol><li>duty<li>duty<li>duty</ol>", ["1.", "2.", "3."]),
    ("an empty item counts", "<ol><li>duty</li><li></li><li>duty</li></ol>", ["1.", "3."]),
    ("a heading in an item carries its label", "<ol><li><h2>Gifts</h2><p>Register them.</p></li></ol>", ["1.", ""]),
    ("struck words leave the label", "<ol><li><del>old</del> new duty</li></ol>", ["1."]),
]


@pytest.mark.parametrize(("html", "expected"), [row[1:] for row in LABELS], ids=[row[0] for row in LABELS])
def test_list_labels(html: str, expected: list[str]) -> None:
    assert labels(html) == expected


SHEETS = [
    ("a tag", "ol { list-style-type: lower-alpha }", "<ol>{}</ol>", ["(a)", "(b)"]),
    ("a class", ".legal{list-style:upper-roman inside}", "<ol class='x legal'>{}</ol>", ["(I)", "(II)"]),
    ("another class", ".legal{list-style:upper-roman}", "<ol class='plain'>{}</ol>", ["1.", "2."]),
    ("within", "ol ol { list-style-type: lower-roman }", "<ol><li>Lead<ol>{}</ol></ol>", ["1.", "(i)", "(ii)"]),
    ("a heavier one", "ol.x{list-style:lower-alpha} ol{list-style:decimal}", "<ol class=x>{}</ol>", ["(a)", "(b)"]),
    ("a style attribute wins", "ol{list-style:lower-alpha}", "<ol style='list-style:decimal'>{}</ol>", ["1.", "2."]),
    ("it wins over type", "ol{list-style:lower-alpha}", "<ol type='I'>{}</ol>", ["(a)", "(b)"]),
    ("none is not believed of numbers", "ol,ul{list-style:none}", "<ol>{}</ol>", ["1.", "2."]),
    ("none is believed of bullets", "ol,ul{list-style:none}", "<ul>{}</ul>", ["", ""]),
    ("none is believed of typed numbers", "ol{list-style:none}", "<ol><li>(a) act<li>(b) stop</ol>", ["", ""]),
    ("a foreign one", "li::marker{list-style:x} ol:is(a){list-style:lower-alpha}", "<ol>{}</ol>", ["1.", "2."]),
]  # fmt: skip


@pytest.mark.parametrize(("sheet", "html", "expected"), [row[1:] for row in SHEETS], ids=[row[0] for row in SHEETS])
def test_list_labels_by_style_sheet(sheet: str, html: str, expected: list[str]) -> None:
    source = page(html.format(items(2)), f"<style>{sheet}</style>")
    assert [line.label for line in source.lines] == expected


NUMBERED = [
    "1. act",
    "1) act",
    "(1) act",
    "1.1 act",
    "1.1.2. act",
    "(a) act",
    "a) act",
    "aa) act",
    "(xiv) act",
    "xlv. act",
]
UNNUMBERED = [
    "Mr. Clerk",
    "civil. They",
    "(the) act",
    "28 days",
    "1986. A",
    "no. 5",
    "e.g. gifts",
    "a gift",
    "() x",
    "ill. x",
]


@pytest.mark.parametrize("text", NUMBERED)
def test_clause_numbers_at_the_start(text: str) -> None:
    assert starts_with_number(text) and is_marker(text.split()[0])


@pytest.mark.parametrize("text", UNNUMBERED)
def test_what_is_no_clause_number(text: str) -> None:
    assert not starts_with_number(text)


def test_nested_lists_have_depths_and_ids_and_tails_have_none() -> None:
    html = "<ol><li>Lead:<ol type=a><li>one</li><li>two</li></ol>and after.</li><li>Next</li></ol>"
    found = [(line.label, line.text, line.depth, line.list_id) for line in page(html).lines]
    assert found == [
        ("1.", "Lead:", 1, "ol 1"),
        ("(a)", "one", 2, "ol 2"),
        ("(b)", "two", 2, "ol 2"),
        ("", "and after.", 1, ""),
        ("2.", "Next", 1, "ol 1"),
    ]


def test_an_item_that_begins_with_a_list_keeps_its_number() -> None:
    found = [(line.label, line.text, line.depth) for line in page("<ol><li><ol type=a><li>inner</ol></ol>").lines]
    assert found == [("1.", "", 1), ("(a)", "inner", 2)]


TEXTS = [
    ("inline tags add no blanks", "<p>in<b>te</b>rest</p>", ["interest"]),
    ("inline tags lose no blanks", "<p>a <i>gift</i> <b>over</b> £50</p>", ["a gift over £50"]),
    ("blanks are folded", "<p>a\n\t gift&nbsp; given</p>", ["a gift given"]),
    ("words beside blocks are lines", "<div>before<p>inside</p>after</div>", ["before", "inside", "after"]),
    ("entities", "<p>&pound;50 &amp; more &#147;gifts&#148;</p>", ["£50 & more “gifts”"]),
    ("less-than stays", "<p>where a < b and 3 <5</p>", ["where a < b and 3 <5"]),
    ("a lost tag's sign goes", "<p>nature< in which</p>", ["nature in which"]),
    ("a broken end tag goes", "<ul><li>body; or>/li>\n<li>club</ul>", ["body; or", "club"]),
    ("a number in its own element is set apart", "<p><span>1.1</span><span>Gifts</span></p>", ["1.1 Gifts"]),
    ("an ordinal is not", "<p><b>1</b>st day</p>", ["1st day"]),
    ("raised digits stay raised", "<p>Act 2000<sup>1</sup>, 17<sup>th</sup></p>", ["Act 2000¹, 17th"]),
    ("quotation marks are printed", "<p>the <q>member</q></p>", ["the “member”"]),
    ("template code goes", "<p>Dear {{ name }}, {% if x %}act{% endif %}</p>", ["Dear , act"]),
    ("braces never closed stay", "<p>the {{ set</p>", ["the {{ set"]),
    ("definitions side by side are lines", "<div><dfn>one is 1</dfn><dfn>two is 2</dfn></div>",
     ["one is 1", "two is 2"]),
    ("a definition list", "<dl><dt>partner</dt><dd>a spouse</dd></dl>", ["partner a spouse"]),
    ("details that are shut", "<details><summary>Gifts</summary><p>Register.</p></details>", ["Gifts", "Register."]),
    ("a list in a paragraph", "<p>You must:<ol><li>act</ol>and report</p>", ["You must:", "act", "and report"]),
    ("block by style", '<i style="display:block">One.</i><i style="display:block">Two.</i>', ["One.", "Two."]),
    ("struck words go", "<p>You <s>may</s> must act</p>", ["You must act"]),
    ("scripts and styles go", "<script>var a='<p>x</p>'</script><style>p{}</style><p>act</p>", ["act"]),
    ("a script's braces swallow nothing", "<script>f({{a:1</script><p>act</p><script>}})</script>", ["act"]),
]  # fmt: skip


@pytest.mark.parametrize(("html", "expected"), [row[1:] for row in TEXTS], ids=[row[0] for row in TEXTS])
def test_words(html: str, expected: list[str]) -> None:
    assert texts(page(html)) == expected


def test_breaks_are_soft_and_two_part_paragraphs() -> None:
    found = [(line.text, line.soft) for line in page("<p>one<br>two<br><br>three<br></p><p><br>four</p>").lines]
    assert found == [("one", False), ("two", True), ("three", False), ("four", False)]


def test_preformatted_text_keeps_lines_and_indents() -> None:
    found = [(line.text, line.soft, line.indent) for line in page("<pre>1. Act\n   (a) so\n\n2. Stop</pre>").lines]
    assert found == [("1. Act", False, 0.0), ("(a) so", True, 18.0), ("2. Stop", False, 0.0)]


def test_headings_ranks_and_bold() -> None:
    found = [(line.role, line.rank, line.bold) for line in page(
        "<h1>Code</h1><h4>Gifts</h4><div role='heading' aria-level='3'>Tests</div>"
        "<p><strong>Interests</strong></p><p><b>Note</b> this</p>"
    ).lines]  # fmt: skip
    assert found == [
        ("heading", 1, False),
        ("heading", 4, False),
        ("heading", 3, False),
        ("body", 0, True),
        ("body", 0, False),
    ]


def test_indents_are_added_up_in_points() -> None:
    html = '<div style="margin-left:40px"><p style="margin-left:20px;text-indent:-20px">(a) act</p></div><p>no</p>'
    assert [line.indent for line in page(html).lines] == [30.0, None]


TABLES = [
    ("data", "<tr><th>Kind</th><th>Limit</th></tr><tr><td>Gift</td><td>£50</td></tr>",
     [("Kind", "Limit"), ("Gift", "£50")]),
    ("lists in cells of data", "<tr><th>Kind</th><th>What</th></tr><tr><td>Land</td><td><ul><li>a<li>b</ul></td></tr>",
     [("Kind", "What"), ("Land", "• a • b")]),
    ("a number column", "<tr><td>1.1</td><td>Officers must act.</td></tr>", [("1.1", "Officers must act.")]),
    ("an empty row", "<tr><td></td><td> </td></tr><tr><td>a</td><td>b</td></tr>", [("a", "b")]),
    ("a table within", "<tr><th>A</th><td><table><tr><th>x</th><td>y</td></tr></table></td></tr>", [("A", "x | y")]),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "expected"), [row[1:] for row in TABLES], ids=[row[0] for row in TABLES])
def test_tables_of_data_are_rows(rows: str, expected: list[tuple[str, ...]]) -> None:
    lines = page(f"<table>{rows}</table>").lines
    assert [line.cells for line in lines] == expected
    assert all(line.role == "table_row" and line.text == " | ".join(line.cells) for line in lines)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("<tr><td><h2>Gifts</h2><p>Register.</p></td></tr>", [("heading", "", "Gifts"), ("body", "", "Register.")]),
        ("<tr><td>Part 2</td><td><h2>Gifts</h2></td></tr>", [("body", "", "Part 2"), ("heading", "", "Gifts")]),
        ("<tr><td>(1)</td><td>You must:<ol type=a><li>act</ol></td></tr>",
         [("body", "", "(1) You must:"), ("body", "(a)", "act")]),
    ],
)  # fmt: skip
def test_tables_of_layout_are_read_through(rows: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(line.role, line.label, line.text) for line in page(f"<table>{rows}</table>").lines] == expected


def test_a_cell_across_a_table_is_no_row() -> None:
    rows = "<tr><th>Ref</th><th>Rule</th></tr><tr><td colspan=2>A. Gifts</td></tr><tr><td>A1</td><td>None.</td></tr>"
    found = [(line.role, line.text) for line in page(f"<table>{rows}</table>").lines]
    assert found == [("table_row", "Ref | Rule"), ("body", "A. Gifts"), ("table_row", "A1 | None.")]


DUTY = "<p>Members must declare every interest they hold before the meeting turns to the business in question.</p>"

FURNITURE = [
    ("nav", "<nav><a href='/'>Home</a></nav>"),
    ("role navigation", "<div role='navigation'>Our other papers <a href='/b'>Budget</a></div>"),
    ("page header", "<header>Thornmere Council</header>"),
    ("page footer", "<footer>Copyright</footer>"),
    ("aside", "<aside>Contact us</aside>"),
    ("breadcrumbs", "<div class='page-breadcrumbs'><a href='/'>Home</a> » Code</div>"),
    ("breadcrumbs in capitals", "<div id='pageBreadcrumb'>Home » Code</div>"),
    ("cookie banner", "<div id='cookie-banner'>This site uses cookies.</div>"),
    ("skip link", "<a class='skip-link' href='#main'>Skip</a>"),
    ("skip link by its words", "<p><a href='#main'>Skip to main content</a></p>"),
    ("menu of links", "<ul class='side-menu'><li><a href='/a'>Councillors</a></li></ul>"),
    ("likely name with links", "<div class='related'><a href='/a'>More about councillors</a></div>"),
    ("form", "<form>Search <input name='q'></form>"),
    ("a link home", "<p><a href='/'>Home</a></p>"),
    ("print link", "<p>Print this page</p>"),
    ("a question about the page", "<p>Was this page useful? <a href='#'>Yes</a> <a href='#'>No</a></p>"),
    ("share buttons", "<div class='share-buttons'>Share</div>"),
    ("hidden", "<div hidden>old words</div>"),
    ("aria-hidden", "<span aria-hidden='true'>›</span>"),
    ("display none", "<div style='display: none'>old words</div>"),
    ("button", "<button>Translate</button>"),
]


@pytest.mark.parametrize("html", [row[1] for row in FURNITURE], ids=[row[0] for row in FURNITURE])
def test_furniture_is_kept_apart_and_not_lost(html: str) -> None:
    source = page(html + DUTY)
    assert len(texts(source)) == 1
    assert [line for line in source.lines if line.role == "furniture"]


def test_menus_and_banners_over_the_title_need_no_known_name() -> None:
    links = "".join(f"<li><a href='/{name}'>{name}</a></li>" for name in ("Agendas", "Budget", "Audit"))
    menu = f"<div class='col-3'><h3>In this part</h3><ul>{links}</ul></div>"
    banner = "<div class='cookies-overlay'>This portal stores small files on your device.</div>"
    code = f"<h1>Code</h1>{DUTY}{DUTY}"
    assert texts(page(f"{banner}{menu}{code}")) == ["Code", *texts(page(DUTY)) * 2]
    assert "Agendas" in texts(page(f"{code}{menu}")), "below the title such a list is part of the text"


def test_a_button_after_the_words_of_a_heading_is_none_of_them() -> None:
    source = page(f"<h2>Sec. 2-4. - Gifts of any kind. <button>Share this rule</button></h2>{DUTY}")
    assert [line.text for line in source.lines if line.role == "heading"] == ["Sec. 2-4. - Gifts of any kind."]
    assert [line.text for line in source.lines if line.role == "furniture"] == ["Share this rule"]


def test_terms_in_italics_are_told() -> None:
    source = page("<p><em>Gift</em> means anything of value.</p><p><em>All of this is said in passing.</em></p>")
    assert [line.emphasis for line in source.lines] == ["Gift", ""]


KEPT = [
    ("a question that is a heading", f"<h2>Was this gift useful to me?</h2>{DUTY}"),
    ("a form round the whole page", f"<form id='aspnetForm'>{DUTY}</form>"),
    ("a body named for its menu", f"<div class='has-menu with-sidebar navigation-open'>{DUTY}</div>"),
    ("an article's own header", f"<article><header><p>Adopted 2020</p></header>{DUTY}</article>"),
    ("a short heading box", "<div class='section-header'><h2>Gifts</h2></div>" + DUTY),
    ("a section on social media", "<div id='social-media'><p>Be civil.</p></div>" + DUTY),
    ("an accordion's toggle", "<div class='card-header'><h3><a href='#c1'>Gifts</a></h3></div>" + DUTY),
    ("a button in a heading", "<h2><button>Gifts</button></h2>" + DUTY),
    ("a hidden panel that a control opens", "<a aria-controls='p1'></a><div id='p1' hidden>Be civil.</div>" + DUTY),
    ("a shut tab", "<div role='tabpanel' aria-hidden='true'>Be civil.</div>" + DUTY),
    ("a shut accordion", "<div class='accordion-body' style='display:none'>Be civil.</div>" + DUTY),
    ("hidden until found", "<div hidden='until-found'>Be civil.</div>" + DUTY),
    ("a list of links among clauses", "<ul><li><a href='/act'>Localism Act 2011</a></ul>" + DUTY),
    ("one article of two", f"<article><p>Be civil.</p></article><article>{DUTY}</article>"),
    ("words by a named box", f"<div class='content'>{DUTY}</div><p>Members must also be civil in every letter.</p>"),
    ("a home that is no link", "<ul><li>home</li><li>office</li></ul>" + DUTY),
]  # fmt: skip


@pytest.mark.parametrize("html", [row[1] for row in KEPT], ids=[row[0] for row in KEPT])
def test_what_must_not_be_dropped(html: str) -> None:
    assert [line.text for line in page(html).lines if line.role == "furniture"] == []


def test_only_the_main_part_is_the_document() -> None:
    source = page(f"<div>Welcome</div><main><h1>Code</h1>{DUTY}</main><div>News</div>")
    assert [line.text for line in source.lines if line.role == "furniture"] == ["Welcome", "News"]
    assert texts(source)[0] == "Code"


def test_a_main_part_that_holds_hardly_anything_is_not_believed() -> None:
    assert len(texts(page(f"<main><p>Loading</p></main>{DUTY * 2}"))) == 3


def test_words_left_out_are_said() -> None:
    assert "text_left_out" in codes(page(f"<aside>{DUTY}</aside>{DUTY * 3}"))
    assert "text_left_out" in codes(page(f"<main>{DUTY * 4}</main><div>{DUTY * 2}</div>"))
    assert "embedded_content" in codes(page(f"{DUTY}<iframe src='code.pdf'></iframe>"))


def test_links_into_the_page_are_contents() -> None:
    source = page(
        "<ul><li><a href='#a'>1 Scope</a><li><a href='#b'>2 Gifts</a></ul><h2 id=a><a href='#a'>1 Scope</a></h2>"
    )
    assert [line.role for line in source.lines] == ["contents", "contents", "heading"]


def test_footnotes_are_kept_apart_with_their_marks() -> None:
    source = page(
        "<p>Under the Act<sup><a href='#n1' id='r1'>1</a></sup> members must act.</p>"
        "<ol><li id='n1'>Localism Act 2011. <a href='#r1'>↩</a></li></ol>"
    )
    assert [(line.role, line.label, line.text) for line in source.lines] == [
        ("body", "", "Under the Act members must act."),
        ("footnote", "1", "Localism Act 2011."),
    ]


def test_a_link_to_a_clause_is_no_footnote() -> None:
    assert texts(page("<p>See <a href='#c4'>4</a>.</p><h2 id='c4'>4 Gifts</h2>")) == ["See 4.", "4 Gifts"]


def test_a_list_never_closed_ends_before_the_next_heading() -> None:
    html = "<h3>Interests</h3><ol><li>own<li>of<ol type=a><li>kin</ol><h3>Gifts</h3><p>5. Register.</p><ol><li>all</ol>"
    source = page(html)
    assert [(line.text, line.depth) for line in source.lines][-3:] == [("Gifts", 0), ("5. Register.", 0), ("all", 1)]
    assert "unclosed_list" in codes(source)


def test_a_closed_list_may_hold_headings() -> None:
    html = "<h3>Interests</h3><ol><li>own<h3>Gifts</h3><p>Register.</p></li></ol>"
    assert [line.depth for line in page(html).lines] == [0, 1, 1, 1]


TITLES = [
    ("<title>Code of Conduct</title>", "<h1>Other</h1>", "Code of Conduct"),
    ("", "<h1>Members' Code</h1>", "Members' Code"),
    ("", "<h1>One</h1><h1>Two</h1>", ""),
    ("<title><?=$page?></title>", "<h1>Members' Code</h1>", "Members' Code"),
]


@pytest.mark.parametrize(("head", "body", "expected"), TITLES)
def test_title(head: str, body: str, expected: str) -> None:
    assert page(body, head).title == expected


PHP = [
    ("<?php if ($a->b > 1) { echo '<p>x</p>'; } ?><p>act</p>", ["act"]),
    ("<p>act</p><?PHP require 'bottom.html';", ["act"]),
    ("<?php $t = \"Gifts\"; ?><h1><?=$t?></h1><p><?php echo $t; ?> <?= $other ?>list</p>", ["Gifts", "Gifts list"]),
    ("<p><% if x > 1 %>act<% end %></p>", ["act"]),
    ('<?xml version="1.0" encoding="utf-8"?><p>act</p>', ["act"]),
]  # fmt: skip


@pytest.mark.parametrize(("html", "expected"), PHP)
def test_code_of_the_server_is_left_out(html: str, expected: list[str]) -> None:
    source = read_html(html.encode(), "code.php")
    assert texts(source) == expected
    assert ("template_remnant" in codes(source)) == ("xml" not in html)


CHARSETS = [
    ("utf-8", "<p>£50</p>".encode(), "£50"),
    ("cp1252 without a word", "<p>£50 “gift”</p>".encode("cp1252"), "£50 “gift”"),
    ("declared", b'<meta charset="iso-8859-2"><p>\xb1</p>', "ą"),
    ("of old", b'<meta http-equiv=Content-Type content="text/html; charset=cp1252"><p>\x9350\x94</p>', "“50”"),
    ("latin-1 means Windows", b'<meta charset="ISO-8859-1"><p>\x93gift\x94</p>', "“gift”"),
    ("declared wrongly", '<meta charset="utf-8"><p>£50</p>'.encode("cp1252"), "£50"),
    ("declared absurdly", b'<meta charset="utf-16"><p>gift</p>', "gift"),
    ("declared as a trap", b'<meta charset="punycode"><p>gift</p>', "gift"),
    ("declared unknown", b'<meta charset="klingon"><p>gift</p>', "gift"),
    ("a mark overrules", b"\xef\xbb\xbf" + '<meta charset="iso-8859-1"><p>£50</p>'.encode(), "£50"),
    ("UTF-16 with its mark", "<p>£50</p>".encode("utf-16"), "£50"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "expected"), [row[1:] for row in CHARSETS], ids=[row[0] for row in CHARSETS])
def test_charsets(data: bytes, expected: str) -> None:
    assert texts(read_html(data, "code.html")) == [expected]


def hostile() -> Iterator[tuple[str, str]]:
    many = 20_000
    yield "nested boxes", "<div>" * 9000 + "act"
    yield "nested lists", "<ol><li>" * 150 + "act"
    yield "nested tables", "<table><tr><th>a</th><td>" * 4000 + "act"
    yield "nested tables of cells with links", "<table><tr><td><a href='x'>b b b</a>" * 2000 + "act"
    yield "nested boxes named as headings", "<div class='heading-2'>" * 2000 + "act"
    yield "nested bold", "<b>" * 9000 + "act"
    yield "open braces", "{{" * many + "act"
    yield "items", "<ul>" + "<li>act" * many
    yield "stray signs", "act" + "<" * many


@pytest.mark.parametrize("html", [html for _, html in hostile()], ids=[name for name, _ in hostile()])
def test_hostile_pages_are_read_without_overflow(html: str) -> None:
    assert "act" in read_html(html.encode(), "code.html", limits=Limits(max_depth=5000)).lines[-1].text


def test_lists_within_lists_have_a_limit() -> None:
    with pytest.raises(UnreadableSource, match="its lists are nested more than 200 deep"):
        read_html(b"<ol><li>" * 201 + b"act", "code.html")


def test_lists_nested_beyond_reason_are_refused() -> None:
    with pytest.raises(UnreadableSource, match="nested"):
        read_html(("<ol><li>" * 4000 + "act").encode(), "code.html")


TAGS = ["p", "div", "b", "a", "ol", "ul", "li", "table", "tr", "td", "th", "nav", "aside", "form", "h2", "span"]
MORE_TAGS = ["dl", "dd", "pre", "blockquote", "main", "article", "section", "sup", "q"]
SOUP = st.lists(
    st.one_of(
        st.sampled_from([f"<{tag}>" for tag in TAGS + MORE_TAGS]),
        st.sampled_from([f"</{tag}>" for tag in TAGS + MORE_TAGS]),
        st.sampled_from(
            ["<br>", "<hr>", "<div hidden>", "<ol type=a start=3>", "<a href='#x'>", "<p id=x class='menu toc'>"]
        ),
        st.just("word"),
    ),
    max_size=60,
)


@given(SOUP)
def test_no_word_is_ever_lost(pieces: list[str]) -> None:
    """Whatever the soup, each word stands in some line once, be it furniture."""
    marked = [f" duty{place} " if piece == "word" else piece for place, piece in enumerate(pieces)]
    html = "".join(marked) or "<p>"
    found = [word for line in read_html(html.encode(), "code.html").lines for word in line.text.split()]
    words = [word.strip() for word in marked if word.startswith(" duty")]
    assert sorted(word.strip("“”") for word in found if "duty" in word) == sorted(words)


REFUSED = [
    ("nested beyond reason", b"<div>" * 20_000 + b"act", "nested too deep"),
    ("binary", b"<p>\x00\x01\x02</p>", "binary"),
    ("empty", b"", "empty"),
]


@pytest.mark.parametrize(("data", "words"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_refused_in_one_line(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableSource, match=words) as caught:
        read_html(data, "code.html")
    assert str(caught.value).startswith("code.html: ") and "\n" not in str(caught.value)


@pytest.mark.parametrize("limits", [Limits(max_bytes=10), Limits(max_lines=1), Limits(max_line=5), Limits(max_depth=0)])
def test_limits_are_obeyed(limits: Limits) -> None:
    with pytest.raises(UnreadableSource):
        read_html(b"<div><p>Members must act.</p><p>Officers too.</p></div>", "code.html", limits=limits)


@needs_shared
def test_a_real_page_of_tag_soup() -> None:
    source = read_html((SHARED / "wye_valley" / "code_of_conduct.html").read_bytes(), "code.html")
    assert source.title == "Code of Conduct"
    assert {"template_remnant", "stray_markup", "unclosed_list"} <= set(codes(source))
    headings = [line for line in source.lines if line.role == "heading"]
    assert len(headings) == 11 and all(line.depth == 0 for line in headings)
    assert [line.label for line in source.lines if line.list_id == "ol 15"][-1] == "(x)"
    assert all("<" not in line.text and ">" not in line.text for line in source.lines)


@needs_shared
def test_a_real_page_of_nested_decimals() -> None:
    source = read_html((SHARED / "wye_valley" / "financial_regulations.html").read_bytes(), "regulations.php")
    parts = [line for line in source.lines if line.list_id == "ol 1"]
    assert [line.label for line in parts] == [f"{number}." for number in range(1, 17)]
    assert source.title == "Financial regulations"


DRAWN = [
    (
        'ol.law > li::marker { content: "(" counter(list-item) ") " }',
        '<ol class="law"><li>act<li>tell</ol>',
        ["(1)", "(2)"],
    ),
    (
        'ol[type="a"] > li::marker { content: counter(list-item, lower-alpha) ") " }',
        '<ol type="a"><li>act</ol>',
        ["a)"],
    ),
    ('li::before { content: counters(item, ".") }', "<ol><li>act<ol><li>now</ol></ol>", ["1", "1.1"]),
    ('li::before { content: "✓ " }', "<ol><li>act</ol>", ["1."]),
    ('ol[class*="law"] > li::marker { content: "(" counter(x) ")" }', "<ol><li>act</ol>", ["1."]),
]


@pytest.mark.parametrize(("css", "html", "expected"), DRAWN)
def test_labels_that_a_style_sheet_draws(css: str, html: str, expected: list[str]) -> None:
    found = [line.label for line in body_lines(page(html, f"<style>{css}</style>")) if line.text]
    assert found == expected


def test_margins_of_a_style_sheet() -> None:
    found = page('<p>One.</p><p class="in">Two.</p>', "<style>.in { margin-left: 2em }</style>")
    assert [line.indent for line in body_lines(found)] == [None, 24.0]


def test_terms_of_a_definition_list() -> None:
    found = page("<dl><dt>gift</dt><dd>a thing given</dd><dt>May I?</dt><dd>Yes.</dd></dl>")
    assert [(line.text, line.term) for line in body_lines(found)] == [
        ("gift a thing given", "gift"),
        ("May I?", ""),
        ("Yes.", ""),
    ]


def test_a_heading_over_nothing_but_a_form_is_furniture() -> None:
    words = "<p>Members must act with honesty in all that they do for the council and its residents.</p>"
    asked = "<div><h2>Tell us what you think</h2><form><label>Message</label></form></div>"
    kept = "<div><h2>Gifts</h2><p>Refuse them.</p><form><label>Message</label></form></div>"
    assert texts(page(f"<main>{words}{asked}{kept}</main>"))[1:] == ["Gifts", "Refuse them."]
