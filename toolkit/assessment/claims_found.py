"""What a report claims of two codes as such: that a paragraph is there, that they are equivalent or do not differ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from toolkit.assessment.claims_named import BOTH, Parties
from toolkit.assessment.claims_passed import is_another, is_open
from toolkit.assessment.claims_text import Sentence, TopicsOf, claim_pattern, claim_words
from toolkit.model.claim import ClaimKind
from toolkit.model.crosswalk import Side
from toolkit.model.norm import Facet
from toolkit.model.provision import Span


@dataclass(frozen=True)
class Found:
    """A claim before it is judged. sides: of which code it speaks; number: a cited paragraph; matter: what that is said
    to be about, or the unknown subject to which the claim is limited; value: an amount, a period or an access; denied:
    it says that something is not so; topics: to what it is limited, empty where to nothing."""

    kind: ClaimKind
    sentence: Sentence
    span: Span
    sides: tuple[Side, ...]
    number: str = ""
    matter: str = ""
    value: Facet | str = ""
    denied: bool = False
    topics: frozenset[str] = field(default=frozenset())


@dataclass(frozen=True)
class Looked:
    """What the recognisers may look at."""

    parties: Parties
    topics_of: TopicsOf
    title: str
    sources: bool = False
    """There are catalogues in which a provision of law may be looked up."""


def citations(sentence: Sentence, looked: Looked) -> Iterator[Found]:
    """ "s.10 (1) of the Member Code", "the Employee Code, paragraph 7.5", "rule 4.2" where one code is "the Rules"; not
    a section of an Act, nor of a code that is neither of the two ("paragraph 8 of the Model Code")."""
    for cue in claim_pattern("citation", "cue").finditer(sentence.text):
        owned = None if _of_statute(sentence.text[cue.end() :]) else _cited_code(sentence, cue, looked.parties)
        if owned is None:
            continue
        sides, end = owned
        matter = claim_pattern("citation", "matter").match(sentence.text[end:].lstrip(" ,"))
        yield Found(
            "citation",
            sentence,
            sentence.placed(cue.start(), end),
            sides,
            number=re.sub(r"\s", "", cue["number"]),
            matter=matter["matter"] if matter else "",
        )


def _of_statute(after: str) -> bool:
    return bool(re.match(rf"[^.;,]{{0,50}}{claim_words()['citation']['statute']}", after[:60], re.IGNORECASE))


def _cited_code(sentence: Sentence, cue: re.Match[str], parties: Parties) -> tuple[tuple[Side, ...], int] | None:
    """Of which code a paragraph is cited, and where the citation ends; None where that is not said."""
    behind = claim_pattern("citation", "of").match(sentence.text, cue.end())
    code = behind or claim_pattern("citation", "before").search(sentence.text[: cue.start()])
    short = parties.short_after(sentence.text, cue.end()) or parties.by_noun(cue["noun"])
    if short:
        return (short[0],), short[1] or cue.end()
    if code is None or is_another(code["code"], parties.candidate, parties.baseline):
        return None
    return parties.spoken_of(code["code"]), behind.end() if behind else cue.end()


def outside(sentence: Sentence, looked: Looked) -> Iterator[Found]:
    """ "Recommendation 19", "section 81(6) of the Local Government Act 2000": where a catalogue may hold them."""
    if not looked.sources:
        return
    for cue in claim_pattern("citation", "outside").finditer(sentence.text):
        number = cue["named"] or cue["section"]
        span = sentence.placed(cue.start(), cue.end())
        yield Found("citation", sentence, span, (), number=number, matter=cue["act"] or "")


def equivalences(sentence: Sentence, looked: Looked) -> Iterator[Found]:
    """One code asks at least what the other does, or what a paragraph of it does; no question, and of a code."""
    cue = claim_pattern("equivalence", "cues").search(sentence.text)
    if cue is None or not looked.parties.of_code(sentence.whole) or is_open(sentence.before(cue.start())):
        return
    cited = [one for one in citations(sentence, looked) if one.span[0] >= sentence.span[0] + cue.start()]
    if not cited and not looked.parties.names_both(sentence.whole):
        return
    end = cited[0].span[1] - sentence.span[0] if cited else cue.end()
    sides = cited[0].sides if cited else ("baseline",)
    number = cited[0].number if cited else ""
    limit, other = (frozenset[str](), "") if cited else _limits(sentence, looked.topics_of)
    span = sentence.placed(cue.start(), end)
    yield Found("equivalence", sentence, span, sides, number=number, matter=other, topics=limit)


def no_differences(sentence: Sentence, looked: Looked) -> Iterator[Found]:
    """The codes do not differ; not "no difference in cost between the options"."""
    cue = claim_pattern("no_difference", "cues").search(sentence.text)
    two = _of_the_two(sentence, looked)
    if cue is None or not (two or looked.parties.of_code(sentence.whole)):
        return
    between = two or sentence.has("no_difference", "between") or looked.parties.names_both(sentence.whole)
    if not between or is_open(sentence.before(cue.start())):
        return
    limit, other = _limits(sentence, looked.topics_of)
    yield Found("no_difference", sentence, sentence.span, BOTH, matter=other, topics=limit)


def _of_the_two(sentence: Sentence, looked: Looked) -> bool:
    """ "On gifts the two are identical": no code is named, but a subject of codes."""
    topics = {score.topic for score in looked.topics_of(sentence.whole)} - {"other", "purpose"}
    return bool(topics) and sentence.has("no_difference", "two")


def _limits(sentence: Sentence, topics_of: TopicsOf) -> tuple[frozenset[str], str]:
    """The subjects to which a claim is limited: "as regards gifts", "on openness, the two codes ..."; where none of
    them is known, the words that limit it: "no difference on litter"."""
    other = ""
    for name in ("limit_before", "limit"):
        found = claim_pattern("no_difference", name).search(sentence.text)
        if found:
            again = claim_pattern("no_difference", "again").search(found[1].strip())
            named = sentence.text[: found.start()] if again else found[1]
            topics = {score.topic for score in topics_of(named)} - {"other", "purpose"}
            if topics:
                return frozenset(topics), ""
            if not claim_pattern("no_difference", "unlimited").search(found[1].strip()):
                other = found[1].strip()
    return frozenset(), other


def ground_of(sentence: Sentence, topics_of: TopicsOf) -> frozenset[str]:
    """The subjects of the ground that a claim gives for itself: "since both codes apply the public's test"."""
    found = claim_pattern("no_difference", "ground").search(sentence.text)
    return frozenset({score.topic for score in topics_of(found[1])} - {"other"}) if found else frozenset()
