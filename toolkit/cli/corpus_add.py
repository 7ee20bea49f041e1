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
    from toolkit.corpus.adding import Engine, Outcome
    from toolkit.corpus.arrivals import Coming, Particulars
    from toolkit.corpus.arrivals_web import Visitor
    from toolkit.corpus.shelf import Shelf

Tell = Callable[[int, int | None, str], None]
"""How much is done, of how much (None = not known), and what."""
WEB_CHUNK = 1
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
    from toolkit.corpus.adding import add, chunk_of
    from toolkit.corpus.tidying import tidy

    states: Counter[str] = Counter()
    with engines.engine(workers=workers, address=scheduler) as engine, _bar() as tell:
        count = total(given)
        tell(0, count, "documents")
        # What comes slowly is put in its place at once: what was asked of a server should not be asked again.
        chunk = WEB_CHUNK if any(is_web(one) for one in given) else chunk_of(count or 0)
        coming = arrivals(shelf, given, said, web)
        for one in add(shelf, coming, reader=pipeline.analysis_of_bytes, engine=engine, chunk=chunk):
            states[one.state] += 1
            tell(states.total(), count, f"documents: {one.shown}")
            show(line(one))
        _encode(shelf, encoder, engine, tell)
        tidy(shelf)
    show(", ".join(f"{_SIGNS[state].lower()}: {states[state]}" for state in _SIGNS) + "\n")
    return int(bool(states["refused"]))


def _encode(shelf: Shelf, encoder: str, engine: Engine, tell: Tell) -> None:
    from toolkit import pipeline
    from toolkit.corpus.encoding import encode, missing

    work = partial(pipeline.rows_encoded, encoder=encoder)
    name, _ = work([])
    count, done = missing(shelf, name) if name else 0, 0
    for number in encode(shelf, work, engine=engine):
        done += number
        tell(done, count, "texts encoded")


def total(given: Sequence[str]) -> int | None:
    """How many documents will come; None where a page of the web has yet to say which it lists."""
    from toolkit.corpus.arrivals import counted
    from toolkit.corpus.arrivals_web import listed_rows

    if any(is_web(one) and not _is_list(one) for one in given):
        return None
    return sum(listed_rows(Path(one)) if _is_list(one) else counted([Path(one)]) for one in given)


def line(one: Outcome) -> str:
    """`Added: codes/officers.docx: thornmere/officers`, and why where it was not."""
    from toolkit.pipeline import visible

    told = "; ".join(part for part in (one.id, one.message) if part)
    return visible(f"{_SIGNS[one.state]}: {one.shown}{f': {told}' if told else ''}") + "\n"


def arrivals(shelf: Shelf, given: Iterable[str], said: Particulars, web: Web) -> Iterator[Coming]:
    """What each argument names, in order."""
    from toolkit.corpus.arrivals import files
    from toolkit.corpus.arrivals_web import listed, page

    given = list(given)
    visitor = _visitor(shelf, web) if any(is_web(one) for one in given) else None
    for one in given:
        if visitor and is_web(one):
            yield from listed(Path(one), said, visitor) if _is_list(one) else page(one, said, visitor)
        else:
            yield from files([Path(one)], said)


def is_web(given: str) -> bool:
    """Whether an argument leads to the web: an address, or a list of addresses."""
    from toolkit.corpus.arrivals_web import is_address

    return is_address(given) or _is_list(given)


def _is_list(given: str) -> bool:
    return not given.lower().startswith("http") and given.lower().endswith(".csv")


def _visitor(shelf: Shelf, web: Web) -> Visitor:
    from toolkit import pipeline
    from toolkit.corpus.adding import held
    from toolkit.corpus.arrivals_web import Visitor

    rules = pipeline.Robots(allow_http=web.allow_http, allow_private=web.allow_private)

    def fetch(url: str, folder: Path) -> pipeline.Fetched:
        return pipeline.fetch(
            url, into=folder, allow_http=web.allow_http, allow_private=web.allow_private, allowed=rules.allows
        )

    return Visitor(fetch, rules, held(shelf).addresses)


@contextmanager
def _bar() -> Iterator[Tell]:
    """A moving bar on stderr that says how far it is, and of how much where that is known; for a terminal alone."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (BarColumn(20), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}"))
    # Lines for a terminal are printed above the bar; those for a file go to the file.
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=sys.stdout.isatty()) as shown:
        task = shown.add_task("Starting", total=None)
        yield lambda done, of, told: shown.update(task, completed=done, total=of, description=escape(told))
