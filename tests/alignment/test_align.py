"""Two short codes aligned by words alone: everything is accounted for, and always in the same way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.alignment.made import code
from toolkit.alignment import align
from toolkit.alignment.align import identity
from toolkit.alignment.cache import cached
from toolkit.alignment.pieces import Pieces, rounded
from toolkit.alignment.semantic import Voted
from toolkit.alignment.units import units_of
from toolkit.model.codec import canonical, to_data
from toolkit.model.crosswalk import Crosswalk, Side
from toolkit.model.norm import Analysis

MEMBERS = """
## Conduct

1.1 You must treat others with respect.

1.2 You must not-

(a) bully any person;

(b) disclose information given to you in confidence; or

(c) bring your office into disrepute.

## Interests

2.1 Within 28 days after your election you must notify the Monitoring Officer in writing of your interests.

2.2 The register is open to public inspection.

2.3 Within 28 days you must notify the Monitoring Officer of any gift worth more than £25.

2.4 You must not use the Council's vehicles for private purposes.
"""
OFFICERS = """
## Behaviour

1 Employees should treat others with respect.

2 Employees must not bully any person, and must not disclose information given to them in confidence.

## Declarations

3 Employees must notify their Director in writing of their interests within two months after their appointment.

4 The register can be seen on request.

5 Employees must notify their Director of any gift worth more than £50 within 28 days.

6 Employees may use the Council's vehicles for private purposes.

