"""Examples made from the gold: only its own words, only true pairs, the same every time."""

from __future__ import annotations

import re

import pytest

from tests.evaluation.made import MEMBERS, OFFICERS, case, code, ids, link
from toolkit import pipeline
from toolkit.evaluation.blended import SEEDS, blended, examples_of
from toolkit.evaluation.sets import Case

MANY = {str(number): f"You must keep rule {word} of the {word} book." for number, word in enumerate("abcdefghij", 1)}


def many() -> Case:
    numbers = list(MANY)
    links = tuple(link([one], [one]) for one in numbers[:8])  # type: ignore[arg-type]
    others = {number: words.replace("You must", "Officers shall") for number, words in MANY.items()}
    return Case("many", "development", code(MANY), code(others, name="others"), links)


@pytest.mark.parametrize("seed", range(8))
def test_pairs_are_of_provisions_that_are_there(seed: int) -> None:
    made = blended(many(), seed)
    ones, others = ({unit.id for unit in pipeline.units_of(side)} for side in (made.baseline, made.candidate))
    assert made.made and made.source == "many" and made.pairs
    assert all(one in ones and other in others for one, other in made.pairs)
    assert set(ids(["9", "10"])) <= others, "what is not linked stays"


def test_nothing_is_written_that_is_not_in_the_two_codes() -> None:
    known = {word for text in (*MEMBERS.values(), *OFFICERS.values()) for word in re.findall(r"\w+", text)}
    for seed in range(8):
        text = blended(case(link("1", "1"), link("2", "2"), link("3", "3")), seed).candidate.instrument.text
        assert set(re.findall(r"\w+", text)) <= known


def test_each_fate_befalls_some() -> None:
    """Over several seeds: links are lost, several provisions answer to one, and one holds the baseline's own words."""
    made = [blended(many(), seed) for seed in range(8)]
    assert any(len(one.pairs) < 8 for one in made)
    assert any(len({other for _, other in one.pairs}) < len(one.pairs) for one in made)
    assert any("You must" in one.candidate.instrument.text for one in made)


def test_the_same_seed_gives_the_same_candidate() -> None:
    one, again, another = (blended(many(), seed).candidate.instrument.text for seed in (0, 0, 1))
    assert one == again != another


def test_the_gold_itself_comes_first() -> None:
    found = examples_of(many())
    assert [one.made for one in found] == [False, *[True] * len(SEEDS)]
    assert found[0].pairs == many().pairs
