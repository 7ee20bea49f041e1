"""Exceptions and definitions: what the two sides of a link leave out, and what their terms take in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from toolkit.alignment.data import data_of
from toolkit.alignment.duties import KEPT, LOST, meanings, share
from toolkit.alignment.group import Group, Told, difference_of, excepts_only, names_of, telling
from toolkit.alignment.persons import kin_of, persons_narrower, persons_of
from toolkit.alignment.reliefs import let_off, lets_off
from toolkit.alignment.units import LISTED, Unit
from toolkit.alignment.words import folded, terms
from toolkit.model.crosswalk import Difference, Direction
from toolkit.model.norm import Facet


@cache
def _spelt(name: str) -> re.Pattern[str]:
    data = data_of("meaning")
    return re.compile("|".join(data[name]), re.IGNORECASE)


def exceptions(baseline: Group, candidate: Group) -> list[Difference]:
    """An exception, or a part of one, that only one side has. On a duty it narrows; on a permission or relief it is the
    other way about; in a definition it changes the meaning, which is told there. Who gives leave is the recipient's."""
    if all(len(group.units) == 1 and excepts_only(group) for group in (baseline, candidate)):
        return []  # two cases of two lists of exceptions
    if relieves(baseline) and relieves(candidate):
        return []
    ones, others = telling(_excepted(baseline, candidate), _excepted(candidate, baseline))
    ones, others = _unsaid(ones, candidate) if not others else ones, _unsaid(others, baseline) if not ones else others
    leave = _spelt("leave")
    if all(leave.search(_all_words(group)) for group in (baseline, candidate)):
        ones, others = ([row for row in rows if not leave.search(str(row.facet.value))] for rows in (ones, others))
    wider = _wider(ones, others)
    if wider is None or defining(baseline, candidate):
        return []
    leave_given = _gives_leave(baseline, [*ones, *others])
    narrows = wider != leave_given
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
    return bool(unit.facts.context) and bool(_spelt("let_off_above").search(unit.facts.context))


def allowed(said: str) -> bool:
    """The words speak of somebody's leave."""
    return bool(_spelt("leave").search(said))


def relieves(group: Group) -> bool:
    """All its units let a case off, and set no rule themselves."""
    return all(_spelt("relieves").search(unit.provision.text) for unit in group.units)


def _unsaid(rows: list[Told], other: Group) -> list[Told]:
    """Of the exceptions that one side alone calls so, those which the other does not make in words of its own."""
    among, exclusive = meanings(other.words), _spelt("exclusive").search(_all_words(other))
    rows = [row for row in rows if not (exclusive and _spelt("other_than").match(str(row.facet.value)))]
    if other.facets("trigger"):
        rows = [row for row in rows if not _ONLY_IN_CASE.match(str(row.facet.value))]
    return [row for row in rows if lets_off(row) or not _said(row, among)]


_ONLY_IN_CASE = re.compile(r"only (?:if|where|when)\b")
"""A case, as the other side has one too: "only where the scheme gives a choice", "where our scheme gives a choice"."""


def _said(row: Told, among: frozenset[str]) -> bool:
    words = meanings([word for word in terms(str(row.facet.value)) if word not in _OPENING])
    fewest = 1 if _CONDITION.match(str(row.facet.value)) else 2
    return len([word for word in words if word[0] != "="]) >= fewest and share(words, among) >= _WHOLLY


_WHOLLY = 0.75
"""Share of an exception's words from which the other side is taken to make it too."""


def _all_words(group: Group) -> str:
    return " ".join(unit.text for unit in group.units)


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


def _excepts(row: Told) -> bool:
    """It leaves something out: not a cross-reference, not "nothing except", which is "only", and not the very post that
    the bound person holds, which a members' code need not leave out."""
    said, before = str(row.facet.value), row.unit.provision.text[: row.facet.span[0]]
    if (
        _POINTS.fullmatch(said)
        or _spelt("elsewhere").fullmatch(said)
        or _spelt("known").match(said)
        or _NOTHING.search(before)
    ):
        return False
    words = [word for word in terms(str(row.facet.value)) if word not in _OPENING]
    if not words and not row.unit.provision.text[row.facet.span[1] :].strip(" ,;:.-–—"):
        return False  # a lead-in: what is excepted stands below
    own = any(not word.isupper() for word in words) or _IN_OFFICE.search(str(row.facet.value))
    return not (words and own and set(words) <= _OWN_POST)


_NOTHING = re.compile(r"\b(?:nothing|nobody|no one|none)(?: else)?\W*$", re.IGNORECASE)
_IN_OFFICE = re.compile(r"\bas (?:an? |the )?\w+", re.IGNORECASE)
_OWN_POST = frozenset(
    (*terms("post job employment office work role appointment salary pay apart"), "PERSON", "AUTHORITY")
)


def _answered(group: Group, other: Group) -> bool:
    """The other side makes exceptions too: within a rule, or as a list of several."""
    listed = [unit for unit in other.units if LISTED.search(unit.facts.context)]
    return bool(other.facets("exception")) or (bool(listed) and len(group.units) + len(other.units) > 2)


