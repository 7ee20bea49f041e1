"""Self-audits beside what people said: what the figures count, and what `conduct evaluate --check` prints."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.invoke import conduct, one_plain_line
from toolkit.corpus.catalogue import find_catalogue
from toolkit.corpus.location import corpora_folder
from toolkit.errors import BadData
from toolkit.evaluation.checks import Judged, check_cases, check_score, check_scores, check_table, judged
from toolkit.model.catalogue import Expectation, Met
from toolkit.pipeline import topic_names

ENTRY = find_catalogue("section_117", corpora_folder(), topics=topic_names()).entries[0]


def row(met: Met, answers: str, *, places: str = "", cites: str = "", code: str = "exley/officers") -> Judged:
    told = Expectation("section_117", ENTRY, met, 0.5, (), (), "", "")
    return Judged(code, told, tuple(answers.split()), frozenset(places.split()), tuple(cites.split()))


def test_only_an_answer_without_doubt_is_dangerous() -> None:
    rows = [row("met", "partly"), row("not_found", "met"), row("needs_review", "met"), row("partly", "met")]
    score = check_score("all", rows)
    assert (score.right, score.dangerous, score.review) == (0.0, 0.5, 0.25)


def test_any_answer_that_people_allow_is_right() -> None:
    assert check_score("all", [row("partly", "met partly"), row("met", "met partly")]).right == 1.0


def test_a_place_counts_where_something_was_found_and_people_named_one() -> None:
    rows = [
        row("met", "met", places="2.1", cites="2.1 3.1"),
        row("partly", "partly", places="2.1", cites="4.1"),
        row("not_found", "met", places="2.1"),
        row("met", "met", cites="9"),
    ]
    score = check_score("all", rows)
    assert score.placed == 0.5 and len(score.mistakes) == 2
    assert "at 4.1; people: partly at 2.1" in score.mistakes[0]


def test_each_code_has_its_row_and_each_half_its_sum() -> None:
    closed = replace(row("met", "partly", code="c/officers"), split="test")
    scores = check_scores([row("met", "met", code="a/officers"), row("met", "partly", code="b/officers"), closed])
    assert [(score.code, score.split, score.entries, score.right) for score in scores] == [
        ("a/officers", "development", 1, 1.0),
        ("b/officers", "development", 1, 0.0),
        ("all of the development half", "development", 2, 0.5),
        ("c/officers", "test", 1, 0.0),
        ("all of the test half", "test", 1, 0.0),
    ]
    assert check_table(scores).rows[2][:4] == ("all of the development half", "development", "2", "0.500")


def test_the_mistakes_of_the_test_half_stay_closed() -> None:
    wrong = row("met", "partly")
    assert check_score("one", [wrong]).mistakes and not check_score("one", [replace(wrong, split="test")]).mistakes


def test_an_installation_without_the_answers_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadData, match=r"expectations\.toml"):
        check_cases(tmp_path)


def test_every_answer_is_of_an_entry_that_there_is() -> None:
    for case in check_cases(corpora_folder()):
        held = {entry.id for entry in find_catalogue(case["catalogue"], corpora_folder(), topics=topic_names()).entries}
        assert set(case["entries"]) <= held, case["catalogue"]


def test_a_self_audit_is_judged_entry_by_entry() -> None:
    case = next(one for one in check_cases(corpora_folder()) if one["catalogue"] == "section_117")
    rows = list(judged([case], corpora=corpora_folder(), encoder=None))
    assert [one.expectation.entry.id for one in rows] == list(case["entries"])
    assert not any(one.expectation.met == "not_applicable" for one in rows)


@pytest.mark.slow
def test_the_command_prints_every_code() -> None:
    done = conduct("evaluate", "--check", "--encoder", "lexical", "--format", "json")
    assert done.code == 0, done.err
    codes = json.loads(done.out)["codes"]
    sums = {one["split"]: one["entries"] for one in codes if one["code"].startswith("all of")}
    assert sums == {"development": 616, "test": 79}
    assert not any(one["mistakes"] for one in codes if one["split"] == "test")


@pytest.mark.parametrize("other", ["thornmere", "--structure", "--findings", "--redline"])
def test_it_is_measured_alone(other: str) -> None:
    done = conduct("evaluate", other, "--check")
    assert done.code == 2 and one_plain_line(done.err) and "--check" in done.err
