"""Parameters as a catalogue writes them, made into the normal form of the analysis."""

from __future__ import annotations

import re
from typing import cast

from toolkit.model.catalogue import ExpectedFacet
from toolkit.model.norm import Deadline, FacetName, Threshold

_CLOSED: dict[str, frozenset[str]] = {
    "register_access": frozenset({"public", "on_request", "internal"}),
    "test": frozenset(
        {"public_perception", "fair_minded_observer", "greater_than_most", "reasonable_belief", "own_judgement"}
    ),
    "participation": frozenset({"disclose", "speak_not_vote", "withdraw", "none"}),
    "sanction": frozenset({"disciplinary", "criminal", "standards_complaint", "suspension", "disqualification"}),
    "record": frozenset({"register", "writing", "minutes", "form", "log"}),
}
FACETS = {
    **{name: "one of " + ", ".join(sorted(values)) for name, values in _CLOSED.items()},
    "threshold": 'an amount such as "from 25 GBP" or "over 100 GBP per year" (over, from, under, up_to, exactly)',
    "deadline": 'a period such as "28 days" or "10 working_days", or "promptly", "immediately", "before_event"',
    "recipient": "a post in small letters with _ for blanks, such as monitoring_officer",
    "bearer": "a post in small letters with _ for blanks, such as monitoring_officer",
}
"""What a catalogue may expect, and how to write it."""
_AMOUNT = re.compile(
    r"(?:(over|from|under|up_to|exactly) )?(\d+(?:\.\d{2})?) ([A-Z]{3})(?: per (item|year|month|source))?"
)
_PERIOD = re.compile(r"(\d{1,4}) (day|working_day|week|month|year)s?")
_AT_ONCE = frozenset({"promptly", "immediately", "before_event"})


def facet_of(name: str, written: str) -> ExpectedFacet | None:
    """The facet that a catalogue writes, None where it is not written as `FACETS` says."""
    facet = cast(FacetName, name)
    if name in _CLOSED:
        return ExpectedFacet(facet, written) if written in _CLOSED[name] else None
    if name == "threshold":
        amount = _AMOUNT.fullmatch(written)
        kind = amount and (amount[1] or "exactly")
        return ExpectedFacet(facet, Threshold(amount[2], amount[3], kind, amount[4] or "")) if amount else None  # type: ignore[arg-type]
    if name == "deadline":
        return _deadline(written)
    return ExpectedFacet(facet, written) if re.fullmatch(r"[a-z]+(?:_[a-z]+)*", written) else None


def _deadline(written: str) -> ExpectedFacet | None:
    if written in _AT_ONCE:
        return ExpectedFacet("deadline", Deadline(0, written))
    period = _PERIOD.fullmatch(written)
    return ExpectedFacet("deadline", Deadline(int(period[1]), period[2])) if period else None
