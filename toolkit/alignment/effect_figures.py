"""Figures in words put in or struck out: another number, date, rhythm or comparison."""

from __future__ import annotations

import re
from functools import cache

from toolkit.alignment.effect_pace import as_soon, paced
from toolkit.alignment.effect_spots import Effect, Spot, data, meant, pattern
from toolkit.alignment.periods import KNOWN
from toolkit.alignment.words import terms
from toolkit.model.crosswalk import Direction

_NUMBER = re.compile(r"\d{1,3}(?: \d{3})+\b|\d+(?:[.,]\d+)*")
_MONEY = re.compile(
    r"[£$€₹]|\bR(?=\d)|\b(?:rs\.?|gbp|eur|usd|pounds?|dollars?|euros?|rupees?)(?=[\s\d]|$)", re.IGNORECASE
)
_SHARE = re.compile(r"%|\bper ?cent\b|\bpercent\b", re.IGNORECASE)


def quantity(spot: Spot) -> Effect | None:
    """Another number: a time limit beside a unit of time, else a quantity. More time and a higher limit are weaker,
    unless "at least" stands before."""
    if (
        is_place(spot)
        or _is_label(spot)
        or _dated(spot)
        or _names_law(spot)
        or pattern("time", "hours").search(f"{spot.gone} {spot.new}")
    ):
        return None
    if total := _together(spot):
        return "threshold", total
    if pace := paced(spot):
        return "deadline", pace
    if spot.gone and spot.new and None not in (times := (lasting(spot, spot.gone), lasting(spot, spot.new))):
        return ("deadline", _longer(spot, times[1] > times[0])) if times[0] != times[1] else None  # type: ignore[operator]
    gone, new = numbers_in(spot.gone) or _one(spot.gone, spot.new), numbers_in(spot.new) or _one(spot.new, spot.gone)
    gone, new = _per_cent(spot, gone, new)
    timely = pattern("time", "units").match(spot.right.lstrip(" '’")) or _has("time", "units", spot)
    counted = _COUNTED.fullmatch(spot.gone or spot.new) and re.match(r"\s*(?:day|week)s?\b", spot.right)
    if (counted or pattern("time", "adverbs").search(f"{spot.gone} {spot.new}")) and not (gone or new):
        same = as_soon(spot.gone, spot.new) or _both_name_event(spot)
        return None if same else ("deadline", _direction(bool(spot.new), bool(spot.gone)))
    if gone == new and gone and set(_signs(spot.gone)) ^ set(_signs(spot.new)):
        return "threshold", "neutral"
    if gone == new or not (gone or new):
        return None
    if spot.gone and spot.new and not (gone and new):
        return _unbounded(spot, bool(new)) if not timely else None
    if not (gone and new) and timely and _OUTLASTS.search(spot.new or spot.gone):
        return "scope", "weaker" if new else "stricter"
    if not (gone and new):
        if timely and COMPLAINT.match(spot.left):
            return "deadline", "weaker" if new else "stricter"
        return ("deadline", _lasts(spot) or _direction(bool(new), bool(gone))) if timely else None
    if re.search(r"\b(?:act|regulations?|order|section|paragraph|part|article|rule|schedule)s?\b", spot.gone):
        return None
    direction: Direction = least(spot) or ("weaker" if max(new) > max(gone) else "stricter")
    amount = timely is None or not timely
    return ("deadline" if timely else "threshold"), direction if not amount or _cuts(spot) else "neutral"


def _cuts(spot: Spot) -> bool:
    """The words around an amount tell which way it cuts."""
    beside = f"{spot.gone} {spot.right[:12]}"
    more = re.match(r"\W*(?:\w+ )?or (?:more|above|over|higher|greater|upwards)\b", spot.right)
    measured = _MONEY.search(beside) or _SHARE.search(beside) or more or _CASE.search(spot.left)
    return bool(measured or least(spot) or _voted(spot))


COMPLAINT = re.compile(
    r"\W*(?:an?|any|every|each|all|no)?\s*(?:complaint|allegation|charge|report of a breach)s?\b[^;.]*"
    r"\b(?:must|shall|should|may|is to|are to|can|will) "
    r"(?:only )?be (?:made|brought|lodged|submitted|received|sent|put|raised|considered)\b"
)
""" "A complaint must be made | within three months |": who was in breach is the sooner safe."""


def _both_name_event(spot: Spot) -> bool:
    """ "whether before the meeting or after it", "be the meeting still to come or past"."""
    events = [match[1] for match in re.finditer(r"\bbefore the (meeting|event)\b", f"{spot.gone} {spot.new}")]
    return any(all(re.search(rf"\b{event}s?\b", words) for words in (spot.gone, spot.new)) for event in events)


