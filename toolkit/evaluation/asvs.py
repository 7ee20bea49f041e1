"""An outside set: two versions of OWASP's ASVS with the mapping its authors published between them.

It is no code of conduct, and that is its use: nothing of the toolkit was written or learnt for it. The files are not
part of this project; they are looked for in `shared/data/asvs` beside the checkout, or where `--data` says.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from toolkit import pipeline
from toolkit.errors import BadData
from toolkit.evaluation.gold import GoldLink
from toolkit.evaluation.sets import Case, grouped
from toolkit.model.norm import Analysis
from toolkit.model.provision import Instrument, Level, Provision, SourceInfo

OLD, NEW = "4.0.3", "5.0.0"
MAPPING = f"mapping_v{OLD}_to_v{NEW}.yml"
DOUBTED = frozenset({"4.3.3"})
"""Rows reported wrong to the mapping's authors: the requirement is left out of the set, whichever way we answer it."""

_ROW = re.compile(rf"^v{re.escape(OLD)}-([\d.]+):\s*$", re.MULTILINE)
_TARGET = re.compile(rf"v{re.escape(NEW)}-(\d+(?:\.\d+)*)")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MERGED = re.compile(r"\b(?:MERGED TO|COVERED BY)\b")
_LARGEST = 5_000_000


def asvs_folder(data: Path) -> Path | None:
    """The folder that holds the set: `data` itself or `asvs` in it; None where neither does."""
    return next((folder for folder in (data / "asvs", data) if (folder / MAPPING).is_file()), None)


def asvs_cases(folder: Path) -> tuple[Case, Case]:
    """The old version as baseline and the new as candidate, and the other way about.

    Raises BadData where a file is missing or not as it should be.
    """
    tags = mapping(_text(folder / MAPPING))
    old, new = (_analysis(folder / f"asvs_{version}.flat.json", version) for version in (OLD, NEW))
    ids = [{item.number: item.id for item in one.instrument.provisions if item.text} for one in (old, new)]
    known = {number: tag for number, tag in tags.items() if number in ids[0]}
    pairs = [(ids[0][number], ids[1][to]) for number, tag in known.items() for to in _targets(tag, ids[1])]
    none = frozenset(ids[0][number] for number, tag in known.items() if not _TARGET.search(tag))
    merged = frozenset(ids[0][number] for number, tag in known.items() if _MERGED.search(tag))
    covered = frozenset(other for one, other in pairs if one in merged)
    back = [(other, one) for one, other in pairs]
    return (
        Case("asvs 4 to 5", "outside", old, new, _links(pairs), none, typed=False, merged=merged),
        Case("asvs 5 to 4", "outside", new, old, _links(back), unmatched_candidate=none, typed=False, merged=covered),
    )


def mapping(text: str) -> dict[str, str]:
    """The tag of each old requirement: `MODIFIED, MOVED TO v5.0.0-6.1.3, SPLIT TO v5.0.0-6.3.4`, on one line."""
    parts = _ROW.split(text)[1:]
    tags = {
        number: " ".join(tag.partition(":")[2].split()) for number, tag in zip(parts[::2], parts[1::2], strict=True)
    }
    if not tags:
        raise BadData(f"{MAPPING}: no row begins with v{OLD}-; get the file again")
    return {number: tag for number, tag in tags.items() if number not in DOUBTED}


def _targets(tag: str, known: dict[str, str]) -> list[str]:
    found = list(dict.fromkeys(_TARGET.findall(tag)))
    if strange := [number for number in found if number not in known]:
        raise BadData(f"{MAPPING}: version {NEW} has no requirement {strange[0]}; get both files again")
    return found


def _links(pairs: list[tuple[str, str]]) -> tuple[GoldLink, ...]:
    """Groups of pairs that hang together; one that is no full square stays in pairs, so that none is made up."""
    linked, found = set(pairs), list[GoldLink]()
    for ones, others in grouped(pairs):
        whole = GoldLink(ones, others, "")
        if whole.pairs <= linked:
            found.append(whole)
        else:
            found += [GoldLink((one,), (other,), "") for one, other in pairs if one in ones]
    return tuple(found)


def _analysis(path: Path, version: str) -> Analysis:
    try:
        rows = json.loads(_text(path))["requirements"]
        return pipeline.STAGES.analyse(requirements(rows, version))
    except (ValueError, KeyError, TypeError) as error:
        raise BadData(f"{path.name}: not a flat list of ASVS requirements ({error}); get the file again") from error


def requirements(rows: Iterable[dict[str, Any]], version: str) -> Instrument:
    """Chapters and sections as headings, each requirement a numbered paragraph.

    Requirements that are only marked as deleted, and those in DOUBTED for the old version, are left out.
    """
    text, found = "", dict[str, Provision]()
    for row in rows:
        number, words = row["req_id"].removeprefix("V"), _LINK.sub(r"\1", row["req_description"]).strip()
        if words.startswith("[DELETED") or (version == OLD and number in DOUBTED):
            continue
        chapter = _heading(found, row["chapter_id"], row["chapter_name"], "chapter", None, len(text))
        section = _heading(found, row["section_id"], row["section_name"], "section", chapter, len(text))
        span = len(text), len(text) + len(words)
        found[number] = Provision(f"{section}/{number}", number, number, "paragraph", section, "", words, span)
        text += words + "\n"
    source = SourceInfo(f"asvs_{version}.flat.json", "", "json")
    return Instrument(f"asvs/{version}", f"ASVS {version}", "other", "OWASP", "", source, text, tuple(found.values()))


def _heading(found: dict[str, Provision], number: str, name: str, level: Level, parent: str | None, place: int) -> str:
    path = f"{parent}/{number}".lower() if parent else number.lower()
    found.setdefault(number, Provision(path, number, number, level, parent, name, "", (place, place)))
    return found[number].id


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise BadData(
                f"{path.name}: larger than {_LARGEST // 1_000_000} MB, which this file never is; get it again"
            )
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadData(f"{path.name}: cannot be read; give the folder that holds it with --data") from error
