"""On whom the duty of each side of a link lies."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from toolkit.alignment.data import data_of
from toolkit.alignment.duties import KEPT, meanings, share
from toolkit.alignment.group import FORCE, Group, Told, difference_of, names_of
from toolkit.alignment.units import Unit
from toolkit.alignment.words import terms
from toolkit.model.crosswalk import Difference, Direction
from toolkit.model.norm import Norm

ADDRESSED = frozenset({"member", "officer"})
"""Bearers that are the persons whom a code addresses: natural counterparts of each other."""
NO_OTHER = frozenset({"member", "other"})
"""Bearers that are nobody else than the one a code addresses, or that the analysis could not place: against them no
other bearer is told."""


@cache
def _data() -> dict[str, Any]:
    return data_of("bearers")


def addressed_words() -> tuple[str, ...]:
    """Regular expressions for those whom a code addresses."""
    return tuple(_data()["who"].values())


def bearers(baseline: Group, candidate: Group) -> list[Difference]:
    """The duty lies on another post, on the other of two who deal with each other, or on some of those bound."""
    ones, others = _bound(baseline), _bound(candidate)
    one, other = frozenset(names_of(ones)), frozenset(names_of(others))
    values = ", ".join(sorted(one)), ", ".join(sorted(other))
    if not one or not other:
        return _unnamed(baseline, candidate, ones, others)
    if one == other and (parties := _answered(baseline, candidate, one)):
        return [difference_of("bearer", "neutral", baseline, candidate, parties, (ones, others))]
    if _handed(baseline, candidate, one, other):
        return [difference_of("bearer", "neutral", baseline, candidate, values, (ones, others))]
    fewer, more = _part(ones, others), _part(others, ones)
    if fewer or more:
        direction: Direction = "weaker" if fewer else "stricter"
        return [difference_of("scope", direction, baseline, candidate, values, (ones, others))]
    if _passed_on(baseline, candidate, ones, others) or _passed_on(candidate, baseline, others, ones):
        return [difference_of("bearer", "neutral", baseline, candidate, values, (ones, others))]
    alone, singly = _untold(baseline, ones), _untold(candidate, others)
    if _post_against_all(alone, others) or _post_against_all(singly, ones):
        return [difference_of("bearer", "neutral", baseline, candidate, values, (ones, others))]
    if _nobody(ones) or _nobody(others):
        return []
    if one & other or NO_OTHER & (one | other) or not any(map(one_post, (*ones, *others))):
        return []
    return [difference_of("bearer", "neutral", baseline, candidate, values, (ones, others))]


def _nobody(rows: list[Told]) -> bool:
    """No person is named, and the one whom the code addresses is only understood: "an inquiry shall be completed"."""
    return all(any(norm.cue == row.facet.span for norm in row.unit.facts.norms) for row in rows)


def _unnamed(baseline: Group, candidate: Group, ones: list[Told], others: list[Told]) -> list[Difference]:
    """The one side binds those it addresses; the other names nobody, and speaks of them as the ones who act: "letters
    from councillors must be dealt with like any other"."""
    bound = frozenset(names_of(ones or others))
    mine, other = (baseline, candidate) if ones else (candidate, baseline)
    if len(bound) != 1 or not bound <= ADDRESSED or FORCE[other.strongest[0].facts.modality] < FORCE["recommendation"]:
        return []
    if not _passes(mine, other, ADDRESSED - bound):
        return []
    (giver,), (taker,) = bound, ADDRESSED - bound
    values = (giver, taker) if ones else (taker, giver)
    return [difference_of("bearer", "neutral", baseline, candidate, values, (ones, others))]


def _post_against_all(ones: list[Told], others: list[Told]) -> bool:
    """A certain post on one side ("the Clerk shall keep it up to date"), whomever the code addresses on the other."""
    named = bool(ones) and all(one_post(row) and _name(row) for row in ones)
    return named and all(row.facet.value in ADDRESSED and row.own and _general(row) for row in others)


def _untold(group: Group, rows: list[Told]) -> list[Told]:
    """Those who are not the ones told: "the Registrar shall be given a record" binds another."""
    told = {(row.unit.id, row.facet.span) for row in group.facets("recipient")}
    return [row for row in rows if (row.unit.id, row.facet.span) not in told and not _takes(row)]


def _takes(row: Told) -> bool:
    text = row.unit.provision.text[row.facet.span[1] :]
    return bool(re.match(r"\s+\w+ be (?:given|told|sent|informed|notified|shown|consulted|asked)\b", text))


def _general(row: Told) -> bool:
    said = row.unit.provision.text[slice(*row.facet.span)].lower()
    if any(norm.cue == row.facet.span for norm in row.unit.facts.norms):
        return False  # nobody is named
    if said.split()[-1:] and said.split()[-1] in _data()["kinds"]:
        return not one_post(row)
    return said not in _PRONOUNS - {"you"} and not one_post(row) and not _each_post(row)


