"""A code among its peers: what is said of them, by either method, by any engine, and after an interruption."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.benchmark.real import ASHDALE, CODES, OUR_ID, corpus
from toolkit.benchmark.anonymous import anonymised
from toolkit.benchmark.benchmark import benchmark
from toolkit.benchmark.peers import chosen
from toolkit.benchmark.sector import sector
from toolkit.benchmark.ways import Ways
from toolkit.corpus.keeping import analysis_of
from toolkit.corpus.reading import analyses, latest
from toolkit.corpus.shelf import Shelf
from toolkit.engines import Engine, in_process, process_pool
from toolkit.model.benchmark import Benchmark, Cell, Distribution, Lack, Method
from toolkit.model.codec import canonical, from_data, to_data

ASH, BIRCH, CEDAR, DOVE = (
    f"{name}-council/officers-{year}-05-01"
    for name, year in (
        ("ashdale-district", 2018),
        ("birchdale-district", 2019),
        ("cedardale-county", 2021),
        ("dovedale-county", 2022),
    )
)
METHODS: tuple[Method, ...] = ("aligned", "matched")


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    return corpus(tmp_path_factory.mktemp("real") / "corpus")


def made(shelf: Shelf, engine: Engine, method: Method = "aligned", parts: Path | None = None) -> Benchmark:
    ours = analysis_of(shelf, OUR_ID)
    return benchmark(
        ours,
        shelf,
        chosen(shelf, ours=ours.instrument),
        Ways(engine, "lexical", parts=parts),
        method=method,
    )


@pytest.fixture(scope="module", params=METHODS)
def found(shelf: Shelf, request: pytest.FixtureRequest) -> Benchmark:
    with in_process() as engine:
        return made(shelf, engine, request.param)


def cell(found: Benchmark, topic: str, peer: str) -> Cell:
    return next(one for one in found.cells if (one.topic, one.peer) == (topic, peer))


def distribution(found: Benchmark, topic: str, facet: str) -> Distribution:
    return next(one for one in found.distributions if (one.topic, one.facet) == (topic, facet))


def lack(found: Benchmark, words: str) -> Lack:
    return next(one for one in found.lacks if one.words and words in one.words.text)


def test_peers_are_the_latest_codes_of_our_kind_of_others(found: Benchmark) -> None:
    assert [one.code for one in found.peers] == [ASH, BIRCH, CEDAR, DOVE]
    assert found.peers[0].type == "district" and found.peers[0].provisions > 0


def test_each_topic_of_ours_has_a_cell_at_each_peer(found: Benchmark) -> None:
    assert [(one.peer, one.topic) for one in found.cells] == [
        (peer.code, topic) for peer in found.peers for topic in found.topics
    ]
    assert {"gifts", "respect", "confidentiality"} <= set(found.topics)


@pytest.mark.parametrize(
    ("topic", "peer", "state"),
    [
        ("gifts", ASH, "covered"),
        ("gifts", DOVE, "missing"),
        ("respect", BIRCH, "missing"),
        ("respect", CEDAR, "covered"),
        ("confidentiality", CEDAR, "missing"),
    ],
)
def test_states(found: Benchmark, topic: str, peer: str, state: str) -> None:
    one = cell(found, topic, peer)
    assert (one.state, one.met, one.of) == (state, int(state == "covered"), 1)


@pytest.mark.parametrize(
    ("topic", "peer", "standing"),
    [
        ("gifts", ASH, "stricter"),  # £25 and 14 days for our £50 and 28
        ("gifts", BIRCH, "weaker"),  # £100
        ("gifts", CEDAR, "same"),
        ("gifts", DOVE, "open"),
        ("respect", DOVE, "weaker"),  # should for our must
    ],
)
def test_standings(found: Benchmark, topic: str, peer: str, standing: str) -> None:
    assert cell(found, topic, peer).standing == standing


def test_answers_name_provisions_of_both_sides(found: Benchmark) -> None:
    (answer,) = cell(found, "gifts", CEDAR).answers
    assert answer.relationship == "equal" and answer.ours.endswith("1.1") and answer.theirs[0].endswith("1.1")


def test_what_they_have_and_we_lack_is_one_thing_whatever_its_words(found: Benchmark) -> None:
    prizes, bribes = lack(found, "rize"), lack(found, "bribe")
    assert (prizes.have, prizes.of, prizes.peers) == (2, 4, (ASH, BIRCH))
    assert bribes.peers == (CEDAR, DOVE) and bribes.words and "bribe" in bribes.words.text
    shares = [one.have for one in found.lacks]
    assert shares == sorted(shares, reverse=True) and len(shares) == 2


def test_distributions(found: Benchmark) -> None:
    one = distribution(found, "gifts", "threshold")
    assert [reading.number for reading in one.ours] == [50.0] and one.unit == "GBP"
    assert [(reading.peer, reading.number) for reading in one.peers] == [(ASH, 25.0), (BIRCH, 100.0), (CEDAR, 50.0)]
    assert one.middle == 50.0 and one.place == pytest.approx(1 / 3) and found.distributions[0] == one
    days = distribution(found, "gifts", "deadline")
    assert [(reading.value, reading.number) for reading in days.ours] == [("28 days", 28.0)]
    assert days.counts == (("28 days", 2), ("14 days", 1))


def test_force_by_topic(found: Benchmark) -> None:
    one = next(row for row in found.forces if row.topic == "respect")
    assert one.ours == (("obligation", 1),) and one.peers == (("obligation", 2), ("recommendation", 1))


def test_nothing_is_ours_alone_here(found: Benchmark) -> None:
    assert found.alone == ()
    assert found.steps and {one.peer for one in found.steps} == {ASH}


def test_words_of_answers_are_carried_along_where_each_was_aligned(shelf: Shelf) -> None:
    with in_process() as engine:
        one = made(shelf, engine)
    quoted = {(words.code, words.id) for words in one.words}
    assert {(cell.peer, id) for cell in one.cells for answer in cell.answers for id in answer.theirs} == quoted


@pytest.mark.parametrize("method", METHODS)
def test_one_process_or_two_say_the_same(shelf: Shelf, method: Method) -> None:
    with in_process() as here, process_pool(2) as pool:
        one, other = (canonical(to_data(made(shelf, engine, method))) for engine in (here, pool))
    assert one == other
    assert from_data(Benchmark, to_data(made_again := found_from(one))) == made_again


def found_from(text: str) -> Benchmark:
    import json

    return from_data(Benchmark, json.loads(text))


class Stopped(Exception):
    """The run was stopped."""


def failing(after: int) -> tuple[Engine, list[int]]:
    """An engine that is stopped after so many results, and how many it gave."""
    given: list[int] = []

    def run(work: Callable[[Any], Any], items: Iterable[Any]) -> Iterator[Any]:
        for item in items:
            if len(given) == after:
                raise Stopped
            given.append(1)
            yield work(item)

    return run, given


def test_a_run_that_was_stopped_goes_on_where_it_was(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Chunks of one code; two of four are done when the run ends."""
    monkeypatch.setattr("toolkit.benchmark.facings.CHUNK", 1)
    engine, _ = failing(2)
    with pytest.raises(Stopped):
        made(shelf, engine, parts=tmp_path)
    assert len(list(tmp_path.iterdir())) == 2
    plain, all_of_them = failing(10**6)
    whole = made(shelf, plain)
    resumed, left = failing(10**6)
    assert made(shelf, resumed, parts=tmp_path) == whole
    assert len(left) == len(all_of_them) - 2


