"""The toolkit and the plain methods beside each other, and what the command prints of it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.cli.invoke import conduct, one_plain_line
from tests.evaluation.made import MEMBERS, OFFICERS, case, ids, link, place
from toolkit import pipeline
from toolkit.corpus.location import corpora_folder
from toolkit.errors import BadOption
from toolkit.evaluation.document import COLUMNS, doubt_lines, evaluation_document, findings_table, link_table
from toolkit.evaluation.encoders import Remembering, remembering, wrapped
from toolkit.evaluation.evaluate import OURS, Evaluation, cases, evaluate, our_answer, pooled
from toolkit.evaluation.findings import KindScore
from toolkit.evaluation.scores import NO_COUNTERPART
from toolkit.model.codec import canonical

GOLD = (link("1", "1"), link("2", "2", "subset"), link("3", "3"))


@pytest.fixture(scope="module")
def small() -> Evaluation:
    return evaluate(case(*GOLD, none=("4", "4")), encoder=None)


def test_the_toolkit_stands_first_and_every_method_has_both_pairings(small: Evaluation) -> None:
    assert [(row.method, row.pairing) for row in small.rows[:3]] == [
        (OURS, "many to many"),
        ("difflib ratio", "one to one"),
        ("difflib ratio", "many to one"),
    ]
    assert len(small.rows) == 1 + 2 * 5
    assert small.ours.pair_gold == 3 and small.ours.none_gold == 2


def test_no_counterpart_stands_first_where_no_link_was_printed() -> None:
    made = case(*GOLD)
    found = pipeline.compare(made.candidate, made.baseline, encoder=None, min_confidence=0.999)
    ranking = our_answer(made, found.crosswalk, encoder=None).ranking
    printed = {one for item in found.crosswalk.correspondences for one in item.baseline}
    assert set(ranking) == set(ids("1234")) and len(printed) < 4
    for one, order in ranking.items():
        assert (order[0] == NO_COUNTERPART) is (one not in printed)
        assert sorted(other for other in order if other) == list(ids("1234"))


def test_printed_links_come_before_all_others() -> None:
    made = case(*GOLD)
    found = pipeline.compare(made.candidate, made.baseline, encoder=None, min_confidence=0.01)
    assert found.crosswalk.correspondences
    ranking = our_answer(made, found.crosswalk, encoder=None).ranking
    for item in found.crosswalk.correspondences:
        for one in item.baseline:
            assert set(item.candidate) & set(ranking[one][: len(item.candidate)])


def test_halves_are_added_and_outside_sets_stay_apart(small: Evaluation) -> None:
    def renamed(name: str, split: str) -> Evaluation:
        return Evaluation(name, split, (name,), small.rows, small.stated, small.findings)

    whole = pooled([renamed("a", "test"), renamed("b", "test"), renamed("c", "development"), renamed("d", "outside")])
    assert [(one.name, one.sets) for one in whole] == [("all of the test half", ("a", "b"))]
    assert whole[0].ours.pair_gold == 2 * small.ours.pair_gold
    assert whole[0].ours.figures() == small.ours.figures()


def test_no_text_is_encoded_twice() -> None:
    class Counting:
        name = "counting"
        asked: tuple[str, ...] = ()

        def encode(self, texts: object) -> np.ndarray:
            self.asked += tuple(texts)  # type: ignore[arg-type]
            return np.array([[float(len(text))] for text in texts], dtype=np.float32)  # type: ignore[attr-defined]

    inner = Counting()
    encoder = Remembering(inner)
    assert encoder.encode(["ab", "c", "ab"]).tolist() == [[2], [1], [2]]
    assert encoder.encode(["c", "def"]).tolist() == [[1], [3]]
    assert inner.asked == ("ab", "c", "def")
    both = wrapped(pipeline.Voted([Counting(), Counting()]), remembering)
    assert [type(one) for one in pipeline.votes(both)] == [Remembering] * 2, "two encoders still vote as two"
    assert wrapped(None, remembering) is None


def test_traps_look_alike_and_are_not_linked(tmp_path: Path) -> None:
    """All of the made codes stand under one heading; the gold names one pair more than their looks do."""
    from toolkit.evaluation.gold import read_gold

    made = case(*GOLD)
    sides = made.candidate.instrument, made.baseline.instrument
    path = tmp_path / "made.toml"
    tables = (
        "[lead_ins]\n[unmatched]\n[[correspondence]]\nbaseline = ['1']\ncandidate = ['1']\nrelationship = 'equal'\n"
    )
    head = "split = 'test'\ncandidate = 'o'\nbaseline = 'm'\nfinding = []\n"
    path.write_text(f"{head}{tables}[[trap]]\nbaseline = ['2', '3']\ncandidate = ['4']\n", encoding="utf-8")
    gold = read_gold(path, *sides)
    assert gold.traps == {(place("2"), place("4")), (place("3"), place("4"))}
    traps = replace(made, gold=gold).traps
    assert gold.traps <= traps and not traps & made.pairs and made.traps == frozenset()
    assert (place("4"), place("4")) in traps, "the same number"


def test_unknown_sets_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadOption, match="thornmere"):
        cases("nowhere", corpora=corpora_folder(), data=tmp_path)
    with pytest.raises(BadOption, match="--data"):
        cases("asvs", corpora=corpora_folder(), data=tmp_path)


def test_tables_and_data_agree(small: Evaluation) -> None:
    table = link_table(small)
    figures = small.ours.figures()
    shown = dict(zip(table.columns[2:], table.rows[0][2:], strict=True))
    assert shown == {head: f"{figures[name]:.3f}" for head, name in COLUMNS.items() if name in figures}
    assert "merged hit@1" not in table.columns, "no method has it here"
    assert len(doubt_lines(small)) == 4
    document = evaluation_document([small])
    assert json.loads(canonical(document))["sets"][0]["methods"][0]["method"] == OURS
    assert small.finding_scores() == [] and findings_table(small).rows == ()


def test_a_share_of_nothing_is_shown_as_none() -> None:
    class One(Evaluation):
        def finding_scores(self) -> list[KindScore]:
            from toolkit.evaluation.findings import finding_scores
            from toolkit.evaluation.gold import GoldFinding

            return finding_scores([([], [GoldFinding("moved", "neutral", ids("1"), ())])])

    rows = findings_table(One("made", "test", ("made",), (), ())).rows
    assert rows[1] == ("moved", "1", "0", "0.000", "-", "-", "-")


def test_the_command_prints_links_and_findings_of_a_set() -> None:
    told = conduct("evaluate", "thornmere", "--encoder", "lexical")
    assert told.code == 0
    assert "thornmere (development half)" in told.out and "hindsight" in told.out
    assert "…" not in told.out, "no figure is cut short, however narrow the terminal"
    told = conduct("evaluate", "thornmere", "--findings", "--encoder", "lexical", "--format", "json")
    assert told.code == 0 and json.loads(told.out)["sets"][0]["findings"][0]["kind"] == "all"


def test_the_command_prints_house_styles() -> None:
    told = conduct("evaluate", "--structure")
    assert told.code == 0
    assert told.out.count("mean") == 2 and "statutory" in told.out and "…" not in told.out


WRONG = {
    "a set with structure": (["thornmere", "--structure"], "--structure"),
    "no such set": (["nowhere"], "no such gold set"),
    "no such folder": (["asvs", "--data", "not/there"], "no such folder"),
    "a folder without the set": (["asvs", "--data", "tests"], "not bundled"),
}


@pytest.mark.parametrize(("words", "message"), WRONG.values(), ids=WRONG)
def test_wrong_options_are_named(words: list[str], message: str) -> None:
    told = conduct("evaluate", *words)
    assert told.code == 2 and message in told.err and one_plain_line(told.err)


def test_made_codes_have_the_ids_the_gold_names() -> None:
    made = case(*GOLD)
    assert {place(number) for number in MEMBERS} <= made.baseline.instrument.by_id.keys()
    assert {place(number) for number in OFFICERS} <= made.candidate.instrument.by_id.keys()
