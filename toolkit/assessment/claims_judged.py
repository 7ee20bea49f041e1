"""Whether the codes bear out that they, or paragraphs of them, are equivalent or do not differ.

contradicted asks for words that say otherwise; that nothing was found is not_shown, never contradicted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from toolkit.assessment.audit_words import audit_words
from toolkit.assessment.claims_cited import cited
from toolkit.assessment.claims_court import (
    Court,
    Judged,
    Proof,
    cite_of,
    in_words,
    part,
    plain_value,
    register_values,
    shown,
    summary,
    unverified,
    whole,
)
from toolkit.assessment.claims_found import Found, ground_of
from toolkit.assessment.claims_relief import reliefs
from toolkit.assessment.claims_text import claim_words
from toolkit.model.claim import CatalogueProof, ClauseProof
from toolkit.model.crosswalk import Correspondence, Difference, Direction, Side
from toolkit.model.provision import Provision

NO_LESS = frozenset({"equal", "equivalent", "superset"})


def equivalence(found: Found, court: Court) -> Judged:
    """What answers the cited paragraph asks no less; without one, nothing in the codes shows the other asking less."""
    if not found.number:
        return _whole_codes(found, court, weaker_only=True)
    one = cited(found, court)
    if one is None:
        return Judged("not_shown", (), summary("cite_missing", side=court.called(found.sides[0]), number=found.number))
    side = found.sides[0]
    wanted = {each.id for each in court.side(side).instrument.family(one)}
    sure = [link for link in court.crosswalk.correspondences if wanted & set(getattr(link, side))]
    sure = [link for link in sure if link.confidence >= claim_words()["marks"]["link"]]
    if not sure:
        text = summary("no_link", side=court.called(_other(side)), cited=court.place(side, one.id))
        return Judged("not_shown", (whole(side, one),), text)
    own = [_of(link, wanted, side) for link in sure]
    weaker = [link for link in own if _asks_less(link, side)]
    return _told(one, side, weaker or own, court, bad=bool(weaker))


def _other(side: Side) -> Side:
    return "candidate" if side == "baseline" else "baseline"


def _of(link: Correspondence, wanted: set[str], side: Side) -> Correspondence:
    """A link of several provisions with what differs in the ones cited alone, as far as the words that prove it say."""

    def elsewhere(one: Difference) -> bool:
        proved = {proof.id for proof in one.evidence if proof.side == side}
        return bool(proved) and not proved & wanted

    return replace(link, differences=tuple(one for one in link.differences if not elsewhere(one)))


def _asks_less(link: Correspondence, cited_side: Side) -> bool:
    """The other code asks less than the one cited: where the candidate's paragraph is cited, the other way round."""
    return any(item.direction == _worse(cited_side) for item in link.differences)


def _worse(side: Side) -> Direction:
    return "weaker" if side == "baseline" else "stricter"


def _told(one: Provision, side: Side, links: Sequence[Correspondence], court: Court, *, bad: bool) -> Judged:
    if not bad and any(link.relationship not in _no_less(side) for link in links):
        return Judged("not_shown", _proofs(links, court), summary("whole_unsure"))
    other = _other(side)
    cites = ", ".join(dict.fromkeys(cite_of(court, other, id) for link in links for id in getattr(link, other)))
    said = {"answer": f"{cites} of {court.called(other)}", "cited": court.place(side, one.id)}
    if bad:
        text = summary("weaker", **said, differences=_differences(links, court, only=_worse(side)))
        return Judged("contradicted", _proofs(links, court), text)
    relief = _relief(links, side, court)
    if relief is not None:
        text = summary("relieved", **said, relief=court.place(other, relief.id))
        return Judged("not_shown", (*_proofs(links, court), whole(other, relief)), text)
    return Judged("supported", _proofs(links, court), summary("equivalent", **said))


def _relief(links: Sequence[Correspondence], side: Side, court: Court) -> Provision | None:
    """What lets cases off the rule that answers, where nothing lets any off the one cited."""
    own = [id for link in links for id in getattr(link, side)]
    if any(reliefs(court.side(side), own)):
        return None
    answers = [id for link in links for id in getattr(link, _other(side))]
    return next(reliefs(court.side(_other(side)), answers), None)


def _no_less(side: Side) -> frozenset[str]:
    """Relationships in which the other code asks at least what the one on this side does."""
    return NO_LESS if side == "baseline" else (NO_LESS - {"superset"}) | {"subset"}


def _proofs(links: Sequence[Correspondence], court: Court) -> tuple[Proof, ...]:
    found: list[Proof] = []
    for link in links:
        found += [whole("baseline", court.side("baseline").instrument.by_id[id]) for id in link.baseline]
        found += [whole("candidate", court.side("candidate").instrument.by_id[id]) for id in link.candidate]
    return tuple(dict.fromkeys(found))


