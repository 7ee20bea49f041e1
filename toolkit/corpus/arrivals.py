"""What comes to a corpus: documents with what is known of them, from files, folders, manifests and other corpora.

One at a time, for a folder may hold ten thousand. What cannot be taken is told as a `Refusal` in its place.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, cast, get_args

from toolkit.corpus.holdings import LARGEST as LARGEST_MANIFEST
from toolkit.corpus.holdings import MANIFEST, Authority, is_slug
from toolkit.corpus.shelf import MARK, Shelf, sha256
from toolkit.errors import BadData, ConductError
from toolkit.model.provision import InstrumentKind

LARGEST = 200_000_000
"""Bytes of a document that are looked at; the readers have closer limits of their own."""
READ = (".docx", ".odt", ".pdf", ".html", ".htm", ".xml", ".md", ".txt", ".doc", ".rtf")
"""Endings that are taken from a folder; a file that is named itself is taken whatever its ending."""


@dataclass(frozen=True, slots=True)
class Particulars:
    """What somebody said of a document; "" and None where nobody did, then the document itself is asked.

    id: the name it is to have, `authority/code`; ocr: "yes" where pages that are pictures are to be read; the others as
    in a manifest (docs/corpus.md).
    """

    authority: Authority = field(default_factory=lambda: Authority(""))
    kind: InstrumentKind | None = None
    title: str = ""
    date: str = ""
    id: str = ""
    address: str = ""
    fetched: str = ""
    licence: str = ""
    ocr: str = ""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A document. shown: how to call it in a message; name: of the file; data: its bytes."""

    shown: str
    name: str
    data: bytes = field(repr=False)
    said: Particulars = field(default_factory=Particulars)


@dataclass(frozen=True, slots=True)
class Refusal:
    """What was not taken, and why, in one line. address: of the web, where it was one."""

    shown: str
    message: str


@dataclass(frozen=True, slots=True)
class Passed:
    """What need not be looked at, for it is held already."""

    shown: str


Coming = Arrival | Refusal | Passed


def files(given: Iterable[Path], said: Particulars) -> Iterator[Arrival | Refusal]:
    """Every document of files and folders, in order. said: what the user says of all of them, before anything else.

    A folder with a manifest gives what the manifest names; other folders give every file that can be read, and those of
    the folders in them. A file with the record of `conduct fetch` beside it brings its address and date along.
    """
    return (taken() for taken in _coming(given, said))


def counted(given: Iterable[Path]) -> int:
    """How many documents `files` would give; none is opened."""
    return sum(1 for _ in _coming(given, Particulars()))


_Taken = Callable[[], Arrival | Refusal]
"""A document that is opened when its turn comes."""


def _coming(given: Iterable[Path], said: Particulars) -> Iterator[_Taken]:
    for path in given:
        if path.is_dir():
            yield from _folder(path, path, said)
        else:
            yield partial(_file, path, str(path), said)


def _folder(folder: Path, top: Path, said: Particulars) -> Iterator[_Taken]:
    if (folder / MANIFEST).is_file():
        yield from _listed(folder, top, said)
        return
    if (folder / MARK).is_file():  # another corpus: its manifests name everything, once
        if Shelf(folder).authorities.is_dir():
            yield from _folder(Shelf(folder).authorities, top, said)
        return
    try:
        inside = sorted(folder.iterdir())
    except OSError as error:
        why = f"this folder cannot be opened ({error.strerror or error}); check its rights"
        yield partial(Refusal, _below(folder, top), why)
        return
    for path in inside:
        if path.is_symlink() or path.name.startswith("."):
            continue  # a link may lead out of the folder, or round in it
        if path.is_dir():
            yield from _folder(path, top, said)
        elif path.suffix.lower() in READ:
            yield partial(_file, path, _below(path, top), said)


def _below(path: Path, top: Path) -> str:
    return path.relative_to(top.parent).as_posix()


