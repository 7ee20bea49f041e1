"""Paragraphs of several rules: how they are parted, and how the links of their sentences become theirs."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.analysis.builder import build
from toolkit.alignment import align, default_encoder, parts
from toolkit.alignment.matching import Link
from toolkit.alignment.parts import Parted, gathered, parted, sentences, whole
from toolkit.alignment.units import Unit, units_of
from toolkit.analysis import analyse

CUT = {
    "Staff must refuse every gift. They must tell the clerk of it.": 2,
    "Staff must refuse every gift.": 1,
    "Tell the clerk of every gift that you are offered. Do it soon.": 1,  # too short to stand alone
    "Gifts, e.g. The Times of a week, must be refused by all staff.": 1,
    "See reg. 7 and No. 5 of the Order. You must then write to Mr. Mayor of the borough.": 2,
    "Members are told so by J. Clerk, the officer of the council.": 1,
    "Is it a gift from a firm? Then you must refuse it at once.": 2,
    "The fee is 3.5 per cent of the sum. it is paid by all of them.": 1,  # no capital follows
    "You must read Annex B. You must sign it before the first meeting.": 2,
    "You must not vote, speak, etc. You must leave the room at once then.": 2,
    "Follow what the Rules of the Council say. Écoutez les autres membres du conseil.": 2,
    "": 1,
}


@pytest.mark.parametrize("text", CUT)
def test_sentences_are_told_from_stops_that_end_none(text: str) -> None:
    spans = sentences(text)
    assert len(spans) == CUT[text]
    assert "".join(text[slice(*span)] for span in spans) == text


def _units(*texts: str, numbered: bool = False) -> tuple[Unit, ...]:
    units = units_of(analyse(build([(str(place), text) for place, text in enumerate(texts, 1)])))
    bare = [replace(unit.provision, number="") for unit in units]
    return units if numbered else tuple(replace(one, provision=other) for one, other in zip(units, bare, strict=True))


TWO_RULES = "You must fill in the form before you start. You must not lend the keys to anybody."
A_RULE_AND_ITS_REASON = "You must fill in the form before you start. The form tells us of your other work."
THREE = f"{A_RULE_AND_ITS_REASON} It is kept by the clerk of the council."


def test_two_sentences_without_number_are_parted_where_each_states_a_rule_and_three_always() -> None:
    assert parted(_units(TWO_RULES, THREE, numbered=True), ())[0].home == (0, 1, 1, 1)
    found, _ = parted(_units(TWO_RULES, A_RULE_AND_ITS_REASON, THREE), ())
    assert found.home == (0, 0, 1, 2, 2, 2) and found.split()
    assert [unit.text for unit in found.units[:2]] == [
        part.strip() for part in TWO_RULES.replace(". Y", ".|Y").split("|")
    ]
    assert [unit.facts.modality for unit in found.units] == [
        "obligation",
        "prohibition",
        "obligation",
        "obligation",
    ] + ["none"] * 2
    assert [unit.order for unit in found.units] == list(range(6))


def test_definitions_and_large_codes_stay_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    ones = _units(THREE)
    defined = tuple(replace(unit, provision=replace(unit.provision, level="definition")) for unit in ones)
    assert parted(defined, ())[0].home == (0,)
    monkeypatch.setattr(parts, "LARGEST", 8)
    assert [side.home for side in parted(ones, ones)] == [(0,), (0,)]


ONES, OTHERS = Parted((), (0, 1, 2)), Parted((), (0, 0, 0, 1))
CHANCES = np.array([[0.9, 0.1, 0.1, 0.2], [0.1, 0.8, 0.1, 0.3], [0.0, 0.1, 0.2, 0.6]])


def test_a_provision_is_as_near_as_its_nearest_sentence() -> None:
    assert whole(CHANCES, ONES, OTHERS).tolist() == [[0.9, 0.2], [0.8, 0.3], [0.2, 0.6]]
    assert whole(CHANCES, ONES, Parted((), (0, 1, 2, 3))) is CHANCES


def test_links_of_sentences_become_one_link_of_their_paragraph() -> None:
    found = [Link((0,), (0,), 0.9), Link((1,), (1,), 0.8), Link((2,), (3,), 0.6)]
    assert gathered(found, CHANCES, ONES, OTHERS, joins=0.35) == [Link((0, 1), (0,), 0.8), Link((2,), (1,), 0.6)]
    assert gathered(found, CHANCES, ONES, OTHERS, joins=0.85) == [Link((0,), (0,), 0.9), Link((2,), (1,), 0.6)]
    assert gathered(found, CHANCES, ONES, Parted((), (0, 1, 2, 3)), joins=0.35) == found


def test_no_provision_whose_sentence_was_linked_is_left_without_counterpart() -> None:
    """The sentences of 0 and 1 are shared out anew, as those of a code put in another order."""
    ones, others = Parted((), (0, 0, 0, 1, 2)), Parted((), (0, 0, 0, 1, 1))
    chances = np.zeros((5, 5))
    found = [Link((one,), (other,), 1.0) for one, other in ((0, 0), (1, 3), (2, 4), (3, 1), (4, 2))]
    chances[[link.baseline[0] for link in found], [link.candidate[0] for link in found]] = 1.0
    links = gathered(found, chances, ones, others, joins=0.35)
    assert links == [Link((0,), (0, 1), 1.0), Link((1, 2), (0,), 1.0)]


def test_many_short_sentences_take_no_longer_than_their_number() -> None:
    assert sentences("Go at once. " * 20_000) == [(0, 240_000)]


def test_no_link_has_several_provisions_on_both_sides_by_a_chain() -> None:
    """1 answers both paragraphs, each of which answers another: the surest pairs stay."""
    ones, others = Parted((), (0, 1, 1, 2)), Parted((), (0, 0, 1, 1))
    chances = np.diag([0.9, 0.8, 0.7, 0.6])
    found = [Link((place,), (place,), float(chances[place, place])) for place in range(4)]
    assert gathered(found, chances, ones, others, joins=0.35) == [Link((0, 1), (0,), 0.8), Link((2,), (1,), 0.6)]


MEMBERS = [
    ("1", "A member must register any land in the district within 28 days of election."),
    ("2", "The register of interests is open to public inspection at the office of the clerk."),
    ("3", "A member with a financial interest in a matter must leave the room while it is discussed."),
    ("4", "Members must treat one another with courtesy."),
    ("5", "A member must not use the vehicles of the council for journeys of their own."),
]
STAFF = [
    (
        "1",
        "You must write down any land that you own in the district in the first month. Nobody but the clerk may look "
        "at the register of your interests. If a matter touches your own money you must leave the room while it is "
        "discussed.",
    ),
    ("2", "Employees must be courteous to their colleagues."),
    ("3", "Do not drive the vans of the council on your own journeys."),
]


@pytest.mark.parametrize("turned", [False, True])
def test_a_handbook_paragraph_answers_three_rules(turned: bool) -> None:
    sides = [analyse(build(MEMBERS, kind="member_code")), analyse(build(STAFF))]
    baseline, candidate = sides[::-1] if turned else sides
    crosswalk = align(candidate, baseline, encoder=default_encoder())
    links = {
        (link.candidate, link.baseline) if turned else (link.baseline, link.candidate)
        for link in crosswalk.correspondences
    }
    assert links == {(("1", "2", "3"), ("1",)), (("4",), ("2",)), (("5",), ("3",))}
    (paragraph,) = (link for link in crosswalk.correspondences if len(link.baseline) + len(link.candidate) > 2)
    assert "register_access" in {item.facet for item in paragraph.differences}
