"""`conduct benchmark` as a person runs it."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.benchmark.real import CODES, OUR_ID, corpus
from tests.cli.invoke import conduct, one_plain_line
from tests.reporting.schemas import published

QUICK = ("--encoder", "lexical", "--workers", "1", "--no-cache")
ODD = "Bicycles may be left in the yard behind the depot, and are to be gone from there by six."
OFFICERS = "# Elmdale District Council\n## Code of Conduct for Employees\n1. Rules\n" + "".join(
    f"1.{number} {text}\n" for number, text in enumerate((*CODES[0][3], ODD), 1)
)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return corpus(tmp_path_factory.mktemp("real") / "corpus").folder


def printed(kept: Path, *words: str | Path) -> dict[str, object]:
    done = conduct("benchmark", *words, "--corpus", kept, *QUICK, "--format", "json")
    assert done.code == 0, done.err
    data: dict[str, object] = json.loads(done.out)
    Draft202012Validator(published("benchmark")).validate(data)
    return data


def test_the_schema_is_one_and_is_closed(kept: Path) -> None:
    schema = published("benchmark")
    Draft202012Validator.check_schema(schema)
    data = printed(kept, OUR_ID)
    for spoilt in (data | {"more": 1}, data | {"method": "guessed"}, data | {"cells": [{}]}):
        assert not Draft202012Validator(schema).is_valid(spoilt)


def test_a_code_of_the_corpus(kept: Path) -> None:
    data = printed(kept, OUR_ID)
    assert data["method"] == "aligned" and data["totals"]
    assert len(data["peers"]) == 4  # type: ignore[arg-type]


def test_a_file_that_the_corpus_does_not_hold(kept: Path, tmp_path: Path) -> None:
    path = tmp_path / "ours.md"
    path.write_text(OFFICERS, encoding="utf-8")
    data = printed(kept, path, "--kind", "officer", "--peers", "like-us", "--type", "county")
    assert [one["type"] for one in data["peers"]] == ["county", "county"]  # type: ignore[attr-defined]
    alone = {one["id"]: one["text"] for one in data["provisions"]}  # type: ignore[attr-defined]
    assert [alone[id] for id in data["alone"]] == [ODD]  # type: ignore[attr-defined]


def test_our_own_document_is_no_peer_and_no_source_though_it_names_no_authority(tmp_path: Path) -> None:
    text = "# Code of Conduct for Employees\n\n" + "".join(f"{n}. {one}\n\n" for n, one in enumerate(CODES[0][3], 1))
    for name, words in (("ours", text), ("other", text.replace("£50", "£75"))):
        (tmp_path / f"{name}.md").write_text(words, encoding="utf-8")
    shelf = tmp_path / "shelf"
    assert conduct("corpus", "init", shelf).code == 0
    assert conduct("corpus", "add", shelf, tmp_path / "ours.md", tmp_path / "other.md", "--workers", "1").code == 0
    data = printed(shelf, tmp_path / "ours.md")
    assert ["(other)" in json.dumps(one) for one in data["peers"]] == [True]  # type: ignore[attr-defined]
    assert "(ours)" not in json.dumps(data["lineage"])


def test_a_bundled_code(kept: Path) -> None:
    data = printed(kept, "thornmere/officers", "--peers", "nation=wales")
    assert data["code"]["id"] == "thornmere/officers"  # type: ignore[index]


def test_the_sector_and_a_file_of_that_name(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert printed(kept, "matrix", "--kind", "officer")["code"] is None
    monkeypatch.chdir(tmp_path)
    Path("matrix").write_text(OFFICERS, encoding="utf-8")
    assert printed(kept, "matrix", "--kind", "officer")["code"] is None
    done = conduct("benchmark", "./matrix", "--corpus", kept, *QUICK)
    assert done.code == 2 and one_plain_line(done.err)  # a file without an ending is of no kind that is read


def test_entries_of_a_catalogue_that_we_do_not_meet(kept: Path) -> None:
    data = printed(kept, OUR_ID, "--catalogue", "bribery_act_2010,nolan_principles")
    assert data["catalogues"] == ["bribery_act_2010", "nolan_principles"]
    entries = [one for one in data["lacks"] if one["entry"]]  # type: ignore[attr-defined]
    assert all(one["title"] and one["have"] for one in entries)


def test_outputs(kept: Path, tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    names = [tmp_path / f"found.{ending}" for ending in ("parquet", "json", "md", "html")]
    done = conduct("benchmark", OUR_ID, "--corpus", kept, *QUICK, *(word for name in names for word in ("-o", name)))
    assert done.code == 0, done.err
    assert all(f"Written: {name}" in done.out.replace("\n", "") or name.name in done.out for name in names)
    rows = pq.read_table(BytesIO(names[0].read_bytes())).to_pylist()
    cells = json.loads(names[1].read_text(encoding="utf-8"))["cells"]
    said = ("peer", "topic", "state", "standing", "met", "of", "unsure")
    assert [[row[key] for key in said] for row in rows] == [[one[key] for key in said] for one in cells]
    assert any(row["theirs"] for row in rows)


def test_the_same_from_the_cache(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONDUCT_CACHE", str(tmp_path))
    words = ("benchmark", OUR_ID, "--corpus", kept, *QUICK[:-1], "--format", "json")
    first = conduct(*words)
    assert list((tmp_path / "benchmark").iterdir())
    assert conduct(*words).out == first.out == conduct(*words, "--no-cache").out


def test_anonymised_peers(kept: Path) -> None:
    text = json.dumps(printed(kept, OUR_ID, "--anonymise")).lower()
    assert "authority 1" in text and not [
        whose.name for whose, *_ in CODES[1:] if whose.name.split()[0].lower() in text
    ]


FAULTS = [
    ("nowhere/officers",),
    ("nowhere.docx",),
    (OUR_ID, "--peers", "type=fire"),
    (OUR_ID, "--peers", "nowhere.csv"),
    (OUR_ID, "--kind", "letter"),
    (OUR_ID, "--kind", "protocol"),
    (OUR_ID, "--catalogue", "nowhere"),
    (OUR_ID, "-o", "x.tiff"),
    (OUR_ID, "-o", "nowhere/x.parquet"),
    (OUR_ID, "-o", "x.json", "-o", "x.json"),
    (OUR_ID, "--encoder", "."),
    (OUR_ID, "--scheduler", "nonsense"),
]


@pytest.mark.parametrize("words", FAULTS, ids=" ".join)
def test_faults_are_one_plain_line(
    kept: Path, words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = conduct("benchmark", *words, "--corpus", kept, "--no-cache")
    assert done.code == 2 and one_plain_line(done.err), done


def test_the_endings_that_can_be_written_are_all_named(kept: Path) -> None:
    done = conduct("benchmark", OUR_ID, "--corpus", kept, "-o", "x.tiff")
    assert ".html" in done.err and ".parquet" in done.err


def test_no_corpus() -> None:
    done = conduct("benchmark", OUR_ID, "--corpus", "nowhere")
    assert done.code == 2 and one_plain_line(done.err) and "conduct corpus init" in done.err


@pytest.mark.slow
def test_one_process_or_two_or_a_cluster_give_the_same_file(kept: Path, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    found = []
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as cluster:
        for place, way in enumerate(
            (("--workers", "1"), ("--workers", "2"), ("--scheduler", cluster.scheduler_address))
        ):
            path = tmp_path / f"{place}.json"
            done = conduct("benchmark", OUR_ID, "--corpus", kept, "--no-cache", *way, "-o", path)
            assert done.code == 0, done.err
            found.append(path.read_bytes())
    assert found[0] == found[1] == found[2]
