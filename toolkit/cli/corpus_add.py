"""The work of `conduct corpus add`: where documents come from, a line for each, and a bar while it goes on."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.corpus.adding import Outcome
    from toolkit.corpus.arrivals import Arrival, Particulars, Refusal
    from toolkit.corpus.shelf import Shelf

_SIGNS = {"added": "Added", "already": "Already there", "refused": "Not added"}


@dataclass(frozen=True, slots=True)
class Web:
    """What of the web may be asked."""

    allow_http: bool = False
    allow_private: bool = False


def add_all(
    shelf: Shelf,
    given: Sequence[str],
    said: Particulars,
    *,
    encoder: str,
    workers: int | None,
    scheduler: str,
    web: Web,
) -> int:
    """Add everything that was named, print a line for each document and the sum, then encode what is new.

    The exit code: 1 where a document was not added.
    """
    from toolkit import engines, pipeline
    from toolkit.cli.output import show
    from toolkit.corpus.adding import add
    from toolkit.corpus.encoding import encode

    counted: Counter[str] = Counter()
    with engines.engine(workers=workers, address=scheduler) as engine, _bar() as tell:
        coming = arrivals(shelf, given, said, web)
        for one in add(shelf, coming, reader=pipeline.analysis_of_bytes, engine=engine):
            counted[one.state] += 1
            tell(f"{sum(counted.values())} documents: {one.shown}")
            show(line(one))
        encoded = 0
        for number in encode(shelf, partial(pipeline.rows_encoded, encoder=encoder), engine=engine):
            encoded += number
            tell(f"{encoded} texts encoded")
    show(", ".join(f"{_SIGNS[state].lower()}: {counted[state]}" for state in _SIGNS) + "\n")
    return int(bool(counted["refused"]))


def line(one: Outcome) -> str:
    """`Added: codes/officers.docx: thornmere/officers`, and why where it was not."""
    from toolkit.pipeline import visible

    told = "; ".join(part for part in (one.id, one.message) if part)
    return visible(f"{_SIGNS[one.state]}: {one.shown}{f': {told}' if told else ''}") + "\n"


def arrivals(shelf: Shelf, given: Iterable[str], said: Particulars, web: Web) -> Iterator[Arrival | Refusal]:
    """What each argument names, in order."""
    from toolkit.corpus.arrivals import files

    for one in given:
        yield from files([Path(one)], said)


@contextmanager
def _bar() -> Iterator[Callable[[str], None]]:
    """A line on stderr that says how far it is, where stderr is a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from toolkit.cli.output import progress

    with progress() as tell:
        yield tell
