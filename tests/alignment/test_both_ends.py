"""One rule from both ends is neither a conflict nor a change of force; a rule turned round is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.alignment.made import code
from toolkit.alignment.exceptions import exceptions
from toolkit.alignment.force import force_differences
from toolkit.alignment.group import Group
from toolkit.alignment.units import units_of

FORCES = [
    ("You must not use the van unless the Clerk agrees.", "You may use the van only with the Clerk's agreement.", ""),
    ("You must not use the van unless the Clerk agrees.", "You may use the van subject to the Clerk's approval.", ""),
    (
        "You must not, without the Clerk's consent, use the van.",
        "You may use the van if the Clerk does not object.",
        "",
    ),
    ("You must not use the van unless the Clerk agrees.", "You may use the van whenever it is free.", "reversed"),
    ("Nothing prevents you from raising a concern.", "No one shall be penalised for raising a concern.", ""),
    (
        "You must tell the Clerk of a concern.",
        "You may tell the Clerk of a concern without fear of reprisals.",
        "modality",
    ),
    ("You must not drink at lunch.", "You may drink at lunch. No one will be treated differently.", "reversed"),
    ("You must not do what makes the Council suffer loss.", "You may take risks with the Council's money.", "reversed"),
    (
        "Share no data except with the consent of the person.",
        "You may share data under a policy approved by the Board.",
        "reversed",
    ),
    (
        "You must not publish it unless the Mayor agrees.",
        "You may publish it once the printer gives a licence.",
        "reversed",
    ),
    ("You may raise a concern with the press.", "You must not raise a concern with the press.", "reversed"),
]
LAW, BOTH, TURNED = (
    "Keep it secret except where the law requires it.",
    "Keep it secret unless the law requires it or the treasurer has agreed.",
    "Keep it secret unless the treasurer agrees or the law requires it.",
)
CASES = [(BOTH, LAW, "stricter"), (LAW, BOTH, "weaker"), (BOTH, TURNED, "")]


def sides(folder: Path, *texts: str) -> list[Group]:
    one, other = (tuple(units_of(code(folder, f"c{place}", f"1 {text}\n"))) for place, text in enumerate(texts))
    return [Group("baseline", one), Group("candidate", other)]


@pytest.mark.parametrize(("one", "other", "facet"), FORCES)
def test_from_both_ends(tmp_path: Path, one: str, other: str, facet: str) -> None:
    assert [item.facet for item in force_differences(*sides(tmp_path, one, other))] == [facet] * bool(facet)


@pytest.mark.parametrize(("one", "other", "way"), CASES)
def test_a_case_that_one_exception_has_more(tmp_path: Path, one: str, other: str, way: str) -> None:
    assert [item.direction for item in exceptions(*sides(tmp_path, one, other))] == [way] * bool(way)
