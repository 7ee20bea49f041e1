"""Which codes ours is measured against: all of its kind, those of authorities like us, or those that somebody named."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import zip_longest
from pathlib import Path

from toolkit.benchmark.steps import steps
from toolkit.benchmark.ways import Ways
from toolkit.corpus.holdings import Authority, slug_of
from toolkit.corpus.reading import Held, everything, newest_of
from toolkit.corpus.shelf import Shelf
from toolkit.corpus.wordings import Source
from toolkit.errors import BadData, BadOption
from toolkit.model.benchmark import Peer, Step
from toolkit.model.provision import Instrument, InstrumentKind

LIKE_US = "like-us"
_HEADS = {"authority", "name", "council"}
"""Heads of the column of a CSV file that names authorities."""
_KEYS = {"type": "kind", "nation": "nation", "population": "population", "control": "control"}
LARGEST, MOST_COLUMNS = 5_000_000, 200


@dataclass(frozen=True)
class Chosen:
    """The peers, by id, and what a reader must know of how they were chosen."""

    held: tuple[Held, ...]
    warnings: tuple[str, ...] = ()
    everything: tuple[Held, ...] = ()
    """All that the corpus holds, by id; () where only the peers are of interest."""


def chosen(
    shelf: Shelf,
    *,
    ours: Instrument | None,
    kind: InstrumentKind | None = None,
    peers: str = "",
    us: Authority | None = None,
) -> Chosen:
    """The latest code of each other authority. kind: by default that of ours, else every kind.

    peers: "like-us", a filter such as "type=county,nation=england", or a CSV file of authorities; us: what was said of
    our own authority, where the corpus does not hold it. Raises BadOption, also where nobody is left, and BadData.
    """
    every = everything(shelf)
    everyone = newest_of(every, kind=kind or (ours.kind if ours else None))
    name = us.name if us and us.name else ours.authority if ours else ""
    others = [row for row in everyone if not _same(row[0], name)]
    found, warnings = _picked(others, peers, _known(every, name, us))
    if not found:
        what = f"--peers {peers}{_looked(peers, every, name, us)}: " if peers else f"{shelf.folder}: "
        raise BadOption(f"{what}no code is left to be measured against; see conduct corpus list {shelf.folder}")
    return Chosen(tuple(found), warnings, every)


def _looked(peers: str, every: Sequence[Held], name: str, us: Authority | None) -> str:
    """What like-us looked for, so that it can be seen which of it no other code is known to have."""
    if peers != LIKE_US:
        return ""
    words = {field: key for key, field in _KEYS.items()}
    return " (" + ", ".join(f"{words[field]}={value}" for field, value in _like(_known(every, name, us)).items()) + ")"


def _same(whose: Authority, name: str) -> bool:
    return bool(name) and name.casefold() in (whose.name.casefold(), whose.slug)


def _known(everyone: Iterable[Held], name: str, us: Authority | None) -> Authority:
    """What is known of us: what was said, and what the corpus says of us beside that."""
    held = next((whose for whose, _ in everyone if _same(whose, name)), Authority(name))
    given = us or Authority(name)
    filled = {key: getattr(given, key) or getattr(held, key) for key in _KEYS.values()}
    return Authority(name, **filled)


def _picked(others: Sequence[Held], peers: str, us: Authority) -> tuple[list[Held], tuple[str, ...]]:
    if not peers:
        return list(others), ()
    if peers == LIKE_US:
        return _matching(others, _like(us)), ()
    if "=" in peers and not peers.lower().endswith(".csv"):
        return _matching(others, _filter(peers)), ()
    return _listed(others, Path(peers))


def _like(us: Authority) -> dict[str, str]:
    alike = {key: str(getattr(us, key)) for key in ("kind", "nation", "population") if getattr(us, key)}
    if not alike:
        raise BadOption("--peers like-us: the corpus does not say what we are; add --type, --nation or --population")
    return alike


def _filter(text: str) -> dict[str, str]:
    wanted = {}
    for part in text.split(","):
        key, sign, value = (piece.strip() for piece in part.partition("="))
        if key not in _KEYS or not sign or not value:
            raise BadOption(f"--peers {text}: {part.strip()!r} is no filter; use type=, nation=, population=, control=")
        wanted[_KEYS[key]] = value
    return wanted


def _matching(others: Sequence[Held], wanted: dict[str, str]) -> list[Held]:
    return [
        row
        for row in others
        if all(getattr(row[0], key).casefold() == value.casefold() for key, value in wanted.items())
    ]


def _listed(others: Sequence[Held], path: Path) -> tuple[list[Held], tuple[str, ...]]:
    by_name = {key: row[0].slug for row in others for key in (row[0].name.casefold(), row[0].slug)}
    names = _names(path, by_name)
    slugs = {by_name[key] for name in names if (key := _key(name, by_name))}
    unknown = [name for name in names if not _key(name, by_name)]
    found = [row for row in others if row[0].slug in slugs]
    return found, tuple(f"{path.name}: the corpus holds no such code of {name}." for name in unknown)


def _key(name: str, known: Iterable[str]) -> str:
    """By name or by the folder's name, whatever the capitals."""
    return next((key for key in (name.casefold(), slug_of(name)) if key in known), "")