_OUTLASTS = re.compile(
    r"\b(?:who|whose|which|that|if|where|when|while|is|are)\b[^.;]{0,120}?"
    r"\b(?:outlasts?|exceeds?|lasts?|(?:longer|more) than|over|at least|continues? for)\b[^.;]{0,120}$"
)
""" "whose engagement is expected to outlast twelve weeks": who is covered, not when a thing is due."""


def _lasts(spot: Spot) -> Direction | None:
    """How long a ban or a bond lasts, where only one wording says it: "remain bound | for two years | after"."""
    words = spot.gone or spot.new
    first = not _ORDERS.search(spot.left) and _ORDERS.search(
        spot.right
    )  # "In any dealings | within a year | a member must"
    limits = re.match(r"(?:\w+(?:ed|ing)|who|which|that|employed|engaged)\b.*\bfor\b", words)
    if first or limits or (_CASE.search(spot.left) and re.match(r"for\b", words)):
        return "weaker" if spot.new else "stricter"  # who has been so for a time
    bond = re.search(
        r"\b(?:remain\w*|continu\w+|bound|appl(?:y|ies)|bind\w*|must not|shall not|may not|cannot)\b", spot.left
    )
    if not bond or not re.match(r"(?:for|during)\b(?! at least)", words):
        return None
    return "weaker" if spot.new else "stricter"


def _voted(spot: Spot) -> bool:
    """The share of votes that a penalty needs: the smaller, the stricter for those whom it may fall on."""
    share = re.search(r"\b(?:majority|half|thirds?|quarters?)\b", f"{spot.gone} {spot.new}")
    return bool(share) and bool(
        pattern("sanction", "words").search(spot.left) or re.search(r"\b(?:penalty|sanction)", spot.left)
    )


def _unbounded(spot: Spot, bounded: bool) -> Effect | None:
    """ "any shares" for "a tenth or more of the shares": an amount that bounded a rule is gone, or has come."""
    plain = spot.gone if bounded else spot.new
    words = spot.new if bounded else spot.gone
    more = set(meant(plain).split()) - set(meant(words).split())
    if more or not (_MONEY.search(words) or _SHARE.search(words) or _compares(words)):
        return None
    return "threshold", "weaker" if bounded else "stricter"


def _compares(words: str) -> bool:
    return any(pattern("compare", name).search(words) for name in data()["compare"])


_CASE = re.compile(r"\b(?:if|where|when|who|which|that)\b(?![^,;]*\b(?:must|shall|should|may|will|can)\b)[^,;]*$")
"""A number that a rule's case must reach: "who | misses three meetings"."""


_PLACE = re.compile(r"\d+(?:[.-]\d+)+(?:\([\da-z]+\))*")


_AT, _WITHIN = (
    re.compile(r"(?:on|at|by|before|upon)(?: the (?:same |very )?day(?: on which| that| when)?)?"),
    re.compile(
        r"(?:(?:with)?in\b|(?:no|not) later than|by the (?:first|second|third|last|end|close|\w+day)\b)"
        r".* (?:of|after|from|following)"
    ),
)


def appointed(spot: Spot) -> Effect | None:
    """A time after a day for the day itself: "within a week after | your last day" for "on | your last day"."""
    if _AT.fullmatch(spot.gone) and _WITHIN.fullmatch(spot.new):
        return "deadline", "weaker"
    return ("deadline", "stricter") if _WITHIN.fullmatch(spot.gone) and _AT.fullmatch(spot.new) else None


def event(spot: Spot) -> Effect | None:
    """Another event from which a period runs: "within 21 days of the | decision"."""
    if re.search(r"\d", spot.gone + spot.new):
        return None
    if not (spot.gone and spot.new):
        return ("deadline", "weaker" if spot.new else "stricter") if _first_known(spot) else None
    gone, new = set(terms(_plain(spot.gone))), set(terms(_plain(spot.new)))
    later = bool(gone) and gone < new and re.search(r"\bafter\b", spot.new)
    if (gone & new and not later) or not _runs_from(spot):
        return None  # "of its being taken up" for "of taking it up"
    known = [bool(KNOWN.search(words)) for words in (spot.gone, spot.new)]
    if known[0] != known[1]:
        return "deadline", "weaker" if known[1] else "stricter"
    return "deadline", "weaker" if later else "neutral"


def _runs_from(spot: Spot) -> bool:
    runs = r"(?:of|after|from|following|before)(?: (?:the|an?|his|her|your|their))?"
    return bool(re.search(rf"(?:{pattern('time', 'units').pattern})\s+{runs}\s*$", spot.left, re.IGNORECASE))


