"""A corpus is looked at, checked, mended and made smaller."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path

from toolkit.corpus.adding import CHUNK, Reader, read_as
from toolkit.corpus.holdings import (
    Authority,
    Holding,
    Manifest,
    manifest_path,
    manifests,
    read_manifest,
    write_manifest,
)
from toolkit.corpus.placing import store
from toolkit.corpus.queries import analysis, asking, rows
from toolkit.corpus.rows import rows_of
from toolkit.corpus.shelf import Shelf, sha256
from toolkit.corpus.shelf_lock import locked
from toolkit.corpus.tables import KEYS, file_of, read_index, write_index, write_table
from toolkit.errors import BadData, ConductError, UnknownInstrument
from toolkit.model.norm import Analysis

Wanted = Callable[[Authority, Holding], bool]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a corpus. place: the file or the code; mendable: by reading the original again."""

    place: str
    message: str
    mendable: bool = False


def holdings(shelf: Shelf, *, wanted: Wanted = lambda _, __: True) -> Iterator[tuple[Authority, Holding]]:
    """What is held, by id. Raises BadData."""
    for manifest in manifests(shelf):
        yield from ((manifest.authority, one) for one in manifest.holdings if wanted(manifest.authority, one))


def found(shelf: Shelf, id: str) -> tuple[Authority, Holding]:
    """The holding of that id. Raises UnknownInstrument, naming the nearest, where there is none."""
    ids = []
    for authority, one in holdings(shelf):
        if one.id == id:
            return authority, one
        ids.append(one.id)
    nearest = get_close_matches(id, ids, n=1, cutoff=0.4)
    hint = f"did you mean {nearest[0]}?" if nearest else f"see conduct corpus list {shelf.folder}"
    raise UnknownInstrument(f"{id}: this corpus holds no such code; {hint}")


def analysis_of(shelf: Shelf, id: str) -> Analysis:
    """What a code says, as it was read when it was added, under its manifest's particulars.

    Raises UnknownInstrument and BadData.
    """
    authority, one = found(shelf, id)
    read = analysis(shelf, one.parsed)
    under = replace(read.instrument, id=one.id, title=one.title, kind=one.kind, authority=authority.name, date=one.date)
    return replace(read, instrument=under)


def remove(shelf: Shelf, ids: Sequence[str]) -> list[str]:
    """Let go of codes: of their words too, where no other code has them. The ids removed, in order.

    Raises UnknownInstrument, before anything is removed, BadData and UnwritableOutput.
    """
    for id in ids:
        found(shelf, id)
    with locked(shelf):
        for manifest in list(manifests(shelf)):
            kept = tuple(one for one in manifest.holdings if one.id not in ids)
            if kept != manifest.holdings:
                write_manifest(shelf, Manifest(manifest.authority, kept))
        sweep(shelf)
    return sorted(set(ids))


def sweep(shelf: Shelf, *, without: frozenset[str] = frozenset()) -> None:
    """Remove originals and rows that no manifest leads to, and files that do not count. Call it under the lock.

    without: the `parsed` of codes whose rows go although they are held, to be made again.
    """
    held = [one for _, one in holdings(shelf)]
    originals = {one.sha256 for one in held}
    for path in shelf.originals.glob("*/*"):
        if path.stem not in originals:
            _unlink(path)
    live = {one.parsed for one in held} - without
    write_index(shelf, {table: list(_live_files(shelf, table, live)) for table in KEYS})
    for table, names in read_index(shelf).items():
        for path in (shelf.tables / table).glob("*.parquet"):
            if path.stem not in names:
                _unlink(path)


_LIVE = {
    "instruments": "parsed IN (SELECT unnest($live::VARCHAR[]))",
    "provisions": "parsed IN (SELECT unnest($live::VARCHAR[]))",
    "texts": "hash IN (SELECT text FROM provisions WHERE parsed IN (SELECT unnest($live::VARCHAR[])))",
    "facts": "hash IN (SELECT facts FROM provisions WHERE parsed IN (SELECT unnest($live::VARCHAR[])))",
    "embeddings": "hash IN (SELECT text FROM provisions WHERE parsed IN (SELECT unnest($live::VARCHAR[])))",
}


def _live_files(shelf: Shelf, table: str, live: set[str]) -> Iterator[str]:
    """The names of a table's files after what is dead was left out; a file without dead rows stays as it is."""
    for name in read_index(shelf)[table]:
        with asking(shelf) as connection:
            path = file_of(shelf, table, name).as_posix()
            own = connection.read_parquet([path])
            own.create_view("own")
            values = {"live": sorted(live)}
            dead = connection.execute(f"SELECT count(*) FROM own WHERE NOT ({_LIVE[table]})", values).fetchall()
            if not dead[0][0]:
                yield name
                continue
            answer = connection.execute(f"SELECT * FROM own WHERE {_LIVE[table]}", values)
            columns = [column[0] for column in answer.description or ()]
            kept = [dict(zip(columns, row, strict=True)) for row in answer.fetchall()]
        if kept:
            yield write_table(shelf, table, kept)