_POINTS = re.compile(
    r"(?:subject|without prejudice) to (?:(?:the )?(?:sub-?)?\w+ )?[\divxlc().a-z]{1,9}(?: (?:above|below))?"
)
"""A cross-reference excepts nothing by itself: "subject to paragraph 4"."""


_OPENING = frozenset(
    (
        *terms("without save unless except excepting subject only provided but other than long nothing"),
        "it",
        "they",
        "there",
    )
)


def _wider(ones: Sequence[Told], others: Sequence[Told]) -> bool | None:
    """Whether the candidate excepts more; None where neither plainly does: one side alone has an exception, the words
    of one are all among the other's, or of several exceptions one is lost and the others are kept."""
    one, other = (set(terms(" ".join(names_of(rows)))) - _OPENING for rows in (ones, others))
    if bool(ones) != bool(others):
        return bool(others)
    if (one < other or other < one) and (len(one ^ other) >= _FEWEST or _joins(ones) != _joins(others)):
        return one < other
    lost, gained = _lost(ones, others), _lost(others, ones)
    return gained if lost != gained else None


def _joins(rows: Sequence[Told]) -> bool:
    return any(re.search(r"\bor\b", str(row.facet.value)) for row in rows)


_FEWEST = 3
"""Content words that an exception must have more than the other's to be wider: one is mere wording ("except in the
report", "other than what must be told in the report")."""


def _lost(mine: Sequence[Told], other: Sequence[Told]) -> bool:
    """One of several exceptions has no words in common with those of the other side, while another has."""
    among = meanings(terms(" ".join(names_of(other))))
    said = [[word for word in terms(str(row.facet.value)) if word not in _OPENING] for row in mine]
    shares = [share(meanings(words), among) for words in said if words]
    return len(shares) > 1 and min(shares) <= LOST and max(shares) >= KEPT


def definitions(baseline: Group, candidate: Group) -> list[Difference]:
    """Two definitions that answer each other with other meanings."""
    ones, others = ([said for unit in group.units for said in _defined(unit)] for group in (baseline, candidate))
    if not ones or not others:
        return []
    one, other = " ".join(ones), " ".join(others)
    evidence = (*baseline.evidence(()), *candidate.evidence(()))
    if turned := _denied(one, other):
        return [Difference("definition", turned, one, other, evidence)]
    if folded(one) == folded(other) or set(terms(one)) == set(terms(other)):
        return []
    direction = _narrower(baseline, candidate, one, other)
    if direction == "neutral" and kin_of(one) == kin_of(other):
        return []  # other words for what may be the same thing: only persons can be told apart by name
    return [Difference("definition", direction, one, other, evidence)]


def _defined(unit: Unit) -> list[str]:
    """The meanings that a unit gives; of one that opens with a term in quotes and was not read for a definition, all
    that it says of the term."""
    found = [item.meaning for item in unit.facts.definitions]
    opening = None if found else _TERM.match(unit.provision.text)
    return [opening["meaning"]] if opening else found


_TERM = re.compile(r"\W{0,3}[\"“‘'](?!\W)[^\"”“]{2,60}[\"”’']\s+(?P<meaning>\w.*)", re.DOTALL)


def _denied(one: str, other: str) -> Direction | None:
    """ "Includes a person supplied by an agency", "does not include" one: the same words, and one side denies them."""
    words = [set(terms(re.sub(_NOT, " ", said, flags=re.IGNORECASE))) for said in (one, other)]
    before, after = (bool(re.search(_NOT, said, re.IGNORECASE)) for said in (one, other))
    if before == after or words[0] != words[1]:
        return None
    return "weaker" if after else "stricter"


_NOT = r"\b(?:(?:do|does)(?: not|n['’]t)|not|never)\b(?: (?:include|cover|mean|extend to))?"


def _narrower(baseline: Group, candidate: Group, one: str, other: str) -> Direction:
    """A meaning whose words are all in the other's is the narrower one, unless what it lacks is an exception; so is one
    that names only some of the other's persons."""
    rows = baseline.facets("exception"), candidate.facets("exception")
    ones, others = (
        [row for row in _unsaid(side, other) if not _CONDITION.match(str(row.facet.value))]
        for side, other in zip(rows, (candidate, baseline), strict=True)
    )
    if (wider := _wider(ones, others)) is not None:
        return "weaker" if wider else "stricter"
    before, after = set(terms(one)), set(terms(other))
    if before and after and (before < after or after < before):
        return "stricter" if before < after else "weaker"
    kin, kindred = kin_of(one), kin_of(other)
    if kin and kindred and (kin < kindred or kindred < kin):
        return "stricter" if kin < kindred else "weaker"
    return persons_narrower(persons_of(baseline), persons_of(candidate))


_CONDITION = re.compile(r"(?:so|as) long as|provided|subject to|only if")
"""What makes a thing what it is takes nothing out of it: "whatever you get for less, as long as it is worth money"."""


def defining(baseline: Group, candidate: Group) -> bool:
    """Both sides say what a term means."""
    return all(any(map(_defined, group.units)) for group in (baseline, candidate))
