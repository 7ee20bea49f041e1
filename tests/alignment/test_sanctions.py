"""What may follow a breach: which of two lists of measures goes further."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.alignment.made import code
from toolkit.alignment.form import sanctions
from toolkit.alignment.group import Group
from toolkit.alignment.units import units_of
from toolkit.model.crosswalk import Direction

ROWS: list[tuple[str, str, tuple[Direction, ...]]] = [
    (
        "An employee who breaks this Code is liable to disciplinary action, and may end with a warning or dismissal.",
        "A breach is misconduct, for which the penalty may be a written warning, demotion or dismissal.",
        ("stricter",),
    ),
    (
        "Staff who break these rules face disciplinary action: a warning, loss of pay or dismissal.",
        "Breaking these rules is a disciplinary matter and may bring a warning or dismissal.",
        ("weaker",),
    ),
    (
        "Disciplinary action may follow, from a warning to dismissal.",
        "The disciplinary procedure applies: dismissal, or in lesser cases a final written warning.",
        (),
    ),
    (
        "Disciplinary action may follow, and may end in dismissal.",
        "Disciplinary action may follow: a warning, demotion or dismissal.",
        (),
    ),
    (
        "Disciplinary action may follow: a fine, a warning or dismissal.",
        "Disciplinary action may follow: a warning, demotion or dismissal.",
        (),
    ),
]


@pytest.mark.parametrize(("one", "other", "found"), ROWS)
def test_the_longer_list_of_measures_goes_further(
    tmp_path: Path, one: str, other: str, found: tuple[Direction, ...]
) -> None:
    sides = [tuple(units_of(code(tmp_path, name, f"1 {text}\n"))) for name, text in (("one", one), ("other", other))]
    told = sanctions(Group("baseline", sides[0]), Group("candidate", sides[1]))
    assert tuple(item.direction for item in told) == found
