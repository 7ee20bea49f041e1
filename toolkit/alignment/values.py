"""Facet values in words, as rationale and findings print them."""

from __future__ import annotations

from toolkit.model.norm import Deadline, Threshold


def amount(threshold: Threshold) -> str:
    """A threshold as reports print it: "over 25 GBP per year"."""
    words = {"over": "over ", "from": "from ", "under": "under ", "up_to": "up to ", "exactly": ""}[
        threshold.comparator
    ]
    return f"{words}{threshold.amount} {threshold.currency or 'dollars'}" + (
        f" per {threshold.per}" if threshold.per else ""
    )


def period(deadline: Deadline) -> str:
    """A deadline as reports print it: "28 days", "1 month", "immediately"."""
    if deadline.unit in {"immediately", "before_event", "promptly"}:
        return deadline.unit.replace("_", " ")
    return f"{deadline.number} {deadline.unit.replace('_', ' ')}{'s' if deadline.number != 1 else ''}"
