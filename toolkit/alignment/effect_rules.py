"""What words put in or struck out do by themselves, where no facet and no duty tells it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from toolkit.alignment.effect_figures import compared, due, quantity
from toolkit.alignment.effect_spots import Spot, data, joined, pattern
from toolkit.alignment.group import FORCE, Group
from toolkit.alignment.words import terms
from toolkit.model.crosswalk import Direction

OPPOSITE: dict[Direction, Direction] = {"weaker": "stricter", "stricter": "weaker", "neutral": "neutral"}
AGAINST = frozenset({"sanctions", "complaints"})
"""Topics on which what others may do is no leave for those whom the code binds."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What a place of change does: facet and direction as a Difference has them, and the words of both sides."""

    facet: str
    direction: Direction
    before: str
    after: str


def rule_effect(baseline: Group, candidate: Group, spot: Spot, *, meaning: bool = False) -> Rule | None:
    """The first rule that knows the words; None where they are wording only. meaning: they say what a term means."""
    if _same_stems(baseline, candidate, spot):
        return None
    facts = baseline.strongest[0].facts
    permits = facts.topic not in AGAINST and (facts.modality == "permission" or _leave(facts.modality, spot))
    rules: tuple[Callable[[Spot], tuple[str, Direction] | None], ...] = (
        _whole_exception,
        lambda one: consequence(baseline, candidate, one),
        access,
        part,
        lambda one: post(baseline, candidate, one),
        due,
        asked,
        act,
        compared,
        quantity,
        _negation,
        _opposite,
        lambda one: _joining(baseline, one),
        _comma,
        _softer,
        _excepted,
        _wider,
        _narrower,
        _manner,
        _alternative,
    )
    for rule in rules:
        if found := rule(spot):
            facet, direction = found
            if facet == "reversed" and _denied(baseline) == _denied(candidate):
                continue  # "No officer shall" for "An officer shall not"
            direction = _way(baseline, candidate) if facet == "reversed" and direction == "neutral" else direction
            turned = permits and facet in {"scope", "exception"}
            return Rule(facet, OPPOSITE[direction] if turned else direction, spot.gone, spot.new)
    return _modifier(baseline, candidate, spot, permits=permits, rules=meaning or _rules(baseline, candidate))


def _negation(spot: Spot) -> tuple[str, Direction] | None:
    """A "not" that comes or goes and nothing else: a statement is turned round."""
    gone, new = (pattern("negation").sub(" ", words).strip() for words in (spot.gone, spot.new))
    denied = [len(pattern("negation").findall(words)) % 2 for words in (spot.gone, spot.new)]
    rest = [re.sub(rf"(?<!\w)(?:{data()['filler']['words']})(?!\w)|\W", "", words) for words in (gone, new)]
    if denied[0] == denied[1] or rest[0] != rest[1]:
        return None
    return "reversed", "neutral"


def _opposite(spot: Spot) -> tuple[str, Direction] | None:
    for row in data()["opposites"]:
        one, other = (re.compile(rf"\b(?:{row[name]})(?!\w)", re.IGNORECASE) for name in ("one", "other"))
        gone, new = f"{spot.gone} {spot.right[:40]}", f"{spot.new} {spot.right[:40]}"
        if not spot.gone or not spot.new:
            continue
        if one.match(gone) and other.match(new) and not one.match(new):
            return "reversed", "weaker"
        if other.match(gone) and one.match(new) and not one.match(gone):
            return "reversed", "stricter"
    return None


def _leave(modality: str, spot: Spot) -> bool:
    """In a sentence of no known force, "may" before the place makes it a leave."""
    said = re.findall(r"\b(may|must|shall|should)\b(?! not\b)", spot.left)
    return modality == "none" and said[-1:] == ["may"]


_ACTS = re.compile(
    r"\b(?:must|shall|should|will|(?:is|are|be) to|required to)\s+(?!not\b|never\b|only\b|be\b)[a-z]+\s*$"
)
"""Between two verbs of one duty, "declare and manage": both are asked, or one of them."""