def _names(path: Path, known: Iterable[str]) -> list[str]:
    """The column "authority" of a CSV file, else the one with most names that are known: lists of nearest neighbours
    often begin with a rank or a code. Raises BadOption and BadData."""
    try:
        if path.stat().st_size > LARGEST:
            raise BadData(f"{path}: larger than any list of authorities; give another file")
        rows = list(csv.reader(StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    except FileNotFoundError as error:
        raise BadOption(
            f"--peers {path}: no such file; give like-us, a filter such as type=county, or a CSV file of authorities"
        ) from error
    except (OSError, ValueError, csv.Error) as error:
        raise BadData(f"{path}: not a list of authorities; save it as CSV in UTF-8") from error
    heads = [cell.strip().casefold() for cell in rows[0]] if rows else []
    body = rows[1:] if _HEADS & set(heads) else rows
    wide = [row[:MOST_COLUMNS] for row in body]
    columns = [[cell.strip() for cell in column if cell.strip()] for column in zip_longest(*wide, fillvalue="")]
    place = next((place for place, head in enumerate(heads) if head in _HEADS), None)
    if place is not None:
        return columns[place] if place < len(columns) else []
    return max(columns, key=lambda column: sum(bool(_key(name, known)) for name in column), default=[])


def peers_of(held: Sequence[Held], counts: Mapping[str, int]) -> tuple[Peer, ...]:
    """What is printed of each. counts: how many provisions each code has, by `parsed`."""
    return tuple(
        Peer(
            one.id,
            whose.name,
            one.kind,
            whose.kind,
            whose.nation,
            whose.population,
            one.date,
            counts.get(one.parsed, 0),
        )
        for whose, one in held
    )


def asked_of(chosen: Chosen) -> list[Source]:
    """The peers as the tables are asked about them."""
    ids = {one.id for _, one in chosen.held}
    return [one for one in _sources(chosen) if one.id in ids]


def _sources(chosen: Chosen) -> list[Source]:
    return [
        Source(place, one.id, one.parsed, whose.name, one.date, one.kind, whose.kind)
        for place, (whose, one) in enumerate(chosen.everything or chosen.held)
    ]


def versions_of(
    shelf: Shelf, chosen: Chosen, ways: Ways, *, ours: Instrument | None = None
) -> tuple[tuple[Step, ...], tuple[str, ...]]:
    """What the peers, and we, changed over time: of these authorities and kinds all that the corpus holds."""
    ways.tell("What changed over time")
    wanted = {(one.id.partition("/")[0], one.kind) for _, one in chosen.held}
    own = (ours.authority, ours.kind) if ours and ours.authority else None
    every = [
        one
        for one in _sources(chosen)
        if (one.id.partition("/")[0], one.kind) in wanted or (one.authority, one.kind) == own
    ]
    return steps(shelf, every, engine=ways.engine)
