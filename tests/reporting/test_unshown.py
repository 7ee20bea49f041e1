"""Other words whose link asks less or more as a whole: no report says that nothing was found or is to be done."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reporting.sample import assessment
from toolkit.model.crosswalk import Relationship
from toolkit.model.finding import Assessment
from toolkit.reporting.oscal import oscal
from toolkit.reporting.render import laid_out
from toolkit.reporting.report_templates import report_page
from toolkit.reporting.view import view

NOTHING_FOUND = "No difference of effect found."
SUMMARY = "On the whole the candidate seems to ask less."
LABELS: dict[Relationship, str] = {
    "subset": "Seems to ask less as a whole",
    "superset": "Seems to ask more as a whole",
    "intersects": "Each seems to have a part of its own",
    "equivalent": "Wording only",
}


def alone(relationship: Relationship) -> Assessment:
    """The sample with one link, on which nothing but other words is told."""
    whole = assessment()
    finding = next(one for one in whole.findings if one.kind == "wording_only")
    link = next(one for one in whole.crosswalk.correspondences if one.baseline == finding.baseline)
    crosswalk = replace(whole.crosswalk, correspondences=(replace(link, relationship=relationship),))
    return replace(whole, crosswalk=crosswalk, findings=(replace(finding, summary=SUMMARY),))


def committee(whole: Assessment) -> str:
    return str(laid_out(report_page(whole, template="committee", fields={}), format="md"))


@pytest.mark.parametrize(("relationship", "label"), LABELS.items())
def test_its_name_is_what_the_link_says(relationship: Relationship, label: str) -> None:
    whole = alone(relationship)
    assert [one.kind_words for one in view(whole).findings] == [label]
    assert f"{label} (minor)" in oscal(whole)


@pytest.mark.parametrize("relationship", ["subset", "superset", "intersects"])
def test_the_clause_table_tells_it_and_asks_for_reading(relationship: Relationship) -> None:
    said = committee(alone(relationship))
    assert SUMMARY in said
    assert NOTHING_FOUND not in said
    assert "No change needed" not in said


def test_of_the_same_requirement_nothing_was_found() -> None:
    said = committee(alone("equivalent"))
    assert NOTHING_FOUND in said
    assert "No change needed. Read both wordings once." in said