def _joining(baseline: Group, spot: Spot) -> tuple[str, Direction] | None:
    """ "and" for "or" between conditions asks less of a case to fall under the rule, and the other way about; between
    conditions of an exception, less to be excepted."""
    gone, new = spot.gone.strip(" ,;."), spot.new.strip(" ,;.")
    if {gone, new} != {"and", "or"}:
        return None
    if _ACTS.search(spot.left):
        return "modality", "weaker" if new == "or" else "stricter"
    above = f"{baseline.units[0].facts.context} {spot.left}"
    excepted = pattern("narrowing", "exception").search(above) or re.search(r"\bonly (?:if|where|when)\b", above)
    return "scope", "stricter" if (new == "or") != bool(excepted) else "weaker"


def _comma(spot: Spot) -> tuple[str, Direction] | None:
    """A comma before "who ..." makes words that picked some out speak of all; one before a closing "in a matter ..."
    after "a or b" makes these words limit both."""
    right = spot.right.strip()
    if {spot.gone, spot.new} != {",", ""} or not spot.left.strip():
        return None
    if re.match(rf"(?:{data()['comma']['relative']})\b", right):
        return "scope", "stricter" if spot.new else "weaker"
    if re.match(rf"(?:{data()['comma']['limit']})\b", right) and re.search(r"\b(?:and|or)\b", spot.left):
        return "scope", "weaker" if spot.new else "stricter"
    return None


def _softer(spot: Spot) -> tuple[str, Direction] | None:
    """ "shall endeavour to answer" for "shall answer"."""
    gone, new = (pattern("force", "softening").search(words) for words in (spot.gone, spot.new))
    if bool(gone) == bool(new):
        return None
    return "modality", "weaker" if new else "stricter"


def opens_exception(spot: Spot) -> bool:
    """A clause that begins as an exception comes or goes whole: what it says of a time or a person is part of it."""
    words = re.sub(r"^\W+", "", spot.new or spot.gone)
    clause = (spot.inserted or spot.deleted) and pattern("narrowing", "exception").match(words)
    return bool(clause) and not re.search(r"[.;]\s", words)


def consequence(baseline: Group, candidate: Group, spot: Spot) -> tuple[str, Direction] | None:
    """Words for a sanction come or go where a provision tells what follows from a breach."""
    gone, new = (frozenset(pattern("sanction", "words").findall(words)) for words in (spot.gone, spot.new))
    told = all(pattern("sanction", "of").search(_under(group)) for group in (baseline, candidate))
    if gone == new or not told:
        return None
    return "sanction", _heavier(spot) if gone and new else "stricter" if new else "weaker"


def _heavier(spot: Spot) -> Direction:
    """By the heaviest thing that either wording threatens."""
    gone, new = ranked("sanction", spot)
    return "neutral" if gone is None or new is None or gone == new else "weaker" if new > gone else "stricter"


def ranked(table: str, spot: Spot) -> tuple[int | None, int | None]:
    """The first of a table's ranks, strictest first, that the words struck out and those put in reach."""
    rows = [re.compile(rf"(?<!\w)(?:{row})(?!\w)") for row in data()[table]["ranks"]]
    one, other = (next((at for at, row in enumerate(rows) if row.search(x)), None) for x in (spot.gone, spot.new))
    return one, other


def part(spot: Spot) -> tuple[str, Direction] | None:
    """Leaving the room, taking no part, or only not voting: one for another."""
    gone, new = ranked("part", spot)
    if gone is None or new is None or gone == new:
        return None
    return "participation", "weaker" if new > gone else "stricter"


_BOUND = re.compile(
    r"^(?:[\s'’]*[\w'’-]+){0,3}?\s*\b(?:must|shall|should|will|may|is to|are to|(?:is|are) (?:required|responsible))\b"
)


