"""What terms mean: each definition of a provision by itself, also where one sentence holds several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from toolkit.alignment.effect_bearers import touches
from toolkit.alignment.effect_cases import freer, quantified
from toolkit.alignment.effect_modifier import one_more
from toolkit.alignment.effect_relief import relieving
from toolkit.alignment.effect_rules import Rule, rule_effect
from toolkit.alignment.effect_spots import Spot, data, evidence_of, joined, offsets
from toolkit.alignment.effect_tests import broader
from toolkit.alignment.group import Group
from toolkit.alignment.meaning import definitions
from toolkit.alignment.units import Unit
from toolkit.model.crosswalk import Difference, Direction
from toolkit.model.provision import Span


@dataclass(frozen=True, slots=True)
class _Meaning:
    """A term, what it is said to mean, and where both stand in the joined words of a side."""

    term: str
    words: str
    span: Span


def meanings_changed(baseline: Group, candidate: Group, spots: Sequence[Spot]) -> list[tuple[Spot, Difference]]:
    """A difference for each term whose meaning the changed words touch, by its first place of change; the other places
    in that meaning are part of it."""
    found: list[tuple[Spot, Difference]] = []
    pairs = _pairs(_meanings(baseline), _meanings(candidate), joined(baseline), joined(candidate))
    for one, other in pairs:
        inside = [spot for spot in spots if touches(one.span, 0, spot.before) or touches(other.span, 0, spot.after)]
        if not inside or (_bag(one.words) == _bag(other.words) and one.term == other.term):
            continue
        direction = _narrowed(baseline, candidate, inside, alone=len(pairs) == 1)
        evidence = (*evidence_of(baseline, one.span), *evidence_of(candidate, other.span))
        item = Difference("definition", direction, one.words, other.words, evidence)
        found += [(spot, item) for spot in inside]
    return found


def _pairs(
    ones: Sequence[_Meaning], others: Sequence[_Meaning], before: str, after: str
) -> list[tuple[_Meaning, _Meaning]]:
    """Meanings of one term; of a term that one side has in other words than a definition, the sentence that names it;
    last those that are left, in their order."""
    found, left = [], list(others)
    alone: list[_Meaning] = []
    for one in ones:
        same = next((other for other in left if other.term.lower() == one.term.lower()), None)
        if same is None:
            alone.append(one)
        else:
            left.remove(same)
            found.append((one, same))
    rest = [(one, other) for one in alone if (other := _named(one.term, after))]
    rest += [(first, other) for other in left if (first := _named(other.term, before))]
    return [*found, *(rest or zip(alone, left, strict=False))]


def _named(term: str, text: str) -> _Meaning | None:
    """ "hospitality includes a meal" against "hospitality does not include a meal", where one of them is no definition
    to the analysis."""
    match = re.search(
        rf"(?<!\w){re.escape(term)}(?!\w)(?P<words>[^.;]{{0,80}}\b(?:{data()['meaning']['verbs']})\b[^.;]*)", text
    )
    return _Meaning(term, match["words"].strip(" .,;\"'”’"), match.span()) if match else None


def _meanings(group: Group) -> list[_Meaning]:
    """Every meaning of a side in the order of its words."""
    starts = offsets(group)
    return [item for unit in group.units for item in _of_unit(unit, starts[unit.id])]


def _of_unit(unit: Unit, at: int) -> list[_Meaning]:
    """Each term's words up to the next term: one sentence may define several."""
    text = unit.provision.text
    marks = sorted(_marks(unit).items())
    nexts = [start for start, _ in marks[1:]] + [len(text)]
    found = []
    for (start, (term, place, stop)), following in zip(marks, nexts, strict=False):
        end = min(stop, following)
        found.append(_Meaning(term, re.sub(_JOINS, "", text[place:end]), (at + start, at + end)))
    return found


def _marks(unit: Unit) -> dict[int, tuple[str, int, int]]:
    """By where a term begins: the term, and where its meaning begins and ends at the latest."""
    text = unit.provision.text
    whole = len(text) if unit.provision.level == "definition" else 0
    found: dict[int, tuple[str, int, int]] = {}
    quoted = {match["term"]: match for match in _quoted().finditer(text)} if unit.facts.definitions else {}
    for item in unit.facts.definitions:
        start, place = text.find(item.term), text.find(item.meaning)
        if item.term not in quoted and 0 <= start <= place:
            found[start] = (item.term, place, max(whole, place + len(item.meaning)))
    if not unit.facts.definitions and _OPENS.fullmatch(unit.facts.context.strip()) and (said := _PLAINLY.match(text)):
        found[said.start("term")] = (said["term"], said.end(), len(text))
    for term, match in quoted.items():
        stop = re.compile(r"\.(?=\s)|\.?$").search(text, match.end())
        verb = match.start("verb") if _LEAVES_OUT.search(match["verb"]) else match.end("verb")
        found[match.start("term")] = (term, verb, max(whole, stop.start() if stop else len(text)))
    return found