def _unlink(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


def faults(shelf: Shelf) -> Iterator[Fault]:
    """Everything that is wrong: manifests, originals, tables, and how they go together. Nothing is changed."""
    held: list[Holding] = []
    for path in sorted(shelf.authorities.glob("*/manifest.toml")):
        try:
            held += read_manifest(path).holdings
        except BadData as error:
            yield Fault(f"{path.parent.name}/{path.name}", str(error).partition(": ")[2])
    yield from _faults_of_ids(held)
    for one in held:
        yield from _faults_of_original(shelf, one)
    yield from _faults_of_tables(shelf, held)


def _faults_of_ids(held: Iterable[Holding]) -> Iterator[Fault]:
    seen: set[str] = set()
    for one in held:
        if one.id in seen:
            yield Fault(one.id, "two codes have this id; give one another in its manifest")
        seen.add(one.id)


def _faults_of_original(shelf: Shelf, one: Holding) -> Iterator[Fault]:
    path = shelf.original(one.sha256, one.name)
    try:
        if sha256(path.read_bytes()) != one.sha256:
            yield Fault(one.id, f"its original {path.name} was changed; restore it from a copy")
    except OSError:
        yield Fault(one.id, f"its original {path.name} is missing; restore it from a copy, or add the document again")


def _faults_of_tables(shelf: Shelf, held: Sequence[Holding]) -> Iterator[Fault]:
    try:
        index = read_index(shelf)
    except BadData as error:
        yield Fault("tables/index.json", str(error).partition(": ")[2], mendable=True)
        return
    broken = [(table, name) for table in KEYS for name in index[table] if not _is_whole(shelf, table, name)]
    yield from (Fault(f"tables/{table}/{name}.parquet", "missing or changed", mendable=True) for table, name in broken)
    if broken:
        return
    with asking(shelf) as connection:
        complete = {row["parsed"] for row in rows(connection, _COMPLETE)}
    for one in held:
        if one.parsed not in complete:
            yield Fault(one.id, "what reading it gave is not in the tables", mendable=True)


_COMPLETE = """
    SELECT i.parsed FROM (SELECT DISTINCT parsed, provisions FROM instruments) AS i
    LEFT JOIN (
        SELECT p.parsed, count(*) AS number FROM (SELECT DISTINCT parsed, place, text, facts FROM provisions) AS p
        WHERE p.text IN (SELECT hash FROM texts) AND p.facts IN (SELECT hash FROM facts) GROUP BY p.parsed
    ) AS counted USING (parsed)
    WHERE coalesce(counted.number, 0) = i.provisions
"""


def _is_whole(shelf: Shelf, table: str, name: str) -> bool:
    try:
        return sha256(file_of(shelf, table, name).read_bytes()) == name
    except OSError:
        return False


def mend(shelf: Shelf, *, reader: Reader) -> Iterator[Fault]:
    """Make the tables again where they are damaged, from the originals; what is wrong after that is told.

    A code that this version of the toolkit reads otherwise than the one that added it, is held as it is read now.
    Raises UnwritableOutput.
    """
    if any(one.mendable for one in faults(shelf)):
        with locked(shelf):
            _drop_broken(shelf)
            bad = {fault.place for fault in faults(shelf) if fault.mendable}
            sweep(shelf, without=frozenset(one.parsed for _, one in holdings(shelf) if one.id in bad))
        wanted = [(whose.slug, one) for whose, one in holdings(shelf) if one.id in bad]
        for start in range(0, len(wanted), CHUNK):
            _read_again(shelf, wanted[start : start + CHUNK], reader)
        with locked(shelf):
            sweep(shelf)
    yield from faults(shelf)


def _drop_broken(shelf: Shelf) -> None:
    try:
        index = read_index(shelf)
    except BadData:
        index = dict.fromkeys(KEYS, ())
    write_index(shelf, {table: [one for one in index[table] if _is_whole(shelf, table, one)] for table in KEYS})


def _read_again(shelf: Shelf, wanted: Sequence[tuple[str, Holding]], reader: Reader) -> None:
    """Some codes at a time, so that their rows share files. One that cannot be read any more stays a fault."""
    read = {}
    for _, one in wanted:
        if not list(_faults_of_original(shelf, one)):
            with suppress(ConductError):
                data = shelf.original(one.sha256, one.name).read_bytes()
                read[one.id] = rows_of(reader(one.name, data, one.kind, **read_as(one.ocr)))
    with locked(shelf):
        store(shelf, list(read.values()))
        for slug in sorted({slug for slug, _ in wanted}):
            before = read_manifest(manifest_path(shelf, slug))
            now = tuple(replace(one, parsed=read[one.id].parsed) if one.id in read else one for one in before.holdings)
            if now != before.holdings:
                write_manifest(shelf, Manifest(before.authority, now))
