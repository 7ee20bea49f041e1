"""Every term of a closed list has words, and values read as a person would write them."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from toolkit.model import crosswalk, finding, norm, provision
from toolkit.model.norm import Deadline, FacetValue, Threshold
from toolkit.reporting.wording import calm, count, date_words, terms, value_words, word


@pytest.mark.parametrize(
    ("table", "closed_list"),
    [
        ("kind", finding.FindingKind),
        ("direction", crosswalk.Direction),
        ("direction_sign", crosswalk.Direction),
        ("severity", finding.Severity),
        ("relationship", crosswalk.Relationship),
        ("status", crosswalk.Status),
        ("side", crosswalk.Side),
        ("instrument_kind", provision.InstrumentKind),
    ],
)
def test_every_term_has_words(table: str, closed_list: Any) -> None:
    assert terms(table) == get_args(closed_list)


def test_every_facet_and_every_force_has_words() -> None:
    assert set(get_args(norm.FacetName)) < set(terms("facet"))
    assert set(get_args(norm.Modality)) < set(terms("value"))


def test_parameters_are_facets() -> None:
    assert set(terms("parameter")) <= set(get_args(norm.FacetName))


def test_a_term_nobody_knows_is_still_readable() -> None:
    assert word("topic", "parking_permits") == "parking permits"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Threshold("25"), "£25"),
        (Threshold("1050.50", "GBP", "from", "year"), "£1,050.50 or more in a year"),
        (Threshold("25000", "EUR", "over", "source"), "more than €25,000 from one source"),
        (Threshold("9" * 5000), "£" + "9" * 5000),
        (Threshold("500", "ZAR", "up_to", "item"), "ZAR 500 or less for each item"),
        (Threshold("10", "GBP", "under", "two_years"), "less than £10 two years"),
        (Deadline(28, "day"), "28 days"),
        (Deadline(1, "month", "the election"), "1 month after the election"),
        (Deadline(3, "working_day", "the day of receipt", "beginning_with"),
         "3 working days beginning with the day of receipt"),
        (Deadline(0, "promptly"), "promptly"),
        (Deadline(0, "immediately", "becoming aware"), "at once after becoming aware"),
        (Deadline(0, "before_event", "the meeting"), "before the meeting"),
        (Deadline(0, "before_event"), "before the event"),
        ("over 25 GBP", "more than £25"),
        ("from 1050.50 GBP per year, under 40 EUR", "£1,050.50 or more in a year, less than €40"),
        ("500 ZAR", "ZAR 500"),
        ("more than 25 of the GBP accounts", "more than 25 of the GBP accounts"),
        ("on_request", "open on request"),
        ("monitoring_officer", "monitoring officer"),
        (("close_associate", "spouse"), "close associate, spouse"),
    ],
)  # fmt: skip
def test_values(value: FacetValue, words: str) -> None:
    assert value_words(value) == words


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2024-05-01", "1 May 2024"),
        ("2019-11", "November 2019"),
        ("2019", "2019"),
        ("", ""),
        ("2024-13-01", "2024-13-01"),
        ("May 2024", "May 2024"),
    ],
)
def test_dates(date: str, words: str) -> None:
    assert date_words(date) == words


@pytest.mark.parametrize(("number", "words"), [(0, "no places"), (1, "1 place"), (4, "4 places")])
def test_counts(number: int, words: str) -> None:
    assert count(number, "place") == words


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("CODE OF CONDUCT FOR MEMBERS", "Code of Conduct for Members"),
        ("MEMBERS' CODE – PART 5(A)", "Members' Code – Part 5(A)"),
        ("COD YMDDYGIAD I AELODAU", "Cod Ymddygiad i Aelodau"),
        ("HR CODE OF CONDUCT", "HR Code of Conduct"),
        ("Code of Conduct (LGA)", "Code of Conduct (LGA)"),
        ("LGA MCC", "LGA MCC"),
        ("", ""),
    ],
)
def test_a_title_does_not_shout(printed: str, told: str) -> None:
    assert calm(printed) == told
