"""Every facet that can differ, in both directions, with the words that prove it."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from tests.alignment.made import Told, facts, group, unit
from toolkit.alignment.differences import differences
from toolkit.alignment.units import Unit
from toolkit.model.crosswalk import Difference, Direction, Evidence
from toolkit.model.norm import Deadline, Modality, Threshold


class Side(NamedTuple):
    """One provision: its words, its modality, its facets."""

    text: str
    facets: tuple[Told, ...] = ()
    modality: Modality = "obligation"
    topic: str = "gifts"


def gift(words: str, amount: str, comparator: str = "over", *, per: str = "") -> Side:
    return Side(f"Tell us of a gift {words}.", (("threshold", Threshold(amount, "GBP", comparator, per), words),))  # type: ignore[arg-type]


def within(words: str, number: int, unit: str, modality: Modality = "obligation", bearer: str = "member") -> Side:
    facets: tuple[Told, ...] = (("deadline", Deadline(number, unit), words), ("bearer", bearer, "You"))
    return Side(f"You act {words}.", facets, modality)


def told(words: str, name: str, value: str | tuple[str, ...], topic: str = "gifts") -> Side:
    return Side(f"It is so: {words}.", ((name, value, words),), topic=topic)  # type: ignore[arg-type]


def excepting(words: str, modality: Modality = "obligation") -> Side:
    return Side(f"You do this {words}.", (("exception", words, words),), modality)


def borne(name: str, modality: Modality = "obligation") -> Side:
    return Side("This person records it.", (("bearer", name, "This person"),), modality)


SILENT = Side("Tell us of a gift.")
OVER_25, OVER_50 = gift("over £25", "25"), gift("over £50", "50")
PUBLIC, ASKED, KEPT = (
    told(f"it is {value}", "register_access", value) for value in ("public", "on_request", "internal")
)
SEEN, WEIGHED = (
    told("as the public sees it", "test", "public_perception"),
    told("as you see it", "test", "own_judgement"),
)
MOST = told("more than most", "test", "greater_than_most")
LEAVE, SPEAK = (
    told("leave the room", "participation", "withdraw"),
    told("do not vote", "participation", "speak_not_vote"),
)
BREACH = Side("A breach is grave.", topic="sanctions")
SACKED = told("you are sacked", "sanction", "disciplinary", "sanctions")
CENSURED = told("you are censured", "sanction", "suspension", "sanctions")

CASES: dict[str, tuple[Side, Side, str, Direction, str, str]] = {
    "amount up": (OVER_25, OVER_50, "threshold", "weaker", "over 25 GBP", "over 50 GBP"),
    "amount down": (OVER_50, OVER_25, "threshold", "stricter", "over 50 GBP", "over 25 GBP"),
    "exactly £25 drops out": (
        gift("of £25 or more", "25", "from"),
        OVER_25,
        "threshold",
        "weaker",
        "from 25 GBP",
        "over 25 GBP",
    ),
    "exactly £25 comes in": (
        OVER_25,
        gift("of £25 or more", "25", "from"),
        "threshold",
        "stricter",
        "over 25 GBP",
        "from 25 GBP",
    ),
    "amount gained": (SILENT, OVER_25, "threshold", "weaker", "", "over 25 GBP"),
    "amount lost": (OVER_25, SILENT, "threshold", "stricter", "over 25 GBP", ""),
    "per year": (
        OVER_25,
        gift("over £25 in a year", "25", per="year"),
        "threshold",
        "neutral",
        "over 25 GBP",
        "over 25 GBP per year",
    ),
    "later": (
        within("in 28 days", 28, "day"),
        within("in two months", 2, "month"),
        "deadline",
        "weaker",
        "28 days",
        "2 months",
    ),
    "sooner": (
        within("in 28 days", 28, "day"),
        within("in two weeks", 2, "week"),
        "deadline",
        "stricter",
        "28 days",
        "2 weeks",
    ),
    "at once": (
        within("in 1 day", 1, "day"),
        within("now", 0, "immediately"),
        "deadline",
        "stricter",
        "1 day",
        "immediately",
    ),
    "before is sooner than after": (
        within("in two months", 2, "month"),
        within("before", 0, "before_event"),
        "deadline",
        "stricter",
        "2 months",
        "before event",
    ),
    "promptly is no number": (
        within("in 28 days", 28, "day"),
        within("as soon as you can", 0, "promptly"),
        "deadline",
        "neutral",
        "28 days",
        "promptly",
    ),
    "deadline lost": (within("in 28 days", 28, "day"), SILENT, "deadline", "weaker", "28 days", ""),
    "deadline gained": (SILENT, within("in 28 days", 28, "day"), "deadline", "stricter", "", "28 days"),
    "a shorter ban": (
        within("for a year", 1, "year", "prohibition"),
        within("for a month", 1, "month", "prohibition"),
        "deadline",
        "weaker",
        "1 year",
        "1 month",
    ),
    "a right of others without limit": (
        within("in one year", 1, "year", "permission", "other"),
        Side("You act.", (), "permission"),
        "deadline",
        "stricter",
        "1 year",
        "",
    ),
    "recipient": (
        told("the Monitoring Officer", "recipient", "monitoring_officer"),
        told("the Director", "recipient", "director"),
        "recipient",
        "neutral",
        "monitoring_officer",
        "director",
    ),
    "register closed": (PUBLIC, KEPT, "register_access", "weaker", "public", "internal"),
    "register on request": (PUBLIC, ASKED, "register_access", "weaker", "public", "on_request"),
    "register opened": (KEPT, ASKED, "register_access", "stricter", "internal", "on_request"),
    "outside measure lost": (SEEN, WEIGHED, "test", "weaker", "public_perception", "own_judgement"),
    "outside measure gained": (WEIGHED, SEEN, "test", "stricter", "own_judgement", "public_perception"),
    "test lost": (SEEN, SILENT, "test", "weaker", "public_perception", ""),
    "any effect counts": (MOST, SILENT, "test", "stricter", "greater_than_most", ""),
    "only a greater effect counts": (SILENT, MOST, "test", "weaker", "", "greater_than_most"),
    "stays in the room": (LEAVE, SPEAK, "participation", "weaker", "withdraw", "speak_not_vote"),
    "leaves the room": (SPEAK, LEAVE, "participation", "stricter", "speak_not_vote", "withdraw"),
    "sanction of another kind": (CENSURED, SACKED, "sanction", "neutral", "suspension", "disciplinary"),
    "sanction lost": (SACKED, BREACH, "sanction", "weaker", "disciplinary", ""),
    "sanction gained": (BREACH, SACKED, "sanction", "stricter", "", "disciplinary"),
    "exception gained": (SILENT, excepting("unless it is small"), "exception", "weaker", "", "unless it is small"),
    "exception lost": (excepting("unless it is small"), SILENT, "exception", "stricter", "unless it is small", ""),
    "part of an exception lost": (
        excepting("unless the law or the chair says so"),
        excepting("unless the law says so"),
        "exception",
        "stricter",
        "unless the law or the chair says so",
        "unless the law says so",
    ),
    "exception to a permission": (
        Side("You may use the car.", (), "permission"),
        excepting("unless it is raining", "permission"),
        "exception",
        "stricter",
        "",
        "unless it is raining",
    ),
    "fewer persons": (
        told("kin and friends", "scope", ("family", "friend")),
        told("kin", "scope", ("family",)),
        "scope",
        "weaker",
        "family, friend",
        "family",
    ),
    "more persons": (
        told("kin", "scope", ("family",)),
        told("kin and friends", "scope", ("family", "friend")),
        "scope",
        "stricter",
        "family",
        "family, friend",
    ),
    "other persons": (
        told("kin", "scope", ("family",)),
        told("friends", "scope", ("friend",)),
        "scope",
        "neutral",
        "family",
        "friend",
    ),
    "persons of whom one side says nothing": (
        told("kin", "scope", ("family",)),
        SILENT,
        "scope",
        "weaker",
        "family",
        "",
    ),
    "another post bears it": (borne("officer"), borne("manager"), "bearer", "neutral", "officer", "manager"),
}

ALIKE: dict[str, tuple[Side, Side]] = {
    "the same amount in other words": (gift("over £25", "25"), gift("more than £25", "25")),
    "£25 and £25 or more": (SILENT, SILENT),
    "the same days, told otherwise": (within("in 28 days", 28, "day"), within("not later than day 28", 28, "day")),
    "a recipient that one side leaves open": (told("the Clerk", "recipient", "clerk"), SILENT),
    "one of two recipients": (
        told("the Clerk", "recipient", "clerk"),
        told("the Clerk or chair", "recipient", ("clerk", "chair")),
    ),
    "a register of which one side says nothing": (PUBLIC, SILENT),
    "a step at meetings that one side leaves open": (LEAVE, SILENT),
    "a sanction told beside another topic": (SILENT, told("you are sacked", "sanction", "disciplinary")),
    "an exception in other words": (excepting("unless it is small"), excepting("save where trifling")),
    "member and officer are counterparts": (borne("member"), borne("officer")),
    "those addressed against another post": (borne("member"), borne("manager")),
    "a bearer the analysis could not place": (borne("other"), borne("manager")),
    "the bearer of a permission": (borne("officer", "permission"), borne("manager", "permission")),
}


def found(one: Side, other: Side) -> tuple[Difference, ...]:
    sides = (("baseline", one, "b"), ("candidate", other, "c"))
    made = [
        group(side, unit(row.text, row.modality, facets=row.facets, topic=row.topic, id=id))  # type: ignore[arg-type]
        for side, row, id in sides
    ]
    return differences(*made)


@pytest.mark.parametrize(("one", "other", "facet", "direction", "before", "after"), CASES.values(), ids=CASES)
def test_one_difference(one: Side, other: Side, facet: str, direction: str, before: str, after: str) -> None:
    (difference,) = found(one, other)
    assert (difference.facet, difference.direction) == (facet, direction)
    assert (difference.baseline_value, difference.candidate_value) == (before, after)
    words = [(one if proof.side == "baseline" else other).text[slice(*proof.span)] for proof in difference.evidence]
    expected = [next((w for name, _, w in side.facets if name == facet), side.text) for side in (one, other)]
    assert words == expected, "the facet's words, or the whole text of the side that is silent"


@pytest.mark.parametrize(("one", "other"), ALIKE.values(), ids=ALIKE)
def test_no_difference(one: Side, other: Side) -> None:
    assert found(one, other) == ()


def test_an_inherited_facet_is_proved_in_the_lead_in() -> None:
    """ "Within 28 days you must— (a) tell us": the days stand above."""
    opening = facts("1", "Within 28 days you must-", facets=(("deadline", Deadline(28, "day"), "Within 28 days"),))
    item = unit("tell the Clerk;", facets=(("deadline", Deadline(28, "day"), ""),), above=(opening,), id="1/a")
    other = unit("Tell the Clerk in 14 days.", facets=(("deadline", Deadline(14, "day"), "in 14 days"),), id="9")
    (difference,) = differences(group("baseline", item), group("candidate", other))
    assert difference.evidence == (Evidence("baseline", "1", (0, 14)), Evidence("candidate", "9", (15, 25)))


def test_what_an_item_inherits_is_not_lost_where_the_other_side_is_silent() -> None:
    """The other side's own lead-in may hold it."""
    opening = facts("1", "Within 28 days you must-", facets=(("deadline", Deadline(28, "day"), "Within 28 days"),))
    item = unit("tell the Clerk;", facets=(("deadline", Deadline(28, "day"), ""),), above=(opening,), id="1/a")
    assert differences(group("baseline", item), group("candidate", unit("Tell the Clerk."))) == ()


