"""One interface, two executions, the same result."""

from __future__ import annotations

import pytest

from toolkit import engines
from toolkit.errors import BadOption


def doubled(number: int) -> int:
    if number < 0:
        raise BadOption("below nothing")
    return 2 * number


@pytest.mark.parametrize("apart", [False, True])
def test_results_come_in_the_order_of_the_items(apart: bool) -> None:
    assert engines.each(doubled, [3, 1, 2], apart=apart) == [6, 2, 4]


@pytest.mark.parametrize("apart", [False, True])
def test_a_fault_that_a_user_can_mend_comes_through(apart: bool) -> None:
    with pytest.raises(BadOption, match="below nothing"):
        engines.each(doubled, [1, -1], apart=apart)
