"""What a person decided in the workbook of a comparison, read back from its column Decision.

The reader stands beside the writer (`workbook_gap.py`), because both must agree on the sheet and its columns. The file
is a stranger's: it may be no workbook, unpack to more than the memory holds, or have been sorted, filtered, widened and
cut since it was written. Only texts are read; no formula is worked out.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from toolkit.errors import BadData
from toolkit.model.crosswalk import Status
from toolkit.model.finding import Assessment
from toolkit.reporting.plain import visible
from toolkit.reporting.workbook_gap import DECISION, DECISIONS, ID, LINKS, SUMMARY, checksums

LARGEST = 256 * 1024 * 1024
"""Bytes of a workbook when unpacked: one of 2,000 provisions a side has about 20 million."""
MOST_ROWS, MOST_COLUMNS = 20_000, 60
AGAIN = "give the workbook that conduct wrote, saved as .xlsx"


def decisions(data: bytes, comparison: Assessment, *, origin: str) -> dict[str, Status]:
    """The decisions by the ids of links; rows without a decision are passed over.

    comparison: the one that they must be about; origin: what to call the workbook in a message, usually the file's
    name. Raises BadData, naming the row, where it is no such workbook, was made of other documents, where a decision is
    none of those that can be chosen, and where one link has two.
    """
    found: dict[str, Status] = {}
    with _book(data, origin) as book:
        _check_documents(book, comparison, origin)
        for number, link, words in _rows(book, origin):
            status = _status(link, words, place=f"{origin}, row {number}")
            if found.setdefault(link, status) != status:
                raise BadData(f"{origin}, row {number}: the link {visible(link)[:40]} has two decisions; leave one")
    return found


def _status(link: str, words: str, *, place: str) -> Status:
    status = DECISIONS.get(words.lower().replace("_", " "))
    if status is None:
        raise BadData(f"{place}: {visible(words)[:40]!r} is no decision; use {_choices()}")
    if not link:
        raise BadData(f"{place}: a decision without the id of its link; {AGAIN}")
    return status


def _check_documents(book: Any, comparison: Assessment, origin: str) -> None:
    """Two comparisons may have links of the same id: what tells them apart are the checksums in the summary."""
    rows = _sheet(book, SUMMARY, origin).iter_rows(max_row=MOST_ROWS, max_col=3, values_only=True)
    there = {tuple(_text(value) for value in row[1:]) for row in rows}
    if not set(checksums(comparison)) <= there:
        raise BadData(
            f"{origin}: it was made of other documents, or its sheet {SUMMARY} was changed; {AGAIN} for these"
        )


def _choices() -> str:
    *first, last = DECISIONS
    return f"{', '.join(first)} or {last}"


def _rows(book: Any, origin: str) -> Iterator[tuple[int, str, str]]:
    """Row number, id and decision of every row that has a decision."""
    rows = _sheet(book, LINKS, origin).iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True)
    head = [_text(value) for value in next(rows, ())]
    if not {ID, DECISION} <= set(head):
        raise BadData(f"{origin}: the sheet {LINKS} has no column {ID} or {DECISION}; {AGAIN}")
    yield from _decided(rows, head.index(ID), head.index(DECISION))


def _decided(rows: Iterable[Any], link: int, decision: int) -> Iterator[tuple[int, str, str]]:
    for number, row in enumerate(rows, start=2):
        values = [_text(value) for value in row]
        if decision < len(values) and values[decision]:
            yield number, values[link] if link < len(values) else "", values[decision]


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else "" if value is None else str(value)


def _sheet(book: Any, name: str, origin: str) -> Any:
    if name not in book.sheetnames:
        raise BadData(f"{origin}: has no sheet {name}; {AGAIN}")
    return book[name]


@contextmanager
def _book(data: bytes, origin: str) -> Iterator[Any]:
    """The workbook, open. Whatever a damaged file makes openpyxl raise, now or later, becomes one plain line."""
    from openpyxl import load_workbook

    _check(data, origin)
    try:
        # Read only: cells are taken one after another, however many the file claims to have.
        yield load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
    except BadData:
        raise
    except Exception as error:
        raise BadData(f"{origin}: this workbook is damaged; {AGAIN}") from error


def _check(data: bytes, origin: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            size = sum(part.file_size for part in parts.infolist())
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise BadData(f"{origin}: this is no workbook of Excel; {AGAIN}") from error
    if size > LARGEST:
        raise BadData(f"{origin}: unpacked, it is larger than {LARGEST // 1024**2} MB; {AGAIN}")
