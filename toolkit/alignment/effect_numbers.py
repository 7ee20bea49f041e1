"""The figures in some words: numbers in figures or written out, amounts, shares of a whole, periods."""

from __future__ import annotations

import re
from functools import cache

from toolkit.alignment.effect_spots import Spot, data, shape


def numbers_in(words: str) -> list[float]:
    """The numbers in some words, written in figures or out."""
    plain = re.sub(r"\((?:[\divxlc]+|[a-z])\)", " ", words)
    plain = _ordinals().sub(lambda match: str(data()["ordinals"][match["number"]]), plain)
    figures = (re.sub("[, ]", "", match[0]) for match in shape("figures", "number").finditer(plain))
    found = [float(figure) for figure in figures if figure.count(".") < 2]  # 7.5.3 is no number but a place
    written = (match[0] for match in shape("figures", "spelt").finditer(plain))
    return found + [value for word in written if (value := _spelt(word)) is not None]


@cache
def _ordinals() -> re.Pattern[str]:
    """ "the [tenth] day of the month": no tenth part."""
    return re.compile(rf"\b(?P<number>{'|'.join(data()['ordinals'])})(?= (?:working |clear |calendar )?day\b)")


def _spelt(word: str) -> float | None:
    """ "twenty-five", "two thirds"; None for what is no number."""
    table = data()["numbers"]
    values = [float(table.get(one, table.get(one.removesuffix("s"), 0))) for one in re.split("[ -]", word)]
    if not all(values):
        return None
    return values[0] if len(values) == 1 else values[0] * values[1] if values[1] < 1 else sum(values)


def figures_of(spot: Spot) -> tuple[list[float], list[float]]:
    """The numbers of both sides of a place, made comparable: "an officer" beside "two officers", "two thirds" beside
    "75 per cent"."""
    gone = numbers_in(spot.gone) or _one(spot.gone, spot.new)
    new = numbers_in(spot.new) or _one(spot.new, spot.gone)
    one, other = is_share(spot.gone), is_share(spot.new)
    if one == other:
        return gone, new
    return (gone, _per_cent(new)) if one else (_per_cent(gone), new)


def _one(words: str, other: str) -> list[float]:
    """ "an officer" is one where the other side has "two officers"."""
    single = re.match(r"an?\b ?([\w’'-]*)", words)
    named = not single or not single[1] or re.search(rf"\b{re.escape(single[1])}(?:s|es)?\b", other)
    return [1.0] if single and named and numbers_in(other) else []


def _per_cent(part: list[float]) -> list[float]:
    return [100 * value for value in part] if part and max(part) <= 1 else part


def is_share(words: str) -> bool:
    """Words that tell a share in hundredths."""
    return bool(shape("figures", "share").search(words))


def is_money(words: str) -> bool:
    """Words that name a currency."""
    return bool(shape("figures", "money").search(words))


def currencies(words: str) -> frozenset[str]:
    """The currencies named, by their signs."""
    coins = data()["coins"]
    first = (match[0][0].lower() for match in shape("figures", "money").finditer(words))
    return frozenset(coins.get(letter, letter) for letter in first)


def lasting(spot: Spot, words: str) -> float | None:
    """The period of which some words of a place are a part, in days: "12 | hours", "first | three | months"; a unit
    alone ("by the end of the | month") is one of it. None where they are no part of one."""
    before, after = spot.left[-24:], spot.right[:24]
    start = len(before) + 1
    for match in _period().finditer(f"{before} {words} {after}"):
        if match.start() < start + len(words) and start < match.end():
            number = max(numbers_in(f"{match['number'] or 'one'} day"), default=1.0)
            return number * float(next(days for unit, days in data()["days"].items() if match["unit"].startswith(unit)))
    return None


@cache
def _period() -> re.Pattern[str]:
    numbers = "|".join(sorted({**data()["numbers"], **data()["ordinals"]}, key=len, reverse=True))
    units = "|".join(data()["days"])
    return re.compile(
        rf"(?:(?<![\w.])(?P<number>\d+(?:\.\d+)?|{numbers})[\s-]+)?(?:(?:clear|full|whole|calendar|consecutive)\s+)*"
        rf"(?<!working )(?<!business )\b(?P<unit>{units})s?\b"
    )


def figured(text: str) -> str:
    """Numbers in figures, and periods in months or in days: "half a year" and "six months" are one."""
    return _counted().sub(lambda match: f" {_months(match)} ", text)


def _months(match: re.Match[str]) -> str:
    value = max(numbers_in(match["number"]), default=0.0)
    unit = match["unit"]
    if not unit:
        return "one" if match["number"] == "one" else f"{value:g}"  # "the one in this article"
    days = next(float(length) for name, length in data()["days"].items() if unit.startswith(name))
    return f"{round(value * days / data()['days']['month'])}m" if days >= _MONTH else f"{value * days:g}d"


_MONTH = 30
"""Days from which on a unit of time is counted in months."""


@cache
def _counted() -> re.Pattern[str]:
    numbers = "|".join(sorted((re.escape(word) for word in data()["numbers"]), key=len, reverse=True))
    units = "|".join(data()["days"])
    return re.compile(
        rf"(?<![\w.])(?P<number>\d[\d,]*(?:\.\d+)?|(?:{numbers})(?:-(?:{numbers}))?)(?![\w.]*\d)(?:[\s-]+(?P<unit>{units})s?)?\b"
    )