def _first_known(spot: Spot) -> bool:
    """ "within a year of the | complainant's learning of the | event"."""
    return _runs_from(spot) and bool(KNOWN.search(spot.gone or spot.new))


def _plain(words: str) -> str:
    return " ".join(data()["irregular"].get(word, word) for word in words.split())


def _dated(spot: Spot) -> bool:
    """Dates and years alone, as of a code's own adoption."""
    date = rf"(?:\d{{1,2}}(?:st|nd|rd|th)? (?:{data()['time']['months']}) )?(?:1[89]|20)\d\d"
    return all(re.fullmatch(date, words) for words in (spot.gone, spot.new))


def _together(spot: Spot) -> Direction | None:
    """An amount that several make together is sooner reached."""
    gone, new = (bool(pattern("time", "together").search(words)) for words in (spot.gone, spot.new))
    if gone == new or not numbers_in(f"{spot.left[-40:]} {spot.right[:40]}"):
        return None
    return "stricter" if new else "weaker"


def is_place(spot: Spot) -> bool:
    """ "10.4" for "10.3" with nothing beside it to count: a provision's number, no quantity."""
    counted = re.match(r"\s*(?:%|per|p\b|million|thousand|times|metres|hours|days)", spot.right)
    return bool(_PLACE.fullmatch(spot.gone) and _PLACE.fullmatch(spot.new)) and not counted


def _is_label(spot: Spot) -> bool:
    """The number at the head of a row of a table: "4 Shares" for "5 Shares"."""
    return (
        not spot.left.strip()
        and spot.before[0] == 0
        and all(re.fullmatch(r"\d{1,2}[.)]?", words) for words in (spot.gone, spot.new))
    )


def _names_law(spot: Spot) -> bool:
    """The year of an Act is no quantity."""
    years = all(re.fullmatch(r"(?:1[89]|20)\d\d", words) for words in (spot.gone, spot.new))
    law = r"\b(?:acts?|orders?|regulations?|rules|ordinance|law|statute|measure|charter|decree|directive|code),?\s*$"
    return years and bool(re.search(law, spot.left))


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


def _longer(spot: Spot, more: bool) -> Direction:
    """More time is weaker, but after "at least" and the like."""
    return _bounded(spot, more) or ("weaker" if more else "stricter")


def _bounded(spot: Spot, rises: bool) -> Direction | None:
    more: Direction = "stricter" if rises else "weaker"
    back: Direction = "weaker" if rises else "stricter"
    ahead = re.match(
        rf"\W*(?:(?:{data()['time']['units']})\W*)?(?:notice|before|prior to|in advance|ahead)\b", spot.right
    )
    if ahead or pattern("time", "at_least").search(spot.left[-30:]):
        return more
    if pattern("time", "at_most").search(spot.left[-40:]):
        return more if pattern("sanction", "words").search(spot.left) else back
    if pattern("time", "paid").search(spot.left) or re.search(
        r"\bonly (?:by|with|on|if|where|when)\b[^.;]*$", spot.left
    ):
        return more
    if not pattern("time", "lasting").search(spot.left):
        return None
    if re.match(
        r"\W*(?:(?:years?|months?|weeks?|days?)\W+)?or (?:more|longer|over)\b", spot.right
    ) and not _ORDERS.search(spot.left):
        return back  # what counts: "a licence for a month or longer"
    return back if pattern("time", "leave").search(spot.left) and not _NOBODY.search(spot.left) else more


_NOBODY = re.compile(r"\b(?:no|nobody|none|neither|never)\b[^.;]*\b(?:may|can)\b")
""" "No officer may act for a bidder for | two | years": a ban, for all its "may"."""


_ORDERS = re.compile(r"\b(?:must|shall|should|may|will|is to|are to)\b")


def lasting(spot: Spot, words: str) -> float | None:
    """The period of which some words of a place are a part, in days: "12 | hours", "first | three | months"; a unit
    alone ("by the end of the | month") is one of it. None where they are no part of one."""
    before, after = spot.left[-24:], spot.right[:24]
    start = len(before) + 1
    for match in _period().finditer(f"{before} {words} {after}"):
        if match.start() < start + len(words) and start < match.end():
            number = max(numbers_in(match["number"] or "one"), default=1.0)
            return number * float(next(days for unit, days in data()["days"].items() if match["unit"].startswith(unit)))
    return None


@cache
def _period() -> re.Pattern[str]:
    numbers = "|".join(sorted(data()["numbers"], key=len, reverse=True))
    units = "|".join(data()["days"])
    return re.compile(
        rf"(?:(?<![\w.])(?P<number>\d+(?:\.\d+)?|{numbers})[\s-]+)?(?:(?:clear|full|whole|calendar|consecutive)\s+)*"
        rf"(?<!working )(?<!business )\b(?P<unit>{units})s?\b"
    )


