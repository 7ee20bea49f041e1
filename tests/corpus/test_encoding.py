"""Every distinct text gets its row once, however the texts are listed and whatever was done before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.corpus.made import fill, write_codes
from toolkit.corpus import encoding
from toolkit.corpus.adding import CHUNK, LARGEST_CHUNK, chunk_of
from toolkit.corpus.encoding import encode, missing
from toolkit.corpus.queries import asking, rows
from toolkit.corpus.shelf import Shelf, init
from toolkit.engines import in_process


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    made = init(tmp_path / "corpus")
    fill(made, write_codes(tmp_path / "codes", 20))
    return made


@pytest.mark.parametrize("span", [1, 5, 1000])
def test_texts_are_listed_in_parts(shelf: Shelf, monkeypatch: pytest.MonkeyPatch, span: int) -> None:
    monkeypatch.setattr(encoding, "SPAN", span)
    asked: Counter[str] = Counter()

    def noting(texts: Sequence[str]) -> tuple[str, list[list[float]]]:
        asked.update(texts)
        return "made 1", [[float(len(text)), 1.0] for text in texts]

    assert missing(shelf, "made 1") == 23
    with in_process() as engine:
        assert sum(encode(shelf, noting, engine=engine, chunk=3)) == 23
        assert list(encode(shelf, noting, engine=engine, chunk=3)) == []
    assert missing(shelf, "made 1") == 0 and missing(shelf, "another") == 23
    assert set(asked.values()) == {1}
    with asking(shelf) as connection:
        kept = rows(connection, 'SELECT "row"[1] AS length, text FROM embeddings JOIN texts USING (hash)')
    assert len(kept) == 23 and all(one["length"] == len(one["text"]) for one in kept)


def test_a_run_that_ends_goes_on(shelf: Shelf) -> None:
    def one_way(texts: Sequence[str]) -> tuple[str, list[list[float]]]:
        return "made 1", [[1.0] for _ in texts]

    with in_process() as engine:
        assert next(encode(shelf, one_way, engine=engine, chunk=4)) == 4
        assert missing(shelf, "made 1") == 19
        assert sum(encode(shelf, one_way, engine=engine, chunk=4)) == 19


def test_chunks_grow_with_what_comes() -> None:
    assert [chunk_of(count) for count in (0, 100, 1000, 10_000)] == [CHUNK, CHUNK, 20, LARGEST_CHUNK]
