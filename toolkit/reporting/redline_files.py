"""A redline in every format: what `conduct redline` writes and prints."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from toolkit.model.codec import canonical
from toolkit.model.provision import Instrument, Provision
from toolkit.model.redline import Redline, ThreeWay
from toolkit.model.source import Caution
from toolkit.reporting.answers import text_of
from toolkit.reporting.redline_document import redline_document, three_way_document
from toolkit.reporting.redline_page import redline_page
from toolkit.reporting.redline_terminal import redline_summary, three_way_summary
from toolkit.reporting.redline_three import three_way_page
from toolkit.reporting.render import PageFormat, laid_out
from toolkit.reporting.tracked import Known, Para, clean_docx, clean_from_text, tracked_docx, tracked_from_text

Format = Literal["text", "json"] | PageFormat
Words = Callable[[str, str], Sequence[tuple[str, str]]]
Warn = Callable[[Caution], None]


def redline_file(found: Redline | ThreeWay, *, format: Format) -> str | bytes:
    """A redline, or a three-way one, in a format: text, json (its published schema), or as any page is laid out. docx:
    a Word file with the schedule, not the tracked copy."""
    if format == "json":
        return canonical(three_way_document(found) if isinstance(found, ThreeWay) else redline_document(found))
    if format == "text":
        return text_of(
            three_way_summary(found, whole=True) if isinstance(found, ThreeWay) else redline_summary(found, whole=True)
        )
    return laid_out(three_way_page(found) if isinstance(found, ThreeWay) else redline_page(found), format=format)


def tracked_copy(
    redline: Redline, files: tuple[bytes, bytes] | None, *, author: str, date: str, words: Words, warn: Warn
) -> bytes:
    """The tracked-changes Word file. files: both documents where both are Word files, whose own formatting is kept;
    else the texts are set in a plain house style. Raises what the writer of tracked copies raises."""
    known = tuple(known_of(redline))
    if files is not None:
        return tracked_docx(*files, author=author, date=date, words=words, known=known, warn=warn)  # type: ignore[arg-type]
    sides = (redline.crosswalk.baseline.instrument, redline.crosswalk.candidate.instrument)
    current, proposed = (list(paragraphs_of(one)) for one in sides)
    title = sides[1].title
    return tracked_from_text(current, proposed, title=title, author=author, date=date, words=words, known=known)  # type: ignore[arg-type]


def known_of(redline: Redline) -> Iterator[Known]:
    """What the alignment of versions found, for the tracked copy: links of one provision to one that has words."""
    before, after = (side.instrument.by_id for side in (redline.crosswalk.baseline, redline.crosswalk.candidate))
    changes = redline.by_link
    for link in redline.crosswalk.correspondences:
        if len(link.baseline) == len(link.candidate) == 1:
            one, other = before[link.baseline[0]].text, after[link.candidate[0]].text
            if one and other:
                yield Known(one, other, changes[link.id].moved)


def clean_copy(redline: Redline, proposed: bytes | None, *, warn: Warn) -> bytes:
    """The proposed text as a Word file without marks. proposed: the document where it is a Word file."""
    if proposed is not None:
        return clean_docx(proposed, warn=warn)
    instrument = redline.crosswalk.candidate.instrument
    return clean_from_text(list(paragraphs_of(instrument)), title=instrument.title)


def paragraphs_of(instrument: Instrument) -> Iterator[Para]:
    """An instrument as paragraphs: its title, headings by their depth, provisions with their numbers."""
    yield Para(instrument.title, "title")
    for provision in instrument.provisions:
        above = list(instrument.ancestors(provision))
        headings = sum(one.is_heading for one in above)
        own = _own_heading(provision)
        if own:
            yield Para(own, "heading", headings + 1)
        if provision.text:
            yield Para(provision.text, "body", len(above) - headings, provision.number)


def _own_heading(provision: Provision) -> str:
    """The heading with its number, unless the words over a numbered paragraph have none."""
    if not provision.is_heading:
        return provision.heading
    named = provision.heading.lower().startswith(provision.number.lower())
    return provision.heading if named else f"{provision.number} {provision.heading}".strip()
