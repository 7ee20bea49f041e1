"""Benchmarks of made-up codes: what the figures count, what the plain methods say, and all of it on a few codes."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.invoke import conduct, one_plain_line
from toolkit import engines
from toolkit.corpus.keeping import holdings
from toolkit.evaluation.benchmark import Cellular, Said, mistakes, sample, score
from toolkit.evaluation.benchmark_made import Made, made
from toolkit.evaluation.benchmark_plain import cosine, exact, tf_idf
from toolkit.evaluation.benchmark_table import benchmark_document, benchmark_table

SIZE = 4


@pytest.fixture(scope="module")
def codes(tmp_path_factory: pytest.TempPathFactory) -> Made:
    with engines.in_process() as engine:
        return made(SIZE, tmp_path_factory.mktemp("made"), engine=engine, encoder="lexical")


def truth(codes: Made) -> Said:
    """One who knows the gold."""
    return Said(
        "truth",
        {(row["code"], row["topic"]): Cellular(row["state"], row["direction"]) for row in codes.matrix},
        {(row["code"], row["cite"], row["facet"]): frozenset({row["value"]}) for row in codes.parameters},
        {row["code"]: row["parent"] for row in codes.codes},
        {(row["code"], row["cite"]): row["parent"] for rows in codes.lineage.values() for row in rows},
    )


def test_the_corpus_holds_made_up_and_bundled_codes(codes: Made) -> None:
    held = {one.id for _, one in holdings(codes.shelf)}
    assert {row["code"] for row in codes.codes} | set(codes.bases) <= held
    assert len(codes.codes) == SIZE == len(sample(codes)) and set(codes.lineage) == set(sample(codes))


def test_who_knows_the_truth_makes_no_mistake(codes: Made) -> None:
    told = truth(codes)
    found = score(codes, told)
    assert (found.state, found.directions, found.parameters, found.parents, found.sources) == (1, 1, 1, 1, 1)
    assert list(mistakes(codes, told)) == []
    assert 0 < found.directed < found.cells == len(codes.matrix)


def test_what_is_not_told_is_wrong(codes: Made) -> None:
    silent = Said("silent", {}, {}, {}, {})
    found = score(codes, silent)
    assert (found.state, found.directions, found.parameters, found.parents, found.sources) == (0, 0, 0, 0, 0)
    assert len(list(mistakes(codes, silent))) == len(codes.matrix) + len(codes.parameters) + SIZE
    assert score(codes, replace(silent, parameters=None)).parameters is None


def test_a_direction_counts_only_where_amounts_are_the_same(codes: Made) -> None:
    told = truth(codes)
    changed = {key: Cellular(cell.state, "mixed") for key, cell in told.cells.items()}
    found = score(codes, replace(told, cells=changed))
    assert found.state == 1 and found.directions < 0.5


def test_another_provision_is_as_good_only_in_the_same_words_of_the_same_code(codes: Made) -> None:
    told = truth(codes)
    code, row = next((code, row) for code, rows in codes.lineage.items() for row in rows if row["parent"])
    parent = row["parent"].partition("#")[0]
    others = [one for one in codes.bases[parent].instrument.provisions if one.text and one.cite not in row["parent"]]
    for source in (f"{parent}#{others[0].cite}", f"{code}#{row['cite']}", f"{parent}#no such place"):
        assert score(codes, replace(told, sources={**told.sources, (code, row["cite"]): source})).sources < 1


def test_plain_methods_find_something_and_not_all(codes: Made) -> None:
    words, like = score(codes, exact(codes)), score(codes, cosine(codes))
    assert 0.2 < words.state < like.state <= 1, "edits change words"
    assert words.parameters is None and like.parameters is None
    assert 0 < words.sources < like.sources <= 1
    assert words.parents == 1, "so few codes do not follow each other"


def test_tf_idf_rows_have_length_one() -> None:
    table = tf_idf(["gifts and gifts", "gifts", ""])
    assert (table @ table.T).toarray().diagonal().round(9).tolist() == [1, 1, 0]
    assert tf_idf([]).shape[0] == 0


def test_codes_that_were_made_are_taken_again(codes: Made) -> None:
    folder = codes.shelf.folder.parent.parent
    before = codes.shelf.folder.stat().st_mtime_ns
    with engines.in_process() as engine:
        again = made(SIZE, folder, engine=engine, encoder="lexical")
    assert again.codes == codes.codes and again.shelf.folder.stat().st_mtime_ns == before
    assert len(list(folder.iterdir())) == 1


def test_table_and_document(codes: Made) -> None:
    scores = [score(codes, truth(codes)), score(codes, exact(codes))]
    table = benchmark_table(SIZE, scores)
    assert table.rows[0] == ("truth", *["1.000"] * 5) and table.rows[1][3] == "-"
    document = json.loads(json.dumps(benchmark_document(SIZE, scores)))
    assert document["size"] == SIZE and document["methods"][1]["parameters"] is None


@pytest.mark.slow
def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONDUCT_CACHE", str(tmp_path / "cache" / "rows"))
    done = conduct("evaluate", "--benchmark", "--size", "2", "--format", "json", "--encoder", "lexical")
    assert done.code == 0, done.err
    ours = json.loads(done.out)["methods"][0]
    assert ours["method"] == "conduct" and ours["state"] > 0.8 and ours["sources"] > 0.8
    assert (tmp_path / "cache" / "evaluation" / "made").is_dir()


def test_other_measures_do_not_go_with_it() -> None:
    done = conduct("evaluate", "thornmere", "--benchmark")
    assert done.code == 2 and one_plain_line(done.err) and "--benchmark" in done.err
