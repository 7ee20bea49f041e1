"""Different words of duty side by side: "shall" here, "must" there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.assessment.version_words import cites, told
from toolkit.model.crosswalk import Crosswalk, Evidence
from toolkit.model.norm import Analysis, Norm
from toolkit.model.redline import Flaw

_WORD = re.compile(r"\b(?:shall|must|will)\b", re.IGNORECASE)
NAMED = 6
"""Provisions named for each of the rarer words."""


def mixed(crosswalk: Crosswalk) -> Iterator[Flaw]:
    """One flaw where duties are worded in more than one way, with the provisions that use the rarer words."""
    found = _worded(crosswalk.candidate)
    if len(found) < 2:
        return
    order = sorted(found, key=lambda word: (-len(found[word]), word))
    rarer = [place for word in order[1:] for place in found[word]]
    places = {one.id: at for at, one in enumerate(crosswalk.candidate.instrument.provisions)}
    rarer.sort(key=lambda proof: (places[proof.id], proof.span))
    words = ", ".join(_counted(crosswalk.candidate, word, found[word], rare=word != order[0]) for word in order)
    ids = tuple(dict.fromkeys(proof.id for proof in rarer))
    earlier = len(_worded(crosswalk.baseline)) > 1
    yield Flaw("force_words_mixed", told("force_mixed", words=words), ids, tuple(rarer), earlier)


def _worded(analysis: Analysis) -> dict[str, list[Evidence]]:
    """For each word of duty, where it stands. A pledge of the authority ("the Council will") is no member's duty."""
    found: dict[str, list[Evidence]] = {}
    for facts in analysis.facts:
        text = analysis.instrument.by_id[facts.id].text
        for norm in facts.norms:
            word = _WORD.search(text[slice(*norm.cue)]) if not norm.cue_in else None
            if word and norm.modality in {"obligation", "prohibition"} and _of_duty(norm, word[0].lower()):
                found.setdefault(word[0].lower(), []).append(Evidence("candidate", facts.id, norm.cue))
    return found


def _of_duty(norm: Norm, word: str) -> bool:
    who = norm.facet("bearer")
    return word != "will" or (who is not None and who.value in {"member", "officer"})


def _counted(analysis: Analysis, word: str, places: list[Evidence], *, rare: bool) -> str:
    ids = list(dict.fromkeys(proof.id for proof in places))
    named = f": {cites(analysis.instrument, ids, most=NAMED)}" if rare else ""
    return f"\u201c{word}\u201d ({len(places)}{named})"
