"""Cases let off beside a rule: "Every gift must be entered. Tea and coffee need not be."

    must take no reprisal against a complainant; *but this shall not avail one who has only given evidence*
    never accept cash. *Vouchers are fine.*

Such a sentence is an exception, though it has no word such as "unless". Not one that goes on with the same act: "must
say that there is an interest, but need not say what it is" asks less of everybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from toolkit.alignment.data import spelt
from toolkit.alignment.group import FORCE, Group, Told
from toolkit.alignment.units import Unit
from toolkit.model.norm import Facet
from toolkit.model.provision import Span


def let_off(group: Group, called: Sequence[Told]) -> list[Told]:
    """The cases that a side lets off beside its duty, each as an exception in its own words. called: what it calls an
    exception itself, which is not told twice."""
    if FORCE[group.strongest[0].facts.modality] < FORCE["recommendation"]:
        return []
    found = [_told(unit, span) for unit in group.units for span in _needless(unit)]
    for unit in group.units:
        spans = (span for span in _freed(unit) if not any(_meet(unit, span, row) for row in (*called, *found)))
        found += [_told(unit, span) for span in spans]
        taken = (match.span() for match in spelt("exceptions", "taking_out").finditer(unit.provision.text))
        found += [_told(unit, span) for span in taken if not any(_meet(unit, span, row) for row in (*called, *found))]
    return found


def lets_off(row: Told) -> bool:
    """Whether an exception is such a sentence. That the other side has its words too is then no sign that it makes the
    exception: it has them in the rule ("cash and vouchers will not be accepted")."""
    return any(row.facet.span == span for span in _freed(row.unit))


def freeing(words: str) -> bool:
    """Whether the words of an exception are a sentence that lets its subject off, not a clause that begins with
    "unless" or "does not apply"."""
    free = spelt("exceptions", "frees").search(words)
    return (
        free is not None
        and bool(words[: free.start()].strip(" ,"))
        and not spelt("exceptions", "excepting").match(words)
    )


def _meet(unit: Unit, span: Span, row: Told) -> bool:
    return row.id == unit.id and span[0] < row.facet.span[1] and row.facet.span[0] < span[1]


def _told(unit: Unit, span: Span) -> Told:
    words = unit.provision.text[slice(*span)].rstrip(" ;,.").lower()
    return Told(unit, Facet("exception", words, span), unit.id)


def _needless(unit: Unit) -> Iterator[Span]:
    """The sentences of norms that let somebody off an act: "need not"."""
    for norm in unit.facts.norms:
        if norm.modality == "permission" and not norm.cue_in:
            said = unit.provision.text[slice(*norm.cue)]
            if spelt("exceptions", "need_not").search(said):
                yield _sentence(unit.provision.text, norm.cue)


def _freed(unit: Unit) -> Iterator[Span]:
    """Later sentences, and clauses after "but", with a subject of their own that is let off."""
    text = unit.provision.text
    openings = [*(match.end() for match in _PART.finditer(text)), len(text)]
    for start, end in pairwise(openings):
        free = spelt("exceptions", "frees").search(text, start, end)
        if free and text[start : free.start()].strip(" ,"):
            yield start, start + len(text[start:end].rstrip(" ;,."))


_PART = re.compile(r"(?<=[.;?!])\s+(?:but\s+)?|,?\s+(?:but|though|although)\s+", re.IGNORECASE)


def _sentence(text: str, cue: Span) -> Span:
    """The bounds of the sentence around a cue."""
    start = max((text.rfind(sign, 0, cue[0]) + 1 for sign in ".;"), default=0)
    ends = [place for sign in ".;" if (place := text.find(sign, cue[1])) >= 0]
    return start + len(text[start:]) - len(text[start:].lstrip()), min(ends, default=len(text))
