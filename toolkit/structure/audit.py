"""Proof that nothing was lost: every word read stands in exactly one provision or one named exclusion.

Two comparisons make the proof. The lines of the source, in order, against the instrument's text as read: nothing fell
away when lines were joined, parted and moved. That text against the provisions: between two texts stand numbers and
headings of provisions, and no other word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from toolkit.model.provision import Exclusion, Instrument, Provision
from toolkit.model.source import SourceText
from toolkit.structure.notes import note_number, parted, with_contents

_ALONE = re.compile(r"\bo\s")
_WORD = re.compile(r"[^\W_]+")
_AHEAD = 20_000
"""Letters to look ahead for a line that does not stand where the one before it ended."""


@dataclass(frozen=True, slots=True)
class Audit:
    """Where the words went. totals: (where, words), the provisions' own first, then by reason of exclusion;
    lost: lines read whose words are in no provision and no exclusion; doubled: words of the instrument that no line
    accounts for. Both are empty when every word is in exactly one place."""

    totals: tuple[tuple[str, int], ...]
    lost: tuple[Exclusion, ...]
    doubled: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Every word read is in exactly one place."""
        return not self.lost and not self.doubled


def audit(source: SourceText, instrument: Instrument) -> Audit:
    """Account for every word of a source in the instrument that was made from it."""
    lost, doubled = _lines_against_text(source, instrument)
    strays = _text_against_provisions(instrument)
    return Audit(tuple(_totals(instrument)), tuple(lost), (*doubled, *strays))


def _totals(instrument: Instrument) -> Iterator[tuple[str, int]]:
    rows = instrument.provisions
    yield "text", sum(_count(row.text) for row in rows if row.level != "footnote")
    yield "headings", sum(_count(row.heading) for row in rows)
    yield "numbers", sum(_count(row.number) for row in rows)
    yield "footnotes", sum(_count(row.text) for row in rows if row.level == "footnote")
    reasons: Counter[str] = Counter()
    for exclusion in instrument.exclusions:
        reasons[exclusion.reason] += _count(exclusion.text)
    yield from sorted(reasons.items())


def _count(text: str) -> int:
    return len(_WORD.findall(text))


def _squeezed(text: str) -> str:
    """Letters and digits alone: blanks, hyphens and signs may change where lines are joined."""
    return "".join(character for character in text.casefold() if character.isalnum())


def _lines_against_text(source: SourceText, instrument: Instrument) -> tuple[list[Exclusion], list[str]]:
    body, notes, _ = parted(with_contents(source))
    stream, cursor = _squeezed(instrument.text), 0
    lost: list[Exclusion] = []
    doubled: list[str] = []
    numbered = [replace(note, label=note_number(note, place)) for place, note in enumerate(notes, start=1)]
    for line in (*body, *numbered):
        piece = _squeezed(f"{line.label} {line.text}")
        found = stream.find(piece, cursor, cursor + len(piece) + _AHEAD)
        if found < 0:
            lost.append(Exclusion("lost", f"{line.label} {line.text}".strip(), line.place))
            continue
        if found > cursor:
            doubled.append(stream[cursor:found])
        cursor = found + len(piece)
    return lost, [*doubled, stream[cursor:]] if stream[cursor:] else doubled


def _text_against_provisions(instrument: Instrument) -> Iterator[str]:
    """Words between the texts that are no number, heading or title."""
    allowed = Counter(word for row in instrument.exclusions if row.reason == "title" for word in _words(row.text))
    end = 0
    for provision in instrument.provisions:
        allowed += Counter(_words(f"{provision.heading} {_above(provision)} {provision.number}"))
        start, stop = provision.span
        if not provision.text:
            continue
        if start < end:
            yield f"{provision.cite}: its words are part of the provision before"
        yield from _strays(instrument.text[end:start], allowed, provision)
        end, allowed = stop, Counter()
    yield from _strays(instrument.text[end:], allowed, None)


def _above(provision: Provision) -> str:
    """What the cite of a number says before it: "3.1(a)(ii)" may be printed whole."""
    return provision.cite.removesuffix(provision.number) if provision.number else ""


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _strays(gap: str, allowed: Counter[str], provision: Provision | None) -> Iterator[str]:
    """A composed number ("1." inside "1." is 1.1) may hold more words than were printed, never fewer. A lone "o" is a
    bullet."""
    for word in (Counter(_words(gap)) - allowed - Counter({"o": len(_ALONE.findall(gap))})).elements():
        yield f"{provision.cite if provision else 'the end'}: {word}"
