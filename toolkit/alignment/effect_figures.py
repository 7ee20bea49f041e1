"""Another number in a place of change: a time limit, or a quantity that must be reached."""

from __future__ import annotations

from toolkit.alignment.effect_bounds import complains, cuts, lasts, least, longer, summed, unbounded
from toolkit.alignment.effect_numbers import currencies, figures_of, lasting
from toolkit.alignment.effect_pace import as_soon, paced
from toolkit.alignment.effect_spots import Effect, Spot, pattern, shape
from toolkit.model.crosswalk import Direction


def quantity(spot: Spot) -> Effect | None:
    """Another number: a time limit beside a unit of time, else a quantity. More time and a higher limit are weaker,
    unless "at least" stands before."""
    if _counts_nothing(spot):
        return None
    if total := summed(spot):
        return "threshold", total
    if pace := paced(spot):
        return "deadline", pace
    times = [time for words in (spot.gone, spot.new) if words and (time := lasting(spot, words)) is not None]
    if len(times) == 2:
        return ("deadline", longer(spot, times[1] > times[0])) if times[0] != times[1] else None
    gone, new = figures_of(spot)
    if not (gone or new):
        return _haste(spot)
    if gone == new:
        return ("threshold", "neutral") if currencies(spot.gone) != currencies(spot.new) else None
    return _another(spot, gone, new) if gone and new else _one_sided(spot, bool(new))


def _another(spot: Spot, gone: list[float], new: list[float]) -> Effect | None:
    """Both wordings have a number. Which way an amount cuts is only said where the words around it tell."""
    if shape("figures", "law").search(spot.gone):
        return None
    direction: Direction = least(spot) or ("weaker" if max(new) > max(gone) else "stricter")
    if _timely(spot):
        return "deadline", direction
    return "threshold", direction if cuts(spot) else "neutral"


def _one_sided(spot: Spot, comes: bool) -> Effect | None:
    """Only one wording has a number: a time limit, or an amount that bounds a rule."""
    timely = _timely(spot)
    if spot.gone and spot.new:
        return unbounded(spot, comes) if not timely else None
    if not timely:
        return None
    bound: Direction = "weaker" if comes else "stricter"
    if shape("bounds", "outlasts").search(spot.new or spot.gone):
        return "scope", bound
    return "deadline", bound if complains(spot) else lasts(spot) or _sooner(spot)


def _haste(spot: Spot) -> Effect | None:
    """Words for haste or for a rhythm, or for what days count, come or go."""
    kind = shape("figures", "kind_of_day").fullmatch(spot.gone or spot.new)
    counted = kind and shape("figures", "days").match(spot.right)
    if not counted and not _has("adverbs", spot):
        return None
    return None if as_soon(spot.gone, spot.new) or _both_name_event(spot) else ("deadline", _sooner(spot))


def _sooner(spot: Spot) -> Direction:
    return "neutral" if spot.gone and spot.new else "stricter" if spot.new else "weaker"


def _timely(spot: Spot) -> bool:
    """The number is one of days or years."""
    return bool(pattern("time", "units").match(spot.right.lstrip(" '’"))) or _has("units", spot)


def _has(name: str, spot: Spot) -> bool:
    return any(pattern("time", name).search(words) for words in (spot.gone, spot.new))


def _both_name_event(spot: Spot) -> bool:
    """ "whether before the meeting or after it", "be the meeting still to come or past"."""
    named = (match["event"] for match in shape("figures", "event_before").finditer(f"{spot.gone} {spot.new}"))
    return any(event in spot.gone and event in spot.new for event in named)


def _counts_nothing(spot: Spot) -> bool:
    """The number is one of a provision, a row, a year, an Act; or tells when, not how long."""
    hours = pattern("time", "hours").search(f"{spot.gone} {spot.new}")
    return bool(hours) or _is_place(spot) or _is_label(spot) or _dated(spot)


def _is_place(spot: Spot) -> bool:
    """ "10.4" for "10.3" with nothing beside it to count: a provision's number, no quantity."""
    place = shape("figures", "place")
    numbered = place.fullmatch(spot.gone) and place.fullmatch(spot.new)
    return bool(numbered) and not shape("figures", "counts").match(spot.right)


def _is_label(spot: Spot) -> bool:
    """The number at the head of a row of a table: "4 Shares" for "5 Shares"."""
    ones = [words.rstrip(".)") for words in (spot.gone, spot.new)]
    heads = not spot.left.strip() and spot.before[0] == 0
    return heads and all(one.isdecimal() and len(one) <= 2 for one in ones)


def _dated(spot: Spot) -> bool:
    """Dates and years alone, as of a code's own adoption."""
    return all(shape("figures", "date").fullmatch(words) for words in (spot.gone, spot.new))
