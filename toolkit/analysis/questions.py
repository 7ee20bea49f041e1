"""What a handbook says by asking and answering: "Can I keep a tip? No." forbids, "Yes, if it is small." allows.

Can I keep *a prize*?    No, hand it in.            prohibition
May I attend?            Only if the Clerk agrees.  permission, with an exception
Do I have to tell you?   Yes, within a week.        obligation
Do I need a form?        No.                        permission: leave not to
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from toolkit.analysis.cues import Cue
from toolkit.analysis.language import text_of
from toolkit.analysis.wordlists import any_of, words
from toolkit.model.norm import Modality

if TYPE_CHECKING:
    from toolkit.analysis.language import Doc, Token

_SAID: dict[tuple[str, str], Modality] = {
    ("leave", "yes"): "permission",
    ("leave", "no"): "prohibition",
    ("leave", "only"): "permission",
    ("duty", "yes"): "obligation",
    ("duty", "no"): "permission",
    ("duty", "only"): "obligation",
    ("advice", "yes"): "recommendation",
    ("advice", "no"): "recommendation",
    ("advice", "only"): "recommendation",
}
_LONGEST = 400
"""Code points of the longest question that is looked at."""
_HELPERS = frozenset({"have", "need", "be", "get"})


class _Question(NamedTuple):
    """start: where its words begin; opened: where those end that show what is asked."""

    start: int
    opened: int
    asks: str


def answers(doc: Doc, *, heading: str = "") -> Iterator[Cue]:
    """The cues of answered questions: the first words of each answer.

    heading: over the provision where that is the first under it, a question perhaps.
    """
    text = text_of(doc)
    for match in re.finditer(r"\?[”\"’']?\s+(?=\S)", text):
        asked = _question(text, match.start())
        cue = _answer(text, match.end(), asked.asks) if asked else None
        if asked and cue:
            verb = _verb(doc, asked.opened, match.start())
            yield _with_words(cue, verb, _subject(doc, verb, asked))
    asks = _asks(heading.rstrip(" ?")) if heading.rstrip().endswith("?") else ""
    cue = _answer(text, 0, asks) if asks else None
    if cue:
        yield cue


def _question(text: str, end: int) -> _Question | None:
    """The question that ends there. What is asked stands at its head or after what it supposes: "If I am late, may I
    ..."."""
    first = max(end - _LONGEST, 0)
    start = max((match.end() for match in re.finditer(r"[.;:!?][”\"’']?\s+", text[first:end])), default=0) + first
    for place in (start, *(start + match.end() for match in re.finditer(r",\s+(?:and |but |so )?", text[start:end]))):
        if asks := _asks(text[place:end]):
            return _Question(place, place + _opened(text[place:end], asks), asks)
    return None


def _asks(words_said: str) -> str:
    return next((name for name, pattern in _asked().items() if pattern.match(words_said)), "")


def _opened(words_said: str, asks: str) -> int:
    found = _asked()[asks].match(words_said)
    return found.end() if found else 0


@cache
def _asked() -> dict[str, re.Pattern[str]]:
    """Duty before leave: "Are we required to" is no "Are we ... free"."""
    table = words("cues")["asked"]
    forms = {name: rf"\W*(?:and |but |so )?{any_of(table[name])}(?!\w)" for name in ("duty", "advice", "leave")}
    return {name: re.compile(form, re.IGNORECASE) for name, form in forms.items()}


def _answer(text: str, place: int, asks: str) -> Cue | None:
    """The answer that begins there. "No" stands by itself: "No gift may ..." answers nothing."""
    for name, expressions in words("cues")["answered"].items():
        closed = r"(?!\w)" if name == "only" else r"(?=\s*(?:[.,;:!–—]|-\s|$|if\b|but\b|unless\b|as long\b|provided\b))"
        found = re.compile(rf"{any_of(expressions)}{closed}", re.IGNORECASE).match(text, place)
        if found:
            return Cue(found.start(), found.end(), _SAID[asks, name], "answer")
    return None


def _verb(doc: Doc, start: int, end: int) -> Token | None:
    """What is asked about: the first bare verb of the question that is no helper."""
    verbs = (word for word in doc if start <= word.idx < end and word.tag_ == "VB" and word.lower_ not in _HELPERS)
    return next(verbs, None)


def _subject(doc: Doc, verb: Token | None, asked: _Question) -> Token | None:
    """The first noun or pronoun of the question: "Can *I* keep", "Do *staff* of the depot have to tell"."""
    end = verb.idx if verb is not None else asked.opened
    before = [word for word in doc if asked.start <= word.idx < end and word.tag_[:2] in {"PR", "NN"}]
    return before[0] if before else None


def _with_words(cue: Cue, verb: Token | None, subject: Token | None) -> Cue:
    return Cue(
        cue.start,
        cue.end,
        cue.modality,
        cue.word,
        verb.i if verb is not None else None,
        subject.i if subject is not None else None,
    )