def test_inherited_words_that_nobody_holds_prove_nothing_empty() -> None:
    item = unit("tell the Clerk;", facets=(("deadline", Deadline(28, "day"), ""),))
    other = unit("Tell in 14 days.", facets=(("deadline", Deadline(14, "day"), "in 14 days"),))
    (difference,) = differences(group("baseline", item), group("candidate", other))
    assert difference.evidence[0].span == (0, 15)


DEFINITIONS = {
    "fewer words": ("a spouse, a child or a friend", "a spouse or a child", "weaker"),
    "more words": ("a spouse or a child", "a spouse, a child or a friend", "stricter"),
    "other words": ("a spouse or a child", "a firm", "neutral"),
}


@pytest.mark.parametrize(("one", "other", "direction"), DEFINITIONS.values(), ids=DEFINITIONS)
def test_definitions(one: str, other: str, direction: str) -> None:
    texts = [f"“Close contact” means {words}." for words in (one, other)]
    sides = [
        unit(text, "none", meaning=("Close contact", words)) for text, words in zip(texts, (one, other), strict=True)
    ]
    (difference,) = differences(group("baseline", sides[0]), group("candidate", sides[1]))
    assert (difference.facet, difference.direction) == ("definition", direction)
    assert (difference.baseline_value, difference.candidate_value) == (one, other)


