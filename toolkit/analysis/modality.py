"""Which cues are norms and which only look like one, judged by the clause they stand in.

Where a sentence has none, `moods.py` reads it as an imperative or a pledge.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.analysis.clauses import denied_object, hangs, relative_word
from toolkit.analysis.cues import Cue, candidates, is_made_sure, of_person
from toolkit.analysis.language import lemma, text_of
from toolkit.analysis.people import Mention, described, is_person_at, mentions, person_before
from toolkit.analysis.subjects import after, with_clause, with_person, with_subject_before
from toolkit.analysis.wordlists import any_of, words

if TYPE_CHECKING:
    from toolkit.analysis.language import Doc, Token


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
    if verb is None or cue.word not in _MODALS or cue.modality == "prohibition" or not denied_object(verb):
        return cue
    return replace(cue, modality="prohibition")


_MODALS = frozenset({"must", "shall", "will", "may", "can"})


def _is_norm(doc: Doc, cue: Cue, people: tuple[Mention, ...]) -> bool:
    verb = doc[cue.verb] if cue.verb is not None else None
    if cue.word == "phrase" and _word_tag(doc, cue).startswith("N"):
        # "a genuine need to impart information": a noun.
        return False
    if _opens_condition(text_of(doc), cue) or _is_subordinate(doc, cue, verb) or is_made_sure(text_of(doc), cue):
        return False
    rest = text_of(doc)[cue.end : cue.end + 60].lstrip()
    if cue.word in {"should", "ought"} and rest.startswith("have ") and verb is not None and verb.tag_ == "VBN":
        return False  # "information that you should have realised was confidential": what one ought to know
    if cue.word in {"should", "ought"} and _OR.search(text_of(doc)[: cue.start]) and _KNOWS.match(rest):
        return False  # "of which they are aware or should be aware"
    if cue.word in {"must", "shall", "will"} and _is_effect(doc, cue, rest, people):
        return False
    if cue.word in {"being:to", "being:phrase", "having:to"}:
        return _framed_norm(doc, cue, people)
    if cue.word in {"may", "can"}:
        return _is_leave(doc, cue, verb, people)
    return cue.word != "will" or _is_promise(doc, cue, verb, people)


_OR = re.compile(r"\bor\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_KNOWS = re.compile(
    r"(?:to )?(?:know|reali[sz]e|recogni[sz]e|suspect|understand|be (?:aware|able to (?:tell|see|guess)))\b"
)


def _word_tag(doc: Doc, cue: Cue) -> str:
    """The tag of the word "need" where the cue begins with it, else nothing."""
    span = doc.char_span(cue.start, cue.end, alignment_mode="expand")
    return span[0].tag_ if span is not None and span[0].lower_ == "need" else ""


def _is_effect(doc: Doc, cue: Cue, rest: str, people: tuple[Mention, ...]) -> bool:
    """Rules of construction: "shall mean", "shall be deemed", "this code shall apply"; but not "you must apply"."""
    table = words("cues")["empty"]
    if _is_paper(doc, cue) and _begins(rest, ["include", "exclude"]):
        return False
    return _begins(rest, table["after_modal"]) or (
        _begins(rest, table["of_things"]) and not _by_person(doc, cue, people)
    )


def _is_paper(doc: Doc, cue: Cue) -> bool:
    """The subject is something that one writes: a declaration, a notice."""
    return cue.subject is not None and doc[cue.subject].lower_ in words("cues")["empty"]["papers"]


def _begins(rest: str, expressions: list[str]) -> bool:
    slot = r"(?:(?:\w+ly|also|not|only|itself|then)\s+)*"
    return bool(re.match(rf"{slot}{any_of(expressions)}(?!\w)", rest, re.IGNORECASE))


def _opens_condition(text: str, cue: Cue) -> bool:
    """ "Should you wish": an inverted condition; "May 2012": a month; "as the case may be"."""
    at_start = not text[: cue.start].strip() or text[: cue.start].rstrip()[-1] in ".;:,"
    if cue.word == "should" and at_start:
        return bool(
            re.match(
                r"\s+(?:you|your|my|our|his|her|their|an?|any|the|this|that|he|she|they|it|there)\b",
                text[cue.end : cue.end + 8],
                re.IGNORECASE,
            )
        )
    if not at_start and text[cue.start : cue.end] == "May":
        return True  # "sits in May and November"
    if (
        cue.word == "may"
        and text[cue.start : cue.end] == "May"
        and (re.search(r"\d\s*$", text[: cue.start]) or re.match(r"\s+\d", text[cue.end :]))
    ):
        return True
    return cue.word == "may" and bool(re.search(r"as the case $", text[: cue.start]))


def _is_subordinate(doc: Doc, cue: Cue, verb: Token | None) -> bool:
    before = text_of(doc)[: cue.start].rstrip()
    relative = any_of(words("cues")["subordinate"]["relative"])
    direct = re.search(rf"(?P<comma>,\s*)?\b(?P<word>{relative})(?:\s+\w+ly)?$", before, re.IGNORECASE)
    strong = cue.word in {"must", "shall", "will"}
    if direct and not _NO_RELATIVE.search(before) and not _EMPHATIC.search(before):
        # ", who shall decide" goes on with a duty; "interests which must be registered" describes the interests.
        goes_on = strong or cue.word == "should"
        return not (direct["comma"] and goes_on and direct["word"].lower() in {"which", "who"})
    if cue.word in _MODALS | {"should"} and _is_main(doc, cue):
        return False
    if cue.word == "phrase":
        there = text_of(doc)[cue.start : cue.start + 6].lower() == "there "  # "where there is no deputy"
        return (there and _hangs_by_words(before)) or bool(re.search(r"\bwhether\b[^,.;:]*$", before, re.IGNORECASE))
    if verb is None:
        return _hangs_by_words(before)
    if _after_mark(doc, cue):
        return True
    if cue.subject is not None and _NO_RELATIVE.search(text_of(doc)[: doc[doc[cue.subject].left_edge.i].idx].rstrip()):
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


_NO_RELATIVE = re.compile(
    r"(?:(?:^|[.;:]\s*)(?:provided(?:,? (?:also|always|further|however),?)?|after|before|besides|from|since|with)"
    r"|,\s(?:save|saving|except(?:ing)?|provided(?: always| however)?)) that$"
    r"|,\s(?:al)?though$|,\s(?:failing|after|upon|on) which$|\bin which (?:case|event)$",
    re.IGNORECASE,
)
""""Provided that nothing shall prevent ...", "After that you must ...": the main clause follows."""


_EMPHATIC = re.compile(r"\b(?:any|no|nothing|anything|anybody|nobody)\b[^,.;:]{0,40}\bwhat(?:so)?ever$", re.IGNORECASE)
""""any offence whatever shall be reported": the word leans on "any", and opens no clause."""


def _after_mark(doc: Doc, cue: Cue) -> bool:
    """ "if members must", "a gift which you must not keep": the subject follows a word of subordination."""
    if cue.subject is None or doc[cue.subject].left_edge.i == 0:
        return False
    table, before = words("cues")["subordinate"], doc[doc[cue.subject].left_edge.i - 1]
    if before.lower_ == "that" and before.i > 0 and lemma(doc[before.i - 1], verb=True) in table["factive"]:
        return False
    if _NO_RELATIVE.search(text_of(doc)[: before.idx + len(before.text)]):
        return False
    return before.lower_ in table["before_subject"]


def _hangs_by_words(before: str) -> bool:
    clause = re.split(r"[,.;:—–]", before)[-1].strip()
    marks = any_of(words("cues")["subordinate"]["marks"])
    return bool(re.match(rf"(?:and\s|or\s)?{marks}\b", clause, re.IGNORECASE))


def _framed_norm(doc: Doc, cue: Cue, people: tuple[Mention, ...]) -> bool:
    if cue.word == "being:to":
        # "are to be placed", "members are to report": a duty. "The aim is to help": none.
        words_after = after(doc, cue, 3)
        if _stays(doc, cue) or (_is_paper(doc, cue) and words_after and words_after[0].tag_ == "VB"):
            return True
        if _begins(text_of(doc)[cue.end : cue.end + 60].lstrip(), words("cues")["empty"]["after_modal"]):
            return False
        refused = cue.modality == "prohibition" and _by_person(doc, cue, people)
        if not (refused or any(word.tag_ in {"VB", "VBP"} for word in words_after[:2])) and doc.has_annotation("TAG"):
            return False
        return _by_person(doc, cue, people) or (
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


def _by_person(doc: Doc, cue: Cue, people: tuple[Mention, ...]) -> bool:
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


def _is_leave(doc: Doc, cue: Cue, verb: Token | None, people: tuple[Mention, ...]) -> bool:
    """ "Members may speak": leave. "A conflict may arise", "you may have a conflict": no more than possibility."""
    table = words("cues")["empty"]
    person = _by_person(doc, cue, people) and not (cue.passive and _is_pronoun(doc, cue))
    if verb is None:
        return person
    form = lemma(verb, verb=True)
    if cue.modality == "prohibition":
        such = form == "be" and bool(re.match(r"\s*be such\b", text_of(doc)[cue.end : cue.end + 9]))
        return person or cue.passive or such or (cue.word == "may" and form not in _HAPPENS)
    if cue.passive:
        return verb.lower_ in table["passive_leave"] if person else verb.lower_ not in table["passive_epistemic"]
    limited = form in _HELD and _LIMITED.search(text_of(doc), cue.end)
    if person and (limited or _OBTAINS.match(text_of(doc)[cue.end : cue.end + 60]) or _meets(verb)):
        return True
    return person and (
        form not in table["epistemic"]
        or (form == "be" and bool(re.match(r"\s*be present", text_of(doc)[cue.end : cue.end + 12])))
    )


_HELD = frozenset({"receive", "hold", "have", "see"})
_LIMITED = re.compile(
    r"\b(?:provided|without (?:\w+ ){0,2}(?:permission|consent|approval|leave|declaring|asking|telling)"
    r"|up to|no(?:t)? more than|not exceeding"
    r"|(?:so|as) long as|with the (?:\w+ )?(?:consent|permission|approval|leave))\b",
    re.IGNORECASE,
)
""""may receive a gift without asking leave", "may hold a float of up to £50": with its limit it is leave."""


def _meets(verb: Token) -> bool:
    """ "May receive the applicant": to meet a person is an act, to receive a thing is none."""
    objects = [child for child in verb.children if child.dep_ == "dobj"] if verb.lower_ in {"receive", "see"} else []
    return any(word.lower_ in words("cues")["empty"]["met"] for child in objects for word in (child, *child.conjuncts))


_HAPPENS = frozenset({"be", "have", "apply", "arise", "mean"})


def _is_pronoun(doc: Doc, cue: Cue) -> bool:
    """ "They may be used for ...": of what is used nobody says whether it is a person."""
    return cue.subject is not None and doc[cue.subject].lower_ in {"they", "it", "these", "those", "all", "any"}


_OBTAINS = re.compile(
    r"\s+have (?:an?|the|any|it|my|our|your|their|his|her|its|that)(?: [\w-]+){0,3}? "
    r"(?:\w+ed|taken|withdrawn|put|set)\b"
)
"""\"may have an interest deleted": what one may have done, not what one may have."""


def _is_promise(doc: Doc, cue: Cue, verb: Token | None, people: tuple[Mention, ...]) -> bool:
    """ "The Director will keep a register": a duty. "You will find the form": none. "Action will follow": none."""
    rest = text_of(doc)[cue.end : cue.end + 40].lstrip()
    if _OBTAINS.match(text_of(doc)[cue.end : cue.end + 60]) and _by_person(doc, cue, people):
        return True  # "I will have my reasons recorded"
    if _begins(rest, words("cues")["empty"]["will_effect"]):
        return False
    if _by_person(doc, cue, people):
        return not cue.passive or (verb is not None and verb.lower_ in words("cues")["empty"]["guided"])
    return verb is not None and cue.passive
