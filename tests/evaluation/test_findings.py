"""When a finding of ours answers one of the gold's."""

from __future__ import annotations

import pytest

from tests.cli.invoke import conduct
from toolkit.evaluation.document import mistake_lines
from toolkit.evaluation.evaluate import Evaluation
from toolkit.evaluation.findings import finding_scores, mistakes, same
from toolkit.evaluation.gold import GoldFinding


def finding(kind: str, baseline: str = "", candidate: str = "", direction: str = "weaker") -> GoldFinding:
    return GoldFinding(kind, direction, tuple(baseline), tuple(candidate))


SAME = {
    "the same": (finding("weakened", "a", "x"), finding("weakened", "a", "x"), True),
    "an overlap on both sides": (finding("weakened", "ab", "x"), finding("weakened", "b", "xy"), True),
    "another kind": (finding("weakened", "a", "x"), finding("reversed", "a", "x"), False),
    "one side alone overlaps": (finding("weakened", "a", "x"), finding("weakened", "a", "y"), False),
    "missing among siblings": (finding("missing", "abc"), finding("missing", "b"), True),
    "a side that only one names is not asked": (finding("missing", "a", "x"), finding("missing", "a"), True),
    "no side in common": (finding("missing", "a"), finding("missing", "", "a"), False),
}


@pytest.mark.parametrize(("one", "other", "expected"), SAME.values(), ids=SAME)
def test_sameness(one: GoldFinding, other: GoldFinding, expected: bool) -> None:
    assert same(one, other) is same(other, one) is expected


def test_recall_precision_and_direction() -> None:
    said = [finding("missing", "ab"), finding("weakened", "c", "x", "stricter"), finding("weakened", "d", "y")]
    said += [finding("wording_only", "e", "z")] * 5
    gold = [finding("missing", "a"), finding("missing", "b"), finding("weakened", "c", "x"), finding("moved", "f", "w")]
    rows = {row.kind: row for row in finding_scores([(said, gold)])}
    assert list(rows) == ["all", "missing", "weakened", "moved", "wording_only"]
    assert (rows["missing"].measure.recall, rows["missing"].measure.precision) == (1.0, 1.0)
    assert (rows["weakened"].measure.recall, rows["weakened"].measure.precision) == (1.0, 0.5)
    assert rows["weakened"].directed == 0.0
    assert (rows["moved"].said, rows["moved"].measure.f1) == (0, 0.0)
    assert rows["all"].measure.recall == 0.75, "wording_only is not counted"
    assert rows["all"].measure.precision == pytest.approx(2 / 3)
    assert rows["all"].directed == pytest.approx(2 / 3)


def test_the_gold_of_one_pair_of_codes_answers_for_no_other() -> None:
    said, gold = [finding("weakened", "a", "x")], [finding("weakened", "a", "x")]
    (row, *_) = finding_scores([(said, []), ([], gold)])
    assert (row.said, row.gold, row.measure.recall, row.measure.precision) == (1, 1, 0.0, 0.0)


def test_mistakes_are_what_only_one_of_them_says() -> None:
    both, ours, theirs = finding("weakened", "a", "x"), finding("missing", "b"), finding("reversed", "c", "z")
    missed, false = mistakes([both, ours, finding("wording_only", "d", "w")], [both, theirs])
    assert (missed, false) == ((theirs,), (ours,))


def test_mistakes_are_listed_of_the_development_half_only() -> None:
    told = conduct("evaluate", "saltmarsh", "--findings", "--verbose", "--encoder", "lexical")
    assert told.code == 0 and "missed: " in told.out and "false: " in told.out
    missed, gold = ((finding("missing", "a"),), (finding("additional", "", "b"),))
    for split, lines in (("development", 2), ("test", 0)):
        one = Evaluation("made", split, ("made",), (), (), ((missed, gold),))
        assert len(mistake_lines(one)) == lines
    alone = conduct("evaluate", "saltmarsh", "--verbose")
    assert alone.code == 2 and "--findings" in alone.err
