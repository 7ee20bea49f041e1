"""A paragraph taken apart into pieces that can be kept, deleted or inserted, and put together again with the marks.

    <r>You must </r><hyperlink><r>declare</r></hyperlink><r>[field]</r>  ->  "You must ", "declare" (in a link), object

What must stay whole (a field with its result, a picture, the sign of a note) is one object: one private character in
the text that is compared. What has no width (bookmarks, ends of comments, one end of a field that runs on through
other paragraphs) is a pin: it stays where it is.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from toolkit.reporting.tracked_xml import MATHS, MC, SIGNS, SPACE, W, local, make, symbol, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Op = Literal["keep", "del", "ins", "moveFrom", "moveTo"]
STAND_INS = 0x100000
"""First of the private characters that stand for objects."""
PRIVATE = re.compile("([\U000f0000-\U0010ffff])")
WRAPPERS = frozenset(("hyperlink", "sdt", "bdo", "dir"))
WHOLE = frozenset((MATHS + "oMath", MATHS + "oMathPara", MC + "AlternateContent"))
FIELD = frozenset(("fldChar", "instrText"))


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph. nodes: what to write for it, () for plain words, which are written from `text`.

    text: the characters it takes in the comparison; "" for a pin. look: its run's w:rPr. path: the links and content
    controls around it, outermost first; link: where a link leads. role: "part" for one end of a field.
    """

    text: str
    nodes: tuple[Element, ...] = ()
    look: Element | None = None
    path: tuple[Element, ...] = ()
    link: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A piece with what became of it."""

    op: Op
    piece: Piece


@dataclass
class Names:
    """Stand-ins given so far, the same character for equal objects of both documents."""

    given: dict[object, str] = field(default_factory=dict)

    def of(self, key: object) -> str:
        """The private character of an object."""
        return self.given.setdefault(key, chr(STAND_INS + len(self.given) % 0xFFFD))


@dataclass(frozen=True, slots=True)
class Eye:
    """How one document's objects are told apart. link: where a w:hyperlink leads; key: equal for equal objects."""

    names: Names
    link: Callable[[Element], str]
    key: Callable[[Element], object]


def pieces_of(paragraph: Element, eye: Eye) -> list[Piece]:
    """The pieces of a paragraph that holds no tracked changes."""
    return _fields_joined(list(_pieces(paragraph, (), "", eye)), eye)


def text(pieces: Sequence[Piece]) -> str:
    """The text that is compared."""
    return "".join(piece.text for piece in pieces)


def key_of(pieces: Sequence[Piece]) -> str:
    """Equal for paragraphs whose words, objects and links are equal."""
    links = [f"{piece.text}\0{piece.link}" for piece in pieces if piece.link and piece.text]
    return "\0".join((text(pieces), *links))


def _pieces(container: Element, path: tuple[Element, ...], link: str, eye: Eye) -> Iterator[Piece]:
    for child in container:
        name = local(child)
        if name == "r":
            yield from _run(child, path, link, eye)
        elif name in WRAPPERS:
            inner = child.find(W + "sdtContent") if name == "sdt" else child
            lead = eye.link(child) if name == "hyperlink" else link
            yield from () if inner is None else _pieces(inner, (*path, child), lead, eye)
        elif str(child.tag) in WHOLE or (name != "pPr" and text_of(child)):  # whatever it is, its words count
            yield Piece(eye.names.of(eye.key(child)), (child,), None, path, link)
        elif name != "pPr":
            yield Piece("", (child,), None, path, link)


def _run(run: Element, path: tuple[Element, ...], link: str, eye: Eye) -> Iterator[Piece]:
    look = run.find(W + "rPr")
    for child in run:
        name, around = local(child), Piece("", (), look, path, link)
        if name == "t":
            yield from _words(child.text or "", around, eye)
        elif name in SIGNS:
            yield replace(around, text=SIGNS[name], nodes=(_alone(run, look, child),))
        elif name in FIELD or name == "commentReference":
            role = "part" if name in FIELD else ""
            yield replace(around, nodes=(_alone(run, look, child),), role=role)
        elif name != "rPr":
            sign = eye.names.of(("sym", symbol(child)) if name == "sym" else eye.key(child))
            yield replace(around, text=sign, nodes=(_alone(run, look, child),))


def _words(said: str, around: Piece, eye: Eye) -> Iterator[Piece]:
    """Plain words; a character that could be taken for a stand-in becomes an object of its own."""
    for place, part in enumerate(PRIVATE.split(said)):
        if place % 2:
            yield replace(around, text=eye.names.of(("sign", part)), nodes=(_spoken(part, around.look, eye),))
        elif part:
            yield replace(around, text=part)


def _spoken(said: str, look: Element | None, eye: Eye) -> Element:
    from lxml import etree

    return _run_of(said, look, etree.Element(W + "r"))


def _alone(run: Element, look: Element | None, child: Element) -> Element:
    """A run of its own for one child; copied only when it is written."""
    alone = make(run, "r")
    alone.extend([copy.deepcopy(part) for part in (look, child) if part is not None])
    return alone


def _fields_joined(pieces: list[Piece], eye: Eye) -> list[Piece]:
    """Each field that begins and ends here, within the same links, becomes one object; other ends stay as pins."""
    out: list[Piece] = []
    place = 0
    while place < len(pieces):
        end = _field_end(pieces, place) if _field_sign(pieces[place]) == "begin" else 0
        if end:
            out.append(_field(pieces[place : end + 1], eye))
        else:
            out.append(pieces[place])
        place = (end or place) + 1
    return out


def _field_sign(piece: Piece) -> str:
    sign = piece.nodes[0].find(W + "fldChar") if piece.role == "part" else None
    return "" if sign is None else str(sign.get(W + "fldCharType", ""))


def _field_end(pieces: Sequence[Piece], start: int) -> int:
    """The place of the end that belongs to the beginning at `start`; 0 where there is none within the same links."""
    depth = 0
    for place in range(start, len(pieces)):
        if pieces[place].path != pieces[start].path:
            return 0
        sign = _field_sign(pieces[place])
        depth += (sign == "begin") - (sign == "end")
        if not depth:
            return place
    return 0


def _field(pieces: Sequence[Piece], eye: Eye) -> Piece:
    nodes = tuple(node for piece in pieces for node in piece.nodes or (written(piece),))
    code = "".join("".join(node.itertext(W + "instrText")) for node in nodes)
    result = "".join(text_of(node) for node in nodes)
    objects = tuple(piece.text for piece in pieces if piece.nodes and piece.text)
    sign = eye.names.of(("field", " ".join(code.split()), result, objects))
    return replace(pieces[0], text=sign, nodes=nodes, role="field")


def written(piece: Piece) -> Element:
    """The run of a piece of plain words."""
    from lxml import etree

    return _run_of(piece.text, piece.look, etree.Element(W + "r"))


def _run_of(said: str, look: Element | None, run: Element) -> Element:
    words = make(run, "t")
    words.text = said
    words.set(SPACE, "preserve")
    run.extend([*([] if look is None else [copy.deepcopy(look)]), words])
    return run
