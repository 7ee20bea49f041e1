"""The parts of a benchmark, each by its own table."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from toolkit.benchmark.answered import answered
from toolkit.benchmark.facings import CHUNK, dealt
from toolkit.benchmark.groups import Wording, groups, peers_of_group
from toolkit.benchmark.leaning import leaning
from toolkit.benchmark.likeness import ALIKE, bag, likeness
from toolkit.benchmark.matrix import cell
from toolkit.benchmark.parameters import distributions, quartiles
from toolkit.benchmark.standing import Brief, brief, compared
from toolkit.benchmark.stated import Stated, parameters_of, read
from toolkit.corpus.rows import hash_of
from toolkit.model.benchmark import Answer, Reading, Standing, Words
from toolkit.model.crosswalk import Correspondence, Difference, Evidence, Rationale
from toolkit.model.norm import Analysis, ProvisionFacts
from toolkit.model.provision import Instrument, Provision, SourceInfo


def answer(standing: Standing) -> Answer:
    return Answer("1", ("2",), "equivalent", standing, "needs_review" if standing == "open" else "certain", 0.7)


@pytest.mark.parametrize(
    ("of", "standings", "state", "standing"),
    [
        (2, ["same", "same"], "covered", "same"),
        (2, ["stricter"], "partial", "stricter"),
        (3, ["stricter", "same", "weaker"], "covered", "mixed"),
        (2, ["same", "weaker"], "covered", "weaker"),
        (2, ["mixed", "same"], "covered", "mixed"),
        (2, ["open", "stricter"], "partial", "stricter"),
        (2, ["open"], "open", "open"),
        (2, [], "missing", "open"),
    ],
)
def test_cells(of: int, standings: list[Standing], state: str, standing: str) -> None:
    """What a person must look at covers nothing."""
    found = cell("gifts", "peer", of, [answer(one) for one in standings], speaks=False)
    unsure = standings.count("open")
    assert (found.state, found.standing, found.of) == (state, standing, of)
    assert (found.met, found.unsure) == (len(standings) - unsure, unsure)


def test_nothing_is_missing_of_a_topic_that_the_other_code_speaks_of() -> None:
    assert cell("gifts", "peer", 1, (), speaks=True).state == "open"
    assert cell("gifts", "peer", 1, (answer("same"),), speaks=True).state == "covered"


@pytest.mark.parametrize(
    ("sure", "doubtful", "standing"),
    [("stricter", "subset", "open"), ("stricter", "superset", "stricter"), ("weaker", "superset", "open"),
     ("stricter", "intersects", "open"), ("weaker", "intersects", "open"), ("weaker", "subset", "weaker"),
     ("same", "subset", "open"), ("same", "equivalent", "same"), ("mixed", "subset", "mixed")],
)  # fmt: skip
def test_a_doubtful_answer_the_other_way_leaves_a_cell_open(sure: Standing, doubtful: str, standing: str) -> None:
    unsure = replace(answer("open"), relationship=doubtful)  # type: ignore[arg-type]
    assert cell("gifts", "peer", 2, [answer(sure), unsure], speaks=True).standing == standing


def test_what_is_near_is_not_missing_and_takes_a_lean_back() -> None:
    """Of another provision of ours on the topic the peer may say the opposite."""
    assert cell("gifts", "peer", 1, (), speaks=False, near=True).state == "open"
    assert cell("gifts", "peer", 2, [answer("stricter")], speaks=True, near=True).standing == "open"
    assert cell("gifts", "peer", 2, [answer("same")], speaks=True, near=True).standing == "same"


def test_as_strict_is_not_said_for_the_lesser_part_of_what_answers() -> None:
    standings: list[Standing] = ["same", "open", "open"]
    assert cell("gifts", "peer", 3, [answer(one) for one in standings], speaks=True).standing == "open"
    assert cell("gifts", "peer", 2, [answer(one) for one in standings[:2]], speaks=True).standing == "same"
    assert cell("gifts", "peer", 3, [answer(one) for one in standings[:2]], speaks=True).standing == "open"
    assert cell("gifts", "peer", 3, [answer("same")], speaks=True).standing == "same"


def linked(facet: str, before: str, after: str, *, direction: str = "stricter") -> Correspondence:
    """One provision of ours, "You must not bully anyone.", and one of theirs that harassment was added to."""
    proof = (Evidence("baseline", "1", (13, 18)), Evidence("candidate", "1", (13, 28)))
    differs = Difference(facet, direction, before, after, proof)  # type: ignore[arg-type]
    return replace(LINK, differences=(differs,))


LINK = Correspondence("x", ("1",), ("1",), "superset", 0.99, "certain", Rationale(0.5, 0.8, 0.0, 1.0, ()))
THEIRS = "You must not bully or harass anyone."


@pytest.mark.parametrize(
    ("ours", "standing"),
    [
        (("You must not bully anyone.",), "stricter"),
        (("You must not bully anyone.", "You must not harass anyone."), "same"),
        (("You must not bully anyone.", "You must not insult anyone."), "stricter"),
    ],
)
def test_clauses_that_act_together_are_judged_together(ours: tuple[str, ...], standing: str) -> None:
    link = linked("scope", "bullying", "bullying, harassment")
    assert leaning(link, code("ours", *ours), code("peer", THEIRS)) == standing


def test_a_number_is_not_said_by_the_clause_beside_it() -> None:
    link = linked("deadline", "28 days", "7 days")
    assert (
        leaning(link, code("ours", "You must not bully anyone.", "Harass no one."), code("peer", THEIRS)) == "stricter"
    )


MUST = Brief("obligation")


@pytest.mark.parametrize(
    ("ours", "theirs", "relationship", "standing"),
    [
        (MUST, MUST, "equivalent", "same"),
        (MUST, Brief("recommendation"), "subset", "weaker"),
        (Brief("permission"), MUST, "superset", "stricter"),
        (MUST, Brief("none"), "equivalent", "same"),  # a heading or an item may carry no force of its own
        (Brief("obligation", 50), Brief("obligation", 25), "superset", "stricter"),
        (Brief("obligation", 50), Brief("obligation"), "superset", "stricter"),
        (MUST, Brief("obligation", 25), "subset", "weaker"),
        (Brief("obligation", None, 28), Brief("obligation", None, 7), "superset", "stricter"),
        (Brief("obligation", None, 28), Brief("obligation"), "subset", "weaker"),
        (Brief("obligation", None, -1), Brief("obligation", None, 0), "subset", "weaker"),
        (Brief("prohibition", None, 365), Brief("prohibition", None, 730), "superset", "stricter"),
        (Brief("obligation", 50, 28), Brief("obligation", 25, 56), "intersects", "mixed"),
        (Brief("none", access=2), Brief("none", access=1), "subset", "weaker"),
        (Brief("none", access=2), Brief("none"), "equivalent", "same"),
        (Brief("obligation", participation=2), Brief("obligation", participation=4), "superset", "stricter"),
        (Brief("prohibition"), Brief("permission"), "intersects", "weaker"),
    ],
)
def test_standing_by_what_was_found(ours: Brief, theirs: Brief, relationship: str, standing: str) -> None:
    assert compared(ours, theirs, same_words=False) == (relationship, standing)


def test_the_same_words_are_equal() -> None:
    assert compared(MUST, MUST, same_words=True) == ("equal", "same")


FACTS = {
    "modality": "obligation",
    "norms": [
        {
            "modality": "obligation",
            "facets": [
                {"name": "threshold", "value": {"amount": "50", "currency": "GBP", "comparator": "over", "per": "year"},
                 "span": [0, 4]},
                {"name": "threshold", "value": {"amount": "20", "currency": "", "comparator": "exactly", "per": ""},
                 "span": [5, 9]},
                {"name": "deadline", "value": {"number": 1, "unit": "working_day", "start": "", "counted": "after"},
                 "span": [10, 14]},
                {"name": "deadline", "value": {"number": 0, "unit": "promptly", "start": "", "counted": "after"},
                 "span": [15, 19]},
                {"name": "recipient", "value": ["monitoring_officer", "line_manager"], "span": [20, 24]},
                {"name": "recipient", "value": "clerk", "span": [0, 0]},
                {"name": "register_access", "value": "public", "span": [25, 29]},
                {"name": "bearer", "value": "officer", "span": [0, 4]},
            ],
        }
    ],
    "topics": [],
}  # fmt: skip


def facet(name: str, value: Any) -> dict[str, Any]:
    facets = [{"name": name, "value": value, "span": [0, 4]}]
    return {"norms": [{"modality": "obligation", "facets": facets}], "topics": []}


AMOUNT = {"amount": "5000", "currency": "GBP", "comparator": "over", "per": ""}


@pytest.mark.parametrize(
    ("topic", "said", "text", "matter"),
    [
        ("gifts", facet("threshold", AMOUNT), "a gift worth more than £5,000", "gifts"),
        ("gifts", facet("threshold", AMOUNT), "any shareholding worth more than £5,000", "register_content"),
        ("decisions", facet("register_access", "public"), "the record of the decision is open to all", None),
        ("personal_interests", facet("register_access", "public"), "the register is open to all", "register_access"),
        ("gifts", facet("register_access", "public"), "the gifts book is open to all", "gifts"),
        ("complaints", facet("recipient", ["council", "clerk"]), "Write to the Clerk of the Council.", "complaints"),
        ("complaints", facet("recipient", "council"), "Write to the Council.", None),
    ],
)
def test_what_a_parameter_is_of(topic: str, said: Any, text: str, matter: str | None) -> None:
    found = list(read("peer", "1", "1", text, topic, parameters_of(said)))
    assert [one.topic for one in found] == ([matter] if matter else [])


@pytest.mark.parametrize(
    ("modality", "act", "exception", "told"),
    [("prohibition", "pass secret", [], []), ("obligation", "pass note", [], ["clerk"]),
     ("prohibition", "take job", [], ["clerk"]), ("prohibition", "pass secret", [20, 50], ["clerk"])],
)  # fmt: skip
def test_whom_a_forbidden_act_tells_is_nobody_to_be_told(
    modality: str, act: str, exception: list[int], told: list[str]
) -> None:
    """ "must not pass it to the clerk"; "must not pass it on without telling the clerk"."""
    rows = [
        ("action", act, [10, 14]),
        ("recipient", "clerk", [30, 35]),
        *([("exception", "", exception)] * bool(exception)),
    ]
    facets = [{"name": name, "value": value, "span": span} for name, value, span in rows]
    found = parameters_of({"norms": [{"modality": modality, "facets": facets}], "topics": []})
    assert [one.value for one in found] == told


def test_of_several_kinds_of_access_the_widest_counts() -> None:
    two = facet("register_access", "internal")
    two["norms"] += facet("register_access", "on_request")["norms"]
    assert [one.value for one in parameters_of(two)] == ["on_request"]


@pytest.mark.parametrize(("codes", "sizes"), [(0, []), (1, [1]), (9, [2, 2, 2, 2, 1]), (100, [CHUNK] * 12 + [4])])
def test_few_codes_are_dealt_in_small_chunks(codes: int, sizes: list[int]) -> None:
    """Nine in chunks of eight would keep one of two processes idle."""
    assert [len(one) for one in dealt(range(codes))] == sizes  # type: ignore[arg-type]


def test_parameters_in_normal_form() -> None:
    """What has no span of its own is a lead-in's, and is told there."""
    assert [(one.facet, one.value, one.number, one.unit) for one in parameters_of(FACTS)] == [
        ("threshold", "over 50 per year", 50.0, "GBP"),
        ("threshold", "20", 20.0, "dollars"),
        ("deadline", "1 working day", 1.4, "days"),
        ("deadline", "promptly", None, "days"),
        ("recipient", "monitoring_officer", None, ""),
        ("recipient", "line_manager", None, ""),
        ("register_access", "public", None, ""),
    ]
    assert brief(json.dumps(FACTS)) == Brief("obligation", 20.0, 1.4, 2, None)


