"""Whence our words came."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmark.kept import Codes, shelf_of
from toolkit.benchmark.kin import kin_of, known
from toolkit.benchmark.lineage import lineage
from toolkit.corpus.keeping import analysis_of
from toolkit.engines import in_process, process_pool
from toolkit.model.benchmark import Lineage, Origin

GIFTS = "You must not accept a gift worth more than £25 from anybody who has business with the Council."
TOLD = "You must tell the Clerk in writing of every gift that you accept within 28 days of receiving it."
ROOM = "You must leave the room while a matter is discussed in which you have a prejudicial interest."
RESPECT = "You must treat everybody whom you meet in the course of your duties with courtesy and respect."
CODES: Codes = {
    # The model, a neighbour that took it over with other words, and one that has but one sentence of the neighbour's.
    ("Birchdale Council", "2011-05-01"): [GIFTS, TOLD, ROOM, RESPECT],
    ("Ashdale Council", "2018-05-01"): [GIFTS.replace("£25", "£40"), TOLD.replace("Clerk", "Monitoring Officer"), ROOM],
    ("Cedardale Council", "2020-05-01"): [RESPECT, "Chairs are to be put away after every meeting of a committee."],
    ("Dovedale Council", "2021-05-01"): [
        GIFTS.replace("£25", "£40"),
        TOLD.replace("Clerk", "Monitoring Officer").replace("28", "14"),
        ROOM,
        "Mobile telephones are switched off in the chamber.",
    ],
    ("Elmdale Council", "2023-05-01"): [GIFTS.replace("£25", "£40"), ROOM],
}
OURS = "dovedale-council/members-2021-05-01"
PEERS = [f"{name}dale-council/members-{year}-05-01" for name, year in (("ash", 2018), ("birch", 2011), ("elm", 2023))]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Lineage:
    shelf = shelf_of(tmp_path_factory.mktemp("kept") / "corpus", CODES)
    with in_process() as engine:
        return lineage(analysis_of(shelf, OURS), shelf, PEERS, engine=engine)


def origin(found: Lineage, id: str) -> Origin:
    return next(one for one in found.origins if one.ours == id)


def test_the_nearest_code_is_the_parent_and_not_its_own_model(found: Lineage) -> None:
    assert [(one.code, one.name, one.provisions, one.share) for one in found.parents] == [
        ("ashdale-council/members-2018-05-01", "Ashdale Council", 3, 0.75)
    ]


def test_a_provision_taken_over_as_it_stands(found: Lineage) -> None:
    one = origin(found, "3")
    assert one.lineal == "same" and one.edits == () and one.share == 1
    assert one.source and (one.source.code, one.source.cite) == ("ashdale-council/members-2018-05-01", "3")


def test_local_changes_are_shown_as_a_redline(found: Lineage) -> None:
    one = origin(found, "2")
    assert one.lineal == "adapted"
    assert [(edit.op, edit.text.strip()) for edit in one.edits if edit.op != "keep"] == [
        ("delete", "28"),
        ("insert", "14"),
    ]


def test_what_nobody_had_before_is_ours_alone(found: Lineage) -> None:
    assert origin(found, "4").lineal == "alone" and origin(found, "4").source is None


def test_very_words_are_counted_at_later_peers_too(found: Lineage) -> None:
    assert origin(found, "1").alike == 2 and origin(found, "3").alike == 3 and origin(found, "2").alike == 0


def test_a_sibling_with_much_of_its_own_is_no_parent(tmp_path: Path) -> None:
    """Both have our words; the later one has others besides, which a code taken from it would have kept."""
    own = [
        f"The {what} is kept in the {where} on market days." for what in ("mace", "robe") for where in ("attic", "hall")
    ]
    both: Codes = {
        ("Ashdale Council", "2018-05-01"): [GIFTS, TOLD, ROOM],
        ("Elmdale Council", "2019-05-01"): [GIFTS, TOLD, ROOM, *own],
        ("Dovedale Council", "2021-05-01"): [GIFTS, TOLD, ROOM],
    }
    shelf = shelf_of(tmp_path / "corpus", both)
    with in_process() as engine:
        found = lineage(analysis_of(shelf, OURS), shelf, [], engine=engine)
    assert [one.name for one in found.parents] == ["Ashdale Council"]


def test_a_later_code_is_no_source(tmp_path: Path) -> None:
    later: Codes = {("Ashdale Council", "2024-01-01"): [GIFTS], ("Dovedale Council", "2021-05-01"): [GIFTS]}
    shelf = shelf_of(tmp_path / "corpus", later)
    with in_process() as engine:
        found = lineage(analysis_of(shelf, OURS), shelf, ["ashdale-council/members-2024-01-01"], engine=engine)
    assert [(one.lineal, one.alike) for one in found.origins] == [("alone", 1)]


def test_our_own_earlier_code_is_no_neighbour(tmp_path: Path) -> None:
    mine: Codes = {("Dovedale Council", "2019-01-01"): [GIFTS], ("Dovedale Council", "2021-05-01"): [GIFTS]}
    shelf = shelf_of(tmp_path / "corpus", mine)
    with in_process() as engine:
        assert lineage(analysis_of(shelf, OURS), shelf, [], engine=engine).origins[0].lineal == "alone"


def test_the_executions_give_the_same(found: Lineage, tmp_path: Path) -> None:
    shelf = shelf_of(tmp_path / "corpus", CODES)
    with process_pool(2) as engine:
        assert lineage(analysis_of(shelf, OURS), shelf, PEERS, engine=engine) == found


@pytest.mark.parametrize(
    "theirs",
    [
        "Gifts are to be refused whoever offers them.",
        "the Council",
        "more than £25",
        "You must tell anybody who has business with the Clerk not to put gifts worth little on the table.",
    ],
)
def test_no_kin(theirs: str) -> None:
    """Like matters in other words, and common words in another order."""
    assert kin_of([("hash", theirs)], ours=known([GIFTS])) == ()


def test_kin_in_spite_of_capitals_and_marks() -> None:
    (one,) = kin_of([("hash", GIFTS.upper().replace(".", ";"))], ours=known([GIFTS]))
    assert one.share == 1


def test_origins_make_up_our_words(found: Lineage) -> None:
    shelf_words = {
        "1": GIFTS.replace("£25", "£40"),
        "2": TOLD.replace("Clerk", "Monitoring Officer").replace("28", "14"),
    }
    for id, words in shelf_words.items():
        edits = origin(found, id).edits
        assert not edits or "".join(edit.text for edit in edits if edit.op != "delete") == words


def test_a_code_that_shares_no_words_with_anybody(tmp_path: Path) -> None:
    peers = {("Fardale Council", "2022-05-01"): [GIFTS]}
    strange = {("Tabularium", "2022-05-01"): ["Libri claudantur vesperi, hora sexta, a custode."]}
    shelf = shelf_of(tmp_path / "corpus", peers | strange)
    own = analysis_of(shelf, "tabularium/members-2022-05-01")
    with in_process() as engine:
        none = lineage(own, shelf, ["fardale-council/members-2022-05-01"], engine=engine)
    assert none.parents == () and not any(one.source for one in none.origins)
