"""Time limits: within how long, counted from what; not mere lengths of time ("a licence for 28 days or longer")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from toolkit.analysis.numbers import number_words, value_of
from toolkit.analysis.wordlists import pattern, words
from toolkit.model.norm import Deadline, Facet

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
"""\"by the end of the fifth working day\"."""


_HALVES: dict[str, tuple[int | None, str]] = {"year": (6, "month"), "day": (None, "day")}
"""\"Half a year\"; of no other unit has a half a normal form."""


@cache
def _spell() -> re.Pattern[str]:
    """A length of time with the words before it that may make it a limit."""
    units = words("numbers")["units"]
    unit = "|".join(f"(?P<{name}>{expression})" for name, expression in units.items())
    nth = rf"(?:(?:the|your|their|his|her|a)\s+)?(?P<nth>{'|'.join(_ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th))"
    number = rf"{nth}|(?P<half>half\s+an?)|(?P<words>{number_words()}|an?)|(?P<figure>\d{{1,4}})"
    bracket = r"(?:\s*\((?:\d+|\w+(?:[ -]\w+)?)\))?"
    limit = rf"(?P<limit>(?:{_words('limit')})?)"
    return re.compile(rf"(?<![\w£$€.,]){limit}(?:{number}){bracket}[\s-]+(?:{unit})(?!\w)['’]?", re.IGNORECASE)


@cache
def _start() -> re.Pattern[str]:
    """From what event the time runs: "beginning with the day ...", "after ..."."""
    notice = r"(?:\s*(?:written|prior|advance)?\s*(?:notice)?)?\s*,?\s*"
    how = rf"(?P<how>{_words('beginning')}|{_words('after')})"
    return re.compile(rf"{notice}{how}(?P<what>\b[^,.;:()]{{0,80}})", re.IGNORECASE)


def _words(name: str) -> str:
    return "|".join(words("deadlines")[name])


@cache
def _at_start(name: str) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{_words(name)})(?!\w)", re.IGNORECASE)


@cache
def _at_end(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_words(name)})\s+$", re.IGNORECASE)


def deadlines(text: str) -> tuple[Facet, ...]:
    """Every time limit in the text, in order."""
    found = [facet for match in _spell().finditer(text) if (facet := _counted_limit(text, match))]
    found += [facet for facet in _occasions(text) if not _meets(facet, found)]
    for unit, expression in words("numbers")["instant"].items():
        for match in pattern(expression).finditer(text):
            said = _event_words(match.group()) if unit == "before_event" else match.group()
            said = match.group() if said.lower() == "before" else said  # "before it is decided"
            span = (match.start(), match.start() + len(said.rstrip()))
            start = said.strip() if unit == "before_event" else ""
            facet = Facet("deadline", Deadline(0, unit, start), span)
            if not _meets(facet, found) and not _is_decoy(text, match, unit):
                found.append(facet)
    return tuple(sorted(found, key=lambda facet: facet.span))


def _meets(one: Facet, others: list[Facet]) -> bool:
    return any(one.span[0] < other.span[1] and other.span[0] < one.span[1] for other in others)


def _occasions(text: str) -> Iterator[Facet]:
    """A day that is a limit by itself ("on the next working day"), and what comes once a year, where a change is to be
    told ("Each April employees shall inform the Director of any change"). Twelve months may pass until then."""
    table = dict(words("numbers")["occasion"])
    yearly = dict(words("numbers")["yearly"])
    if pattern(yearly.pop("told")).search(text):
        table |= yearly
    for length, expression in table.items():
        number, unit = length.split()
        for match in pattern(expression).finditer(text):
            yield Facet("deadline", Deadline(int(number), unit), match.span())


