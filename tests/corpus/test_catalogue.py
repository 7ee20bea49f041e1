"""Catalogues as files: the bundled ones are whole, and a fault in one's own is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit import pipeline
from toolkit.corpus.catalogue import bundled, find_catalogue, read_catalogue
from toolkit.corpus.location import corpora_folder
from toolkit.corpus.toml_lines import line_of
from toolkit.errors import BadData
from toolkit.model.catalogue import Catalogue
from toolkit.model.norm import Deadline, Threshold

TOPICS = pipeline.topic_names()
NAMES = list(bundled(corpora_folder()))
OWN = """schema_version = 1

[catalogue]
id = "own"
title = "Our own rules"
source = "Staff handbook"
nations = ["england"]
start = 2020-04-01

[[entry]]
id = "1"
title = "Gifts"
paragraph = "4.1"
summary = "Staff report gifts worth £20 or more within 5 working days."
topic = "gifts"
modality = "obligation"
facets = { threshold = "from 20 GBP", deadline = "5 working_days" }

[[entry]]
id = "2"
title = "Register"
paragraph = "4.2"
summary = "The register is open to the public."
topic = "register_access"
facets = { register_access = "public" }
shown_by = "code"
verified = true
"""


def own(folder: Path, text: str = OWN) -> Path:
    path = folder / "own.toml"
    path.write_text(text, encoding="utf-8")
    return path


def load(name: str) -> Catalogue:
    return find_catalogue(name, corpora_folder(), topics=TOPICS)


@pytest.mark.parametrize("name", NAMES)
def test_bundled_catalogues_are_whole(name: str) -> None:
    found = load(name)
    assert found.id == name
    for entry in found.entries:
        assert entry.summary.endswith(".") and len(entry.summary) > 15
        assert entry.applies.persons, "whom it binds is said"
        assert entry.applies.start, "since when is said"
        assert entry.verified or entry.checked, "what was not verified says so"


@pytest.mark.parametrize(
    ("name", "paragraphs"),
    [
        ("nolan_principles", ["Principle 1", "Principle 7"]),
        ("third_report_1997", ["Recommendation 19", "Recommendation 20"]),
        ("model_code_2007", ["3(1)", "3(2)(d)", "4(a)", "5", "6(c)", "7(2)", "10(1)", "11", "12(2)", "13(2)"]),
        ("welsh_code_2008", ["4(d)", "6(1)(c)", "9(b)", "12(1)", "14(2A)", "15(1)", "17"]),
        ("localism_act_2011", ["s 27(1)", "s 28(1)", "s 29(1)", "s 30(1) and (2)", "s 31(4)", "s 32", "s 33", "s 34"]),
        ("section_117", ["117(1)", "117(2)", "117(3)"]),
        ("political_restrictions", ["1989 Act, s 1(1)", "1989 Act, s 2(1)", "1989 Act, s 3A", "1989 Act, s 7(1)"]),
        ("bribery_act_2010", ["s 1", "s 2", "s 6"]),
        ("whistleblowing", ["ss 43A and 43B", "s 43J"]),
        ("equality_act_2010", ["s 13", "s 26", "s 149"]),
        ("principles_order_2001", ["Schedule, para 1", "Schedule, para 10"]),
        ("section_81", ["81(1)", "81(6)"]),
        ("best_practice_2019", [f"Best practice {number}" for number in range(1, 16)]),
        ("lga_model_2020", ["Definitions", "1", "10", "Appendix A"]),
        ("welsh_employees_2001", ["Schedule, Whistleblowing"]),
    ],
)
def test_every_source_has_its_paragraphs(name: str, paragraphs: list[str]) -> None:
    held = {entry.paragraph for entry in load(name).entries}
    assert [one for one in paragraphs if one not in held] == []


def test_the_list_of_sources_is_tested() -> None:
    marks = test_every_source_has_its_paragraphs.pytestmark  # type: ignore[attr-defined]
    assert sorted(row[0] for mark in marks for row in mark.args[1]) == NAMES


def test_facets_have_the_form_of_the_analysis(tmp_path: Path) -> None:
    first, second = read_catalogue(own(tmp_path), topics=TOPICS).entries
    assert [facet.value for facet in first.facets] == [Threshold("20", "GBP", "from"), Deadline(5, "working_day")]
    assert (second.facets[0].value, second.verified, second.applies.start) == ("public", True, "2020-04-01")
    assert not first.verified


@pytest.mark.parametrize(
    ("before", "after", "line", "says"),
    [
        ('topic = "gifts"', 'topic = "presents"', 15, "topic 'presents' is not in the list"),
        ('modality = "obligation"', 'modality = "duty"', 16, "modality 'duty'"),
        ('modality = "obligation"', 'needs = "gift"', 16, "needs must be a list of words"),
        ('deadline = "5 working_days"', 'deadline = "soon"', 17, "deadline 'soon': write a period"),
        ('threshold = "from 20 GBP"', 'threshold = "twenty"', 17, "write an amount"),
        ('register_access = "public"', 'acces = "public"', 25, "'acces' is not in the list"),
        ('shown_by = "code"', 'shown_in = "code"', 26, "unknown key 'shown_in'; did you mean shown_by?"),
        ('id = "2"', 'id = "1"', 20, "stands there twice"),
        ('title = "Register"\n', "", 19, "the entry has no title"),
        ('nations = ["england"]', 'nations = "england"', 7, "nations must be a list"),
        ("start = 2020-04-01", 'start = "1 April"', 8, "a day such as"),
        ("verified = true", 'verified = "yes"', 27, "verified must be true or false"),
        ("verified = true", "verified = tru", 27, "invalid value"),
        ('summary = "The register is open to the public."', "summary = 7", 23, "summary must be some text"),
        ("schema_version = 1\n", "schema_version = 2\n", 1, "schema_version must be 1"),
    ],
)
def test_faults_are_told_with_their_line(tmp_path: Path, before: str, after: str, line: int, says: str) -> None:
    assert before in OWN
    with pytest.raises(BadData) as fault:
        read_catalogue(own(tmp_path, OWN.replace(before, after, 1)), topics=TOPICS)
    message = str(fault.value)
    assert message.startswith(f"own.toml: line {line}: ") and says in message and "\n" not in message


def test_lines_of_values_over_several_lines() -> None:
    text = '[[entry]]\nid = """\na\nb"""\ntopic = "x"\n[[entry]]\nid = "c"\n'
    assert line_of(text, ("entry", 0, "topic")) == 5
    assert line_of(text, ("entry", 1, "id")) == 7


@pytest.mark.parametrize("data", [b"\xff\xfe", b"x" * 600_000, b"entry = 3\n", b"", b"a = " + b"[" * 5000])
def test_what_is_no_catalogue_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "own.toml"
    path.write_bytes(data)
    with pytest.raises(BadData, match=r"own\.toml"):
        read_catalogue(path, topics=TOPICS)


def test_unknown_names_are_told_the_nearest() -> None:
    with pytest.raises(BadData, match="did you mean section_117"):
        load("section117")
    with pytest.raises(BadData, match="there is no such file"):
        load("nowhere.toml")
