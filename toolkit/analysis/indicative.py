"""Duties in the plain present, as the codes of many countries state theirs: "A member declares every interest".

Only an instrument that leaves "must", "shall" and "should" aside speaks so: beside them the present describes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from toolkit.analysis.clauses import denied_object, subject_of
from toolkit.analysis.cues import Cue
from toolkit.analysis.language import lemma
from toolkit.analysis.people import Mention, is_person_at, mentions
from toolkit.analysis.wordlists import any_of, words
from toolkit.model.norm import Modality
from toolkit.model.provision import Instrument

if TYPE_CHECKING:
    from toolkit.analysis.language import Doc, Span, Token

_LEAST = 2
"""Provisions in the present that make a manner of speaking."""
_SHARE = 5
_NEAR = 40
"""Code points before which a person who is the subject of a whole provision is named."""


def speaks_in_present(instrument: Instrument) -> bool:
    """At least two provisions, and one in five, begin with one whom a code may bind and a verb in the present; no more
    than these have a word of duty."""
    texts = [provision.text for provision in instrument.provisions if provision.text]
    bound = sum(bool(_bound().search(text)) for text in texts)
    plain = sum(not _bound().search(text) and _has_present(text) for text in texts)
    return plain >= max(_LEAST, bound, len(texts) / _SHARE)


@cache
def _bound() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(words('cues')['present']['bound'])}(?!\w)", re.IGNORECASE)


def _has_present(text: str) -> bool:
    first = next((one for one in mentions(text) if one.normal != "anaphor"), None)
    if first is None or first.start > _NEAR or first.normal == "other":
        return False
    found = _verb().match(text, first.end)
    return found is not None and _stem(found[0].split()[-1]) not in words("cues")["present"]["idle"]


def _stem(verb: str) -> str:
    """Near enough for a list of everyday verbs."""
    return re.sub(r"(?<=[^aeiou])ies$", "y", verb) if verb.endswith("ies") else verb.removesuffix("s")


@cache
def _verb() -> re.Pattern[str]:
    """ "A member who ... declares", "Members serve"; not "members of", "members may"."""
    stop = any_of(words("cues")["present"]["no_verb"])
    who, adverb = r"(?:,? who\b[^.;]{1,90}?)?", r"\s+(?:\w+ly\s+)?"
    return re.compile(
        rf"{who}{adverb}(?:(?:does|do) not|never|(?<=s )(?!{stop}\b)[a-z]+|(?!{stop}\b)[a-z]{{2,}}[^s\s]s)\b"
    )


def presents(doc: Doc, *, sentence: Span, people: tuple[Mention, ...]) -> Iterator[Cue]:
    """The cues of one sentence: each verb in the present whose subject is a person or a body."""
    for verb in sentence:
        subject = _subject(verb, people) if _is_present(verb) else None
        if subject is None:
            continue
        before = [word for word in verb.lefts if word.dep_ in {"aux", "neg"}]
        denied = subject.lower_ in _NOBODY or any(word.lower_ in _NOBODY for word in subject.lefts)
        denied = denied or denied_object(verb) or any(word.dep_ == "neg" for word in before)
        if not denied and not _bound_by_code(subject, people):
            continue
        modality: Modality = "prohibition" if denied else "obligation"
        first = before[0] if before else verb
        yield Cue(first.idx, verb.idx + len(verb.text), modality, "present", verb.i, subject.i)


def _bound_by_code(subject: Token, people: tuple[Mention, ...]) -> bool:
    """No resident, visitor or contractor: of those the present describes what they do."""
    return not any(one.normal == "other" and one.start <= subject.idx < one.end for one in people)


_NOBODY = frozenset({"no", "nobody", "neither", "none", "no-one"})


def _is_present(verb: Token) -> bool:
    """The verb of a main clause, no "is" or "has", in the present: "declares", "does not declare"."""
    does = any(word.dep_ == "aux" and word.lower_ in {"does", "do"} for word in verb.lefts)
    main = verb.dep_ == "ROOT" or (verb.dep_ == "conj" and verb.head.dep_ in {"ROOT", "conj"})
    idle = lemma(verb, verb=True) in words("cues")["present"]["idle"]
    return main and not idle and (verb.tag_ in {"VBZ", "VBP"} or (does and verb.tag_ == "VB"))


def _subject(verb: Token, people: tuple[Mention, ...]) -> Token | None:
    """The person who is the subject, also where a parser loses it before a long "who ..."."""
    found = (subject_of(verb, verb.idx), *(word for word in verb.lefts if word.dep_ in {"dep", "nsubj"}))
    named = (word for word in found if word is not None and word.tag_ not in {"WP", "WDT"})
    return next((word for word in named if is_person_at(people, word.idx, word.idx + len(word.text))), None)
