"""What it costs to print one number after another; penalties are explained in depths.py."""

from __future__ import annotations

from toolkit.structure.frames import Frame
from toolkit.structure.numbers import LETTERS, Reading

_PENALTY = 99
_LONG = "long"
"""The style of numbers of four digits behind a point, which leave room between them."""
_RUNS_MOST = 12
"""No code counts more runs of numbers side by side; a hostile one costs no more than this."""


def run_of(reading: Reading) -> tuple[str, int, tuple[int, ...]]:
    """What the numbers of one run share: the style, how many parts, the letters among these."""
    letters = () if reading.style == _LONG else tuple(part for part in reading.parts if part > LETTERS)
    return reading.style, len(reading.parts), letters


def remember(memory: tuple[Reading, ...], closed: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """The last number of each outermost run, newest first: R-6 and G-2 are of two runs."""
    closed = tuple(reading for reading in closed if not reading.style.startswith("bullet"))  # bullets count nothing
    runs = {run_of(reading) for reading in closed}
    return (*closed, *(old for old in memory if run_of(old) not in runs))[:_RUNS_MOST]


def sequence(last: Reading, new: Reading) -> tuple[float, str]:
    """What it costs to print `new` after `last` in one list."""
    if new.style.startswith("bullet") or new.style == "worded":
        return 0.0, ""
    before, after = last.parts[-1], new.parts[-1]
    if new.style == _LONG:  # 3.1000, 3.1010, 3.1100
        return (0.0, "") if new.parts > last.parts else (2.0, "order")
    if before == after == 0:  # two schedules without a number
        return 0.0, ""
    if last.parts[:-1] != new.parts[:-1]:  # 1.9 to 2.1 without a "2" between
        return (0.4, "") if new.parts[:-1] > last.parts[:-1] and after <= 1 else (2.0, "order")
    if after == before and new.suffix != last.suffix:  # 3, 3A, 3B
        return 0.1, ""
    if after == before + 1:
        return (0.6 if new.suffix and not last.suffix else 0.0), ""  # 3, 4A: 4 itself is gone
    if after == before:
        return 2.5, "repeat"
    if after > 100 and after % 100 <= 1 and before // 100 < after // 100:
        return 0.4, ""  # numbered by hundreds: 1-104, and 1-201 in the next article
    if _is_reserved(last, new):
        return 0.4, ""
    return (1.5 + 0.3 * min(after - before - 1, 6), "skip") if after > before else (4.4, "order")


def _is_reserved(last: Reading, new: Reading) -> bool:
    """Numbers left free for what may be added: § 37.04 and then § 37.10; the penalty, by custom, at § 37.99; 2.14.010
    and then 2.14.020."""
    before, after = last.parts[-1], new.parts[-1]
    if len(new.parts) == 1:  # Policy 4010, Policy 4020
        return new.style.isalpha() and before % 10 == after % 10 == 0 and before < after
    if new.style == "dotted":
        return len(new.parts) > 2 and before % 10 == after % 10 == 0 and before < after
    return (after % 10 <= 1 and after // 10 > before // 10) or after == _PENALTY


def start(reading: Reading) -> tuple[float, str]:
    """What it costs to begin a list with this number."""
    if reading.style.startswith("bullet") or reading.style in {"worded", _LONG} or reading.parts[-1] <= 1:
        return 0.0, ""
    if reading.parts[-1] > LETTERS:  # A.1, 3A.1: letters carried in front
        return 0.0, ""
    return 3.0 + 0.2 * min(reading.parts[-1], 10), "start"


def tier(reading: Reading | None) -> int:
    """The usual order of styles from the outside in."""
    style = reading.style if reading else ""
    if style.startswith("bullet"):
        return 9
    if style in {"digit.", "dotted", "ROMAN.", "worded"} or (style.isalpha() and style not in {"alpha", "roman"}):
        return 1
    if "digit" in style:
        return 2
    if "alphaalpha" in style or "ALPHAALPHA" in style:
        return 5
    return 4 if "roman" in style else 3


def prefix_open(reading: Reading, frames: tuple[Frame, ...]) -> tuple[Frame, ...]:
    """The path down to the open provision whose number this dotted number begins with: 5.4 stands under 5."""
    for place in range(len(frames) - 1, -1, -1):
        other = frames[place].reading
        if other is None or frames[place].passed or other.style.startswith(("(", "bullet", "alpha", "roman")):
            continue  # b. is no 2 that 2.2 could stand under
        whole = other.parts + ((ord(other.suffix[0]) - 64 + 2000,) if other.suffix else ())
        letters = (
            tuple(part + 1000 for part in whole)
            if (len(whole) == 1 and not other.style.islower()) or other.style.isalpha()
            else ()
        )
        if reading.parts[:-1] in (whole, letters) or _carries(reading, whole):
            return frames[: place + 1]
    return ()


def _carries(reading: Reading, whole: tuple[int, ...]) -> bool:
    """S1/R2 stands under S1, although the letter of its series stands between."""
    own = reading.parts[len(whole) :]
    return reading.parts[: len(whole)] == whole and len(own) == 2 and own[0] > LETTERS
