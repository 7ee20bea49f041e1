"""Lists of measures answer each other as wholes, and take nothing else with them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.alignment.made import code
from toolkit.alignment.joining import kins_of
from toolkit.alignment.matching import Link
from toolkit.alignment.measures import together
from toolkit.alignment.units import Unit, units_of

MEMBERS = """
1. You must treat others with respect.

2. Where the committee finds that you have broken this Code, it may-

(a) censure you;

(b) suspend you for three months; or

(c) take you off a committee.

3. A finding stays on the website for a year.
"""
OFFICERS = """
1. You must be polite.

2. If you break these rules, you may be-

(a) warned in writing;

(b) moved to another grade; or

(c) dismissed.

3. A written warning is torn up after a year.
"""
SENTENCE = """
1. You must be polite.

2. A breach of these rules may lead to a written warning or to dismissal.
"""
DUTIES = """
1. You must not-

(a) bully anyone who may face disciplinary action;

(b) use threats; or

(c) gossip.
"""


def read(folder: Path, name: str, text: str) -> tuple[Unit, ...]:
    """The units of a code of numbered paragraphs."""
    return units_of(code(folder, name, text))


def linked(ones: tuple[Unit, ...], others: tuple[Unit, ...], *pairs: tuple[str, str]) -> list[tuple[str, str]]:
    """The cites of both sides of each link, for pairs that matching would have made."""
    first, second = ({unit.provision.cite: place for place, unit in enumerate(side)} for side in (ones, others))
    places = sorted((first[one], second[other]) for one, other in pairs)
    chances = np.full((len(ones), len(others)), 0.1)
    for place in places:
        chances[place] = 0.8
    found = together([Link((one,), (other,), 0.8) for one, other in places], chances, ones, others)
    return [
        (
            " ".join(ones[place].provision.cite for place in link.baseline),
            " ".join(others[place].provision.cite for place in link.candidate),
        )
        for link in found
    ]


def test_one_pair_of_measures_joins_the_lists(tmp_path: Path) -> None:
    ones, others = read(tmp_path, "members", MEMBERS), read(tmp_path, "officers", OFFICERS)
    assert linked(ones, others, ("1", "1"), ("2(a)", "2(a)")) == [("1", "1"), ("2(a) 2(b) 2(c)", "2(a) 2(b) 2(c)")]


def test_measures_that_were_paired_crosswise_make_one_link(tmp_path: Path) -> None:
    ones, others = read(tmp_path, "members", MEMBERS), read(tmp_path, "officers", OFFICERS)
    pairs = ("2(a)", "2(b)"), ("2(b)", "2(a)"), ("2(c)", "2(c)")
    assert linked(ones, others, *pairs) == [("2(a) 2(b) 2(c)", "2(a) 2(b) 2(c)")]


def test_a_measure_that_went_to_another_rule_is_taken_back(tmp_path: Path) -> None:
    ones, others = read(tmp_path, "members", MEMBERS), read(tmp_path, "officers", OFFICERS)
    assert linked(ones, others, ("2(a)", "2(a)"), ("2(b)", "2(b)"), ("2(c)", "3"), ("3", "2(c)")) == [
        ("2(a) 2(b) 2(c)", "2(a) 2(b) 2(c)")
    ]


@pytest.mark.parametrize("turned", [False, True], ids=["list and sentence", "sentence and list"])
def test_a_list_answers_a_sentence_that_names_measures(tmp_path: Path, *, turned: bool) -> None:
    ones, others = read(tmp_path, "members", MEMBERS), read(tmp_path, "officers", SENTENCE)
    if turned:
        assert linked(others, ones, ("2", "2(b)")) == [("2", "2(a) 2(b) 2(c)")]
    else:
        assert linked(ones, others, ("2(b)", "2")) == [("2(a) 2(b) 2(c)", "2")]


def test_lists_that_nothing_joins_stay_apart(tmp_path: Path) -> None:
    ones, others = read(tmp_path, "members", MEMBERS), read(tmp_path, "officers", OFFICERS)
    assert linked(ones, others, ("1", "1")) == [("1", "1")]


def test_a_list_of_bans_is_no_list_of_measures(tmp_path: Path) -> None:
    """Although one of its items speaks of discipline."""
    ones = read(tmp_path, "members", DUTIES)
    assert linked(ones, ones, ("1(a)", "1(a)"), ("1(b)", "1(c)")) == [("1(a)", "1(a)"), ("1(b)", "1(c)")]


def test_a_list_and_a_rule_that_names_no_measure_are_left_as_they_are(tmp_path: Path) -> None:
    ones, others = read(tmp_path, "members", MEMBERS), read(tmp_path, "officers", OFFICERS)
    assert linked(ones, others, ("2(a)", "1")) == [("2(a)", "1")]


def test_exchanging_the_sides_exchanges_nothing_but_the_sides(tmp_path: Path) -> None:
    ones, others = read(tmp_path, "members", MEMBERS), read(tmp_path, "officers", OFFICERS)
    pairs = [("1", "1"), ("2(a)", "2(b)"), ("2(c)", "3")]
    there, back = linked(ones, others, *pairs), linked(others, ones, *((other, one) for one, other in pairs))
    assert sorted(there) == sorted((other, one) for one, other in back)


def test_items_are_bound_to_their_list_and_measures_are_not(tmp_path: Path) -> None:
    units = read(tmp_path, "members", f"{DUTIES.strip()}\n{MEMBERS.partition('respect.')[2]}")
    bound = {unit.provision.cite for unit, kin in zip(units, kins_of(units, ())[0], strict=True) if kin.bound}
    assert {"1(b)", "1(c)"} <= bound and not bound & {"2(a)", "2(b)", "3"}
