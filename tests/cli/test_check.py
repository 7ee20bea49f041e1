"""`conduct check`, `conduct catalogue` and `conduct verify` as a user gives them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.invoke import conduct, one_plain_line, pair
from toolkit.corpus.catalogue import bundled
from toolkit.corpus.location import corpora_folder

FAST = ("--encoder", "lexical")


def test_a_self_audit_on_the_terminal_and_in_files(tmp_path: Path) -> None:
    officers, members = pair(tmp_path)
    outputs = [tmp_path / f"audit.{suffix}" for suffix in ("md", "html", "json", "txt")]
    done = conduct(
        "check",
        officers,
        "-c",
        "section_117",
        "-c",
        "third_report_1997",
        "--members",
        members,
        *FAST,
        *(word for path in outputs for word in ("-o", path)),
    )
    assert done.code == 0 and done.err == ""
    assert "Self-audit:" in done.out and done.out.count("Written:") == 4
    assert all(path.stat().st_size > 500 for path in outputs)
    data = json.loads(outputs[2].read_text(encoding="utf-8"))
    assert [one["entry"]["id"] for one in data["expectations"]] == ["117-1", "117-2", "117-3", "r19", "r20"]
    assert str(tmp_path) not in outputs[1].read_text(encoding="utf-8")


def test_ones_own_catalogue(tmp_path: Path) -> None:
    officers, _ = pair(tmp_path)
    own = tmp_path / "own.toml"
    own.write_text(
        'schema_version = 1\n[catalogue]\nid = "own"\ntitle = "Ours"\nsource = "Handbook"\n[[entry]]\nid = "1"\n'
        'title = "Gifts"\nparagraph = "1"\nsummary = "Employees must tell their manager of any gift worth more than '
        '£25."\ntopic = "gifts"\nmodality = "obligation"\nfacets = { threshold = "over 25 GBP" }\n',
        encoding="utf-8",
    )
    done = conduct("check", officers, "-c", own, "--format", "json", *FAST)
    (one,) = json.loads(done.out)["expectations"]
    assert (one["met"], one["places"][0]["cite"]) == ("partly", "2.1")
    facets = {facet["name"]: facet["met"] for facet in one["facets"]}
    assert facets == {"modality": "weaker", "threshold": "weaker"}
    own.write_text(own.read_text(encoding="utf-8").replace('topic = "gifts"', 'topic = "presents"'), encoding="utf-8")
    wrong = conduct("check", officers, "-c", own, *FAST)
    assert wrong.code == 2 and one_plain_line(wrong.err) and "own.toml: line 11:" in wrong.err


@pytest.mark.parametrize(("paragraph", "printed"), [("s 27(1)", "s 27(1)"), ("recommendation 4", "Recommendation 4")])
def test_an_audit_prints_paragraphs_as_lawyers_write_them(paragraph: str, printed: str, tmp_path: Path) -> None:
    officers, _ = pair(tmp_path)
    own = tmp_path / "own.toml"
    own.write_text(
        'schema_version = 1\n[catalogue]\nid = "own"\ntitle = "Ours"\nsource = "Handbook"\n[[entry]]\nid = "1"\n'
        f'title = "Gifts"\nparagraph = "{paragraph}"\nsummary = "Employees must tell their manager of any gift."\n'
        'topic = "gifts"\nmodality = "obligation"\n',
        encoding="utf-8",
    )
    done = conduct("check", officers, "-c", own, "--format", "html", *FAST)
    assert f">{printed}<" in done.out
    assert ">Why<" in done.out and "What is missing" not in done.out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "--catalogue"),
        (("-c", "section117"), "did you mean section_117"),
        (("-c", "section_117", "--on", "1 May 2010"), "--on 1 May 2010"),
        (("-c", "section_117", "--nation", "France"), "--nation France"),
        (("-c", "section_117", "--authority-type", "shire"), "--authority-type shire"),
        (("-c", "section_117", "--person", "dog"), "--person dog"),
        (("--contains", "officers-code", "-c", "section_117"), "--contains"),
        (("--contains", "everything"), "--contains everything"),
        (("-c", "section_117", "-o", "audit.exe"), "audit.exe"),
        (("-c", "section_117", "--members", "nobody/members"), "nobody/members"),
    ],
)
def test_what_a_user_can_mend_is_one_line(tmp_path: Path, words: tuple[str, ...], says: str) -> None:
    officers, _ = pair(tmp_path)
    done = conduct("check", officers, *words, *FAST)
    assert done.code == 2 and done.out == "" and one_plain_line(done.err) and says in done.err


@pytest.mark.parametrize("command", ["check", "verify"])
def test_every_option_is_explained(command: str) -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / f"{command}.md").read_text(encoding="utf-8")
    options = set(re.findall(r"--[a-z-]+", conduct(command, "--help").out)) - {"--help"}
    assert options and [option for option in sorted(options) if f"`{option}" not in page] == []


def test_contains(tmp_path: Path) -> None:
    path = tmp_path / "constitution.md"
    path.write_text(
        "# Constitution\n## Chapter 5-2 Officers' Code of Conduct\nThe code is available on request.\n",
        encoding="utf-8",
    )
    done = conduct("check", path, "--contains", "officers-code", "--kind", "constitution", "--format", "json")
    data = json.loads(done.out)
    assert data["verdict"] == "refers" and data["mentions"][0]["cite"] == "Chapter 5-2"


def test_the_catalogues_are_listed_and_shown() -> None:
    listed = conduct("catalogue", "list")
    assert listed.code == 0
    assert [line.split()[0] for line in listed.out.splitlines()[1:]] == list(bundled(corpora_folder()))
    shown = conduct("catalogue", "show", "section_117")
    assert shown.code == 0 and "117(2)" in shown.out and "not verified" in shown.out
    assert conduct("catalogue", "show", "nothing").code == 2


def test_verify_says_what_decides(tmp_path: Path) -> None:
    officers, members = pair(tmp_path)
    report = tmp_path / "report.md"
    report.write_text(
        "# Report\n\n1.1 Employees must declare gifts worth more than £50.\n\n"
        "1.2 Paragraph 9.9 of the Members' Code deals with gifts.\n",
        encoding="utf-8",
    )
    words = ("verify", report, "--candidate", officers, "--baseline", members, *FAST)
    claims = json.loads(conduct(*words, "--format", "json").out)["claims"]
    assert [(one["cite"], one["kind"], one["verdict"]) for one in claims] == [
        ("1.1", "amount", "supported"),
        ("1.2", "citation", "contradicted"),
    ]
    shown = conduct(*words)
    assert "Supported: 1. Contradicted: 1." in shown.out


def test_verify_takes_a_look_and_a_head(tmp_path: Path) -> None:
    officers, members = pair(tmp_path)
    report, look = tmp_path / "report.md", tmp_path / "look"
    report.write_text("# Report\n\n1.1 Employees must declare gifts worth more than £50.\n", encoding="utf-8")
    assert conduct("templates", "export", "claims", "-o", look).code == 0
    words = ("verify", report, "--candidate", officers, "--baseline", members, *FAST, "--template", "claims")
    made = [tmp_path / "plain.md", tmp_path / "dressed.md"]
    assert conduct(*words, "--set", "to=Audit Committee", "-o", made[0]).code == 0
    assert conduct(*words, "--set", "to=Audit Committee", "--template", look, "-o", made[1]).code == 0
    assert made[0].read_bytes() == made[1].read_bytes() and "- To: Audit Committee" in made[0].read_text("utf-8")
    wrong = conduct(*words, "--template", "committee")
    assert wrong.code == 2 and "one report by its name" in wrong.err
    assert "report of conduct compare" in conduct(*words[:-2], "--template", "kent", "-o", made[0]).err
