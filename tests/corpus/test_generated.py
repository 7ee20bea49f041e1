"""Made-up codes: the same bytes each time, read as their gold says, and gold that agrees with the files."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from toolkit import pipeline
from toolkit.corpus.arrivals import Arrival, Particulars, files
from toolkit.corpus.generated import authority, base_of
from toolkit.corpus.generated_gold import force_of, walked, write_codes
from toolkit.corpus.generated_house import Code
from toolkit.corpus.location import corpora_folder
from toolkit.corpus.store import find
from toolkit.errors import UnwritableOutput

NAMES = ("thornmere/members", "saltmarsh/officers")


@pytest.fixture(scope="module")
def bases() -> list[Code]:
    return [base_of(pipeline.analysis(find(name, corpora_folder()))) for name in NAMES]


@pytest.fixture(scope="module")
def folder(bases: list[Code], tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("made") / "codes"
    write_codes(made, bases, 60)
    return made


def gold(folder: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def of_code(folder: Path, name: str) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in gold(folder, name):
        found[row["code"]].append(row)
    return found


def test_the_same_seed_gives_the_same_bytes_and_more_codes_begin_alike(
    bases: list[Code], folder: Path, tmp_path: Path
) -> None:
    write_codes(tmp_path / "again", bases, 61)
    before = {path.relative_to(folder): path.read_bytes() for path in sorted(folder.glob("*/*")) if path.is_file()}
    for name, data in before.items():
        now = (tmp_path / "again" / name).read_bytes()
        assert now.startswith(data) if name.parts[0] == "gold" or name.name == "manifest.toml" else now == data
    write_codes(tmp_path / "other", bases, 60, seed=1)
    assert any(
        (tmp_path / "other" / name).read_bytes() != data for name, data in before.items() if name.suffix == ".jsonl"
    )


def test_every_code_is_read_as_its_gold_says(folder: Path) -> None:
    wanted, seen = of_code(folder, "lineage"), set()
    arrivals = [one for one in files([folder], Particulars()) if isinstance(one, Arrival)]
    assert len(arrivals) == len(wanted) == 60
    by_id = {row["code"]: row for row in gold(folder, "codes")}
    for one in arrivals:
        style = (by_id[one.said.id]["house"], by_id[one.said.id]["form"])
        if style not in seen:
            seen.add(style)
            path = folder / one.shown.partition("/")[2]
            read = [(found.cite, found.text) for found in pipeline.instrument(path).provisions if found.text]
            assert read == [(row["cite"], row["text"]) for row in wanted[one.said.id]], one.said.id
    assert len(seen) == 9, "three ways of numbering, three forms"


def test_lineage_leads_back_to_the_bundled_code(bases: list[Code], folder: Path) -> None:
    origins = {one.origin: one.text for base in bases for one in walked(base.clauses) if one.text}
    first = {one.parent: one.text for base in bases for one in walked(base.clauses) if one.text}
    known = first | {f"{row['code']}#{row['cite']}": row["text"] for row in gold(folder, "lineage")}
    followed = 0
    for row in gold(folder, "lineage"):
        assert (row["edits"] == ["added"]) == (row["parent"] == "")
        if row["parent"]:
            assert row["origin"] in origins or row["origin"] == "", "an earlier council added it"
            assert (known[row["parent"]] == row["text"]) == (row["edits"] == []), row
            followed += row["parent"] not in first
    assert followed > 200, "many codes follow an earlier made-up one"


def test_the_matrix_agrees_with_the_provisions(bases: list[Code], folder: Path) -> None:
    have = {code: {row["origin"]: row["text"] for row in rows} for code, rows in of_code(folder, "lineage").items()}
    of_base = {base.id: [one for one in walked(base.clauses) if one.text] for base in bases}
    states = set()
    for row in gold(folder, "matrix"):
        wanted = [one for one in of_base[row["base"]] if one.topic == row["topic"]]
        there = [one for one in wanted if one.origin in have[row["code"]]]
        assert row["state"] == ("covered" if there == wanted else "partial" if there else "missing")
        forces = [force_of(have[row["code"]][one.origin]) - force_of(one.text) for one in there]
        assert {"weaker": min, "stricter": max}.get(row["direction"], len)(forces or [0]) != 0 or not any(forces)
        states.add((row["state"], row["direction"]))
    assert {state for state, _ in states} == {"covered", "partial", "missing"}
    assert {direction for _, direction in states} >= {"", "weaker", "stricter"}


def test_parameters_stand_in_their_provisions(folder: Path) -> None:
    texts = {(row["code"], row["cite"]): row["text"] for row in gold(folder, "lineage")}
    rows = gold(folder, "parameters")
    assert {row["facet"] for row in rows} == {"threshold", "deadline"}
    for row in rows:
        text = texts[row["code"], row["cite"]].replace(",", "")
        assert f"£{row['value']}" in text if row["facet"] == "threshold" else row["value"] in text


def test_authorities_have_names_of_their_own() -> None:
    names = [authority(number) for number in range(30_000)]
    assert len({slug for _, _, slug in names}) == len({name for name, _, _ in names}) == 30_000


def test_a_folder_of_other_things_is_left_alone(bases: list[Code], tmp_path: Path) -> None:
    (tmp_path / "letter.docx").touch()
    with pytest.raises(UnwritableOutput, match="other files"):
        write_codes(tmp_path, bases, 1)
    assert (tmp_path / "letter.docx").exists()
