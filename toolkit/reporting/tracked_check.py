"""Read a tracked-changes document back: what it says once all is accepted, once all is rejected, how much it marks.

Nothing here looks at how the document was made; it is judged from its bytes alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from toolkit.errors import UnfaithfulCopy
from toolkit.reporting.tracked_package import Package, open_package
from toolkit.reporting.tracked_settle import PROPERTIES, Verdict, settle
from toolkit.reporting.tracked_xml import W, local, paragraphs_of, seen

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MADE = "the tracked document"
SHOWN = 60
"""Characters of a paragraph that a message quotes."""


@dataclass(frozen=True, slots=True)
class Changes:
    """How many changes of each kind a document marks.

    inserted, deleted: stretches of words, a whole paragraph or table row counted once; moved: paragraphs or runs of
    paragraphs taken elsewhere; formatted: paragraphs whose style or list level changed.
    """

    inserted: int = 0
    deleted: int = 0
    moved: int = 0
    formatted: int = 0


def accepted(docx: bytes, *, name: str = MADE) -> list[str]:
    """The paragraphs with words after all changes are accepted, then the notes they cite. Raises UnreadableSource."""
    return _texts(docx, "accept", name)


def rejected(docx: bytes) -> list[str]:
    """The same after all changes are rejected. Raises UnreadableSource."""
    return _texts(docx, "reject", MADE)


def verify(docx: bytes, *, current: Sequence[str], proposed: Sequence[str]) -> None:
    """Accepting all must give the proposed paragraphs, rejecting all the current ones.

    Blank paragraphs are passed over, and any run of blanks counts as one space.

    Raises:
        UnfaithfulCopy: it does not; the message says at which paragraph.
    """
    _compare(rejected(docx), current, f"{MADE}, all changes rejected, is not the current text")
    _compare(accepted(docx), proposed, f"{MADE}, all changes accepted, is not the proposed text")


def count_changes(docx: bytes) -> Changes:
    """What the document marks, before anything is accepted or rejected. Raises UnreadableSource."""
    body = open_package(docx, MADE).body()
    marks = {name: _stretches(body, name) for name in ("ins", "del")}
    formatted = sum(1 for _ in body.iter(W + "pPrChange"))
    moves = {str(e.get(W + "name")) for e in body.iter(W + "moveFromRangeStart")}
    return Changes(marks["ins"], marks["del"], len(moves), formatted)


def text_paragraphs(package: Package) -> list[str]:
    """The words of the body as it stands, then of the notes in the order they are cited."""
    body = package.body()
    found = paragraphs_of(body)
    for kind in ("footnote", "endnote"):
        notes = notes_of(package, kind)
        for reference in seen(body, f"{W}{kind}Reference"):
            note = notes.get(str(reference.get(W + "id")))
            found += [] if note is None else paragraphs_of(note)
    return found


def notes_of(package: Package, kind: str) -> dict[str, Element]:
    """The document's footnotes or endnotes by their ids."""
    root = package.tree(package.related(f"{kind}s"))
    return {} if root is None else {str(note.get(W + "id")): note for note in root.iter(W + kind)}


def settled(package: Package, verdict: Verdict) -> Package:
    """The same package with the changes in its body and notes accepted or rejected, in place."""
    settle(package.body(), verdict)
    for kind in ("footnotes", "endnotes"):
        root = package.tree(package.related(kind))
        if root is not None:
            settle(root, verdict)
    return package


def _texts(docx: bytes, verdict: Verdict, name: str) -> list[str]:
    return text_paragraphs(settled(open_package(docx, name), verdict))


def _compare(got: Sequence[str], wanted: Sequence[str], what: str) -> None:
    pairs = zip_longest(_folded(got), _folded(wanted), fillvalue="")
    for place, (ours, theirs) in enumerate(pairs, start=1):
        if ours != theirs:
            raise UnfaithfulCopy(
                f"{what}: paragraph {place} reads {_quoted(ours, theirs)} where the text has "
                f"{_quoted(theirs, ours)}; it was not written: please report this, and use the clean copy instead."
            )


def _folded(texts: Sequence[str]) -> list[str]:
    return [folded for text in texts if (folded := " ".join(text.split()))]


def _quoted(text: str, other: str) -> str:
    """The words around the first place where the two part."""
    if not text:
        return "nothing"
    parting = next((i for i, (a, b) in enumerate(zip(text, other, strict=False)) if a != b), min(len(text), len(other)))
    start = max(0, parting - SHOWN // 2)
    return f"“{'…' * (start > 0)}{text[start : start + SHOWN]}{'…' * (len(text) > start + SHOWN)}”"


def _stretches(body: Element, name: str) -> int:
    """Marked stretches: a row once, a paragraph once for its words and its mark, else each run of marked words."""
    rows = {row for row in body.iter(W + "tr") if row.find(f"{W}trPr/{W}{name}") is not None}
    count = sum(1 for row in rows if rows.isdisjoint(row.iterancestors(W + "tr")))
    for paragraph in body.iter(W + "p"):
        if not rows.isdisjoint(paragraph.iterancestors(W + "tr")):
            continue
        inside = sum(1 for _ in _separate(paragraph, name))
        count += inside or paragraph.find(f"{W}pPr/{W}rPr/{W}{name}") is not None
    return count


def _separate(paragraph: Element, name: str) -> Iterator[Element]:
    for element in paragraph.iter(W + name):
        parent, before = element.getparent(), element.getprevious()
        if parent is not None and local(parent) not in PROPERTIES and (before is None or local(before) != name):
            yield element