def test_an_exception_lost_from_a_definition_is_told_once_and_makes_it_wider() -> None:
    words = "other than a cup of tea"
    one = unit(
        f"“Gift” means a thing of value, {words}.",
        "none",
        meaning=("Gift", f"a thing of value, {words}"),
        facets=(("exception", words, words),),
    )
    other = unit("“Gift” means a thing of value.", "none", meaning=("Gift", "a thing of value"))
    (difference,) = differences(group("baseline", one), group("candidate", other))
    assert (difference.facet, difference.direction) == ("definition", "stricter")


def test_the_same_definition_for_counterparts_is_no_difference() -> None:
    one = unit("“Kin” means a member's child.", "none", meaning=("Kin", "a member's child"))
    other = unit("“Kin” means an officer's child.", "none", meaning=("Kin", "an officer's child"))
    assert differences(group("baseline", one), group("candidate", other)) == ()


UNLESS = "You must not tell anybody, unless-"


def test_exceptions_listed_below_a_rule_are_its_exceptions() -> None:
    rule, item = unit(UNLESS, "prohibition", id="1"), unit("the law asks it;", "prohibition", context=UNLESS, id="1/a")
    other = unit("You must not tell anybody.", "prohibition", id="9")
    (lost,) = differences(group("baseline", rule, item), group("candidate", other))
    assert (lost.facet, lost.direction, lost.baseline_value) == ("exception", "stricter", "the law asks it")
    assert lost.evidence == (Evidence("baseline", "1/a", (0, 16)), Evidence("candidate", "9", (0, 26)))
    (gained,) = differences(group("baseline", other), group("candidate", rule, item))
    assert (gained.facet, gained.direction) == ("exception", "weaker")


