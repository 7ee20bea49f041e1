"""Posts and bodies that a side names, whatever the verb beside them."""

from __future__ import annotations

import pytest

from tests.alignment.made import unit
from toolkit.alignment.group import Group
from toolkit.alignment.involved import involved
from toolkit.alignment.recipients import recipients

NAMED = {
    "after if": ("You may keep the prize if your section head says so.", {"section_head"}),
    "of a department": ("Talk it over with the Head of Parks and Gardens.", {"head_of_parks_and_gardens"}),
    "the public": ("Councillors answer to the public for what they decide.", {"public"}),
    "a council that decides": ("It is allowed where the Council has resolved so.", {"council"}),
    "a council that is only there": ("Contracts with the Council must be declared.", set()),
    "nobody in particular": ("An officer must be courteous to other officers.", set()),
}


@pytest.mark.parametrize(("text", "names"), NAMED.values(), ids=NAMED)
def test_posts_are_named_by_their_last_word(text: str, names: set[str]) -> None:
    found = involved(Group("baseline", (unit(text),)))
    assert found.keys() == names
    assert all(text[slice(*proof.span)] for proof in found.values())


def test_posts_of_both_sides_are_a_change_of_recipient_and_parts_of_one_name_are_not() -> None:
    def said(one: str, other: str) -> list[tuple[str, str]]:
        groups = Group("baseline", (unit(one),)), Group("candidate", (unit(other),))
        return [(item.baseline_value, item.candidate_value) for item in recipients(*groups)]

    assert said("Keep it if the Provost says so.", "Keep it if your manager says so.") == [("provost", "manager")]
    assert said("Serve on the Audit Committee.", "Serve on a committee.") == []
    assert said("Keep it if the Provost says so.", "Keep it.") == []