_OPENS = re.compile(r"(?:in|for the purposes? of) (?:this|these|the) [\w\s]{2,40}[:–—-]*", re.IGNORECASE)
_PLAINLY = re.compile(r"(?:an?|the)\s+(?P<term>[\w'’ -]{2,40}?)\s+(?:is|are)\s", re.IGNORECASE)
""" "In this code: a relative is your parent ...": a meaning without a mark."""

_LEAVES_OUT = re.compile(r"\bnot\b|\bexclud")


@cache
def _quoted() -> re.Pattern[str]:
    """A term in quotation marks, or in strong type, with the verb that gives its meaning."""
    open_, close, verbs = "[\"“‘«'`*]{1,2}", "[\"”’»'`*]{1,2}", data()["meaning"]["verbs"]
    return re.compile(rf"(?<!\w){open_}(?P<term>[^\"“”«»*\n]{{1,60}}?){close}[^\"“”;.]{{0,60}}?\b(?P<verb>{verbs})\b")


_JOINS = r"[\s,;:.]*(?:\b(?:and|or)\b)?[\s,;:.\"“‘«'`*]*$"
"""What stands between two definitions of one sentence: ", and \""."""


def _narrowed(baseline: Group, candidate: Group, spots: Sequence[Spot], *, alone: bool) -> Direction:
    """Whether a meaning takes in less or more: by its verb, by words that were put in or struck out, else by the
    comparison of definitions, else by the words exchanged."""
    if turned := next((way for spot in spots if (way := _taken_out(spot))), None):
        return turned
    if wider := next((step for spot in spots if (step := broader(spot))), None):
        return wider[1]  # "spouse" for "member of the family"
    if freed := next((way for spot in spots if (way := freer(spot))), None):
        return freed
    rules = [(spot, rule_effect(baseline, candidate, spot, meaning=True)) for spot in spots]
    told = [(spot, rule) for spot, rule in rules if rule and rule.facet in _REACH]
    plain = {_of_meaning(rule, spot) for spot, rule in told if spot.inserted or spot.deleted}
    if len(plain) == 1 and len(told) == len(spots):
        return plain.pop()
    if told and len(told) == len(spots) and all(quantified(spot) or one_more(spot) for spot in spots):
        return told[0][1].direction  # "everyone who lives there" for "the children who live there"
    if told and len(told) == len(spots) and all(relieving(spot.left) for spot in spots):
        return told[0][1].direction  # one more thing that a meaning leaves out
    found = next(iter(definitions(baseline, candidate)), None) if alone else None
    if found is not None and found.direction != "neutral":
        return found.direction
    return next((rule.direction for _, rule in told), "neutral")


_REACH = ("exception", "scope", "threshold", "deadline")


def _taken_out(spot: Spot) -> Direction | None:
    """ "does not include" for "includes": what a term took in it leaves out."""
    verbs = [re.search(rf"\b(?:{data()['meaning']['verbs']})\b", words) for words in (spot.gone, spot.new)]
    out = [bool(_LEAVES_OUT.search(words)) for words in (spot.gone, spot.new)]
    if not any(verbs) or out[0] == out[1]:
        return None
    return "weaker" if out[1] else "stricter"


def _of_meaning(rule: Rule, spot: Spot) -> Direction:
    """A period in a meaning limits it: "whom you meet at least once a month"."""
    if re.match(r"\W*or\b", spot.new or spot.gone):
        return "stricter" if spot.new else "weaker"  # ", or have within three years carried on,"
    return rule.direction if rule.facet != "deadline" else "weaker" if spot.new else "stricter"


_JOIN = frozenset({"which", "that", "who", "the", "a", "an", "by", "i", "are"})
"""As a bag of words has them: "is" has lost its s."""


def _bag(words: str) -> list[str]:
    """The words of a meaning in any order, but those that only join; "or other" counts as much as any."""
    plain = (data()["irregular"].get(word, word.rstrip("s")) for word in re.findall(r"\w+", words.lower()))
    return sorted(word for word in plain if word not in _JOIN)
