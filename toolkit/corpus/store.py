"""The instruments kept in a corpora folder: one folder for each authority, with a manifest."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_args

from toolkit.errors import BadData, UnknownInstrument
from toolkit.model.provision import InstrumentKind


@dataclass(frozen=True, slots=True)
class Kept:
    """An instrument as its manifest describes it. file: the original, to be read; date: ISO 8601."""

    id: str
    title: str
    kind: InstrumentKind
    authority: str
    date: str
    file: Path


def kept(folder: Path) -> tuple[Kept, ...]:
    """Every instrument under a corpora folder, by id. Raises BadData for a manifest that is not as it should be."""
    manifests = sorted(folder.glob("*/manifest.toml"))
    return tuple(sorted((item for manifest in manifests for item in _read(manifest)), key=lambda item: item.id))


def find(name: str, folder: Path) -> Kept:
    """The instrument of that id. Raises UnknownInstrument, naming the nearest, where there is none."""
    instruments = kept(folder)
    for item in instruments:
        if item.id == name:
            return item
    nearest = get_close_matches(name, [item.id for item in instruments], n=1, cutoff=0.4)
    hint = f"did you mean {nearest[0]}?" if nearest else "known: " + ", ".join(item.id for item in instruments)
    raise UnknownInstrument(f"{name}: no such file, and no such instrument in the corpora; {hint}")


def locate(name: str, folder: Path) -> Kept | Path:
    """The instrument a person means: a file that exists comes before a name (`thornmere/officers`).

    What ends in a suffix is taken for a file, and left to the reader to miss. Raises UnknownInstrument.
    """
    path = Path(name)
    if path.exists() or path.suffix:
        return path
    if "/" not in name.strip("/"):
        raise UnknownInstrument(f"{name}: no such file; give a file, or a name such as thornmere/officers")
    return find(name, folder)


def _read(manifest: Path) -> list[Kept]:
    try:
        data = tomllib.loads(manifest.read_text(encoding="utf-8"))
        authority = str(data["authority"]["name"])
        return [_kept(row, authority, manifest) for row in data["instrument"]]
    except (tomllib.TOMLDecodeError, KeyError, TypeError, UnicodeDecodeError) as error:
        raise BadData(
            f"{manifest.parent.name}/{manifest.name}: not a manifest as docs/corpora.md describes it ({error}); mend it"
        ) from error


def _kept(row: dict[str, Any], authority: str, manifest: Path) -> Kept:
    if row["kind"] not in get_args(InstrumentKind):
        raise BadData(
            f"{manifest.parent.name}/{manifest.name}: {row['id']}: unknown kind {row['kind']!r}; use one of "
            f"{', '.join(get_args(InstrumentKind))}"
        )
    return Kept(row["id"], row["title"], row["kind"], authority, row["date"], manifest.parent / row["file"])
