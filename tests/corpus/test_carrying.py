"""A corpus goes into one file and comes out again; what others wrote is not trusted."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from tests.corpus.made import contents, fill, quick, write_codes
from toolkit.corpus import carrying
from toolkit.corpus.adding import Outcome, add
from toolkit.corpus.arrivals import Particulars, files
from toolkit.corpus.carrying import export, unpacked
from toolkit.corpus.holdings import manifests
from toolkit.corpus.keeping import faults, mend
from toolkit.corpus.shelf import Shelf, init
from toolkit.engines import in_process
from toolkit.errors import BadData, UnwritableOutput


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    made = init(tmp_path / "corpus")
    fill(made, write_codes(tmp_path / "codes", 4))
    return made


def taken_in(target: Shelf, source: Path) -> list[Outcome]:
    with unpacked(source) as found, in_process() as engine:
        return list(add(target, files([found], Particulars()), reader=quick, engine=engine))


def test_what_goes_out_comes_in_the_same(shelf: Shelf, tmp_path: Path) -> None:
    assert export(shelf, tmp_path / "sent.zip") == 4
    export(shelf, tmp_path / "again.zip")
    assert (tmp_path / "sent.zip").read_bytes() == (tmp_path / "again.zip").read_bytes()
    other = init(tmp_path / "other")
    assert [one.state for one in taken_in(other, tmp_path / "sent.zip")] == ["added"] * 4
    assert contents(other) == contents(shelf)
    assert [one.state for one in taken_in(other, shelf.folder)] == ["already"] * 4
    with pytest.raises(UnwritableOutput, match="there already"):
        export(shelf, tmp_path / "sent.zip")


def test_what_was_read_with_ocr_is_read_so_again(tmp_path: Path) -> None:
    """When it is taken into another corpus, and when the tables are mended."""
    scan, shelf, other = tmp_path / "scan.md", init(tmp_path / "corpus"), init(tmp_path / "other")
    scan.write_text("# A picture Council\n1 must declare gifts.\n", encoding="utf-8")
    with in_process() as engine:
        for ocr, state in (("", "refused"), ("yes", "added")):
            (found,) = add(shelf, files([scan], Particulars(ocr=ocr)), reader=quick, engine=engine)
            assert found.state == state
    assert [one.state for one in taken_in(other, shelf.folder)] == ["added"]
    assert contents(other) == contents(shelf)
    shutil.rmtree(shelf.tables)
    assert list(mend(shelf, reader=quick)) == [] and contents(other) == contents(shelf)


def test_one_corpus_is_taken_into_another_without_an_archive(shelf: Shelf, tmp_path: Path) -> None:
    other = init(tmp_path / "other")
    assert [one.state for one in taken_in(other, shelf.folder)] == ["added"] * 4
    assert list(manifests(other)) == list(manifests(shelf))


def test_an_original_that_was_changed_is_not_taken_in(shelf: Shelf, tmp_path: Path) -> None:
    min(shelf.originals.glob("*/*")).write_bytes(b"# Other words")
    found = taken_in(init(tmp_path / "other"), shelf.folder)
    assert sorted(one.state for one in found) == ["added", "added", "added", "refused"]
    assert "restore it from a copy" in next(one.message for one in found if one.state == "refused")


def test_archives_that_are_none(tmp_path: Path, shelf: Shelf) -> None:
    (tmp_path / "letter.zip").write_bytes(b"Dear Sir")
    with zipfile.ZipFile(tmp_path / "photos.zip", "w") as archive:
        archive.writestr("photo.png", b"")
    for source in ("letter.zip", "photos.zip", "nowhere.zip", "codes"):
        with pytest.raises(BadData), unpacked(tmp_path / source):
            pass


def test_an_archive_writes_nothing_outside_and_brings_no_tables(shelf: Shelf, tmp_path: Path) -> None:
    export(shelf, tmp_path / "sent.zip")
    with zipfile.ZipFile(tmp_path / "sent.zip", "a") as archive:
        for name in ("../evil.txt", "/evil.txt", "tables/index.json", "originals/../../evil.md"):
            archive.writestr(name, b"evil")
    other = init(tmp_path / "deep" / "other")
    assert [one.state for one in taken_in(other, tmp_path / "sent.zip")] == ["added"] * 4
    assert contents(other) == contents(shelf)
    assert list(tmp_path.rglob("evil*")) == [] and list(faults(other)) == []


def test_a_file_of_an_archive_is_never_unpacked_beyond_the_limit(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export(shelf, tmp_path / "sent.zip")
    monkeypatch.setattr(carrying, "LARGEST", 50)
    with pytest.raises(BadData, match="larger than any document"), unpacked(tmp_path / "sent.zip"):
        pass


LEADING_OUT = ["../../../secret.md", "/etc/hostname", "../other/code.md"]


@pytest.mark.parametrize("file", LEADING_OUT)
def test_a_manifest_names_no_file_outside_its_folder(tmp_path: Path, file: str) -> None:
    folder = write_codes(tmp_path / "a" / "b" / "council", 1)
    (tmp_path / "secret.md").write_text("# Secret\n1 Nobody must know.", encoding="utf-8")
    write_codes(tmp_path / "a" / "b" / "other", 1)
    (folder / "manifest.toml").write_text(
        f'[authority]\nname = "X"\n[[instrument]]\nid = "x/code"\nfile = "{file}"\n', encoding="utf-8"
    )
    (outcome,) = fill(init(tmp_path / "corpus"), folder)
    assert outcome.state == "refused" and "outside the folder" in outcome.message
