"""Lines that are no provision of a code, and sentences that only begin like one."""

from __future__ import annotations

import pytest

from tests.analysis.builder import build
from toolkit.analysis import analyse
from toolkit.analysis.formalities import is_formality

FORMAL = [
    "Version: 1.2",
    "Approved by | Full Council",
    "From: The Clerk",
    "To: All members of staff",
    "Sent: 12 May 2020",
    "Review date: May 2026",
    "Document owner: Monitoring Officer",
    "Signed ..............",
    "Signed by the employee ______ Date ______",
    "Name: ....... Date: .......",
    "Signature",
    "This e-mail is intended only for the addressee and must not be forwarded.",
    "If you are not the intended recipient you must delete it.",
    "Printed copies are uncontrolled.",
    "© Anytown Borough Council",
]
PROVISIONS = [
    "To avoid doubt, you must ask.",
    "Subject: to the rules below you must act.",
    "From time to time: the register is checked and must be kept.",
    "Date of birth must be given.",
    "Name and address of your employer.",
    "You must sign the form.",
    "Land: any land in the district",
    "Contracts: any contract with the Council",
    "Title to land",
    "Department",
    "This Code is confidential to nobody.",
]


@pytest.mark.parametrize("text", FORMAL)
def test_a_formality_states_nothing(text: str) -> None:
    assert is_formality(text)
    facts = analyse(build([("1", text)])).facts[0]
    assert (facts.modality, facts.norms, facts.topics) == ("none", (), ())


@pytest.mark.parametrize("text", PROVISIONS)
def test_a_provision_is_none(text: str) -> None:
    assert not is_formality(text)