def said(peer: str, number: float) -> Stated:
    return Stated("gifts", "threshold", "GBP", Reading(peer, "1", "1", f"{number:.0f}", number, f"£{number:.0f}"))


def test_quartiles_place_and_outliers() -> None:
    peers = [said(f"p{place}", value) for place, value in enumerate([25, 25, 50, 50, 50, 75, 100, 500])]
    (one,) = distributions([said("", 60)], [*peers, said("p0", 900)], ["gifts"])
    assert (one.low, one.middle, one.high) == (43.75, 50.0, 81.25)
    assert one.place == 5 / 8
    assert [(far.peer, far.number) for far in one.outliers] == [("p7", 500)]  # of p0 the lower amount counts
    assert one.counts[0] == ("50", 3)


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [([], (None, None, None)), ([50.0], (None, 50.0, None)), ([1.0, 2.0, 3.0], (None, 2.0, None)),
     ([1.0, 2.0, 3.0, 4.0], (1.75, 2.5, 3.25))],
)  # fmt: skip
def test_quartiles(numbers: list[float], expected: tuple[float | None, ...]) -> None:
    assert quartiles(numbers) == expected


def code(id: str, *texts: str) -> Analysis:
    text = "\n".join(texts)
    starts = [text.index(one) for one in texts]
    provisions = tuple(
        Provision(str(n), str(n), str(n), "paragraph", None, "", one, (start, start + len(one)))
        for n, (one, start) in enumerate(zip(texts, starts, strict=True), 1)
    )
    found = Instrument(id, id, "member_code", id, "", SourceInfo("", "", ""), text, provisions)
    return Analysis(found, tuple(ProvisionFacts(one.id, "prohibition") for one in provisions))


