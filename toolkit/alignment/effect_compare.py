"""Where an amount or a period begins or ends to count: "more than £50" for "£50 or more"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from toolkit.alignment.effect_numbers import numbers_in
from toolkit.alignment.effect_spots import Effect, Spot, data, joined, pattern
from toolkit.alignment.group import Group
from toolkit.model.crosswalk import Direction
from toolkit.model.provision import Span


class _Bound(NamedTuple):
    """A number, from or up to which something counts ("" where no word says so), and whether it is one of days."""

    number: float
    name: str
    timely: bool


def compared(baseline: Group, candidate: Group, spot: Spot) -> Effect | None:
    """Other words of comparison before or after one and the same number. A duty that begins with an amount reaches
    further where the amount itself counts too; a notice of more than a week is longer than one of at least a week."""
    one, other = _bound(joined(baseline), spot.before), _bound(joined(candidate), spot.after)
    if one is None or other is None or one.number != other.number or one.name == other.name:
        return None
    words = spot.gone or spot.new
    if not (one.name and other.name) and not pattern("compare", one.name or other.name).fullmatch(words):
        return None  # an amount that is told anew, with other words
    further: Direction = "weaker" if other.timely else "stricter"
    back: Direction = "stricter" if other.timely else "weaker"
    ways: dict[tuple[str, str], Direction] = {
        ("over", "from"): further,
        ("from", "over"): back,
        ("under", "upto"): "weaker",  # what is let off reaches up to the amount itself
        ("upto", "under"): "stricter",
    }
    return ("deadline" if other.timely else "threshold"), ways.get((one.name, other.name), "neutral")


def _bound(text: str, place: Span) -> _Bound | None:
    """The number beside a place of change, with what is said of it before or after."""
    low = text.lower()
    for match in _figure().finditer(low, max(0, place[0] - 60), min(len(low), place[1] + 60)):
        numbers = numbers_in(match["number"]) or ([1.0] if match["number"] in {"a", "an"} else [])
        if numbers and match.start() <= place[1] + 1 and place[0] <= match.end():  # none in the "half" of "half-yearly"
            notice = re.search(
                r"\b(?:notice|before|prior|advance|ahead|must|shall)\b", low[max(0, place[0] - 60) : place[1] + 60]
            )
            timely = bool(pattern("time", "units").match(match["unit"])) and bool(notice)
            return _Bound(max(numbers), _comparison(match["before"] or match["after"] or ""), timely)
    return None


@cache
def _figure() -> re.Pattern[str]:
    """ "[more than] [£]50 [pounds] [or more]"."""
    says = "|".join(data()["compare"].values())
    numbers = "|".join(sorted(data()["numbers"], key=len, reverse=True))
    days = rf"(?:clear |working |calendar |full )*(?:{'|'.join(data()['days'])})s?"
    unit = rf"(?:%|per ?cent|percent|{days}|[a-z]+(?= or | and (?:over|above|upwards)))"
    one = r"an?(?= (?:year|month|fortnight|week|day)\b)"
    number = rf"(?<!\w)(?P<number>\d[\d,]*(?:\.\d+)?|(?:{numbers})(?:-\w+)?|{one})(?!\w)"
    labels = "band|grade|scale|level|point|tier|rank|class|salary|step"
    return re.compile(
        rf"(?:(?<!\w)(?P<before>{says})\s+)?(?:(?:{labels})s?\s+)*(?:[£$€₹]\s?|\b(?:rs|gbp|eur|usd)\.?\s?)?"
        rf"{number}[\s-]*(?P<unit>(?:{unit})?)(?:\s*(?P<after>{says})(?!\w))?"
    )


def _comparison(words: str) -> str:
    return next((name for name in ("upto", "from", "over", "under") if pattern("compare", name).search(words)), "")
