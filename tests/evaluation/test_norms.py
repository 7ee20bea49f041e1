"""What is read in sentences: floors on the figures, so that a rule changed for one row cannot spoil another unseen."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.invoke import conduct, one_plain_line
from toolkit.alignment import default_encoder
from toolkit.corpus.location import corpora_folder
from toolkit.errors import BadData
from toolkit.evaluation import access, norms
from toolkit.evaluation.access import access_figures
from toolkit.evaluation.norms import KINDS, TABLES, Figure, norms_table, sentence_figures, topic_figures

FLOORS = {"modality": 0.97, "norms": 0.97, "bearer": 0.95, "money": 0.98, "due": 0.98, "ref": 0.98}


@pytest.fixture(scope="module")
def figures() -> list[Figure]:
    return sentence_figures(corpora_folder())


@pytest.mark.parametrize("table", TABLES)
def test_figures_of_the_sentences_stay_above_their_floors(figures: list[Figure], table: str) -> None:
    held = [one for one in figures if one.table == table]
    low = [one for one in held if one.f1 < FLOORS[one.kind]]
    assert not low, "\n".join(f"{one.kind} {one.f1:.3f}\n  " + "\n  ".join(one.wrong) for one in low)
    assert [one.kind for one in held] == list(KINDS)


def test_there_are_at_least_four_hundred_sentences_and_their_sum(figures: list[Figure]) -> None:
    tables = [(corpora_folder() / "sentences" / f"{name}.toml").read_text(encoding="utf-8") for name in TABLES]
    assert sum(table.count("{t = ") for table in tables) >= 400
    for whole in figures[-len(KINDS) :]:
        parts = [one for one in figures[: -len(KINDS)] if one.kind == whole.kind]
        assert (whole.expected, whole.right) == (sum(one.expected for one in parts), sum(one.right for one in parts))


def test_what_should_not_have_been_found_counts() -> None:
    assert Figure("made", "money", expected=2, found=4, right=2).f1 == pytest.approx(2 / 3)
    assert Figure("made", "money", expected=0, found=0, right=0).f1 == 1.0


ROWS = """
[[group]]
tradition = "made"
kind = "officer_code"
rows = [
  {t = "take gifts over £40;", lead = "You must not-", m = "prohibition", b = "officer", money = ["over 40 GBP"]},
  {t = "The office opens at nine.", m = "obligation", due = ["9 day"]},
]
"""


def test_a_fact_that_is_missed_lowers_the_figure_and_is_named(tmp_path: Path) -> None:
    (tmp_path / "sentences").mkdir()
    for name in TABLES:
        (tmp_path / "sentences" / f"{name}.toml").write_text(ROWS, encoding="utf-8")
    found = {one.kind: one for one in sentence_figures(tmp_path)[: len(KINDS)]}
    assert (found["modality"].expected, found["modality"].right) == (2, 1)
    assert (found["money"].f1, found["bearer"].f1, found["due"].f1) == (1.0, 1.0, 0.0)
    assert found["due"].wrong == ("The office opens at nine.: 9 day; found: nothing",)
    assert norms_table([found["due"]]).rows == (("development", "time limits", "1", "0", "0", "0.000"),)


def test_without_the_sentences_one_line_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadData, match=r"development\.toml: .* install again"):
        sentence_figures(tmp_path)


def test_topics_are_those_of_the_findings_that_people_told(tmp_path: Path) -> None:
    shutil.copytree(corpora_folder() / "thornmere", tmp_path / "thornmere")
    (tmp_path / "gold").mkdir()
    shutil.copy(corpora_folder() / "gold" / "thornmere.toml", tmp_path / "gold")
    first, among = topic_figures(tmp_path, half="development")
    assert 30 < first.right < among.right <= min(among.expected, among.found)
    assert [one.f1 for one in topic_figures(tmp_path, half="test")] == [1.0, 1.0], "there is none"


def test_the_command_prints_them(monkeypatch: pytest.MonkeyPatch) -> None:
    made = [Figure("test", "money", 4, 4, 3, ("A row: 1 day; found: nothing",))]
    monkeypatch.setattr(norms, "sentence_figures", lambda _: list(made))
    monkeypatch.setattr(norms, "topic_figures", lambda _, *, half, progress: (Figure(half, "topic", 10, 10, 9),))
    monkeypatch.setattr(access, "access_figures", lambda *_: iter(()))
    told = conduct("evaluate", "--norms", "--verbose")
    assert told.code == 0 and "topic, the surest" in told.out and "0.900" in told.out
    assert told.out.splitlines()[-1] == "test, money: A row: 1 day; found: nothing"
    data = json.loads(conduct("evaluate", "--norms", "--format", "json").out)
    assert [one["f1"] for one in data["figures"]] == [0.75, 0.9, 0.9]
    wrong = conduct("evaluate", "thornmere", "--norms")
    assert wrong.code == 2 and one_plain_line(wrong.err) and "--norms" in wrong.err


@pytest.mark.slow
def test_who_may_see_a_register_is_read_and_heard_as_well_as_it_was() -> None:
    floors = {("test", "access"): 0.38, ("test", "access_heard"): 0.68}
    floors |= {("development", "access"): 0.65, ("development", "access_heard"): 0.84}
    found = {(one.table, one.kind): one.f1 for one in access_figures(corpora_folder(), default_encoder())}
    assert set(found) == set(floors)
    assert not {name: f1 for name, f1 in found.items() if f1 < floors[name]}


def test_without_an_encoder_only_words_are_read() -> None:
    found = list(access_figures(corpora_folder(), None))
    assert [(one.table, one.kind) for one in found] == [("development", "access"), ("test", "access")]
