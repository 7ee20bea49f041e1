"""Small files are joined, and nothing that they say is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.made import contents, fill, write_codes
from toolkit.corpus import tidying
from toolkit.corpus.encoding import encode
from toolkit.corpus.keeping import analysis_of, faults, holdings, remove
from toolkit.corpus.queries import asking, rows
from toolkit.corpus.shelf import Shelf, init
from toolkit.corpus.tables import KEYS, read_index
from toolkit.corpus.tidying import tidy
from toolkit.engines import in_process
from toolkit.errors import BadData


def one_way(texts: list[str]) -> tuple[str, list[list[float]]]:
    return "of two", [[float(len(text)), 1.0] for text in texts]


def another(texts: list[str]) -> tuple[str, list[list[float]]]:
    return "of three", [[float(len(text)), 1.0, 2.0] for text in texts]


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    made = init(tmp_path / "corpus")
    fill(made, write_codes(tmp_path / "codes", 8), chunk=1)
    with in_process() as engine:
        for encoder in (one_way, another):
            list(encode(made, encoder, engine=engine, chunk=4))
    return made


def everything(shelf: Shelf) -> dict[str, list[str]]:
    with asking(shelf) as connection:
        return {table: sorted(map(repr, rows(connection, f"SELECT * FROM {table}"))) for table in KEYS}


def test_many_files_become_few(shelf: Shelf) -> None:
    before, codes = everything(shelf), {one.id: analysis_of(shelf, one.id) for _, one in holdings(shelf)}
    assert len(read_index(shelf)["provisions"]) == 8
    tidy(shelf, many=3)
    assert len(read_index(shelf)["provisions"]) == 4, "two of three files each, and two that are left"
    assert everything(shelf) == before and list(faults(shelf)) == []
    assert {one.id: analysis_of(shelf, one.id) for _, one in holdings(shelf)} == codes
    tidy(shelf, many=2)
    tidy(shelf, many=2)
    assert [len(names) for table, names in read_index(shelf).items() if table != "embeddings"] == [1, 1, 1, 1]
    assert everything(shelf) == before and list(faults(shelf)) == []
    remove(shelf, [min(codes)])
    assert list(faults(shelf)) == [] and not any(b"Moorbeck 0 " in data for data in contents(shelf).values())


def test_few_files_stay_as_they_are(shelf: Shelf) -> None:
    before = contents(shelf)
    tidy(shelf)
    assert contents(shelf) == before


def test_a_process_may_end_while_it_tidies(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    before = everything(shelf)

    def ends(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(tidying, "write_index", ends)
        tidy(shelf, many=3)
    assert everything(shelf) == before and list(faults(shelf)) == []
    tidy(shelf, many=3)
    assert everything(shelf) == before and list(faults(shelf)) == []


def test_damage_is_told_and_nothing_is_joined(shelf: Shelf) -> None:
    min((shelf.tables / "texts").iterdir()).write_bytes(b"no Parquet")
    before = contents(shelf)
    with pytest.raises(BadData, match="verify --mend"):
        tidy(shelf, many=3)
    assert contents(shelf)["tables/index.json"] == before["tables/index.json"]
