"""Many cites in a few words: what is folded, and what must stay apart."""

from __future__ import annotations

import pytest

from toolkit.model.provision import Instrument, Level, Provision, SourceInfo
from toolkit.reporting.cites import MOST, cite_of, folded

# id: cite. A parent is the id up to the last stroke; lead-ins and definitions are named below.
CODE = {
    "1": "1",
    "2": "2",
    "3": "3",
    "4": "4",
    "4/1": "4(1)",
    "4/1/a": "4(1)(a)",
    "4/1/b": "4(1)(b)",
    "4/1/c": "4(1)(c)",
    "4/1/d": "4(1)(d)",
    "4/2": "4(2)",
    "4/2/a": "4(2)(a)",
    "4/2/b": "4(2)(b)",
    "4/2/b/i": "4(2)(b)(i)",
    "4/2/b/ii": "4(2)(b)(ii)",
    "5": "5",
    "5/1": "5.1",
    "5/2": "5.2",
    "5/3": "5.3",
    "5/4": "5.4",
    "5/member": '5"member"',
    "5/officer": '5"officer"',
    "5/partner": '5"partner"',
    "preamble": "Preamble",
    "preamble/1": "Preamble¶1",
    "preamble/2": "Preamble¶2",
    "preamble/3": "Preamble¶3",
    "preamble/4": "Preamble¶4",
    "foreword": "",
}
LEAD_INS = {"4/2"}
ROWS = [
    ("one", "4/2/b", "4(2)(b)"),
    ("a run of items", "4/1/a 4/1/b 4/1/c", "4(1)(a) to (c)"),
    ("in any order, said twice", "4/1/c 4/1/a 4/1/b 4/1/a", "4(1)(a) to (c)"),
    ("two neighbours", "4/1/a 4/1/b", "4(1)(a) and (b)"),
    ("a gap is no run", "4/1/a 4/1/b 4/1/d", "4(1)(a) and (b), and 4(1)(d)"),
    ("every item without the words above them", "4/1/a 4/1/b 4/1/c 4/1/d", "4(1)(a) to (d)"),
    ("a whole with all that is in it", "4/1 4/1/a 4/1/b 4/1/c 4/1/d", "4(1)"),
    ("a whole two levels down", "4/2 4/2/a 4/2/b 4/2/b/i 4/2/b/ii", "4(2)"),
    ("words of their own, and some of the items", "4/1 4/1/a 4/1/b 4/1/c", "4(1) and 4(1)(a) to (c)"),
    ("a lead-in with some of its items", "4/2 4/2/a", "4(2)(a)"),
    ("a lead-in alone", "4/2", "4(2)"),
    ("two levels", "4/2/b/i 4/2/b/ii 4/2/a", "4(2)(a), 4(2)(b)(i) and (ii)"),
    ("decimal numbers are never cut", "5/1 5/2 5/3", "5.1 to 5.3"),
    ("top level", "1 2 3", "1 to 3"),
    ("paragraphs without a number", "preamble/1 preamble/2 preamble/3", "Preamble¶1 to ¶3"),
    ("definitions have no order", "5/member 5/officer 5/partner", '5"member", 5"officer" and 5"partner"'),
    ("no cite at all", "preamble/1 foreword", "Preamble¶1 and (without a number)"),
    ("none", "", ""),
]


def code(page: int | None = None) -> Instrument:
    def provision(at: int, id: str, cite: str) -> Provision:
        level: Level = "definition" if '"' in cite else "item"
        parent = id.rpartition("/")[0] or None
        on = None if page is None else page + at // 10
        return Provision(id, cite, "", level, parent, "", "", (0, 0), lead_in=id in LEAD_INS, page=on)

    rows = tuple(provision(at, id, cite) for at, (id, cite) in enumerate(CODE.items()))
    return Instrument("code", "", "other", "", "", SourceInfo("code.md", "", "md"), "", rows)


@pytest.mark.parametrize(("ids", "said"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_cites_are_folded(ids: str, said: str) -> None:
    assert folded(code(), ids.split()) == said


def test_a_long_list_ends_in_a_number() -> None:
    scattered = "1 3 4/1/a 4/1/c 4/2/a 4/2/b/ii 5/1 5/3 preamble/1"
    assert folded(code(), scattered.split()) == "1, 3, 4(1)(a), 4(1)(c), 4(2)(a), 4(2)(b)(ii) and 3 more"
    assert len(scattered.split()) == MOST + 3


@pytest.mark.parametrize(
    ("ids", "said"),
    [("4/1/a 4/1/b", "4(1)(a) and (b), page 7"), ("1 5", "1 and 5, pages 7 to 8"), ("4/2 4/2/b", "4(2)(b), page 8")],
)
def test_pages_are_those_of_the_cites_that_are_named(ids: str, said: str) -> None:
    assert folded(code(page=7), ids.split(), pages=True) == said
    assert ", page" not in folded(code(), ids.split(), pages=True)


def test_cites_that_begin_again_under_each_heading_are_told_apart() -> None:
    """Booklets number 1, 2, 3 under each heading."""
    rows = [("a", "", "Gifts", None), ("a1", "1)", "", "a"), ("a2", "2)", "", "a"), ("b", "", "Interests", None)]
    rows += [("b1", "1)", "", "b"), ("c", "3", "Complaints", None)]
    made = tuple(Provision(id, cite, "", "section", parent, heading, "", (0, 0)) for id, cite, heading, parent in rows)
    instrument = Instrument("x", "", "other", "", "", SourceInfo("x.md", "", "md"), "", made)
    assert cite_of(instrument, instrument.by_id["b1"]) == "1) under “Interests”"
    assert folded(instrument, ["a1", "a2"]) == "1) and 2) under “Gifts”"
    assert cite_of(instrument, instrument.by_id["c"]) == "3"


@pytest.mark.parametrize(
    ("cite", "told"),
    [
        ("Part A¶1", "Part A¶1"),
        (
            f"{'What is expected of everybody ' * 4}of us one¶2",
            "What is expected of everybody What is expected of … of everybody of us one¶2",
        ),
        ("x" * 200, f"{'x' * 50} … {'x' * 25}"),
    ],
)
def test_a_cite_that_is_a_whole_heading_is_told_by_its_ends(cite: str, told: str) -> None:
    one = Provision("1", cite, "", "paragraph", None, "", "Be kind.", (0, 8))
    source = SourceInfo("a.md", "0", "md")
    assert cite_of(Instrument("a", "A", "other", "", "", source, "Be kind.", (one,)), one) == told
