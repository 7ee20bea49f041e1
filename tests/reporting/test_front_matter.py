"""What an author says of a report: read from TOML and from pairs, refused in one line where it cannot be used."""

from __future__ import annotations

import pytest

from toolkit.errors import BadData, BadOption, ConductError
from toolkit.reporting.front_matter import front_facts, front_matter
from toolkit.reporting.page import Facts
from toolkit.reporting.report_templates import TEMPLATES, check_parts, check_provision, front_start


def test_pairs_come_before_the_file() -> None:
    data = b'to = "Standards"\nMeeting-Date = 2026-03-04\ncontacts = ["Legal", "telephone 1"]\n'
    found = front_matter(data, ["to=Audit = and risk"], origin="front.toml")
    assert found == {"to": "Audit = and risk", "date": "4 March 2026", "contacts": "Legal\ntelephone 1"}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'too = "x"', "front.toml: too: no part of a report has this name; did you mean to?"),
        (b'recomendations = "x"', "did you mean recommendations?"),
        (b'zzzz = "x"', "known are to, by, date"),
        (b"to = Standards", "front.toml: not TOML that can be read (Invalid value (at line 1, column 6))"),
        (b'to = "\xff"', "front.toml: not saved as UTF-8"),
        (b"[to]\nname = 1", "front.toml: to: give words in quotation marks"),
        (b"to = [[1]]", "front.toml: to: give words in quotation marks"),
        (b"to = true", "front.toml: to: give words in quotation marks"),
        (b"#" * 1_100_000, "larger than a front matter file can be"),
        (b"to = " + b"[" * 5000, "front.toml: "),
    ],
)
def test_a_wrong_file_is_told_in_one_line(data: bytes, said: str) -> None:
    with pytest.raises(BadData) as fault:
        front_matter(data, [], origin="front.toml")
    assert said in str(fault.value)
    assert "\n" not in str(fault.value)


@pytest.mark.parametrize(
    ("pair", "said"), [("to", "write it as key=value"), ("=x", "write it as"), ("datte=1", "did you mean date?")]
)
def test_a_wrong_pair_is_told(pair: str, said: str) -> None:
    with pytest.raises(BadOption, match=said.replace("?", r"\?")):
        front_matter(None, [pair])


def test_a_key_of_a_councils_own_is_taken_as_it_is() -> None:
    assert front_matter(None, ["lead-officer=HR"], asked=lambda key: key == "lead-officer") == {"lead-officer": "HR"}


def test_what_is_not_given_is_asked_only_where_it_should_be() -> None:
    (asked,) = front_facts({"to": "Audit"}, ask=True)
    assert isinstance(asked, Facts)
    said = {name: "".join(run.text for run in runs) for name, runs in asked.rows}
    assert said["To"] == "Audit"
    assert said["Date"].startswith("[Author: ")
    (given,) = front_facts({"to": "Audit"})
    assert isinstance(given, Facts) and [name for name, _ in given.rows] == ["To"]
    assert list(front_facts({})) == []


def test_the_starting_file_is_read_back_when_filled_in() -> None:
    filled = front_start(TEMPLATES["committee"]).replace("# ", "", 2)  # the first lines are comments of two lines
    lines = [line.removeprefix("# ") for line in filled.splitlines() if ' = ""' in line]
    assert {"to", "hr"} <= front_matter("\n".join(lines).encode(), [], origin="f").keys()
    assert "consultation" not in front_start(TEMPLATES["kent"])


@pytest.mark.parametrize(("template", "provision"), [("kent", ""), ("gap", "10(1)"), ("committee", "1")])
def test_a_provision_goes_with_the_question_alone(template: str, provision: str) -> None:
    with pytest.raises(ConductError):
        check_provision(template, provision)


def test_parts_are_for_the_report_that_has_them() -> None:
    check_parts("committee", {"hr": "x"}, lambda _: False)
    check_parts("gap", {"hr": "x"}, lambda key: key == "hr")
    with pytest.raises(BadOption, match="hr: this part"):
        check_parts("gap", {"hr": "x", "to": "y"}, lambda _: False)
