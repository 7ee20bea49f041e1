"""The tracked-changes document of a policy review, as Word's own insertions, deletions and moves.

Accepting every change gives the proposed text, rejecting every change the current one. Both are checked, word for
word, on the finished bytes before they are returned, so that a wrong document can never be written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from toolkit.errors import BadOption
from toolkit.model.source import Caution
from toolkit.reporting.tracked_carry import Carrier, Warn, link_of, object_key
from toolkit.reporting.tracked_check import Changes, accepted, count_changes, rejected, verify
from toolkit.reporting.tracked_house import Para, house_docx, paragraph_texts
from toolkit.reporting.tracked_job import Job
from toolkit.reporting.tracked_known import Known
from toolkit.reporting.tracked_lists import Lists
from toolkit.reporting.tracked_package import Package, open_package
from toolkit.reporting.tracked_pieces import Eye, Names
from toolkit.reporting.tracked_prepare import merged_names, plain, readied, without_comments
from toolkit.reporting.tracked_styles import Styles
from toolkit.reporting.tracked_words import Words, word_edits
from toolkit.reporting.tracked_write import weave

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = [
    "Changes",
    "Known",
    "Para",
    "accepted",
    "clean_docx",
    "clean_from_text",
    "count_changes",
    "rejected",
    "tracked_docx",
    "tracked_from_text",
    "verify",
]

AUTHOR = "conduct"
DATE = "2000-01-01T00:00:00Z"
"""Where no date is given: a fixed one, for the same input must give the same bytes on any day."""
CURRENT, PROPOSED = "the current document", "the proposed document"
LONGEST_AUTHOR = 255


def _ignored(caution: Caution) -> None:
    """For callers that show no cautions."""


def tracked_docx(
    current: bytes,
    proposed: bytes,
    *,
    author: str = AUTHOR,
    date: str = DATE,
    words: Words = word_edits,
    known: Sequence[Known] = (),
    warn: Warn = _ignored,
) -> bytes:
    """The current Word document, in its own formatting, with the proposed one as tracked changes.

    current, proposed: bytes of .docx files; changes tracked in them already are taken as accepted. author, date: of
    every change, the date as 2026-05-01 or 2026-05-01T09:00:00Z. words: finds the edits within a paragraph. known:
    provisions whose counterparts are known, and which of them moved; the rest is found by likeness. warn: is told
    what could not be carried.

    Raises:
        UnreadableSource: one of them is no Word document, damaged, with macros, or in the strict form.
        BadOption: an author or date that cannot be written.
        UnfaithfulCopy: the result would not give back the two texts; the message says where.
    """
    wanted = accepted_as(current, CURRENT), accepted_as(proposed, PROPOSED)
    mine, theirs = plain(open_package(current, CURRENT)), plain(open_package(proposed, PROPOSED))
    merged_names(mine, theirs)
    carrier = _carrier(mine, theirs, warn)
    readied(carrier)
    weave(mine.body(), theirs.body(), _job(carrier, words, _author(author), _date(date), known), top=True)
    made = mine.written()
    verify(made, current=wanted[0], proposed=wanted[1])
    return made


def tracked_from_text(
    current: Sequence[Para],
    proposed: Sequence[Para],
    *,
    title: str,
    author: str = AUTHOR,
    date: str = DATE,
    words: Words = word_edits,
    known: Sequence[Known] = (),
) -> bytes:
    """The same for texts that come from other kinds of file, in a plain house style with real headings.

    Raises BadOption and UnfaithfulCopy as `tracked_docx` does.
    """
    sides = (house_docx(current, title=title), house_docx(proposed, title=title))
    made = tracked_docx(*sides, author=author, date=date, words=words, known=known)
    verify(made, current=paragraph_texts(current), proposed=paragraph_texts(proposed))
    return made


def clean_docx(proposed: bytes, *, warn: Warn = _ignored) -> bytes:
    """The proposed Word document with its own tracked changes accepted and its comments taken out, else as it is.

    Raises:
        UnreadableSource: as `tracked_docx`. UnfaithfulCopy: its words would not be the same.
    """
    package = plain(open_package(proposed, PROPOSED))
    if without_comments(package):
        warn(Caution("clean_comments", "comments of the proposed document are left out of the clean copy"))
    made, wanted = package.written(), accepted_as(proposed, PROPOSED)
    verify(made, current=wanted, proposed=wanted)
    return made


def clean_from_text(proposed: Sequence[Para], *, title: str) -> bytes:
    """A text as a Word document in the house style, without marks of change. Raises UnfaithfulCopy."""
    made, wanted = house_docx(proposed, title=title), paragraph_texts(proposed)
    verify(made, current=wanted, proposed=wanted)
    return made


def accepted_as(docx: bytes, name: str) -> list[str]:
    """What a document given by the user says, its tracked changes accepted; messages call it by this name."""
    return accepted(docx, name=name)


def _carrier(mine: Package, theirs: Package, warn: Warn) -> Carrier:
    lists = Lists(mine, theirs)
    styles = Styles(_part(mine, "styles"), _part(theirs, "styles"), lists.of)
    return Carrier(mine, theirs, warn, styles, lists)


def _part(package: Package, kind: str) -> Element | None:
    path = package.related(kind)
    return package.tree(path) if path else None


def _job(carrier: Carrier, words: Words, author: str, date: str, known: Sequence[Known]) -> Job:
    names, body = Names(), carrier.current.body()
    return Job(carrier, _eye(names, carrier.current), _eye(names, carrier.proposed), words, author, date, body, known)


def _eye(names: Names, package: Package) -> Eye:
    return Eye(names, lambda element: link_of(package, element), lambda element: object_key(package, element))


def _author(author: str) -> str:
    """Raises BadOption for a name that Word could not show."""
    if not author.strip() or len(author) > LONGEST_AUTHOR or not author.isprintable():
        raise BadOption(f"the author of the changes must be a name of 1 to {LONGEST_AUTHOR} characters on one line")
    return author.strip()


def _date(date: str) -> str:
    """The date as Word writes it, to the second. Raises BadOption."""
    try:
        found = datetime.fromisoformat(date)
    except ValueError as fault:
        raise BadOption(f"{date}: no date of changes; give it as 2026-05-01 or 2026-05-01T09:00:00Z") from fault
    return re.sub(r"([+-]\d\d:\d\d)?$", "Z", found.replace(microsecond=0, tzinfo=None).isoformat(), count=1)
