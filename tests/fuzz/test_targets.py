"""The harness itself, without atheris: seeds and what was once found go through, and a fault would be seen."""

from __future__ import annotations

import random

import pytest

from tests.fuzz import targets
from tests.fuzz.seeds import FOUND, SEEDS
from toolkit.errors import UnreadableSource
from toolkit.model.source import Line


def test_every_target_has_seeds() -> None:
    assert set(SEEDS) == set(targets.TARGETS)


@pytest.mark.parametrize("name", sorted(targets.TARGETS))
def test_seeds_and_random_bytes_go_through(name: str) -> None:
    chance = random.Random(name)
    for seed in SEEDS[name]:
        targets.TARGETS[name](seed)
        for _ in range(8):
            broken = bytearray(seed)
            for _ in range(6):
                broken[chance.randrange(len(broken))] = chance.randrange(256)
            targets.TARGETS[name](bytes(broken))


@pytest.mark.parametrize(("name", "data"), FOUND, ids=[f"{name} {at}" for at, (name, _) in enumerate(FOUND)])
def test_what_was_found_stays_mended(name: str, data: bytes) -> None:
    targets.TARGETS[name](data)


@pytest.mark.parametrize("line", [Line(" act"), Line("act", rank=12), Line("a | b", "table_row", cells=("a", "c"))])
def test_a_line_that_is_not_as_it_should_be_is_seen(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(targets, "read_text", lambda *_: targets.SourceText("a", "0" * 64, "txt", (line,)))
    with pytest.raises(AssertionError):
        targets.text(b"act")


@pytest.mark.parametrize("message", ["", "two\nlines"])
def test_a_refusal_that_is_not_one_plain_line_is_seen(message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise UnreadableSource(message)

    monkeypatch.setattr(targets, "read_text", refuse)
    with pytest.raises(AssertionError):
        targets.text(b"act")
