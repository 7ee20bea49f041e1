"""Differences and links that only a reader of both codes can weigh."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.alignment.made import code
from toolkit.benchmark.answered import strange, worded_alike
from toolkit.benchmark.leaning import leaning
from toolkit.benchmark.named import unsettled
from toolkit.model.crosswalk import Correspondence, Difference, Rationale
from toolkit.model.norm import Analysis, FacetName

LINK = Correspondence("x", (), (), "superset", 0.98, "certain", Rationale(0.3, 0.6, 0, 1))
RIGHT = "Anyone may complain in writing to the Clerk."
DUTY = "You should tell your manager."
OWN_RIGHT = "You may tell your manager."
BAN = "No employee may benefit from sponsorship without first telling the Clerk."
PASS = "You must pass every offer of sponsorship to the Clerk."
NEVER = "No employee may benefit from sponsorship."
TELL = "You must tell the meeting of the interest."
LEAVE = "You must tell the meeting of the interest and leave the room."
LATER = "If the interest is prejudicial, you must leave the room."


def sides(folder: Path, ours: list[str], theirs: list[str]) -> tuple[Analysis, Analysis]:
    one, other = (
        code(folder, name, "\n\n".join(f"{n}. {text}" for n, text in enumerate(texts, 1)))
        for name, texts in (("ours", ours), ("theirs", theirs))
    )
    return one, other


def link_of(ours: Analysis, theirs: Analysis, *differences: Difference) -> Correspondence:
    """The first provisions of the two that have words."""
    ids = (next(one.id for one in side.instrument.provisions if one.text) for side in (ours, theirs))
    one, other = ids
    return replace(LINK, baseline=(one,), candidate=(other,), differences=differences)


@pytest.mark.parametrize(
    ("facet", "values", "ours", "theirs", "standing"),
    [
        ("modality", ("permission", "recommendation"), [RIGHT], [DUTY], "open"),
        ("modality", ("permission", "recommendation"), [OWN_RIGHT], [DUTY], "stricter"),
        ("exception", ("without first telling the clerk", ""), [BAN], [PASS], "open"),
        ("exception", ("without first telling the clerk", ""), [BAN], [NEVER], "stricter"),
        ("participation", ("", "withdraw"), [TELL, LATER], [LEAVE], "open"),
        ("participation", ("", "withdraw"), [TELL], [LEAVE], "stricter"),
    ],
)
def test_rules_of_two_kinds_do_not_lean(
    tmp_path: Path, facet: FacetName, values: tuple[str, str], ours: list[str], theirs: list[str], standing: str
) -> None:
    one, other = sides(tmp_path, ours, theirs)
    assert leaning(link_of(one, other, Difference(facet, "stricter", *values, ())), one, other) == standing


def test_two_terms_that_each_code_settles_for_itself(tmp_path: Path) -> None:
    """ "Relative" and "close associate": how far each goes, its own definition says."""
    texts = ("You must not help a relative to a post.", "You must not help a close associate to a post.")
    one, other = sides(tmp_path, [texts[0]], [texts[1]])
    assert unsettled(link_of(one, other), one, other)
    assert not unsettled(link_of(one, one), one, one)


@pytest.mark.parametrize(
    ("confidence", "theirs", "expected"),
    [
        (0.96, "You should tell the meeting of the interest.", True),
        (0.8, "You should tell the meeting of the interest.", False),
        (0.96, "You must tell the meeting of the gift.", False),
    ],
)
def test_the_very_words_are_an_answer_however_short(
    tmp_path: Path, confidence: float, theirs: str, expected: bool
) -> None:
    one, other = sides(tmp_path, [TELL], [theirs])
    assert worded_alike(replace(link_of(one, other), confidence=confidence), one, other) is expected


@pytest.mark.parametrize(
    ("confidence", "lexical", "theirs", "expected"),
    [
        (0.98, 0.3, "You must have written approval before you start a business.", True),
        (0.995, 0.3, "You must have written approval before you start a business.", False),
        (0.98, 0.5, "You must have written approval before you start a business.", False),
        (0.98, 0.3, "You must not accept a gift or hospitality.", False),
    ],
)
def test_few_words_and_no_topic_in_common_are_looked_at(
    tmp_path: Path, confidence: float, lexical: float, theirs: str, expected: bool
) -> None:
    one, other = sides(tmp_path, ["You must refuse every gift, and all hospitality."], [theirs])
    link = replace(link_of(one, other), confidence=confidence, rationale=Rationale(lexical, 0.5, 0, 1))
    assert strange(link, one, other) is expected
