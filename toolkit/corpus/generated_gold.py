"""Made-up codes as files, and beside them what is true of them, for measuring a benchmark by.

    DIR/alderbeck/manifest.toml  members.html  officers.docx      what `conduct corpus add CORPUS DIR` takes
    DIR/gold/codes.jsonl         each code: the bundled code at its beginning, the code it follows, its house style
    DIR/gold/lineage.jsonl       each provision: its cite and words, the provision it was taken from (`code#cite`), the
                                 bundled provision at the beginning (`code#id`), what was done to it on the last step
    DIR/gold/matrix.jsonl        each code and topic of its bundled code: covered, partial or missing, the direction of
                                 the force, and of how many provisions an amount is another (which way that leans is
                                 not told)
    DIR/gold/parameters.jsonl    each amount and period that stands alone in its provision

The topic of a provision is the one that the toolkit reads in the bundled code: what is measured is what edits do to it.
A provision is missing where the code and those it follows dropped it; added ones count for no topic of the matrix.
"""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any

from toolkit.corpus.generated import MONEY, PERIOD, made
from toolkit.corpus.generated_house import Clause, Code, cites_of, printed
from toolkit.corpus.style_source import Style
from toolkit.errors import UnwritableOutput

LASTING = re.compile(r"\bup to \d+ (?:day|month)s?\b")
"""How long something lasts, which is no time limit for doing it."""
GOLD = ("codes", "lineage", "matrix", "parameters")
Row = dict[str, Any]


def write_codes(folder: Path, bases: Sequence[Code], count: int, *, seed: int = 0) -> None:
    """Write so many codes with their gold; what was made there before is replaced. Memory does not grow with it.

    Raises UnwritableOutput where the folder holds what was not made here.
    """
    _emptied(folder)
    (folder / "gold").mkdir(parents=True)
    files = {name: (folder / "gold" / f"{name}.jsonl").open("w", encoding="utf-8", newline="\n") for name in GOLD}
    try:
        by_id = {base.id: base for base in bases}
        for code, style in made(bases, count, seed=seed):
            _write_code(folder, code, style)
            for name, rows in _gold(code, style, by_id[code.base]).items():
                _write_rows(files[name], rows)
    finally:
        for file in files.values():
            file.close()


def _emptied(folder: Path) -> None:
    if folder.exists():
        if any(folder.iterdir()) and not (folder / "gold" / "codes.jsonl").is_file():
            raise UnwritableOutput(f"{folder}: this folder holds other files; give one that is empty or new")
        shutil.rmtree(folder)


def _write_rows(file: IO[str], rows: Iterator[Row]) -> None:
    file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _write_code(folder: Path, code: Code, style: Style) -> None:
    slug, name = code.id.split("/")
    suffix, data = printed(style)
    (folder / slug).mkdir(exist_ok=True)
    (folder / slug / f"{name}{suffix}").write_bytes(data)
    about = dict(code.particulars)
    head = {"name": code.authority, **{key: about[key] for key in ("kind", "nation", "population")}}
    row = {"id": code.id, "title": code.title, "kind": code.kind, "date": about["date"], "file": f"{name}{suffix}"}
    path = folder / slug / "manifest.toml"
    before = path.read_text(encoding="utf-8") if path.exists() else "schema_version = 1\n\n[authority]\n" + _toml(head)
    path.write_text(f"{before}\n[[instrument]]\n{_toml(row)}", encoding="utf-8", newline="\n")


def _toml(rows: Row) -> str:
    return "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in rows.items())


def _gold(code: Code, style: Style, base: Code) -> dict[str, Iterator[Row]]:
    house, form = style.name.split(" ")
    about = {"code": code.id, "base": code.base, "parent": code.parent, "house": house, "form": form}
    placed = [(one, cite) for one, cite in zip(walked(code.clauses), cites_of(style), strict=True) if one.text]
    return {
        "codes": iter([about]),
        "lineage": (_lineage(code, one, cite) for one, cite in placed),
        "matrix": _matrix(code, [one for one, _ in placed], base),
        "parameters": (row for one, cite in placed for row in _parameters(code, one, cite)),
    }


def walked(clauses: Sequence[Clause]) -> Iterator[Clause]:
    """Sections and clauses in the text's order."""
    for one in clauses:
        yield one
        yield from walked(one.children)


def _lineage(code: Code, one: Clause, cite: str) -> Row:
    return {
        "code": code.id,
        "cite": cite,
        "text": one.text,
        "parent": one.parent,
        "origin": one.origin,
        "edits": list(one.edits),
    }


def _matrix(code: Code, have: Sequence[Clause], base: Code) -> Iterator[Row]:
    """The state of each topic beside the bundled code. direction: of the provisions whose force is another, in their
    own words or in those they complete."""
    wanted = [one for one in walked(base.clauses) if one.text]
    ours = {one.origin: one for one in have if one.origin}
    counted = Counter(one.topic for one in wanted)
    before, after = dict(_forces(base.clauses)), dict(_forces(code.clauses))
    for topic in sorted(counted):
        same = [one for one in wanted if one.topic == topic]
        there = sum(one.origin in ours for one in same)
        state = "covered" if there == len(same) else "partial" if there else "missing"
        forces = {after[one.origin] - before[one.origin] for one in same if one.origin in ours} - {0}
        direction = "mixed" if min(forces, default=0) < 0 < max(forces, default=0) else _direction(forces)
        about = {"code": code.id, "base": base.id, "topic": topic, "state": state, "direction": direction}
        yield about | {
            "amounts": sum(_amounts(ours[one.origin]) != _amounts(one) for one in same if one.origin in ours)
        }


def _forces(clauses: Sequence[Clause], above: int = 0) -> Iterator[tuple[str, int]]:
    """How much is asked by each provision, with the lead-ins that it completes."""
    for one in clauses:
        own = above + force_of(one.text)
        yield one.origin, own
        yield from _forces(one.children, own if one.text.rstrip().endswith((":", "-", "–", "—")) else 0)


def _amounts(one: Clause) -> list[object]:
    return [*MONEY.findall(one.text), *PERIOD.findall(one.text)]


def _direction(forces: set[int]) -> str:
    return "" if not forces else "weaker" if max(forces) < 0 else "stricter"


def force_of(text: str) -> int:
    """How much is asked: 2 for each must or shall, 1 for each should; edits change these words and no others."""
    return 2 * len(re.findall(r"\b(?:must|shall)\b", text)) + len(re.findall(r"\bshould\b", text))


def _parameters(code: Code, one: Clause, cite: str) -> Iterator[Row]:
    amounts, periods = MONEY.findall(one.text), PERIOD.findall(one.text)
    if LASTING.search(one.text):
        periods = []
    if len(amounts) == 1:
        yield {"code": code.id, "cite": cite, "facet": "threshold", "value": amounts[0].replace(",", "")}
    if len(periods) == 1:
        number, unit = periods[0]
        yield {"code": code.id, "cite": cite, "facet": "deadline", "value": f"{number} {unit}"}
