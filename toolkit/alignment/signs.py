"""Words and figures that tell how far a rule reaches, whatever facet they belong to: one side has them, the other not.

baseline    must not bully *any person*          reaches further: `people` on one side, `colleagues` on the other
candidate   must not bully a colleague

baseline    within *28 days*                     a longer time; which way that cuts is for the weights to say
candidate   within *ten working days*
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from toolkit.alignment.data import data_of
from toolkit.alignment.group import Group
from toolkit.alignment.periods import number_of

WORKING = 1.4
"""Days for a working day."""
TIME = "time"
"""The sign that is asked for by itself: see `speaks_of_time`."""
_AMOUNT = re.compile(r"[£$€₹¥]\s?(\d[\d,]*)")
_SHARE = re.compile(r"(\d+)\s?(?:%|per ?cent)")
_DIGIT = re.compile(r"\d")


@cache
def data() -> dict[str, Any]:
    """contrast.toml."""
    return data_of("contrast")


@cache
def _signs() -> dict[str, re.Pattern[str]]:
    spelt = {name: "|".join(words) for name, words in data()["signs"].items()}
    return {name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in spelt.items()}


@cache
def _length() -> re.Pattern[str]:
    units = "|".join(data()["days"])
    return re.compile(
        rf"\b(?P<number>\d{{1,4}}|[a-z]+(?:-[a-z]+)?)\s+(?:(?P<kind>working|clear|calendar)\s+)?(?P<unit>{units})s?\b",
        re.IGNORECASE,
    )


def words_of(group: Group) -> str:
    """The words of a side without its lead-ins."""
    return " ".join(unit.provision.text for unit in group.units)


def signs(mine: Group, other: Group) -> dict[str, float]:
    """What of these the one side has over the other, each 0 or more."""
    said, answer = words_of(mine), words_of(other)
    found = dict[str, float]()
    for name, pattern in _signs().items():
        if name != TIME:
            here, there = len(pattern.findall(said)), len(pattern.findall(answer))
            found[f"more {name}"] = math.log1p(max(here - there, 0))
            found[f"only {name}"] = float(here > 0 and not there)
    return found | _figures(said, answer)


def on_one_side(name: str, one: Group, other: Group) -> float:
    """1 where one side has the sign and the other has not."""
    pattern = _signs()[name]
    return float(bool(pattern.search(words_of(one))) != bool(pattern.search(words_of(other))))


def speaks_of_time(group: Group) -> bool:
    """Some word of the side's own may say when: a limit that no rule read may stand there."""
    return bool(_signs()[TIME].search(words_of(group)))


def _figures(said: str, answer: str) -> dict[str, float]:
    found = {"only figure": float(bool(_DIGIT.search(said)) and not _DIGIT.search(answer))}
    for name, mine, theirs in (
        ("time", lengths(said), lengths(answer)),
        ("amount", _numbers(_AMOUNT.findall(said)), _numbers(_AMOUNT.findall(answer))),
        ("share", _numbers(_SHARE.findall(said)), _numbers(_SHARE.findall(answer))),
    ):
        found[f"only {name}"] = float(bool(mine) and not theirs)
        found[f"larger {name}"] = float(bool(mine and theirs) and min(mine) > min(theirs))
    return found


def _numbers(said: Iterable[str]) -> list[float]:
    return [float(one.replace(",", "")) for one in said]


_HALF_YEAR = re.compile(r"\bhalf a year\b", re.IGNORECASE)


def lengths(text: str) -> list[float]:
    """Lengths of time in days, each rounded: four weeks are 28 days."""
    found = []
    for match in _length().finditer(_HALF_YEAR.sub("six months", text)):
        number = int(match["number"]) if match["number"].isdigit() else number_of(match["number"].lower())
        each = float(data()["days"][match["unit"].lower()])
        if number:
            found.append(float(round(number * each * (WORKING if (match["kind"] or "").lower() == "working" else 1))))
    return found
