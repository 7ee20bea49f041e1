"""What is found in folders, and what is said of it before the document itself is asked."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from tests.corpus.made import fill, quick, write_codes
from toolkit.corpus.adding import Outcome, add
from toolkit.corpus.arrivals import Arrival, Particulars, Refusal, counted, files
from toolkit.corpus.holdings import Authority, slug_of
from toolkit.corpus.keeping import holdings
from toolkit.corpus.shelf import init
from toolkit.engines import in_process

MANIFEST = """
[authority]
name = "Moorbeck Council"
kind = "unitary"
[[instrument]]
id = "moorbeck/staff"
title = "How we work"
kind = "officer_code"
date = "2019-02-03"
file = "code-000.md"
licence = "by leave"
[[instrument]]
id = "moorbeck/gone"
title = ""
kind = "member_code"
date = ""
file = "gone.md"
"""


def test_folders_in_folders_in_order_without_what_is_hidden_or_linked(tmp_path: Path) -> None:
    write_codes(tmp_path / "a" / "b", 2)
    write_codes(tmp_path / "a", 1)
    (tmp_path / "a" / "photo.png").touch()
    (tmp_path / "a" / ".hidden.md").touch()
    with suppress(OSError):  # Windows may not let us
        (tmp_path / "a" / "round").symlink_to(tmp_path / "a", target_is_directory=True)
    found = list(files([tmp_path / "a"], Particulars()))
    assert [one.shown for one in found] == ["a/b/code-000.md", "a/b/code-001.md", "a/code-000.md"]


def test_a_manifest_says_what_the_document_does_not(tmp_path: Path) -> None:
    folder = write_codes(tmp_path / "codes", 1)
    (folder / "manifest.toml").write_text(MANIFEST, encoding="utf-8")
    shelf = init(tmp_path / "corpus")
    outcomes = fill(shelf, folder)
    assert [(one.state, one.id) for one in outcomes] == [("added", "moorbeck/staff"), ("refused", "")]
    ((whose, one),) = holdings(shelf)
    assert (whose.name, whose.kind, one.title, one.date) == ("Moorbeck Council", "unitary", "How we work", "2019-02-03")
    assert (one.kind, one.licence, one.name) == ("officer_code", "by leave", "code-000.md")


def test_what_the_user_says_comes_first(tmp_path: Path) -> None:
    folder = write_codes(tmp_path / "codes", 1)
    (folder / "manifest.toml").write_text(MANIFEST, encoding="utf-8")
    said = Particulars(authority=Authority("", kind="district"), kind="protocol", date="2024-01-01")
    found = next(files([folder], said))
    assert isinstance(found, Arrival)
    assert (found.said.authority.name, found.said.authority.kind) == ("Moorbeck Council", "district")
    assert (found.said.kind, found.said.date, found.said.title) == ("protocol", "2024-01-01", "How we work")


def test_the_record_of_a_fetch_comes_along(tmp_path: Path) -> None:
    path = write_codes(tmp_path, 1) / "code-000.md"
    path.with_name("code-000.md.toml").write_text(
        'address = "https://example.org/code"\ndate = "2026-03-02T09:30:00Z"\n', encoding="utf-8"
    )
    (found,) = files([path], Particulars())
    assert isinstance(found, Arrival)
    assert (found.said.address, found.said.fetched) == ("https://example.org/code", "2026-03-02T09:30:00Z")


@pytest.mark.parametrize("text", ["[authority", "x = 1", 'authority = "A"\ninstrument = 3', "#" * 6_000_000])
def test_a_manifest_that_is_none_is_refused_and_the_rest_goes_on(tmp_path: Path, text: str) -> None:
    write_codes(tmp_path / "codes" / "good", 1)
    write_codes(tmp_path / "codes" / "bad", 1).joinpath("manifest.toml").write_text(text, encoding="utf-8")
    found = fill(init(tmp_path / "corpus"), tmp_path / "codes")
    assert [one.state for one in found] == ["refused", "added"]
    assert "codes/bad/manifest.toml" in found[0].shown


def test_a_folder_that_cannot_be_opened_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    write_codes(tmp_path / "codes", 1)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "iterdir", closed)
        (found,) = files([tmp_path / "codes"], Particulars())
    assert isinstance(found, Refusal) and "cannot be opened" in found.message


NAMES = [
    ("Thornmere County Council", "thornmere-county-council"),
    ("St Mary's & St John's Parish Council", "st-marys-st-johns-parish-council"),
    ("Cyngor Sir Ynys Môn", "cyngor-sir-ynys-mon"),
    ("CON", "con-"),
    ("../../etc", "etc"),
    ("पुणे महानगरपालिका", "authority-"),
    ("A" * 300, "a" * 60 + "-"),
]


@pytest.mark.parametrize(("name", "slug"), NAMES)
def test_names_of_folders(name: str, slug: str) -> None:
    made = slug_of(name)
    assert made.startswith(slug) and len(made) <= 70 and (made == slug or slug.endswith("-"))


def test_two_authorities_that_claim_one_folder_stay_apart(tmp_path: Path) -> None:
    codes, shelf = write_codes(tmp_path / "codes", 2), init(tmp_path / "corpus")

    def added(file: str, name: str) -> Outcome:
        said = Particulars(authority=Authority(name), id="moor/members")
        with in_process() as engine:
            (found,) = add(shelf, files([codes / file], said), reader=quick, engine=engine)
        return found

    assert added("code-000.md", "Moor Council").id == "moor/members"
    assert added("code-001.md", "Moor Parish Council").id == "moor-parish-council/members"


def test_documents_are_counted_without_being_opened(tmp_path: Path) -> None:
    folder = write_codes(tmp_path / "codes", 3)
    (folder / "more").mkdir()
    write_codes(folder / "more", 2)
    (folder / "note.csv").touch()
    (folder / "listed").mkdir()
    (folder / "listed" / "manifest.toml").write_text("schema_version = 1\n", encoding="utf-8")
    missing = tmp_path / "missing.md"
    assert counted([folder, missing]) == len(list(files([folder, missing], Particulars()))) == 7
