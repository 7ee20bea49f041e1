"""Ways of binding, letting and naming whom, and what only looks like one of them."""

from __future__ import annotations

import pytest

from tests.analysis.builder import build
from toolkit.analysis import analyse
from toolkit.model.provision import InstrumentKind

MEMBERS = {
    "An officer whose spouse tenders for work shall say so.": ["obligation:officer"],
    "A person who asks to see the book must not be hindered by an employee.": ["prohibition:officer"],
    "On no account should a councillor sign.": ["recommendation:member"],
    "Records shall in no case be burnt.": ["prohibition:member"],
    "Do not, whatever you hear, sign.": ["prohibition:member"],
    "Officers must not be asked to lie.": ["prohibition:officer"],
    "Officers will not be asked to lie.": ["permission:officer"],
    "The Council shall have the right to search.": ["permission:authority"],
    "A councillor shall be entitled to a copy.": ["permission:member"],
    "Should your plans change, tell the Clerk.": ["obligation:member"],
    "The Clerk will see that the room is locked.": ["obligation:officer"],
    "You will see a notice.": [],
    "You will need a form.": [],
    "You will need to sign.": ["obligation:member"],
    "The duty falls not only on members.": ["obligation:member"],
    "Rudeness has no place in the chamber.": ["prohibition:member"],
    "Staff who sit on a body that the town funds should say so.": ["recommendation:officer"],
    "Staff who think that they should sign ask the Clerk.": [],
    "The declaration is to give the date.": ["obligation:-"],
    "The disclosure is to the Clerk.": [],
    "Every finding shall be read out.": ["obligation:-"],
    "This rule shall be read with rule 4.": [],
    "Two keys are required for the strong room.": ["obligation:-"],
    "No form is required for a small gift.": ["permission:-"],
    "The warden requires to count the keys.": ["obligation:officer"],
    "The Clerk is directed to print the list.": ["obligation:officer"],
    "It shall be competent for the Council to waive the fee.": ["permission:authority"],
    "It is not open to a councillor to give orders to staff.": ["prohibition:member"],
    "The book is not open to anyone else.": [],
    "It shall not be necessary for a councillor to sign twice.": ["permission:member"],
    "The Council reserves the right to keep the deposit.": ["permission:authority"],
    "The onus is on the councillor to ask.": ["obligation:member"],
    "Members have no authority to sign contracts.": ["prohibition:member"],
    "Members are at all times to keep calm.": ["obligation:member"],
    "I will be guided by the evidence.": ["obligation:member"],
    "I will be told of it.": [],
    "The declaration shall include the interests of a spouse.": ["obligation:-"],
    "A gift shall include a loan.": [],
    "You must sign for the keys, may keep them overnight, and need not tell the Clerk.": [
        "obligation:member",
        "permission:member",
        "permission:member",
    ],
    "What you know, or ought to know, must stay with you.": ["obligation:-"],
    "Having spoken, a councillor need not stay, but having voted must leave.": [
        "permission:member",
        "obligation:member",
    ],
    "No councillor shall ask for a loan, save that he may take one from a bank.": [
        "prohibition:member",
        "permission:member",
    ],
    "No councillor shall take more than $2,500, and the councillor shall return the rest.": [
        "prohibition:member",
        "obligation:member",
    ],
    "You must ask for leave, failing which you must repay the loan.": ["obligation:member", "obligation:member"],
    "A councillor may hold a float of up to £50.": ["permission:member"],
    "A councillor may hold shares.": [],
    "Everything that is required is on the form.": [],
    "It cannot be excluded that a gift looks like a reward.": [],
    "This order may be cited as the Keys Order.": [],
    "The panel sits in June, and rests in May and July.": [],
    "Welcome to the council.": [],
    "Kindly hand the slip to the Clerk.": ["obligation:member"],
    "Yes: please tell the Clerk.": ["obligation:member"],
    "We suggest that you ask first.": ["recommendation:member"],
    "We trust our people.": [],
    "We, the members of this council, promise to be fair.": ["obligation:member"],
    "Neither this code nor our standing orders stop a councillor from writing.": ["permission:member"],
    "Nothing in rule 7.2 stops a councillor from writing.": ["permission:member"],
    "Members of the public may attend.": ["permission:other"],
    "The list shall be reviewed by May each year.": ["obligation:-"],
    "Rule 9 shall not be suspended.": ["prohibition:-"],
    "Board members elected late must sign within a month.": ["obligation:member"],
    "The Agency shall answer.": ["obligation:authority"],
    "A councillor who has a stake in a plan before the Assembly shall say so.": ["obligation:member"],
    "A councillor who has a stake in a plan under the Council shall say so.": ["obligation:member"],
    "The plan goes before the Assembly, and the Assembly shall say so.": ["obligation:authority"],
    "An officer through whom a firm is paid must tell the Clerk.": ["obligation:officer"],
    "A member of an interview panel must keep notes.": ["obligation:member"],
    "A member of the drainage team must keep notes.": ["obligation:officer"],
    "Anything that costs more than that must be handed in.": ["obligation:member"],
    "That must be handed in.": ["obligation:member"],
    "Things that must be handed in are listed.": [],
    "The Agency Director shall answer.": ["obligation:manager"],
}


OFFICERS = {
    "A member of an interview panel must keep notes.": ["obligation:officer"],
    "Members of the tender evaluation panel shall not lunch with bidders.": ["prohibition:officer"],
    "A member of a trade union may attend.": ["permission:officer"],
    "A member of the Council must keep notes.": ["obligation:member"],
    "A member of the planning committee must keep notes.": ["obligation:member"],
    "A member of the public may attend.": ["permission:other"],
}


def _told(text: str, kind: InstrumentKind) -> list[str]:
    norms = [norm for norm in analyse(build([("1", text)], kind=kind)).facts[0].norms if norm.modality != "none"]
    found = [(norm.modality, norm.facet("bearer")) for norm in norms]
    return [f"{modality}:{who.value if who else '-'}" for modality, who in found]


@pytest.mark.parametrize(("text", "expected"), MEMBERS.items(), ids=MEMBERS)
def test_how_a_sentence_binds_and_whom(text: str, expected: list[str]) -> None:
    assert _told(text, "member_code") == expected


@pytest.mark.parametrize(("text", "expected"), OFFICERS.items(), ids=OFFICERS)
def test_whom_a_code_for_officers_binds(text: str, expected: list[str]) -> None:
    assert _told(text, "officer_code") == expected
