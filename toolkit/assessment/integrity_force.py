"""Different words of duty side by side: "must" here, where every other duty has "shall"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.assessment.version_words import cites, told
from toolkit.model.crosswalk import Crosswalk, Evidence, Side
from toolkit.model.norm import Analysis, Norm
from toolkit.model.redline import Flaw

_WORD = re.compile(
    r"\b(?:shall|must|will|ha(?:s|ve) to|(?:is|are) (?:bound|obliged|required) to"
    r"|(?:is|are)(?: not)? to(?! be (?!(?:at|in|on|under|with|present|absent|an?|the)\b)))\b",
    re.IGNORECASE,
)
"""Words that order somebody to do something; "telephones are to be switched off" names nobody and stands beside any."""
_INVERTED = re.compile(
    r"\b(?:in no circumstances|on no account|at no time)[^.;]{0,20}? (?:is|are) [^.;]{1,30}? to\b", re.IGNORECASE
)
""" "In no circumstances is a member to vote": an order turned round."""
NAMED = 6
"""Duties that are told one by one; where more have the same rare word they are told together."""


@dataclass(frozen=True, slots=True)
class _Duty:
    """A duty by the word it has, and where that stands."""

    word: str
    proof: Evidence


def mixed(crosswalk: Crosswalk) -> Iterator[Flaw]:
    """A flaw for each provision whose duty has another word than most duties of the proposed text; those that had it in
    the current text already, beside another word there too, are one flaw together."""
    duties = _duties(crosswalk.candidate, "candidate")
    usual = _usual(duties)
    old = _rare_before(crosswalk)
    settled = Counter(word for _, word in old)
    known: list[_Duty] = []
    fresh: list[_Duty] = []
    for duty in duties:
        if duty.word != usual:
            # One more of a word that the current text has all along, "must" beside "I will", is no slip.
            same = (duty.proof.id, duty.word) in old or settled[duty.word] > NAMED
            (known if same else fresh).append(duty)
    count = sum(duty.word == usual for duty in duties)
    for family in _families(fresh):
        yield _flaw(crosswalk.candidate, family, usual, count, earlier=False)
    if known:
        yield _flaw(crosswalk.candidate, known, usual, count, earlier=True)


def _duties(analysis: Analysis, side: Side) -> list[_Duty]:
    """The duties in document order. A pledge of the authority ("the Council will") is no member's duty."""
    found = []
    for facts in analysis.facts:
        text = analysis.instrument.by_id[facts.id].text
        if inverted := _INVERTED.search(text):
            found.append(_Duty("is to", Evidence(side, facts.id, inverted.span())))
        for norm in facts.norms:
            said = _WORD.search(text, norm.cue[0], norm.cue[1] + 4) if not norm.cue_in else None
            word = _normal(said[0]) if said else ""
            if word and norm.modality in {"obligation", "prohibition"} and _of_duty(norm, word):
                found.append(_Duty(word, Evidence(side, facts.id, norm.cue)))
    return found


def _normal(word: str) -> str:
    low = word.lower()
    if low.endswith(("bound to", "obliged to", "required to")):
        return f"is {low.split()[-2]} to"
    return "have to" if low.startswith("ha") else "is to" if low.endswith(" to") else low


def _of_duty(norm: Norm, word: str) -> bool:
    who = norm.facet("bearer")
    return word != "will" or (who is not None and who.value in {"member", "officer"})


def _usual(duties: Sequence[_Duty]) -> str:
    counts = Counter(duty.word for duty in duties)
    return min(counts, key=lambda word: (-counts[word], word), default="")


def _rare_before(crosswalk: Crosswalk) -> set[tuple[str, str]]:
    """The proposed provisions whose current wording had the same word, beside another that was usual there."""
    duties = _duties(crosswalk.baseline, "baseline")
    usual = _usual(duties)
    became = {one: link.candidate for link in crosswalk.correspondences for one in link.baseline}
    rare = (duty for duty in duties if duty.word != usual)
    return {(id, duty.word) for duty in rare for id in became.get(duty.proof.id, ())}


def _families(duties: Sequence[_Duty]) -> Iterator[list[_Duty]]:
    """By provision; by word where many provisions have it."""
    for word in sorted({duty.word for duty in duties}):
        rows = [duty for duty in duties if duty.word == word]
        ids = list(dict.fromkeys(duty.proof.id for duty in rows))
        yield from [rows] if len(ids) > NAMED else [[duty for duty in rows if duty.proof.id == id] for id in ids]


def _flaw(analysis: Analysis, duties: Sequence[_Duty], usual: str, count: int, *, earlier: bool) -> Flaw:
    ids = tuple(dict.fromkeys(duty.proof.id for duty in duties))
    words = ", ".join(f"\u201c{word}\u201d" for word in sorted({duty.word for duty in duties}))
    message = told(
        "force_mixed",
        words=words,
        cites=cites(analysis.instrument, ids),
        usual=f"\u201c{usual}\u201d",
        count=str(count),
    )
    return Flaw("force_words_mixed", message, ids, tuple(duty.proof for duty in duties), earlier)