def _counted_limit(text: str, match: re.Match[str]) -> Facet | None:
    unit = next(name for name in words("numbers")["units"] if match[name])
    number: int | None
    if match["half"]:
        number, unit = _HALVES.get(unit, (None, unit))
    elif match["nth"]:
        number = _nth(match["nth"])
    else:
        number = int(match["figure"]) if match["figure"] else value_of(match["words"])
    if number is None or not _is_limit(text, match):
        return None
    if unit == "hour":
        # The model counts in days; "48 hours" is two. A time limit of a few hours has no normal form.
        if number % 24:
            return None
        number, unit = number // 24, "day"
    if unit == "fortnight":
        number, unit = number * 2, "week"
    start = _start().match(text, match.end())
    begins = bool(start and re.fullmatch(_words("beginning"), start["how"], re.IGNORECASE))
    what = _event_words(start["what"]) if start else ""
    event = (start["how"] + what).strip(" -–—:") if start and what.strip(" -–—:") else ""
    end = start.start("what") + len(what) if start else match.end()
    end = match.start() + len(text[match.start() : end].rstrip())
    begin = match.start() + len(match.group()) - len(match.group().lstrip())
    return Facet("deadline", Deadline(number, unit, event, "beginning_with" if begins else "after"), (begin, end))


def _nth(printed: str) -> int:
    """ "fifth" and "5th"."""
    return int(printed[:-2]) if printed[0].isdigit() else _ORDINALS.index(printed.lower()) + 1


def _event_words(printed: str) -> str:
    """The event alone: "of election a member shall" runs on into the next clause."""
    return re.split(_words("next_clause"), printed, maxsplit=1, flags=re.IGNORECASE)[0].rstrip()


_REACH = 450
"""Code points before a time limit that are asked what it limits."""


def _before(text: str, match: re.Match[str]) -> str:
    return text[max(match.start() - _REACH, 0) : match.start()]


def _is_limit(text: str, match: re.Match[str]) -> bool:
    """Within, by or before so long, or so long before or after an event: a limit. For so long: a length."""
    limit, rest, before = match["limit"].strip(), text[match.end() : match.end() + 40], _before(text, match)
    if match["nth"] and _at_start("of_month").match(rest):
        return False
    if limit and _at_end("given").search(before):
        return True
    if not limit and _at_end("past").search(before):
        # "registered more than three years before the meeting" looks back.
        return False
    within = bool(_at_start("within").match(limit))
    counted = bool(match["nth"]) or bool(re.search(r"\b(?:first|next|following)\s*$", limit, re.IGNORECASE))
    if (not counted and _at_start("length").match(rest)) or (not within and _at_end("duration").search(before)):
        return False
    if (not limit or limit.lower() in {"on the", "on"}) and _at_end("no_limit").search(before):
        return False  # "deemed received on the second day after posting", "destroyed six years after you leave"
    long = match["year"] or match["month"]
    if long and _at_start("left").match(rest) and _at_end("kept_from").search(f"{before} "):
        return False  # "no former employee shall, within a year of leaving, appear before"
    if within:
        return True
    event = bool(_at_start("event").match(rest))
    # "28 days of leave" is none; "28 days of receipt" only after a word of limit.
    return event and bool(limit or not rest.lstrip().lower().startswith("of "))


def _is_decoy(text: str, match: re.Match[str], unit: str) -> bool:
    """ "the day before the meeting" inside a counted limit, "matters before the committee", "almost immediately"."""
    if _at_start("that_day").match(match.group()):
        return _is_mere_day(text, match)
    if unit != "before_event":
        before_it = re.match(r"\s+(?:before|prior|preceding)\b", text[match.end() :])
        return bool(before_it or re.search(r"(?:almost|not) $", _before(text, match)))
    if _at_start("lapse").match(match.group()) and _at_end("no_act").search(_before(text, match)):
        # "may be deleted before a year has passed": a wait that need not be, no time to act in.
        return True
    opens = _before(text, match).rstrip()[-1:] in {"", ".", "?", "!"}
    if opens and _at_start("leave").match(text[match.start() :][:_REACH]):
        return True  # "Before I leave I may speak": nothing must be done by then
    if _at_end("before_decoys").search(_before(text, match)) or _at_start("bodies").match(match.group()):
        return True
    return bool(_at_start("dates").match(match.group()))


def _is_mere_day(text: str, match: re.Match[str]) -> bool:
    """ "interests held on the day of appointment", "on the day the council meets a member may": nothing is due then."""
    before = text[max(match.start() - _REACH, 0) : match.start()]
    after = re.compile("|".join(words("deadlines")["let"]), re.IGNORECASE)
    said = re.search(rf"(?:{_words('stood')})$", before, re.IGNORECASE) or after.match(text, match.end())
    return bool(said) or not re.search(rf"(?:{_words('asked')})$", before, re.IGNORECASE)
