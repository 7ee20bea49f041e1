"""Words that only one side has and that cover less or more: a qualification, or one more thing in a row.

    baseline    You must not disclose confidential information.
    candidate   You must not disclose confidential information *about ratepayers*.           covers less
    baseline    You must not use it for your own benefit *or for that of another person*.     covers more

Told only where the rest of the two provisions says the same in words that are known for the same, and the other side
has hardly a word left in which it could say as much.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from toolkit.alignment.data import data_of
from toolkit.alignment.group import Group
from toolkit.alignment.likeness import KEPT, meanings, share, unanswered
from toolkit.alignment.spelt_out import spelt_out
from toolkit.alignment.units import Unit
from toolkit.alignment.words import roles_out, terms
from toolkit.model.crosswalk import Difference, Direction, Evidence
from toolkit.model.norm import FacetName, Modality
from toolkit.model.provision import Span

_FEWEST = 2
"""Content words that the two sides must share to be compared at all."""


class Extra(NamedTuple):
    """Words that the other side has not. less: they qualify, so that their side covers less."""

    span: Span
    number: int
    less: bool


@cache
def _data() -> dict[str, Any]:
    return data_of("qualified")


@cache
def _opening(name: str) -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{'|'.join(_data()[name])})\b", re.IGNORECASE)


def qualified(baseline: Group, candidate: Group) -> list[Difference]:
    """What one side alone adds to the same rule, as one difference of scope."""
    if len(baseline.units) != 1 or len(candidate.units) != 1:
        return []
    ones, others = _extra(baseline, candidate), _extra(candidate, baseline)
    if (ones is None) == (others is None):
        return []
    found = ones or others
    assert found is not None
    less = found.less == (others is not None)  # the candidate covers less
    direction: Direction = "weaker" if less == (_modality(baseline) != "permission") else "stricter"
    mine = baseline if ones else candidate
    said = mine.units[0].provision.text[slice(*found.span)].strip(" ,;.")
    own = (Evidence(mine.side, mine.units[0].id, found.span),)
    if ones:
        return [Difference("scope", direction, said, "", (*own, *candidate.evidence(())))]
    return [Difference("scope", direction, "", said, (*baseline.evidence(()), *own))]


def _modality(group: Group) -> Modality:
    return group.units[0].facts.modality


def _extra(mine: Group, other: Group) -> Extra | None:
    """The one run of words that the other side lacks, if it qualifies or adds, and all else is answered."""
    unit = mine.units[0]
    if _modality(mine) == "none" and not unit.facts.context:
        return None
    text = unit.provision.text
    known = meanings(other.words)
    tokens = [
        (match.span(), share(meanings(terms(match[0])), known) > 0)
        for match in re.finditer(r"[^\W_][\w'’-]*", roles_out(text))
        if terms(match[0]) and match[0] not in _data()["plain"] and not _spoken_for(unit, match.start())
    ]
    run = _run(tokens)
    spare = unanswered([word for word in other.words if word not in plain_words()], mine.words)
    if run is None:
        return None
    said = text[run[0] : run[1][1]]
    if spare <= run[2] and not _spelt("universal").search(said) and (narrow := _less_than_all(text, run, other)):
        return None if _runs_on(unit, narrow) else narrow
    found = _read(text, *run)
    if found and found.less and _spelt("pointing").search(other.units[0].provision.text):
        return None  # "such an interest" is as narrow as the provision that it points to
    if found and found.less and _spelt("universal").search(text[slice(*found.span)]):
        return None  # "from beginning to end, no matter whom it concerns" narrows nothing
    if found and (_runs_on(unit, found) or spelt_out(text, found.span[0], other.text)):
        return None
    wide = _any_kind(other) and found is not None and found.less
    limit = spare if wide else run[2] // 2
    if spare > limit or not (_same_rest(mine, other) or wide):
        return None
    return found if found and not (found.less and _has_such(other, text[slice(*found.span)])) else None


def _runs_on(unit: Unit, found: Extra) -> bool:
    """The words run on into another clause, or tell with it of a case ("who lends a hand when two make peace")."""
    if _CASE.match(unit.provision.text, found.span[1]):
        return True
    return any(found.span[0] < norm.cue[0] < found.span[1] for norm in unit.facts.norms if not norm.cue_in)


def _has_such(other: Group, said: str) -> bool:
    """The other side has a clause that opens with the same word: the two say in unlike words what may be the same."""
    first = re.match(r"(?:which|who|that|whose|if|when|where|while|whilst|only)\b", said, re.IGNORECASE)
    return bool(first and re.search(rf"\b{first[0]}\b", other.units[0].provision.text, re.IGNORECASE))


@cache
def plain_words() -> frozenset[str]:
    """Stems that say nothing by themselves."""
    return frozenset(stem for word in _data()["plain"] for stem in terms(word))


def _any_kind(group: Group) -> bool:
    return any(_spelt("universal").search(unit.provision.text) for unit in group.units)


@cache
def _spelt(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_data()[name])})\b", re.IGNORECASE)


def _less_than_all(text: str, run: tuple[int, Span, int], other: Group) -> Extra | None:
    """One kind where the other side has all: "customers" for "everyone", "financial interest" for "any interest",
    "land which the Council may buy" for "any land"."""
    _, (start, end), count = run
    before, after, said = _unarticled(text[:start]), text[end:].split(), other.units[0].provision.text
    every = "|".join(_data()["every"])
    if count <= _FEWEST and before:
        place = rf"\b{re.escape(before[-1])}\s+(?:{'|'.join(_data()['all_persons'])})\b"
        if re.search(place, said, re.IGNORECASE):
            return Extra((start, end), count, less=True)
        noun = re.escape(after[0].strip(".,;")) if after else ""
        if count == 1 and noun and re.search(rf"\b(?:{every})\s+{noun}", said, re.IGNORECASE):
            return Extra((start, end), count, less=True)
    clause = re.match(r"\s*(?:which|that|who|in|of|for|from|with|at|under|involving)\b", text[run[0] :])
    noun = f"{re.escape(text[: run[0]].split()[-1].rstrip('s'))}s?" if text[: run[0]].split() else ""
    persons = rf"\b(?:{'|'.join(_data()['all_persons'])})\b(?! (?:who|whose|whom|that|in|of|with)\b)"
    if clause and _SOMEBODY.search(text[: run[0]]) and re.search(persons, said, re.IGNORECASE):
        return Extra((run[0] + _blank(text, run[0]), end), count, less=True)
    if clause and noun and re.search(rf"\b(?:{every})\s+{noun}(?=\s*(?:[,.;]|$))", said, re.IGNORECASE):
        return Extra((run[0] + _blank(text, run[0]), end), count, less=True)
    return None


def _unarticled(text: str) -> list[str]:
    """The words before, without the article that goes with the next one: "bully *a* colleague"."""
    return re.sub(r"\b(?:an?|the|your|his|her|their|any|another|fellow)\s*$", "", text, flags=re.IGNORECASE).split()


def _spoken_for(unit: Unit, place: int) -> bool:
    """Within a facet that is compared as such, or the first word of an act, which is paired as such."""
    inside = any(facet.span[0] <= place < facet.span[1] for name in _COMPARED for facet in unit.facts.facets(name))
    return inside or _cited(unit, place) or any(facet.span[0] == place for facet in unit.facts.facets("action"))


def _cited(unit: Unit, place: int) -> bool:
    """Within the name of an Act or the number of a section: each code has its own law."""
    text = unit.provision.text
    found = ((text.find(item.text), len(item.text)) for item in unit.facts.references)
    return any(0 <= start <= place < start + length for start, length in found)


_COMPARED: tuple[FacetName, ...] = ("deadline", "threshold", "recipient", "sanction", "register_access")


def _same_rest(mine: Group, other: Group) -> bool:
    own = meanings(mine.words)
    plain = [word for word in set(other.words) if not word.isupper()]
    return len(plain) >= _FEWEST and share(meanings(plain), own) >= KEPT


def _run(tokens: Sequence[tuple[Span, bool]]) -> tuple[int, Span, int] | None:
    """Where the word before begins to end, the span of the words without an answer, and their number; None where there
    are none, or where they stand apart."""
    places = [place for place, (_, answered) in enumerate(tokens) if not answered]
    if not places or places[-1] - places[0] > len(places):
        return None
    before = tokens[places[0] - 1][0][1] if places[0] else 0
    count = sum(1 for place in places)
    return before, (tokens[places[0]][0][0], tokens[places[-1]][0][1]), count


def _read(text: str, before: int, span: Span, count: int) -> Extra | None:
    """By the words that open it: "or for", "including" add; "about", "while", "which" qualify."""
    words = [match.start() for match in re.finditer(r"[^\W_]+", text[: span[1]]) if match.start() >= before]
    for place in reversed([word for word in words if word <= span[0]]):
        if _NEXT.search(text, place, span[0]):
            return None  # a sentence of its own qualifies nothing before it
        if _opening("adding").match(text, place):
            return Extra((place, span[1]), count, less=False) if count >= _FEWEST else None
        if _opening("qualifying").match(text, place):
            if _SOME_PEOPLE.search(text[:place]):
                continue  # "and those who work for it" adds, whatever comes after "who"
            return Extra((place, span[1]), count, less=True)
    return None


_CASE = re.compile(r"\s+(?:if|when|where|whenever|while)\b", re.IGNORECASE)
_SOMEBODY = re.compile(r"\b(?:persons?|people|somebody|someone|anybody|anyone|those|individuals?)\s*$", re.IGNORECASE)
_SOME_PEOPLE = re.compile(
    r"\b(?:and|or|nor) (?:(?:to|for|of|from|with) )?(?:those|people|persons|anyone|anybody|others)\s+$", re.IGNORECASE
)
_NEXT = re.compile(r"[.!?]\s+")
"""The end of a sentence."""


def _blank(text: str, place: int) -> int:
    return len(text[place:]) - len(text[place:].lstrip(" ,"))
