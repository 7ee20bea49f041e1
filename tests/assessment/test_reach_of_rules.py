"""How far a rule reaches, told where both sides share out a field in words of their own; and what must not be told."""

from __future__ import annotations

import pytest

from tests.assessment.pairs import KINDS, Pair, found

NARROWED, WIDENED = ["scope_narrowed weaker"], ["scope_widened stricter"]

ROWS = [
    # When a code binds beyond a person's work.
    (
        "This Code applies when you act as a member, or claim to do so.",
        "This Code applies while you are at work, while you claim to be, and in your own time if it harms our name.",
        WIDENED,
    ),
    (
        "This Code applies when you act as a member, or give the impression that you do.",
        "This Code applies to you at work. It does not apply in your own time.",
        NARROWED,
    ),
    (
        "This Code applies when you act as a member, or claim to do so.",
        "This Code applies at work, and whenever people could take you to be at work.",
        [],
    ),
    # Some of a row of alternatives, and words that name all of it.
    (
        "You must not make a vexatious or frivolous complaint about a member.",
        "Vexatious complaints about a colleague must not be made.",
        NARROWED,
    ),
    ("You must register land inside the county.", "You must register land anywhere in the country.", WIDENED),
    ("You must not take cash.", "You must not take cash. Vouchers must be refused as well.", WIDENED),
    # Several things of a row lost, while one stands by itself; not where a word takes them all in.
    (
        "You must return telephones, stamps and ladders on leaving.",
        "You must return telephones on leaving.",
        NARROWED,
    ),
    ("You must return telephones, stamps and ladders on leaving.", "You must return everything on leaving.", []),
    # Leave that covers less is stricter, and narrower all the same.
    (
        "You may use the library.",
        "You may use the library if the Clerk is in the building.",
        ["scope_narrowed stricter"],
    ),
    # Words that only spell out what "all" covers already; not where one more thing is added.
    ("You must return all papers.", "You must return all papers, on paper or in electronic form.", []),
    ("You must return all papers, on paper or in electronic form.", "You must return all papers.", []),
    ("You must return all papers.", "You must return all papers and electronic files.", WIDENED),
    (
        "You must treat everyone with respect.",
        "You must treat everyone, including members of the public and colleagues, with respect.",
        [],
    ),
    (
        "You must give reasons for every decision that you take.",
        "You must give reasons for every decision that you take, and in particular for any against advice.",
        [],
    ),
    ("You must report any damage to vans.", "You must report any damage to vans, major or minor.", []),
    # "Serious or other" is all of them.
    ("You must report any breach of this Code.", "You must report any serious or other breach of this Code.", []),
    ("You must report any serious or other breach of this Code.", "You must report any breach of this Code.", []),
    ("You must report any breach of this Code.", "You must report any serious breach of this Code.", NARROWED),
    # Haste, in whatever words; a length of time in words that no rule takes for a limit.
    ("You must correct it promptly.", "You must correct it at the earliest chance.", []),
    # Leave that is given to nobody is a ban.
    (
        "You must not let a visitor drive the van.",
        "No visitor shall be allowed to drive the van.",
        [],
    ),
]


@pytest.mark.parametrize(("one", "other", "wanted"), ROWS)
def test_how_far_a_rule_reaches(one: str, other: str, wanted: list[str]) -> None:
    assert found(Pair("", one, other, tuple(wanted), KINDS)) == wanted
