"""`conduct compare`: the summary on a terminal, the formats, the options; and the command as a whole."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.cli.invoke import CHECKOUT, conduct, pair, spawned
from toolkit import __version__
from toolkit.reporting.document import schema

KENT = ("compare", "thornmere/officers", "--against", "thornmere/members")
WELSH = ("compare", "ashwold/officers", "--against", "ashwold/members")


def compared(*words: str | Path) -> Any:
    done = conduct(*words, "--format", "json")
    assert (done.code, done.err) == (0, "")
    return json.loads(done.out)


def kinds(found: Any, *, weaker: bool = True) -> set[str]:
    return {one["kind"] for one in found["findings"] if (one["direction"] == "weaker") == weaker}


def test_small_codes_whose_gaps_are_plain(tmp_path: Path) -> None:
    officers, members = pair(tmp_path)
    found = compared("compare", officers, "--against", members)
    cites = {side: {one["id"]: one["cite"] for one in found["provisions"][side]} for side in ("baseline", "candidate")}
    assert [cites["baseline"][id] for id in found["unmatched"]["baseline"]] == ["4.1"]
    assert {"missing", "weakened", "threshold_changed", "deadline_changed", "reversed"} <= kinds(found)
    missing = next(one for one in found["findings"] if one["kind"] == "missing")
    assert (missing["topic"], missing["severity"]) == ("confidentiality", "grave")


@pytest.mark.parametrize("words", [KENT, WELSH], ids=["thornmere", "ashwold"])
def test_the_json_keeps_to_its_schema_and_every_span_to_its_text(words: tuple[str, ...]) -> None:
    found = compared(*words)
    Draft202012Validator(schema("compare")).validate(found)
    texts = {side: {one["id"]: one["text"] for one in found["provisions"][side]} for side in ("baseline", "candidate")}
    for finding in found["findings"]:
        assert any(proof["span"][0] < proof["span"][1] for proof in finding["evidence"]), finding["summary"]
        for proof in finding["evidence"]:
            start, end = proof["span"]
            assert 0 <= start <= end <= len(texts[proof["side"]][proof["id"]]), finding["summary"]


@pytest.mark.parametrize("columns", [80, 120])
def test_the_summary_fits_the_terminal(columns: int) -> None:
    done = conduct(*WELSH, columns=columns)
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert max(map(len, lines)) <= columns
    assert "\x1b" not in done.out and ", page" not in done.out
    start = next(at for at, line in enumerate(lines) if line.startswith("Gravest findings ("))
    gravest = lines[start + 2 : lines.index("", start + 2)]
    heads = [at for at, line in enumerate(gravest) if line[:3].strip()]
    assert 1 <= len(heads) <= 10
    for head, after in zip(heads, [*heads[1:], len(gravest)], strict=True):
        shown = " ".join(line.strip() for line in gravest[head:after])
        assert after - head <= 4, shown
        assert "baseline " in shown or "candidate " in shown
    assert any(line.endswith("more in the report.") for line in lines)
    assert lines[-1].startswith("For every finding with its words, add -o report.html")


def test_colour_says_nothing_that_words_do_not(tmp_path: Path) -> None:
    officers, members = pair(tmp_path)
    words = ("compare", officers, "--against", members, "--encoder", "lexical")
    coloured = spawned(*words, FORCE_COLOR="1", COLUMNS="80", TERM="xterm-256color").out
    plain = conduct(*words).out
    assert "\x1b[" in coloured
    uncoloured = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert [line.rstrip() for line in uncoloured.splitlines()] == plain.splitlines()


def test_without_a_difference_the_summary_says_so() -> None:
    done = conduct("compare", "thornmere/members", "--against", "thornmere/members")
    assert "No difference was found." in done.out
    assert "Every provision that asks something was linked." in done.out
    assert "Gravest findings" not in done.out and "To review" not in done.out


def test_what_was_written_is_named_in_place_of_the_hint(tmp_path: Path) -> None:
    officers, members = pair(tmp_path)
    done = conduct("compare", officers, "--against", members, "-o", tmp_path / "gap.md")
    assert done.out.endswith(f"\nWritten: {tmp_path / 'gap.md'}\n")
    assert "add -o" not in done.out


def test_a_format_goes_to_stdout_alone(tmp_path: Path) -> None:
    officers, members = pair(tmp_path)
    for name, format in (("a.html", "html"), ("a.md", "md"), ("a.json", "json"), ("a.txt", "text")):
        report = tmp_path / name
        done = conduct("compare", officers, "--against", members, "-o", report, "--format", format)
        assert done.out == report.read_text(encoding="utf-8")


def test_kinds_that_are_given_come_first(tmp_path: Path) -> None:
    officers, members = pair(tmp_path)
    found = compared("compare", officers, "--against", members, "--kind", "guidance", "--against-kind", "protocol")
    assert (found["candidate"]["kind"], found["baseline"]["kind"]) == ("guidance", "protocol")


def test_words_alone_are_said_to_be_words_alone(tmp_path: Path) -> None:
    officers, members = pair(tmp_path)
    words = ("compare", officers, "--against", members)
    assert "Lexical only" in conduct(*words, "--encoder", "lexical").out
    assert all(
        link["rationale"]["semantic"] is None for link in compared(*words, "--encoder", "lexical")["correspondences"]
    )
    assert "Lexical only" not in conduct(*words).out


def test_a_higher_bar_gives_fewer_links() -> None:
    low, high = (
        len(compared(*KENT, "--encoder", "lexical", "--min-confidence", bar)["correspondences"])
        for bar in ("0.2", "0.9")
    )
    assert high < low


def test_a_file_and_a_name_may_be_compared() -> None:
    found = compared("compare", CHECKOUT / "corpora" / "thornmere" / "officers.docx", "--against", "thornmere/members")
    assert found["candidate"]["source"]["format"] == "docx"
    assert found["baseline"]["id"] == "thornmere/members"


def test_version_names_the_models() -> None:
    for done in (conduct("--version"), spawned("--version")):
        first, *models = done.out.splitlines()
        assert (done.code, done.err, first) == (0, "", f"conduct {__version__}")
        assert [line.partition(": ")[0] for line in models] == ["language model", "encoder", "second encoder"]
        assert all(line.partition(": ")[2] for line in models)


@pytest.mark.parametrize("words", [(), ("--help",), ("-h",), ("compare", "--help"), ("parse", "-h")])
def test_help(words: tuple[str, ...]) -> None:
    done = conduct(*words)
    assert (done.code, done.err) == (0, "")
    assert "Usage: conduct" in done.out
    if words[:1] == ("compare",):
        options = ("--against", "--output", "--format", "--kind", "--against-kind", "--encoder", "--min-confidence")
        assert [option for option in options if option not in done.out] == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell", "pwsh"])
def test_completion_for_each_shell(shell: str) -> None:
    done = spawned("--show-completion", shell)
    assert (done.code, done.err) == (0, "")
    assert "_CONDUCT_COMPLETE" in done.out and "conduct" in done.out
    assert "python" not in done.out


def test_completion_knows_commands_and_choices() -> None:
    asked = {"_CONDUCT_COMPLETE": "complete_bash", "COMP_CWORD": "1", "COMP_WORDS": "conduct co"}
    assert spawned(**asked).out.split() == ["compare", "corpus"]
    asked |= {"COMP_CWORD": "3", "COMP_WORDS": "conduct compare --format "}
    assert spawned(**asked).out.split() == ["text", "md", "html", "json", "csv"]
