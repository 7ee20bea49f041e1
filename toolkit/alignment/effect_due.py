"""When a thing is due: another date, another event from which a period runs, another day from which it is counted."""

from __future__ import annotations

import re

from toolkit.alignment.effect_bounds import complains, summed
from toolkit.alignment.effect_spots import Effect, Spot, data, meant, pattern, shape
from toolkit.alignment.periods import KNOWN
from toolkit.alignment.words import terms
from toolkit.model.crosswalk import Direction


def appointed(spot: Spot) -> Effect | None:
    """A time after a day for the day itself: "within a week after | your last day" for "on | your last day"."""
    on, within = shape("due", "on"), shape("due", "within")
    if on.fullmatch(spot.gone) and within.fullmatch(spot.new):
        return "deadline", "weaker"
    return ("deadline", "stricter") if within.fullmatch(spot.gone) and on.fullmatch(spot.new) else None


def event(spot: Spot) -> Effect | None:
    """Another event from which a period runs: "within 21 days of the | decision"."""
    if any(letter.isdigit() for letter in spot.gone + spot.new) or not shape("due", "runs_from").search(spot.left):
        return None
    known = [bool(KNOWN.search(words)) for words in (spot.gone, spot.new)]
    if not (spot.gone and spot.new):
        # "within a year of the | complainant's learning of the | event"
        return ("deadline", _run_on(spot, bool(spot.new))) if any(known) else None
    gone, new = (set(terms(_plain(meant(words)))) for words in (spot.gone, spot.new))
    later = gone <= new and shape("due", "after" if gone else "end_of").search(spot.new)
    sooner = new <= gone and shape("due", "end_of").search(spot.gone)
    if gone & new and not (later or sooner):
        return None  # "of its being taken up" for "of taking it up"
    if known[0] != known[1]:
        return "deadline", _run_on(spot, known[1])
    return "deadline", "weaker" if later else "stricter" if sooner else in_course(spot.gone, spot.new) or "neutral"


def _run_on(spot: Spot, later: bool) -> Direction:
    """A period that ends later: of a duty weaker, of the time for a complaint stricter for those in breach."""
    return "weaker" if later != complains(spot) else "stricter"


def in_course(gone: str, new: str) -> Direction | None:
    """Two moments in the course of an office or a post, the later of which gives more time: "of your first day" for "of
    accepting our offer"."""
    rows = [re.compile(rf"\b(?:{row})\b") for row in data()["course"]["ranks"]]
    places = [max((at for at, row in enumerate(rows) if row.search(words)), default=-1) for words in (gone, new)]
    if -1 in places or places[0] == places[1]:
        return None
    return "weaker" if places[1] > places[0] else "stricter"


def _plain(words: str) -> str:
    return " ".join(data()["irregular"].get(word, word) for word in words.split())


def due(spot: Spot) -> Effect | None:
    """Another date: later in the year is weaker, where both name a month; what must not be done before a later day is
    stricter."""
    named = list(data()["time"]["months"].split("|"))
    both = (pattern("time", "months").findall(words) for words in (spot.gone, spot.new))
    gone, new = ([named.index(month) for month in months] for months in both)
    if not gone or not new or not shape("due", "by").search(spot.left):
        return None
    if new[-1] == gone[-1]:
        return "deadline", "neutral"
    return "deadline", "weaker" if (new[-1] > gone[-1]) != bool(
        shape("due", "not_before").search(spot.left)
    ) else "stricter"


def looking_back(spot: Spot) -> Effect | None:
    """ "in the last five years" is no time limit: older matters need not be told."""
    if summed(spot):
        return None  # "together with all else from the same source in the preceding year"
    gone, new = (bool(pattern("time", "back").search(words)) for words in (spot.gone, spot.new))
    return ("scope", "weaker" if new else "stricter") if gone != new else None


def reckoned(spot: Spot) -> Effect | None:
    """From which day a period runs: "the day of" the event for "the day after" it ends the period a day sooner."""
    gone, new = (_counted(spot, words) for words in (spot.gone, spot.new))
    return ("deadline", "stricter" if new == "with" else "weaker") if {gone, new} == {"with", "after"} else None


def _counted(spot: Spot, words: str) -> str:
    day = shape("due", "day").search(spot.left)
    if not day and not pattern("time", "units").search(spot.left[-40:]):
        return ""
    near = f"{spot.left[-8:].rstrip()} {words}" if day else words
    return next((name for name in ("with", "after") if pattern("counted", name).search(near)), "")
