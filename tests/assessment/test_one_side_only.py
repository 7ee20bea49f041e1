"""What one side alone has, told by what kind of words it is: a case let off, one more in a row, a word that reaches
further, a clause more on a noun, a note that goes on file."""

from __future__ import annotations

import pytest

from tests.assessment.pairs import KINDS, Pair, found

ROWS = [
    (
        "A member must not accept a discount or a voucher.",
        "Employees must not accept a discount. Vouchers are fine.",
        ["scope_narrowed weaker"],
    ),
    (
        "No member shall threaten a witness or the writer of a complaint.",
        "No officer shall threaten a witness; but this rule shall not protect the writer of a complaint.",
        ["scope_narrowed weaker"],
    ),
    (
        "A member must not repeatedly insult an officer.",
        "An officer must not insult a member, even once.",
        ["scope_widened stricter"],
    ),
    (
        "A member must declare an interest of which the member knows or ought to know.",
        "An officer must declare an interest of which the officer actually knew.",
        ["scope_narrowed weaker"],
    ),
    (
        "A member must register any land which the member owns.",
        "An officer must register any land which the officer owns and which lies beside a harbour of the Council.",
        ["scope_narrowed weaker"],
    ),
    (
        "A member must register shares, loans and pensions.",
        "An officer must register shares, loans, pensions and patents.",
        ["scope_widened stricter"],
    ),
    (
        "A member must report the contact to the Clerk.",
        "The contact must be noted on the file.",
        ["recipient_changed neutral"],
    ),
    (
        "“volunteer” includes a person on a placement.",
        "“volunteer” does not include a person on a placement.",
        ["definition_changed weaker"],
    ),
    (
        "A complaint must be made within six months of the event.",
        "A complaint must be made within half a year of the event.",
        [],
    ),
    ("A member may appeal within 28 days.", "An officer has 28 days to appeal.", []),
]


@pytest.mark.parametrize(("baseline", "candidate", "wanted"), ROWS)
def test_what_one_side_alone_has_is_told(baseline: str, candidate: str, wanted: list[str]) -> None:
    assert found(Pair("one side", baseline, candidate, tuple(wanted), KINDS)) == wanted


@pytest.mark.parametrize(("baseline", "candidate", "wanted"), ROWS)
def test_the_other_way_round_it_cuts_the_other_way(baseline: str, candidate: str, wanted: list[str]) -> None:
    turned = {
        "scope_narrowed weaker": "scope_widened stricter",
        "scope_widened stricter": "scope_narrowed weaker",
        "definition_changed weaker": "definition_changed stricter",
    }
    back = Pair("one side", candidate, baseline, (), (KINDS[1], KINDS[0]))
    assert found(back) == [turned.get(one, one) for one in wanted]
