"""A report says that a code has nothing on a matter: found, and set beside what the code says.

"There is no provision on dispensations in the officers' code."    contradicted where a clause there is on dispensations
"Neither code says anything about social media."                   not shown where none is: the program may miss one
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from toolkit.assessment.claims_court import Court, Judged, summary, whole
from toolkit.assessment.claims_found import Found, Looked
from toolkit.assessment.claims_named import BOTH, Parties
from toolkit.assessment.claims_passed import is_another, is_law, is_open
from toolkit.assessment.claims_text import Sentence, claim_pattern, claim_words, matter_words, stems
from toolkit.assessment.unasked import only_named
from toolkit.model.crosswalk import Side
from toolkit.model.norm import Analysis
from toolkit.model.provision import Provision, Span

SURE = 0.3
"""Confidence of a topic from which a provision is on it."""
SHOWN = 4
"""Provisions that are shown."""


def silences(sentence: Sentence, looked: Looked) -> Iterator[Found]:
    """One code, or each, is said to have nothing on a matter; not what an Act lacks, nor a code that is neither of the
    two."""
    if sentence.context:
        yield from _cell(sentence, looked)
    cue = next((found for one in _cues() if (found := one.search(sentence.text))), None)
    if cue is None or is_law(sentence) or is_open(sentence.before(cue.start())):
        return
    matter = _matter(cue["matter"])
    topics = frozenset(score.topic for score in looked.topics_of(matter)) - {"other", "purpose"}
    another = is_another(sentence.whole, looked.parties.candidate, looked.parties.baseline)
    if matter_words(matter) and _of_codes(sentence, cue, looked, topics) and not another:
        end = cue.start("matter") + len(matter) if cue.start("matter") > cue.start() else cue.end()
        span = sentence.placed(cue.start(), end)
        sides = _sides(sentence, cue, looked)
        yield Found("silence", sentence, span, sides, matter=matter, denied=True, topics=topics)


def _cell(sentence: Sentence, looked: Looked) -> Iterator[Found]:
    """ "No provision" in the row "Dispensations" and the column "Employees": of a subject of codes."""
    matter, _, column = sentence.context.rpartition(". ")
    topics = frozenset(score.topic for score in looked.topics_of(matter)) - {"other", "purpose"}
    sides = tuple(dict.fromkeys(side for _, side in looked.parties.named(column)))
    says = sides and topics and claim_pattern("silence", "cell").search(sentence.text)
    if says and _name_alone(column, looked.parties):
        yield Found("silence", sentence, sentence.span, sides, matter=matter, denied=True, topics=topics)


def _name_alone(column: str, parties: Parties) -> bool:
    """The column is headed by a code and nothing else: "None" under "Changes needed to the code" says nothing of it."""
    words = column
    for name, _ in parties.short:
        words = re.sub(rf"\b{re.escape(name)}\b", " ", words)
    for path in (("about", "member"), ("about", "officer"), ("about", "code"), ("silence", "head")):
        words = claim_pattern(*path).sub(" ", words)
    titles = stems(f"{parties.candidate.instrument.title} {parties.baseline.instrument.title}")
    return all(word[:6].lower() in titles for word in re.findall(r"[^\W\d_]{2,}", words))


def _of_codes(sentence: Sentence, cue: re.Match[str], looked: Looked, topics: frozenset[str]) -> bool:
    """A code is named, or what heads the sentence names whom it binds; else "there is no provision" must be on a
    subject of codes: a budget has "no provision for" other things."""
    named = looked.parties.of_code(sentence.whole) or any(looked.parties.named(sentence.context))
    return named or (bool(topics) and cue[0].lower().startswith("there "))


@cache
def _cues() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(one, re.IGNORECASE) for one in claim_words()["silence"]["cues"])


def _matter(words: str) -> str:
    """The matter without the code in which it is looked for: "dispensations in the officers' code"."""
    found = claim_pattern("silence", "where").search(words)
    return words[: found.start()] if found and found.start() else words


def _sides(sentence: Sentence, cue: re.Match[str], looked: Looked) -> tuple[Side, ...]:
    """The code named behind the matter, else the one named last before the words, else whatever the sentence names."""
    where = claim_pattern("silence", "where").search(sentence.text, cue.start())
    if claim_pattern("silence", "neither").search(sentence.text):
        return BOTH
    if where and any(looked.parties.named(where[0])):
        return looked.parties.spoken_of(where[0])
    side = looked.parties.last_named(sentence.before(cue.start("matter")))
    return (side,) if side else looked.parties.spoken_of(f"{sentence.lead} {sentence.context}")


def silence(found: Found, court: Court) -> Judged:
    """Contradicted by a provision that is on the matter and has its words; where none has, nothing is shown."""
    held = [(side, one, sure) for side in found.sides for one, sure in _on(found, court.side(side))]
    sure = [(side, one) for side, one, is_sure in held if is_sure][:SHOWN]
    if sure:
        places = ", ".join(court.place(side, one.id) for side, one in sure)
        return Judged("contradicted", tuple(whole(*row) for row in sure), summary("not_silent", places=places))
    if held:
        side, one, _ = held[0]
        return Judged("not_shown", (whole(side, one),), summary("perhaps_silent", place=court.place(side, one.id)))
    names = " or ".join(court.called(side) for side in found.sides)
    return Judged("not_shown", (), summary("silent", side=names))


def _on(found: Found, analysis: Analysis) -> Iterator[tuple[Provision, bool]]:
    """Provisions with the words of the matter or surely on its subject; sure: both, or the words in a rule where the
    subject is none that the program knows; never where the report says that a question is not answered ("who may see
    it"), for which clause answers it words do not tell. One that names the matter only to leave it out is none."""
    wanted = matter_words(found.matter)
    for facts in analysis.facts:
        one = analysis.instrument.by_id[facts.id]
        spoken = bool(one.text) and wanted <= stems(f"{_headings(one, analysis)} {facts.context} {one.text}")
        on_topic = any(score.topic in found.topics and score.confidence >= SURE for score in facts.topics)
        if one.text and (spoken or on_topic) and not only_named(one.text, _place(one.text, wanted)):
            rule = not found.topics and facts.modality != "none"
            yield one, spoken and (on_topic or rule) and not claim_pattern("silence", "question").search(found.matter)


def _headings(one: Provision, analysis: Analysis) -> str:
    """Its own heading and those over it: "9 Recruitment" makes 9.1 a rule on recruitment."""
    return " ".join((one.heading, *(above.heading for above in analysis.instrument.ancestors(one))))


def _place(text: str, wanted: frozenset[str]) -> Span:
    """Where the first of the words stands."""
    found = next((one for one in re.finditer(r"[^\W\d_]{4,}", text) if one[0][:6].lower() in wanted), None)
    return found.span() if found else (0, 0)
