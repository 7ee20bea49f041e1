"""Whom a rule binds, told apart by what is said of them: "employees", "employees whose work concerns land".

    baseline    A member must disclose any land ...
    candidate   Employees *whose work concerns land use* must disclose any land ...     -> fewer are bound

Only where the words are on one side alone: a case that the other side names in its own words ("a member who is
charged", "if you are charged") is no restriction.
"""

from __future__ import annotations

import re
from functools import cache

from toolkit.alignment.data import data_of, spelt
from toolkit.alignment.group import FORCE, Group
from toolkit.alignment.likeness import LOST, meanings, share
from toolkit.alignment.naming import ADDRESSED
from toolkit.alignment.units import Unit
from toolkit.alignment.words import terms
from toolkit.model.crosswalk import Difference, Evidence
from toolkit.model.provision import Span


@cache
def _narrowing_words() -> re.Pattern[str]:
    """Words that go on after a noun to say which of its kind; not what happens to anybody ("who is charged")."""
    data = data_of("restricted")
    events = rf"(?:{'|'.join(data['done_to'])})\b|(?:{'|'.join(data['doing'])})\b"
    return re.compile(rf"\s+(?:who(?!\s+(?:\w+ly\s+)?(?:{events}))|{'|'.join(data['narrowing'])})\b", re.IGNORECASE)


@cache
def _of_all() -> re.Pattern[str]:
    """ "Members of the council", "all of you": all those bound."""
    bodies = "|".join(data_of("restricted")["bodies"])
    return re.compile(
        rf"\s+of (?:(?:the |this |our |its |an? )?(?:[\w-]+ ){{0,4}}?(?:{bodies})|us|you|them)\b", re.IGNORECASE
    )


_FEWEST, _LONGEST = 1, 140


def restricted(baseline: Group, candidate: Group) -> list[Difference]:
    """One side binds only some of those whom the other binds."""
    if any(FORCE[group.strongest[0].facts.modality] < FORCE["recommendation"] for group in (baseline, candidate)):
        return []
    if all(any(map(_narrowing, group.units)) for group in (baseline, candidate)):
        return []  # both bind some only; whether the same, words cannot tell
    ones, others = _unmet(baseline, candidate), _unmet(candidate, baseline)
    if bool(ones) == bool(others) or _cased(candidate if ones else baseline, baseline if ones else candidate):
        return []
    said = (ones or others)[0]
    words = _text(baseline if ones else candidate, said)
    if ones:
        return [Difference("scope", "stricter", words, "", (said, *candidate.evidence(())))]
    return [Difference("scope", "weaker", "", words, (*baseline.evidence(()), said))]


def _text(group: Group, proof: Evidence) -> str:
    text = next(unit.provision.text for unit in group.units if unit.id == proof.id)
    return " ".join(text[slice(*proof.span)].lower().split())


def _unmet(mine: Group, other: Group) -> list[Evidence]:
    """What restricts those bound, in words that the other side has in no form."""
    among = meanings(other.words)
    found: list[Evidence] = []
    for unit in mine.units if all(map(_narrowing, mine.units)) else ():
        for span in _narrowing(unit):
            words = meanings(terms(unit.provision.text[slice(*span)]))
            plain = [word for word in words if not word.startswith("=")]
            if len(plain) >= _FEWEST and share(words, among) <= LOST:
                found.append(Evidence(mine.side, unit.id, span))
    return found


def _narrowing(unit: Unit) -> list[Span]:
    """The words right after a bearer that say which of its kind, up to the modal."""
    found, text = [], unit.provision.text
    for norm in unit.facts.norms:
        who = norm.facet("bearer")
        if who is None or who.value not in ADDRESSED or norm.cue_in or not 0 < who.span[1] < norm.cue[0]:
            continue
        start = who.span[1]
        if norm.cue[0] - start > _LONGEST:
            continue
        opening = (
            None if spelt("restricted", "by").search(text[: who.span[0]]) else _narrowing_words().match(text, start)
        )
        if opening and spelt("restricted", "case").search(text, opening.end(), norm.cue[0]):
            continue  # "who lends a hand when two make peace": what happens, not what kind of person
        if opening and not _of_all().fullmatch(text[start : norm.cue[0]].rstrip()):
            found.append((opening.start() + 1, start + len(text[start : norm.cue[0]].rstrip(" ,"))))
    return found


def _described(unit: Unit) -> bool:
    who = (norm.facet("bearer") for norm in unit.facts.norms if not norm.cue_in)
    return any(one and spelt("restricted", "described").match(unit.provision.text, one.span[1]) for one in who)


def _cased(silent: Group, telling: Group) -> bool:
    """The silent side names a case of its own, in words that the telling side has not either; or it says something of
    those bound ("a member who is uncertain", "an officer who is in doubt")."""
    among = meanings(telling.words)
    if any(map(_described, silent.units)) or any("?" in unit.provision.text for unit in silent.units):
        return True  # "Lost something of ours? Tell your manager."
    return any(
        row.own and share(meanings(terms(str(row.facet.value))), among) <= LOST for row in silent.facets("trigger")
    )
