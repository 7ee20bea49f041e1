"""Which way another figure cuts, by the words around it: after "at least", of a ban, of a penalty, of votes."""

from __future__ import annotations

from toolkit.alignment.effect_numbers import is_money, is_share, lasting, numbers_in
from toolkit.alignment.effect_spots import Effect, Spot, data, meant, pattern, shape
from toolkit.model.crosswalk import Direction


def complains(spot: Spot) -> bool:
    """ "A complaint must be made | within three months |": who was in breach is the sooner safe."""
    return bool(shape("bounds", "complaint").match(spot.left))


def cuts(spot: Spot) -> bool:
    """The words around an amount tell which way it cuts."""
    beside = f"{spot.gone} {spot.right[:12]}"
    reached = shape("bounds", "or_more").match(spot.right) or shape("bounds", "case").search(spot.left)
    return bool(is_money(beside) or is_share(beside) or reached or least(spot) or _voted(spot))


def _voted(spot: Spot) -> bool:
    """The share of votes that a penalty needs: the smaller, the stricter for those whom it may fall on."""
    falls = pattern("sanction", "words").search(spot.left) or shape("bounds", "penalty").search(spot.left)
    return bool(falls and shape("bounds", "votes").search(f"{spot.gone} {spot.new}"))


def least(spot: Spot) -> Direction | None:
    """The direction of another number after "at least" or "no longer than", or of a ban, duty or leave that lasts "for"
    so long; None where there is none, or no such words."""
    times = lasting(spot, spot.gone), lasting(spot, spot.new)
    gone, new = (
        [time] if None not in times and time else numbers_in(words)
        for time, words in zip(times, (spot.gone, spot.new), strict=True)
    )
    if not gone or not new or max(gone) == max(new):
        return None
    return _bounded(spot, max(new) > max(gone))


def longer(spot: Spot, more: bool) -> Direction:
    """More time is weaker, but after "at least" and the like."""
    return _bounded(spot, more) or ("weaker" if more else "stricter")


def _bounded(spot: Spot, rises: bool) -> Direction | None:
    more: Direction = "stricter" if rises else "weaker"
    back: Direction = "weaker" if rises else "stricter"
    if shape("bounds", "ahead").match(spot.right) or pattern("time", "at_least").search(spot.left[-30:]):
        return more
    if pattern("time", "at_most").search(spot.left[-40:]):
        return more if pattern("sanction", "words").search(spot.left) else back
    if pattern("time", "paid").search(spot.left) or shape("bounds", "only").search(spot.left):
        return more
    if not pattern("time", "lasting").search(spot.left):
        return None
    counts = shape("bounds", "or_longer").match(spot.right) and not shape("bounds", "orders").search(spot.left)
    return back if counts or _left_free(spot) else more  # what counts: "a licence for a month or longer"


def _left_free(spot: Spot) -> bool:
    """What lasts so long is a leave."""
    return bool(pattern("time", "leave").search(spot.left)) and not shape("bounds", "nobody").search(spot.left)


def lasts(spot: Spot) -> Direction | None:
    """How long a ban or a bond lasts, where only one wording says it: "remain bound | for two years | after"."""
    words = spot.gone or spot.new
    if _has_been(spot, words):
        return "weaker" if spot.new else "stricter"
    if not shape("bounds", "holds").search(spot.left) or not shape("bounds", "for_so_long").match(words):
        return None
    return "weaker" if spot.new else "stricter"


def _has_been(spot: Spot, words: str) -> bool:
    """Whom or what a rule takes in: one who has been so for a time; or a time set first, "In any dealings | within a
    year | a member must"."""
    orders = shape("bounds", "orders")
    first = not orders.search(spot.left) and orders.search(spot.right)
    case = shape("bounds", "case").search(spot.left) and shape("bounds", "for").match(words)
    return bool(first or case or shape("bounds", "been_so").match(words))


def unbounded(spot: Spot, bounded: bool) -> Effect | None:
    """ "any shares" for "a tenth or more of the shares": an amount that bounded a rule is gone, or has come."""
    plain = spot.gone if bounded else spot.new
    words = spot.new if bounded else spot.gone
    more = set(meant(plain).split()) - set(meant(words).split())
    if more or not (is_money(words) or is_share(words) or _compares(words)):
        return None
    return "threshold", "weaker" if bounded else "stricter"


def _compares(words: str) -> bool:
    return any(pattern("compare", name).search(words) for name in data()["compare"])


def summed(spot: Spot) -> Direction | None:
    """An amount that several make together is sooner reached."""
    gone, new = (bool(pattern("time", "together").search(words)) for words in (spot.gone, spot.new))
    if gone == new or not numbers_in(f"{spot.left[-40:]} {spot.right[:40]}"):
        return None
    return "stricter" if new else "weaker"
