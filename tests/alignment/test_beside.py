"""What a provision lacks and a provision beside it says is no difference; another sentence with the same kind of words
makes up for nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.alignment.made import code
from toolkit.alignment.beside import groups, still_lacking, widened
from toolkit.alignment.differences import differences
from toolkit.alignment.matching import Link
from toolkit.alignment.units import units_of

INTEREST, PART = "You must declare your interest in writing.", "You must take no part in the matter."
ROWS = [
    (f"{INTEREST} {PART}", (INTEREST, PART), []),
    (f"{INTEREST} {PART}", (INTEREST, "You should take no part in the matter."), ["participation"]),
    (
        "You must declare an interest within 28 days. You must declare a gift.",
        ("You must declare an interest.", "You must declare a gift within 28 days."),
        ["deadline"],
    ),
    (
        "You must declare an interest to the Clerk in writing. You must declare gifts.",
        ("You must declare an interest to the Clerk.", "You must declare gifts to the Clerk in writing."),
        ["record"],
    ),
]


@pytest.mark.parametrize(("one", "others", "kept"), ROWS)
@pytest.mark.parametrize("turned", [False, True])
def test_what_stands_beside(
    tmp_path: Path, one: str, others: tuple[str, str], kept: list[str], *, turned: bool
) -> None:
    """The first provision is linked with each of the two, and lacks or has something over the first of them."""
    single, pair = code(tmp_path, "one", f"1 {one}"), code(tmp_path, "two", f"1 {others[0]}\n\n2 {others[1]}")
    units = units_of(pair if turned else single), units_of(single if turned else pair)
    places: list[tuple[tuple[int], tuple[int]]] = [((at,), (0,)) if turned else ((0,), (at,)) for at in (0, 1)]
    first, wide = next(iter(widened([Link(*place, 0.9) for place in places]).items()))
    found = differences(*groups(first, units))
    assert found
    assert [item.facet for item in still_lacking(found, first, wide, units)] == kept
