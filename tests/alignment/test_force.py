"""How much each side binds, and what is turned round."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.alignment.made import group, unit
from toolkit.alignment.binding import force_of
from toolkit.alignment.differences import differences
from toolkit.alignment.force import force_differences
from toolkit.alignment.units import Unit
from toolkit.model.crosswalk import Evidence

MUST = unit("You must follow the advice of the officer.", cue="must", id="b")
SHOULD = unit("You should follow the advice of the officer.", "recommendation", cue="should", id="c")
MAY = unit("You may follow the advice of the officer.", "permission", cue="may", id="c")
SAYS = unit("The council values the advice of the officer.", "none", number="", id="c")
WEIGH = unit("You must have regard to the advice of the officer.", cue="must", id="c")
WEIGH_ALSO = unit("You must also, take account of the advice.", cue="must also", id="c")
ONLY = unit("You may take part only if the public may too.", "permission", cue="may", id="c")
TEST = unit(
    "An interest is prejudicial if the public thinks so.",
    "none",
    facets=(("test", "public_perception", "the public thinks so"),),
    id="b",
)
UNNUMBERED_TEST = unit(
    "It matters what the public thinks.", "none", facets=(("test", "public_perception", "public thinks"),), number=""
)

FORCES: dict[str, tuple[Unit, float, str]] = {
    "a duty": (MUST, 3.0, "obligation"),
    "a ban": (unit("You must not bully.", "prohibition", cue="must not"), 3.0, "prohibition"),
    "a duty to weigh": (WEIGH, 2.5, "obligation to weigh"),
    "a should": (SHOULD, 2.0, "recommendation"),
    "a may": (MAY, 1.0, "permission"),
    "may only if": (ONLY, 3.0, "permission on a condition only"),
    "a statement": (SAYS, 0.0, "none"),
    "a numbered rule by a test": (TEST, 3.0, "rule"),
    "a remark on what the public thinks": (UNNUMBERED_TEST, 0.0, "none"),
}


@pytest.mark.parametrize(("one", "force", "name"), FORCES.values(), ids=FORCES)
def test_force(one: Unit, force: float, name: str) -> None:
    assert force_of(group("baseline", one)) == (force, name)


CHANGES: dict[str, tuple[Unit, Unit, tuple[str, str, str, str] | None]] = {
    "must to should": (MUST, SHOULD, ("modality", "weaker", "obligation", "recommendation")),
    "should to must": (SHOULD, MUST, ("modality", "stricter", "recommendation", "obligation")),
    "must to may": (MUST, MAY, ("modality", "weaker", "obligation", "permission")),
    "must to a statement": (MUST, SAYS, ("modality", "weaker", "obligation", "none")),
    "a statement to must": (SAYS, MUST, ("modality", "stricter", "none", "obligation")),
    "follow to weigh": (MUST, WEIGH, ("modality", "weaker", "obligation", "obligation to weigh")),
    "weigh to follow": (WEIGH, MUST, ("modality", "stricter", "obligation to weigh", "obligation")),
    "a rule by a test to a should": (TEST, SHOULD, ("modality", "weaker", "rule", "recommendation")),
    "may to a statement binds no less": (MAY, SAYS, None),
    "must and must": (MUST, unit("Advice is to be followed.", cue="is to be"), None),
}


@pytest.mark.parametrize(("one", "other", "expected"), CHANGES.values(), ids=CHANGES)
def test_changes(one: Unit, other: Unit, expected: tuple[str, str, str, str] | None) -> None:
    found = force_differences(group("baseline", one), group("candidate", other))
    told = [(each.facet, each.direction, each.baseline_value, each.candidate_value) for each in found]
    assert told == ([expected] if expected else [])
    assert all(proof.span[1] > proof.span[0] for each in found for proof in each.evidence)


def test_the_cue_proves_the_force_and_without_one_the_whole_text() -> None:
    (change,) = force_differences(group("baseline", MUST), group("candidate", SAYS))
    assert change.evidence == (
        Evidence("baseline", "b", (4, 8)),
        Evidence("candidate", "c", (0, len(SAYS.provision.text))),
    )


def test_the_cue_of_an_item_stands_in_its_lead_in() -> None:
    text = "You must have regard to-"
    item = unit("the advice given;", id="1/a", context=text)
    norm = replace(item.facts.norms[0], cue=(4, 8), cue_in="1")
    told = replace(item, facts=replace(item.facts, norms=(norm,)))
    (change,) = force_differences(group("baseline", told), group("candidate", SHOULD))
    assert change.evidence[0] == Evidence("baseline", "1", (4, 8))


def test_items_and_definitions_take_no_force_from_a_bare_statement() -> None:
    """The item of a list gets its force, if any, from what stands above it."""
    item = unit("a job;", "none", context="You must declare-")
    assert force_differences(group("baseline", MUST), group("candidate", item)) == []


BAN = unit("You must not use the Council's vehicles for private purposes.", "prohibition", cue="must not")
LEAVE_GIVEN = unit("You may use the Council's vehicles for private purposes.", "permission", cue="may")
ONLY_GIVEN = unit("You may use the Council's vehicles for private purposes only with consent.", "permission", cue="may")
ORDERED = unit("You must use the Council's vehicles for private purposes.", cue="must")
OTHER_ACT = unit("You may ask for a dispensation.", "permission", cue="may")
COUNTS = unit("Offers that are turned down do count for this rule.", "none")
COUNTS_NOT = unit("Offers that are turned down do not count for this rule.", "none")
NO_BAR = unit("Rule 3 does not prohibit a contract won on sealed bids.", "permission", cue="does not prohibit")
BAR = unit("Rule 3 prohibits even a contract won on sealed bids.", "none")
NEED_NOT = unit("You need not give the particulars of an interest.", "permission", cue="need not")
MAY_LEAVE = unit("You may give the particulars of an interest.", "permission", cue="may")

REVERSED: dict[str, tuple[Unit, Unit, str | None]] = {
    "forbidden, then allowed": (BAN, LEAVE_GIVEN, "weaker"),
    "allowed, then forbidden": (LEAVE_GIVEN, BAN, "stricter"),
    "a lost not": (BAN, ORDERED, "weaker"),
    "forbidden, then allowed on a condition only": (BAN, ONLY_GIVEN, None),
    "forbidden, and another act allowed": (BAN, OTHER_ACT, None),
    "a statement denied": (COUNTS, COUNTS_NOT, "weaker"),
    "a denial lost": (COUNTS_NOT, COUNTS, "stricter"),
    "relief from a ban lost": (NO_BAR, BAR, "stricter"),
    "need not and may are both permissions": (NEED_NOT, MAY_LEAVE, None),
    "other statements, one with a not": (COUNTS, unit("The register is not printed.", "none"), None),
}


@pytest.mark.parametrize(("one", "other", "direction"), REVERSED.values(), ids=REVERSED)
def test_reversed(one: Unit, other: Unit, direction: str | None) -> None:
    found = force_differences(group("baseline", one), group("candidate", other))
    assert [each.direction for each in found if each.facet == "reversed"] == ([direction] if direction else [])
    assert all(proof.span[1] > proof.span[0] for each in found for proof in each.evidence)


def test_the_exception_to_a_rule_turned_round_is_not_told_again() -> None:
    words = "provided that it costs nothing"
    one = unit(
        f"You may use the Council's cars, {words}.", "permission", cue="may", facets=(("exception", words, words),)
    )
    other = unit("You must not use the Council's cars, even if it costs nothing.", "prohibition", cue="must not")
    found = differences(group("baseline", one), group("candidate", other))
    assert [each.facet for each in found] == ["reversed"]