JOINED = [
    # What sets ours apart is not said by theirs.
    (["I will not bully anyone.", "I will not harass anyone."], "I will not bully any person.", ("1",)),
    # Theirs says both.
    (["You must declare every gift to the Clerk.", "You must declare all hospitality to the Clerk."],
     "You must declare every gift and all hospitality to the Clerk.", ("1", "2")),
    # Other words for both of ours: which of them is not told by words.
    (["Decline presents.", "Decline entertainment."], "Staff turn down whatever is offered.", ("1", "2")),
]  # fmt: skip


@pytest.mark.parametrize(("ours", "theirs", "expected"), JOINED)
def test_two_of_ours_that_share_one_of_theirs(ours: list[str], theirs: str, expected: tuple[str, ...]) -> None:
    ids = tuple(str(place) for place in range(1, len(ours) + 1))
    link = Correspondence("x", ids, ("1",), "subset", 0.95, "certain", Rationale(0.5, 0.5, 0, 1))
    assert answered(link, code("ours", *ours), code("theirs", theirs)) == expected


def test_what_shares_no_word_is_no_answer_where_meanings_were_not_compared() -> None:
    ours, theirs = code("ours", "Be kind."), code("theirs", "Stationery is kept upstairs.")
    for lexical, semantic, expected in ((0.0, None, ()), (0.0, 0.6, ("1",)), (0.3, None, ("1",))):
        link = Correspondence("x", ("1",), ("1",), "subset", 0.6, "needs_review", Rationale(lexical, semantic, 0, 1))
        assert answered(link, ours, theirs) == expected