7 Employees need the consent of their line manager before they take on other paid work.
"""


@pytest.fixture(scope="module")
def sides(tmp_path_factory: pytest.TempPathFactory) -> tuple[Analysis, Analysis]:
    folder = tmp_path_factory.mktemp("codes")
    return code(folder, "officers", OFFICERS, kind="officer_code"), code(folder, "members", MEMBERS)


@pytest.fixture(scope="module")
def crosswalk(sides: tuple[Analysis, Analysis]) -> Crosswalk:
    return align(*sides, encoder=None)


def cites(crosswalk: Crosswalk, side: Side, ids: tuple[str, ...]) -> list[str]:
    return [crosswalk.side(side).instrument.by_id[id].cite for id in ids]


def check_accounts(crosswalk: Crosswalk) -> None:
    """Every unit in a correspondence or unmatched, never both; ids in document order; scores rounded."""
    for side in ("baseline", "candidate"):
        expected = [unit.id for unit in units_of(crosswalk.side(side))]
        unmatched = getattr(crosswalk, f"unmatched_{side}")
        linked = {id for link in crosswalk.correspondences for id in getattr(link, side)}
        assert not linked & set(unmatched)
        assert [id for id in expected if id in linked or id in unmatched] == expected
        assert linked | set(unmatched) == set(expected) and list(unmatched) == [i for i in expected if i in unmatched]
        for link in crosswalk.correspondences:
            ids = getattr(link, side)
            assert ids and list(ids) == [id for id in expected if id in ids]
    refused = Counter((one.side, one.id) for one in crosswalk.rejected)
    both = crosswalk.unmatched_baseline and crosswalk.unmatched_candidate
    assert not both or set(refused.values()) <= {1, 2, 3}
    for link in crosswalk.correspondences:
        scores = link.confidence, link.rationale.lexical, link.rationale.heading, link.rationale.topic
        assert all(0 <= score <= 1 + 1e-9 and score == round(score, 4) for score in scores)
        assert link.id == identity("link", link.baseline, link.candidate)
    assert len({link.id for link in crosswalk.correspondences}) == len(crosswalk.correspondences)


def test_accounts(crosswalk: Crosswalk) -> None:
    check_accounts(crosswalk)


def test_expected_links(crosswalk: Crosswalk) -> None:
    found = {
        (one, other): link.relationship
        for link in crosswalk.correspondences
        for one in cites(crosswalk, "baseline", link.baseline)
        for other in cites(crosswalk, "candidate", link.candidate)
    }
    assert found["1.1", "1"] == "subset"
    assert found["2.1", "3"] == found["2.3", "5"] == "subset"
    assert found["2.4", "6"] == "intersects"
    assert cites(crosswalk, "candidate", crosswalk.unmatched_candidate) == ["7"]
    assert "1.2(c)" in cites(crosswalk, "baseline", crosswalk.unmatched_baseline)


def test_lead_ins_and_headings_are_in_neither_list(crosswalk: Crosswalk) -> None:
    assert "1.2" not in [one.provision.cite for one in units_of(crosswalk.baseline)]
    assert "2" not in [one.provision.cite for one in units_of(crosswalk.baseline)]


def test_without_an_encoder_it_says_so(crosswalk: Crosswalk) -> None:
    assert "lexical only" in crosswalk.models
    assert all(link.rationale.semantic is None for link in crosswalk.correspondences)


def test_two_runs_and_either_order_of_reading_give_the_same(tmp_path: Path, crosswalk: Crosswalk) -> None:
    members = code(tmp_path, "members", MEMBERS)
    officers = code(tmp_path, "officers", OFFICERS, kind="officer_code")
    again = [align(officers, members, encoder=None) for _ in range(2)]
    assert canonical(to_data(again[0])) == canonical(to_data(again[1])) == canonical(to_data(crosswalk))


def test_ids_are_hashes_of_sides_and_provisions() -> None:
    assert re.fullmatch("[0-9a-f]{12}", identity("link", ("1", "2"), ("a",)))
    others = [
        identity("link", ("1", "2"), ("a",)),
        identity("link", ("1",), ("2", "a")),
        identity("link", ("2", "1"), ("a",)),
        identity("link", ("a",), ("1", "2")),
        identity("moved", ("1", "2"), ("a",)),
    ]
    assert len(set(others)) == len(others)


def test_identical_instruments_are_equal_throughout(sides: tuple[Analysis, Analysis]) -> None:
    for side in sides:
        found = align(side, side, encoder=None)
        check_accounts(found)
        assert [link.relationship for link in found.correspondences] == ["equal"] * len(units_of(side))
        assert [link.baseline for link in found.correspondences] == [link.candidate for link in found.correspondences]
        assert not found.unmatched_baseline and not found.unmatched_candidate


def empty(side: Analysis) -> Analysis:
    return Analysis(replace(side.instrument, provisions=()), (), side.models)


@pytest.mark.parametrize(("candidate", "baseline"), [(True, True), (True, False), (False, True)])
def test_an_instrument_without_provisions(sides: tuple[Analysis, Analysis], candidate: bool, baseline: bool) -> None:
    given = empty(sides[0]) if candidate else sides[0], empty(sides[1]) if baseline else sides[1]
    found = align(*given, encoder=None)
    check_accounts(found)
    assert found.correspondences == () == found.rejected


@pytest.mark.parametrize(("least", "meant"), [(0.0, 0.001), (0.6, 0.6), (1.0, 0.999)])
def test_min_confidence(sides: tuple[Analysis, Analysis], least: float, meant: float) -> None:
    """0 and 1 are no probabilities that odds can be taken of: the nearest that are."""
    found = align(*sides, encoder=None, min_confidence=least)
    check_accounts(found)
    assert dict(found.options)["min_confidence"] == f"{meant:.4g}"
    assert all(link.confidence >= meant for link in found.correspondences)
    below = [
        (one, float(one.reason.partition("is below ")[2][:4])) for one in found.rejected if "is below" in one.reason
    ]
    assert all(one.confidence <= limit + 0.005 for one, limit in below), "the chance of a pair, by the limit for pairs"


def test_one_provision_each(tmp_path: Path) -> None:
    one = code(tmp_path, "one", "1. You must treat others with respect.")
    other = code(tmp_path, "other", "1. The library opens at nine.")
    same = align(one, one, encoder=None)
    assert [link.relationship for link in same.correspondences] == ["equal"]
    apart = align(other, one, encoder=None)
    check_accounts(apart)


def test_every_refusal_names_its_reason(crosswalk: Crosswalk) -> None:
    unmatched = [("baseline", id) for id in crosswalk.unmatched_baseline]
    unmatched += [("candidate", id) for id in crosswalk.unmatched_candidate]
    assert list(dict.fromkeys((one.side, one.id) for one in crosswalk.rejected)) == unmatched
    for one in crosswalk.rejected:
        there = crosswalk.candidate if one.side == "baseline" else crosswalk.baseline
        assert one.counterpart in there.instrument.by_id and one.reason
        assert one.confidence == round(one.confidence, 4)


def test_the_nearest_three_are_told_the_best_first(crosswalk: Crosswalk) -> None:
    for side, id in {(one.side, one.id) for one in crosswalk.rejected}:
        told = [one for one in crosswalk.rejected if (one.side, one.id) == (side, id)]
        there = crosswalk.candidate if side == "baseline" else crosswalk.baseline
        assert len(told) == min(3, len(units_of(there)))
        assert [one.confidence for one in told] == sorted((one.confidence for one in told), reverse=True)
        assert len({one.counterpart for one in told}) == len(told)


def test_exchanging_the_sides_exchanges_nothing_else(sides: tuple[Analysis, Analysis]) -> None:
    there, back = align(*sides, encoder=None), align(sides[1], sides[0], encoder=None)
    links = {(link.baseline, link.candidate, link.confidence) for link in there.correspondences}
    assert links and links == {(link.candidate, link.baseline, link.confidence) for link in back.correspondences}
    assert there.unmatched_baseline == back.unmatched_candidate


class Telling:
    """An encoder of word pieces that counts what it is asked for: each word a piece of its own direction."""

    name = "telling 1"

    def __init__(self) -> None:
        self.asked = 0

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        return np.stack([one.row for one in self.pieces(texts)])

    def pieces(self, texts: Sequence[str]) -> list[Pieces]:
        self.asked += len(texts)
        return [self._read(text) for text in texts]

    def _read(self, text: str) -> Pieces:
        ids = np.array([sum(word.encode()) % 97 for word in text.lower().split()], dtype=np.int32)
        vectors = np.eye(97, dtype=np.float32)[ids]
        row = vectors.sum(axis=0) + np.float32(1e-3)
        return Pieces(np.asarray(row / np.linalg.norm(row), dtype=np.float32), ids, rounded(vectors))


def test_a_second_run_encodes_nothing(sides: tuple[Analysis, Analysis], tmp_path: Path) -> None:
    plain = align(*sides, encoder=Telling())
    for asked in (True, False):
        encoder = Telling()
        found = align(*sides, encoder=cached(encoder, tmp_path))
        assert canonical(to_data(found)) == canonical(to_data(plain)) and bool(encoder.asked) is asked


class Letters:
    name = "letters"

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        rows = np.array([[text.count(letter) + 1e-3 for letter in "aeginos"] for text in texts], dtype=np.float32)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


class Silent(Letters):
    name = "silent"

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        raise AssertionError("asked")


def test_two_encoders_judge_where_the_first_tells_word_pieces(sides: tuple[Analysis, Analysis]) -> None:
    found = align(*sides, encoder=Voted([Telling(), Letters()]))
    assert found.models[-2:] == ("telling 1", "letters")


def test_of_two_encoders_without_word_pieces_the_first_judges(sides: tuple[Analysis, Analysis]) -> None:
    found = align(*sides, encoder=Voted([Letters(), Silent()]))
    assert found.models[-1] == "letters" and "silent" not in found.models
