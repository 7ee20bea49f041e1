"""The mapping collection against OSCAL's own model, as compliance-trestle has it, and against the comparison."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any, get_args

import pytest
from trestle.oscal import OSCAL_VERSION
from trestle.oscal.mapping import Model

from tests.reporting.hostile import hostile
from tests.reporting.sample import assessment
from tests.reporting.web_pages import compared
from toolkit.errors import BadData
from toolkit.model.crosswalk import Direction, Relationship
from toolkit.model.finding import Assessment
from toolkit.reporting.oscal import _token, _words, oscal

TOKEN = re.compile(r"[A-Za-z_][A-Za-z0-9._-]*")
"""A part of what OSCAL's tokens may be made of."""
RELATIONSHIPS = {"equal-to", "equivalent-to", "subset-of", "superset-of", "intersects-with"}


def mapping(text: str) -> Any:
    return json.loads(text)["mapping-collection"]


EXAMPLES: dict[str, Callable[[], Assessment]] = {
    "hand-made": assessment,
    "hostile": hostile,
    "thornmere": lambda: compared("thornmere"),
    "saltmarsh": lambda: compared("saltmarsh"),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_trestle_takes_it_for_a_mapping_collection(name: str) -> None:
    found = EXAMPLES[name]()
    model = Model.model_validate_json(oscal(found)).mapping_collection
    assert model.metadata.oscal_version.root.root == OSCAL_VERSION
    (one,) = model.mappings
    assert len(one.maps) == sum(link.status != "rejected" for link in found.crosswalk.correspondences)


def test_the_test_would_see_a_fault() -> None:
    for name, value in (("relationship", "same as"), ("uuid", "x"), ("sources", [])):
        broken = json.loads(oscal(assessment()))
        broken["mapping-collection"]["mappings"][0]["maps"][0][name] = value
        with pytest.raises(ValueError, match=name):
            Model.model_validate(broken)


def test_the_candidate_is_the_source() -> None:
    """OSCAL's "source subset-of target" is our "the candidate asks only part of the baseline"."""
    found = mapping(oscal(assessment()))
    (one,) = found["mappings"]
    titles = {f"#{each['uuid']}": each["props"][0]["value"] for each in found["back-matter"]["resources"]}
    assert titles[one["source-resource"]["href"]] == "candidate"
    assert titles[one["target-resource"]["href"]] == "baseline"
    link = next(each for each in one["maps"] if said(each)["link"] == "c0000001")
    assert link["relationship"] == "subset-of" and link["confidence-score"] == {"percentage": 0.91}
    assert [said(item)["provision"] for item in link["sources"]] == ["1/1.1"]
    assert [said(item)["provision"] for item in link["targets"]] == ["part-1/1"]


def said(thing: Any) -> dict[str, str]:
    return {prop["name"]: prop["value"] for prop in thing["props"]}


def test_relationships_and_directions_have_oscals_words() -> None:
    words = _words()
    assert set(words["relationship"]) == set(get_args(Relationship))
    assert set(words["relationship"].values()) == RELATIONSHIPS
    assert set(words["subject"]) == set(get_args(Direction))


def test_what_differs_are_qualifiers() -> None:
    (one,) = mapping(oscal(assessment()))["mappings"]
    links = {said(each)["link"]: each for each in one["maps"]}
    (conflict,) = (each for each in links["c0000004"]["qualifiers"] if each["predicate"] == "has-incompatibility")
    assert conflict["subject"] == "both" and "Effect reversed" in conflict["description"]
    weaker = [each for each in links["c0000005"]["qualifiers"] if "Time limit changed" in each["description"]]
    assert [each["subject"] for each in weaker] == ["target"]


def test_what_a_person_rejected_is_no_map_and_says_so() -> None:
    text = oscal(assessment())
    assert "c000000b" not in text
    assert mapping(text)["provenance"]["method"] == "hybrid"
    assert mapping(text)["provenance"]["status"] == "draft"
    assert mapping(oscal(compared("thornmere")))["provenance"]["method"] == "automation"


def test_gaps_name_what_has_no_counterpart() -> None:
    (one,) = mapping(oscal(assessment()))["mappings"]
    assert one["target-gap-summary"]["unmapped-controls"] == [{"with-ids": ["p-part-2__9"]}]
    assert one["source-gap-summary"]["unmapped-controls"] == [{"with-ids": ["p-1__1.4", "p-1__1.11"]}]


def test_ids_are_tokens_and_no_two_the_same() -> None:
    ids = ["1/1.1", "1/1/1", "1__1", "part-2/10/1~2", '2(1)"partner"', "2(1)", "é/ß", "a/5f_", "a_5f/", "a", "a/", "_a"]
    tokens = [_token(one) for one in ids]
    assert len(set(tokens)) == len(ids)
    assert all(TOKEN.fullmatch(token) for token in tokens)


def test_the_date_is_given_or_the_documents_never_the_clock() -> None:
    assert mapping(oscal(assessment()))["metadata"]["last-modified"] == "2024-05-01T00:00:00Z"
    assert mapping(oscal(assessment(), date="2026-02-03"))["metadata"]["last-modified"] == "2026-02-03T00:00:00Z"


@pytest.mark.parametrize(
    ("dates", "stated"),
    [
        (("", ""), "2000-01-01"),
        (("2019", ""), "2019-01-01"),
        (("", "2019-11"), "2019-11-01"),
        (("2019-99", "x"), "2000-01-01"),
    ],
)
def test_dates_of_documents(dates: tuple[str, str], stated: str) -> None:
    metadata = mapping(oscal(dated(*dates)))["metadata"]
    assert metadata["last-modified"] == f"{stated}T00:00:00Z"
    assert ("remarks" in metadata) is (stated == "2000-01-01")


def dated(baseline: str, candidate: str) -> Assessment:
    found = assessment()
    crosswalk = found.crosswalk
    sides = {"baseline": (crosswalk.baseline, baseline), "candidate": (crosswalk.candidate, candidate)}
    changed = {
        side: replace(analysis, instrument=replace(analysis.instrument, date=date))
        for side, (analysis, date) in sides.items()
    }
    return replace(found, crosswalk=replace(crosswalk, **changed))  # type: ignore[arg-type]


def test_the_same_comparison_has_the_same_identifiers_and_another_has_others() -> None:
    assert oscal(assessment()) == oscal(assessment())
    other = assessment()
    other = replace(other, findings=other.findings[1:])
    one, two = mapping(oscal(assessment())), mapping(oscal(other))
    assert one["uuid"] != two["uuid"], "another content"
    assert one["mappings"][0]["maps"][0]["uuid"] == two["mappings"][0]["maps"][0]["uuid"], "the same link"


def test_without_a_link_there_is_no_mapping() -> None:
    found = assessment()
    bare = replace(found, crosswalk=replace(found.crosswalk, correspondences=()))
    with pytest.raises(BadData, match="leave OSCAL out"):
        oscal(bare)
