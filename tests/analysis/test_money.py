"""Sums of money as countries write them, and what only looks like one."""

from __future__ import annotations

import pytest

from toolkit.analysis.currencies import home_of
from toolkit.analysis.money import amounts
from toolkit.model.norm import Threshold

SUMS = {
    "gifts over R1 500": "over 1500 ZAR",
    "a gift of R350 or more": "from 350 ZAR",
    "anything above K750": "over 750 ZMW",
    "no more than Shs. 20,000": "up_to 20000 ",
    "not exceeding Kenyan shillings": "",
    "not exceeding 20 000 Kenyan shillings": "up_to 20000 KES",
    "worth Rs. 5,000/- or more": "from 5000 INR",
    "more than two lakh rupees": "over 200000 INR",
    "more than ₹1.5 crore": "over 15000000 INR",
    "under 1.500,50 €": "under 1500.50 EUR",
    "under 12,50 euros": "under 12.50 EUR",
    "at least CHF 1'000": "from 1000 CHF",
    "exceeding 400 Swedish kronor": "over 400 SEK",
    "above GHS 200": "over 200 GHS",
    "up to RM300": "up_to 300 MYR",
    "of five hundred rand (R500) or less": "up_to 500 ZAR",
    "from $20 to $50": "from 20 ; up_to 50 ",
    "between 100 and 250 pesos a year": "from 100 /year; up_to 250 /year",
    "US$75 or more than €70": "exactly 75 USD; over 70 EUR",
    "worth £50 or more, or several gifts from one person worth £90 in any year": "from 50 GBP; exactly 90 GBP/year",
    "COP 500,000 at most": "up_to 500000 COP",
    "equal to or greater than PHP 2,000": "from 2000 PHP",
}
NONE = (
    "form K7 and rule R5",
    "see COP 26 and ALL 12 members",
    "the top 10, and 50 all told",
    "paragraph 4 and 30 days",
    "a parcel weighing 5 pounds",
    "a road of 40 metres and 12 kr-marks",
    "on 4 May 2019 no fewer than 500 came",
)


def _said(text: str, home: str = "") -> str:
    values = [one.value for one in amounts(text, home=home) if isinstance(one.value, Threshold)]
    return "; ".join(
        f"{one.comparator} {one.amount} {one.currency}" + (f"/{one.per}" if one.per else "") for one in values
    )


@pytest.mark.parametrize(("text", "expected"), SUMS.items(), ids=SUMS)
def test_a_sum_as_countries_write_it(text: str, expected: str) -> None:
    assert _said(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_no_sum(text: str) -> None:
    assert _said(text) == ""


def test_a_shared_name_is_that_of_the_country_before_it_or_of_the_text() -> None:
    assert home_of("This code binds councillors in Kenya.") == "KES"
    assert _said("Sh. 500", "KES") == "exactly 500 KES" and _said("Rs 500", "LKR") == "exactly 500 LKR"
    assert _said("$500", "JMD") == "exactly 500 JMD" and _said("$500", "KES") == "exactly 500 "
    assert _said("500 Jamaican dollars", "AUD") == "exactly 500 JMD"