ALIKES = [
    ("You must not accept any gift worth more than £50.", "No gift worth more than £25 must you accept.", True),
    ("Prizes must be handed to the charity.", "Any prize is to be handed to the charity.", True),
    ("You must not accept any gift worth more than £50.", "You must tell the Clerk of any interest.", False),
    ("Members must treat officers with respect.", "Members must treat papers as confidential.", False),
]


@pytest.mark.parametrize(("one", "other", "alike"), ALIKES)
def test_likeness_by_words_alone(one: str, other: str, alike: bool) -> None:
    vocabulary: dict[str, int] = {}
    ones = bag([one], vocabulary, grows=True)
    assert bool(likeness(ones, bag([other], vocabulary))[0, 0] >= ALIKE) is alike


def wording(text: str, *peers: str, topic: str = "gifts") -> Wording:
    return Wording(hash_of(text), topic, "obligation", peers, Words(peers[0], "1", "1", text))


def test_near_wordings_of_one_topic_are_one_thing() -> None:
    prize, near = "Prizes must be handed to the charity.", "Any prize is to be handed to the charity."
    found = list(
        groups(
            [wording(near, "c"), wording(prize, "a", "b"), wording(prize + " Yes.", "d", topic="other"),
             wording("The register of gifts is open to all.", "a")],
            {},
        )
    )  # fmt: skip
    things = {group[0].words.text: peers_of_group(group) for group in found}
    assert things == {
        prize: ("a", "b", "c"),
        "The register of gifts is open to all.": ("a",),
        prize + " Yes.": ("d",),
    }
