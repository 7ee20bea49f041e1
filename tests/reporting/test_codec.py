"""Model objects to JSON data and back, and what is said of data that do not fit."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reporting.sample import assessment
from toolkit.errors import BadData
from toolkit.model.codec import canonical, from_data, to_data
from toolkit.model.crosswalk import Correspondence, Rejected
from toolkit.model.finding import Assessment, CoverageRow, Finding
from toolkit.model.norm import Facet, Norm, ProvisionFacts
from toolkit.model.provision import Provision
from toolkit.model.source import Line, SourceText


def test_an_assessment_survives_json() -> None:
    before = assessment()
    after = from_data(Assessment, json.loads(json.dumps(to_data(before))))
    assert after == before
    assert isinstance(after.crosswalk.options[0], tuple)


@pytest.mark.parametrize(
    "shape", [ProvisionFacts, Provision, Correspondence, Rejected, Finding, CoverageRow, Norm, Facet, Line, SourceText]
)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_every_class_survives_json(shape: type, data: st.DataObject) -> None:
    value = data.draw(st.from_type(shape))
    # repr, because a fraction that is not a number is not equal to itself
    assert repr(from_data(shape, json.loads(json.dumps(to_data(value))))) == repr(value)


def _provision(data: Any) -> Any:
    return data["crosswalk"]["baseline"]["instrument"]["provisions"][1]


def _span(data: Any) -> None:
    _provision(data)["span"][0] += 1


def _parent(data: Any) -> None:
    _provision(data)["parent"] = "part-9"


def _twin(data: Any) -> None:
    _provision(data)["id"] = "part-1"


def _stranger(data: Any) -> None:
    data["crosswalk"]["correspondences"][0]["candidate"] = ["99"]


def _evidence(data: Any) -> None:
    data["findings"][0]["evidence"][0]["id"] = "99"


def _facts(data: Any) -> None:
    del data["crosswalk"]["baseline"]["facts"][0]


def _literal(data: Any) -> None:
    data["crosswalk"]["correspondences"][0]["relationship"] = "similar"


def _unknown(data: Any) -> None:
    data["crosswalk"]["baseline"]["instrument"]["colour"] = "red"


def _missing(data: Any) -> None:
    del data["findings"][0]["severity"]


def _number(data: Any) -> None:
    data["coverage"][0]["missing"] = True


def _facet_value(data: Any) -> None:
    data["crosswalk"]["baseline"]["facts"][4]["norms"][0]["facets"][0]["value"] = {"amount": 3}


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_span, "the span of 'part-1/1' does not hold its text"),
        (_parent, "the parent of 'part-1/1' does not stand before it"),
        (_twin, "'part-1' stands there twice"),
        (_stranger, "there is no provision '99'"),
        (_evidence, "there is no provision '99'"),
        (_facts, "facts and provisions do not go together"),
        (_literal, "correspondences[0].relationship: must be one of equal, equivalent"),
        (_unknown, "unknown field 'colour'"),
        (_missing, "the field 'severity' of Finding is missing"),
        (_number, "coverage[0].missing: must be a whole number"),
        (_facet_value, "value: has none of the shapes it may have"),
    ],
)
def test_what_does_not_fit_is_refused_in_one_line(spoil: Callable[[Any], None], said: str) -> None:
    data = json.loads(json.dumps(to_data(assessment())))
    spoil(data)
    with pytest.raises(BadData) as refused:
        from_data(Assessment, data, origin="saved.json")
    message = str(refused.value)
    assert message.startswith("saved.json")
    assert said in message
    assert "\n" not in message


@pytest.mark.parametrize("data", [None, [], "text", 3])
def test_something_else_altogether_is_refused(data: object) -> None:
    with pytest.raises(BadData, match="must be an object with the fields of Assessment"):
        from_data(Assessment, data)


def test_what_is_no_model_value_is_a_fault_of_the_program() -> None:
    with pytest.raises(TypeError, match="set"):
        to_data({"a"})


def test_canonical_json_rounds_and_can_always_be_written() -> None:
    text = canonical({"score": 0.123456, "nought": -0.00001, "whole": 2, "words": "ŵ \ud800 \u202e £"})
    assert text == '{\n "score": 0.1235,\n "nought": 0.0,\n "whole": 2,\n "words": "ŵ \\ud800 \\u202e £"\n}\n'
    assert json.loads(text.encode("utf-8"))["words"] == "ŵ \ud800 \u202e £"
