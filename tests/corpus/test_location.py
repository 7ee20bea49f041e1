"""The bundled corpora are found in a checkout and in an installed package, and never somebody else's folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit.corpus.location import corpora_folder
from toolkit.errors import BadData


def make(*folders: Path) -> None:
    for folder in folders:
        folder.mkdir(parents=True)


def test_this_checkout_has_them() -> None:
    assert (corpora_folder() / "thornmere" / "manifest.toml").is_file()


def test_in_a_checkout_they_lie_beside_the_package(tmp_path: Path) -> None:
    make(tmp_path / "toolkit", tmp_path / "corpora")
    (tmp_path / "pyproject.toml").touch()
    assert corpora_folder(package=tmp_path / "toolkit") == tmp_path / "corpora"


def test_installed_they_lie_inside_the_package(tmp_path: Path) -> None:
    make(tmp_path / "toolkit" / "_corpora", tmp_path / "corpora")
    assert corpora_folder(package=tmp_path / "toolkit") == tmp_path / "toolkit" / "_corpora"


def test_a_stranger_s_folder_of_that_name_is_not_taken(tmp_path: Path) -> None:
    make(tmp_path / "toolkit", tmp_path / "corpora")
    with pytest.raises(BadData, match="install conduct-toolkit again"):
        corpora_folder(package=tmp_path / "toolkit")
