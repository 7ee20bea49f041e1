"""Sentences without a modal that still ask something: "Do not accept gifts", "I treat others with respect"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from toolkit.analysis.clauses import denied_object
from toolkit.analysis.cues import Cue
from toolkit.analysis.language import lemma, text_of
from toolkit.analysis.wordlists import any_of, words
from toolkit.model.norm import Modality

if TYPE_CHECKING:
    from toolkit.analysis.language import Doc, Span, Token

_REFUSALS = r"(?:do not|don['’]t|never)"
_ENDS = frozenset({";", "|"})
_NEAR = 8
"""Words within which "let" has its "know"."""
_ADVERBIAL = 3
"""Commas at most in the words that open a sentence before its verb: "If, in a hurry, you forget, tell the Clerk"."""


def segments(doc: Doc) -> Iterator[Span]:
    """The sentences, each cut at its semicolons and at the walls of a table row: "you can take it; hand it to your
    manager" gives two."""
    for sentence in doc.sents:
        start = sentence.start
        for word in sentence:
            if word.text in _ENDS or word.i + 1 == sentence.end:
                yield doc[start : word.i + 1]
                start = word.i + 1


def imperatives(doc: Doc, *, sentence: Span) -> Iterator[Cue]:
    """The cue of a sentence in the imperative: its verb, or the words that forbid ("Do not", "Never")."""
    text, start = sentence.text, sentence.start_char
    for place in _heads(text):
        if _conditional().match(text_of(doc), start + place):  # a parser may end the sentence before "and"
            return
        refusal = re.compile(_REFUSALS + r"(?=,?\s+\w|\s*[:–—-]?\s*$)", re.IGNORECASE).match(text, place)
        if refusal:
            verb = _verb_after(doc, start + refusal.end())
            yield Cue(start + place, start + refusal.end(), "prohibition", "imperative", verb)
            return
        first = _word_at(doc, start + place)
        if first is not None and _is_command(first, sentence, moved=place > 0):
            modality: Modality = "prohibition" if denied_object(first) else "obligation"
            yield Cue(first.idx, first.idx + len(first.text), modality, "imperative", first.i)
            return


@cache
def _conditional() -> re.Pattern[str]:
    """ "Break these rules and you may lose pay" orders nobody to break them; "keep them, or you may lose pay" does."""
    table = words("cues")["imperative"]
    then = rf",?\s+and\s+(?:then\s+)?(?:(?:{table['follows']})\s+|expect to\s+)"
    bad = rf"(?:{table['breach']})\b[^.;]*?{then}|[^.;]{{3,120}}?{then}(?:[\w'’]+\s+){{0,2}}?(?:{table['harm']})\b"
    return re.compile(rf"(?:{bad})", re.IGNORECASE)


def opening_order(doc: Doc, *, sentence: Span) -> list[Cue]:
    """The order that a sentence begins with, though it speaks of leave later: "Stick to it also when you can rest"."""
    first = sentence[0]
    verb = first.tag_ == "VB" and first.dep_ == "ROOT" and first.lower_ not in words("cues")["imperative"]["idle"]
    return [cue for cue in imperatives(doc, sentence=sentence) if cue.start == first.idx] if verb else []


def _heads(text: str) -> Iterator[int]:
    """Where the verb of an order may stand: at the beginning, or after the adverbial that opens the sentence ("Within
    a month of election, give ...", "To avoid doubt, ask ...")."""
    opener = re.compile(rf"(?:(?i:{any_of(words('cues')['imperative']['openers'])}),?\s+)*")
    start = re.compile(r"\W*(?:(?:yes|no|so)\s*[:–—]\s*)?", re.IGNORECASE).match(text)
    place = start.end() if start else 0
    yield _after(opener, text, place)
    yield from (match.end() for match in re.finditer(r"(?:,|\s[-\u2013\u2014])\s+(?:and )?(?:so|then)\s+", text))
    if not re.match(rf"{any_of(words('cues')['imperative']['adverbial'])}\b", text[place:], re.IGNORECASE):
        return
    for comma in list(re.finditer(r",\s+", text))[:_ADVERBIAL]:
        yield _after(opener, text, comma.end())


def _after(opener: re.Pattern[str], text: str, place: int) -> int:
    found = opener.match(text, place)
    return found.end() if found else place