def test_exceptions_alone_are_no_exception_to_themselves() -> None:
    item = unit("the law asks it;", "permission", context=UNLESS, id="1/a")
    other = unit("You may tell what the law asks.", "permission", id="9")
    assert differences(group("baseline", item), group("candidate", other)) == ()


@pytest.mark.parametrize("watching", ["a reasonable resident", "a resident of the district"])
def test_by_whose_eyes_conduct_is_judged_is_nobody_whom_the_rule_covers(watching: str) -> None:
    def judged(who: str, name: str) -> Unit:
        text = f"An interest counts if {who} would think it likely to sway you."
        test: Told = ("test", "public_perception", f"{who} would think it likely to sway you")
        return unit(text, "none", facets=(("scope", (name,), who), test))

    one, other = judged("a member of the public", "anyone"), judged(watching, "resident")
    assert differences(group("baseline", one), group("candidate", other)) == ()


def test_who_may_act_is_told() -> None:
    one = unit("Anyone may complain.", "permission", facets=(("scope", ("anyone",), "Anyone"),))
    other = unit("A resident may complain.", "permission", facets=(("scope", ("resident",), "resident"),))
    (found,) = differences(group("baseline", one), group("candidate", other))
    assert (found.facet, found.direction) == ("scope", "weaker")
