"""How the sides of a link stand to each other: what is measured, what is made of it, and that learning is sound."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.alignment.made import code, group, unit
from toolkit.alignment import relating
from toolkit.alignment.contrast import contrast
from toolkit.alignment.relating import CLASSES, chances, related, weights
from toolkit.alignment.relating_fit import Related, judged, learn_relating, weights_of
from toolkit.alignment.units import units_of
from toolkit.model.crosswalk import Difference, Direction

RESPECT = "You must treat others with respect."
COURTESY = "Employees are to be treated with courtesy and consideration."
LONG = "You must declare every gift, meal, journey, ticket, discount, prize, loan and legacy that anybody offers."
SHORT = "You must declare every gift that anybody offers."


def differing(facet: str, direction: Direction) -> Difference:
    return Difference(facet, direction, "a", "b", ())


FOUND: dict[str, tuple[Difference, ...]] = {
    "nothing": (),
    "less": (differing("participation", "weaker"),),
    "more": (differing("register_access", "stricter"),),
    "both": (differing("participation", "weaker"), differing("register_access", "stricter")),
    "another post": (differing("recipient", "neutral"),),
}
TURNED: dict[Direction, Direction] = {"weaker": "stricter", "stricter": "weaker", "neutral": "neutral"}


@pytest.mark.parametrize("found", FOUND.values(), ids=FOUND)
@pytest.mark.parametrize("texts", [(LONG, SHORT), (RESPECT, COURTESY)])
def test_exchanging_the_sides_exchanges_less_and_more(texts: tuple[str, str], found: Sequence[Difference]) -> None:
    ones, others = (unit(text) for text in texts)
    back = [differing(item.facet, TURNED[item.direction]) for item in found]
    first = contrast(group("baseline", ones), group("candidate", others), found)
    second = contrast(group("baseline", others), group("candidate", ones), back)
    assert second.lacking == pytest.approx(first.adding) and second.adding == pytest.approx(first.lacking)
    assert second.crossing == pytest.approx(first.crossing)
    same, less, more, across = chances(first, weights())
    assert chances(second, weights()) == pytest.approx((same, more, less, across))


def test_words_that_only_one_side_has_are_measured() -> None:
    found = contrast(group("baseline", unit(LONG)), group("candidate", unit(SHORT)), ())
    assert found.lacking["lost"] > 0 == found.adding["lost"], "the shorter is answered whole"
    assert found.lacking["lost"] == found.adding["answer: lost"]
    assert found.lacking["none"] == 1.0 and found.lacking["asked"] == found.adding["asked"] == 0.0


REACHING: dict[str, tuple[str, str, str]] = {
    "whom": ("You must not bully any person.", "You must not bully a colleague.", "only people"),
    "how often": ("You must not bully a colleague.", "You must not repeatedly bully a colleague.", "answer: only only"),
    "how long": (
        "Tell the Clerk within four weeks of the gift.",
        "Tell the Clerk within 14 days of the gift.",
        "larger time",
    ),
    "how much": ("Gifts over £50 must be declared.", "Gifts over £25 must be declared.", "larger amount"),
    "a share": ("Shares of 10% must be declared.", "Shares of one company must be declared.", "only share"),
}


@pytest.mark.parametrize(("one", "other", "name"), REACHING.values(), ids=REACHING)
def test_words_that_tell_how_far_a_rule_reaches_are_measured(one: str, other: str, name: str) -> None:
    found = contrast(group("baseline", unit(one)), group("candidate", unit(other)), ())
    assert found.lacking[name] > 0 == found.adding[name]


def test_the_same_time_in_other_words_is_no_longer_one() -> None:
    one, other = unit("Tell the Clerk within four weeks."), unit("Tell the Clerk within 28 days.")
    found = contrast(group("baseline", one), group("candidate", other), ())
    assert found.lacking["larger time"] == found.adding["larger time"] == 0.0


def test_what_one_side_alone_names_is_told_apart() -> None:
    """The other may name it in words that no rule knows: "by your last day"."""
    sides = group("baseline", unit("Return it within 14 days.")), group("candidate", unit("Return it by the last day."))
    alone = Difference("deadline", "weaker", "14 days", "", ())
    assert contrast(*sides, (alone,)).lacking["deadline asked beside a time"] == 1.0
    both = contrast(*sides, (Difference("deadline", "weaker", "14 days", "21 days", ()),))
    assert both.lacking["deadline asked by both"] == both.adding["deadline against by both"] == 1.0
    assert "deadline asked beside a time" not in both.lacking


def test_a_duty_that_passed_to_the_other_party_is_seen(tmp_path: Path) -> None:
    members = code(tmp_path, "members", "1 A member must not give orders to an employee.\n")
    officers = code(
        tmp_path, "officers", "1 An employee whom a councillor orders about must report it.\n", kind="officer_code"
    )
    sides = group("baseline", *units_of(members)), group("candidate", *units_of(officers))
    assert contrast(*sides, ()).crossing["answering"] == 1.0
    apart = group("baseline", unit(RESPECT)), group("candidate", unit(COURTESY))
    assert contrast(*apart, ()).crossing.get("answering", 0.0) == 0.0


def as_if(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    """Whatever is measured, the learnt weights say `kind`."""
    likely = tuple(float(name == kind) for name in CLASSES)
    monkeypatch.setattr(relating, "chances", lambda measured, learnt: likely)


def test_the_same_words_are_equal(monkeypatch: pytest.MonkeyPatch) -> None:
    as_if(monkeypatch, "subset")
    sides = group("baseline", unit(RESPECT)), group("candidate", unit(RESPECT.upper()))
    assert related(*sides, ()) == ("equal", ())


def test_a_conflict_overlaps_whatever_the_weights_say(monkeypatch: pytest.MonkeyPatch) -> None:
    as_if(monkeypatch, "equivalent")
    found = (differing("reversed", "weaker"), differing("register_access", "stricter"))
    assert related(group("baseline", unit(RESPECT)), group("candidate", unit(COURTESY)), found) == ("intersects", found)


KEPT: dict[str, tuple[str, tuple[Difference, ...], list[tuple[str, str]]]] = {
    "the same, so no difference is told": ("equivalent", FOUND["both"], []),
    "the same, told to another post": (
        "equivalent",
        (*FOUND["less"], *FOUND["another post"]),
        [("recipient", "neutral")],
    ),
    "less": ("subset", FOUND["less"], [("participation", "weaker")]),
    "less, and something more beside it": (
        "subset",
        FOUND["both"],
        [("participation", "weaker"), ("register_access", "stricter")],
    ),
    "less, where all that is found is more": ("subset", FOUND["more"], [("content", "weaker")]),
    "more, and no facet shows it": ("superset", (), [("content", "stricter")]),
    "each its own part, and no facet shows it": ("intersects", (), [("content", "neutral")]),
    "each its own part": ("intersects", FOUND["less"], [("participation", "weaker")]),
}


@pytest.mark.parametrize(("kind", "found", "told"), KEPT.values(), ids=KEPT)
def test_what_is_told_goes_with_the_relationship(
    monkeypatch: pytest.MonkeyPatch, kind: str, found: tuple[Difference, ...], told: list[tuple[str, str]]
) -> None:
    as_if(monkeypatch, kind)
    said, kept = related(group("baseline", unit(RESPECT)), group("candidate", unit(COURTESY)), found)
    assert said == kind and [(item.facet, item.direction) for item in kept] == told


@pytest.mark.parametrize(
    ("facets", "kind"),
    [
        (("deadline weaker",), "subset"),
        (("threshold stricter",), "superset"),
        (("deadline weaker", "threshold stricter"), "intersects"),
        (("deadline neutral",), "equivalent"),
    ],
)
def test_numbers_that_both_state_are_not_weighed(monkeypatch: pytest.MonkeyPatch, facets: list[str], kind: str) -> None:
    """28 days are less than three months, whatever the learnt weights say of the words."""
    as_if(monkeypatch, "equivalent")
    found = tuple(differing(*facet.split(" ")) for facet in facets)  # type: ignore[arg-type]
    said, kept = related(group("baseline", unit(RESPECT)), group("candidate", unit(COURTESY)), found)
    assert (said, kept) == (kind, found if kind != "equivalent" else ())


ONE_SIDED: dict[str, tuple[str, str, str, list[tuple[str, str]]]] = {
    "days are told, and the words say which way they cut": ("superset", "28 days", "", [("deadline", "stricter")]),
    "promptly is easily said in other words": ("subset", "promptly", "", [("content", "weaker")]),
    "another recipient never goes": ("equivalent", "ombudsman", "clerk", [("recipient", "neutral")]),
}


@pytest.mark.parametrize(("kind", "one", "other", "told"), ONE_SIDED.values(), ids=ONE_SIDED)
def test_what_the_weights_may_not_strike(
    monkeypatch: pytest.MonkeyPatch, kind: str, one: str, other: str, told: list[tuple[str, str]]
) -> None:
    as_if(monkeypatch, kind)
    found = (Difference("recipient" if other else "deadline", "weaker", one, other, ()),)
    said, kept = related(group("baseline", unit(RESPECT)), group("candidate", unit(COURTESY)), found)
    assert said == kind and [(item.facet, item.direction) for item in kept] == told


@pytest.mark.parametrize(
    ("found", "kind"),
    [
        (Difference("bearer", "neutral", "member", "officer", ()), "intersects"),
        (Difference("definition", "weaker", "a child or a friend", "a child", ()), "subset"),
        (Difference("deadline", "weaker", "28 days", "", ()), "subset"),
    ],
    ids=["a duty handed on", "a definition that names fewer", "days of one side alone"],
)
def test_what_is_never_the_same_requirement(monkeypatch: pytest.MonkeyPatch, found: Difference, kind: str) -> None:
    as_if(monkeypatch, "equivalent")
    sides = group("baseline", unit(RESPECT)), group("candidate", unit(COURTESY))
    assert related(*sides, (found,)) == (kind, (found,))


@pytest.mark.parametrize(
    ("direction", "kind"), [("weaker", "subset"), ("stricter", "superset")], ids=["weaker", "stricter"]
)
def test_the_shipped_weights_follow_a_plain_difference(direction: Direction, kind: str) -> None:
    sides = group("baseline", unit(SHORT)), group("candidate", unit(SHORT))
    assert related(*sides, (differing("modality", direction),))[0] == kind


def test_the_shipped_weights_take_other_words_for_the_same() -> None:
    assert related(group("baseline", unit(RESPECT)), group("candidate", unit(COURTESY)), ())[0] == "equivalent"


THINGS = ("gift", "debt", "house", "share", "contract", "journey", "licence", "loan", "membership", "post") * 4


MEMBER, STAFF = (
    "You must declare every {} within {} days.",
    "Tell the Director about each {} you get, in {} days at most.",
)


def declared(*days: int, said: str = MEMBER) -> str:
    """A code of as many duties as THINGS, the days taken in turn."""
    rows = (f"{place} {said.format(thing, days[place % len(days)])}" for place, thing in enumerate(THINGS, start=1))
    return "\n\n".join(rows) + "\n"


def pairs(folder: Path) -> list[Related]:
    """Two authorities, each with links that ask less and links that ask the same."""
    found = []
    for name in ("one", "two"):
        ones, others = code(folder, f"{name}-a", declared(28)), code(folder, f"{name}-b", declared(28, 56, said=STAFF))
        first, second = ([unit.id for unit in units_of(side)] for side in (ones, others))
        kinds = ("subset", "equivalent") * (len(THINGS) // 2)
        links = [((one,), (other,), kind) for one, other, kind in zip(first, second, kinds, strict=True)]
        found.append(Related(ones, others, links, name))
    return found


def test_what_tells_is_learnt_and_an_authority_measured_unseen(tmp_path: Path) -> None:
    codes = pairs(tmp_path)
    learnt = learn_relating(codes)
    assert set(learnt) == {"development_accuracy", "sided", "crossing"}
    assert learnt == learn_relating(codes), "the same every time"
    assert learnt["development_accuracy"] == 1.0
    assert weights_of(judged(codes))["sided"]["deadline asked"] > 0


def test_a_link_whose_provisions_are_not_aligned_teaches_nothing(tmp_path: Path) -> None:
    one = pairs(tmp_path)[0]
    gone = Related(one.baseline, one.candidate, [(("nowhere",), one.links[0][1], "subset")], "one")
    assert judged([gone]) == []
