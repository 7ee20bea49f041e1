"""Made-up codes in a corpus, with what is true of them: what `conduct evaluate --benchmark` measures by.

The corpus is kept between runs, under the hash of all that decides what is in it: the bundled codes and the rooms that
make codes up and read them.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from toolkit import pipeline
from toolkit.corpus.adding import add, chunk_of
from toolkit.corpus.arrivals import Particulars, files
from toolkit.corpus.encoding import encode
from toolkit.corpus.generated_gold import GOLD, write_codes
from toolkit.corpus.generated_words import words
from toolkit.corpus.location import corpora_folder
from toolkit.corpus.shelf import Shelf, init
from toolkit.corpus.store import find
from toolkit.engines import Engine
from toolkit.errors import BadData
from toolkit.evaluation.generate import bases
from toolkit.model.norm import Analysis

SEED = 417
"""Not that of `make corpus`, with which people try things out."""
_DECIDE = ("model", "sources", "structure", "analysis", "corpus")
Row = dict[str, Any]
Progress = Callable[[str], None]


@dataclass(frozen=True)
class Made:
    """A corpus of made-up codes and the bundled ones they began as. codes, matrix, parameters: rows of the gold;
    lineage: rows by code; bases: the bundled codes by name, as they are read."""

    shelf: Shelf
    codes: tuple[Row, ...]
    matrix: tuple[Row, ...]
    parameters: tuple[Row, ...]
    lineage: dict[str, tuple[Row, ...]]
    bases: dict[str, Analysis]

    def of(self, base: str) -> set[str]:
        """The codes that began as a bundled one."""
        return {row["code"] for row in self.codes if row["base"] == base}


def made(
    size: int, folder: Path, *, engine: Engine, encoder: str = "default", progress: Progress = lambda _: None
) -> Made:
    """So many made-up codes, with the bundled ones, in a corpus below `folder`; what was made before is taken from
    there. Raises UnwritableOutput, and BadData where a code cannot be added."""
    place = folder / f"{size}-{_hash(encoder)}"
    for old in folder.glob(f"{size}-*"):
        if old != place:
            shutil.rmtree(old, ignore_errors=True)
    if not (place / "codes" / "gold" / "done").is_file():
        progress(f"Making {size} codes up")
        write_codes(place / "codes", bases(), size, seed=SEED)
        (place / "codes" / "gold" / "done").touch()
    shelf = init(place / "corpus")
    if not (place / "added").is_file():
        _filled(shelf, place / "codes", size, engine, encoder, progress)
        (place / "added").touch()
    read = {name: pipeline.analysis(find(name, corpora_folder())) for name in words()["bases"]}
    gold = {name: tuple(_rows(place / "codes" / "gold" / f"{name}.jsonl")) for name in GOLD}
    return Made(shelf, gold["codes"], gold["matrix"], gold["parameters"], _by_code(gold["lineage"]), read)


def _hash(encoder: str) -> str:
    """Of everything that decides what the corpus holds."""
    room, corpora = Path(__file__).resolve().parents[1], corpora_folder()
    paths = [path for name in _DECIDE for path in (room / name).iterdir() if path.suffix in (".py", ".toml", ".html")]
    paths += [path for name in _authorities() for path in (corpora / name).iterdir() if path.is_file()]
    return _sum(f"{SEED} {encoder}", paths)


def state_of_toolkit() -> str:
    """A hash of all its code and data: another where any of it was changed."""
    room = Path(__file__).resolve().parents[1]
    return _sum("", (path for path in room.rglob("*") if path.suffix in (".py", ".toml")))


def _sum(said: str, paths: Iterable[Path]) -> str:
    found = hashlib.sha256(said.encode())
    for path in sorted(paths):
        found.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()[:16]


def _authorities() -> list[str]:
    return sorted({str(name).partition("/")[0] for name in words()["bases"]})


def _filled(shelf: Shelf, codes: Path, size: int, engine: Engine, encoder: str, progress: Progress) -> None:
    """The same that `conduct corpus add` does; what is there already is left alone."""
    given = [codes, *(corpora_folder() / name for name in _authorities())]
    arrivals = files(given, Particulars())
    adding = add(shelf, arrivals, reader=pipeline.analysis_of_bytes, engine=engine, chunk=chunk_of(size))
    for count, one in enumerate(adding, 1):
        progress(f"{count} of {size} codes read")
        if one.state == "refused":
            raise BadData(f"{one.shown}: a made-up code cannot be added ({one.message})")
    for _ in encode(shelf, partial(pipeline.rows_encoded, encoder=encoder), engine=engine):
        progress("Encoding texts")


def _rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def _by_code(rows: tuple[Row, ...]) -> dict[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["code"]].append(row)
    return {code: tuple(own) for code, own in found.items()}
