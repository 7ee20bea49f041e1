"""Figures of answers that were counted by hand."""

from __future__ import annotations

import pytest

from tests.evaluation.made import case, ids, link
from toolkit.evaluation.scores import NO_COUNTERPART, Answer, Tally, tally
from toolkit.evaluation.sets import grouped


def test_a_perfect_answer_has_full_marks() -> None:
    gold = case(link("1", "1"), link("23", "2"), none=("4", "34"))
    ranking = {one: ids("1") if one == ids("1")[0] else ids("2") for one in ids("123")}
    kinds = dict.fromkeys(gold.pairs, "equivalent")
    found = tally(gold, Answer(((ids("1"), ids("1")), (ids("23"), ids("2"))), ranking, kinds)).figures()
    assert set(found.values()) == {1.0}
    assert {"strict_f1", "lax_f1", "none_f1", "mrr", "relationship_accuracy"} <= found.keys()


def test_part_of_a_group_is_right_by_pairs_and_overlap_but_not_strictly() -> None:
    gold = case(link("12", "12"), link("3", "3"))
    found = tally(gold, Answer(((ids("12"), ids("1")), (ids("4"), ids("4"))), {})).figures()
    assert found["pair_precision"] == pytest.approx(2 / 3)
    assert found["pair_recall"] == pytest.approx(2 / 5)
    assert found["pair_f1"] == pytest.approx(2 * 2 / (3 + 5))
    assert (found["lax_precision"], found["lax_recall"]) == (0.5, 0.5)
    assert found["strict_f1"] == 0.0


RANKINGS = {  # ranking of the one provision that is asked for, whose counterpart is 1: rank, and whether within five
    "first": ("1234", 1),
    "third": ("2314", 3),
    "sixth": ("234561", 6),
    "not at all": ("234", 0),
}


@pytest.mark.parametrize(("ranking", "rank"), RANKINGS.values(), ids=RANKINGS)
def test_ranks(ranking: str, rank: int) -> None:
    found = tally(case(link("1", "1"), merged="1"), Answer((), {ids("1")[0]: ids(ranking)})).figures()
    assert found["hit_1"] == found["merged_hit_1"] == (rank == 1)
    assert found["hit_5"] == (0 < rank <= 5)
    assert found["mrr"] == pytest.approx(1 / rank if rank else 0)


def test_no_counterpart_takes_the_first_place_of_a_ranking() -> None:
    found = tally(case(link("1", "1")), Answer((), {ids("1")[0]: (NO_COUNTERPART, *ids("1"))})).figures()
    assert (found["hit_1"], found["mrr"]) == (0.0, 0.5)


def test_no_counterpart_is_judged_only_where_the_gold_speaks_of_it() -> None:
    """Of the baseline 3 and 4 have none; 4 was left alone, 3 was linked, and 2 was left alone wrongly. The candidate's
    side is not judged, for the gold names none there."""
    gold = case(link("1", "1"), link("2", "2"), none=("34", ""))
    found = tally(gold, Answer(((ids("1"), ids("1")), (ids("3"), ids("3"))), {}))
    assert (found.none_right, found.none_said, found.none_gold) == (1, 2, 2)
    assert "none_f1" not in tally(case(link("1", "1")), Answer((), {})).figures()


def test_relationships_count_where_both_hold_the_pair() -> None:
    gold = case(link("1", "1", "subset"), link("2", "2", "superset"), link("3", "3", "equal"))
    pairs = sorted(gold.pairs)
    found = tally(gold, Answer((), {}, {pairs[0]: "subset", pairs[1]: "subset"}))
    assert (found.typed, found.typed_right) == (2, 1)


def test_an_empty_answer_has_no_division_by_zero() -> None:
    found = tally(case(link("1", "1"), none=("2", "")), Answer((), {})).figures()
    assert found["pair_f1"] == found["strict_f1"] == found["mrr"] == 0.0
    assert (found["none_recall"], found["none_precision"]) == (1.0, 0.5)


def test_tallies_add_up() -> None:
    both = Tally(pair_right=1, pair_said=2, pair_gold=4) + Tally(pair_right=3, pair_said=3, pair_gold=3)
    assert (both.pairs.precision, both.pairs.recall) == (4 / 5, 4 / 7)


def test_pairs_that_hang_together_are_one_group() -> None:
    pairs = [("a1", "b1"), ("a3", "b2"), ("a2", "b1"), ("a3", "b3")]
    assert grouped(pairs) == ((("a1", "a2"), ("b1",)), (("a3",), ("b2", "b3")))
    assert grouped([("a", "x"), ("b", "y"), ("a", "y")]) == ((("a", "b"), ("x", "y")),)
    assert grouped([]) == ()
