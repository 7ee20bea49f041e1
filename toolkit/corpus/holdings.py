"""What a corpus holds of whom: one manifest for each authority, in the form of docs/corpora.md with some keys more.

The keys that `toolkit.corpus.store` reads mean the same here, so that it reads these manifests too.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, cast, get_args

from toolkit.corpus.shelf import Shelf, put
from toolkit.errors import BadData
from toolkit.model.provision import InstrumentKind

MANIFEST = "manifest.toml"
LARGEST = 5_000_000
"""Bytes of a manifest: one code takes 500."""
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
_SHA = re.compile(r"[0-9a-f]{64}")
_LONGEST = 60
_KINDS: tuple[str, ...] = get_args(InstrumentKind)


@dataclass(frozen=True, slots=True)
class Authority:
    """Whose code it is. kind: county, district, parish ...; nation, population (a band, such as "100000-250000") and
    control (political) in plain words; each "" where nobody said. slug: the name of its folder, "" = from the name."""

    name: str
    kind: str = ""
    nation: str = ""
    population: str = ""
    control: str = ""
    slug: str = ""


@dataclass(frozen=True, slots=True)
class Holding:
    """One instrument that is held. name: of the file as it came; sha256: of its bytes; parsed: of what reading it gave,
    by which the tables know it; date: adopted, ISO 8601; address, fetched: where it came from and when, "" of a file;
    licence: what its owner allows, as somebody noted it; ocr: "yes" where its scans are to be read."""

    id: str
    title: str
    kind: InstrumentKind
    date: str
    name: str
    sha256: str
    parsed: str
    address: str = ""
    fetched: str = ""
    licence: str = ""
    ocr: str = ""


@dataclass(frozen=True)
class Manifest:
    """An authority and what is held of it, by id."""

    authority: Authority
    holdings: tuple[Holding, ...] = ()


def slug_of(name: str) -> str:
    """A folder's name that any system takes: "Sir Ddinbych / Denbighshire" -> "sir-ddinbych-denbighshire"."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower().replace("'", "")
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if made and len(made) <= _LONGEST and made not in {"con", "prn", "aux", "nul"}:
        return made
    mark = hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:8]
    return f"{made[:_LONGEST].strip('-') or 'authority'}-{mark}"


def is_slug(text: str) -> bool:
    """Whether a text can be a folder's name here."""
    return bool(_SLUG.fullmatch(text))


def manifest_path(shelf: Shelf, slug: str) -> Path:
    """Where the manifest of an authority lies."""
    return shelf.authorities / slug / MANIFEST


def manifests(shelf: Shelf) -> Iterator[Manifest]:
    """Every manifest, by the name of its folder, one at a time. Raises BadData."""
    for path in sorted(shelf.authorities.glob(f"*/{MANIFEST}")):
        yield read_manifest(path)


def read_manifest(path: Path) -> Manifest:
    """One manifest. Raises BadData, with the file's name, where it is not as it should be."""
    try:
        if path.stat().st_size > LARGEST:
            raise BadData(f"{_shown(path)}: larger than any manifest; move it away")
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        particulars = {key: str(data["authority"].get(key, "")) for key in ("kind", "nation", "population", "control")}
        authority = Authority(str(data["authority"]["name"]), **particulars, slug=path.parent.name)
        return Manifest(authority, tuple(_holding(row) for row in data.get("instrument", ())))
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError, OSError) as error:
        raise BadData(f"{_shown(path)}: not a manifest as docs/corpus.md describes it ({error}); mend it") from error


def _shown(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def _holding(row: dict[str, Any]) -> Holding:
    found = Holding(**{field.name: str(row[field.name]) for field in fields(Holding) if field.name in row})  # type: ignore[arg-type]
    head, _, rest = found.id.partition("/")
    if not is_slug(head) or not is_slug(rest.replace("~", "-").replace(".", "-").replace("_", "-")):
        raise ValueError(f"the id {found.id!r} is not of the form authority/code")
    if found.kind not in _KINDS:
        raise ValueError(f"unknown kind {found.kind!r}; use one of {', '.join(_KINDS)}")
    if not (_SHA.fullmatch(found.sha256) and _SHA.fullmatch(found.parsed)):
        raise ValueError(f"sha256 and parsed of {found.id} are no hashes")
    return found


def write_manifest(shelf: Shelf, manifest: Manifest) -> None:
    """Put a manifest in its place; that of an authority of which nothing is held any more is removed.

    Raises UnwritableOutput.
    """
    path = manifest_path(shelf, manifest.authority.slug)
    if manifest.holdings:
        put(shelf, path, written(manifest, shelf).encode("utf-8"))
    elif path.exists():
        path.unlink()
        if not any(path.parent.iterdir()):
            path.parent.rmdir()


def written(manifest: Manifest, shelf: Shelf) -> str:
    """The text of a manifest; the keys that nobody gave are left out."""
    lines = ["schema_version = 1", "", "[authority]"]
    lines += _rows(manifest.authority, without=("slug",))
    for one in sorted(manifest.holdings, key=lambda held: held.id):
        original = shelf.original(one.sha256, one.name).relative_to(shelf.folder).as_posix()
        lines += ["", "[[instrument]]", *_rows(one), f"file = {_quoted(f'../../{original}')}"]
    return "\n".join(lines) + "\n"


def _rows(found: Authority | Holding, *, without: tuple[str, ...] = ()) -> list[str]:
    # store.py wants a date, if an empty one.
    given = {field.name: str(getattr(found, field.name)) for field in fields(found) if field.name not in without}
    return [f"{key} = {_quoted(value)}" for key, value in given.items() if value or key in ("name", "date", "title")]


def _quoted(text: str) -> str:
    """A TOML string: JSON's escapes are among TOML's, save for the one sign JSON leaves as it is."""
    clean = re.sub("[\ud800-\udfff]", "�", text)
    return json.dumps(clean, ensure_ascii=False).replace("\x7f", "\\u007f")


def filled(known: Authority, given: Authority) -> Authority:
    """What is known of an authority, with what was not known before. What is known stays: a person may have set it."""
    keys = ("kind", "nation", "population", "control")
    return replace(known, **{key: getattr(known, key) or getattr(given, key) for key in keys})


def kind_or_other(text: str) -> InstrumentKind:
    """A kind of the closed list, else "other"."""
    return cast(InstrumentKind, text if text in _KINDS else "other")
