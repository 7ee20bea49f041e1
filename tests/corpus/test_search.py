"""Which provisions answer some words, in which order, and whose they are."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest

from tests.corpus.made import quick
from toolkit.corpus import search as searching
from toolkit.corpus.adding import add
from toolkit.corpus.arrivals import Particulars, files
from toolkit.corpus.encoding import encode
from toolkit.corpus.holdings import Authority
from toolkit.corpus.search import search
from toolkit.corpus.search_words import asked
from toolkit.corpus.shelf import Shelf, init
from toolkit.engines import in_process

SHARED = "Gifts over £50 go into the register of gifts."
CODES = {
    "Ashford": ("2019-05-01", [SHARED, "Presents are declared.", "Nobody may gift a key."]),
    "Barton": ("2012-05-01", [SHARED, "The Council’s   Monitoring Officer keeps the register."]),
    "Calder": ("2021-05-01", [SHARED, "Business cards are printed.", "Ŵy words: the bŵk is read."]),
}


def meant(texts: Sequence[str]) -> tuple[str, list[list[float]]]:
    """An encoder that knows that a present is a gift."""
    rows = ([1.0, 0.0] if "gift" in one.lower() or "present" in one.lower() else [0.0, 1.0] for one in texts)
    return "made 1", list(rows)


def none(texts: Sequence[str]) -> tuple[str, list[list[float]]]:
    return "", []


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    made = init(tmp_path / "corpus")
    for name, (date, texts) in CODES.items():
        (tmp_path / name).mkdir()
        lines = [f"# {name}", *(f"{number} {text}" for number, text in enumerate(texts, 1))]
        (tmp_path / name / "code.md").write_text("\n".join(lines), encoding="utf-8")
        said = Particulars(authority=Authority(name, nation="wales" if name == "Calder" else "england"), date=date)
        with in_process() as engine:
            list(add(made, files([tmp_path / name], said), reader=quick, engine=engine))
            list(encode(made, meant, engine=engine))
    return made


def texts(shelf: Shelf, words: str, **given: object) -> list[str]:
    return [one.text for one in search(shelf, asked(words), **{"encode": none, **given})]  # type: ignore[arg-type]


def test_words_that_several_codes_have_are_one_hit_of_the_oldest(shelf: Shelf) -> None:
    first = search(shelf, asked("register gifts"), encode=none)[0]
    assert (first.authority, first.cite, first.date, first.text) == ("Barton", "1", "2012-05-01", SHARED)
    assert (first.others, first.words, first.meaning) == (2, 1, None)


def test_endings_of_words_do_not_matter(shelf: Shelf) -> None:
    assert set(texts(shelf, "gift")) == {SHARED, "Nobody may gift a key."}
    assert texts(shelf, "declaring") == ["Presents are declared."]
    assert texts(shelf, "busines") == [], "a word that ends in ss has no ending"
    assert texts(shelf, "bŵk") == ["Ŵy words: the bŵk is read."]
    assert texts(shelf, "ding") == [], "whole words"


def test_meaning_adds_what_words_do_not_find(shelf: Shelf) -> None:
    found = search(shelf, asked("gift"), encode=meant)
    assert [one.text for one in found if one.words is None] == ["Presents are declared."]
    assert {one.text for one in found[:2]} == {SHARED, "Nobody may gift a key."}, "both lists have them"
    assert texts(shelf, "elephants", encode=lambda _: ("another encoder", [[1.0, 0.0]])) == []


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ('"register of gifts"', 1),
        ('"Register of  Gifts"', 1),
        ('"gifts of register"', 0),
        ('"gift"', 1),
        ("“council's monitoring officer”", 1),
        ('"over £50"', 1),
        ('gifts "keeps the register"', 0),
        ('register "keeps the register"', 1),
        ('".*"', None),
    ],
)
def test_quotations_must_be_there_as_they_are(shelf: Shelf, words: str, count: int | None) -> None:
    if count is None:
        words, count = f"key {words}", 0
    assert len(texts(shelf, words)) == count


def test_a_quotation_binds_meaning_too(shelf: Shelf) -> None:
    assert texts(shelf, 'gift "are declared"', encode=meant) == ["Presents are declared."]


def test_filters_look_further_until_there_are_enough(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "FIRST", 1)
    monkeypatch.setattr(searching, "WIDER", 2)
    wales = partial(texts, shelf, wanted=lambda whose, _: whose.nation == "wales")
    assert wales("register gifts cards officer") == [SHARED, "Business cards are printed."]
    assert len(texts(shelf, "register gifts cards officer key presents")) == 5
    assert len(texts(shelf, "gifts", topic="gifts")) == 2 and texts(shelf, "gifts", topic="respect") == []


def test_an_empty_corpus_has_no_answers(tmp_path: Path) -> None:
    assert search(init(tmp_path / "empty"), asked("gifts"), encode=meant) == ()