def _file(path: Path, shown: str, said: Particulars) -> Arrival | Refusal:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
        if len(data) > LARGEST:
            return Refusal(shown, f"it is larger than {LARGEST // 1_000_000} MB, which no code is")
        return Arrival(shown, path.name, data, _recorded(path, said))
    except OSError as error:
        return Refusal(shown, f"it cannot be opened ({error.strerror or error}); check the name")
    except ConductError as error:
        return Refusal(shown, str(error))


def _recorded(path: Path, said: Particulars) -> Particulars:
    """With what `conduct fetch` wrote beside the file."""
    record = path.with_name(path.name + ".toml")
    if not record.is_file():
        return said
    found = _toml(record)
    return replace(
        said,
        address=said.address or str(found.get("address", "")),
        fetched=said.fetched or str(found.get("date", "")),
    )


def _toml(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > LARGEST_MANIFEST:
            raise BadData(f"{path.name}: larger than any manifest; move it away")
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadData(f"{path.name}: cannot be read ({error}); mend it or move it away") from error


def _listed(folder: Path, top: Path, said: Particulars) -> Iterator[_Taken]:
    """The documents of an authority's manifest: one of the bundled ones, of another corpus, or a person's own."""
    shown = _below(folder / MANIFEST, top)
    try:
        found = _toml(folder / MANIFEST)
        authority = _authority(found["authority"], said.authority)
        rows = [(row, _place(folder, str(row["file"]))) for row in found["instrument"]]
    except (KeyError, TypeError, AttributeError, ConductError) as error:
        yield partial(Refusal, shown, f"not a manifest as docs/corpus.md describes it ({error}); mend it")
        return
    for row, path in rows:
        yield partial(_of_manifest, row, path, _below(folder, top), _of_row(row, said, authority))


def _of_manifest(row: dict[str, Any], path: Path, above: str, said: Particulars) -> Arrival | Refusal:
    """One row of a manifest. above: how its folder is called in a message."""
    before = Path(str(row.get("name", path.name))).name
    arrival = _file(path, f"{above}/{before}", said)
    # The name under which it first came, where its ending, by which it is read, is that of the file.
    if isinstance(arrival, Arrival) and Path(before).suffix.lower() == path.suffix.lower():
        arrival = replace(arrival, name=before)
    return _unchanged(arrival, str(row.get("sha256", "")))


def _unchanged(arrival: Arrival | Refusal, hash: str) -> Arrival | Refusal:
    if isinstance(arrival, Arrival) and hash and sha256(arrival.data) != hash:
        return Refusal(arrival.shown, "its bytes are no longer those that its manifest names; restore it from a copy")
    return arrival


def _place(folder: Path, file: str) -> Path:
    """A manifest names files of its own folder, or originals of the corpus it lies in; never others."""
    path = (folder / file).resolve()
    allowed = (folder.resolve(), folder.resolve().parent.parent / "originals")
    if not any(path.is_relative_to(place) for place in allowed):
        raise BadData(f"{file} lies outside the folder")
    return path


def _authority(row: dict[str, Any], said: Authority) -> Authority:
    """What the user says comes first."""
    keys = ("name", "kind", "nation", "population", "control", "slug")
    return Authority(**{key: getattr(said, key) or str(row.get(key, "")) for key in keys})


def _of_row(row: dict[str, Any], said: Particulars, authority: Authority) -> Particulars:
    keys = ("title", "date", "id", "address", "fetched", "licence", "ocr")
    given = {key: getattr(said, key) or str(row.get(key, "")) for key in keys}
    return Particulars(authority=authority, kind=said.kind or known_kind(str(row.get("kind", ""))), **given)


def known_kind(text: str) -> InstrumentKind | None:
    """A kind of the closed list; None for any other word."""
    return cast(InstrumentKind, text) if text in get_args(InstrumentKind) else None


def is_id(text: str) -> bool:
    """Whether a text can name an instrument: `thornmere/officers`, `thornmere/officers-2012~2`."""
    head, stroke, rest = text.partition("/")
    return bool(stroke) and is_slug(head) and is_slug(rest.replace("~", "-").replace(".", "-").replace("_", "-"))
