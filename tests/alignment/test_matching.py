"""From probabilities to links: one to one, none, splits, merges, and a unit in two links."""

from __future__ import annotations

import numpy as np
import pytest

from toolkit.alignment.matching import Link, links, model_for
from toolkit.alignment.semantic import Voted

LINKS = {
    "one to one": ([[0.9, 0.1], [0.1, 0.8]], [((0,), (0,)), ((1,), (1,))]),
    "the best over all, not the best of each": ([[0.9, 0.8], [0.85, 0.1]], [((0,), (1,)), ((1,), (0,))]),
    "no counterpart": ([[0.9, 0.1], [0.2, 0.3]], [((0,), (0,))]),
    "a split: one provision answered by two": ([[0.9, 0.8]], [((0,), (0, 1))]),
    "a merge: two provisions answered by one": ([[0.9], [0.8]], [((0, 1), (0,))]),
    "likely, but not enough to join": ([[0.9], [0.65]], [((0,), (0,))]),
    "a unit in two links": (
        # Row 1 widens the pair (0, 0); what is then left of row 0 in column 1 cannot widen it too: a link of its own.
        [[0.95, 0.75], [0.75, 0.1]],
        [((0,), (1,)), ((0, 1), (0,))],
    ),
    "nothing likely": ([[0.1, 0.2]], []),
}


@pytest.mark.parametrize(("chances", "expected"), LINKS.values(), ids=LINKS)
def test_links(chances: list[list[float]], expected: list[tuple[tuple[int, ...], tuple[int, ...]]]) -> None:
    found = links(np.array(chances), threshold=0.5, joins=0.7)
    assert [(link.baseline, link.candidate) for link in found] == expected


def test_a_link_is_as_sure_as_its_least_sure_pair() -> None:
    assert links(np.array([[0.9, 0.8]]), threshold=0.5, joins=0.7) == [Link((0,), (0, 1), pytest.approx(0.8))]


@pytest.mark.parametrize("shape", [(0, 0), (0, 3), (3, 0)])
def test_empty_sides_have_no_links(shape: tuple[int, int]) -> None:
    assert links(np.zeros(shape), threshold=0.5, joins=0.7) == []


class Named:
    """An encoder of which only the name is asked."""

    name = "none"

    def encode(self, texts: object) -> object:
        raise AssertionError("not asked")


def test_models_by_the_number_of_votes() -> None:
    one = Named()
    assert model_for(None) == "lexical"
    assert model_for(one) == "semantic"  # type: ignore[arg-type]
    assert model_for(Voted([one, one])) == "voted"  # type: ignore[list-item]
