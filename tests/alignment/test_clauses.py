"""Likeness clause by clause: how a text is cut, and what a clause is worth that one vector would blur."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from toolkit.alignment import pieces
from toolkit.alignment.clauses import clause_coverage, clauses

CUT = [
    ("Members must refuse gifts.", []),
    (
        "Officers must refuse gifts; they must also register every offer.",
        ["Officers must refuse gifts;", "they must also register every offer."],
    ),
    (
        "You must leave the room, unless the committee asks you to stay.",
        ["You must leave the room", "unless the committee asks you to stay."],
    ),
    ("You must be fair, open and honest with every resident.", []),
    ("You must declare gifts worth more than £25, hospitality and sponsorship.", []),
    (
        "Do so. You must then tell the clerk. You must tell her soon.",
        ["You must then tell the clerk.", "You must tell her soon."],
    ),
    ("", []),
]


@pytest.mark.parametrize(("text", "parts"), CUT)
def test_a_text_is_taken_whole_and_in_its_clauses(text: str, parts: list[str]) -> None:
    assert clauses(text) == (text, *parts)


class Subjects:
    """One direction for each of three subjects: a text that speaks of two lies between them."""

    name = "subjects"

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        rows = [[text.count(word) + 1e-6 for word in ("gift", "room", "clerk")] for text in texts]
        table = np.array(rows, dtype=np.float32).reshape(-1, 3)
        return table / np.linalg.norm(table, axis=1, keepdims=True)


def test_a_provision_merged_into_a_longer_one_is_found_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """The short one's only clause is one of the long one's two; of the long one, the whole and a clause are less
    than whole in it: (1 / sqrt 2 + 1 + 0) / 3."""
    monkeypatch.setattr(pieces, "PRIOR", 1e12)
    short, long = "Refuse every gift offered.", "Refuse every gift offered. Leave the room at once."
    there, back, wholes = clause_coverage(Subjects(), [short], [long, "Write to the clerk."])
    assert there[0].tolist() == pytest.approx([1.0, 0.0], abs=1e-2)
    assert back[0, 0] == pytest.approx((0.5**0.5 + 1) / 3, abs=1e-2)
    turned = clause_coverage(Subjects(), [long, "Write to the clerk."], [short])
    assert np.allclose(turned.back.T, there) and np.allclose(turned.there.T, back)
    assert np.allclose(wholes[0], Subjects().encode([short])) and len(wholes[1]) == 2


@pytest.mark.parametrize("sides", [([], []), ([], ["You must leave the room."]), (["You must leave the room."], [])])
def test_sides_without_texts(sides: tuple[list[str], list[str]]) -> None:
    shape = len(sides[0]), len(sides[1])
    assert [table.shape for table in clause_coverage(Subjects(), *sides)[:2]] == [shape, shape]