def pledges(doc: Doc, *, sentence: Span) -> Iterator[Cue]:
    """The cues of first-person promises: "I register ... and do not conceal ..." gives two."""
    opening = re.match(
        r"\W*(?:(?i:as|in|under|when|where|if|what(?:ever)?)\b[^,.;]{1,80},\s*)?(?:I|[Ww]e)\b(?=\s)(?:\s+(?:always|also|\w+ly))*",
        sentence.text,
    )
    if not opening:
        return
    base = sentence.start_char
    refusal = re.compile(r"\s+(do not|don['’]t|never)\b").match(sentence.text, opening.end())
    if refusal:
        yield Cue(
            base + refusal.start(1),
            base + refusal.end(1),
            "prohibition",
            "pledge",
            _verb_after(doc, base + refusal.end()),
        )
        return
    verb = _word_at(doc, base + opening.end() + 1)
    if (
        verb is None
        or verb.tag_ not in {"VBP", "VB", "", "NN", "NNP", "NNS"}
        or lemma(verb, verb=True) in words("cues")["pledge"]["idle"]
    ):
        return
    modality: Modality = "prohibition" if denied_object(verb) else "obligation"
    yield Cue(verb.idx, verb.idx + len(verb.text), modality, "pledge", verb.i)
    turn = re.search(r"\band (?:I )?(do not|don['’]t|never)\b", sentence.text)
    if turn:
        yield Cue(
            base + turn.start(1), base + turn.end(1), "prohibition", "pledge", _verb_after(doc, base + turn.end())
        )


def is_bare_command(doc: Doc) -> bool:
    """An item such as "keep records" or "acting alone" that completes a lead-in, as far as its first word tells."""
    return len(doc) > 0 and doc[0].tag_ in {"VB", "VBG", "VBP"}


def _is_command(first: Token, sentence: Span, *, moved: bool) -> bool:
    table = words("cues")["imperative"]
    word = first.lower_
    if len(sentence) < 3:
        return False
    if f"{word} {first.doc[first.i + 1].lower_ if first.i + 1 < len(first.doc) else ''}" in table["verbs"]:
        return True  # "Say no to ..."
    if word == "let" and any(later.lower_ == "know" for later in first.doc[first.i + 1 : first.i + _NEAR]):
        return True  # "Let your manager know"
    if word in table["idle"] or (moved and first.dep_ == "auxpass"):
        return False  # "Whoever is late may, for that alone, be fined"
    ends = sentence.text.rstrip()[-1:] in ".;!,|" or _in_cell(first)
    following = first.doc[first.i + 1] if first.i + 1 < len(first.doc) else None
    if following is None or following.lower_ in {
        "of",
        "is",
        "are",
        "was",
        "has",
        "will",
        "must",
        "may",
        "shall",
        "should",
    }:
        return False
    if following.lower_ in {":", "-", "–", "—"}:
        # "When offered a gift, consider:" opens a list; "Contact:" is a label.
        return moved and word in table["verbs"]
    if word == "be" and following.lower_ in {"it", "they", "he", "she"}:
        return False  # "be it a colleague or a stranger"
    if any(child.dep_ in {"nsubj", "nsubjpass"} and child.i < first.i for child in first.children) and not moved:
        return False
    if first.tag_ in {"VB", "VBP"} and (first.dep_ == "ROOT" or word in table["verbs"]):
        return ends or _has_object(first)
    return word in table["verbs"] and ends and first.tag_ != "VBG"


def _in_cell(first: Token) -> bool:
    """The first word of a cell of a table row, which ends in no stop."""
    return first.i > 0 and first.doc[first.i - 1].text == "|"


def _has_object(verb: Token) -> bool:
    following = verb.doc[verb.i + 1]
    return following.tag_ in {"DT", "PRP", "PRP$", "IN", "TO", "JJ", "NNS", "NN", "RB"}


def _verb_after(doc: Doc, place: int) -> int | None:
    """The number of the next word that is no adverb: "do not improperly seek"."""
    word = _word_at(doc, place + 1)
    while word is not None and word.tag_ == "RB" and word.i + 1 < len(doc):
        word = doc[word.i + 1]
    return word.i if word is not None else None


def _word_at(doc: Doc, place: int) -> Token | None:
    if place >= len(text_of(doc)):
        return None
    span = doc.char_span(place, place + 1, alignment_mode="expand")
    return span[0] if span is not None and len(span) else None
