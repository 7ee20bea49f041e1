"""A corpus is checked, mended and made smaller."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.corpus.made import contents, fill, quick, write_codes
from toolkit.corpus.encoding import encode
from toolkit.corpus.holdings import manifest_path, read_manifest
from toolkit.corpus.keeping import analysis_of, faults, holdings, mend, remove
from toolkit.corpus.queries import asking, rows
from toolkit.corpus.shelf import Shelf, init
from toolkit.corpus.store import kept
from toolkit.corpus.tables import KEYS
from toolkit.engines import in_process
from toolkit.errors import BadData, UnknownInstrument

ID = "moorbeck-2-council/members-2020-01-01"


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    made = init(tmp_path / "corpus [1]'s")  # a name that patterns and quotes would trip over
    fill(made, write_codes(tmp_path / "codes", 5), chunk=2)
    return made


def lengths(texts: list[str]) -> tuple[str, list[list[float]]]:
    """An encoder."""
    return "length 1", [[float(len(text)), 0.5] for text in texts]


def encoded(shelf: Shelf, chunk: int = 4) -> list[int]:
    with in_process() as engine:
        return list(encode(shelf, lengths, engine=engine, chunk=chunk))


def words_of(shelf: Shelf) -> set[str]:
    with asking(shelf) as connection:
        return {row["text"] for row in rows(connection, "SELECT text FROM texts")}


def test_each_text_is_encoded_once(shelf: Shelf) -> None:
    assert encoded(shelf) == [4, 4]
    assert encoded(shelf) == []
    with asking(shelf) as connection:
        found = rows(connection, "SELECT text, row FROM embeddings JOIN texts USING (hash)")
    assert len(found) == 8 and all(one["row"] == [len(one["text"]), 0.5] for one in found)
    assert list(faults(shelf)) == []


def test_what_is_removed_is_gone_and_what_others_share_stays(shelf: Shelf) -> None:
    encoded(shelf)
    other = analysis_of(shelf, ID.replace("2-council", "3-council"))
    assert remove(shelf, [ID]) == [ID]
    assert ID not in {one.id for _, one in holdings(shelf)}
    assert analysis_of(shelf, ID.replace("2-council", "3-council")) == other
    assert len(words_of(shelf)) == 7 and not any("Moorbeck 2" in text for text in words_of(shelf))
    with asking(shelf) as connection:
        assert rows(connection, "SELECT count(*) AS number FROM embeddings") == [{"number": 7}]
    assert not any(b"Moorbeck 2" in data for data in contents(shelf).values())
    assert list(faults(shelf)) == []


def test_removing_everything_leaves_an_empty_corpus(shelf: Shelf) -> None:
    remove(shelf, [one.id for _, one in holdings(shelf)])
    assert {name for name in contents(shelf) if name not in ("corpus.toml", ".gitignore")} == {"tables/index.json"}
    assert list(faults(shelf)) == []


def test_a_name_that_is_not_held_removes_nothing(shelf: Shelf) -> None:
    before = contents(shelf)
    with pytest.raises(UnknownInstrument, match="did you mean moorbeck-2-council"):
        remove(shelf, ["moorbeck-1-council/members-2020-01-01", "moorbeck-2-council/member-2020-01-01"])
    assert contents(shelf) == before


def spoil(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2] + b"x" + data[len(data) // 2 + 1 :])


HARMS: dict[str, Callable[[Shelf], object]] = {
    **{f"{table} spoilt": lambda shelf, table=table: spoil(min((shelf.tables / table).iterdir())) for table in KEYS},
    **{f"{table} lost": lambda shelf, table=table: shutil.rmtree(shelf.tables / table) for table in KEYS},
    "one file lost": lambda shelf: min((shelf.tables / "provisions").iterdir()).unlink(),
    "all tables lost": lambda shelf: shutil.rmtree(shelf.tables),
    "index spoilt": lambda shelf: spoil(shelf.tables / "index.json"),
    "index lost": lambda shelf: (shelf.tables / "index.json").unlink(),
}


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS)
def test_harm_to_the_tables_is_found_and_mended(shelf: Shelf, harm: Callable[[Shelf], object]) -> None:
    encoded(shelf)
    before = {one.id: analysis_of(shelf, one.id) for _, one in holdings(shelf)}
    harm(shelf)
    assert list(faults(shelf)) and all(one.mendable for one in faults(shelf))
    assert list(mend(shelf, reader=quick)) == []
    assert list(faults(shelf)) == []
    assert {one.id: analysis_of(shelf, one.id) for _, one in holdings(shelf)} == before
    encoded(shelf)
    with asking(shelf) as connection:
        for table, keys in KEYS.items():
            assert rows(connection, f"SELECT 1 FROM {table} GROUP BY {', '.join(keys)} HAVING count(*) > 1") == []
        assert rows(connection, "SELECT count(*) AS number FROM embeddings") == [{"number": 8}]


def test_a_changed_or_missing_original_is_told_and_not_covered_up(shelf: Shelf) -> None:
    changed, missing = sorted(shelf.originals.glob("*/*"))[:2]
    changed.write_bytes(b"# Other words\n")
    missing.unlink()
    assert [one.mendable for one in faults(shelf)] == [False, False]
    told = {one.message for one in mend(shelf, reader=quick)}
    assert any("was changed" in one for one in told) and any("is missing" in one for one in told)


def test_a_spoilt_manifest_is_told_and_the_rest_is_checked(shelf: Shelf) -> None:
    manifest_path(shelf, "moorbeck-1-council").write_text("[authority", encoding="utf-8")
    (found,) = faults(shelf)
    assert found.place == "moorbeck-1-council/manifest.toml" and not found.mendable
    with pytest.raises(BadData, match=r"moorbeck-1-council/manifest\.toml: not a manifest"):
        list(holdings(shelf))


WRONG = [
    ('kind = "member_code"', 'kind = "letter"'),
    ('id = "moorbeck-1-council/', 'id = "../../etc/'),
    ('sha256 = "', 'sha256 = "../'),
    ("[authority]", "[council]"),
]


@pytest.mark.parametrize(("right", "wrong"), WRONG)
def test_manifests_that_are_not_as_they_should_be(shelf: Shelf, right: str, wrong: str) -> None:
    path = manifest_path(shelf, "moorbeck-1-council")
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong), encoding="utf-8")
    with pytest.raises(BadData, match="mend it"):
        read_manifest(path)


def test_a_manifest_can_be_mended_by_hand_and_stays_so(shelf: Shelf, tmp_path: Path) -> None:
    path = manifest_path(shelf, "moorbeck-1-council")
    path.write_text(path.read_text(encoding="utf-8").replace("2020-01-01", "2021-03-04"), encoding="utf-8")
    fill(shelf, tmp_path / "codes")
    assert {one.date for one in read_manifest(path).holdings} == {"2021-03-04"}
    assert analysis_of(shelf, "moorbeck-1-council/members-2021-03-04").instrument.date == "2021-03-04"


def test_the_manifests_are_those_of_the_bundled_corpora(shelf: Shelf) -> None:
    found = kept(shelf.authorities)
    assert [one.id for one in found] == [one.id for _, one in holdings(shelf)]
    assert all(one.file.is_file() for one in found)
