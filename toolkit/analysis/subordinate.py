"""Which cues stand in a clause that hangs on another: "if members must", "interests which must be registered"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.analysis.clauses import hangs, relative_word
from toolkit.analysis.cues import MODALS, Cue
from toolkit.analysis.language import lemma, text_of
from toolkit.analysis.people import described, mentions, person_before
from toolkit.analysis.wordlists import any_of, spelt, words

if TYPE_CHECKING:
    from toolkit.analysis.language import Doc, Token


def is_subordinate(doc: Doc, cue: Cue, verb: Token | None) -> bool:
    before = text_of(doc)[: cue.start].rstrip()
    relative = any_of(words("cues")["subordinate"]["relative"])
    direct = re.search(rf"(?P<comma>,\s*)?\b(?P<word>{relative})(?:\s+\w+ly)?$", before, re.IGNORECASE)
    strong = cue.word in {"must", "shall", "will"}
    if (
        direct
        and not spelt("cues", "subordinate", "main_after").search(before)
        and not spelt("cues", "subordinate", "emphatic").search(before)
    ):
        # ", who shall decide" goes on with a duty; "interests which must be registered" describes the interests.
        goes_on = strong or cue.word == "should"
        return not (direct["comma"] and goes_on and direct["word"].lower() in {"which", "who"})
    if cue.word in MODALS | {"should"} and _is_main(doc, cue):
        return False
    if cue.word == "phrase":
        there = text_of(doc)[cue.start : cue.start + 6].lower() == "there "  # "where there is no deputy"
        return (there and _hangs_by_words(before)) or bool(re.search(r"\bwhether\b[^,.;:]*$", before, re.IGNORECASE))
    if verb is None:
        return _hangs_by_words(before)
    if _after_mark(doc, cue):
        return True
    if cue.subject is not None and spelt("cues", "subordinate", "main_after").search(
        text_of(doc)[: doc[doc[cue.subject].left_edge.i].idx].rstrip()
    ):
        return False  # "..., save that he may take a token"
    pronoun = cue.subject is not None and doc[cue.subject].tag_ == "PRP"
    refused = cue.word == "being:to" and cue.modality == "prohibition"  # "is at no time to ask"
    if cue.subject is not None and (strong or refused or (cue.word in {"should", "need"} and pronoun)):
        # A parser hangs many a main clause on the one before it; with a subject and no mark before it, it is main.
        return False
    if hangs(verb):
        opener = relative_word(verb)
        return not (strong and opener is None and verb.dep_ in {"relcl", "acl"})
    return False


def _is_main(doc: Doc, cue: Cue) -> bool:
    """ "Staff who sit on a body that the City funds should": the first modal after the person described, unless a
    clause with a subject of its own has it ("staff who think that they should")."""
    text, people = text_of(doc), mentions(text_of(doc))
    if described(text, cue.start, people) is None or person_before(text, cue.start, people) is not None:
        return False
    span = doc.char_span(cue.start, cue.end, alignment_mode="expand")
    return span is not None and span.start > 0 and doc[span.start - 1].tag_ not in {"PRP", "WP", "WDT"}


def _after_mark(doc: Doc, cue: Cue) -> bool:
    """ "if members must", "a gift which you must not keep": the subject follows a word of subordination."""
    if cue.subject is None or doc[cue.subject].left_edge.i == 0:
        return False
    table, before = words("cues")["subordinate"], doc[doc[cue.subject].left_edge.i - 1]
    if before.lower_ == "that" and before.i > 0 and lemma(doc[before.i - 1], verb=True) in table["factive"]:
        return False
    if spelt("cues", "subordinate", "main_after").search(text_of(doc)[: before.idx + len(before.text)]):
        return False
    return before.lower_ in table["before_subject"]


def _hangs_by_words(before: str) -> bool:
    clause = re.split(r"[,.;:—–]", before)[-1].strip()
    marks = any_of(words("cues")["subordinate"]["marks"])
    return bool(re.match(rf"(?:and\s|or\s)?{marks}\b", clause, re.IGNORECASE))
