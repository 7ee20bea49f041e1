"""`conduct search` as a person runs it, and the examples of its page."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests import console
from tests.cli.invoke import conduct, one_plain_line

CHECKOUT = Path(__file__).resolve().parents[2]
PAGE = CHECKOUT / "docs" / "search.md"
AUTHORITIES = ("thornmere", "saltmarsh", "kirkbrae", "glenoran")


@pytest.fixture(scope="module")
def codes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus of eight bundled codes, with what their words mean."""
    folder = tmp_path_factory.mktemp("search") / "codes"
    conduct("corpus", "init", folder)
    given = [CHECKOUT / "corpora" / name for name in AUTHORITIES]
    done = conduct("corpus", "add", folder, *given, "--workers", "1")
    assert done.out.endswith("added: 8, already there: 0, not added: 0\n")
    return folder


def test_the_examples_of_the_page(codes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(codes.parent)
    text = PAGE.read_text(encoding="utf-8").replace("```corpus", "```console")

    def run(words: object) -> str:
        done = conduct(*words)  # type: ignore[misc]
        assert done.code == 0, done.err
        return done.out

    if os.environ.get("CONDUCT_WRITE_GOLDEN"):
        text = console.renewed(text, run)
        PAGE.write_text(text.replace("```console", "```corpus"), encoding="utf-8", newline="\n")
    found = console.examples(text)
    assert len(found) == 2
    for example in found:
        assert console.agrees(example.shown, console.printed(example, run)), example.command


def test_meaning_finds_other_words(codes: Path) -> None:
    found = json.loads(conduct("search", "a second job", "--corpus", codes, "--format", "json").out)["hits"]
    by_meaning = [one for one in found if one["words"] is None]
    assert any("work" in one["text"] or "employment" in one["text"] for one in by_meaning)
    plain = conduct("search", "a second job", "--corpus", codes, "--format", "json", "--encoder", "lexical").out
    assert {one["meaning"] for one in json.loads(plain)["hits"]} == {None}


def test_filters(codes: Path) -> None:
    asked = ("search", "gifts", "--corpus", codes, "--format", "json", "--limit", "100")
    kinds = {one["kind"] for one in json.loads(conduct(*asked, "--kind", "member").out)["hits"]}
    assert kinds == {"member_code"}
    some = json.loads(conduct(*asked, "--nation", "scotland", "--topic", "gifts").out)["hits"]
    assert {one["authority"] for one in some} == {"Kirkbrae Council"}
    assert conduct(*asked[:4], "--type", "parish").out == "Nothing was found.\n"


def test_several_arguments_are_one_question(codes: Path) -> None:
    one = conduct("search", 'gifts "gifts and hospitality"', "--corpus", codes).out
    assert conduct("search", "gifts", "gifts and hospitality", "--corpus", codes).out == one
    assert "a record of the gifts and hospitality so notified" in one


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("?!", "--corpus", "codes"), "give words to look for"),
        (("gifts", "--corpus", "nowhere"), "this is no corpus"),
        (("gifts", "--corpus", "codes", "--topic", "weather"), "no such topic"),
        ((" ".join(map(str, range(40))), "--corpus", "codes"), "more than 30"),
    ],
)
def test_what_cannot_be_asked_is_one_line(
    codes: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(codes.parent)
    done = conduct("search", *words)
    assert (done.code, done.out) == (2, "") and said in done.err and one_plain_line(done.err)
