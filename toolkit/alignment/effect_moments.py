"""When a thing is to be done, told by an event and not by a number of days."""

from __future__ import annotations

import re

from toolkit.alignment.effect_bounds import complains
from toolkit.alignment.effect_matter import content_of
from toolkit.alignment.effect_numbers import lasting
from toolkit.alignment.effect_pace import paced, soon
from toolkit.alignment.effect_spots import Effect, Spot, data, pattern, sentence
from toolkit.alignment.group import Group
from toolkit.alignment.periods import KNOWN
from toolkit.alignment.words import terms
from toolkit.model.crosswalk import Direction


def moment(baseline: Group, spot: Spot) -> Effect | None:
    """Another moment: "when the item is reached" for "at the start of the meeting", "until the next election" for "for
    one year"; or, of a duty, a moment that only one wording names: "on the day it is made"."""
    if sentence(spot):
        return None
    nexts = [_NEXT.fullmatch(words) for words in (spot.gone, spot.new)]
    if any(nexts) and all(
        one or re.fullmatch(r"an?|any|(?:an?|any|some) (?:later|subsequent|future)", words)
        for one, words in zip(nexts, (spot.gone, spot.new), strict=True)
    ):
        return ("deadline", "weaker" if nexts[0] else "stricter") if not all(nexts) else None
    if {spot.gone, spot.new} in ({"on or", ""}, {"or on", ""}) and re.match(r"\s*before\b", spot.right):
        return "deadline", "neutral"  # a day less, or more
    known = [bool(KNOWN.search(words)) for words in (spot.gone, spot.new)]
    if known[0] != known[1] and spot.gone and spot.new and _BEGINS.search(spot.left):
        return "deadline", "weaker" if known[1] else "stricter"
    if spot.gone and spot.new and (way := _unit(spot)):
        return "deadline", way
    if spot.gone and spot.new and (ways := _any_time(baseline, spot)):
        return "deadline", ways
    if spot.gone and spot.new and (side := _beside_event(baseline, spot)):
        return "deadline", side
    if spot.gone and spot.new:
        return ("deadline", _after_event(baseline, spot) or _later(spot)) if another(spot) else None
    words = (spot.gone or spot.new).lstrip(" ,;")
    duty = baseline.strongest[0].facts.modality == "obligation"
    if not duty or re.search(r"\d|^(?:until|till)\b", words) or not pattern("moment", "said").match(words):
        return None
    return "deadline", "stricter" if bool(spot.new) != complains(spot) else "weaker"


def _after_event(baseline: Group, spot: Spot) -> Direction | None:
    """ "after it is accepted" for "before it is accepted": of a duty, later is weaker."""
    places = [_place(words.lstrip(" ,;")) for words in (spot.gone, spot.new)]
    known = [place for place in places if place is not None and place < _UNTIL]
    if len(known) < len(places) or baseline.strongest[0].facts.modality not in {"obligation", "recommendation"}:
        return None
    return "weaker" if known[1] > known[0] else "stricter"


def _beside_event(baseline: Group, spot: Spot) -> Direction | None:
    """ "once you have answered" for "before you answer", "when | they travel" for "before": before, at or after one
    event."""
    (place, event), (then, other) = (_beside(words.lstrip(" ,;")) for words in (spot.gone, spot.new))
    when = re.search(r"\b(?:when|while|whilst)\b", f"{spot.gone} {spot.new}")
    if when and not event and not other:
        event = other = content_of(re.split(r"[,.;:]", spot.right, maxsplit=1)[0])
    if place is None or then is None or place == then or not event or event != other:
        return None
    if place and then and when:
        return None  # "once it is known" for "when it is known"
    duty = baseline.strongest[0].facts.modality in {"obligation", "recommendation"}
    return "neutral" if not duty else "weaker" if then > place else "stricter"


def _beside(words: str) -> tuple[int | None, frozenset[str]]:
    """Whether some words place a thing before, at or after an event, and what the event is."""
    for at, row in enumerate(data()["placed"]["beside"]):
        if match := re.match(rf"(?:{row})\b(.*)", words):
            return at, content_of(match[1])
    return None, frozenset()


_UNTIL = 3
"""The place of "until" among the words for before, at and after an event: it tells how long, not when."""

