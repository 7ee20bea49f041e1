"""How soon and how often a thing is to be done: other words for it, or another number in them."""

from __future__ import annotations

import re
from functools import cache

from toolkit.alignment.effect_numbers import lasting
from toolkit.alignment.effect_spots import Spot, data
from toolkit.model.crosswalk import Direction


def paced(spot: Spot) -> Direction | None:
    """Other words for how soon ("at once", "as soon as practicable") or how often: later and rarer are weaker."""
    for measure, later in ((_delay, "weaker"), (_rate, "stricter")):
        gone, new = (measure(words, spot.right.strip()[:24]) for words in (spot.gone, spot.new))
        if measure is _rate and None in (gone, new) and (open_ := _OPEN.search(spot.left)):
            gone, new = (
                _rate(f"{open_[0]} {words}".strip(), spot.right.strip()[:24]) for words in (spot.gone, spot.new)
            )
        if measure is _rate and None in (gone, new) and (led := _LED.search(spot.left)):
            gone, new = (measure(f"{led[0]} {words}", spot.right.strip()[:24]) for words in (spot.gone, spot.new))
        if gone is not None and new is not None and gone != new:
            return "weaker" if (new > gone) == (later == "weaker") else "stricter"
    return None


_LED = re.compile(r"\b(?:(?:once|twice|[\w-]+ times) (?:in |during |per )?(?:an?|each|every|the)?|every|each)\s*$")
""" "at least once a | quarter": the unit alone was exchanged."""


_OPEN = re.compile(r"\b(?:every|each|once in(?: every)?)\s*$")
""" "every | other | year"."""


def soon(spot: Spot) -> Direction | None:
    """Haste told in words for a number of days, or the other way about: "as soon as it changes", "within a month"."""
    gone, new = (_delay(words, "") for words in (spot.gone, spot.new))
    if not (spot.gone and spot.new) or (gone is None) == (new is None):
        return None
    rank = max(rank for rank in (gone, new) if rank is not None)
    if rank == len(data()["time"]["soon"]) - 1:
        return "weaker" if gone is None else "stricter"  # "when convenient" is no haste
    if _undated(spot):
        return "neutral"
    return "stricter" if gone is None else "weaker"


def _undated(spot: Spot) -> bool:
    """ "as soon as practicable" has no last day: nobody knows whether that is sooner than a few days or weeks."""
    plain = (re.sub(r"\b(?:working|business|clear) ", "", words) for words in (spot.gone, spot.new))
    lengths = [days for words in plain if (days := lasting(spot, words)) is not None]
    undated = re.search(rf"\b(?:{data()['time']['undated']})\b", f"{spot.gone} {spot.new}")
    return bool(undated and lengths) and min(lengths) <= _WEEKS


_WEEKS = 31.0
"""Days after which "as soon as practicable" has surely come."""


def as_soon(one: str, other: str) -> bool:
    """Two wordings for one haste: "promptly" and "without delay"."""
    ranks = _delay(one, ""), _delay(other, "")
    return None not in ranks and ranks[0] == ranks[1]


def _delay(words: str, right: str) -> float | None:
    """How soon: the rank of the first words known, from at once to in due course."""
    return _first({row: rank for rank, row in enumerate(data()["time"]["soon"])}, words, right)


def _rate(words: str, right: str) -> float | None:
    """How often in a year: "monthly", "twice | a year", "once in each triennium", "every other week"; "at any time" is
    as often as one likes. None where no words tell it."""
    if counted := _counted().search(words):
        return _number(counted["count"]) * float(data()["days"]["year"]) / _days(counted["unit"])
    known = _first(data()["pace"], words, right)
    match = _often().search(f"{words} {right}") if known is None else None
    if match is None or match.start() > len(words) or not (match["times"] or match["each"]):
        return known
    year = float(data()["days"]["year"])
    return _number(match["times"]) * year / (_days(match["unit"]) * _number(match["count"]))


def _days(unit: str) -> float:
    return next(float(length) for name, length in data()["days"].items() if unit.startswith(name))


def _first(rows: dict[str, float], words: str, right: str) -> float | None:
    """The value of the first row of which some words begin in a place of change."""
    for row, value in rows.items():
        match = re.search(rf"(?<!\w)(?:{row})(?!\w)", f"{words} {right}")
        if match and match.start() < len(words):
            return float(value)
    return None


@cache
def _often() -> re.Pattern[str]:
    """ "[twice] [in] each [other] year": how many times, in how many of which unit."""
    numbers = "|".join(sorted(data()["numbers"], key=len, reverse=True))
    times = rf"(?P<times>once|twice|(?:\d+|{numbers}) times) (?:in |during |within |per )*"
    each = r"(?P<each>every|each|per) |(?:an?|the) "
    count = (
        rf"(?:(?P<count>other|second|third|fourth|fifth|\d+|{numbers}) )?(?:calendar |council |municipal |academic )?"
    )
    return re.compile(rf"\b(?:{times})?(?:{each})?{count}(?P<unit>{'|'.join(data()['days'])})")


@cache
def _counted() -> re.Pattern[str]:
    """ "[two] inspections are made each [year]"."""
    numbers = "|".join(sorted(data()["numbers"], key=len, reverse=True))
    acts, units = data()["counted"]["acts"], "|".join(data()["days"])
    return re.compile(
        rf"\b(?P<count>\d+|{numbers}) (?:{acts})\b[^.;]{{0,80}}?\b(?:an?|each|every|per) (?P<unit>{units})\b"
    )


def _number(words: str | None) -> float:
    """ "twice", "three times", "other", "6"; nothing is once."""
    ordinals = {"other": 2.0, "second": 2.0, "third": 3.0, "fourth": 4.0, "fifth": 5.0}
    first = (words or "one").split()[0]
    return float(first) if first.isdigit() else ordinals.get(first) or float(data()["numbers"][first])