def _differences(links: Sequence[Correspondence], court: Court, *, only: Direction | None) -> str:
    """ "amount: £50 or more in the members' code, nothing in the officers' code"; each difference once. only: those of
    one direction."""
    names, sides = audit_words()["names"], [court.called(side) for side in ("baseline", "candidate")]
    lines = [
        f"{_named(one.facet, names)}: {in_words(one.baseline_value)} in {sides[0]}, "
        f"{in_words(one.candidate_value)} in {sides[1]}"
        for link in links
        for one in link.differences
        if one.direction != "neutral" and only in (None, one.direction) and one.facet != "content"
    ]
    return "; ".join(dict.fromkeys(lines)) or "one side says more than the other"


def _named(facet: str, names: dict[str, str]) -> str:
    return names.get(facet, facet).replace("_", " ").lower()


def no_difference(found: Found, court: Court) -> Judged:
    """First the report's own words beside the other code or the law; then what the comparison is sure of."""
    for told in () if found.matter else court.accesses:
        if not found.topics or found.topics & {"register_access", "register_content"}:
            judged = _against_itself(told, court)
            if judged:
                return judged
    return _whole_codes(found, court, weaker_only=False)


def _against_itself(access: Found, court: Court) -> Judged | None:
    """What the report says of one register, beside what the other code says of its own; where it is silent, the law."""
    if len(access.sides) != 1 or access.matter != "register":
        return None
    other = _other(access.sides[0])
    own = ClauseProof("report", access.sentence.provision.id, access.span)
    values = list(register_values(court.side(other)))
    told: tuple[str, Proof, str] | None = None
    if values:
        if any(access.value == plain_value(facet.value) for _, facet in values):
            return None
        facts, facet = values[0]
        clause = part("other_clause", place=court.place(other, facts.id), value=in_words(plain_value(facet.value)))
        told = plain_value(facet.value), ClauseProof(other, facts.id, shown(facet, facts, court.side(other))), clause
    else:
        told = _by_law(other, court)
    if told is None or told[0] == access.value:
        return None
    what = f"a register is {in_words(str(access.value))}"
    text = summary("own_words", what=what, cite=access.sentence.provision.cite, other=told[2])
    return Judged("contradicted", (own, told[1]), text)


def _by_law(side: Side, court: Court) -> tuple[str, Proof, str] | None:
    """The access that an entry of the catalogues demands for the registers of those whom that code binds."""
    kinds = {"member_code": "member", "officer_code": "officer"}
    person = kinds.get(court.side(side).instrument.kind, "member" if side == "baseline" else "officer")
    for catalogue in court.catalogues:
        for entry in catalogue.entries:
            value = next((plain_value(facet.value) for facet in entry.facets if facet.name == "register_access"), "")
            if value and (not entry.applies.persons or person in entry.applies.persons):
                clause = part("other_entry", value=in_words(value), source=entry.source, paragraph=entry.paragraph)
                return value, CatalogueProof(catalogue.id, entry.id), clause + unverified(entry)
    return None


def _whole_codes(found: Found, court: Court, *, weaker_only: bool) -> Judged:
    """Links of which the comparison is sure, on the subjects to which the claim is limited or on which it rests."""
    topics = found.topics or ground_of(found.sentence, court.topics_of)
    if found.matter and not topics:
        return Judged("not_shown", (), summary("limit_unknown"))
    links = [link for link in court.crosswalk.correspondences if _concerns(link, topics, court)]
    sure = [link for link in links if link.confidence >= claim_words()["marks"]["whole"]]
    bad = [one for one in sure if _differs(one, weaker_only=weaker_only) and _concerns(one, topics, court, sides=all)]
    if bad:
        only: Direction | None = "weaker" if weaker_only else None
        text = summary("whole_weaker", differences=_differences(bad[:5], court, only=only))
        return Judged("contradicted", _proofs(bad[:5], court), text)
    alone = _alone("baseline", topics, court) or (not weaker_only and _alone("candidate", topics, court))
    if links and len(sure) == len(links) and not alone and all(link.relationship in NO_LESS for link in links):
        return Judged("supported", _proofs(links[:5], court), summary("whole_same"))
    return Judged("not_shown", (), summary("whole_unsure"))


def _alone(side: Side, topics: frozenset[str], court: Court) -> bool:
    """A provision on these topics, or on any where none is named, has no counterpart."""
    crosswalk, analysis = court.crosswalk, court.side(side)
    ids = crosswalk.unmatched_baseline if side == "baseline" else crosswalk.unmatched_candidate
    return any(not topics or topics & {score.topic for score in analysis.by_id[id].topics} for id in ids)


def _concerns(
    link: Correspondence, topics: frozenset[str], court: Court, *, sides: Callable[[Iterable[bool]], bool] = any
) -> bool:
    """Either side of a link is on these topics; with `all`, both: only then can it contradict what is claimed."""
    ids = ((court.side("baseline"), link.baseline), (court.side("candidate"), link.candidate))
    return not topics or sides(any(code.by_id[id].topic in topics for id in found) for code, found in ids)


def _differs(link: Correspondence, *, weaker_only: bool) -> bool:
    """Both sides say something of it, and not the same: what one clause leaves out may stand elsewhere in its code."""
    told = [item for item in link.differences if item.baseline_value and item.candidate_value]
    directions = {item.direction for item in told if item.facet != "content"}
    return "weaker" in directions or (not weaker_only and "stricter" in directions)
