"""What is added is held whole or not at all, whatever happens meanwhile, and adding it again does nothing."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.corpus.made import contents, fill, quick, write_codes
from toolkit.corpus import shelf as shelves
from toolkit.corpus.arrivals import Arrival, Particulars, files
from toolkit.corpus.holdings import Authority, manifests
from toolkit.corpus.keeping import analysis_of, faults, holdings
from toolkit.corpus.queries import asking, rows
from toolkit.corpus.shelf import Shelf, init, opened
from toolkit.corpus.shelf_lock import locked
from toolkit.engines import in_process
from toolkit.errors import BadData, UnreadableSource, UnwritableOutput
from toolkit.model.norm import Analysis

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return init(tmp_path / "corpus")


@pytest.fixture
def codes(tmp_path: Path) -> Path:
    return write_codes(tmp_path / "codes", 10)


def said_of_all(shelf: Shelf, folder: Path, **said: str) -> list[str]:
    from toolkit.corpus.adding import add

    with in_process() as engine:
        particulars = Particulars(authority=Authority(said.pop("authority", "")), **said)  # type: ignore[arg-type]
        return [one.id for one in add(shelf, files([folder], particulars), reader=quick, engine=engine)]


def test_what_is_added_comes_back_as_it_was_read(shelf: Shelf, codes: Path) -> None:
    outcomes = fill(shelf, codes)
    assert [one.state for one in outcomes] == ["added"] * 10
    assert outcomes[3].id == "moorbeck-3-council/members-2020-01-01"
    back = analysis_of(shelf, outcomes[3].id)
    read = quick("code-003.md", (codes / "code-003.md").read_bytes(), None)
    assert back.facts == read.facts
    assert back.instrument.provisions == read.instrument.provisions and back.instrument.text == read.instrument.text
    assert list(faults(shelf)) == []


def test_adding_again_changes_no_byte(shelf: Shelf, codes: Path) -> None:
    fill(shelf, codes)
    before = contents(shelf)
    assert {one.state for one in fill(shelf, codes)} == {"already"}
    assert contents(shelf) == before


def test_words_that_codes_share_are_stored_once(shelf: Shelf, codes: Path) -> None:
    fill(shelf, codes, chunk=3)
    with asking(shelf) as connection:
        texts = rows(connection, "SELECT text, count(*) AS times FROM texts GROUP BY text")
        provisions = rows(connection, "SELECT count(*) AS number FROM provisions")
    assert provisions == [{"number": 40}]
    assert len(texts) == 13 and {row["times"] for row in texts} == {1}


def test_one_document_of_two_authorities_is_two_holdings_of_one_original(shelf: Shelf, tmp_path: Path) -> None:
    codes = write_codes(tmp_path / "one", 1)
    assert said_of_all(shelf, codes, authority="St Mary's Parish Council") == [
        "st-marys-parish-council/members-2020-01-01"
    ]
    assert said_of_all(shelf, codes, authority="Cyngor Llanfair") == ["cyngor-llanfair/members-2020-01-01"]
    assert len(list(shelf.originals.glob("*/*"))) == 1
    assert said_of_all(shelf, codes, authority="Cyngor Llanfair") == [""], "already there"


def test_a_second_code_of_one_day_has_a_name_of_its_own(shelf: Shelf, codes: Path) -> None:
    found = said_of_all(shelf, codes, authority="Moorbeck")
    assert found[:3] == [
        "moorbeck/members-2020-01-01",
        "moorbeck/members-2020-01-01~2",
        "moorbeck/members-2020-01-01~3",
    ]
    assert list(faults(shelf)) == []


def test_a_document_that_fails_does_not_stop_the_rest(shelf: Shelf, codes: Path) -> None:
    (codes / "code-001.md").write_text("spoilt", encoding="utf-8")
    (codes / "code-004.md").write_text("fault", encoding="utf-8")
    outcomes = fill(shelf, codes)
    assert Counter(one.state for one in outcomes) == {"added": 8, "refused": 2}
    assert "ask for another copy" in outcomes[1].message
    assert "please report it" in outcomes[4].message
    assert list(faults(shelf)) == []


def test_a_document_is_named_once_in_what_is_said_of_it(shelf: Shelf, codes: Path) -> None:
    from toolkit.corpus.adding import read_all

    def empty(name: str, data: bytes, kind: object, /, *, ocr: bool = False) -> Analysis:
        raise UnreadableSource(f"{name}: the file is empty; give a document that holds text.")

    (said,) = read_all([Arrival("codes/a.md", "a.md", b"")], reader=empty)
    assert said == "the file is empty; give a document that holds text."


def test_only_what_a_manifest_had_otherwise_is_said_to_stay(shelf: Shelf, tmp_path: Path) -> None:
    """Of an authority that is new, or of which it was not known, nothing stays."""
    notes = []
    for name, kind in (("one", ""), ("two", "county"), ("three", "district")):
        folder = write_codes(tmp_path / name, 1)
        file = next(folder.iterdir())
        file.write_text(file.read_text(encoding="utf-8") + f"9 {name} more.\n", encoding="utf-8")
        with in_process() as engine:
            from toolkit.corpus.adding import add

            said = Particulars(authority=Authority("Moorbeck 0 Council", kind))
            notes += [one.message for one in add(shelf, files([folder], said), reader=quick, engine=engine)]
    assert notes == ["", "", "the manifest keeps its own type"]


def test_half_a_letter_of_a_damaged_document_is_taken(shelf: Shelf, tmp_path: Path) -> None:
    folder = write_codes(tmp_path / "odd", 1)
    (folder / "code-000.md").write_bytes(
        "# Broken Council\n1 Members must \ud835 declare.\n".encode("utf-8", "surrogatepass")
    )
    (outcome,) = fill(shelf, folder)
    assert analysis_of(shelf, outcome.id).instrument.provisions[0].text == "Members must � declare."


class Ended(BaseException):
    """The process ends here: nothing after it is done."""


def ended_at(monkeypatch: pytest.MonkeyPatch, write: int, *, after: bool) -> None:
    """The process ends at one of its writes, before or after the file is in its place."""
    left, put = [write], shelves.put

    def ending(shelf: Shelf, path: Path, data: bytes) -> None:
        left[0] -= 1
        if left[0] == 0 and not after:
            (shelf.waiting / "conduct-half").write_bytes(data[: len(data) // 2])
            raise Ended
        put(shelf, path, data)
        if left[0] == 0:
            raise Ended

    for module in ("placing", "tables", "holdings"):
        monkeypatch.setattr(f"toolkit.corpus.{module}.put", ending)


@pytest.mark.parametrize("after", [False, True])
def test_a_process_may_end_at_any_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: bool) -> None:
    codes = write_codes(tmp_path / "codes", 5)
    whole = init(tmp_path / "whole")
    fill(whole, codes, chunk=2)
    for write in range(1, 100):
        shelf = init(tmp_path / f"ended-{write}")
        with monkeypatch.context() as patch:
            ended_at(patch, write, after=after)
            try:
                fill(shelf, codes, chunk=2)
                break
            except Ended:
                pass
        assert list(faults(shelf)) == [], f"at write {write}"
        assert {one.state for one in fill(shelf, codes, chunk=2)} <= {"added", "already"}
        assert_same_codes(shelf, whole)
        assert list(shelf.waiting.iterdir()) == []
    assert 10 < write < 99


def assert_same_codes(one: Shelf, other: Shelf) -> None:
    assert list(manifests(one)) == list(manifests(other))
    assert {path.name for path in one.originals.rglob("*")} == {path.name for path in other.originals.rglob("*")}
    for _, held in list(holdings(other))[-2:]:  # manifests tell the hash of what was read, and faults() who lacks rows
        assert analysis_of(one, held.id) == analysis_of(other, held.id)


def started(shelf: Shelf, folder: Path, chunk: int) -> subprocess.Popen[str]:
    words = [sys.executable, "-m", "tests.corpus.made", str(shelf.folder), str(folder), str(chunk)]
    return subprocess.Popen(words, cwd=CHECKOUT, stdout=subprocess.PIPE, encoding="utf-8")


@pytest.mark.slow
def test_an_add_that_is_killed_loses_nothing_twenty_times(tmp_path: Path) -> None:
    codes = write_codes(tmp_path / "codes", 24)
    whole = init(tmp_path / "whole")
    fill(whole, codes, chunk=1)
    chance, cut_short = random.Random(7), 0
    for turn in range(20):
        shelf = init(tmp_path / f"killed-{turn}")
        process = started(shelf, codes, chance.choice((1, 2, 5)))
        assert process.stdout is not None
        told = [process.stdout.readline()]
        time.sleep(chance.uniform(0, 0.35))
        process.kill()
        told += process.stdout.read().splitlines()
        process.wait()
        held = {one.id for _, one in holdings(shelf)}
        assert {line.split()[1] for line in told if line.startswith("added ")} <= held
        assert list(faults(shelf)) == [], f"turn {turn}"
        cut_short += len(held) < 24
        assert {one.state for one in fill(shelf, codes)} <= {"added", "already"}
        assert_same_codes(shelf, whole)
    assert cut_short >= 10, "most were killed in the middle"


@pytest.mark.slow
def test_two_processes_may_add_at_once(shelf: Shelf, tmp_path: Path) -> None:
    codes = write_codes(tmp_path / "codes", 40)
    both = [started(shelf, codes, 2), started(shelf, codes, 3)]
    told = [process.communicate()[0].splitlines() for process in both]
    assert [process.returncode for process in both] == [0, 0]
    added = [line.split()[1] for lines in told for line in lines if line.startswith("added ")]
    assert len(added) == len(set(added)) == 40
    assert list(faults(shelf)) == []
    for table, key in (("texts", "hash"), ("instruments", "parsed"), ("facts", "hash")):
        with asking(shelf) as connection:
            assert rows(connection, f"SELECT {key} FROM {table} GROUP BY {key} HAVING count(*) > 1") == []


HOLDING = """
import sys, time
from pathlib import Path
from toolkit.corpus.shelf import opened
from toolkit.corpus.shelf_lock import locked
with locked(opened(Path(sys.argv[1]))):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_lock_is_waited_for_and_that_of_a_dead_process_is_none(shelf: Shelf) -> None:
    words = [sys.executable, "-c", HOLDING, str(shelf.folder)]
    process = subprocess.Popen(words, cwd=CHECKOUT, stdout=subprocess.PIPE, encoding="utf-8")
    assert process.stdout is not None and process.stdout.readline() == "held\n"
    with pytest.raises(UnwritableOutput, match="another command is writing"), locked(shelf, patience=0.1):
        pass
    process.kill()
    process.wait()
    assert shelf.lock.is_file(), "the file stays, and locks nothing"
    with locked(shelf, patience=5):
        pass


