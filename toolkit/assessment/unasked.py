"""A provision that names what an expectation asks for, and does not ask it.

The entry: members are objective    3  "We do not ask members to be objective."        denied
The entry: members are honest       7  "The working party debated honesty at length."  told of in passing
                                    8  "The Honesty Box is for coffee money."          a name
The words are under [unasked] in expectations.toml.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice

from toolkit.assessment.audit_words import audit_words, sign
from toolkit.assessment.carried import Asked, needs_of
from toolkit.model.catalogue import Entry
from toolkit.model.provision import Span

MOST = 6
"""Places of one provision that are looked at."""
REACH = 160
"""Characters of its sentence that are looked at on either side of a place."""
_ENDS = ".;!?\n"
_CELL = " | "
_JOINED = re.compile(r",\s(?:and|nor|or|so)\b")
_IDLE = frozenset({"none", "permission"})
"""Forces of a provision that asks nothing by itself, so that a denial in it may be of the matter."""


def unasked(entry: Entry, asked: Asked, id: str) -> bool:
    """Whether every place at which the provision speaks of the first need denies that it is asked, or asks nothing. An
    expectation that itself says what need not be done is not judged so."""
    needs = needs_of(entry)
    if not needs or sign("lifts").search(entry.summary):
        return False
    text = asked.words(id)
    places = list(islice(asked.spans(id, needs[0]), MOST))
    # A ban is not denied by what nobody is asked or expected to do: "no member is expected to take a gift".
    duty = entry.modality != "prohibition"
    idle = entry.topic == "principles" and asked.code.by_id[id].modality in _IDLE
    if idle and _labels(text, places):
        return True
    return bool(places) and all(only_named(text, span, duty=duty) or (idle and _doubted(text, span)) for span in places)


def only_named(text: str, span: Span, *, duty: bool = False) -> bool:
    """Whether the words at a place are denied or told of in passing. duty: also by saying that nobody is asked to."""
    before, after = _before(text, span[0]), _after(text, span[1])
    if _expression("still").search(before + text[slice(*span)] + after):
        return False
    ends = ("", "_duty") if duty else ("",)
    denied = any(_expression(f"before{end}").search(before) or _expression(f"after{end}").search(after) for end in ends)
    return denied or _is_name(text[slice(*span)], after)


def _labels(text: str, places: Sequence[Span]) -> bool:
    """The row of a table that names it in its first cell alone, and goes on about something else: "Impartiality | The
    meeting | When the item is called" is a kind of interest, not a principle."""
    first = text.find(_CELL)
    return first >= 0 and bool(places) and all(end <= first for _, end in places)


def _doubted(text: str, span: Span) -> bool:
    """Its sentence denies something, or lets people off, around the place, and nothing in it binds: "no duty of honesty
    rests on members", "members are excused from openness". In which form it does so need not be known. Of
    principles alone: a rule told as a fact denies all manner of things ("the register is not published"). What only
    follows with an "and" strengthens: "for the public alone, and never for family"."""
    before, after = _before(text, span[0]), _after(text, span[1])
    if _expression("binds").search(f"{before} {text[slice(*span)]} {after}"):
        return False
    near = before[max((found.end() for found in _JOINED.finditer(before)), default=0) :], _JOINED.split(after)[0]
    return any(_expression("doubt").search(part) for part in near)


def _before(text: str, start: int) -> str:
    part = text[max(0, start - REACH) : start]
    return part[max(part.rfind(end) for end in _ENDS) + 1 :]


def _after(text: str, end: int) -> str:
    part = text[end : end + REACH]
    return part[: min((place for one in _ENDS if (place := part.find(one)) >= 0), default=len(part))]


def _is_name(words: str, after: str) -> bool:
    """ "Integrity House", "the Honesty Box": both words have capitals, and the second is a thing that has a name."""
    follows = re.match(r"\w*\s+([A-Z]\w*)", after)
    return words[:1].isupper() and follows is not None and follows[1].lower() in audit_words()["unasked"]["things"]


@cache
def _expression(name: str) -> re.Pattern[str]:
    words = audit_words()["unasked"][name]
    return re.compile(_whole(words if isinstance(words, str) else "|".join(words)), re.IGNORECASE)


def _whole(pattern: str) -> str:
    """With the parts that it names: <on>, <binds>."""
    return re.sub(r"<(on|far|told|binds)>", lambda named: _whole(audit_words()["unasked"][named[1]]), pattern)
