"""Where the bundled corpora lie: inside the installed package, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

from toolkit.errors import BadData

PACKAGE = Path(__file__).resolve().parents[1]


def corpora_folder(*, package: Path = PACKAGE) -> Path:
    """The folder that holds one folder for each bundled authority, beside the gold crosswalks and the catalogues.

    package: the folder of the package `toolkit`; a test gives another.
    Raises BadData where neither a wheel's copy nor a checkout's folder is there.
    """
    for folder, proof in _places(package):
        if folder.is_dir() and proof.exists():
            return folder
    raise BadData("the bundled codes are missing from this installation: install conduct-toolkit again")


def _places(package: Path) -> tuple[tuple[Path, Path], ...]:
    """Each folder that may be it, with the thing that shows it to be ours.

    site-packages/toolkit/_corpora   a wheel puts it there, so it can only be ours
    checkout/corpora                 ours only beside our pyproject.toml: in site-packages, where no such file lies,
                                     a folder `corpora` would be some other project's
    """
    installed = package / "_corpora"
    root = package.parent
    return ((installed, installed), (root / "corpora", root / "pyproject.toml"))
