"""Documents that were read are put in their places, under the lock: original, tables, index, manifest, in turn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from toolkit.corpus.arrivals import Arrival, is_id
from toolkit.corpus.holdings import (
    Authority,
    Holding,
    Manifest,
    filled,
    kind_or_other,
    manifest_path,
    read_manifest,
    slug_of,
    write_manifest,
)
from toolkit.corpus.queries import asking, known
from toolkit.corpus.rows import Row, Rows
from toolkit.corpus.shelf import Shelf, put, sha256
from toolkit.corpus.tables import append, tables_of

NAMELESS = "Authority not named"
"""With the name of the file: two codes that name nobody need not be of one authority."""
_SHORT = {"officer_code": "officers", "member_code": "members"}


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a document went. new: it was not held before; note: what the user should know."""

    id: str
    new: bool
    note: str = ""


def place(shelf: Shelf, read: Sequence[tuple[Arrival, Rows]]) -> list[Placed]:
    """Make documents part of the corpus. Call it under the lock. Raises UnwritableOutput and BadData."""
    open_manifests: dict[str, Manifest] = {}
    placed = [_entered(shelf, arrival, rows, open_manifests) for arrival, rows in read]
    fresh = [(one, rows) for (one, rows), now in zip(read, placed, strict=True) if now.new]
    for one, _ in fresh:
        path = shelf.original(sha256(one.data), one.name)
        if not path.is_file():
            put(shelf, path, one.data)
    store(shelf, [rows for _, rows in fresh])
    for manifest in open_manifests.values():
        write_manifest(shelf, manifest)
    return placed


def store(shelf: Shelf, found: Sequence[Rows]) -> None:
    """Rows that the tables do not have yet. Call it under the lock. Raises UnwritableOutput and BadData."""
    if not found:
        return
    with asking(shelf) as connection:
        have = {
            "instruments": known(connection, "instruments", [one.parsed for one in found]),
            "texts": known(connection, "texts", [hash for one in found for hash in one.texts]),
            "facts": known(connection, "facts", [hash for one in found for hash in one.facts]),
        }
    new = tables_of(found, known=have)
    if any(new.values()):
        append(shelf, new)


def _entered(shelf: Shelf, arrival: Arrival, rows: Rows, manifests: dict[str, Manifest]) -> Placed:
    """Write a document into its authority's manifest, which is not put in its place yet."""
    authority, note = _whose(shelf, arrival, rows, manifests)
    before = _manifest(shelf, authority, manifests)
    hash = sha256(arrival.data)
    if same := next((one for one in before.holdings if one.sha256 == hash), None):
        return Placed(same.id, new=False)
    holding = _holding(arrival, rows, before, hash)
    merged = filled(before.authority, authority)
    manifests[authority.slug] = Manifest(merged, (*before.holdings, holding))
    return Placed(holding.id, True, "; ".join(part for part in (note, _clash(before.authority, authority)) if part))


def _whose(shelf: Shelf, arrival: Arrival, rows: Rows, manifests: dict[str, Manifest]) -> tuple[Authority, str]:
    said = arrival.said.authority
    name = said.name or str(rows.instrument["authority"])
    note = "" if name else "the authority is not known; say it with --authority"
    name = name or _nameless(shelf, arrival, manifests)
    head = arrival.said.id.partition("/")[0] if is_id(arrival.said.id) else ""
    slug = next((one for one in (said.slug, head) if one and _is_free(shelf, one, name)), slug_of(name))
    return replace(said, name=name, slug=slug), note


def _nameless(shelf: Shelf, arrival: Arrival, manifests: dict[str, Manifest]) -> str:
    """By the name of the file, and by its bytes too where another file of that name is held: `a/code.pdf`,
    `b/code.pdf`."""
    stem, hash = PurePosixPath(arrival.name).stem, sha256(arrival.data)
    name = f"{NAMELESS} ({stem})"
    held = _manifest(shelf, Authority(name, slug=slug_of(name)), manifests).holdings
    return name if all(one.sha256 == hash for one in held) else f"{NAMELESS} ({stem} {hash[:6]})"


def _is_free(shelf: Shelf, slug: str, name: str) -> bool:
    """Whether a folder is this authority's, or nobody's yet."""
    path = manifest_path(shelf, slug)
    return not path.is_file() or slug_of(read_manifest(path).authority.name) == slug_of(name)


def _manifest(shelf: Shelf, authority: Authority, manifests: dict[str, Manifest]) -> Manifest:
    path = manifest_path(shelf, authority.slug)
    if authority.slug not in manifests:
        manifests[authority.slug] = read_manifest(path) if path.is_file() else Manifest(authority)
    return manifests[authority.slug]


def _clash(known: Authority, said: Authority) -> str:
    keys = {"kind": "type", "nation": "nation", "population": "population", "control": "control"}
    both = ((word, getattr(known, key), getattr(said, key)) for key, word in keys.items())
    other = [word for word, held, given in both if held and given and held != given]
    return f"the manifest keeps its own {' and '.join(other)}" if other else ""


def _holding(arrival: Arrival, rows: Rows, before: Manifest, hash: str) -> Holding:
    found: Row = rows.instrument
    said = arrival.said
    kind = said.kind or kind_or_other(str(found["kind"]))
    date = said.date or str(found["date"])
    return Holding(
        id=_new_id(said.id, kind, date, before),
        title=said.title or str(found["title"]),
        kind=kind,
        date=date,
        name=arrival.name,
        sha256=hash,
        parsed=rows.parsed,
        address=said.address,
        fetched=said.fetched,
        licence=said.licence,
        ocr=said.ocr,
    )


def _new_id(wanted: str, kind: str, date: str, before: Manifest) -> str:
    """`thornmere/officers-2008-11-27`; a second one of that name ends in ~2."""
    made = "-".join(part for part in (_SHORT.get(kind, kind.replace("_", "-")), slug_of(date) if date else "") if part)
    name = wanted.partition("/")[2] if is_id(wanted) else made
    taken = {one.id.partition("/")[2] for one in before.holdings}
    further = (f"{name}~{number}" for number in range(2, len(taken) + 3))
    free = name if name not in taken else next(one for one in further if one not in taken)
    return f"{before.authority.slug}/{free}"
