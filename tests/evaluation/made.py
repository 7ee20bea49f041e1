"""Small instruments and gold made by hand, whose right figures can be counted on the fingers."""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.analysis import analyse
from toolkit.evaluation.asvs import requirements
from toolkit.evaluation.gold import GoldLink
from toolkit.evaluation.sets import Case
from toolkit.model.norm import Analysis

MEMBERS = {
    "1": "You must treat everyone with respect.",
    "2": "You must register any gift worth more than £25 within 28 days.",
    "3": "You must not disclose confidential information.",
    "4": "Meetings of the standards committee are held in public.",
}
OFFICERS = {
    "1": "Officers must treat all persons with respect.",
    "2": "Officers must register any gift worth more than £50 within 28 days.",
    "3": "Confidential information must not be disclosed by an officer.",
    "4": "Officers may not use the council's vehicles at weekends.",
}


def code(paragraphs: dict[str, str], *, name: str = "made") -> Analysis:
    """An analysed code of numbered paragraphs under one heading; the ids end in the numbers."""
    rows = [
        {"chapter_id": "A", "chapter_name": "Code", "section_id": "S", "section_name": "Duties"}
        | {"req_id": number, "req_description": words}
        for number, words in paragraphs.items()
    ]
    return analyse(requirements(rows, name))


def place(number: str) -> str:
    """The id of a paragraph of `code`."""
    return f"a/s/{number}"


def ids(numbers: Iterable[str]) -> tuple[str, ...]:
    """The ids of several."""
    return tuple(map(place, numbers))


def link(baseline: str, candidate: str, relationship: str = "equivalent") -> GoldLink:
    """`link("12", "3")`: paragraphs 1 and 2 of the baseline with 3 of the candidate."""
    return GoldLink(ids(baseline), ids(candidate), relationship)


def case(*links: GoldLink, none: tuple[str, str] = ("", ""), merged: str = "") -> Case:
    """Members (baseline) and officers with these links. none: numbers without a counterpart, of each side."""
    unmatched = frozenset(ids(none[0])), frozenset(ids(none[1]))
    return Case("made", "test", code(MEMBERS), code(OFFICERS), links, *unmatched, merged=frozenset(ids(merged)))
