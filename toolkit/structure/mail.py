"""What a mail puts around the document in it: heads of messages, greetings, disclaimers.

From: Clerk                       fields, one under the other
To: All staff
Dear all,                         a call: a few words and a comma, and a new paragraph begins after it
Please find the code below.       somebody's words, which stay
Best wishes,                      a call with a name under it
The Clerk
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.model.source import Line
from toolkit.structure.endings import COMPLETE, is_capitals
from toolkit.structure.markers import read_marker

_FIELD = re.compile(r"[*_]*(from|to|cc|bcc|sent|date|subject|reply-to|attachments?|importance)[*_]*\s*:", re.I)
_FORWARDED = re.compile(r"-{2,}\s*(?:original|forwarded) message\s*-{2,}", re.I)
_FEWEST_FIELDS = 3
_DISCLAIMER = re.compile(r"(?:this|the information in this) (?:e-?mail|message|communication|transmission)\b", re.I)
_ADDRESSED = re.compile(
    r"\b(?:intended|addressee|recipient|confidential|disclaimer|virus|sender|in error|delete)", re.I
)
_CLOSING = re.compile(
    r"(?:(?:(?:kind|best|warm|with kind|with best) )?regards|yours (?:sincerely|faithfully|truly)|many thanks)[,.]?",
    re.I,
)
"""What needs no comma to be told for a greeting."""
_SIGNED_MOST = 8
"""Lines under a greeting, and words in each: a name, a post, a telephone number."""
_CALL = re.compile(r"[A-Z][^.,;:!?()\d]*,")
_DEAR = re.compile(r"(?:Dear|Sirs?|Madam)\b[^.;:!?\d]{0,60},?")
_CALL_MOST = 5
PARTED = 5.0
"""Points of white that stand over a paragraph of a text."""
_END_MOST = 40
"""Lines from the end among which a mail's ending is looked for."""


def without_mail(lines: Sequence[Line]) -> list[Line]:
    """The same lines; what a mail added has the role furniture."""
    for found in (_heads, _ending, _opening):
        taken = set(found(lines))
        lines = [replace(line, role="furniture") if place in taken else line for place, line in enumerate(lines)]
    return list(lines)


def _heads(lines: Sequence[Line]) -> Iterator[int]:
    """From:, Sent:, To:, Subject: one under the other, and the rule above them."""
    run: list[int] = []
    for place, line in enumerate((*lines, Line(""))):
        field = _FIELD.match(line.text) if line.role == "body" else None
        if field or (run and line.role == "furniture"):
            run.append(place)
            continue
        names = {match[1].casefold() for at in run if (match := _FIELD.match(lines[at].text))}
        if len(names) >= _FEWEST_FIELDS and "from" in names:
            yield from run
        run = []
        if line.role == "body" and _FORWARDED.fullmatch(line.text):
            yield place


def _ending(lines: Sequence[Line]) -> Iterator[int]:
    """A disclaimer with what follows it, and a greeting with the few short lines that end the document."""
    end = len(lines)
    for place in range(len(lines) - 1, max(-1, len(lines) - _END_MOST), -1):
        if lines[place].role == "body" and _DISCLAIMER.match(lines[place].text):
            said = " ".join(other.text for other in lines[place:end])
            if len(_ADDRESSED.findall(said)) > 1 and not any(other.label for other in lines[place:end]):
                yield from range(place, end)
                end = place
        if _closes(lines, place):
            below = [other for other in lines[place + 1 : end] if other.role == "body"]
            if len(below) <= _SIGNED_MOST and all(map(_is_signature, below)):
                yield from range(place, end)
            return


def _opening(lines: Sequence[Line]) -> Iterator[int]:
    """The line that greets the reader before anything else is said; what closes the covering words, with its name."""
    said = [place for place, line in enumerate(lines) if line.role != "furniture"]
    over = _letter_head(lines, said)
    said = said[over:]
    if len(said) < 2 or not (_is_call(lines, said[0]) or _DEAR.fullmatch(lines[said[0]].text)):
        return
    if not over:
        yield said[0]  # under a letter's head it stands among the lines of the title
    for at, place in enumerate(said[1:], start=1):
        if lines[place].role != "body" or _begins_document(lines[place]):
            return
        if _closes(lines, place):
            yield place
            yield from _signature(lines, said[at + 1 :])
            return


def _letter_head(lines: Sequence[Line], said: Sequence[int]) -> int:
    """How many lines stand over "Dear Sir,": the date, a reference, whom the letter is to; 0 where it has no such."""
    for at, place in enumerate(said[:_SIGNED_MOST]):
        if _DEAR.fullmatch(lines[place].text):
            return at
        if lines[place].role != "body" or lines[place].label or COMPLETE.search(lines[place].text):
            return 0
    return 0


def _closes(lines: Sequence[Line], place: int) -> bool:
    """ "Kind regards", or a call with a name under it."""
    line = lines[place]
    return line.role == "body" and (_CLOSING.fullmatch(line.text) is not None or _is_call(lines, place))


def _is_call(lines: Sequence[Line], place: int) -> bool:
    """A paragraph of a few words that ends in a comma, where no sentence is open before it or goes on after it."""
    line = lines[place]
    if line.role != "body" or line.label or not _CALL.fullmatch(line.text) or len(line.text.split()) > _CALL_MOST:
        return False
    before = next((one for one in reversed(lines[:place]) if one.role != "furniture"), None)
    following = next((one for one in lines[place + 1 :] if one.role != "furniture"), None)
    over = before is None or before.role != "body" or COMPLETE.search(before.text) is not None
    return over and _begins(line) and following is not None and not following.text[:1].islower()


def _begins(line: Line) -> bool:
    """The line begins a paragraph."""
    return not line.soft or (line.gap or 0.0) > PARTED


def _begins_document(line: Line) -> bool:
    """A number, or words in capitals: the document under the covering words."""
    return bool(line.label or read_marker(line.text).tokens) or is_capitals(line.text)


def _signature(lines: Sequence[Line], after: Sequence[int]) -> Iterator[int]:
    """The first paragraph after a greeting that ends, where its lines are as short as a name or a post."""
    for at, place in enumerate(after):
        if lines[place].role != "body" or not _is_signature(lines[place]) or (at and _begins(lines[place])):
            return
        yield place


def _is_signature(line: Line) -> bool:
    """A name, a post, an address, a telephone number: no sentence, number or title in capitals."""
    short = len(line.text.split()) <= _SIGNED_MOST and not COMPLETE.search(line.text)
    return short and not line.label and not is_capitals(line.text)
