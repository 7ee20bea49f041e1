"""Catalogues as TOML files: the bundled ones and the user's own, checked as they are read.

A fault is told with the file's name and the line. The format is docs/catalogues.md.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn, get_args

from toolkit.corpus.catalogue_facets import FACETS, facet_of
from toolkit.corpus.toml_lines import line_of
from toolkit.errors import BadData
from toolkit.model.catalogue import (
    Applicability,
    AuthorityType,
    Catalogue,
    Entry,
    ExpectedFacet,
    Nation,
    Person,
    ShownBy,
)
from toolkit.model.norm import Modality

LARGEST = 500_000
"""Bytes of a catalogue: the longest bundled one has 20,000."""
_TEXTS = ("source", "checked")
_LISTS: dict[str, tuple[str, ...]] = {
    "nations": get_args(Nation),
    "authorities": get_args(AuthorityType),
    "persons": get_args(Person),
}
_HEAD = frozenset({"id", "title", "note", "verified", "start", "end", *_TEXTS, *_LISTS})
_ENTRY = frozenset({"summary", "paragraph", "topic", "modality", "facets", "needs", "shown_by"}) | _HEAD - {"note"}
_ID = re.compile(r"[A-Za-z0-9][\w.-]*")


def bundled(folder: Path) -> dict[str, Path]:
    """The catalogues of a corpora folder by name, in order."""
    return {path.stem: path for path in sorted((folder / "catalogues").glob("*.toml"))}


def find_catalogue(name: str, folder: Path, *, topics: Collection[str]) -> Catalogue:
    """A bundled catalogue by its name, or the file of that name. topics: the closed list. Raises BadData."""
    known = bundled(folder)
    if name in known:
        return read_catalogue(known[name], topics=topics)
    if name.endswith(".toml"):
        return read_catalogue(Path(name), topics=topics)
    nearest = get_close_matches(name, known, n=1, cutoff=0.4)
    hint = f"did you mean {nearest[0]}?" if nearest else f"known: {', '.join(known)}"
    raise BadData(f"--catalogue {name}: no such catalogue; {hint} Or give a file ending in .toml.")


def read_catalogue(path: Path, *, topics: Collection[str]) -> Catalogue:
    """The catalogue of a file. Raises BadData, naming the line, where it is not as docs/catalogues.md describes it."""
    text = _text(path)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadData(f"{path.name}: {_plain(str(error), text)}; mend it") from error
    except RecursionError as error:
        raise BadData(f"{path.name}: its brackets are nested too deep; mend it") from error
    return _Reader(path.name, text, frozenset(topics)).catalogue(data)


def _text(path: Path) -> str:
    try:
        data = path.read_bytes() if path.is_file() and path.stat().st_size <= LARGEST else None
        if data is not None:
            return data.decode("utf-8-sig").replace("\r\n", "\n")
        fault = "larger than a catalogue can be; divide it" if path.is_file() else "there is no such file"
    except UnicodeDecodeError:
        fault = "not in UTF-8; save it in that encoding"
    except (OSError, ValueError):
        fault = "cannot be opened"
    raise BadData(f"{path}: {fault}")


def _plain(message: str, text: str) -> str:
    """tomllib's words with the line first: "Invalid value (at line 3, column 9)"."""
    place = re.search(r" ?\(at line (\d+), column \d+\)", message)
    line = int(place[1]) if place else text.count("\n") + 1
    said = re.sub(r" ?\(at [^)]*\)", "", message)
    return f"line {line}: {said[:1].lower()}{said[1:]}"