def _one(words: str, other: str) -> list[float]:
    """ "an officer" is one where the other side has "two officers"."""
    single = re.match(r"an?\b ?([\w’'-]*)", words)
    named = not single or not single[1] or re.search(rf"\b{re.escape(single[1])}(?:s|es)?\b", other)
    return [1.0] if single and named and numbers_in(other) else []


_COUNTED = re.compile(r"working|clear|calendar|business|full|whole")


def _per_cent(spot: Spot, gone: list[float], new: list[float]) -> tuple[list[float], list[float]]:
    """ "two thirds" beside "75 per cent"."""
    one, other = (bool(_SHARE.search(words)) for words in (spot.gone, spot.new))
    if one == other:
        return gone, new
    part = new if one else gone
    whole = [100 * value for value in part] if part and max(part) <= 1 else part
    return (gone, whole) if one else (whole, new)


_COINS = {"p": "£", "g": "£", "d": "$", "u": "$", "e": "€"}


def _signs(words: str) -> list[str]:
    """The currencies named, by their signs."""
    return [_COINS.get(match[0][0].lower(), match[0][0].lower()) for match in _MONEY.finditer(words)]


def _has(table: str, name: str, spot: Spot) -> bool:
    return bool(pattern(table, name).search(spot.gone) or pattern(table, name).search(spot.new))


def _direction(new: bool, gone: bool) -> Direction:
    return "neutral" if new and gone else "stricter" if new else "weaker"


def numbers_in(words: str) -> list[float]:
    """The numbers in some words, written in figures or out."""
    plain = re.sub(r"\((?:[\divxlc]+|[a-z])\)", " ", words)
    figures = (re.sub("[, ]", "", match[0]) for match in _NUMBER.finditer(plain))
    found = [float(figure) for figure in figures if figure.count(".") < 2]  # 7.5.3 is no number but a place
    words_of = re.findall(r"[a-z]+(?:[ -](?:thirds|quarters|fifths|tenths)|-[a-z]+)?", plain)
    return found + [value for word in words_of if (value := _spelt(word)) is not None]


def _spelt(word: str) -> float | None:
    """ "twenty-five", "two thirds"; None for what is no number."""
    table = data()["numbers"]
    values = [float(table.get(one, table.get(one.removesuffix("s"), 0))) for one in re.split("[ -]", word)]
    if not all(values):
        return None
    return values[0] if len(values) == 1 else values[0] * values[1] if values[1] < 1 else sum(values)


def due(spot: Spot) -> Effect | None:
    """Another date: later in the year is weaker, where both name a month; what must not be done before a later day is
    stricter."""
    named = list(data()["time"]["months"].split("|"))
    both = (pattern("time", "months").findall(words) for words in (spot.gone, spot.new))
    gone, new = ([named.index(month) for month in months] for months in both)
    if not gone or not new or not re.search(r"\bby\s*$|\bbefore\s*$|\bon or before\s*$", spot.left):
        return None
    if new[-1] == gone[-1]:
        return "deadline", "neutral"
    return "deadline", "weaker" if (new[-1] > gone[-1]) != bool(_NOT_BEFORE.search(spot.left)) else "stricter"


_NOT_BEFORE = re.compile(
    r"\b(?:not|no|nobody|never|nor)\b(?! fail\b| omit\b| neglect\b)[^.;]{0,200}\bbefore\s*$", re.IGNORECASE
)


def looking_back(spot: Spot) -> Effect | None:
    """ "in the last five years" is no time limit: older matters need not be told."""
    if _together(spot):
        return None  # "together with all else from the same source in the preceding year"
    gone, new = (bool(pattern("time", "back").search(words)) for words in (spot.gone, spot.new))
    return ("scope", "weaker" if new else "stricter") if gone != new else None


def reckoned(spot: Spot) -> Effect | None:
    """From which day a period runs: "the day of" the event for "the day after" it ends the period a day sooner."""
    gone, new = (_counted(spot, words) for words in (spot.gone, spot.new))
    return ("deadline", "stricter" if new == "with" else "weaker") if {gone, new} == {"with", "after"} else None


def _counted(spot: Spot, words: str) -> str:
    beside = re.search(r"\bday\s*$", spot.left) or pattern("time", "units").search(spot.left[-40:])
    near = f"{spot.left[-8:].rstrip()} {words}" if re.search(r"\bday\s*$", spot.left) else words
    return next((name for name in ("with", "after") if beside and pattern("counted", name).search(near)), "")
