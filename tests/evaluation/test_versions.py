"""Redlines against gold: what counts as told, and whether the bundled gold tells of every provision."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from tests.cli.invoke import conduct
from toolkit import pipeline
from toolkit.corpus.location import corpora_folder
from toolkit.errors import BadData, BadOption
from toolkit.evaluation.gold import GoldFinding
from toolkit.evaluation.versions import fits, redline_mistakes, redline_scores, redline_tally, told
from toolkit.evaluation.versions_gold import GoldChange, GoldRedline, read_redline, redline_files, versions_data
from toolkit.evaluation.versions_tally import VersionTally, redline_table
from toolkit.model.provision import Instrument

FOLDER = corpora_folder() / "versions"
PAIRS = [path.stem for path in redline_files(FOLDER)]
SIDES = ("current", "proposed")
NOT_PROVISIONS = ("part", "chapter", "section", "heading", "schedule", "appendix")


def finding(kind: str, baseline: str = "", candidate: str = "", direction: str = "weaker") -> GoldFinding:
    return GoldFinding(kind, direction, tuple(baseline), tuple(candidate))


def change(kind: str, baseline: str = "", candidate: str = "", *, reach: str = "", times: int = 1) -> GoldChange:
    return GoldChange(
        tuple(kind.split()), "weaker", tuple(baseline), tuple(candidate), reach=frozenset(reach), times=times
    )


FITS = {
    "the same": (finding("weakened", "a", "x"), change("weakened", "a", "x"), True),
    "another kind": (finding("reversed", "a", "x"), change("weakened", "a", "x"), False),
    "a kind that could be defended": (finding("reversed", "a", "x"), change("weakened reversed", "a", "x"), True),
    "another provision": (finding("weakened", "a", "y"), change("weakened", "a", "x"), False),
    "an item under its opening words": (finding("weakened", "b", "y"), change("weakened", "a", "x", reach="by"), True),
    "one new provision of two": (finding("additional", "", "xy"), change("additional", "", "y"), True),
    "the wrong side": (finding("additional", "a"), change("additional", "", "a"), False),
}


@pytest.mark.parametrize(("one", "row", "expected"), FITS.values(), ids=FITS)
def test_a_finding_fits_a_change(one: GoldFinding, row: GoldChange, expected: bool) -> None:
    assert fits(one, row) is expected


def test_a_change_told_twice_is_repeated_and_two_that_changed_places_may_be_told_twice() -> None:
    once = [finding("weakened", "a", "x"), finding("weakened", "b", "y")]
    assert told(once, [change("weakened", "a", "x", reach="by")]) == (once[:1], once[1:])
    swapped = [finding("moved", "a", "x"), finding("moved", "b", "y")]
    assert told(swapped, [change("moved", "ab", "xy", times=2)]) == (swapped, [])
    assert told([finding("moved", "c", "z")], [change("moved", "ab", "xy")]) == ([], [])


def test_the_own_provision_is_filled_before_what_a_change_only_reaches() -> None:
    said = [finding("scope_narrowed", "b", "y"), finding("scope_narrowed", "a", "x")]
    rows = [change("scope_narrowed", "a", "x", reach="by"), change("scope_narrowed", "b", "y")]
    assert told(said, rows) == (said, [])


PAGE = """# Code of Conduct

## 1. Duties

1.1 Employees must be polite.