def _passed_on(mine: Group, other: Group, ones: list[Told], others: list[Told]) -> bool:
    """What those whom a code addresses must do themselves is another's task, in the same words: "you are responsible
    for your entry", "People Services is responsible for entries"."""
    if not set(names_of(ones)) <= ADDRESSED or set(names_of(others)) & ADDRESSED:
        return False
    told = {(row.unit.id, row.facet.span) for row in other.facets("recipient")}
    named = all(
        row.own
        and (row.unit.id, row.facet.span) not in told
        and (_by_name(row) or (_each_post(row) and not _any_of_kind(row)))
        for row in others
    )
    among, own = meanings(other.words), meanings(mine.words)
    return named and share(own, among) >= KEPT and share(among, own) >= KEPT and len(own) > 1


def posts(baseline: Group, candidate: Group) -> list[Difference]:
    """A power or a duty of one named post or body on each side, and not the same: "the Board may grant", "the Town
    Manager may grant". The words of the post count, since most posts have no normal form of their own."""
    ones, others = (_posts(group) for group in (baseline, candidate))
    one, other = ({_name(row) for row in rows} for rows in (ones, others))
    if not one or not other or one & other:
        return []
    values = ", ".join(sorted(one)), ", ".join(sorted(other))
    facet = "recipient" if all(map(_grants, (baseline, candidate))) else "bearer"
    return [difference_of(facet, "neutral", baseline, candidate, values, (ones, others))]


def _grants(group: Group) -> bool:
    """The power to let somebody off a rule: who has it is the one to be asked."""
    return any(
        unit.facts.modality in {"permission", "none"}
        and re.search(rf"\b(?:{_data()['grants']})", unit.text, re.IGNORECASE)
        for unit in group.units
    )


def _posts(group: Group) -> list[Told]:
    """The bearers of a side, if every one of them is a certain post or body."""
    rows = [row for row in _main(group) if row.unit.facts.modality != "none"]
    return rows if all(row.own and (one_post(row) or _each_post(row)) and _name(row) for row in rows) else []


def _main(group: Group) -> list[Told]:
    """Who bears the norms that give a provision its force: in "the Clerk must keep a list, which anyone may see" the
    Clerk."""
    rows = group.facets("bearer")
    return [
        row
        for row in rows
        if any(norm.modality == row.unit.facts.modality and _bears(norm, row) for norm in row.unit.facts.norms)
    ]


def _bears(norm: Norm, row: Told) -> bool:
    """What an item takes from its lead-in has its words there."""
    who = norm.facet("bearer")
    return row.facet in norm.facets or (not row.own and who is not None and who.value == row.facet.value)


def _each_post(row: Told) -> bool:
    """ "Each section head", "your team leader", "People Services": a post or team, though not one certain person."""
    text, (start, end) = row.unit.provision.text, row.facet.span
    said = text[start:end]
    if any(norm.cue == (start, end) for norm in row.unit.facts.norms):
        return False
    before = re.search(
        r"\b(?:each|every|an?|your|their|his or her|the relevant)\s+(?:\w+\s+)?$", text[:start], re.IGNORECASE
    )
    return bool(before) or (_by_name(row) and len(said.split()) > 1)


def _any_of_kind(row: Told) -> bool:
    """ "An official": whoever is one, in a word for those whom the code addresses that is not known."""
    before = row.unit.provision.text[: row.facet.span[0]]
    return row.facet.value == "other" and bool(re.search(r"\b(?:an?|each|every)\s+(?:\w+\s+)?$", before, re.IGNORECASE))


def _by_name(row: Told) -> bool:
    said = row.unit.provision.text[slice(*row.facet.span)].split()
    capitals = [word for word in said if word[:1].isupper()]
    return len(capitals) > 1 and all(word in capitals or len(word) < 4 for word in said)


def _name(row: Told) -> str:
    """A post by its normal form, else by its words; "" for "the member", "the person concerned"."""
    start, end = row.facet.span
    said = re.sub(r"^(?:the|this|that|each|every|an?|your|their)\s+", "", row.unit.provision.text[start:end].lower())
    if row.facet.value not in {"other", "member", "officer"}:
        return str(row.facet.value)
    return "" if set(said.split()) & set(_data()["kinds"]) else "_".join(said.split())


def _bound(group: Group) -> list[Told]:
    """Who bears a duty of a side: of a permission or statement the subject says little of whom the code binds."""
    return [row for row in _main(group) if FORCE[row.unit.facts.modality] >= FORCE["recommendation"]]


def _part(ones: list[Told], others: list[Told]) -> bool:
    """All whom a code addresses on one side, only some of them on the other: "every member", "heads of department"."""
    wide = [row for row in ones if row.facet.value in ADDRESSED and not one_post(row)]
    some = set(names_of(others)) <= set(_data()["part"]) and not any(map(one_post, others))
    return bool(wide) and some and not any(map(_does_to_all, others))


def _does_to_all(row: Told) -> bool:
    """ "Directors must see that employees read this": what some do for all the others is no rule for some alone."""
    cues = [norm.cue for norm in row.unit.facts.norms if row.facet in norm.facets]
    rest = row.unit.provision.text[min(cue[1] for cue in cues) :] if cues else ""
    return any(re.search(rf"\b(?:{_data()['who'][who]})", rest, re.IGNORECASE) for who in sorted(ADDRESSED))


