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
from toolkit.reporting.plain import visible
from toolkit.reporting.workbook_gap import DECISION, DECISIONS, ID, LINKS

LARGEST = 256 * 1024 * 1024
"""Bytes of a workbook when unpacked: one of 2,000 provisions a side has about 20 million."""
MOST_ROWS, MOST_COLUMNS = 20_000, 60
AGAIN = "give the workbook that conduct wrote, saved as .xlsx"


def decisions(data: bytes, *, origin: str) -> dict[str, Status]:
    """The decisions by the ids of links; rows without a decision are passed over.

    origin: what to call the workbook in a message, usually the file's name. Raises BadData, naming the row, where it is
    no such workbook, where a decision is none of those that can be chosen, and where one link has two.
    """
    found: dict[str, Status] = {}
    for number, link, words in _rows(data, origin):
        status = DECISIONS.get(words.lower().replace("_", " "))
        if status is None:
            raise BadData(f"{origin}, row {number}: {visible(words)[:40]!r} is no decision; use {_choices()}")
        if not link:
            raise BadData(f"{origin}, row {number}: a decision without the id of its link; {AGAIN}")
        if found.setdefault(link, status) != status:
            raise BadData(f"{origin}, row {number}: the link {visible(link)[:40]} has two decisions; leave one")
    return found


def _choices() -> str:
    *first, last = DECISIONS
    return f"{', '.join(first)} or {last}"


def _rows(data: bytes, origin: str) -> Iterator[tuple[int, str, str]]:
    """Row number, id and decision of every row that has a decision."""
    with _sheet(data, origin) as sheet:
        rows = sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True)
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


@contextmanager
def _sheet(data: bytes, origin: str) -> Iterator[Any]:
    """The sheet of correspondences. Whatever a damaged file makes openpyxl raise becomes one plain line."""
    from openpyxl import load_workbook

    _check(data, origin)
    try:
        # Read only: cells are taken one after another, however many the file claims to have.
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheet = book[LINKS] if LINKS in book.sheetnames else None
        if sheet is None:
            raise BadData(f"{origin}: has no sheet {LINKS}; {AGAIN}")
        yield sheet
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