{rest}
"""
GOLD = """
current = "current.md"
proposed = "proposed.md"
split = "{split}"
unchanged = 1
typography = []
renumbering = [["1.3", "1.2"]]
[[change]]
kind = "{kind}"
direction = "weaker"
baseline = ["{cite}"]
note = "Struck out."
"""


def made(folder: Path, *, kind: str = "missing", cite: str = "1.2", split: str = "development") -> Path:
    rest = "1.2 Employees must wear a badge.\n\n1.3 Employees must lock the door at night."
    (folder / "current.md").write_text(PAGE.format(rest=rest), encoding="utf-8")
    proposed = PAGE.format(rest="1.2 Employees should lock the door at night.")
    (folder / "proposed.md").write_text(proposed, encoding="utf-8")
    (folder / "made.toml").write_text(GOLD.format(kind=kind, cite=cite, split=split), encoding="utf-8")
    return folder


def test_counts_of_a_pair_that_can_be_counted_on_the_fingers(tmp_path: Path) -> None:
    """The gold forgets the should: the toolkit's finding on it counts as false, and the rest as right."""
    (score,) = redline_scores("made", folder=made(tmp_path))
    assert (score.tally.gold, score.tally.found, score.tally.said, score.tally.right) == (1, 1, 2, 1)
    assert (score.tally.numbers_gold, score.tally.numbers_right, score.tally.unchanged_said) == (1, 1, 1)
    assert (score.tally.judged, score.tally.directed, score.tally.false_reversed) == (1, 1, 0)
    assert [line.partition(":")[0] for line in score.mistakes] == ["false"]


def test_mistakes_of_the_test_half_are_not_told(tmp_path: Path) -> None:
    (score,) = redline_scores(None, folder=made(tmp_path, split="test"))
    assert score.tally.said > score.tally.right
    assert score.mistakes == ()


def test_what_is_missed_is_named_by_its_cite(tmp_path: Path) -> None:
    path = made(tmp_path, kind="reversed") / "made.toml"
    current, proposed = (pipeline.analysis(tmp_path / f"{side}.md") for side in SIDES)
    gold = read_redline(path, current.instrument, proposed.instrument)
    lines = list(redline_mistakes(pipeline.redline(current, proposed, force=True), gold))
    assert lines[0] == "missed: reversed weaker, current 1.2"


def test_a_false_reversal_is_counted(tmp_path: Path) -> None:
    path = made(tmp_path) / "made.toml"
    (tmp_path / "proposed.md").write_text(PAGE.format(rest="1.2 Employees must not lock the door."), encoding="utf-8")
    current, proposed = (pipeline.analysis(tmp_path / f"{side}.md") for side in SIDES)
    gold = read_redline(path, current.instrument, proposed.instrument)
    found = pipeline.redline(current, proposed, force=True)
    kinds = Counter(one.kind for one in found.assessment.findings)
    assert redline_tally(found, gold).false_reversed == kinds["reversed"] > 0


def test_figures_of_a_sum() -> None:
    whole = VersionTally(gold=1, found=1, said=1, right=1) + VersionTally(gold=3, found=1, said=1)
    assert whole.figures() == {"recall": 0.5, "precision": 0.5}


def test_a_wrong_cite_a_wrong_kind_and_a_wrong_name_are_told(tmp_path: Path) -> None:
    with pytest.raises(BadData, match=r"no provision is cited as 9\.9"):
        redline_scores(None, folder=made(tmp_path, cite="9.9"))
    with pytest.raises(BadData, match="worsened is no kind"):
        redline_scores(None, folder=made(tmp_path, kind="worsened"))
    with pytest.raises(BadOption, match="other: no such pair of versions; there are made"):
        redline_scores("other", folder=tmp_path)
    (tmp_path / "made.toml").write_text("split =", encoding="utf-8")
    with pytest.raises(BadData, match="not a gold redline"):
        redline_scores("made", folder=tmp_path)


@cache
def sides(name: str) -> tuple[Instrument, Instrument, GoldRedline]:
    path = FOLDER / f"{name}.toml"
    data = versions_data(path)
    current, proposed = (pipeline.instrument(FOLDER / data[side]) for side in SIDES)
    return current, proposed, read_redline(path, current, proposed)


def words(instrument: Instrument) -> dict[str, str]:
    """Every provision that says something, without typography and what joins the items of a list."""
    plain = str.maketrans("“”‘’–—", "\"\"''--")
    texts = {one.id: one.text for one in instrument.provisions if one.text and one.level not in NOT_PROVISIONS}
    folded = {id: re.sub(r"\s*-\s*", "-", " ".join(text.translate(plain).split())) for id, text in texts.items()}
    return {id: re.sub(r"[;,.]?( and| or)?$", "", text) for id, text in folded.items()}


