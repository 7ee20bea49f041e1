"""A JSON report read back: what it holds comes back whole, and what is damaged is said in one line."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.reporting.sample import assessment
from tests.reporting.web_pages import compared
from toolkit.errors import BadData
from toolkit.model.crosswalk import Edit
from toolkit.reporting import compare_document, render, stored
from toolkit.reporting.document import schema
from toolkit.reporting.oscal import oscal
from toolkit.reporting.render import Format

FORMATS: tuple[Format, ...] = ("text", "md", "html", "json", "csv", "docx", "pdf", "xlsx")
WHOLE = render(assessment(), format="json")
Damage = Callable[[Any], object]


def read(text: str | bytes) -> Any:
    data = text if isinstance(text, bytes) else text.encode("utf-8")
    return stored(data, origin="report.json")


def test_a_report_read_back_is_the_same_report() -> None:
    assert render(read(WHOLE), format="json") == WHOLE


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", ["by hand", "thornmere", "westhaven"])
def test_every_format_is_the_same_from_the_file(name: str, format: Format) -> None:
    made = assessment() if name == "by hand" else compared(name)
    back = read(render(made, format="json"))
    assert render(back, format=format) == render(made, format=format)


def test_the_mapping_collection_is_the_same_from_the_file() -> None:
    assert oscal(read(WHOLE)) == oscal(assessment())


def test_links_keep_what_differs_and_their_edits() -> None:
    made = assessment()
    first, *others = made.crosswalk.correspondences
    edits = (Edit("keep", "You must "), Edit("delete", "treat"), Edit("insert", "\u202eregard"))
    crosswalk = replace(made.crosswalk, correspondences=(replace(first, edits=edits), *others))
    made = replace(made, crosswalk=crosswalk)
    document = json.loads(render(made, format="json"))
    Draft202012Validator(schema("compare")).validate(document)
    assert read(json.dumps(document)).crosswalk.correspondences[0].edits == edits
    assert any(link.differences for link in read(WHOLE).crosswalk.correspondences)


def test_files_of_earlier_releases_have_neither() -> None:
    document = json.loads(WHOLE)
    for link in document["correspondences"]:
        del link["differences"], link["edits"]
    Draft202012Validator(schema("compare")).validate(document)
    assert read(json.dumps(document)).findings == assessment().findings


def test_another_release_that_compared_is_named() -> None:
    document = json.loads(WHOLE)
    document["provenance"]["toolkit"] = "0.0.9"
    back = read(json.dumps(document))
    assert ("compared by", "conduct 0.0.9") in back.crosswalk.options
    assert "conduct 0.0.9" in render(back, format="html")
    twice = json.loads(render(back, format="json"))
    twice["provenance"]["toolkit"] = "0.1.9"
    options = dict(read(json.dumps(twice)).crosswalk.options)
    assert options["compared by"] == "conduct 0.0.9", "the first, not the last that wrote it again"


def test_more_than_a_comparison_is_refused_where_the_whole_is_wanted() -> None:
    document = json.loads(WHOLE) | {"renumbering": [], "integrity": []}
    assert read(json.dumps(document))
    with pytest.raises(BadData, match=r"^r\.json: .*\(it has integrity, renumbering\), probably a redline"):
        stored(json.dumps(document).encode("utf-8"), origin="r.json", whole=True)


def test_lead_ins_are_found_again() -> None:
    made, back = assessment(), read(WHOLE)
    for side in ("baseline", "candidate"):
        expected = {one.id: one.context for one in made.crosswalk.side(side).facts}
        assert {one.id: one.context for one in back.crosswalk.side(side).facts} == expected
        assert any(expected.values())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_what_a_shell_made_of_the_encoding_is_no_fault(encoding: str) -> None:
    assert read(WHOLE.encode(encoding)).findings == read(WHOLE).findings


def test_keys_of_later_releases_are_passed_over() -> None:
    document = json.loads(WHOLE)
    document["renumbering"] = [{"from": "1", "to": "2"}]
    document["correspondences"][0]["edits"] = []
    document["provisions"]["baseline"][0]["colour"] = "red"
    assert read(json.dumps(document)).crosswalk == read(WHOLE).crosswalk


FOREIGN = {
    "nothing": (b"", "no JSON"),
    "words": (b"Officers must declare gifts.", "no JSON"),
    "half a report": (WHOLE.encode()[: len(WHOLE) // 2], "no JSON, or cut short"),
    "no text": (bytes(range(256)), "no JSON"),
    "without end": (b"[" * 200_000, "no JSON"),
    "a number that is none": (WHOLE.replace("0.91", "NaN", 1).encode(), "no JSON"),
    "a list": (b"[]", "no report of conduct compare"),
    "another program's": (b'{"name": "x", "version": 1}', "no report of conduct compare"),
    "what parse prints": (
        b'{"schema_version": "1", "instrument": {}, "provisions": []}',
        "no report of conduct compare",
    ),
    "another release's": (WHOLE.replace('"schema_version": "1"', '"schema_version": "9"').encode(), "another release"),
}


@pytest.mark.parametrize(("data", "said"), FOREIGN.values(), ids=FOREIGN)
def test_foreign_files_are_told_apart(data: bytes, said: str) -> None:
    with pytest.raises(BadData, match=said) as caught:
        read(data)
    assert str(caught.value).startswith("report.json: ") and str(caught.value).count("\n") == 0


def put(*path: str | int, value: object) -> Damage:
    def damage(document: Any) -> None:
        for step in path[:-1]:
            document = document[step]
        document[path[-1]] = value

    return damage


DAMAGES: dict[str, Damage] = {
    "no findings": lambda document: document.pop("findings"),
    "findings are words": put("findings", value="none"),
    "a finding is a number": put("findings", 0, value=7),
    "a link without an id": lambda document: document["correspondences"][0].pop("id"),
    "an unknown relationship": put("correspondences", 0, "relationship", value="cousin"),
    "more than sure": put("correspondences", 0, "confidence", value=1.5),
    "more than infinitely sure": put("correspondences", 0, "rationale", "lexical", value=1e999),
    "a link to nowhere": put("correspondences", 0, "baseline", value=["nowhere"]),
    "a finding on nothing": put("findings", 0, "baseline", value=["nowhere"]),
    "a proof from nowhere": put("findings", 0, "evidence", 0, "id", value="nowhere"),
    "refused by nowhere": put("rejected", 0, "counterpart", value="nowhere"),
    "unmatched nowhere": put("unmatched", "baseline", value=["nowhere"]),
    "a provision above itself": put("provisions", "baseline", 0, "parent", value="part-1/1"),
    "a provision twice": lambda document: document["provisions"]["baseline"].append(
        document["provisions"]["baseline"][0]
    ),
    "provisions of one side": lambda document: document["provisions"].pop("candidate"),
    "a difference proved from nowhere": put(
        "correspondences", 0, "differences", 0, "evidence", 0, "id", value="nowhere"
    ),
    "an edit that is none": put("correspondences", 0, "edits", value=[{"op": "paint", "text": "x"}]),
    "no title": lambda document: document["baseline"].pop("title"),
    "norms are words": put("provisions", "baseline", 1, "norms", value=["must"]),
    "a title that is a number": put("baseline", "title", value=7),
    "a kind that is none": put("candidate", "kind", value="diary"),
    "a date that is a list": put("candidate", "date", value=["2020"]),
    "a number larger than any": put("correspondences", 0, "confidence", value=10**400),
    "a link of one side": put("correspondences", 0, "baseline", value=[]),
    "options are a list": put("provenance", "options", value=["x"]),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_damage_is_found(damage: Damage) -> None:
    document = json.loads(WHOLE)
    damage(document)
    text = json.dumps(document).replace("Infinity", "1e999")
    with pytest.raises(BadData, match=r"^report\.json: .*let conduct compare write it again$") as caught:
        read(text)
    assert str(caught.value).count("\n") == 0


def test_a_name_without_end_is_cut_in_the_message() -> None:
    document = json.loads(WHOLE)
    document["unmatched"]["baseline"] = ["x" * 5000]
    with pytest.raises(BadData) as caught:
        read(json.dumps(document))
    assert len(str(caught.value)) < 300


def test_the_document_itself_is_whole() -> None:
    """What the damages above start from."""
    assert compare_document(read(WHOLE))["findings"] and json.loads(WHOLE)["rejected"]
