"""What a report claims: one recogniser for each kind, all on general words (claims.toml)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from toolkit.assessment.claims_named import BOTH, Parties
from toolkit.assessment.claims_passed import is_another, is_law, is_open, is_supposed
from toolkit.assessment.claims_text import Sentence, TopicsOf, claim_pattern, claim_words, stems
from toolkit.model.claim import ClaimKind
from toolkit.model.crosswalk import Side
from toolkit.model.norm import Deadline, Facet, FacetName, Threshold
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

    @property
    def words(self) -> str:
        """The words that make the claim."""
        return self.sentence.provision.text[self.span[0] : self.span[1]]


@dataclass(frozen=True)
class Looked:
    """What the recognisers may look at."""

    parties: Parties
    topics_of: TopicsOf
    title: str
    sources: bool = False
    """There are catalogues in which a provision of law may be looked up."""


def found_claims(sentence: Sentence, looked: Looked) -> Iterator[Found]:
    """Every claim of a sentence, in the order of the kinds."""
    for recognise in RECOGNISERS:
        yield from recognise(sentence, looked)


def _spoken(sentence: Sentence, looked: Looked) -> tuple[Side, ...]:
    return looked.parties.spoken_of(sentence.whole)


def _placed(sentence: Sentence, start: int, end: int) -> Span:
    return sentence.span[0] + start, sentence.span[0] + end


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
            _placed(sentence, cue.start(), end),
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
        span = _placed(sentence, cue.start(), cue.end())
        yield Found("citation", sentence, span, (), number=number, matter=cue["act"] or "")


def equivalences(sentence: Sentence, looked: Looked) -> Iterator[Found]:
    """One code asks at least what the other does, or what a paragraph of it does; no question, and of a code."""
    cue = claim_pattern("equivalence", "cues").search(sentence.text)
    if cue is None or not looked.parties.of_code(sentence.whole) or is_open(sentence.text[: cue.start()]):
        return
    cited = [one for one in citations(sentence, looked) if one.span[0] >= sentence.span[0] + cue.start()]
    if not cited and not looked.parties.names_both(sentence.whole):
        return
    end = cited[0].span[1] - sentence.span[0] if cited else cue.end()
    sides = cited[0].sides if cited else ("baseline",)
    number = cited[0].number if cited else ""
    limit, other = (frozenset[str](), "") if cited else _limits(sentence, looked.topics_of)
    span = _placed(sentence, cue.start(), end)
    yield Found("equivalence", sentence, span, sides, number=number, matter=other, topics=limit)


def no_differences(sentence: Sentence, looked: Looked) -> Iterator[Found]:
    """The codes do not differ; not "no difference in cost between the options"."""
    cue = claim_pattern("no_difference", "cues").search(sentence.text)
    if cue is None or not looked.parties.of_code(sentence.whole):
        return
    between = sentence.has("no_difference", "between") or looked.parties.names_both(sentence.whole)
    if not between or is_open(sentence.text[: cue.start()]):
        return
    limit, other = _limits(sentence, looked.topics_of)
    yield Found("no_difference", sentence, sentence.span, BOTH, matter=other, topics=limit)


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
            yield Found("access", sentence, _placed(sentence, *span), sides, matter=matter, value=value)


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
    return Found("containment", sentence, _placed(sentence, cue.start(), cue.end()), sides, denied=denied)


def _owner(sentence: Sentence, place: int, looked: Looked) -> tuple[Side, ...]:
    """Whose code or register it is: of those named last before the cue; where none is, of those the sentence names.

    "Unlike the Members' Code, the Officers' Code is available on request" speaks of the officers'.
    """
    side = looked.parties.last_named(sentence.text[:place])
    return (side,) if side else _spoken(sentence, looked)


def parameters(sentence: Sentence, looked: Looked) -> Iterator[Found]:
    """An amount or a period that a code is said to set: in a sentence that asks something, on a subject of codes."""
    kinds: tuple[tuple[FacetName, type, ClaimKind], ...] = (
        ("threshold", Threshold, "amount"),
        ("deadline", Deadline, "period"),
    )
    topics = _topics(sentence, looked)
    headed = any(looked.parties.named(sentence.context))
    if (
        not (headed or sentence.has("parameter", "asks"))
        or is_law(sentence)
        or not topics & frozenset(claim_words()["parameter"]["topics"])
    ):
        return
    for name, shape, kind in kinds:
        for facet in sentence.facts.facets(name):
            if isinstance(facet.value, shape) and _told(facet, sentence):
                yield Found(
                    kind, sentence, facet.span, _bound(sentence, facet.span[0], looked), value=facet, topics=topics
                )


def _told(facet: Facet, sentence: Sentence) -> bool:
    """The words of the sentence give the value, and as a fact: "at once" has no number that could be wrong."""
    if facet.span[1] <= facet.span[0] or not sentence.within(facet.span):
        return False
    before = sentence.text[: facet.span[0] - sentence.span[0]]
    return not is_supposed(before) and not (isinstance(facet.value, Deadline) and not facet.value.number)


def _bound(sentence: Sentence, place: int, looked: Looked) -> tuple[Side, ...]:
    """Whom an amount binds: of the persons in its own part of the sentence the first; else of those in the whole."""
    at = place - sentence.span[0]
    for start, end in _clauses(sentence):
        part = sentence.text[start:end]
        if start and start <= at < end and any(looked.parties.named(part)):
            return looked.parties.spoken_of(part)
    return _spoken(sentence, looked)


def _topics(sentence: Sentence, looked: Looked) -> frozenset[str]:
    """Of the sentence itself; where it names no subject, of its provision with its heading, then of the title."""
    for scores in (looked.topics_of(sentence.whole), sentence.facts.topics, looked.topics_of(looked.title)):
        found = frozenset(score.topic for score in scores) & frozenset(claim_words()["parameter"]["topics"])
        if found:
            return found
    return frozenset()


RECOGNISERS: tuple[Callable[[Sentence, Looked], Iterator[Found]], ...] = (
    citations,
    outside,
    equivalences,
    no_differences,
    accesses,
    containments,
    parameters,
)

__all__ = ["Found", "Looked", "found_claims", "ground_of", "stems"]
