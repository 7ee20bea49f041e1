"""Amounts as summaries tell them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.alignment.redlines import AROUND, redlined
from toolkit.assessment.money_words import with_signs

TOLD = {
    "over 25 GBP": "over £25",
    "from 1050.50 EUR per year": "from €1,050.50 per year",
    "up to 75 dollars": "up to $75",
    "over 100 USD, up to 5000 USD": "over $100, up to $5,000",
    "over 25 INR": "over 25 INR",
    "28 days": "28 days",
    "within 7.5.3 GBP": "within 7.5.3 GBP",
}


@pytest.mark.parametrize(("value", "words"), TOLD.items(), ids=TOLD)
def test_an_amount_has_its_sign(value: str, words: str) -> None:
    assert with_signs(value) == words


def test_a_redline_tells_pounds(tmp_path: Path) -> None:
    sides = [AROUND.format(words=f"You must register a gift worth more than £{one}.") for one in (25, 5000)]
    (found,) = redlined(tmp_path, *sides).assessment.findings
    assert found.kind == "threshold_changed"
    assert "more than £25 becomes more than £5,000" in found.summary
    assert found.candidate_value == "over 5000 GBP"
