"""Which codes ours is measured against."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmark.real import ASHDALE, OUR_ID, OURS, corpus
from toolkit.benchmark.peers import chosen
from toolkit.corpus.holdings import Authority
from toolkit.corpus.keeping import analysis_of
from toolkit.corpus.shelf import Shelf
from toolkit.errors import BadData, BadOption
from toolkit.model.provision import Instrument


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    return corpus(tmp_path_factory.mktemp("real") / "corpus")


@pytest.fixture(scope="module")
def ours(shelf: Shelf) -> Instrument:
    return analysis_of(shelf, OUR_ID).instrument


def places(shelf: Shelf, ours: Instrument | None, peers: str = "", us: Authority | None = None) -> list[str]:
    return [whose.name.split()[0] for whose, _ in chosen(shelf, ours=ours, peers=peers, us=us).held]


@pytest.mark.parametrize(
    ("peers", "expected"),
    [
        ("", ["Ashdale", "Birchdale", "Cedardale", "Dovedale"]),
        ("like-us", ["Ashdale"]),
        ("type=county", ["Cedardale", "Dovedale"]),
        ("type=County, nation=england", ["Cedardale", "Dovedale"]),
        ("nation=wales", ["Birchdale"]),
        ("population=over 500000", ["Cedardale"]),
    ],
)
def test_all_like_us_or_by_a_filter(shelf: Shelf, ours: Instrument, peers: str, expected: list[str]) -> None:
    assert places(shelf, ours, peers) == expected


def test_what_was_said_of_us_comes_before_what_the_corpus_says(shelf: Shelf, ours: Instrument) -> None:
    assert places(shelf, ours, "like-us", Authority("", "county", "england", "over 500000")) == ["Cedardale"]


def test_a_list_of_authorities(shelf: Shelf, ours: Instrument, tmp_path: Path) -> None:
    path = tmp_path / "neighbours.csv"
    path.write_text(
        "rank,authority\n1,dovedale county council\n2,Nowhere Council\n3,ashdale-district-council\n"
        f"4,{OURS.name}\n5,\n",
        encoding="utf-8-sig",
    )
    found = chosen(shelf, ours=ours, peers=str(path))
    assert [whose.name.split()[0] for whose, _ in found.held] == ["Ashdale", "Dovedale"]
    assert found.warnings == (
        "neighbours.csv: the corpus holds no such code of Nowhere Council.",
        f"neighbours.csv: the corpus holds no such code of {OURS.name}.",
    )
    path.write_text("Ashdale District Council\n", encoding="utf-8")
    assert places(shelf, ours, str(path)) == ["Ashdale"]
    path.write_text(
        "E07000001,Ashdale District Council,0.12\nE10000004,Dovedale County Council,0.3\n", encoding="utf-8"
    )
    assert places(shelf, ours, str(path)) == ["Ashdale", "Dovedale"]
    for empty in ("", "\n\n", "authority\n"):
        path.write_text(empty, encoding="utf-8")
        with pytest.raises(BadOption, match="no code is left"):
            chosen(shelf, ours=ours, peers=str(path))


def test_of_each_authority_and_kind_the_newest(shelf: Shelf) -> None:
    ids = [one.id for _, one in chosen(shelf, ours=None).held]
    assert [id for id in ids if id.startswith("ashdale")] == [
        "ashdale-district-council/members-2019-05-01",
        "ashdale-district-council/officers-2018-05-01",
    ]


FAULTS = ["type=fire", "type", "size=large,x=y", "type=", "nowhere.csv", "type=county,,"]


@pytest.mark.parametrize("peers", FAULTS)
def test_faults(shelf: Shelf, ours: Instrument, peers: str) -> None:
    with pytest.raises(BadOption) as error:
        chosen(shelf, ours=ours, peers=peers)
    assert str(error.value).isprintable() and peers in str(error.value)


def test_like_us_wants_to_know_what_we_are(shelf: Shelf) -> None:
    with pytest.raises(BadOption, match="add --type"):
        chosen(shelf, ours=None, peers="like-us", us=Authority("Elmdale Council"))


def test_a_file_that_is_no_list(shelf: Shelf, ours: Instrument, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"\xff\xfe\x00\xd8")
    with pytest.raises(BadData, match="UTF-8"):
        chosen(shelf, ours=ours, peers=str(path))


def test_what_the_corpus_does_not_hold_of_our_kind(shelf: Shelf, ours: Instrument) -> None:
    found = chosen(shelf, ours=ours, kind="member_code")
    assert [whose.name for whose, _ in found.held] == [ASHDALE.name]