_NEXT = re.compile(r"(?:the|its|their) (?:very )?(?:next|first|following)(?: ordinary| available)?")
_BEGINS = re.compile(r"\b(?:begin|start|run|commence|count)s?\b[^.;,]*\b(?:when|once|after|from|on)\b[^.;,]*$")


def _any_time(baseline: Group, spot: Spot) -> Direction | None:
    """ "at any time" for "once it is decided": of a leave, a moment is stricter; of a rule, weaker."""
    gone, new = (re.match(r"at (?:any time|all times)\b|always\b", words) for words in (spot.gone, spot.new))
    if bool(gone) == bool(new) or not another(spot):
        return None
    leave = baseline.strongest[0].facts.modality == "permission"
    return "stricter" if bool(gone) == leave else "weaker"


def _unit(spot: Spot) -> Direction | None:
    """ "in the week in which" for "on the day on which": the longer unit leaves more time."""
    if not all(_IN_UNIT.fullmatch(words) for words in (spot.gone, spot.new)):
        return None
    times = [lasting(spot, words) or 0.0 for words in (spot.gone, spot.new)]
    return None if times[0] == times[1] else "weaker" if times[1] > times[0] else "stricter"


def _later(spot: Spot) -> Direction:
    """Later on the calendar is weaker: "before the end of the year" for "at the next meeting"."""
    one, other = _horizon(spot.gone), _horizon(spot.new)
    if (one is None) != (other is None):
        return soon(spot) or "neutral"  # "by the end of the quarter" for "as soon as it is offered"
    return by_calendar(spot) or "neutral"


def by_calendar(spot: Spot) -> Direction | None:
    """Which of two moments comes later, where the calendar or the next meeting tells how far off both are."""
    one, other = _horizon(spot.gone), _horizon(spot.new)
    if one is None or other is None or one == other:
        return None
    return "weaker" if other > one else "stricter"


def _horizon(words: str) -> float | None:
    """About how many days off a moment is that is told by the calendar or by the next meeting."""
    for form, days in data()["horizon"].items():
        if re.search(rf"(?<!\w)(?:{form})(?!\w)", words):
            return float(days)
    return None


_IN_UNIT = re.compile(r"(?:on|in|within|during) the (?:same )?\w+(?: (?:on|in))?")


def another(spot: Spot) -> bool:
    """Both sides name a moment, one of them surely; or the words after "before the" were exchanged."""
    gone, new = (words.lstrip(" ,;") for words in (spot.gone, spot.new))
    if not (gone and new):
        return False
    places = [_place(words) for words in (gone, new)]
    if None not in places:
        return places[0] != places[1]  # "before the first meeting" for "at the first meeting"
    if set(terms(gone)) & set(terms(new)) or re.search(r"[£$€₹%]", gone + new):
        return False  # the same event in other words
    if not (terms(gone) and terms(new)) or paced(spot):
        return False
    periods = [_PERIOD.fullmatch(words) and lasting(spot, words) for words in (gone, new)]
    if any(periods):
        return not all(periods)  # two periods are compared as such
    sure = [bool(pattern("moment", "said").match(words)) for words in (gone, new)]
    maybe = [bool(pattern("moment", "perhaps").match(words)) for words in (gone, new)]
    if (sure[0] and (sure[1] or maybe[1])) or (sure[1] and maybe[0]):
        return True
    runs = re.search(rf"\b(?:{_RUNS})(?: the| an?| any| each| his| her| their| your)?\s*$", spot.left)
    return bool(runs) and not re.search(r"\d", gone + new) and bool(terms(gone)) and bool(terms(new))


def _place(words: str) -> int | None:
    rows = data()["placed"]["when"]
    return next((at for at, row in enumerate(rows) if re.fullmatch(row, words)), None)


_PERIOD = re.compile(r"[\w-]+ (?:(?:working|clear|calendar|full) )?\w+")

_RUNS = (
    r"(?<!appear )(?<!appears )(?<!come )(?<!comes )(?<!laid )(?<!brought )(?<!put )before|until|till|as soon as|"
    r"at the (?:start|beginning|outset|end|close) of|by the (?:end|start|close) of"
)
