"""Gold redlines: what people said that a proposed version of a code changes (corpora/versions)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from toolkit.errors import BadData, BadOption
from toolkit.model.finding import FindingKind
from toolkit.model.provision import Instrument

EFFECTS = {"repointed": "broken_reference", "broken": "broken_reference", "corrected": "wording_only"}
"""What is right to report of a reference: the kind of its finding, by its `effect` in the file."""

Ids = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldChange:
    """One change. kinds: the first is ours, the others could be defended; direction: "" where it is not judged;
    reach: what it touches besides its own provisions, on either side; times: how often it may be reported; optional:
    it may also go unsaid, beside a weightier change of the same provision; source: "change", or a reference's effect.
    """

    kinds: tuple[str, ...]
    direction: str
    baseline: Ids
    candidate: Ids
    reach: frozenset[str] = frozenset()
    users: Ids = ()
    times: int = 1
    optional: bool = False
    source: str = "change"
    place: str = ""


@dataclass(frozen=True, slots=True)
class GoldFlaw:
    """Something wrong with the proposed text, by its code (model.redline.FlawCode)."""

    code: str
    candidate: Ids


@dataclass(frozen=True, slots=True)
class GoldRedline:
    """The gold of one pair. unchanged: provisions of the proposed version, with words, that no change touches;
    typography: those where only white space, quotation marks or dashes differ; renumbering: pairs of ids."""

    name: str
    split: str
    changes: tuple[GoldChange, ...]
    renumbering: frozenset[tuple[str, str]]
    typography: Ids
    flaws: tuple[GoldFlaw, ...]
    unchanged: int


def redline_files(folder: Path, name: str | None = None) -> list[Path]:
    """The named gold redline of `folder` (corpora/versions), or all. Raises BadOption for a name that is none."""
    found = {path.stem: path for path in sorted(folder.glob("*.toml"))}
    if name is None:
        return list(found.values())
    if name not in found:
        raise BadOption(f"{name}: no such pair of versions; there are {', '.join(found) or 'none'}")
    return [found[name]]


def versions_data(path: Path) -> dict[str, Any]:
    """A gold redline's file as it stands. Raises BadData where it cannot be read."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadData(f"{path.name}: not a gold redline ({error}); see corpora/README.md") from error


def read_redline(path: Path, current: Instrument, proposed: Instrument) -> GoldRedline:
    """A gold redline with its cites turned into ids. Raises BadData for a cite that neither version holds, or for a
    kind that is none."""
    data = versions_data(path)
    sides = _Sides(path.name, _ids(current), _ids(proposed))
    changes = [sides.change(row) for row in data["change"]]
    pairs = data["renumbering"]
    touched = {one for change in changes for one in change.candidate}
    changes += [sides.reference(row, touched) for row in data.get("reference", [])]
    return GoldRedline(
        path.stem,
        data["split"],
        tuple(changes),
        frozenset(zip(sides.old([one for one, _ in pairs]), sides.new([other for _, other in pairs]), strict=True)),
        sides.new(data["typography"]),
        tuple(GoldFlaw(row["code"], sides.new(row["candidate"])) for row in data.get("flaw", [])),
        data["unchanged"],
    )


@dataclass(frozen=True, slots=True)
class _Sides:
    """The ids of both versions by cite, and the name of the file that is being read."""

    file: str
    current: Mapping[str, str]
    proposed: Mapping[str, str]

    def old(self, cites: list[str]) -> Ids:
        return self._known(cites, self.current)

    def new(self, cites: list[str]) -> Ids:
        return self._known(cites, self.proposed)

    def change(self, row: dict[str, Any]) -> GoldChange:
        kinds = (row["kind"], *row.get("also", []))
        if unknown := set(kinds) - set(get_args(FindingKind)):
            raise BadData(f"{self.file}: {', '.join(sorted(unknown))} is no kind of finding; see corpora/README.md")
        return GoldChange(
            kinds,
            row["direction"],
            self.old(row.get("baseline", [])),
            self.new(row.get("candidate", [])),
            self._either(row.get("children", [])),
            self.new(row.get("users", [])),
            row.get("times", 1),
            place=_place(row),
        )

    def reference(self, row: dict[str, Any], touched: set[str]) -> GoldChange:
        candidate, effect = self.new(row["candidate"]), row["effect"]
        optional = effect == "corrected" and not touched.isdisjoint(candidate)
        return GoldChange(
            (EFFECTS[effect],),
            "",
            self.old(row["baseline"]),
            candidate,
            optional=optional,
            source=effect,
            place=_place(row),
        )

    def _either(self, cites: list[str]) -> frozenset[str]:
        """An item may keep its cite, or have one in one version alone."""
        self._known(cites, {**self.current, **self.proposed})
        return frozenset(ids[one] for ids in (self.current, self.proposed) for one in cites if one in ids)

    def _known(self, cites: list[str], ids: Mapping[str, str]) -> Ids:
        if unknown := [cite for cite in cites if cite not in ids]:
            raise BadData(f"{self.file}: no provision is cited as {', '.join(unknown)}; compare with `conduct parse`")
        return tuple(ids[cite] for cite in cites)


def _ids(instrument: Instrument) -> dict[str, str]:
    found: dict[str, str] = {}
    for provision in instrument.provisions:
        found.setdefault(provision.cite, provision.id)
    return found


def _place(row: dict[str, Any]) -> str:
    sides = (("current", row.get("baseline", [])), ("proposed", row.get("candidate", [])))
    return "; ".join(f"{side} {', '.join(cites)}" for side, cites in sides if cites)
