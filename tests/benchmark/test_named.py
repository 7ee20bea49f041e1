"""Which way a clause leans by what it names, where the whole was judged the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.alignment.made import code
from toolkit.benchmark.leaning import leaning
from toolkit.benchmark.named import all_persons
from toolkit.model.crosswalk import Correspondence, Difference, Rationale

SAME = Rationale(1.0, None, 1.0, 1.0)
LEANS = {
    "sooner": ("You must report theft to the bursar.", "You must report theft to the bursar at once.", "stricter"),
    "later": ("You must report theft within 2 days.", "You must report theft within a month.", "weaker"),
    "no limit": ("You must report theft within 2 days.", "You must report theft.", "weaker"),
    "one more in the row": ("You must not bully.", "You must not bully or harass.", "stricter"),
    "persons too": ("You must not gain by it.", "You must not gain by it, nor may your family.", "stricter"),
    "anyone takes all in": ("You must not favour any person.", "You must not favour your family.", "same"),
    "the same circle": (
        '"kin" means a husband, wife, unmarried partner or child;',
        '"kin" means a husband, wife, partner or child;',
        "same",
    ),
    "a wider circle": (
        '"kin" means a wife, husband or child;',
        '"kin" means a wife, husband, child or sister;',
        "stricter",
    ),
    "a ban has no time": ("You must not trade for 2 years.", "You must not trade for 1 year.", "same"),
    "other rows": ("You must not bully.", "You must not discriminate.", "same"),
    "another's eyes": (
        "You must not bring shame on the town.",
        "You must not do what could reasonably be regarded as bringing shame on the town.",
        "open",
    ),
    "on one side only at work": (
        "You must not bring shame on the town.",
        "You must not, when acting as a councillor, bring shame on the town.",
        "open",
    ),
}


@pytest.mark.parametrize(("ours", "theirs", "expected"), LEANS.values(), ids=LEANS)
def test_leaning_of_a_link_judged_the_same(tmp_path: Path, ours: str, theirs: str, expected: str) -> None:
    one, other = (code(tmp_path, name, f"1. {text}") for name, text in (("ours", ours), ("theirs", theirs)))
    ids = [tuple(found.id for found in side.instrument.provisions if found.text) for side in (one, other)]
    link = Correspondence("link", ids[0], ids[1], "equivalent", 1.0, "certain", SAME)
    assert leaning(link, one, other) == expected


def test_what_is_only_to_be_weighed_leans_nowhere(tmp_path: Path) -> None:
    words = "1. You must declare it.", "1. You must consider whether to declare it."
    one, other = (code(tmp_path, name, text) for name, text in zip(("ours", "theirs"), words, strict=True))
    for value, expected in (("obligation to weigh", "open"), ("recommendation", "weaker")):
        differs = Difference("modality", "weaker", "obligation", value, ())
        link = Correspondence("link", ("1",), ("1",), "subset", 1.0, "certain", SAME, (differs,))
        assert leaning(link, one, other) == expected


def test_a_link_that_asks_less_without_words_that_show_it_leans_nowhere(tmp_path: Path) -> None:
    one, other = (
        code(tmp_path, name, f"1. {text}") for name, text in (("ours", "You must rest."), ("theirs", "Rest."))
    )
    differs = Difference("content", "weaker", "", "", ())
    link = Correspondence("link", ("1",), ("1",), "subset", 1.0, "certain", SAME, (differs,))
    assert leaning(link, one, other) == "open"


def test_a_difference_that_leans_nowhere_leaves_it_to_the_names(tmp_path: Path) -> None:
    words = ('"kin" means a wife, husband or child;', '"kin" means a wife, husband, child or sister;')
    one, other = (code(tmp_path, name, f"1. {text}") for name, text in zip(("ours", "theirs"), words, strict=True))
    ids = [tuple(found.id for found in side.instrument.provisions if found.text) for side in (one, other)]
    differs = Difference("definition", "neutral", "one circle", "another circle", ())
    link = Correspondence("link", ids[0], ids[1], "intersects", 1.0, "certain", SAME, (differs,))
    assert leaning(link, one, other) == "stricter"


def test_only_names_of_persons() -> None:
    assert all_persons("family, friend")
    assert not all_persons("who is uncertain")
    assert not all_persons("")