@pytest.mark.parametrize("name", PAIRS)
def test_the_gold_tells_of_every_provision_that_changed(name: str) -> None:
    """Found by the plain words: what is not in both versions must stand in a change."""
    current, proposed, gold = sides(name)
    before, after = words(current), words(proposed)
    told_before = {id for row in gold.changes for id in row.baseline}
    told_after = {id for row in gold.changes for id in row.candidate}
    assert {id for id, text in before.items() if text not in after.values()} <= told_before
    assert {id for id, text in after.items() if text not in before.values()} <= told_after


@pytest.mark.parametrize("name", PAIRS)
def test_the_gold_counts_what_did_not_change(name: str) -> None:
    current, proposed, gold = sides(name)
    before, after = words(current), words(proposed)
    still = [row for row in gold.changes if _still(row, before, after)]
    quiet = [row for row in gold.changes if row.kinds == ("moved",) or row.source == "repointed" or row in still]
    touched = {id for row in gold.changes if row not in quiet for id in row.candidate}
    assert len(words(proposed).keys() - touched) == gold.unchanged


def _still(row: GoldChange, before: dict[str, str], after: dict[str, str]) -> bool:
    """A reference that broke where it stood, its own words being as they were."""
    texts = [[side[id] for id in ids if id in side] for side, ids in ((before, row.baseline), (after, row.candidate))]
    return row.source == "broken" and bool(row.baseline) and texts[0] == texts[1]


def test_the_bundled_pairs_are_of_two_halves_and_none_is_thin() -> None:
    halves = Counter(sides(name)[2].split for name in PAIRS)
    assert set(halves) <= {"development", "test"}
    assert halves["development"] >= 6
    assert all(len(sides(name)[2].changes) >= 15 for name in PAIRS)


@pytest.mark.parametrize("name", ["brackendale", "tarnbrook", "stourbeck", "harlestead"])
def test_the_word_files_say_what_the_markdown_says(name: str) -> None:
    for side in SIDES:
        forms = [pipeline.instrument(FOLDER / name / f"{side}{suffix}") for suffix in (".md", ".docx")]
        ours, theirs = ([(one.cite, " ".join(one.text.split())) for one in form.provisions] for form in forms)
        assert ours == theirs


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_a_redline_says_the_same_of_every_form(suffix: str) -> None:
    """Of the development half's long code: the marks of the Word and PDF forms cost no change and bring none in."""
    ours, theirs = (_told_of(form) for form in (".md", suffix))
    assert ours == theirs


def _told_of(suffix: str) -> Counter[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    current, proposed = (pipeline.analysis(FOLDER / "brackendale" / f"{side}{suffix}") for side in SIDES)
    found = pipeline.redline(current, proposed).assessment.findings
    return Counter((one.kind, one.direction, one.baseline, one.candidate) for one in found)


def test_the_table_has_a_cell_under_every_head(tmp_path: Path) -> None:
    table = redline_table(redline_scores(None, folder=made(tmp_path)))
    assert [len(row) for row in table.rows] == [len(table.columns)]


def test_the_command_prints_a_table_or_every_figure() -> None:
    shown = conduct("evaluate", "pinecroft", "--redline", "--verbose")
    assert shown.code == 0 and "false reversed" in shown.out
    told = json.loads(conduct("evaluate", "pinecroft", "--redline", "--format", "json").out)
    (pair,) = told["pairs"]
    assert (pair["name"], pair["split"], pair["counts"]["gold"]) == ("pinecroft", "development", 16)
    assert 0 < pair["figures"]["recall"] <= 1


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("thornmere", "--redline"), "thornmere: no such pair of versions"),
        (("--redline", "--structure"), "--redline: measures redlines alone"),
        (("--redline", "--findings"), "--redline: measures redlines alone"),
    ],
)
def test_what_cannot_be_measured_is_said_in_a_line(options: tuple[str, ...], words: str) -> None:
    done = conduct("evaluate", *options)
    assert done.code == 2 and words in done.err
