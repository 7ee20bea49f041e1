"""What words put in or struck out do by themselves, where no facet and no duty tells it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from toolkit.alignment.effect_access import access, opened, session, shut
from toolkit.alignment.effect_compare import compared
from toolkit.alignment.effect_denials import denied, in_case_of, negation, opposite, plainly, shifted, way
from toolkit.alignment.effect_facets import act, exchanged, manner, ordered, part, said, softer
from toolkit.alignment.effect_figures import appointed, due, event, looking_back, quantity, reckoned
from toolkit.alignment.effect_force import bounds_alike
from toolkit.alignment.effect_likely import at_least, likelier, needed, oftener
from toolkit.alignment.effect_matter import content_of, matter
from toolkit.alignment.effect_moments import moment
from toolkit.alignment.effect_pace import as_soon
from toolkit.alignment.effect_posts import asked, doer, post
from toolkit.alignment.effect_sanctions import consequence
from toolkit.alignment.effect_scope import (
    ASIDE,
    alternative,
    choice,
    comma,
    excepted,
    further,
    in_case,
    in_exception,
    joining,
    narrower,
    places,
    quantified,
    relieving,
    whole_exception,
    wider,
)
from toolkit.alignment.effect_sentences import around
from toolkit.alignment.effect_spots import Effect, Spot, data, joined, meant, pattern, sentence
from toolkit.alignment.effect_tests import broader, placed, tested
from toolkit.alignment.group import FORCE, Group
from toolkit.alignment.words import stem, terms
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


def rule_effect(
    baseline: Group,
    candidate: Group,
    spot: Spot,
    *,
    meaning: bool = False,
    relief: bool = False,
    alone: bool = False,
) -> Rule | None:
    """The first rule that knows the words; None where they are wording only. meaning: they say what a term means;
    relief: they stand in a list of what is excepted or left free; alone: nothing else was changed."""
    moved = _same_stems(baseline, candidate, spot) and not compared(baseline, candidate, spot)
    if moved or _names_itself(candidate, spot) or _explains(spot):
        return None
    if plainly(spot.gone) == plainly(spot.new):
        return None  # "must declare" for "must not fail to declare"
    freed = takes_out(baseline, spot, relief=relief)
    for rule in _rows(baseline, candidate):
        if found := rule(spot):
            facet, direction = found
            alike = denied(baseline) == denied(candidate) or bounds_alike(joined(baseline), joined(candidate))
            if (facet, direction) == ("reversed", "neutral") and (alike or shifted(baseline, candidate, spot)):
                continue  # "No officer shall" for "An officer shall not"
            if (facet, direction) == ("reversed", "neutral") and in_case_of(spot):
                facet = "scope"
            direction = way(baseline, candidate) if facet == "reversed" and direction == "neutral" else direction
            if (
                facet in {"scope", "exception", "deadline"}
                and spot.gone
                and spot.new
                and bounds_alike(joined(baseline), joined(candidate))
            ):
                continue  # "only on production of a receipt" for "not without a receipt"
            back = freed and facet in {"scope", "exception"}
            return Rule(facet, OPPOSITE[direction] if back else direction, spot.gone, spot.new)
    bare = alone and (spot.inserted or spot.deleted) and bool(spot.left.strip())
    limits = meaning or relief or bare or _rules(baseline, candidate, spot)
    return _modifier(baseline, candidate, spot, turned=freed, rules=limits)


def _rows(baseline: Group, candidate: Group) -> tuple[Callable[[Spot], Effect | None], ...]:
    """The rules, the surest first."""
    return (
        whole_exception,
        lambda one: in_case(baseline, one),
        lambda one: consequence(baseline, candidate, one),
        lambda one: shut(baseline, candidate, one),
        access,
        session,
        lambda one: opened(baseline, candidate, one),
        lambda one: tested(baseline, candidate, one),
        lambda one: part(baseline, candidate, one),
        lambda one: post(baseline, candidate, one),
        doer,
        due,
        appointed,
        reckoned,
        event,
        looking_back,
        asked,
        lambda one: moment(baseline, one),
        act,
        lambda one: choice(baseline, one),
        at_least,
        needed,
        oftener,
        likelier,
        lambda one: compared(baseline, candidate, one),
        quantity,
        negation,
        opposite,
        lambda one: joining(baseline, one),
        lambda one: comma(baseline, candidate, one),
        ordered,
        lambda one: exchanged(baseline, candidate, one),
        lambda one: said(baseline, candidate, one),
        softer,
        excepted,
        places,
        wider,
        further,
        quantified,
        placed,
        broader,
        narrower,
        lambda one: manner(baseline, candidate, one),
        lambda one: _manners(baseline, one),
        alternative,
    )


def takes_out(baseline: Group, spot: Spot, *, relief: bool) -> bool:
    """What stands here is left free or excepted; in an exception from a leave it is again part of a rule."""
    return (relief or _permits(baseline, spot)) != in_exception(baseline, spot)


def _permits(baseline: Group, spot: Spot) -> bool:
    """What stands here is left free, or taken out of a rule: to cover less of it is stricter."""
    facts = baseline.strongest[0].facts
    if _NO_BREACH.search(spot.left):
        return True
    if facts.topic in AGAINST or pattern("relief", "power").search(joined(baseline)):
        return False
    listed = bool(pattern("relief", "listed").search(facts.context)) and facts.modality == "none"
    allowed = bool(re.search(r"\b(?:is|are) (?:acceptable|allowed|permitted|fine|all right)\b", spot.left))
    exempt = bool(_EXEMPT.match(spot.right))
    return (
        facts.modality == "permission"
        or listed
        or relieving(spot.left)
        or _leave(facts.modality, spot)
        or exempt
        or (allowed and facts.modality != "prohibition")
    )


_EXEMPT = re.compile(
    r"[^,;:]{0,60}\b"
    r"(?:(?:is|are) (?:exempt|free from|excused|outside (?:this|the)|not (?:caught|covered|counted|affected))"
    r"|(?:does|do) not count|falls? outside)"
)
_NO_BREACH = re.compile(
    r"\b(?:no|not (?:be |constitute |count as |amount to )?(?:an? |any )?)(?:breach|offence|contravention|misconduct)\b"
)


def _explains(spot: Spot) -> bool:
    """A reason is given, or no longer: it changes no rule."""
    clause = re.match(
        r"\W*(?:because|since (?:it|they|this|the)|so that|in order (?:to|that)|given that)\b", spot.new or spot.gone
    )
    return bool(clause) and not (spot.new and spot.gone)


def _leave(modality: str, spot: Spot) -> bool:
    """In a sentence of no known force, "may" before the place makes it a leave."""
    said = re.findall(r"\b(may|must|shall|should)\b(?! not\b)", spot.left)
    return modality == "none" and said[-1:] == ["may"]


_PRONOUN = re.compile(r"\b(?:it|they|them|he|him|she|her|this|that|these|those|such|one|which|who)\b")


def _modifier(baseline: Group, candidate: Group, spot: Spot, *, turned: bool, rules: bool) -> Rule | None:
    """A word put before a noun limits it ("a financial interest"), in a rule; in a statement that binds nobody it is
    wording."""
    gone, new = meant(spot.gone), meant(spot.new)
    if not _ORDER.search(f"{spot.gone} {spot.new}"):
        gone, new = _apart(gone, new)
    if bool(gone) == bool(new) or not rules or _PRONOUN.search(spot.gone if new else spot.new):
        return None  # "a gift" for "it" says no more
    if sentence(spot) or (ASIDE.match(spot.gone or spot.new) and not turned):
        return None  # one that none of the rules knows explains; an aside limits only what is excepted
    if not terms(gone or new) or _is_name(baseline, candidate, spot):
        return None
    if _how(baseline, spot, gone or new):
        return Rule("modality", "stricter" if new else "weaker", spot.gone, spot.new)
    direction: Direction = "weaker" if new else "stricter"
    return Rule("scope", OPPOSITE[direction] if turned else direction, spot.gone, spot.new)


_ORDER = re.compile(r"\b(?:must|shall|should|may|will)\b")


def one_more(spot: Spot) -> bool:
    """All words of one side are in the other, which has more: "is paid to lobby" for "lobbies"."""
    if spot.inserted or spot.deleted:
        return False
    gone, new = _apart(meant(spot.gone), meant(spot.new))
    return bool(gone) != bool(new)


def _apart(gone: str, new: str) -> tuple[str, str]:
    """Without the words that both have, in the singular or the plural: "formal meetings" for "every meeting"."""
    sides = [{stem(word): word for word in words.split()} for words in (gone, new)]
    both = sides[0].keys() & sides[1].keys()
    both |= {word for side in sides for word in side if both and side[word] in _LIGHT}
    one, other = (" ".join(word for bare, word in side.items() if bare not in both) for side in sides)
    return one, other


_LIGHT = frozenset({"make", "makes", "made", "making", "give", "gives", "take", "takes", "carry", "carries", "out"})


def _manners(baseline: Group, spot: Spot) -> Effect | None:
    """One more adverb in a row of them: "promptly | and impartially"."""
    words = (spot.gone or spot.new).strip(" ,")
    beside = re.search(r"\w{3,}ly,?(?: and)?\s*$", spot.left) or re.match(r"\W*(?:and )?\w{3,}ly\b", spot.right)
    bare = re.sub(r"^and |,? and$", "", words)
    if not (spot.inserted or spot.deleted) or not beside or not _how(baseline, spot, bare):
        return None
    return "modality", "stricter" if spot.new else "weaker"


def _how(baseline: Group, spot: Spot, words: str) -> bool:
    """An adverb with the verb of a duty asks more of it: "must answer fully"; with a ban, it limits the ban."""
    adverb = re.fullmatch(r"\w{3,}ly(?: \w{3,}ly)?", words) and not _NO_ADVERB.search(words)
    duty = baseline.strongest[0].facts.modality in {"obligation", "recommendation"}
    case = re.search(r"\b(?:if|where|when|who|which|that)\b(?!.*\b(?:must|shall|should|will)\b)", spot.left)
    return bool(adverb) and duty and not case


_NO_ADVERB = re.compile(
    r"\b(?:family|assembly|reply|supply|july|early|only|elderly|daily|weekly|monthly|yearly|quarterly|friendly|likely|costly)\b"
)


def _is_name(baseline: Group, candidate: Group, spot: Spot) -> bool:
    """Part of a name in capitals, beside a word in capitals: a post or body called otherwise."""
    text, span = (joined(candidate), spot.after) if spot.new else (joined(baseline), spot.before)
    words = [
        word for word in re.findall(r"[^\W\d_]+", text[slice(*span)]) if word.lower() not in {"of", "the", "and", "for"}
    ]
    beside = f"{text[max(0, span[0] - 20) : span[0]]} | {text[span[1] : span[1] + 20]}"
    close = re.search(r"\b[A-Z][\w-]+\W*\|", beside) or re.search(r"\|\W*[A-Z]", beside)
    return bool(words) and all(word[:1].isupper() for word in words) and bool(close)


def _names_itself(candidate: Group, spot: Spot) -> bool:
    """Of a provision that was split, "under 2.3" in the second part points at the first: nothing is limited by it."""
    if len(candidate.units) < 2 or spot.gone:
        return False
    words = f" {spot.new} "
    for cite in sorted((unit.provision.cite.lower() for unit in candidate.units), key=len, reverse=True):
        words = re.sub(rf"(?<![\w.]){re.escape(cite)}(?![\w.])", " ", words)
    bare = re.sub(r"\b(?:paragraph|section|clause|rule|under|referred|mentioned|described|made)\b", " ", words)
    return words != f" {spot.new} " and not re.search(r"\w", meant(bare))


def _same_stems(baseline: Group, candidate: Group, spot: Spot) -> bool:
    """Every word that carries meaning in this place stands elsewhere on the other side too, if it was not there before:
    "this section describes" for "described in this section". A word that forbids, or joins, is not meant."""
    gone, new = set(terms(meant(spot.gone))), set(terms(meant(spot.new)))
    if (gone or new) and not any(_qualities(spot, gone, new)):
        return True
    gone, new = _qualities(spot, gone, new)
    figures = [sorted(re.findall(r"\d+", joined(group))) for group in (baseline, candidate)]
    one_sided = (spot.inserted or spot.deleted) and figures[0] == figures[1]  # a period told in another place
    if (re.search(r"\d", spot.gone + spot.new) and not one_sided) or not (gone or new) or negation(spot) or wider(spot):
        return False
    ones, others = (terms(joined(group)) for group in (baseline, candidate))
    if _repeats(baseline, spot.deleted, new) or _repeats(candidate, spot.inserted, gone):
        return True
    if len(baseline.units) + len(candidate.units) > 2:  # what was said twice may now be said once
        return all(word in ones and word in others for word in gone | new)
    return all(ones.count(word) == others.count(word) > 0 for word in gone | new) or _elsewhere(
        baseline, candidate, spot
    )


def _elsewhere(baseline: Group, candidate: Group, spot: Spot) -> bool:
    """What is put in or struck out here stands on the other side in another form: "in writing", "written"."""
    words = content_of(spot.gone or spot.new)
    one, other = (matter(text) for text in around(spot, joined(baseline), joined(candidate)))
    return (spot.inserted or spot.deleted) and bool(words) and all(one[word] == other[word] > 0 for word in words)


def _qualities(spot: Spot, gone: set[str], new: set[str]) -> tuple[set[str], set[str]]:
    """Without an adverb and the noun or adjective made of it, and without words for one haste: "courteously and
    promptly" for "with courtesy and without delay"."""
    adverbs = re.findall(r"\b(\w{3,})ly\b", f"{spot.gone} {spot.new}")
    roots = {adverb[:_ROOT] for adverb in adverbs}
    both = {root for root in roots if all(any(word.startswith(root) for word in side) for side in (gone, new))}
    rest = [{word for word in side if word[:_ROOT] not in both} for side in (gone, new)]
    hasty = set(terms(data()["haste"])) if as_soon(spot.gone, spot.new) else set()
    return rest[0] - hasty, rest[1] - hasty


_ROOT = 5
"""Letters that an adverb and the noun made of it have in common."""


def _repeats(group: Group, silent: bool, words: set[str]) -> bool:
    """The words that one side alone has are those of the other's lead-in, written out."""
    context = set(terms(" ".join(unit.facts.context for unit in group.units)))
    return bool(words) and not silent and words <= context


def _rules(baseline: Group, candidate: Group, spot: Spot) -> bool:
    said = re.search(r"\b(?:must|shall|should|(?:is|are) to|compulsory|mandatory|obligatory)\b", spot.left)
    applies = re.search(r"\b(?:appl(?:y|ies)|binds?|covers?|extends? to)\b", f"{spot.left} {spot.right}")
    return bool(said or applies) or any(
        FORCE[unit.facts.modality] > 0 for group in (baseline, candidate) for unit in group.units
    )
