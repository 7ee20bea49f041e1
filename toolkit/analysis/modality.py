"""Which cues are norms and which only look like one, judged by the clause they stand in.

Where a sentence has none, `moods.py` reads it as an imperative or a pledge.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.analysis.clauses import denied_object
from toolkit.analysis.cues import MODALS, Cue, candidates, is_made_sure, of_person
from toolkit.analysis.language import lemma, text_of
from toolkit.analysis.leave import begins, by_person, is_leave, is_promise
from toolkit.analysis.people import Mention
from toolkit.analysis.subjects import after, with_clause, with_person, with_subject_before
from toolkit.analysis.subordinate import is_subordinate
from toolkit.analysis.wordlists import spelt, words

if TYPE_CHECKING:
    from toolkit.analysis.language import Doc


def cues(doc: Doc, people: tuple[Mention, ...]) -> tuple[Cue, ...]:
    """The cues of the norms of one text, in order, without those that only look like one."""
    found = [with_clause(doc, of_person(text_of(doc), cue, people)) for cue in candidates(text_of(doc))]
    found = [with_person(doc, cue, people) for cue in found]
    norms: list[Cue] = []
    for cue in found:
        shared = with_subject_before(doc, cue, norms)
        norms += [shared] if _is_norm(doc, shared, people) else []
    return tuple(_turned(doc, cue) for cue in norms)


def _turned(doc: Doc, cue: Cue) -> Cue:
    """ "shall impose no penalty", "must do nothing that": the object carries the denial."""
    verb = doc[cue.verb] if cue.verb is not None else None
    if verb is None or cue.word not in MODALS or cue.modality == "prohibition" or not denied_object(verb):
        return cue
    return replace(cue, modality="prohibition")


def _is_norm(doc: Doc, cue: Cue, people: tuple[Mention, ...]) -> bool:
    verb = doc[cue.verb] if cue.verb is not None else None
    if cue.word == "phrase" and _word_tag(doc, cue).startswith("N"):
        # "a genuine need to impart information": a noun.
        return False
    if _opens_condition(text_of(doc), cue) or is_subordinate(doc, cue, verb) or is_made_sure(text_of(doc), cue):
        return False
    rest = text_of(doc)[cue.end : cue.end + 60].lstrip()
    if cue.word in {"should", "ought"} and rest.startswith("have ") and verb is not None and verb.tag_ == "VBN":
        return False  # "information that you should have realised was confidential": what one ought to know
    if (
        cue.word in {"should", "ought"}
        and _OR.search(text_of(doc)[: cue.start])
        and spelt("cues", "empty", "knowing").match(rest)
    ):
        return False  # "of which they are aware or should be aware"
    if cue.word in {"must", "shall", "will"} and _is_effect(doc, cue, rest, people):
        return False
    if cue.word in {"being:to", "being:phrase", "having:to"}:
        return _framed_norm(doc, cue, people)
    if cue.word in {"may", "can"}:
        return is_leave(doc, cue, verb, people)
    return cue.word != "will" or is_promise(doc, cue, verb, people)


_OR = re.compile(r"\bor\s+(?:\w+ly\s+)?$", re.IGNORECASE)


def _word_tag(doc: Doc, cue: Cue) -> str:
    """The tag of the word "need" where the cue begins with it, else nothing."""
    span = doc.char_span(cue.start, cue.end, alignment_mode="expand")
    return span[0].tag_ if span is not None and span[0].lower_ == "need" else ""


def _is_effect(doc: Doc, cue: Cue, rest: str, people: tuple[Mention, ...]) -> bool:
    """Rules of construction: "shall mean", "shall be deemed", "this code shall apply"; but not "you must apply"."""
    table = words("cues")["empty"]
    if _is_paper(doc, cue) and begins(rest, table["of_papers"]):
        return False
    return begins(rest, table["after_modal"]) or (begins(rest, table["of_things"]) and not by_person(doc, cue, people))


def _is_paper(doc: Doc, cue: Cue) -> bool:
    """The subject is something that one writes: a declaration, a notice."""
    return cue.subject is not None and doc[cue.subject].lower_ in words("cues")["empty"]["papers"]


def _opens_condition(text: str, cue: Cue) -> bool:
    """ "Should you wish": an inverted condition; "May 2012": a month; "as the case may be"."""
    at_start = not text[: cue.start].strip() or text[: cue.start].rstrip()[-1] in ".;:,"
    if cue.word == "should" and at_start:
        return bool(spelt("cues", "subordinate", "turned").match(text[cue.end : cue.end + 8]))
    if not at_start and text[cue.start : cue.end] == "May":
        return True  # "sits in May and November"
    if (
        cue.word == "may"
        and text[cue.start : cue.end] == "May"
        and (re.search(r"\d\s*$", text[: cue.start]) or re.match(r"\s+\d", text[cue.end :]))
    ):
        return True
    return cue.word == "may" and bool(re.search(r"as the case $", text[: cue.start]))


def _framed_norm(doc: Doc, cue: Cue, people: tuple[Mention, ...]) -> bool:
    if cue.word == "being:to":
        # "are to be placed", "members are to report": a duty. "The aim is to help": none.
        words_after = after(doc, cue, 3)
        if _stays(doc, cue) or (_is_paper(doc, cue) and words_after and words_after[0].tag_ == "VB"):
            return True
        if begins(text_of(doc)[cue.end : cue.end + 60].lstrip(), words("cues")["empty"]["after_modal"]):
            return False
        refused = cue.modality == "prohibition" and by_person(doc, cue, people)
        if not (refused or any(word.tag_ in {"VB", "VBP"} for word in words_after[:2])) and doc.has_annotation("TAG"):
            return False
        return by_person(doc, cue, people) or (
            len(words_after) > 1 and words_after[0].lower_ == "be" and words_after[1].tag_ == "VBN"
        )
    if cue.word == "having:to":
        return True
    if cue.modality == "permission" and "entitled" in text_of(doc)[cue.start : cue.end].lower():
        return not re.search(r"\bpublic$", text_of(doc)[: cue.start].rstrip(), re.IGNORECASE)
    return True


def _stays(doc: Doc, cue: Cue) -> bool:
    """ "An entry is to stay on the register": of a thing, with a verb that no aim or plan has for its meaning."""
    words_after = after(doc, cue, 1)
    return bool(words_after) and lemma(words_after[0], verb=True) in words("cues")["empty"]["of_states"]
