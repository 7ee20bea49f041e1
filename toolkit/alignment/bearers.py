"""On whom the duty of each side of a link lies."""

from __future__ import annotations

from toolkit.alignment.data import data_of, spelt, worded
from toolkit.alignment.group import FORCE, Group, Told, difference_of, names_of
from toolkit.alignment.handing import answered, handed, passes
from toolkit.alignment.likeness import KEPT, meanings, share
from toolkit.alignment.naming import (
    ADDRESSED,
    any_of_kind,
    by_name,
    each_post,
    general,
    name_of,
    one_post,
    speaking_of,
    understood,
)
from toolkit.model.crosswalk import Difference, Direction
from toolkit.model.norm import Norm

NO_OTHER = frozenset({"member", "other"})
"""Bearers that are nobody else than the one a code addresses, or that the analysis could not place: against them no
other bearer is told."""


def bearers(baseline: Group, candidate: Group) -> list[Difference]:
    """The duty lies on another post, on the other of two who deal with each other, or on some of those bound."""
    ones, others = _bound(baseline), _bound(candidate)
    one, other = frozenset(names_of(ones)), frozenset(names_of(others))
    values = ", ".join(sorted(one)), ", ".join(sorted(other))
    if not one or not other:
        return _unnamed(baseline, candidate, ones, others)
    if one == other and (parties := answered(baseline, candidate, one)):
        return [difference_of("bearer", "neutral", baseline, candidate, parties, (ones, others))]
    if handed(baseline, candidate, one, other):
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
    if all(map(understood, ones)) or all(map(understood, others)):
        return []
    if one & other or NO_OTHER & (one | other) or not any(map(one_post, (*ones, *others))):
        return []
    return [difference_of("bearer", "neutral", baseline, candidate, values, (ones, others))]


def _unnamed(baseline: Group, candidate: Group, ones: list[Told], others: list[Told]) -> list[Difference]:
    """The one side binds those it addresses; the other names nobody, and speaks of them as the ones who act: "letters
    from councillors must be dealt with like any other"."""
    bound = frozenset(names_of(ones or others))
    mine, other = (baseline, candidate) if ones else (candidate, baseline)
    if len(bound) != 1 or not bound <= ADDRESSED or FORCE[other.strongest[0].facts.modality] < FORCE["recommendation"]:
        return []
    if not passes(mine, other, ADDRESSED - bound):
        return []
    (giver,), (taker,) = bound, ADDRESSED - bound
    values = (giver, taker) if ones else (taker, giver)
    return [difference_of("bearer", "neutral", baseline, candidate, values, (ones, others))]


def _post_against_all(ones: list[Told], others: list[Told]) -> bool:
    """A certain post on one side ("the Clerk shall keep it up to date"), whomever the code addresses on the other."""
    named = bool(ones) and all(one_post(row) and name_of(row) for row in ones)
    return named and all(row.facet.value in ADDRESSED and row.own and general(row) for row in others)


def _untold(group: Group, rows: list[Told]) -> list[Told]:
    """Those who are not the ones told: "the Registrar shall be given a record" binds another."""
    told = {(row.unit.id, row.facet.span) for row in group.facets("recipient")}
    return [row for row in rows if (row.unit.id, row.facet.span) not in told and not _takes(row)]


def _takes(row: Told) -> bool:
    """ "The Registrar *shall be given* a record"."""
    return bool(spelt("bearers", "takes").match(row.unit.provision.text, row.facet.span[1]))


def _passed_on(mine: Group, other: Group, ones: list[Told], others: list[Told]) -> bool:
    """What those whom a code addresses must do themselves is another's task, in the same words: "you are responsible
    for your entry", "People Services is responsible for entries"."""
    if not set(names_of(ones)) <= ADDRESSED or set(names_of(others)) & ADDRESSED:
        return False
    told = {(row.unit.id, row.facet.span) for row in other.facets("recipient")}
    named = all(
        row.own
        and (row.unit.id, row.facet.span) not in told
        and (by_name(row) or (each_post(row) and not any_of_kind(row)))
        for row in others
    )
    among, own = meanings(other.words), meanings(mine.words)
    return named and share(own, among) >= KEPT and share(among, own) >= KEPT and len(own) > 1


def _bound(group: Group) -> list[Told]:
    """Who bears a duty of a side: of a permission or statement the subject says little of whom the code binds."""
    rows = [row for row in _main(group) if FORCE[row.unit.facts.modality] >= FORCE["recommendation"]]
    return [row for row in rows if not _is_told(row)]


def _is_told(row: Told) -> bool:
    """ "Your manager has to hear of it from you" binds the one who is to tell."""
    rest = row.unit.provision.text[row.facet.span[1] :]
    return row.own and worded("bearers", "hearing").match(rest.lstrip()) is not None


def _part(ones: list[Told], others: list[Told]) -> bool:
    """All whom a code addresses on one side, only some of them on the other: "every member", "heads of department"."""
    wide = [row for row in ones if row.facet.value in ADDRESSED and not one_post(row)]
    some = set(names_of(others)) <= set(data_of("bearers")["part"]) and not any(map(one_post, others))
    if any(row.facet.value == "officer" for row in wide) and any(map(_may_be_elected, others)):
        return False
    return bool(wide) and some and not any(map(_does_to_all, others))


def _may_be_elected(row: Told) -> bool:
    """ "A supervisor": in some countries those who sit on a county's board."""
    return worded("bearers", "elected_too").search(row.unit.provision.text, *row.facet.span) is not None


def _does_to_all(row: Told) -> bool:
    """ "Directors must see that employees read this": what some do for all the others is no rule for some alone."""
    cues = [norm.cue for norm in row.unit.facts.norms if row.facet in norm.facets]
    rest = row.unit.provision.text[min(cue[1] for cue in cues) :] if cues else ""
    return any(speaking_of(who).search(rest) for who in sorted(ADDRESSED))


def posts(baseline: Group, candidate: Group) -> list[Difference]:
    """A power or a duty of one named post or body on each side, and not the same: "the Board may grant", "the Town
    Manager may grant". The words of the post count, since most posts have no normal form of their own."""
    ones, others = (_posts(group) for group in (baseline, candidate))
    one, other = ({name_of(row) for row in rows} for rows in (ones, others))
    if not one or not other or one & other:
        return []
    values = ", ".join(sorted(one)), ", ".join(sorted(other))
    facet = "recipient" if all(map(_grants, (baseline, candidate))) else "bearer"
    return [difference_of(facet, "neutral", baseline, candidate, values, (ones, others))]


def _grants(group: Group) -> bool:
    """The power to let somebody off a rule: who has it is the one to be asked."""
    return any(
        unit.facts.modality in {"permission", "none"} and spelt("bearers", "grants").search(unit.text)
        for unit in group.units
    )


def _posts(group: Group) -> list[Told]:
    """The bearers of a side, if every one of them is a certain post or body."""
    rows = [row for row in _main(group) if row.unit.facts.modality != "none"]
    return rows if all(row.own and (one_post(row) or each_post(row)) and name_of(row) for row in rows) else []


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