_PRONOUNS = frozenset(
    {"you", "i", "we", "us", "our", "they", "he", "she", "it", "who", "which", "each", "all", "both", "any", "those"}
)


def one_post(row: Told) -> bool:
    """ "The City Clerk", "the supervisor": a certain person, not a kind of them."""
    text, (start, end) = row.unit.provision.text, row.facet.span
    if not row.own or any(norm.cue == (start, end) for norm in row.unit.facts.norms):
        return False  # nobody is named: "a record must be given"
    if text[start:end].lower() in _PRONOUNS:
        return False
    before = re.search(r"\b(?:the|this|that)\s+(?:\w+\s+)?$", text[:start], re.IGNORECASE)
    article = before or re.match(r"(?:the|this|that)\s", text[start:end], re.IGNORECASE)
    return bool(article) and not re.search(r"(?:s|staff|people)$", text[start:end], re.IGNORECASE)


def _handed(baseline: Group, candidate: Group, one: frozenset[str], other: frozenset[str]) -> bool:
    """Each side binds the persons it addresses, and they are two who deal with each other: what the one may not ask,
    the other may not grant. Not where each does to the other what the other does to it ("respect councillors", "respect
    staff")."""
    if one | other != ADDRESSED or one & other:
        return False
    if all(_aggrieved().search(unit.provision.text) for unit in (*baseline.units, *candidate.units)):
        return False  # each has something against the other
    handed = _passes(baseline, candidate, other) or _passes(candidate, baseline, one)
    return handed or _own_of(baseline, candidate, other) or _own_of(candidate, baseline, one)


def _answered(baseline: Group, candidate: Group, bound: frozenset[str]) -> tuple[str, str] | None:
    """Whom each side binds at heart, where both forbid a thing to the one party, and one tells the other party too."""
    if len(bound) > 1 or not bound <= ADDRESSED:
        return None
    (giver,), (taker,) = bound, ADDRESSED - bound
    if _told_both(baseline, candidate, giver):
        return giver, taker
    return (taker, giver) if _told_both(candidate, baseline, giver) else None


def _told_both(mine: Group, other: Group, giver: str) -> bool:
    """The other side tells the giver's party what it may not do, and its own what to do then: "a councillor cannot give
    you orders; if one does, tell your manager"."""
    bound = [
        {who.value for norm in unit.facts.norms for who in (norm.facet("bearer"),) if who and not norm.cue_in}
        for unit in other.units
    ]
    both = any(names >= ADDRESSED for names in bound) and not any(_of_both(unit) for unit in mine.units)
    return both and _matches("acting", other, giver) and not _matches("fellow", mine, giver)


def _of_both(unit: Unit) -> bool:
    return {who.value for norm in unit.facts.norms for who in (norm.facet("bearer"),) if who} >= ADDRESSED


@cache
def _aggrieved() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_data()['aggrieved']})", re.IGNORECASE)


def _own_of(mine: Group, other: Group, taker: frozenset[str]) -> bool:
    """What the one must leave to the other's servants, those must keep themselves: "the impartiality of officers",
    "your own impartiality"."""
    (took,) = taker
    named = re.compile(
        rf"\b(?:{_data()['who'][took]}|any(?:one|body)|every(?:one|body)|(?:any|every) person)", re.IGNORECASE
    )
    said = [match[1] for unit in other.units for match in _OWN.finditer(unit.provision.text)]
    words = {stem for phrase in said for stem in terms(phrase)}
    among = {stem for unit in mine.units for stem in terms(unit.provision.text)}
    spoken = any(named.search(unit.provision.text) for unit in mine.units)
    return spoken and bool(words & among) and not any(_OWN.search(unit.provision.text) for unit in mine.units)


_OWN = re.compile(r"\b(?:your|their|his|her|our|my|the \w+['’]s) own ((?:\w+ )?\w+)", re.IGNORECASE)


def _passes(mine: Group, other: Group, taker: frozenset[str]) -> bool:
    """The other side binds the taker, and speaks of the giver, whom this side binds, as the one who acts; or this side
    is about making the taker do a thing, and the other about doing it."""
    (giver,), (took,) = ADDRESSED - taker, taker
    mirrored = all(_expression("acting", took).search(unit.text) for unit in mine.units)
    acts = _matches("acting", other, giver) and not (mirrored or _matches("fellow", mine, giver))
    return acts or (_matches("making", mine, took) and not _matches("making", other, giver))


def _matches(name: str, group: Group, who: str) -> bool:
    return any(_expression(name, who).search(unit.text) for unit in group.units)


@cache
def _expression(name: str, who: str) -> re.Pattern[str]:
    """The expressions of that name with those who are meant put in."""
    whole = "|".join(_data()[name]).replace("{who}", rf"(?:{_data()['who'][who]})")
    return re.compile(rf"\b(?:{whole})", re.IGNORECASE)
