"""Where the results go: files whole or not at all, a reader that leaves early, a terminal and none."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from tests.cli.invoke import CHECKOUT, Outcome, Screen, conduct, one_plain_line, pair, spawned
from toolkit.cli import output
from toolkit.cli.output import write_all
from toolkit.errors import UnwritableOutput


def compare(folder: Path, *reports: Path) -> Outcome:
    officers, members = pair(folder)
    return conduct("compare", officers, "--against", members, *(word for path in reports for word in ("-o", path)))


def refused(done: Outcome, said: str) -> bool:
    return (done.code, done.out) == (2, "") and one_plain_line(done.err) and said in done.err


@pytest.fixture
def no_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """What can be said before the work is said before it."""

    def work(*_: object, **__: object) -> None:
        raise AssertionError("the documents were read all the same")

    monkeypatch.setattr("toolkit.pipeline.documents.instrument", work)


@pytest.mark.usefixtures("no_work")
def test_places_that_cannot_be_written_to(tmp_path: Path) -> None:
    folder = tmp_path / "folder.html"
    folder.mkdir()
    assert refused(compare(tmp_path, folder), "this is a folder")
    assert refused(compare(tmp_path, tmp_path / "gone" / "report.html"), "does not exist")
    assert refused(compare(tmp_path, tmp_path / "officers.md" / "report.html"), "does not exist")
    assert refused(compare(tmp_path, tmp_path / ("r" * 5000 + ".html")), "cannot be used")
    assert refused(compare(tmp_path, tmp_path / "good.html", folder), "this is a folder")
    assert not (tmp_path / "good.html").exists()


@pytest.mark.usefixtures("no_work")
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system knows no pipes")
def test_a_pipe_is_no_place_for_a_report(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "report.md")
    assert refused(compare(tmp_path, tmp_path / "report.md"), "a device or a pipe")


@pytest.mark.usefixtures("no_work")
def test_protected_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the system would say it to a user who is not root."""
    report = tmp_path / "report.html"
    monkeypatch.setattr(output.os, "access", lambda path, _: path != tmp_path)
    assert refused(compare(tmp_path, report), "cannot be written to")
    report.write_text("signed", encoding="utf-8")
    monkeypatch.setattr(output.os, "access", lambda path, _: path != report)
    assert refused(compare(tmp_path, report), "protected against writing")
    assert report.read_text(encoding="utf-8") == "signed"


@pytest.mark.usefixtures("no_work")
@pytest.mark.parametrize("name", ["report.docm", "report", "report.html.bak"])
def test_endings_that_are_not_written(tmp_path: Path, name: str) -> None:
    assert refused(compare(tmp_path, tmp_path / name), "use one of .docx, .pdf, .xlsx, .csv, .html")


@pytest.mark.usefixtures("no_work")
def test_one_name_for_two_outputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert refused(compare(tmp_path, tmp_path / "a.md", tmp_path / "a.md"), "asked for twice")
    assert refused(compare(tmp_path, Path("a.md"), tmp_path / "a.md"), "asked for twice")
    (tmp_path / "folder").mkdir()
    assert refused(compare(tmp_path, Path("a.md"), Path("b.md"), Path("folder/../a.md")), "asked for twice")


@pytest.mark.usefixtures("no_work")
def test_an_output_never_replaces_what_is_read(tmp_path: Path) -> None:
    officers, members = pair(tmp_path)
    before = officers.read_bytes()
    (tmp_path / "link.md").symlink_to(officers)
    os.link(members, tmp_path / "hard.md")
    for path in (officers, members, tmp_path / "link.md", tmp_path / "hard.md"):
        assert refused(compare(tmp_path, path), "one of the documents that are compared"), path
    assert officers.read_bytes() == before
    bundled = CHECKOUT / "corpora" / "thornmere" / "members.md"
    done = conduct("compare", officers, "--against", "thornmere/members", "-o", bundled)
    assert refused(done, "one of the documents that are compared")


def test_every_format_is_written(tmp_path: Path) -> None:
    names = ("a.html", "b.HTM", "c.md", "d.markdown", "e.json", "f.txt", "g.docx", "h.pdf", "i.XLSX", "j.csv")
    done = compare(tmp_path, *(tmp_path / name for name in names))
    assert (done.code, done.err) == (0, "")
    assert [line for line in done.out.splitlines() if line.startswith("Written: ")] == [
        f"Written: {tmp_path / name}" for name in names
    ]
    read = {name: (tmp_path / name).read_bytes() for name in names}
    assert read["a.html"] == read["b.HTM"] and read["a.html"].startswith(b"<!DOCTYPE html>")
    assert read["c.md"] == read["d.markdown"] and read["c.md"].startswith(b"# ")
    assert json.loads(read["e.json"])["findings"]
    assert b"Gravest findings" in read["f.txt"]
    assert read["g.docx"][:2] == read["i.XLSX"][:2] == b"PK" and read["h.pdf"].startswith(b"%PDF")
    assert read["j.csv"].startswith(b'"No.","Finding"')
    for name, data in read.items():
        assert str(tmp_path).encode() not in data
        assert b"\r" not in data or name in ("g.docx", "h.pdf", "i.XLSX", "j.csv")
    assert leftovers(tmp_path) == []


