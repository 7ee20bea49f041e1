"""Days and occasions that are a time limit without a number: "on the next working day", "each April"."""

from __future__ import annotations

import pytest

from toolkit.analysis.deadlines import deadlines
from toolkit.model.norm import Deadline

OCCASIONS = {
    "Tell the Provost on the next working day.": (1, "working_day"),
    "Hand it in no later than the end of the following business day.": (1, "working_day"),
    "Claims go in by the end of the month in which the money was spent.": (1, "month"),
    "Each May wardens shall report any change in their interests.": (1, "year"),
    "A new interest is told at the warden's next annual review.": (1, "year"),
    "Give back your keys by the end of your last shift.": (0, "before_event"),
    "Sign the form before your first day of work.": (0, "before_event"),
    "A warden must sign the book before a month has passed.": (0, "before_event"),
    "Answer it within a further twenty working days.": (20, "working_day"),
    "As soon as you hear of it, tell the Provost.": (0, "promptly"),
    "Tell the Provost as soon as the matter is known.": (0, "promptly"),
    "The panel bears it in mind before it recommends a penalty.": (0, "before_event"),
    "File it on or before the 30th day after the offer.": (30, "day"),
    "Notice of not less than seven clear days shall be given.": (7, "day"),
    "Do it with all convenient speed.": (0, "promptly"),
    "Tell the Provost ahead of the meeting.": (0, "before_event"),
    "Former wardens shall hand in their keys within one month of leaving.": (1, "month"),
    "On the day a warden's service ends, the warden hands back the keys.": (0, "immediately"),
    "Keys are to be handed back on the day of leaving.": (0, "immediately"),
    "The reasons must be noted on the day on which it is settled.": (0, "immediately"),
    "Answer it within six school days.": (6, "working_day"),
    "Within six weeks of starting, and by 30 June in each year, file a return.": (6, "week"),
}
NONE = (
    "The year of the fund ends on 30 June each year.",
    "A return is filed twice in each year, by the end of May and by the end of October.",
    "Wardens must not fish before 30 June in each year.",
    "Leave that is not used by June each year is lost.",
    "The yearly return was filed by 30 June 2021.",
    "What stands in the yearly return is open to all.",
    "The form must show the shares held on the day of appointment.",
    "On the day the board meets a warden may sit where he likes.",
    "On the day of the meeting wardens must wear a badge.",
    "A warden must not vote on the day the seal is changed.",
    "Each May the Provost counts the keys.",
    "The warden's next annual review is held in private.",
    "The working day ends at five.",
    "You may keep it until the end of time.",
    "The next day brings another meeting.",
    "A warden may strike out an entry before a year has passed since it was made.",
    "No warden shall strike out an entry before two years have elapsed.",
    "A warden must not strike out an entry before a year has passed.",
    "A notice is taken to have been received on the second day after it was posted.",
    "A form is destroyed six years after you leave.",
    "No former warden shall, within one year after leaving the service, accept work from a bidder.",
    "File it not later than the 31st day of January.",
    "It was so prior to 2010.",
    "Words spoken before the Assembly are free.",
    "It covers the end of the twelve months for which it was given.",
)


@pytest.mark.parametrize(("text", "expected"), OCCASIONS.items(), ids=OCCASIONS)
def test_an_occasion_is_a_limit(text: str, expected: tuple[int, str]) -> None:
    (facet,) = deadlines(text)
    assert isinstance(facet.value, Deadline)
    assert (facet.value.number, facet.value.unit) == expected
    assert text[slice(*facet.span)].strip() == text[slice(*facet.span)] != ""


@pytest.mark.parametrize("text", NONE)
def test_no_limit(text: str) -> None:
    assert deadlines(text) == ()
