"""The built wheel, installed away from the checkout, does its work: nobody's first run should be the first try.

No network is needed: hatchling builds without isolation, and the fresh environment sees our dependencies through a
.pth file. Files that such a .pth leads to are not searched for further .pth files, so an editable install of the
checkout stays out of sight.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

import toolkit

CHECKOUT = Path(__file__).resolve().parents[1]
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run([sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)], CHECKOUT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def scripts(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of a fresh environment with the wheel in it."""
    place = tmp_path_factory.mktemp("installed")
    run([sys.executable, "-m", "venv", "--without-pip", str(place)], place)
    folder = place / ("Scripts" if os.name == "nt" else "bin")
    python = folder / ("python.exe" if os.name == "nt" else "python")
    pip = [sys.executable, "-m", "pip", "--isolated", "--disable-pip-version-check", "--python", str(python)]
    run([*pip, "install", "--quiet", "--no-index", "--no-deps", str(wheel)], place)
    asked = run([str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], place)
    site = Path(asked.stdout.strip())
    ours = dict.fromkeys((sysconfig.get_path("purelib"), sysconfig.get_path("platlib")))
    (site / "dependencies.pth").write_text("\n".join(ours) + "\n", encoding="utf-8")
    return folder


def run(command: Sequence[str], folder: Path) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "CONDUCT_", "PIP_"))}
    done = subprocess.run(
        command,
        cwd=folder,
        env=kept | {"PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done


def test_the_wheel_holds_the_package_whole_and_the_corpora(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert held == {*files_below("toolkit", to="toolkit"), *files_below("corpora", to="toolkit/_corpora")}
    assert "toolkit/py.typed" in held
    assert "toolkit/_corpora/thornmere/members.md" in held


def files_below(folder: str, *, to: str) -> set[str]:
    paths = [path for path in (CHECKOUT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    return {f"{to}/{path.relative_to(CHECKOUT / folder).as_posix()}" for path in paths}


def test_the_wheel_says_what_it_needs(wheel: Path) -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        metadata = archive.read(name).decode("utf-8")
    needed = [line for line in metadata.splitlines() if line.startswith("Requires-Dist: ") and "extra ==" not in line]
    assert len(needed) == len(project["dependencies"])
    assert f"\nVersion: {toolkit.__version__}\n" in metadata


def test_the_installed_command_says_its_version(scripts: Path, tmp_path: Path) -> None:
    assert toolkit.__version__ in run([str(scripts / "conduct"), "--version"], tmp_path).stdout


def test_the_installed_package_is_the_wheel_s(scripts: Path, tmp_path: Path) -> None:
    where = run([str(scripts / "python"), "-c", "import toolkit; print(toolkit.__file__)"], tmp_path).stdout
    assert Path(where.strip()).is_relative_to(scripts.parent)


def test_the_installed_command_compares_the_bundled_codes(scripts: Path, tmp_path: Path) -> None:
    command = [str(scripts / "conduct"), "compare", "thornmere/officers", "--against", "thornmere/members"]
    printed = run([*command, "--format", "json"], tmp_path).stdout
    comparison = json.loads(printed)
    assert comparison["candidate"]["kind"] == "officer_code"
    assert comparison["baseline"]["kind"] == "member_code"
    assert comparison["correspondences"] and comparison["findings"]
    assert str(scripts.parent) not in printed
    assert list(tmp_path.iterdir()) == []
