"""The JSON documents against their published schemas, and the schemas against the model's closed lists."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any, Literal, get_args

import pytest
from jsonschema import Draft202012Validator

from tests.reporting.sample import assessment
from toolkit.model import crosswalk, finding, norm, provision
from toolkit.reporting.document import compare_document, parse_document, schema
from toolkit.reporting.wording import terms

NAMES: tuple[Literal["parse", "compare"], ...] = ("parse", "compare")


@pytest.mark.parametrize("name", NAMES)
def test_the_schema_is_a_schema(name: Literal["parse", "compare"]) -> None:
    Draft202012Validator.check_schema(schema(name))


def test_documents_have_the_published_shape() -> None:
    whole = assessment()
    Draft202012Validator(schema("compare")).validate(json.loads(json.dumps(compare_document(whole))))
    for side in (whole.crosswalk.baseline, whole.crosswalk.candidate):
        Draft202012Validator(schema("parse")).validate(json.loads(json.dumps(parse_document(side))))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.pop("provenance"),
        lambda data: data.update(colour="red"),
        lambda data: data["correspondences"][0].update(relationship="similar"),
        lambda data: data["correspondences"][0].update(confidence=1.2),
        lambda data: data["findings"][0].update(kind="worse"),
        lambda data: data["findings"][0].update(topic="weather"),
        lambda data: data["provisions"]["baseline"][1].update(span=[1]),
        lambda data: data["provisions"]["baseline"][1].update(level="verse"),
        lambda data: data["coverage"][0].update(missing=-1),
    ],
)
def test_the_schema_refuses_what_is_wrong(spoil: Callable[[Any], None]) -> None:
    data = copy.deepcopy(json.loads(json.dumps(compare_document(assessment()))))
    spoil(data)
    assert not Draft202012Validator(schema("compare")).is_valid(data)


@pytest.mark.parametrize(
    ("place", "closed_list"),
    [
        ("instrument.properties.kind", provision.InstrumentKind),
        ("provision.properties.level", provision.Level),
        ("modality", norm.Modality),
        ("facet_name", norm.FacetName),
        ("correspondence.properties.relationship", crosswalk.Relationship),
        ("correspondence.properties.status", crosswalk.Status),
        ("side", crosswalk.Side),
        ("finding.properties.kind", finding.FindingKind),
        ("finding.properties.direction", crosswalk.Direction),
        ("finding.properties.severity", finding.Severity),
    ],
)
def test_the_schema_has_the_closed_lists_of_the_model(place: str, closed_list: Any) -> None:
    found: Any = schema("compare")["$defs"]
    for step in place.split("."):
        found = found[step]
    assert found["enum"] == list(get_args(closed_list))


def test_the_schema_has_the_topics_of_the_wording() -> None:
    assert schema("compare")["$defs"]["topic"]["enum"] == list(terms("topic"))
    assert len(terms("topic")) == 38


def test_both_schemas_say_the_same_of_what_they_share() -> None:
    shared = schema("parse")["$defs"]
    assert shared == {name: schema("compare")["$defs"][name] for name in shared}


def test_spans_count_in_the_text_they_stand_in() -> None:
    whole = assessment()
    for analysis in (whole.crosswalk.baseline, whole.crosswalk.candidate):
        for one in parse_document(analysis)["provisions"]:
            start, end = one["span"]
            assert analysis.instrument.text[start:end] == one["text"]
            for start, end in _inner_spans(one):
                assert 0 <= start <= end <= len(one["text"])


def _inner_spans(one: Any) -> list[list[int]]:
    facets = [facet for norm_ in one["norms"] for facet in (*norm_["facets"].values(), *norm_["further_facets"])]
    return [norm_["cue"] for norm_ in one["norms"]] + [facet["span"] for facet in facets]


def test_a_cue_in_a_lead_in_is_named_with_the_lead_in() -> None:
    document = parse_document(assessment().crosswalk.baseline)
    by_id = {one["id"]: one for one in document["provisions"]}
    child = by_id["part-1/2/a"]["norms"][0]
    assert child["cue"] == [0, 0]
    start, end = child["lead_in_cue"]["span"]
    assert by_id[child["lead_in_cue"]["id"]]["text"][start:end] == "must not"


def test_a_second_facet_of_a_name_is_kept() -> None:
    first = norm.Facet("recipient", "director", (0, 3))
    second = norm.Facet("recipient", "monitoring_officer", (4, 7))
    whole = assessment().crosswalk.baseline
    facts = tuple(
        norm.ProvisionFacts(one.id, "obligation", (norm.Norm("obligation", (0, 1), "", (first, second)),))
        for one in whole.facts
    )
    written = parse_document(norm.Analysis(whole.instrument, facts))["provisions"][0]["norms"][0]
    assert written["facets"] == {"recipient": {"value": "director", "span": [0, 3]}}
    assert written["further_facets"] == [{"name": "recipient", "value": "monitoring_officer", "span": [4, 7]}]


def test_warnings_say_whose_they_are() -> None:
    (warning,) = compare_document(assessment())["warnings"]
    assert warning["side"] == "baseline"
    assert warning["place"] == "page 4"
