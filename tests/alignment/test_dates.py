"""Days of the year, lengths from which a thing counts, and conditions of which the other side says that they do not
matter."""

from __future__ import annotations

import pytest

from tests.alignment.made import group, unit
from toolkit.alignment.conceding import conceding
from toolkit.alignment.dates import dates
from toolkit.alignment.periods import periods
from toolkit.model.crosswalk import Difference
from toolkit.model.norm import Modality

DAYS = {
    "a later day": ("Send it by 31 March.", "Send it not later than the 30th day of June.", "weaker"),
    "an earlier day": ("Send it by the end of May.", "Send it on or before March 1.", "stricter"),
    "once for twice": ("Send it by the end of March and by the end of September.", "Send it by 30 June.", "weaker"),
}

LASTING: dict[str, tuple[str, str, Modality, str]] = {
    "a ban lasts longer": ("Do not trade until 31 March.", "Do not trade until 30 June.", "prohibition", "stricter"),
    "a ban ends sooner": ("Do not trade before 30 June.", "Do not trade before 31 March.", "prohibition", "weaker"),
    "a duty lasts longer": ("Keep it shut until 1 May.", "Keep it shut until 9 May.", "obligation", "stricter"),
    "leave lasts longer": ("You may trade until 1 May.", "You may trade until 9 May.", "permission", "weaker"),
    "one must not fail": ("Fail not to file before 1 May.", "Fail not to file before 9 May.", "prohibition", "weaker"),
    "one of each": ("Keep it until 1 May.", "Send it by 9 May.", "obligation", "neutral"),
}


@pytest.mark.parametrize(("one", "other", "modality", "direction"), LASTING.values(), ids=LASTING)
def test_a_ban_or_duty_that_lasts_until_a_day(one: str, other: str, modality: Modality, direction: str) -> None:
    (found,) = dates(group("baseline", unit(one, modality)), group("candidate", unit(other, modality)))
    assert found.direction == direction


@pytest.mark.parametrize(("one", "other", "direction"), DAYS.values(), ids=DAYS)
def test_another_day_of_the_year(one: str, other: str, direction: str) -> None:
    (found,) = dates(group("baseline", unit(one)), group("candidate", unit(other)))
    assert (found.facet, found.direction) == ("deadline", direction)
    assert all(proof.span[1] > proof.span[0] for proof in found.evidence)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Send it by the last day of February.", "Send it no later than 28 February each year."),
        ("Send it by 31 March.", "Send it within 28 days."),
        ("The Act of 1 March 1990 applies.", "The Act of 1 April 1990 applies."),
        ("Send it by 45 March.", "Send it by 30 June."),
    ],
    ids=["the same day", "a day on one side", "the day of an Act", "no day of any month"],
)
def test_no_other_day(one: str, other: str) -> None:
    assert dates(group("baseline", unit(one)), group("candidate", unit(other))) == []


def lasting(one: str, other: str, modality: Modality) -> tuple[str, str]:
    sides = unit(one, modality), unit(other, modality)
    (found,) = periods(group("baseline", sides[0]), group("candidate", sides[1]))
    return found.facet, found.direction


def test_from_what_length_on_a_thing_counts_is_a_threshold() -> None:
    """A right that must last a year to count is a smaller class than one that must last a month."""
    rights = "A right to use land for one month or longer.", "A right to use land for one year or longer."
    assert lasting(*rights, "none") == ("threshold", "weaker")


def conceded(one: str, other: str, modality: Modality = "obligation") -> list[Difference]:
    return conceding(group("baseline", unit(one, modality)), group("candidate", unit(other, modality)))


def test_a_condition_that_does_not_matter_covers_more() -> None:
    asked, always = "You state the reasons if the law requires it.", "You state the reasons, whatever the law requires."
    assert [item.direction for item in conceded(asked, always)] == ["stricter"]
    assert [item.direction for item in conceded(always, asked)] == ["weaker"]
    assert [item.direction for item in conceded(asked, always, "permission")] == ["weaker"], "leave in more cases"


def test_a_thing_named_by_whatever_concedes_nothing() -> None:
    assert (
        conceded("Keep secret what you are told unless the law asks.", "Keep secret whatever the law calls so.") == []
    )


def test_both_of_two_opposites() -> None:
    (found,) = conceded(
        "You do not seek improperly to sway it.", "You do not seek, properly or improperly, to sway it."
    )
    assert (found.direction, found.baseline_value, found.candidate_value) == (
        "stricter",
        "improperly",
        "properly or improperly",
    )
