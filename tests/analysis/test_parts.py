"""A long instrument read in parts: whoever works on them, the analysis is the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from toolkit import pipeline
from toolkit.analysis import analyse, parts
from toolkit.analysis.parts import Ids, Rows, Work
from toolkit.analysis.topics import _cues
from toolkit.corpus.location import corpora_folder
from toolkit.engines import process_pool
from toolkit.model.provision import Instrument

CODE = corpora_folder() / "versions" / "tarnbrook" / "current.md"


@pytest.fixture(scope="module")
def code() -> Instrument:
    return pipeline.instrument(CODE)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "PART", 12)


@pytest.mark.usefixtures("small")
def test_two_processes_give_what_one_gives(code: Instrument) -> None:
    with process_pool(2) as pool:
        assert analyse(code, over=pool) == analyse(code)


@pytest.mark.usefixtures("small")
def test_a_part_whose_process_was_ended_is_read_here(code: Instrument) -> None:
    lost = []

    def ended(work: Work, items: Iterable[Ids]) -> Iterator[Rows | object]:
        for place, ids in enumerate(items):
            lost.append(ids)
            yield work(ids) if place % 2 else object()

    assert analyse(code, over=ended) == analyse(code)
    assert len(lost) > 2 and sum(map(len, lost)) == len(code.provisions)


@pytest.mark.usefixtures("small")
def test_a_lead_in_stays_with_its_items(code: Instrument) -> None:
    cut: list[Ids] = []

    def seen(work: Work, items: Iterable[Ids]) -> Iterator[Rows]:
        cut.extend(items)
        return map(work, cut)

    analyse(code, over=seen)
    for ids in cut:
        above = [one for id in ids for one in code.ancestors(code.by_id[id]) if one.text]
        assert {one.id for one in above} <= set(ids)


def test_a_code_of_common_length_stays_in_this_process(code: Instrument) -> None:
    def never(_: Work, __: Iterable[Ids]) -> Iterable[Rows]:
        raise AssertionError("one part needs no other process")

    assert analyse(code, over=never) == analyse(code)


def test_what_a_cue_needs_is_in_every_text_it_finds() -> None:
    texts = [
        line
        for path in sorted(corpora_folder().glob("*/members.md"))[:4]
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    cues = [cue for _, row in _cues() for cue in row]
    found = [(cue, text) for cue in cues for text in texts if cue.expression.search(text)]
    assert len(found) > 300
    assert [(cue.expression.pattern, text) for cue, text in found if cue.needed not in text.casefold()] == []
    assert sum(len(cue.needed) > 2 for cue in cues) > 0.9 * len(cues)
