"""What is fuzzed: each reader and the outline, as a function of some bytes that must not fail.

A reader may refuse its input in one plain line (a ConductError) and nothing else; what it reads must be lines as
`toolkit.model.source` describes them. The first byte of the input says how the rest is taken.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

from tests.fuzz.choices import Choices, markers_and_phrases, tree, vocabulary
from tests.sources.docx_made import made
from tests.sources.odt_made import made as odt_made
from toolkit.errors import ConductError, NoProvisions
from toolkit.model.provision import Instrument
from toolkit.model.source import Line, Role, SourceText
from toolkit.sources.docx import read_docx
from toolkit.sources.html import read_html
from toolkit.sources.legislation import read_legislation
from toolkit.sources.markdown import read_markdown
from toolkit.sources.odt import read_odt
from toolkit.sources.pdf import read_pdf
from toolkit.sources.text import read_text
from toolkit.structure import outline

Target = Callable[[bytes], None]
WORD, OPEN, PAGE, LAW, AKN = (vocabulary(name) for name in ("word", "open", "page", "law", "akn"))
MARKERS, PHRASES = markers_and_phrases()
CLML_ROOT = '<Legislation xmlns="http://www.legislation.gov.uk/namespaces/legislation">{}</Legislation>'
AKN_ROOT = '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">{}</akomaNtoso>'
ROLES: tuple[Role, ...] = get_args(Role)
PLAIN: tuple[Role, ...] = ("body",) * 12


def docx(data: bytes) -> None:
    """Whole archives, one XML part as raw text, or parts built from the words of WordprocessingML."""
    choices = Choices(data)
    way = choices.number() % 3
    if way == 0:
        _read(lambda: read_docx(choices.rest(), "code.docx"))
        return
    if way == 1:
        path = choices.pick(("document", "numbering", "styles", "footnotes", "settings"))
        archive = made("", parts={"numbering": "", "styles": ""}, raw={f"word/{path}.xml": choices.rest()})
    else:
        third = max(len(data) // 3, 1)
        body, *others = (tree(Choices(data[at : at + third]), WORD) for at in range(0, 3 * third, third))
        archive = made(body, parts=dict(zip(("numbering", "styles"), others, strict=False)))
    tracked = choices.pick(("accepted", "original"))
    _read(lambda: read_docx(archive, "code.docx", tracked=tracked))  # type: ignore[arg-type]


def odt(data: bytes) -> None:
    """Whole archives, one XML part as raw text, or parts built from the words of OpenDocument."""
    choices = Choices(data)
    way = choices.number() % 3
    tracked = choices.pick(("accepted", "original"))
    if way == 0:
        given = choices.rest()
    elif way == 1:
        given = odt_made("", raw={choices.pick(("content.xml", "styles.xml", "meta.xml")): choices.rest()})
    else:
        third = max(len(data) // 3, 1)
        body, automatic, named = (tree(Choices(data[at : at + third]), OPEN) for at in range(0, 3 * third, third))
        given = odt_made(body, automatic=automatic, named=named)
    _read(lambda: read_odt(given, "code.odt", tracked=tracked))  # type: ignore[arg-type]


def legislation(data: bytes) -> None:
    """Bytes as they come, or CLML or Akoma Ntoso of sound elements in no sensible order."""
    choices = Choices(data)
    way = choices.number() % 3
    if way == 0:
        given = choices.rest()
    else:
        words, root = ((LAW, CLML_ROOT), (AKN, AKN_ROOT))[way - 1]
        given = root.format(tree(choices, words)).encode()
    _read(lambda: read_legislation(given, "act.xml"))


def pdf(data: bytes) -> None:
    """Whole files, or a page whose drawing is the input."""
    choices = Choices(data)
    whole = choices.number() % 2 == 0
    given = choices.rest() if whole else _page(choices.rest())
    _read(lambda: read_pdf(given, "code.pdf"))


def html(data: bytes) -> None:
    """Bytes as they come, or a page of sound tags in no sensible order."""
    choices = Choices(data)
    whole = choices.number() % 2 == 0
    given = choices.rest() if whole else tree(choices, PAGE).replace("&lt;", "<").encode("utf-8", "replace")
    _read(lambda: read_html(given, "code.html"))


def markdown(data: bytes) -> None:
    """Bytes as they come."""
    _read(lambda: read_markdown(data, "code.md"))


def text(data: bytes) -> None:
    """Bytes as they come."""
    _read(lambda: read_text(data, "code.txt"))


def structure(data: bytes) -> None:
    """Lines with markers, ranks and indents in no sensible order, through the outline."""
    choices = Choices(data)
    lines: list[Line] = []
    while not choices.spent and len(lines) < 60:
        lines.append(_line(choices, len(lines)))
    try:
        found = outline(SourceText("code.txt", "0" * 64, "txt", tuple(lines)))
    except NoProvisions as refusal:
        _check_message(refusal)
        return
    _check_instrument(found)


def _line(choices: Choices, place: int) -> Line:
    words = f"{choices.pick(MARKERS)} {choices.pick(PHRASES)}".strip()
    look = choices.number()
    role: Role = choices.pick(ROLES + PLAIN) if look & 1 else "body"
    label = choices.pick(MARKERS) if look & 2 else ""
    return Line(
        words,
        role=role,
        label=label,
        soft=bool(look & 4),
        depth=choices.number() % 4 if look & 8 else 0,
        list_id="list" if look & 8 else "",
        rank=1 + look % 3 if role == "heading" else 0,
        page=1 + place // 10,
        indent=float(choices.number() % 90) if look & 16 else None,
        size=10.0 + choices.number() % 4 if look & 32 else None,
        gap=float(choices.number() % 20) if look & 64 else None,
        bold=bool(look & 128),
        cells=tuple(words.split(" | ")) if role == "table_row" else (),
        place=f"line {place}",
    )


def _page(drawing: bytes) -> bytes:
    """A PDF of one page with this content stream, its table of places left for the reader to mend."""
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawing), drawing),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    body = b"".join(b"%d 0 obj%sendobj\n" % (at, item) for at, item in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R/Size 6>>\n%%EOF"


def _read(reader: Callable[[], SourceText]) -> None:
    try:
        found = reader()
    except ConductError as refusal:
        _check_message(refusal)
        return
    for line in found.lines:
        _check_line(line)


def _check_message(refusal: ConductError) -> None:
    message = str(refusal)
    assert message and "\n" not in message and len(message) < 1000, f"not one plain line: {message!r}"


def _check_line(line: Line) -> None:
    for words in (*([line.text] if not line.cells else line.cells), line.label):
        assert words == " ".join(words.split()), f"blanks are not folded: {words!r}"
    assert line.role in ROLES and line.depth >= 0 and 0 <= line.rank <= 9, line
    assert line.page is None or line.page >= 1, line
    assert not line.cells or line.text.split() == " | ".join(line.cells).split(), line


def _check_instrument(found: Instrument) -> None:
    seen: set[str] = set()
    for provision in found.provisions:
        start, end = provision.span
        assert found.text[start:end] == provision.text, provision
        assert provision.id not in seen, f"twice: {provision.id}"
        assert provision.parent is None or provision.parent in seen, f"no parent before it: {provision.id}"
        seen.add(provision.id)


TARGETS: dict[str, Target] = {
    "docx": docx,
    "odt": odt,
    "legislation": legislation,
    "pdf": pdf,
    "html": html,
    "markdown": markdown,
    "text": text,
    "outline": structure,
}
"""Each reader, and the outline, by the name under which `python -m tests.fuzz.run` knows it."""