def post(baseline: Group, candidate: Group, spot: Spot) -> tuple[str, Direction] | None:
    """Before a duty's own words, part of a post's name in capitals for another: "The Watch Manager must"."""
    sides = ((joined(baseline), spot.before, spot.gone), (joined(candidate), spot.after, spot.new))
    named = all(words and text[span[0] : span[1]].strip()[:1].isupper() for text, span, words in sides)
    opening = re.fullmatch(r"(?:\W*[\w'’-]+){1,4}\s*", spot.left)  # the first word of all has a capital anyhow
    return ("bearer", "neutral") if named and opening and _BOUND.match(spot.right) else None


def asked(spot: Spot) -> tuple[str, Direction] | None:
    """Another post or body whose leave is asked, or who decides."""
    named = bool(spot.gone and spot.new) and not re.search(r"\d", spot.gone + spot.new)
    return ("recipient", "neutral") if named and pattern("asked", "words").search(spot.left) else None


def act(spot: Spot) -> tuple[str, Direction] | None:
    """A second act, or a second person to be told, that only one wording asks for."""
    if not (spot.inserted or spot.deleted):
        return None
    words = (spot.new or spot.gone).lstrip(" ,;")
    direction: Direction = "stricter" if spot.new else "weaker"
    if pattern("act", "told").match(words):
        return "recipient", direction
    return ("modality", direction) if pattern("act", "joined").match(words) else None


def _under(group: Group) -> str:
    """The words of a side with the headings over them."""
    return f"{group.units[0].headings} {joined(group)}"


_SEEN = {"public": 2, "on_request": 1, "internal": 0}


def access(spot: Spot) -> tuple[str, Direction] | None:
    """Who may see a register or statement: words of one degree of openness for those of another."""
    gone, new = (_openness(words) for words in (spot.gone, spot.new))
    if gone is None or new is None or gone == new:
        return None
    return "register_access", "weaker" if new < gone else "stricter"


def _openness(words: str) -> int | None:
    return next((rank for name, rank in _SEEN.items() if pattern("access", name).search(words)), None)


def _whole_exception(spot: Spot) -> tuple[str, Direction] | None:
    return _excepted(spot) if opens_exception(spot) else None


def _excepted(spot: Spot) -> tuple[str, Direction] | None:
    """An exception that only one wording has."""
    gone, new = (pattern("narrowing", "exception").search(words) for words in (spot.gone, spot.new))
    if bool(gone) == bool(new):
        return None
    return "exception", "weaker" if new else "stricter"


def _narrower(spot: Spot) -> tuple[str, Direction] | None:
    """A condition or a hedge that only one wording has; a whole sentence with an "if" in it is none."""
    if _sentence(spot):
        return None
    for name in ("hedge", "condition"):
        gone, new = (pattern("narrowing", name).search(words) for words in (spot.gone, spot.new))
        if bool(gone) != bool(new):
            further = re.match(r"\W*or\b", spot.new or spot.gone)  # "or if it is serious": one more case
            return "scope", "weaker" if bool(new) != bool(further) else "stricter"
    return None


def _wider(spot: Spot) -> tuple[str, Direction] | None:
    name = "applying" if _sentence(spot) else "also"
    gone, new = (pattern("widening", name).search(words) for words in (spot.gone, spot.new))
    if bool(gone) == bool(new):
        return None
    return "scope", "stricter" if new else "weaker"


def _manner(spot: Spot) -> tuple[str, Direction] | None:
    gone, new = (pattern("manner", "asks").search(words) for words in (spot.gone, spot.new))
    if bool(gone) == bool(new):
        return None
    return "modality", "stricter" if new else "weaker"


_ADDED = re.compile(r"^\W*(?:and|or|nor)\b|\b(?:and|or)\b|^\s*,|,\s*$")


def _alternative(spot: Spot) -> tuple[str, Direction] | None:
    """One more, or one fewer, of a row: "gifts or hospitality"; the words of the shorter row are all in the longer."""
    gone, new = set(_meant(spot.gone).split()), set(_meant(spot.new).split())
    if not (gone < new or new < gone) or not _ADDED.search(spot.new if gone < new else spot.gone):
        return None
    return "scope", "stricter" if gone < new else "weaker"


