"""Claims of a value, judged: who may see a register, an amount, a period, and what a constitution holds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.assessment.claims_court import (
    Court,
    Judged,
    Stated,
    in_words,
    part,
    plain_value,
    register_values,
    shown,
    summary,
    values_of,
)
from toolkit.assessment.claims_found import Found
from toolkit.assessment.claims_text import alike, claim_pattern, stems
from toolkit.assessment.contains import contains
from toolkit.assessment.expected_facets import said
from toolkit.assessment.money_words import in_prose
from toolkit.model.claim import ClauseProof, Verdict
from toolkit.model.crosswalk import Side
from toolkit.model.norm import Deadline, Facet, FacetName, Threshold

SHOWN = 3
"""Provisions named in a sentence."""


def access(found: Found, court: Court) -> Judged:
    """What the code itself says of who may see its register."""
    if found.matter == "register":
        rows = [(side, *row) for side in found.sides for row in register_values(court.side(side))]
    else:
        rows = [(side, *row) for side in found.sides for row in values_of("register_access", court.side(side))]
        rows = [row for row in rows if _of_the_code(row, court)]
    return _by_value(found, rows, court, [row for row in rows if plain_value(row[2].value) == found.value])


def _of_the_code(row: Stated, court: Court) -> bool:
    """The provision tells who may see the code, not a register."""
    text = court.side(row[0]).instrument.by_id[row[1].id].text
    return bool(claim_pattern("about", "code").search(text)) and not claim_pattern("about", "register").search(text)


def parameter(found: Found, court: Court) -> Judged:
    """The amount or period of the provisions that are nearest to what the sentence is about."""
    name: FacetName = "threshold" if found.kind == "amount" else "deadline"
    rows = [row for side in found.sides for row in _nearest(found, name, side, court)]
    claimed = found.value
    assert isinstance(claimed, Facet)
    right = [row for row in rows if _same(claimed, row[2])]
    elsewhere = [row for side in found.sides for row in _stated(found, name, side, court) if _same(claimed, row[2])]
    held = {row[0] for row in right}
    other, stray = ([row for row in some if row[0] not in held] for some in (rows, elsewhere))
    if other and stray:
        text = summary("value_elsewhere", found=_stand(other, court), claimed=_stand(stray, court))
        return Judged("not_shown", _row_proofs([*stray, *other], court), text)
    return _by_value(found, rows, court, right)


def _stated(found: Found, name: FacetName, side: Side, court: Court) -> list[Stated]:
    """Every provision with such a parameter on the claim's subjects; where it names none, in much the same words."""
    code = court.side(side).instrument.by_id
    return [
        (side, facts, facet)
        for facts, facet in values_of(name, court.side(side))
        if {score.topic for score in facts.topics} & found.topics
        or (not found.topics and alike(found.sentence, code[facts.id].text))
    ]


def _nearest(found: Found, name: FacetName, side: Side, court: Court) -> list[Stated]:
    """Of these the ones that share most words with the sentence, or with the part of it that has the value: "staff keep
    no gift over £30, and enter offers over £10 in the gifts book" speaks of two rules."""
    analysis, rows = court.side(side), _stated(found, name, side, court)
    near: list[Stated] = []
    for text in (found.sentence.whole, _part(found)):
        words = stems(text)
        scores = [len(words & stems(analysis.instrument.by_id[row[1].id].text)) for row in rows]
        near += [row for score, row in zip(scores, rows, strict=True) if score >= max(scores) - 1]
    return [row for place, row in enumerate(near) if row not in near[:place]]


def _part(found: Found) -> str:
    """The words between the commas around a claim."""
    text, first = found.sentence.text, found.sentence.span[0]
    start, end = found.span[0] - first, found.span[1] - first
    before, after = re.split(r"[,;]\s", text[:start])[-1], re.split(r"[,;]\s", text[end:])[0]
    return f"{before}{text[start:end]}{after}"


def _same(one: Facet, other: Facet) -> bool:
    if isinstance(one.value, Threshold) and isinstance(other.value, Threshold):
        return (float(one.value.amount), one.value.currency) == (float(other.value.amount), other.value.currency)
    if isinstance(one.value, Deadline) and isinstance(other.value, Deadline):
        return _days(one.value) == _days(other.value)
    return False


def _days(period: Deadline) -> tuple[float, str]:
    """Four weeks are 28 days; a month is neither, and a working day is no day."""
    return (period.number * 7, "day") if period.unit == "week" else (period.number, period.unit)


def _by_value(found: Found, rows: Sequence[Stated], court: Court, right: Sequence[Stated]) -> Judged:
    """rows: every such value of the codes spoken of; right: those that are as claimed."""
    proofs = _row_proofs(right or rows, court)
    if {row[0] for row in right} == set(found.sides):
        return Judged("supported", proofs, summary("same_value", found=_stand(right, court)))
    held = {row[0] for row in right}
    others = [row for row in rows if row[0] not in held]
    if others and (not right or {row[0] for row in rows} == set(found.sides)):
        text = summary("other_value", found=_stand(others, court), claimed=_phrase(found.value))
        return Judged("contradicted", _row_proofs([*right, *others], court), text)
    if right:
        silent = " and ".join(court.called(side) for side in found.sides if side not in held)
        return Judged("not_shown", proofs, summary("partly_value", found=_stand(right, court), side=silent))
    names = " and ".join(court.called(side) for side in found.sides)
    return Judged("not_shown", (), summary("no_value", side=names))


def _stand(rows: Sequence[Stated], court: Court) -> str:
    """Where which value stands: "3.1 of the officers' code has more than £30; 3.2 ..."."""
    told = [
        part("value", place=court.place(side, facts.id), value=_phrase(facet)) for side, facts, facet in rows[:SHOWN]
    ]
    return "; ".join(dict.fromkeys(told))


def _phrase(value: Facet | str) -> str:
    if not isinstance(value, Facet):
        return in_words(value)
    return in_words(plain_value(value.value)) if plain_value(value.value) else in_prose(said(value.value))


def _row_proofs(rows: Sequence[Stated], court: Court) -> tuple[ClauseProof, ...]:
    return tuple(ClauseProof(side, facts.id, shown(facet, facts, court.side(side))) for side, facts, facet in rows)


def containment(found: Found, court: Court) -> Judged:
    """Whether the constitution that was given holds the code."""
    if court.constitution is None:
        return Judged("not_shown", (), summary("no_constitution"))
    kind = court.side(found.sides[0]).instrument.kind
    wanted = "members-code" if kind == "member_code" else "officers-code"
    held = contains(court.constitution, wanted)
    if held.verdict == "needs_review":
        return Judged("not_shown", (), held.reason)
    inside = held.verdict == "holds"
    proofs = tuple(ClauseProof("constitution", one.id, one.span) for one in held.mentions[:4])
    verdict: Verdict = "supported" if inside != found.denied else "contradicted"
    return Judged(verdict, proofs, summary("held" if inside else "not_held"))
