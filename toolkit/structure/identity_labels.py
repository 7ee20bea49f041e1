"""Lines about a document that stand in its head: to whom and by whom, what it is called, when a page was made; and
names of bodies alone on a line."""

from __future__ import annotations

import re

from toolkit.structure.dates import DATE
from toolkit.structure.title_words import any_of

_DOCUMENT = re.compile(rf"\b(?:{any_of('documents')}|{any_of('on_conduct')})\b|\brules\b", re.I)
_MEMO = re.compile(rf"(?:{any_of('memo')})\s?:", re.I)
_CALLED = re.compile(rf"(?:{any_of('titled')})\s?:\s*(\S.*)", re.I)
_LOOSELY = re.compile(rf"(?:{any_of('titled_loosely')})\s?:\s*(\S.*)", re.I)
_REPORT = re.compile(rf"(?:{any_of('report')})\b[^:]{{0,30}}:", re.I)
_MET = re.compile(rf"(?<![\w-])(?:{any_of('met_on')})\s?:\s*(?={DATE.pattern})", re.I)
_OF_DAY = r"(?: (?:on|at|by|in))?\s?:?\s*"
_STAMP = re.compile(rf"\b(?:{any_of('stamps')}){_OF_DAY}(?:{DATE.pattern})", re.I)
_LOOSE = re.compile(rf"\b(?:{any_of('loose_stamps')}){_OF_DAY}(?:{DATE.pattern})", re.I)
_GOVERNING = re.compile(rf"(?:The )?(?:Board of )?(?:{any_of('governing')}) of (?:the )?(?=[A-Z])")
_WORD = r"[A-Z][\w’'&.-]*"
_BODY = re.compile(
    rf"(?=.*\b(?:{any_of('other_bodies')})\b)(?:The )?{_WORD}(?: (?:{_WORD}|of|the|and|for|&|in|at)){{1,9}}"
    rf"|(?:{any_of('tongues')})(?: [^\W\d_][\w’'-]*){{1,6}}"
)


def called_so(texts: list[str]) -> str:
    """What a line of the head says the document is called: "Report title: ..."; "Subject: ..." where that names a kind
    of document and no line by itself does."""
    if called := next((match[1] for text in texts if (match := _CALLED.match(text))), ""):
        return called.strip()
    if any(_DOCUMENT.search(text) for text in texts if not is_label(text)):
        return ""
    loosely = (match[1].strip() for text in texts if (match := _LOOSELY.match(text)))
    return next((called for called in loosely if _DOCUMENT.search(called)), "")


def is_label(text: str) -> bool:
    """ "Report to: the committee": a line of the head of a report or a letter that is no title by itself."""
    return (_MEMO.match(text) or _LOOSELY.match(text)) is not None


def is_report(texts: list[str]) -> bool:
    """The head says that the document is a report."""
    return any(_REPORT.match(text) for text in texts)


def day_of_meeting(text: str) -> str:
    """The day that the head of a report tells, where it stands among the text: "Meeting date: 3 May 2024"."""
    found = _MET.search(text)
    return DATE.match(text, found.end())[0] if found else ""  # type: ignore[index]


def without_stamps(line: str, *, loose: bool = False) -> str:
    """A line without the days on which a page was made or printed ("Page last updated 3 June 2024"). loose: without
    "last updated", which may be said of the code or of the page."""
    return (_LOOSE if loose else _STAMP).sub(" ", line)


def other_body(line: str) -> str:
    """The name of a body that is all of a line, of a kind or in a tongue that AUTHORITY does not know; "" if none."""
    name = _GOVERNING.sub("", line)
    return re.sub(r"^The ", "", name) if _BODY.fullmatch(name) and not _DOCUMENT.search(name) else ""