def test_a_folder_of_other_things_becomes_no_corpus(tmp_path: Path) -> None:
    (tmp_path / "letter.docx").touch()
    with pytest.raises(UnwritableOutput, match=r"letter\.docx"):
        init(tmp_path)
    with pytest.raises(BadData, match="conduct corpus init"):
        opened(tmp_path)


def test_making_a_corpus_again_leaves_it_as_it_is(shelf: Shelf, codes: Path) -> None:
    fill(shelf, codes)
    before = contents(shelf)
    assert init(shelf.folder) == shelf
    assert contents(shelf) == before


def test_two_codes_that_name_nobody_stay_apart(shelf: Shelf, tmp_path: Path) -> None:
    for name in ("first", "second"):
        (tmp_path / f"{name}.md").write_text(f"#\n1 Staff must lock the {name} gate.\n", encoding="utf-8")
    found = [said_of_all(shelf, tmp_path / f"{name}.md") for name in ("first", "second")]
    assert [ids[0].partition("/")[0] for ids in found] == ["authority-not-named-first", "authority-not-named-second"]
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "first.md").write_text("#\n1 Staff must feed the cat.\n", encoding="utf-8")
    assert said_of_all(shelf, tmp_path / "other")[0].startswith("authority-not-named-first-")
    assert len(tuple(holdings(shelf))) == 3
