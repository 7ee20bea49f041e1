"""The pages lead where they say they lead, and their examples are what the commands print."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

import pytest

from tests import console
from tests.cli.invoke import conduct
from toolkit.model.crosswalk import Relationship, Status
from toolkit.model.finding import FindingKind, Severity

CHECKOUT = Path(__file__).resolve().parents[1]
PAGES = sorted([*CHECKOUT.glob("*.md"), *CHECKOUT.glob("docs/**/*.md"), CHECKOUT / "corpora" / "README.md"])
SHOWING = [page for page in PAGES if "```console" in page.read_text(encoding="utf-8")]
LINK = re.compile(r"\[[^\]]*\]\(([^)\s#]+)")
REWRITE = "CONDUCT_WRITE_GOLDEN"


def name(page: Path) -> str:
    return page.relative_to(CHECKOUT).as_posix()


def targets(page: Path) -> list[str]:
    """Links to files; those to the web and those within the page are left out."""
    return [link for link in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]


def test_links_are_recognised(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("[a](docs/a.md), [b](b.md#part), [c](#here), [d](https://example.org/d)", encoding="utf-8")
    assert targets(page) == ["docs/a.md", "b.md"]


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_to_files(page: Path) -> None:
    assert [link for link in targets(page) if not (page.parent / link).exists()] == []


def test_make_targets_named_in_the_pages_exist() -> None:
    known = set(re.findall(r"^([a-z]+):", (CHECKOUT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {
        word
        for page in PAGES
        if page.exists()
        for word in re.findall(r"`make ([a-z]+)", page.read_text(encoding="utf-8"))
    }
    assert named and sorted(named - known) == []


def run(words: Sequence[str]) -> str:
    done = conduct(*words)
    assert done.code in {0, 2}, done.err  # a fault of the toolkit is no example
    return done.out + done.err


@pytest.mark.parametrize("page", SHOWING, ids=name)
def test_examples_are_what_the_commands_print(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CHECKOUT)
    text = page.read_text(encoding="utf-8")
    if os.environ.get(REWRITE):
        text = console.renewed(text, run)
        page.write_text(text, encoding="utf-8", newline="\n")
    found = console.examples(text)
    assert len(found) == text.count("```console")
    wrong = [example.command for example in found if not console.agrees(example.shown, console.printed(example, run))]
    assert wrong == [], f"look at the change, then run pytest with {REWRITE}=1"


def test_the_pages_of_the_commands_have_examples() -> None:
    assert {"docs/compare.md", "docs/explain.md", "docs/parse.md"} <= set(map(name, SHOWING))


LINES = ["one 1", "two", "three 3", "four", "five"]


@pytest.mark.parametrize(
    ("shown", "right"),
    [
        ("one 1|two|three 3|four|five", True),
        ("one 1|two|three 3|four", False),
        ("two|three 3|four|five", False),
        ("one 1|...|five", True),
        ("one 1|...|four", False),
        ("one 1|...", True),
        ("two|...", False),
        ("...|five", True),
        ("...|two|three 3|...|five", True),
        ("...|two|four|...", False),
        ("...|four|...|two|...", False),
        ("one 1|two|three 3|...|three 3|four|five", False),
        ("...", True),
    ],
)
def test_left_out_lines(shown: str, right: bool) -> None:
    assert console.agrees(shown.split("|"), LINES) is right


@pytest.mark.parametrize(
    ("shown", "now"),
    [
        ("old|older", "one 1|two|three 3|four|five"),
        ("old|...", "one 1|..."),
        ("...|three 77|...", "...|three 3|..."),
        ("old|...|three 77|old", "one 1|...|three 3|four|five"),
        ("...|two|...|four|...", "...|two|...|four|..."),
    ],
)
def test_examples_are_renewed_with_their_gaps(shown: str, now: str) -> None:
    lines = shown.replace("|", "\n")
    page = f"Words.\n\n```console\n$ conduct parse 'a b.md'\n{lines}\n```\n\nMore.\n"
    made = console.renewed(page, lambda words: "\n".join(LINES) if words == ["parse", "a b.md"] else "")
    (example,) = console.examples(made)
    assert example.shown == tuple(now.split("|"))
    assert console.agrees(example.shown, LINES)
    assert made.startswith("Words.\n\n```console\n$ conduct parse 'a b.md'\n") and made.endswith("\n```\n\nMore.\n")


def test_a_gap_that_lost_its_place_is_said() -> None:
    page = "```console\n$ conduct parse a.md\n...\nnever printed\n```\n"
    with pytest.raises(ValueError, match="never printed"):
        console.renewed(page, lambda _: "\n".join(LINES))


def test_every_option_is_explained() -> None:
    for command in ("compare", "explain", "fetch", "parse", "report"):
        page = (CHECKOUT / "docs" / f"{command}.md").read_text(encoding="utf-8")
        options = set(re.findall(r"--[a-z-]+", conduct(command, "--help").out)) - {"--help"}
        assert options and [option for option in sorted(options) if f"`{option}" not in page] == []


def test_every_word_of_the_findings_is_explained() -> None:
    page = (CHECKOUT / "docs" / "findings.md").read_text(encoding="utf-8")
    words = [word for closed in (FindingKind, Severity, Relationship, Status) for word in get_args(closed)]
    assert [word for word in words if f"`{word}`" not in page] == []


def test_the_topics_that_weigh_are_those_of_the_grading() -> None:
    """The page tells of each topic that is grave or minor, in the words of the grading's data."""
    page = (CHECKOUT / "docs" / "findings.md").read_text(encoding="utf-8")
    data = tomllib.loads((CHECKOUT / "toolkit" / "assessment" / "severity.toml").read_text(encoding="utf-8"))
    assert [topic for topic in [*data["grave_topics"], *data["minor_topics"]] if f"`{topic}`" not in page] == []


def test_every_bundled_code_is_listed() -> None:
    page = (CHECKOUT / "docs" / "corpora.md").read_text(encoding="utf-8")
    manifests = (CHECKOUT / "corpora").glob("*/manifest.toml")
    kept = [row["id"] for path in manifests for row in tomllib.loads(path.read_text(encoding="utf-8"))["instrument"]]
    assert kept and [id for id in sorted(kept) if f"`{id}`" not in page] == []