@dataclass(frozen=True)
class _Reader:
    """One file while it is checked."""

    name: str
    text: str
    topics: frozenset[str]

    def fault(self, message: str, *path: str | int) -> NoReturn:
        raise BadData(f"{self.name}: line {line_of(self.text, path)}: {message}")

    def catalogue(self, data: Mapping[str, Any]) -> Catalogue:
        for key in data:
            if key not in {"schema_version", "catalogue", "entry"}:
                self.fault(f"unknown key {key!r}; a catalogue has schema_version, catalogue and entry", key)
        if data.get("schema_version") != 1:
            self.fault("schema_version must be 1", *(["schema_version"] if "schema_version" in data else []))
        head, rows = data.get("catalogue"), data.get("entry")
        if not isinstance(head, dict):
            self.fault("the table [catalogue] is missing")
        if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
            self.fault("a catalogue needs at least one [[entry]]")
        self._keys(head, _HEAD, "catalogue")
        self._applies(head, "catalogue")  # before the entries that inherit them, so that a fault is told where it is
        self._truth(head, "catalogue")
        identity, title, source = (self._word(head, key, "catalogue") for key in ("id", "title", "source"))
        entries = tuple(self._entry({**head, **row}, row, place) for place, row in enumerate(rows))
        self._twice(entries)
        return Catalogue(identity, title, source, self._word(head, "note", "catalogue", needed=False), entries)

    def _twice(self, entries: Sequence[Entry]) -> None:
        seen: set[str] = set()
        for place, entry in enumerate(entries):
            if entry.id in seen:
                self.fault(f"the id {entry.id!r} stands there twice", "entry", place, "id")
            seen.add(entry.id)

    def _entry(self, row: Mapping[str, Any], own: Mapping[str, Any], place: int) -> Entry:
        at = ("entry", place)
        self._keys(own, _ENTRY, *at)
        for key in ("id", "title", "summary", "paragraph", "topic"):
            if key not in own:
                self.fault(f"the entry has no {key}", *at)
        identity = self._word(own, "id", *at)
        if not _ID.fullmatch(identity):
            self.fault(f"the id {identity!r} may hold letters, digits, points and hyphens only", *at, "id")
        return Entry(
            id=identity,
            title=self._word(own, "title", *at),
            summary=self._word(own, "summary", *at),
            source=self._word(row, "source", *at),
            paragraph=self._word(own, "paragraph", *at),
            topic=self._one(own, "topic", self.topics, *at),
            modality=self._one(row, "modality", get_args(Modality), *at, default="none"),  # type: ignore[arg-type]
            facets=self._facets(own, *at),
            applies=self._applies(row, *at),
            shown_by=self._one(row, "shown_by", get_args(ShownBy), *at, default="code"),  # type: ignore[arg-type]
            verified=self._truth(row, *at),
            checked=self._word(row, "checked", *at, needed=False),
            needs=self._needs(own, *at),
        )

    def _keys(self, row: Mapping[str, Any], known: Collection[str], *path: str | int) -> None:
        for key in row:
            if key not in known:
                near = get_close_matches(key, sorted(known), n=1)
                hint = f"did you mean {near[0]}?" if near else f"known: {', '.join(sorted(known))}"
                self.fault(f"unknown key {key!r}; {hint}", *path, key)

    def _word(self, row: Mapping[str, Any], key: str, *path: str | int, needed: bool = True) -> str:
        value = row.get(key, "")
        if not isinstance(value, str) or (needed and not value.strip()):
            self.fault(f"{key} must be some text in quotes", *path, *([key] if key in row else []))
        return value.strip()

    def _one(
        self, row: Mapping[str, Any], key: str, known: Collection[str], *path: str | int, default: str = ""
    ) -> str:
        value = row.get(key, default)
        if not isinstance(value, str) or value not in known:
            near = get_close_matches(str(value), sorted(known), n=1)
            hint = f"did you mean {near[0]}?" if near else f"use one of {', '.join(sorted(known))}"
            self.fault(f"{key} {value!r} is not in the list; {hint}", *path, key)
        return value

    def _truth(self, row: Mapping[str, Any], *path: str | int) -> bool:
        value = row.get("verified", False)
        if not isinstance(value, bool):
            self.fault("verified must be true or false", *path, "verified")
        return value

    def _applies(self, row: Mapping[str, Any], *path: str | int) -> Applicability:
        lists = {key: self._list(row, key, known, *path) for key, known in _LISTS.items()}
        start, end = self._day(row, "start", *path), self._day(row, "end", *path)
        if start and end and end < start:
            self.fault("end comes before start", *path)
        return Applicability(**lists, start=start, end=end)  # type: ignore[arg-type]

    def _list(self, row: Mapping[str, Any], key: str, known: Collection[str], *path: str | int) -> tuple[str, ...]:
        values = row.get(key, [])
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            self.fault(
                f"{key} must be a list such as [{', '.join(repr(name) for name in list(known)[:2])}]", *path, key
            )
        if strange := [value for value in values if value not in known]:
            self.fault(f"{key}: {strange[0]!r} is not in the list; use {', '.join(known)}", *path, key)
        return tuple(values)

    def _needs(self, row: Mapping[str, Any], *path: str | int) -> tuple[str, ...]:
        values = row.get("needs", [])
        if not isinstance(values, list) or not all(isinstance(one, str) and one.strip("| ") for one in values):
            self.fault(
                "needs must be a list of words in quotes, such as ['gift', 'parking permit|pass']", *path, "needs"
            )
        return tuple(values)

    def _day(self, row: Mapping[str, Any], key: str, *path: str | int) -> str:
        value = row.get(key, "")
        if isinstance(value, date):
            return value.isoformat()[:10]
        try:
            return date.fromisoformat(value).isoformat() if value else ""
        except (TypeError, ValueError):
            self.fault(f"{key} must be a day such as 2012-07-01", *path, key)

    def _facets(self, row: Mapping[str, Any], *path: str | int) -> tuple[ExpectedFacet, ...]:
        facets = row.get("facets", {})
        if not isinstance(facets, dict):
            self.fault('facets must be a table such as { deadline = "28 days" }', *path, "facets")
        for name, value in facets.items():
            if name not in FACETS:
                self.fault(f"facets: {name!r} is not in the list; use {', '.join(FACETS)}", *path, "facets", name)
            if not isinstance(value, str) or facet_of(name, value) is None:
                self.fault(f"facets: {name} {value!r}: write {FACETS[name]}", *path, "facets", name)
        found = [facet_of(name, value) for name, value in facets.items()]
        return tuple(facet for facet in found if facet)
