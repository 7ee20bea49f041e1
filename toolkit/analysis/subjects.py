"""Which verb a cue belongs to and who its subject is, also where a parser lost it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.analysis.clauses import is_passive, subject_of, verb_of
from toolkit.analysis.cues import Cue
from toolkit.analysis.language import text_of
from toolkit.analysis.people import Mention, person_before

if TYPE_CHECKING:
    from toolkit.analysis.language import Doc, Token


def with_clause(doc: Doc, cue: Cue) -> Cue:
    verb = _after_aside(doc, cue) or verb_of(doc, cue.start, cue.end)
    if verb is None:
        return cue
    if cue.word.endswith(":to"):
        # "are to be placed", "has to declare": the verb is the one after "to".
        follower = next(
            (word for word in after(doc, cue, 4) if word.tag_ in {"VB", "VBN"} and word.lower_ != "be"), None
        )
        subject = subject_of(verb, cue.start)
        action = follower or verb
        return replace(cue, verb=action.i, subject=subject.i if subject else None, passive=is_passive(action))
    subject = _pronoun_before(doc, cue) or subject_of(verb, cue.start)
    return replace(cue, verb=verb.i, subject=subject.i if subject else None, passive=is_passive(verb))


def _pronoun_before(doc: Doc, cue: Cue) -> Token | None:
    """ "If one of these changes, you must": what stands right before the modal, whatever a parser makes of it."""
    span = doc.char_span(cue.start, cue.end, alignment_mode="expand")
    before = doc[span.start - 1] if span is not None and span.start > 0 else None
    return before if before is not None and before.lower_ in _NOMINATIVES else None


_NOMINATIVES = frozenset({"you", "he", "she", "they", "we", "i"})
_ASIDE = re.compile(r"\s*,[^,.;:]{1,120},\s+(?:\w+ly\s+)?(?=\w)")


def _after_aside(doc: Doc, cue: Cue) -> Token | None:
    """ "may, on a written request made in time, grant": the verb comes after the aside."""
    aside = _ASIDE.match(text_of(doc), cue.end)
    span = doc.char_span(aside.end(), aside.end() + 1, alignment_mode="expand") if aside else None
    word = span[0] if span is not None and len(span) and span[0].tag_ == "VB" else None
    return word.head if word is not None and word.dep_ == "auxpass" else word


def after(doc: Doc, cue: Cue, count: int) -> list[Token]:
    """The next words after a cue."""
    span = doc.char_span(cue.start, cue.end, alignment_mode="expand")
    return [] if span is None else list(doc[span.end : span.end + count])


def with_person(doc: Doc, cue: Cue, people: tuple[Mention, ...]) -> Cue:
    """ "Where it is worth less the member may keep it": the person before the modal, where a parser took a whole clause
    for the subject."""
    odd = cue.subject is not None and doc[cue.subject].dep_ in {"csubj", "csubjpass"}
    person = person_before(text_of(doc), cue.start, people) if odd and cue.word in _BARE_MODALS else None
    span = doc.char_span(person.start, person.end, alignment_mode="expand") if person else None
    if span is None or person is None or person.normal in {"anaphor", "addressee"}:
        return cue
    return replace(cue, subject=span.root.i)


def with_subject_before(doc: Doc, cue: Cue, before: list[Cue]) -> Cue:
    """ "You must sign for the keys, may keep them": a modal without a subject has that of the modal before it, where
    nothing but a comma or a "but" with an aside stands between it and the clause before."""
    subject = next((one.subject for one in reversed(before) if one.subject is not None), None)
    if subject is None or cue.word not in _BARE_MODALS or not _has_no_subject(doc, cue):
        return cue
    between = text_of(doc)[before[-1].end : cue.start]
    return cue if re.search(r"[.;:]", between) else replace(cue, subject=subject)


def _has_no_subject(doc: Doc, cue: Cue) -> bool:
    """No subject, or one that a parser made of an aside ("but having spoken must leave")."""
    word = doc[cue.subject] if cue.subject is not None else None
    if word is None or word.dep_ == "expl":
        return bool(re.search(r"(?:,|\b(?:and|or|but|then))\s+$", text_of(doc)[: cue.start]))
    return word.dep_ == "csubj" and word.tag_[:2] == "VB"


_BARE_MODALS = frozenset({"must", "shall", "will", "may", "should", "need"})
