"""Codes put together into paragraphs of several rules: that it is done rightly, and that links are still found."""

from __future__ import annotations

import pytest

from tests.analysis.builder import build
from toolkit import pipeline
from toolkit.analysis import analyse
from toolkit.corpus.location import corpora_folder
from toolkit.evaluation.encoders import remembering
from toolkit.evaluation.evaluate import our_answer
from toolkit.evaluation.gold import GoldLink
from toolkit.evaluation.paragraphs import paragraphs, put_together
from toolkit.evaluation.scores import tally
from toolkit.evaluation.sets import Case, gold_case

ROWS = [
    ("1", "", "Gifts"),
    ("  (1)", "Refuse every gift that a contractor offers you;"),
    ("  (2)", "You must tell the clerk of the offer; and"),
    ("  (3)", "You must not ask for gifts from anybody."),
    ("2", "You must not:", "Papers"),
    ("  (a)", "lend the papers of the council;"),
    ("  (b)", "copy them for your own use;"),
]


def test_neighbours_of_a_section_come_together_and_items_stay_alone() -> None:
    found = paragraphs(analyse(build(ROWS)), 2)
    assert [part.text for part in found] == [
        "Refuse every gift that a contractor offers you. You must tell the clerk of the offer.",
        "You must not ask for gifts from anybody.",
        "You must not: lend the papers of the council.",
        "You must not: copy them for your own use.",
    ]
    assert [part.heading for part in found] == ["Gifts", "Gifts", "Papers", "Papers"]


def test_the_gold_goes_with_them() -> None:
    baseline, candidate = analyse(build(ROWS, kind="member_code")), analyse(build(ROWS))
    links = (GoldLink(("1/1",), ("1/1",), "equal"), GoldLink(("1/2",), ("1/2",), "equal"))
    case = put_together(Case("made", "development", baseline, candidate, links, frozenset({"1/3"})), 2)
    first, *others = pipeline.units_of(case.candidate)
    assert case.pairs == {("1/1", first.id), ("1/2", first.id)}
    assert case.unmatched_candidate == {unit.id for unit in others} and case.unmatched_baseline == {"1/3"}


@pytest.mark.slow
def test_most_links_of_such_paragraphs_are_found() -> None:
    """Aligned whole, .71 to .78 of them were."""
    encoder = pipeline.wrapped(pipeline.encoder_named("default"), remembering)
    for name in ("waiharuru", "tamarwold"):
        folder = corpora_folder()
        case = put_together(gold_case(folder / "gold" / f"{name}.toml", folder), 3)
        found = pipeline.compare(case.candidate, case.baseline, encoder=encoder)
        assert tally(case, our_answer(case, found.crosswalk, encoder=encoder)).pairs.recall >= 0.85
