"""What a report claims of a value: who may see a register or a code, what a constitution holds, amounts and periods."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.assessment.claims_court import values_of
from toolkit.assessment.claims_found import Found, Looked
from toolkit.assessment.claims_passed import is_law, is_supposed
from toolkit.assessment.claims_text import Sentence, alike, claim_pattern, claim_words
from toolkit.model.claim import ClaimKind
from toolkit.model.crosswalk import Side
from toolkit.model.norm import Deadline, Facet, FacetName, Threshold
from toolkit.model.provision import Span


def accesses(sentence: Sentence, looked: Looked) -> Iterator[Found]:
    """Who may see a register, or a code: "available on request", "published on the website"."""
    register = sentence.has("about", "register")
    if is_law(sentence) or not (register or looked.parties.of_code(sentence.whole)):
        return
    matter = "register" if register else "code"
    for start, end in _clauses(sentence):
        found = _access(sentence, start, end)
        if found:
            value, span = found
            sides = _owner(sentence, span[0], looked)
            yield Found("access", sentence, sentence.placed(*span), sides, matter=matter, value=value)


def _clauses(sentence: Sentence) -> Iterator[Span]:
    """The parts of a sentence that set one thing against another: "staff ..., whereas councillors ..."."""
    cuts = [match.start() for match in claim_pattern("access", "clause").finditer(sentence.text)]
    yield from zip([0, *cuts], [*cuts, len(sentence.text)], strict=True)


def _access(sentence: Sentence, start: int, end: int) -> tuple[str, Span] | None:
    """The access that a clause tells: what closes a register comes before what opens it ("not open to the public")."""
    for value in ("internal", "on_request", "public"):
        cue = claim_pattern("access", value).search(sentence.text, start, end)
        if cue:
            return value, cue.span()
    return None


def containments(sentence: Sentence, looked: Looked) -> Iterator[Found]:
    """A code is, or is not, part of the constitution; not that it should be."""
    if not looked.parties.of_code(sentence.whole):
        return
    cue = claim_pattern("containment", "cue").search(sentence.text)
    if cue and not claim_pattern("containment", "proposed").search(sentence.text[: cue.start()]):
        denied = bool(claim_pattern("containment", "no").search(sentence.text[: cue.start()][-30:] + cue[0]))
        yield _contained(sentence, cue, looked, denied=denied)
    refers = claim_pattern("containment", "refers").search(sentence.text)
    if refers and claim_pattern("containment", "place").search(sentence.text[: refers.start()]):
        yield _contained(sentence, refers, looked, denied=True)


def _contained(sentence: Sentence, cue: re.Match[str], looked: Looked, *, denied: bool) -> Found:
    sides = _owner(sentence, cue.start(), looked)
    return Found("containment", sentence, sentence.placed(cue.start(), cue.end()), sides, denied=denied)


def _owner(sentence: Sentence, place: int, looked: Looked) -> tuple[Side, ...]:
    """Whose code or register it is: of those named last before the cue; where none is, of those the sentence names.

    "Unlike the Members' Code, the Officers' Code is available on request" speaks of the officers'.
    """
    side = looked.parties.last_named(sentence.before(place))
    return (side,) if side else looked.parties.spoken_of(sentence.whole)


def parameters(sentence: Sentence, looked: Looked) -> Iterator[Found]:
    """An amount or a period that a code is said to set: in a sentence that asks something, on a subject of codes."""
    kinds: tuple[tuple[FacetName, type, ClaimKind], ...] = (
        ("threshold", Threshold, "amount"),
        ("deadline", Deadline, "period"),
    )
    topics = _topics(sentence, looked)
    headed = any(looked.parties.named(f"{sentence.lead} {sentence.context}"))
    if not (headed or sentence.has("parameter", "asks")) or is_law(sentence):
        return
    for name, shape, kind in kinds:
        for facet in sentence.facts.facets(name):
            if not (isinstance(facet.value, shape) and _told(facet, sentence)):
                continue
            sides = _bound(sentence, facet.span[0], looked)
            if topics or _in_words_of(sentence, name, sides, looked):
                yield Found(kind, sentence, facet.span, sides, value=facet, topics=topics)


def _in_words_of(sentence: Sentence, name: FacetName, sides: tuple[Side, ...], looked: Looked) -> bool:
    """A rule with such a value stands in the code in much the same words: "a note of a meeting with a developer" is of
    the code, though on no subject that the program knows."""
    codes = {"candidate": looked.parties.candidate, "baseline": looked.parties.baseline}
    return any(looked.parties.named(sentence.whole)) and any(
        alike(sentence, codes[side].instrument.by_id[facts.id].text)
        for side in sides
        for facts, _ in values_of(name, codes[side])
    )


def _told(facet: Facet, sentence: Sentence) -> bool:
    """The words of the sentence give the value, and as a fact: "at once" has no number that could be wrong."""
    if facet.span[1] <= facet.span[0] or not sentence.within(facet.span):
        return False
    before = sentence.before(facet.span[0] - sentence.span[0])
    return not is_supposed(before) and not (isinstance(facet.value, Deadline) and not facet.value.number)


def _bound(sentence: Sentence, place: int, looked: Looked) -> tuple[Side, ...]:
    """Whom an amount binds: of the persons in its own part of the sentence the first; else of those in the whole."""
    at = place - sentence.span[0]
    for start, end in _clauses(sentence):
        part = sentence.text[start:end]
        if start and start <= at < end and any(looked.parties.named(part)):
            return looked.parties.spoken_of(part)
    return looked.parties.spoken_of(sentence.whole)


def _topics(sentence: Sentence, looked: Looked) -> frozenset[str]:
    """Of the sentence itself; where it names no subject, of the one to which it points back, of its provision with its
    heading, then of the title."""
    back = sentence.previous if sentence.has("parameter", "back") else ""
    ways = (
        looked.topics_of(sentence.whole),
        looked.topics_of(back),
        sentence.facts.topics,
        looked.topics_of(looked.title),
    )
    for scores in ways:
        found = frozenset(score.topic for score in scores) & frozenset(claim_words()["parameter"]["topics"])
        if found:
            return found
    return frozenset()
