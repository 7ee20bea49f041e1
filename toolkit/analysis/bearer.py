"""On whom a norm lies: the subject, the agent after "by", or the person the whole code addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.analysis.clauses import agent_of
from toolkit.analysis.cues import Cue
from toolkit.analysis.language import lemma, text_of
from toolkit.analysis.people import LINKED, Mention, described, mentions, person_before
from toolkit.analysis.wordlists import spelt, words
from toolkit.model.norm import Facet
from toolkit.model.provision import Instrument, Span

if TYPE_CHECKING:
    from toolkit.analysis.language import Doc, Token


def addressee(instrument: Instrument) -> str:
    """Whom "you" means: by the kind of instrument, else by its own definition of "you", else by its title."""
    table = words("bearers")["addressee"]
    if instrument.kind in table:
        return str(table[instrument.kind])
    defined = re.search(
        r"[\"'“‘]you[\"'”’] (?:means|refers to|is|includes) ([^.;]{3,80})", instrument.text, re.IGNORECASE
    )
    if defined:
        named = [person for person in mentions(defined[1]) if person.normal not in {"addressee", "anaphor"}]
        if named:
            return named[0].normal
    officer = re.search(rf"\b(?:{table['title_officer']})(?:s|['’]|\b)", instrument.title, re.IGNORECASE)
    member = re.search(rf"\b(?:{table['title_member']})(?:s|['’]|\b)", instrument.title, re.IGNORECASE)
    if bool(officer) == bool(member):
        return "other"
    return "officer" if officer else "member"


def bearer(doc: Doc, cue: Cue, *, people: tuple[Mention, ...], reader: str) -> Facet | None:
    """The bearer of one norm with the words that prove it; None where the sentence leaves it open.

    reader: the normal form of the person the instrument addresses (`addressee`).
    """
    if cue.word in {"imperative", "pledge"}:
        return _facet(reader, (cue.start, cue.end))
    if cue.word == "phrase":
        return _of_phrase(doc, cue, people, reader)
    subject = _subject(doc, cue, people)
    told = _told(doc, cue) if subject is not None else ""
    if told:
        return _facet(reader, (cue.start, cue.end)) if told == "telling" and reader != "other" else None
    if subject is not None:
        return _resolved(subject, people, reader, text_of(doc))
    verb = doc[cue.verb] if cue.verb is not None else None
    agent = agent_of(verb) if verb is not None and cue.passive else None
    if agent is not None:
        named = _at(people, agent)
        return _resolved(named, people, reader, text_of(doc)) if named else _facet("other", _phrase(agent))
    return _implied(doc, cue, verb, people, reader)


def _subject(doc: Doc, cue: Cue, people: tuple[Mention, ...]) -> Mention | None:
    word = doc[cue.subject] if cue.subject is not None else None
    named = (_at(people, word) or _counted(word, people)) if word is not None else None
    if named is not None:
        return _opener(text_of(doc), cue, named, people) or named
    if word is not None and word.text.isupper() and 1 < len(word.text) < 6:
        # "The RFO shall": an office by its initials.
        return Mention(word.idx, word.idx + len(word.text), "other")
    if word is not None and (unit := _by_capitals(word)):
        return unit
    if not cue.passive and (first := described(text_of(doc), cue.start, people)):
        return first
    beside = person_before(text_of(doc), cue.start, people)
    if word is None and (turned := _turned_round(text_of(doc), cue, people)):
        return turned
    if word is not None:
        # A subject that is no person: only a pronoun right before the cue can be a better one.
        return beside if beside is not None and beside.normal in {"addressee", "anaphor"} else None
    if beside is not None or (cue.verb is not None and cue.passive):
        return beside
    before = [person for person in people if person.end <= cue.start]
    sentence = max((text_of(doc).rfind(sign, 0, cue.start) for sign in ".;"), default=-1)
    near = [person for person in before if person.start > sentence]
    # An inverted or unparsed clause: "Only the Leader may", "should you".
    return near[-1] if near and cue.start - near[-1].end < 40 else None


def _opener(text: str, cue: Cue, named: Mention, people: tuple[Mention, ...]) -> Mention | None:
    """ "A member who has an interest in a matter before the assembly shall": a parser took the assembly for the
    subject."""
    if not spelt("bearers", "phrases", "object_of").search(text[max(named.start - 40, 0) : named.start]):
        return None
    first = described(text, cue.start, people)
    return first if first is not None and first.end < named.start else None


def _turned_round(text: str, cue: Cue, people: tuple[Mention, ...]) -> Mention | None:
    """ "On no account should a member sign": the person right after the modal, where a denial opens the clause."""
    opened = rf"(?:^|[,;.]\s|\band |\bor )(?:{words('cues')['negation']['clause']})\s+$"
    if not re.search(opened, text[max(cue.start - 40, 0) : cue.start], re.IGNORECASE):
        return None
    named = (one for one in people if cue.end <= one.start and one.normal != "anaphor")
    return next((one for one in named if re.fullmatch(r"\s+(?:\w+\s)?", text[cue.end : one.start])), None)


def _by_capitals(word: Token) -> Mention | None:
    """ "Internal Audit shall", "People Services will": a team by its name, written in capitals."""
    run = list(word.doc[word.left_edge.i : word.i + 1])
    while run and run[0].lower_ in {"the", "our", "your"}:
        run = run[1:]
    capitals = [part for part in run if part.text[:1].isupper()]
    post = len(run) == 1 and word.i > 0 and word.doc[word.i - 1].lower_ == "the"  # "The Speaker may"
    if (len(capitals) < 2 and not (capitals and post)) or not all(
        part in capitals or len(part.text) < 4 for part in run
    ):
        return None
    if run[-1].lower_ in words("bearers")["no_team"]["words"]:
        return None
    return Mention(run[0].idx, word.idx + len(word.text), "other")


def _told(doc: Doc, cue: Cue) -> str:
    """ "The Director must be informed": the kind of verb whose subject only receives; "" for any other."""
    if cue.verb is None or not cue.passive or cue.modality == "prohibition":
        return ""
    form, table = lemma(doc[cue.verb], verb=True), words("bearers")["passive"]
    return next((kind for kind in ("telling", "asking") if form in table[kind]), "")


def _counted(word: Token, people: tuple[Mention, ...]) -> Mention | None:
    """ "each of the members", "none of the officers": the person counted."""
    if word.lower_ not in words("bearers")["counting"]["words"]:
        return None
    inside = [person for person in people if word.idx <= person.start < word.idx + 40]
    return inside[-1] if inside else None


def _of_phrase(doc: Doc, cue: Cue, people: tuple[Mention, ...], reader: str) -> Facet | None:
    """ "It is the duty of every officer", "nothing requires a member", "they do not need to": the person nearest by."""
    inside = [person for person in people if cue.start <= person.start < cue.end and person.normal != "anaphor"]
    reaches = 40 if _names_after(text_of(doc), cue) else -1
    after = [person for person in people if cue.end <= person.start <= cue.end + reaches]
    before = [person for person in people if person.end <= cue.start and cue.start - person.end <= 4]
    before = [_head(doc, person, people) for person in before[-1:]]
    told = spelt("bearers", "phrases", "named_next").search(text_of(doc)[cue.start : cue.end]) is not None
    for group in (after[:1] if told else [], before[-1:], inside[-1:], after[:1]):
        for person in group:
            return _resolved(person, people, reader, text_of(doc))
    return _facet(reader, (cue.start, cue.end))


def _head(doc: Doc, person: Mention, people: tuple[Mention, ...]) -> Mention:
    """ "the members of this council promise": the members, where the body is named with "of"."""
    text = text_of(doc)
    while of := re.search(r"\s+of\s+(?:(?:the|this|that|any|our|your|a)\s+)?$", text[: person.start]):
        above = next((other for other in people if other.end == of.start()), None)
        if above is None or above.normal == "anaphor":
            break
        person = above
    return person


def _names_after(text: str, cue: Cue) -> bool:
    """The person stands after phrases such as "it is the duty of", "prevents", "it is an offence for"."""
    ends = spelt("bearers", "phrases", "named_after").search(text[cue.start : cue.end])
    return bool(ends or re.match(r"\s*(?:for|of|on|that|by)\b", text[cue.end :]))


def _implied(doc: Doc, cue: Cue, verb: Token | None, people: tuple[Mention, ...], reader: str) -> Facet | None:
    """Nobody is named. "Gifts must be declared" binds the reader; "a record must be kept" does not say whom."""
    if (not cue.passive and not _is_absolute(cue)) or (reader == "other" and cue.modality != "permission"):
        return None
    barred = cue.passive and verb is not None and cue.modality == "prohibition"
    if barred and verb is not None and lemma(verb, verb=True) in words("bearers")["passive"]["of_authority"]:
        return None
    within = [
        person
        for person in people
        if person.end <= cue.start and person.normal not in {"addressee", "anaphor", "authority"}
    ]
    asked = cue.passive and verb is not None and cue.modality in {"obligation", "permission"}
    if asked and verb is not None and lemma(verb, verb=True) not in _asked_of_reader(cue):
        return None
    if within and within[-1].normal == reader:
        return _facet(reader, (within[-1].start, within[-1].end))
    return _facet(reader, (cue.start, cue.end))


def _asked_of_reader(cue: Cue) -> list[str]:
    table = words("bearers")["passive"]
    known: list[str] = table["addressee_verbs"] + (table["leave_verbs"] if cue.modality == "permission" else [])
    return known


def _is_absolute(cue: Cue) -> bool:
    return cue.word == "being:phrase" and cue.modality in {"prohibition", "permission"}


def _resolved(person: Mention, people: tuple[Mention, ...], reader: str, text: str) -> Facet | None:
    span = (person.start, person.end)
    if person.normal == "addressee":
        return _facet(reader, span)
    if (
        person.normal == "member"
        and reader == "officer"
        and spelt("bearers", "phrases", "of_staff").match(text, person.end)
    ):
        return _facet(reader, span)
    if person.normal != "anaphor":
        return _facet(person.normal, span)
    neutral = text[person.start : person.end].lower() in {"it", "which"}
    fitting = [other for other in people if other.end <= person.start and _may_be_meant(text, other, neutral=neutral)]
    if fitting:
        return _facet(fitting[-1].normal, span)
    return None if neutral else _facet(reader, span)


def _may_be_meant(text: str, person: Mention, *, neutral: bool) -> bool:
    """A pronoun means the last person spoken of as a subject: not the one told ("to the Director"), not a body."""
    if person.normal in {"anaphor", "addressee"} or (person.normal in {"authority", "committee"}) != neutral:
        return False
    return not LINKED.search(text[: person.start])


def _at(people: tuple[Mention, ...], word: Token) -> Mention | None:
    return next(
        (person for person in people if person.start < word.idx + len(word.text) and word.idx < person.end), None
    )


def _phrase(word: Token) -> Span:
    return (word.doc[word.left_edge.i].idx, word.idx + len(word.text))


def _facet(value: str, span: Span) -> Facet:
    return Facet("bearer", value, span)
