"""`conduct parse`: the tree, the text that spans count in, and the JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.cli.invoke import OFFICERS, conduct, pair, spawned
from toolkit.reporting.document import schema

FORMS = ["thornmere/officers", "corpora/thornmere/officers.docx", "corpora/thornmere/officers.pdf"]


def test_the_tree_shows_cites_headings_and_first_words(tmp_path: Path) -> None:
    done = conduct("parse", pair(tmp_path)[0])
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert "officer code" in lines[0]
    gifts = next(at for at, line in enumerate(lines) if line.strip() == "2 [Gifts]")
    assert lines[gifts + 1].strip().startswith("2.1 Employees should tell their manager")


@pytest.mark.parametrize("name", FORMS)
def test_deeper_provisions_stand_further_in(name: str) -> None:
    lines = {line.split()[0]: line for line in conduct("parse", name).out.splitlines() if line.strip()}
    inward = [len(lines[cite]) - len(lines[cite].lstrip()) for cite in ("3", "3.3", "3.3(a)")]
    assert inward == sorted(set(inward))


def test_the_text_is_the_one_that_spans_count_in(tmp_path: Path) -> None:
    path = pair(tmp_path)[0]
    text = conduct("parse", path, "--format", "text").out
    parsed = json.loads(conduct("parse", path, "--format", "json").out)
    assert parsed["provisions"]
    for provision in parsed["provisions"]:
        start, end = provision["span"]
        assert text[start:end] == provision["text"], provision["cite"]


@pytest.mark.parametrize("name", ["thornmere/officers", "thornmere/members", "ashwold/officers", "ashwold/members"])
def test_the_json_keeps_to_its_schema(name: str) -> None:
    parsed = json.loads(conduct("parse", name, "--format", "json").out)
    Draft202012Validator(schema("parse")).validate(parsed)
    assert parsed["instrument"]["id"] == name


def test_a_bundled_code_has_the_particulars_of_its_manifest() -> None:
    instrument = json.loads(conduct("parse", "thornmere/members", "--format", "json").out)["instrument"]
    assert instrument["authority"] == "Thornmere County Council"
    assert (instrument["kind"], instrument["date"]) == ("member_code", "2009-05-14")


@pytest.mark.parametrize(
    ("given", "kind"), [("member", "member_code"), ("member_code", "member_code"), ("protocol", "protocol")]
)
def test_the_kind_that_is_given_comes_first(tmp_path: Path, given: str, kind: str) -> None:
    path = pair(tmp_path)[0]
    assert json.loads(conduct("parse", path, "--format", "json").out)["instrument"]["kind"] == "officer_code"
    told = conduct("parse", path, "--kind", given, "--format", "json")
    assert json.loads(told.out)["instrument"]["kind"] == kind


def test_warnings_stand_under_the_tree(tmp_path: Path) -> None:
    path = tmp_path / "code.txt"
    path.write_bytes(OFFICERS.replace("2.2 Employees", "2.9 Employees").encode("cp1252"))
    said = conduct("parse", path).out.partition("\nWarnings:\n")[2]
    assert "[charset_guessed]" in said


def test_signs_that_act_are_shown_and_do_not_act(tmp_path: Path) -> None:
    path = tmp_path / "code.md"
    path.write_text(OFFICERS.replace("modest", "\x1b[31m\u202emodest"), encoding="utf-8")
    done = conduct("parse", path)
    assert done.code == 0
    assert "\x1b" not in done.out and "\u202e" not in done.out
    assert "[U+202E]modest" in done.out


def test_module_and_function_give_the_same() -> None:
    words = ("parse", "thornmere/members")
    assert spawned(*words).out == conduct(*words).out
