"""A JSON report read back: what it holds comes back whole, and what is damaged is said in one line."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.reporting.sample import assessment
from toolkit.errors import BadData
from toolkit.reporting import compare_document, render, stored

WHOLE = render(assessment(), format="json")
Damage = Callable[[Any], object]


def read(text: str | bytes) -> Any:
    data = text if isinstance(text, bytes) else text.encode("utf-8")
    return stored(data, origin="report.json")


def test_a_report_read_back_is_the_same_report() -> None:
    assert render(read(WHOLE), format="json") == WHOLE


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
    "no title": lambda document: document["baseline"].pop("title"),
    "norms are words": put("provisions", "baseline", 1, "norms", value=["must"]),
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


def test_the_document_itself_is_whole() -> None:
    """What the damages above start from."""
    assert compare_document(read(WHOLE))["findings"] and json.loads(WHOLE)["rejected"]
