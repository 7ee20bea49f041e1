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


def linked(chances: list[list[float]], *, joins: float = 0.7) -> list[Link]:
    """Links by the chances alone: room counts for nothing."""
    table = np.array(chances)
    return links(table, (table, table), threshold=0.5, joins=joins, room=0.0)


@pytest.mark.parametrize(("chances", "expected"), LINKS.values(), ids=LINKS)
def test_links(chances: list[list[float]], expected: list[tuple[tuple[int, ...], tuple[int, ...]]]) -> None:
    found = linked(chances)
    assert [(link.baseline, link.candidate) for link in found] == expected


def test_a_link_is_as_sure_as_its_least_sure_pair() -> None:
    assert linked([[0.9, 0.8]]) == [Link((0,), (0, 1), pytest.approx(0.8))]


@pytest.mark.parametrize("shape", [(0, 0), (0, 3), (3, 0)])
def test_empty_sides_have_no_links(shape: tuple[int, int]) -> None:
    assert links(np.zeros(shape), (np.zeros(shape), np.zeros(shape)), threshold=0.5, joins=0.7, room=1.0) == []


def test_what_joins_is_as_sure_as_the_room_left_for_it() -> None:
    """Baseline 1 is .9 in the candidate. Where half of that is in baseline 0 there is room for it, where nearly all is
    there is none; and the link is as sure as the joiner, whose log odds are 0 and the room times its weight."""
    chances, there = np.array([[0.9], [0.5]]), np.array([[1.0], [0.9]])
    for covered, expected in ((0.5, [((0, 1), (0,))]), (0.95, [((0,), (0,))])):
        back = np.array([[covered], [0.3]])
        found = links(chances, (there, back), threshold=0.5, joins=0.55, room=5.0)
        assert [(link.baseline, link.candidate) for link in found] == expected
    half = np.array([[0.5], [0.3]])
    (link,) = links(chances, (there, half), threshold=0.5, joins=0.55, room=5.0)
    assert link.confidence == pytest.approx(1 / (1 + np.exp(-5.0 * (0.9 - 0.5))))


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
