"""The wording nearest to all others."""

from __future__ import annotations

from pathlib import Path

from tests.benchmark.kept import Codes, meant, shelf_of
from toolkit.benchmark.consensus import consensus
from toolkit.corpus.wordings import sources

COMMON = "Members must declare every gift worth more than £25 to the Clerk."
CODES: Codes = {
    ("Ashdale Council", "2010-01-01"): [COMMON.replace("Clerk", "Clerk, and keep the receipt")],
    ("Birchdale Council", "2011-01-01"): ["Zebras, yaks and quaggas may not be kept at the town hall by anyone."],
    ("Cedardale Council", "2012-01-01"): [COMMON],
    ("Dovedale Council", "2013-01-01"): [COMMON.replace("every gift", "any gift whatever")],
}


def test_the_central_wording_is_quoted_with_its_source(tmp_path: Path) -> None:
    shelf = shelf_of(tmp_path / "corpus", CODES)
    meant(shelf)
    (one,) = consensus(shelf, [one for one in sources(shelf) if "birch" not in one.id], ["gifts", "sanctions"])
    assert one.words.text == COMMON and one.words.code == "cedardale-council/members-2012-01-01"
    assert (one.topic, one.words.cite, one.have, one.of) == ("gifts", "1", 3, 3)


def test_without_encoded_texts_the_commonest_wording_stands(tmp_path: Path) -> None:
    twice = {**CODES, ("Elmdale Council", "2014-01-01"): CODES["Birchdale Council", "2011-01-01"]}
    shelf = shelf_of(tmp_path / "corpus", twice)
    (one,) = consensus(shelf, sources(shelf), ["gifts"])
    assert one.words.text.startswith("Zebras")


def test_only_the_codes_asked_about_count(tmp_path: Path) -> None:
    shelf = shelf_of(tmp_path / "corpus", CODES)
    meant(shelf)
    (one,) = consensus(shelf, [one for one in sources(shelf) if "birch" in one.id], ["gifts"])
    assert one.words.text.startswith("Zebras") and (one.have, one.of) == (1, 1)


def test_items_of_a_list_stand_for_nothing(tmp_path: Path) -> None:
    shelf = shelf_of(tmp_path / "corpus", {("Ashdale Council", "2010-01-01"): ["money", "land"]})
    assert consensus(shelf, sources(shelf), ["gifts"]) == ()
