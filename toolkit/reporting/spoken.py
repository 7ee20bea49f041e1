"""The values of a finding and the names of the two codes as a committee reads them, not as a comparison has them."""

from __future__ import annotations

from toolkit.reporting.view import Report
from toolkit.reporting.wording import normal_form_words, prose, terms, word

_NAMED = frozenset({"officer_code", "member_code"})


def names(report: Report) -> tuple[str, str]:
    """The candidate and the baseline in running text: "the officers’ code" and "the members’ code" where that tells
    them apart, else "the candidate" and "the baseline"."""
    candidate, baseline = report.parties
    if candidate.kind == baseline.kind or not {candidate.kind, baseline.kind} <= _named_kinds():
        return prose("the_candidate"), prose("the_baseline")
    return f"the {candidate.kind}", f"the {baseline.kind}"


def _named_kinds() -> set[str]:
    return {word("instrument_kind", kind) for kind in _NAMED}


def spoken(value: str, facet: str = "") -> str:
    """A value of a finding in words; "" stays "". facet: what it is a value of, "" for the force of a provision.

    "none" as the force -> "a statement, no duty"; of taking part -> "no rule".
    "over 25 GBP" -> "more than £25"; "greater_than_most, public_perception" -> both in words, joined by "; ".
    """
    if value == "none":
        return str(prose("no_rule" if facet not in ("", "modality") else "no_duty"))
    parts = value.split(", ")
    if len(parts) > 1 and all(part in terms("value") for part in parts):
        return "; ".join(normal_form_words(part) for part in parts)
    return normal_form_words(value)


def capital(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:]
