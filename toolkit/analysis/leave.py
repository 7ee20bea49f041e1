"""Whether a person has leave or makes a promise: "members may speak", "I will declare"; not "a conflict may arise"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.analysis.cues import Cue
from toolkit.analysis.language import lemma, text_of
from toolkit.analysis.people import Mention, is_person_at
from toolkit.analysis.wordlists import any_of, spelt, words

if TYPE_CHECKING:
    from toolkit.analysis.language import Doc, Token


def is_leave(doc: Doc, cue: Cue, verb: Token | None, people: tuple[Mention, ...]) -> bool:
    """ "Members may speak": leave. "A conflict may arise", "you may have a conflict": no more than possibility."""
    table = words("cues")["empty"]
    person = by_person(doc, cue, people) and not (cue.passive and _is_pronoun(doc, cue))
    if verb is None:
        return person
    form = lemma(verb, verb=True)
    if cue.modality == "prohibition":
        such = form == "be" and bool(re.match(r"\s*be such\b", text_of(doc)[cue.end : cue.end + 9]))
        return person or cue.passive or such or (cue.word == "may" and form not in table["happens"])
    if cue.passive:
        return verb.lower_ in table["passive_leave"] if person else verb.lower_ not in table["passive_epistemic"]
    limited = form in table["held"] and spelt("cues", "empty", "limits").search(text_of(doc), cue.end)
    if person and (
        limited or spelt("cues", "empty", "has_done").match(text_of(doc)[cue.end : cue.end + 60]) or _meets(verb)
    ):
        return True
    return person and (
        form not in table["epistemic"]
        or (form == "be" and bool(re.match(r"\s*be present", text_of(doc)[cue.end : cue.end + 12])))
    )


def _meets(verb: Token) -> bool:
    """ "May receive the applicant": to meet a person is an act, to receive a thing is none."""
    objects = [child for child in verb.children if child.dep_ == "dobj"] if verb.lower_ in {"receive", "see"} else []
    return any(word.lower_ in words("cues")["empty"]["met"] for child in objects for word in (child, *child.conjuncts))


def _is_pronoun(doc: Doc, cue: Cue) -> bool:
    """ "They may be used for ...": of what is used nobody says whether it is a person."""
    return cue.subject is not None and doc[cue.subject].lower_ in words("cues")["empty"]["of_nobody"]


def is_promise(doc: Doc, cue: Cue, verb: Token | None, people: tuple[Mention, ...]) -> bool:
    """ "The Director will keep a register": a duty. "You will find the form": none. "Action will follow": none."""
    rest = text_of(doc)[cue.end : cue.end + 40].lstrip()
    if spelt("cues", "empty", "has_done").match(text_of(doc)[cue.end : cue.end + 60]) and by_person(doc, cue, people):
        return True  # "I will have my reasons recorded"
    if begins(rest, words("cues")["empty"]["will_effect"]):
        return False
    if by_person(doc, cue, people):
        return not cue.passive or (verb is not None and verb.lower_ in words("cues")["empty"]["guided"])
    return verb is not None and cue.passive


def by_person(doc: Doc, cue: Cue, people: tuple[Mention, ...]) -> bool:
    """The subject of the cue is a person, a team or a post; or nobody is named, and the sentence begins with it."""
    if cue.subject is not None:
        # "The Audit and Governance Committee": a parser takes the first word of a row for its head.
        row = (doc[cue.subject], *doc[cue.subject].conjuncts)
        return _is_team(row[0]) or any(is_person_at(people, word.idx, word.idx + len(word.text)) for word in row)
    if cue.verb is not None and not text_of(doc)[: cue.start].strip():
        return True
    return (
        any(mention.end <= cue.start and cue.start - mention.end <= 30 for mention in people)
        or not text_of(doc)[: cue.start].strip()
    )


def _is_team(word: Token) -> bool:
    """ "People Services may", "The Speaker may": a team by its name, two words in capitals, or a post in one."""
    before = word.doc[word.i - 1] if word.i else None
    named = before is not None and before.text[:1].isupper() and before.dep_ in {"compound", "amod", "nmod"}
    post = before is not None and before.lower_ == "the"
    return (named or post) and word.text[:1].isupper() and word.lower_ not in words("bearers")["no_team"]["words"]


def begins(rest: str, expressions: list[str]) -> bool:
    """Whether the words after a modal begin with one of those expressions."""
    slot = "|".join(words("cues")["empty"]["slot"])
    return bool(re.match(rf"(?:(?:{slot})\s+)*{any_of(expressions)}(?!\w)", rest, re.IGNORECASE))
