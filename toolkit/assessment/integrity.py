"""What is wrong with a proposed text: references, terms, numbers, amounts and periods, words of duty."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from toolkit.assessment.integrity_force import mixed
from toolkit.assessment.integrity_terms import undefined, unused
from toolkit.assessment.integrity_values import conflicting, disagreeing, stale
from toolkit.assessment.version_references import broken, redirected
from toolkit.assessment.version_words import told
from toolkit.model.crosswalk import Crosswalk
from toolkit.model.norm import Analysis
from toolkit.model.provision import Instrument
from toolkit.model.redline import Flaw, FlawCode, Versions

_NUMBERING: dict[str, FlawCode] = {
    "number_repeated": "number_repeated",
    "numbering_gap": "number_missing",
    "number_out_of_order": "number_order",
}


def flaws_of(versions: Versions, others: Sequence[tuple[str, Analysis]]) -> tuple[Flaw, ...]:
    """Every flaw, by kind and then in document order.

    others: guidance notes and reports by name; their amounts and periods should be those of the proposed text.
    """
    crosswalk = versions.crosswalk
    found = [
        *broken(crosswalk),
        *redirected(crosswalk),
        *unused(crosswalk),
        *undefined(crosswalk),
        *_numbering(crosswalk),
        *stale(crosswalk),
        *conflicting(crosswalk),
    ]
    for name, other in others:
        found += disagreeing(crosswalk.candidate, name, other)
    return tuple(dict.fromkeys((*found, *mixed(crosswalk))))


def _numbering(crosswalk: Crosswalk) -> Iterator[Flaw]:
    """What the outline said of the numbers as printed."""
    already = {(item.code, item.message) for item in crosswalk.baseline.instrument.warnings}
    instrument = crosswalk.candidate.instrument
    ids: dict[str, str] = {}
    for provision in instrument.provisions:
        ids.setdefault(provision.cite, provision.id)
    for item in instrument.warnings:
        if code := _NUMBERING.get(item.code):
            place = ids.get(item.place.partition(", page")[0])
            earlier = (item.code, item.message) in already
            code = "number_missing" if place and _begins_late(instrument, place) else code
            yield Flaw(code, told(code, message=item.message), (place,) if place else (), (), earlier)


def _begins_late(instrument: Instrument, id: str) -> bool:
    """The first numbered provision under its heading, with a number above one: 4.1 was struck out."""
    one = instrument.by_id[id]
    numbered = [each for each in instrument.children.get(one.parent or "", ()) if each.number]
    last = re.search(r"(\d+)\W*$", one.number)
    return numbered[:1] == [one] and last is not None and int(last[1]) > 1
