"""The two versions cut into what can be kept, changed or moved: every provision, headings and lead-ins too."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from toolkit.alignment.effect_spots import data
from toolkit.alignment.redline_words import keys
from toolkit.alignment.units import Unit
from toolkit.alignment.words import terms
from toolkit.model.norm import Analysis
from toolkit.model.provision import Provision


@dataclass(frozen=True, slots=True)
class Piece:
    """One provision of a version. words: as they are compared, in small letters; parent: the place of the piece above
    it, -1 at the top; titled: it has no text of its own, only a heading or nothing."""

    unit: Unit
    place: int
    parent: int
    words: tuple[str, ...]
    exact: tuple[str, ...]
    titled: bool

    @property
    def provision(self) -> Provision:
        """The provision itself."""
        return self.unit.provision


def pieces_of(analysis: Analysis) -> tuple[Piece, ...]:
    """The pieces of one version in document order."""
    places = {provision.id: place for place, provision in enumerate(analysis.instrument.provisions)}
    found = []
    for place, provision in enumerate(analysis.instrument.provisions):
        exact = keys(provision.text or provision.heading)
        parent = places[provision.parent] if provision.parent else -1
        words = tuple(word.lower() for word in exact)
        unit = unit_of(analysis, provision, place)
        found.append(Piece(unit, place, parent, words, exact, not provision.text))
    return tuple(found)


def unit_of(analysis: Analysis, provision: Provision, order: int) -> Unit:
    """A provision with what stands above it, as the rest of the room compares it."""
    instrument = analysis.instrument
    above = tuple(instrument.ancestors(provision))
    facts = analysis.by_id[provision.id]
    headings = ". ".join(words for words in (provision.heading, *(one.heading for one in above)) if words)
    text = f"{facts.context} {provision.text}".strip()
    return Unit(provision, facts, text, headings, order, tuple(analysis.by_id[one.id] for one in above))


@cache
def content(words: tuple[str, ...]) -> frozenset[str]:
    """The stems that carry meaning. Words for roles are left out: every duty of a code has them."""
    irregular = data()["irregular"]  # what "is kept" is what one is to "keep"
    plain = " ".join(irregular.get(word, word) for word in words)
    return frozenset(word for word in terms(plain) if not word.isupper())


def likeness(one: Piece, other: Piece) -> float:
    """How alike two pieces are, 0 to 1: half by their words in order, half by those that carry meaning in any order, so
    that a sentence turned from passive to active is found again. A short text whole inside a longer one counts at
    least six tenths."""
    from rapidfuzz.distance import Indel, LCSseq

    if not one.words or not other.words:
        return 0.0
    ones, others = content(one.words), content(other.words)
    shared = 2 * len(ones & others) / (len(ones) + len(others)) if ones or others else 0.0
    ordered = Indel.normalized_similarity(one.words, other.words)
    found = 0.5 * ordered + 0.5 * shared if shared or not (ones or others) else 0.4 * ordered
    shorter = min(len(one.words), len(other.words))
    if shorter >= LONG_ENOUGH and LCSseq.similarity(one.words, other.words) >= 0.9 * shorter:
        return max(found, 0.6)
    return found


LONG_ENOUGH = 5
"""Words from which a text can be known again by itself; a shorter one ("the Council;") only by where it stands."""


def size(piece: Piece) -> int:
    """How much a piece weighs when it is asked which of two moved."""
    return len(piece.words) + 1
