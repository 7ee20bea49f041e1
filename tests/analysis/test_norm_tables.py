"""The tables of sentences: floors on the figures, so that a rule changed for one place cannot spoil another unseen."""

from __future__ import annotations

import pytest

from tests.analysis.scoring import Figure, score

FLOORS = {"modality": 0.97, "norms": 0.97, "bearer": 0.95, "money": 0.98, "due": 0.98, "ref": 0.98}


@pytest.mark.parametrize("half", ["development", "test", "later"])
def test_figures_of_the_sentence_tables_stay_above_their_floors(half: str) -> None:
    figures = score(half)
    low = [figure for figure in figures if figure.f1 < FLOORS[figure.kind]]
    assert not low, "\n".join(f"{figure}\n  " + "\n  ".join(figure.wrong) for figure in low)


def test_the_score_counts_what_should_not_have_been_found() -> None:
    assert Figure("money", expected=2, found=4, right=2).f1 == pytest.approx(2 / 3)
    assert Figure("money", expected=0, found=0, right=0).f1 == 1.0
