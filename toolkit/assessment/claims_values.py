"""Claims of a value, judged: who may see a register, an amount, a period, and what a constitution holds."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.assessment.claims_court import (
    Court,
    Judged,
    Stated,
    in_words,
    plain_value,
    register_values,
    shown,
    summary,
    values_of,
)
from toolkit.assessment.claims_found import Found
from toolkit.assessment.claims_text import claim_pattern, stems
from toolkit.assessment.contains import contains
from toolkit.assessment.expected_facets import said
from toolkit.model.claim import ClauseProof, Verdict
from toolkit.model.crosswalk import Side
from toolkit.model.norm import Deadline, Facet, FacetName, Threshold


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
    if rows and elsewhere and not right:
        values = ", ".join(dict.fromkeys(said(row[2].value) for row in rows))
        text = summary("value_elsewhere", side=" and ".join(found.sides), found=values)
        return Judged("not_shown", _row_proofs([*elsewhere, *rows], court), text)
    return _by_value(found, rows, court, right)


def _stated(found: Found, name: FacetName, side: Side, court: Court) -> list[Stated]:
    """Every provision with such a parameter on the claim's subjects."""
    return [
        (side, facts, facet)
        for facts, facet in values_of(name, court.side(side))
        if {score.topic for score in facts.topics} & found.topics
    ]


def _nearest(found: Found, name: FacetName, side: Side, court: Court) -> list[Stated]:
    """Of these the ones that share most words with the sentence."""
    analysis, words = court.side(side), stems(found.sentence.whole)
    rows = [
        (len(words & stems(analysis.instrument.by_id[facts.id].text)), facts, facet)
        for _, facts, facet in _stated(found, name, side, court)
    ]
    most = max((row[0] for row in rows), default=0)
    return [(side, facts, facet) for score, facts, facet in rows if score >= most - 1]


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
    value = said(found.value.value) if isinstance(found.value, Facet) else in_words(str(found.value))
    names = " and ".join(found.sides)
    if {row[0] for row in right} == set(found.sides):
        return Judged("supported", proofs, summary("same_value", side=names, value=value))
    if rows and not right:
        values = ", ".join(dict.fromkeys(said(row[2].value) for row in rows))
        return Judged("contradicted", proofs, summary("other_value", side=names, found=values, claimed=value))
    return Judged("not_shown", proofs if right else (), summary("no_value", side=names))


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
