"""The parts of the tracked-changes writer by themselves: word edits, pairing, pieces."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.reporting.tracked_pairs import Block, block, in_order, moved, paired
from toolkit.reporting.tracked_words import MOST_STEPS, word_edits

SENTENCES = (
    "You must register gifts worth more than fifty pounds.",
    "You must withdraw from a meeting that debates your land.",
    "The register is open to any person during office hours.",
    "Complaints go to the Monitoring Officer in writing.",
    "A dispensation lasts until the next ordinary election.",
)


@pytest.mark.parametrize(
    ("old", "new", "edits"),
    [
        ("worth £25 or more", "worth £50 or more", [("delete", "£25"), ("insert", "£50")]),
        ("within 28 days", "within 14 days", [("delete", "28"), ("insert", "14")]),
        ("you must not vote", "you must vote", [("delete", "not ")]),
        ("the Officer's interests", "the Officer's spouse's interests", [("insert", "spouse's ")]),
        ("tell us at once", "tell us without delay", [("delete", "at once"), ("insert", "without delay")]),
        ("paragraph 3.2(a)", "paragraph 3.2(b)", [("delete", "a"), ("insert", "b")]),
        ("same", "same", []),
        ("", "new", [("insert", "new")]),
    ],
)
def test_edits_are_of_whole_words(old: str, new: str, edits: list[tuple[str, str]]) -> None:
    assert [edit for edit in word_edits(old, new) if edit[0] != "keep"] == edits


@given(st.text(max_size=60), st.text(max_size=60))
def test_edits_lead_from_one_text_to_the_other(old: str, new: str) -> None:
    edits = word_edits(old, new)
    assert "".join(said for op, said in edits if op != "insert") == old
    assert "".join(said for op, said in edits if op != "delete") == new


def test_a_paragraph_of_thousands_of_words_is_replaced_and_not_compared_for_ever() -> None:
    count = int(MOST_STEPS**0.5)
    old, new = (" ".join(f"{side}{word}" for word in range(count)) for side in ("old", "new"))
    assert [op for op, _ in word_edits(f"Item {old} end", f"Item {new} end")] == ["keep", "delete", "insert", "keep"]


def pairs(old: str, new: str) -> list[tuple[int, int]]:
    """Letters stand for the sentences above; capitals for the same, edited."""
    return paired([_block(letter) for letter in old], [_block(letter) for letter in new])


def _block(letter: str) -> Block:
    said = SENTENCES["abcde".index(letter.lower())]
    return block("p", said if letter.islower() else said.replace(" the ", " every ").replace(" a ", " any ") + " Now.")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("abc", "abc", [(0, 0), (1, 1), (2, 2)]),
        ("abc", "ac", [(0, 0), (2, 1)]),
        ("ac", "abc", [(0, 0), (1, 2)]),
        ("abc", "aBc", [(0, 0), (1, 1), (2, 2)]),
        ("abcde", "ABCDE", [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4)]),
        ("ab", "de", []),
        ("abc", "bca", [(1, 0), (2, 1)]),
    ],
)
def test_blocks_are_paired_in_order(old: str, new: str, expected: list[tuple[int, int]]) -> None:
    assert pairs(old, new) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"), [("abc", "bca", [(0, 2)]), ("abc", "bcA", [(0, 2)]), ("ab", "bc", []), ("ab", "ab", [])]
)
def test_what_stands_elsewhere_has_moved(old: str, new: str, expected: list[tuple[int, int]]) -> None:
    mine, theirs = [_block(letter) for letter in old], [_block(letter) for letter in new]
    assert moved(mine, theirs, paired(mine, theirs)) == expected


def test_short_labels_do_not_count_as_moved() -> None:
    mine, theirs = [block("p", "Yes"), block("p", "No")], [block("p", "No"), block("p", "Yes")]
    assert moved(mine, theirs, paired(mine, theirs)) == []


def test_many_like_blocks_between_anchors_are_paired_by_rare_words() -> None:
    old = [
        block("p", f"Member {number} must declare interest {number} and matter {number + 7000}.")
        for number in range(700)
    ]
    new = [
        block("p", f"Member {number} shall declare interest {number} and matter {number + 7000}.")
        for number in range(700)
    ]
    assert paired(old, new) == [(place, place) for place in range(700)]


@given(st.lists(st.integers(0, 30), unique=True, max_size=9))
def test_the_run_kept_in_order_is_a_longest_one(places: list[int]) -> None:
    chain = [place for _, place in in_order(list(enumerate(places)))]
    rising = (run for size in range(len(places) + 1) for run in combinations(places, size) if list(run) == sorted(run))
    assert chain == sorted(chain)
    assert len(chain) == max(map(len, rising))
