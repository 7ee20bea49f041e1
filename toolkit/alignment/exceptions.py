"""What each side of a link leaves out of its rule."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from toolkit.alignment.data import data_of, spelt
from toolkit.alignment.group import Group, Told, difference_of, excepts_only, telling
from toolkit.alignment.left_out import all_words, relieves, unsaid, wider, words_of
from toolkit.alignment.meaning import defining
from toolkit.alignment.reliefs import let_off
from toolkit.alignment.units import LISTED, Unit
from toolkit.alignment.words import terms
from toolkit.model.crosswalk import Difference
from toolkit.model.norm import Facet


def exceptions(baseline: Group, candidate: Group) -> list[Difference]:
    """An exception, or a part of one, that only one side has. On a duty it narrows; on a permission or relief it is the
    other way about; in a definition it changes the meaning, which is told there. Who gives leave is the recipient's."""
    if all(len(group.units) == 1 and excepts_only(group) for group in (baseline, candidate)):
        return []  # two cases of two lists of exceptions
    if relieves(baseline) and relieves(candidate):
        return []
    ones, others = telling(_excepted(baseline, candidate), _excepted(candidate, baseline))
    ones, others = unsaid(ones, candidate) if not others else ones, unsaid(others, baseline) if not ones else others
    leave = spelt("exceptions", "leave")
    if all(leave.search(all_words(group)) for group in (baseline, candidate)):
        ones, others = ([row for row in rows if not leave.search(str(row.facet.value))] for rows in (ones, others))
    more = wider(ones, others)
    if more is None or defining(baseline, candidate):
        return []
    leave_given = _gives_leave(baseline, [*ones, *others])
    narrows = more != leave_given
    values = "; ".join(str(facet.value) for _, facet, _ in ones), "; ".join(str(facet.value) for _, facet, _ in others)
    return [
        difference_of("exception", "weaker" if narrows else "stricter", baseline, candidate, values, (ones, others))
    ]


def _gives_leave(group: Group, rows: Sequence[Told]) -> bool:
    """An exception to leave takes away from it; not "only if", for leave that is given in one case bans all others."""
    leave = group.strongest[0].facts.modality == "permission"
    confined = any(str(row.facet.value).startswith("only") for row in rows)
    return (leave and not confined) or all(map(_let_off_above, group.units))


def _let_off_above(unit: Unit) -> bool:
    """An item of what does not count: "No interest is prejudicial where-"."""
    return bool(unit.facts.context) and bool(spelt("exceptions", "let_off_above").search(unit.facts.context))


def _excepted(group: Group, other: Group) -> list[Told]:
    """The exceptions a side makes, also those listed below it: "must not, unless- (a) you have consent"."""
    listed = [unit for unit in group.units if LISTED.search(unit.facts.context)]
    rows = [row for row in group.facets("exception") if _excepts(row)]
    rows += let_off(group, rows)
    if len(listed) == len(group.units) and not _answered(group, other):
        return rows  # exceptions alone: the rule they are made to stands elsewhere
    for unit in listed:
        text = unit.provision.text
        rows.append(Told(unit, Facet("exception", text.rstrip(" ;,.").lower(), (0, len(text))), unit.id))
    return rows


def _answered(group: Group, other: Group) -> bool:
    """The other side makes exceptions too: within a rule, or as a list of several."""
    listed = [unit for unit in other.units if LISTED.search(unit.facts.context)]
    return bool(other.facets("exception")) or (bool(listed) and len(group.units) + len(other.units) > 2)


def _excepts(row: Told) -> bool:
    """It leaves something out: not a cross-reference, not "nothing except", which is "only", and not the very post that
    the bound person holds, which a members' code need not leave out."""
    said, before = str(row.facet.value), row.unit.provision.text[: row.facet.span[0]]
    if (
        spelt("exceptions", "points").fullmatch(said)
        or spelt("exceptions", "elsewhere").fullmatch(said)
        or spelt("exceptions", "known").match(said)
        or spelt("exceptions", "nothing").search(before)
    ):
        return False
    words = words_of(said)
    if not words and not row.unit.provision.text[row.facet.span[1] :].strip(" ,;:.-–—"):
        return False  # a lead-in: what is excepted stands below
    own = any(not word.isupper() for word in words) or spelt("exceptions", "in_office").search(said)
    return not (words and own and set(words) <= _own_post())


@cache
def _own_post() -> frozenset[str]:
    """Words for the very post that the bound person holds."""
    return frozenset((*terms(" ".join(data_of("exceptions")["own_post"])), "PERSON", "AUTHORITY"))