def _meant(words: str) -> str:
    """The words without those that change no rule."""
    return re.sub(r"\W+", " ", pattern("filler", "words").sub(" ", words)).strip()


_PRONOUN = re.compile(r"\b(?:it|they|them|he|him|she|her|this|that|these|those|such|one|which|who)\b")


def _sentence(spot: Spot) -> bool:
    """One sentence or more come or go whole."""
    words = spot.new or spot.gone
    return (spot.inserted or spot.deleted) and bool(re.match(r"[.;!?]\s*\w", words) or re.search(r"\w[.;!?]$", words))


def _modifier(baseline: Group, candidate: Group, spot: Spot, *, permits: bool, rules: bool) -> Rule | None:
    """A word put before a noun limits it ("a financial interest"), in a rule; in a statement that binds nobody it is
    wording."""
    gone, new = _meant(spot.gone), _meant(spot.new)
    if bool(gone) == bool(new) or not rules or _PRONOUN.search(spot.gone if new else spot.new):
        return None  # "a gift" for "it" says no more
    if _sentence(spot):
        return None  # one that none of the rules knows explains
    if not terms(gone or new) or _is_name(baseline, candidate, spot):
        return None
    direction: Direction = "weaker" if new else "stricter"
    return Rule("scope", OPPOSITE[direction] if permits else direction, spot.gone, spot.new)


def _is_name(baseline: Group, candidate: Group, spot: Spot) -> bool:
    """Part of a name in capitals, beside a word in capitals: a post or body called otherwise."""
    text, span = (joined(candidate), spot.after) if spot.new else (joined(baseline), spot.before)
    words = [
        word for word in re.findall(r"[^\W\d_]+", text[slice(*span)]) if word.lower() not in {"of", "the", "and", "for"}
    ]
    beside = f"{text[max(0, span[0] - 20) : span[0]]} | {text[span[1] : span[1] + 20]}"
    close = re.search(r"\b[A-Z][\w-]+\W*\|", beside) or re.search(r"\|\W*[A-Z]", beside)
    return bool(words) and all(word[:1].isupper() for word in words) and bool(close)


def _same_stems(baseline: Group, candidate: Group, spot: Spot) -> bool:
    """Every word that carries meaning in this place stands elsewhere on the other side too, if it was not there before:
    "this section describes" for "described in this section". A word that forbids, or joins, is not meant."""
    gone, new = set(terms(_meant(spot.gone))), set(terms(_meant(spot.new)))
    if re.search(r"\d", spot.gone + spot.new) or not (gone or new):
        return False
    ones, others = (terms(joined(group)) for group in (baseline, candidate))
    if _repeats(baseline, spot.deleted, new) or _repeats(candidate, spot.inserted, gone):
        return True
    if len(baseline.units) + len(candidate.units) > 2:  # what was said twice may now be said once
        return all(word in ones and word in others for word in gone | new)
    return all(ones.count(word) == others.count(word) > 0 for word in gone | new)


def _way(baseline: Group, candidate: Group) -> Direction:
    """Of a rule turned round: stricter where it now forbids, weaker where it forbade, else not to be said."""
    before, after = (group.strongest[0].facts.modality == "prohibition" for group in (baseline, candidate))
    return "neutral" if before == after else "stricter" if after else "weaker"


def _repeats(group: Group, silent: bool, words: set[str]) -> bool:
    """The words that one side alone has are those of the other's lead-in, written out."""
    context = set(terms(" ".join(unit.facts.context for unit in group.units)))
    return bool(words) and not silent and words <= context


def _denied(group: Group) -> int:
    return len(pattern("negation").findall(joined(group))) % 2


def _rules(baseline: Group, candidate: Group) -> bool:
    return any(FORCE[unit.facts.modality] > 0 for group in (baseline, candidate) for unit in group.units)