def test_a_spoilt_part_is_made_anew(shelf: Shelf, tmp_path: Path) -> None:
    with in_process() as engine:
        whole = made(shelf, engine, parts=tmp_path)
        for path in tmp_path.iterdir():
            path.write_bytes(path.read_bytes()[:-1] + b"x")
        assert made(shelf, engine, parts=tmp_path) == whole


def test_the_whole_sector(shelf: Shelf) -> None:
    with in_process() as engine:
        one = sector(shelf, chosen(shelf, ours=None, kind="officer_code"), Ways(engine, "lexical"))
    assert one.code is None and len(one.peers) == 5 and one.alone == ()
    gifts = {row.peer: (row.state, row.met, row.of) for row in one.cells if row.topic == "gifts"}
    assert gifts[DOVE] == ("missing", 0, 1) and gifts[OUR_ID] == ("covered", 1, 1)
    assert next(lack for lack in one.lacks if lack.topic == "gifts" and lack.have == 4).peers == (
        ASH,
        BIRCH,
        CEDAR,
        OUR_ID,
    )


def test_nobody_is_named_where_peers_are_anonymous(shelf: Shelf) -> None:
    ours = analysis_of(shelf, OUR_ID)
    with in_process() as engine:
        one = benchmark(ours, shelf, chosen(shelf, ours=ours.instrument), Ways(engine, "lexical"), anonymise=True)
    text = canonical(to_data(one)).lower()
    for whose, *_ in CODES[1:]:
        assert whose.name.split()[0].lower() not in text
    assert re.search(r"handed to the charity that authority [1-4] supports", text) and "wexcombe" in text
    assert [peer.name for peer in one.peers] == [f"Authority {number}" for number in (1, 2, 3, 4)]
    assert {peer.date for peer in one.peers} == {"2018", "2019", "2021", "2022"}


def test_codes_that_a_warning_names_are_anonymous_too(shelf: Shelf) -> None:
    ours = analysis_of(shelf, OUR_ID)
    with in_process() as engine:
        one = benchmark(ours, shelf, chosen(shelf, ours=ours.instrument), Ways(engine, "lexical"))
    told = replace(one, warnings=(f"{ASH} and {BIRCH} could not be compared as two versions: it failed.",))
    (line,) = anonymised(told, shelf).warnings
    said = r"authority-\d/officers and authority-\d/officers could not be compared as two versions: it failed\."
    assert re.fullmatch(said, line), line


def test_our_own_text_stays_where_a_peer_of_another_kind_is_ours(shelf: Shelf) -> None:
    """Ashdale's officers' code does not meet Ashdale's members' code."""
    held = next(row for row in latest(shelf, kind="officer_code") if row[0].name == ASHDALE.name)
    (ours,) = analyses(shelf, [held])
    peers = chosen(shelf, ours=replace(ours.instrument, kind="member_code"), kind="officer_code")
    assert ASH not in {one.id for _, one in peers.held} and len(peers.held) == 4
