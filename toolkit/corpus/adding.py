"""Documents are added to a corpus: read in chunks by an engine, put in their places chunk by chunk.

A chunk is held when its manifests are written; the run may end at any moment, and the next one goes on where it was.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import Literal, Protocol, TypeVar

from toolkit.corpus.arrivals import Arrival, Coming, Passed, Refusal
from toolkit.corpus.holdings import manifests
from toolkit.corpus.placing import Placed, place
from toolkit.corpus.rows import Rows, rows_of
from toolkit.corpus.shelf import Shelf, sha256
from toolkit.corpus.shelf_lock import locked
from toolkit.corpus.tidying import tidy
from toolkit.errors import ConductError
from toolkit.model.norm import Analysis
from toolkit.model.provision import InstrumentKind

CHUNK, LARGEST_CHUNK = 8, 40
"""Documents read, and put in their places, at a time: of few so that all processes have work, of many so that what is
done once a chunk costs little."""
CHUNK_BYTES = 50_000_000
State = Literal["added", "already", "refused"]
Item = TypeVar("Item")
Result = TypeVar("Result")


class Reader(Protocol):
    """The name of a file, its bytes, and its kind where somebody said it; raises ConductError."""

    def __call__(self, name: str, data: bytes, kind: InstrumentKind | None, /, *, ocr: bool = False) -> Analysis: ...


def read_as(ocr: str) -> dict[str, bool]:
    """The reader's option for a document. ocr: as in a manifest, "yes" or ""."""
    return {"ocr": True} if ocr else {}


def chunk_of(count: int) -> int:
    """Documents of a chunk where so many come: whatever the number of processes, for chunks decide which rows share a
    file."""
    return min(max(CHUNK, count // 50), LARGEST_CHUNK)


class LostItem(Protocol):
    """An item that ended every worker that took it."""

    @property
    def reason(self) -> str: ...


class Engine(Protocol):
    """As in `toolkit.engines`."""

    def __call__(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result | LostItem]: ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document. id: of the instrument, "" where it was refused; message: why, or what to know."""

    shown: str
    state: State
    id: str = ""
    message: str = ""


@dataclass
class Known:
    """What is held, in short. documents: hashes; placed: hash and authority; addresses: of the web."""

    documents: set[str] = field(default_factory=set)
    placed: set[tuple[str, str]] = field(default_factory=set)
    addresses: set[str] = field(default_factory=set)

    def holds(self, arrival: Arrival, hash: str) -> bool:
        """Whether nothing is to be done. The same document of another authority is another holding."""
        name = arrival.said.authority.name
        return (hash, name) in self.placed if name else hash in self.documents


def held(shelf: Shelf) -> Known:
    """What the manifests name. Raises BadData."""
    found = Known()
    for manifest in manifests(shelf):
        for one in manifest.holdings:
            found.documents.add(one.sha256)
            found.placed.add((one.sha256, manifest.authority.name))
            found.addresses.add(one.address)
    return found


def add(
    shelf: Shelf,
    arrivals: Iterable[Coming],
    *,
    reader: Reader,
    engine: Engine,
    chunk: int = CHUNK,
) -> Iterator[Outcome]:
    """Add documents, and tell what became of each, in their order.

    reader, engine: handed in, for a corpus knows no stages. A document that cannot be read is refused and the rest goes
    on. Raises UnwritableOutput where the corpus cannot be written to, and BadData where a manifest is damaged; what was
    told as added is held nevertheless.
    """
    known = held(shelf)
    pulled: deque[_Chunk] = deque()

    def coming() -> Iterator[tuple[Arrival, ...]]:
        for one in _chunks(arrivals, known, chunk):
            pulled.append(one)
            yield one.to_read

    work = partial(read_all, reader=reader)
    for found in engine(work, coming()):
        now = pulled.popleft()
        if not isinstance(found, tuple):
            # Some document ends the process that reads it: each by itself, so that one alone is refused.
            found = tuple(_alone(work, one, engine) for one in now.to_read)
        yield from _put_in_place(shelf, now, found)


def _alone(work: Callable[[tuple[Arrival, ...]], tuple[Rows | str, ...]], one: Arrival, engine: Engine) -> Rows | str:
    (found,) = engine(work, [(one,)])
    return found[0] if isinstance(found, tuple) else f"reading it fails: {found.reason}"


def read_all(given: Sequence[Arrival], *, reader: Reader) -> tuple[Rows | str, ...]:
    """What a worker does: the rows of each document, or why there are none. Nothing is written."""
    return tuple(_read(one, reader) for one in given)


def _read(one: Arrival, reader: Reader) -> Rows | str:
    try:
        return rows_of(reader(one.name, one.data, one.said.kind, **read_as(one.said.ocr)))
    except ConductError as error:
        return str(error).removeprefix(f"{one.name}: ")  # the outcome names the document already
    except Exception as error:  # whatever one document does to us, the others are read
        return f"a fault of the toolkit, not of the document ({type(error).__name__}: {error}); please report it"


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Some arrivals in order: those to be read, and what is known of the others already."""

    rows: tuple[Arrival | Outcome, ...]

    @property
    def to_read(self) -> tuple[Arrival, ...]:
        return tuple(row for row in self.rows if isinstance(row, Arrival))


def _chunks(arrivals: Iterable[Coming], known: Known, most: int) -> Iterator[_Chunk]:
    coming = iter(arrivals)
    while rows := list(_some(coming, most)):
        yield _Chunk(tuple(_judged(one, known) for one in rows))


def _some(coming: Iterator[Coming], most: int) -> Iterator[Coming]:
    """So many, and fewer where they are large."""
    size = 0
    for one in islice(coming, most):
        yield one
        size += len(one.data) if isinstance(one, Arrival) else 0
        if size > CHUNK_BYTES:
            return


def _judged(one: Coming, known: Known) -> Arrival | Outcome:
    if isinstance(one, Refusal):
        return Outcome(one.shown, "refused", message=one.message)
    if isinstance(one, Passed):
        return Outcome(one.shown, "already")
    return Outcome(one.shown, "already") if known.holds(one, sha256(one.data)) else one


def _put_in_place(shelf: Shelf, chunk: _Chunk, found: Sequence[Rows | str]) -> Iterator[Outcome]:
    read = dict(zip((id(one) for one in chunk.to_read), found, strict=True))
    good = [(one, rows) for one in chunk.to_read if isinstance(rows := read[id(one)], Rows)]
    placed: dict[int, Placed] = {}
    if good:
        with locked(shelf):
            placed = dict(zip((id(one) for one, _ in good), place(shelf, good), strict=True))
        tidy(shelf)
    for row in chunk.rows:
        yield row if isinstance(row, Outcome) else _outcome(row, read[id(row)], placed.get(id(row)))


def _outcome(one: Arrival, rows: Rows | str, placed: Placed | None) -> Outcome:
    if isinstance(rows, str) or placed is None:
        return Outcome(one.shown, "refused", message=str(rows))
    return Outcome(one.shown, "added" if placed.new else "already", placed.id, placed.note)