def test_a_report_keeps_the_permissions_it_had(tmp_path: Path) -> None:
    closed, new = tmp_path / "closed.md", tmp_path / "new.md"
    closed.write_text("old", encoding="utf-8")
    closed.chmod(0o600)
    mask = os.umask(0o022)
    try:
        write_all([(closed, "new"), (new, "new")])
    finally:
        os.umask(mask)
    assert closed.read_text(encoding="utf-8") == "new"
    if os.name != "nt":
        assert (closed.stat().st_mode & 0o777, new.stat().st_mode & 0o777) == (0o600, 0o644)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    there, link = tmp_path / "there.md", tmp_path / "link.md"
    there.write_text("old", encoding="utf-8")
    link.symlink_to(there)
    write_all([(link, "new")])
    assert link.is_symlink() and there.read_text(encoding="utf-8") == "new"


def test_a_disc_that_fills_up_leaves_the_old_reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = tmp_path / "first.html", tmp_path / "second.json"
    first.write_text("old", encoding="utf-8")
    room = iter([None])

    def fsync(_: int) -> None:
        if next(room, OSError) is OSError:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(output.os, "fsync", fsync)
    done = compare(tmp_path, first, second)
    assert refused(done, f"{second}: cannot be written (No space left on device)")
    assert first.read_text(encoding="utf-8") == "old" and not second.exists()
    assert leftovers(tmp_path) == []


def test_an_open_report_on_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows does not let a file be replaced that another program holds open."""
    report = tmp_path / "report.html"
    report.write_text("old", encoding="utf-8")

    def replace(*_: object) -> None:
        raise PermissionError(errno.EACCES, "The process cannot access the file")

    monkeypatch.setattr(Path, "replace", replace)
    assert refused(compare(tmp_path, report), "close it if it is open")
    assert report.read_text(encoding="utf-8") == "old"
    assert leftovers(tmp_path) == []


def test_a_run_stopped_while_writing_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fsync(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(output.os, "fsync", fsync)
    assert compare(tmp_path, tmp_path / "report.html").code == 130
    assert sorted(path.name for path in tmp_path.iterdir()) == ["members.md", "officers.md"]


def test_the_faults_of_writing_name_the_file_and_nothing_temporary(tmp_path: Path) -> None:
    with pytest.raises(UnwritableOutput, match=r"report\.md: cannot be written") as caught:
        write_all([(tmp_path / "gone" / "report.md", "words")])
    assert ".part" not in str(caught.value)


def leftovers(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.suffix == ".part"]


@pytest.mark.parametrize("words", [("parse", "thornmere/officers", "--format", "json"), ("--help",)])
def test_a_reader_that_leaves_early(words: tuple[str, ...]) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "toolkit", *words], cwd=CHECKOUT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() in ({0} if words[0] == "parse" else {0, 1})


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
def test_a_full_disc_behind_stdout() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "toolkit", "parse", "thornmere/officers"],
            cwd=CHECKOUT,
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    assert done.returncode == 2
    assert one_plain_line(done.stderr) and "standard output: cannot be written" in done.stderr


def test_progress_is_told_to_a_terminal_alone(tmp_path: Path) -> None:
    officers, members = pair(tmp_path)
    words = ("compare", officers, "--against", members, "--encoder", "lexical", "--format", "json")
    quiet, told = conduct(*words), conduct(*words, err=Screen())
    assert quiet.err == ""
    assert "Writing the report" in told.err
    assert quiet.out == told.out


def test_an_error_under_a_spinner_is_still_one_line(tmp_path: Path) -> None:
    screen = Screen()
    done = conduct("parse", tmp_path / "[bold]gone.pdf", err=screen)
    assert done.code == 2
    assert (
        done.err.rpartition("conduct: ")[2] == "[bold]gone.pdf: there is no such file; check the name and the folder.\n"
    )


def test_a_console_that_is_not_utf_8_gets_utf_8() -> None:
    done = spawned("parse", "ashwold/officers", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.code == 0
    assert "¶1" in done.out


@pytest.mark.slow
def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    reports = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        folder.mkdir()
        names = ("report.html", "report.md", "report.json", "report.txt")
        wanted = [word for name in names for word in ("-o", folder / name)]
        words = ("compare", "ashwold/officers", "--against", "ashwold/members")
        done = spawned(*words, *wanted, PYTHONHASHSEED=seed, COLUMNS=f"{seed}00")
        assert (done.code, done.err) == (0, "")
        reports.append([(folder / name).read_bytes() for name in names])
    assert reports[0] == reports[1]


def test_a_stream_without_settings_is_left_alone() -> None:
    """In a notebook stdout is no ordinary stream."""
    assert not hasattr(StringIO(), "reconfigure")
    assert conduct("--version").code == 0
