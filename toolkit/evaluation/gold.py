"""Gold crosswalks: what people said the links and findings of a pair of codes are."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit.errors import BadData
from toolkit.model.provision import Instrument

Pairs = frozenset[tuple[str, str]]


_UNNUMBERED = re.compile(r'(.+)(?:¶\d+|¶\d+"[^"]+"|"[^"]+")')
"""The cite of an unnumbered paragraph, or of a term: the place and the paragraph's number, the term, or both."""


@dataclass(frozen=True, slots=True)
class GoldLink:
    """One correspondence by people; provision ids in the order of the file."""

    baseline: tuple[str, ...]
    candidate: tuple[str, ...]
    relationship: str

    @property
    def pairs(self) -> Pairs:
        """Every baseline provision with every candidate provision of the link."""
        return frozenset((one, other) for one in self.baseline for other in self.candidate)


@dataclass(frozen=True, slots=True)
class GoldFinding:
    """One finding by people. topic: "" where the file names none."""

    kind: str
    direction: str
    baseline: tuple[str, ...]
    candidate: tuple[str, ...]
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold crosswalk. split: "development", "test", or "waiting" while no weight has been learnt from it and its rows
    have not been used to mend a rule."""

    name: str
    split: str
    candidate: str
    baseline: str
    links: tuple[GoldLink, ...]
    findings: tuple[GoldFinding, ...]
    unmatched_baseline: tuple[str, ...]
    unmatched_candidate: tuple[str, ...]
    lead_ins_baseline: tuple[str, ...]
    lead_ins_candidate: tuple[str, ...]
    traps: Pairs = frozenset()
    """Pairs that look as if they answered each other, and do not: `[[trap]]`, where the file has any."""

    @property
    def pairs(self) -> Pairs:
        """All linked pairs."""
        return frozenset(pair for link in self.links for pair in link.pairs)


def gold_names(path: Path) -> tuple[str, str, str]:
    """Candidate, baseline and split of a gold file."""
    data = _data(path)
    return data["candidate"], data["baseline"], data["split"]


def read_gold(path: Path, candidate: Instrument, baseline: Instrument) -> Gold:
    """A gold file with its cites turned into ids of the two instruments. Raises BadData for a cite that neither
    holds."""
    data = _data(path)
    ones, others = _ids(baseline), _ids(candidate)

    def both(row: dict[str, Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        return _known(row.get("baseline", []), ones, path), _known(row.get("candidate", []), others, path)

    unmatched, lead_ins = both(data["unmatched"]), both(data["lead_ins"])
    return Gold(
        path.stem,
        data["split"],
        data["candidate"],
        data["baseline"],
        tuple(GoldLink(*both(row), row["relationship"]) for row in data["correspondence"]),
        tuple(GoldFinding(row["kind"], row["direction"], *both(row), row.get("topic", "")) for row in data["finding"]),
        *unmatched,
        *lead_ins,
        frozenset(pair for row in data.get("trap", []) for pair in GoldLink(*both(row), "").pairs),
    )


def _data(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadData(f"{path.name}: not a gold crosswalk ({error}); see corpora/README.md") from error


def _ids(instrument: Instrument) -> dict[str, str]:
    found: dict[str, str] = {}
    for provision in instrument.provisions:
        found.setdefault(provision.cite, provision.id)
    return found


def _known(cites: list[str], ids: dict[str, str], path: Path) -> tuple[str, ...]:
    """The ids of cites. An unnumbered paragraph or a term that was read into another place ("12.6.6¶5" where 12.6.6 is
    known) has an id that nothing has, so that what the gold says of it counts as missed: the gold is not bent to the
    reader.
    """
    unknown = [cite for cite in cites if cite not in ids and not _read_elsewhere(cite, ids)]
    if unknown:
        raise BadData(f"{path.name}: no provision is cited as {', '.join(unknown)}; compare with `conduct parse`")
    return tuple(ids.get(cite, f"unread {cite}") for cite in cites)


def _read_elsewhere(cite: str, ids: dict[str, str]) -> bool:
    found = _UNNUMBERED.fullmatch(cite)
    return found is not None and found[1] in ids
