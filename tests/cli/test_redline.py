"""`conduct redline`: what it prints and writes, its exit codes, three documents, and files kept in git."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.cli.invoke import conduct

CURRENT = """# Wexcombe Parish Council
## Code of Conduct
1. You must tell the Clerk of any gift worth more than £25.
2. You must not disclose confidential information.
3. A breach of paragraph 2 may be reported to the Council.
"""
PROPOSED = """# Wexcombe Parish Council
## Code of Conduct
1. You should tell the Clerk of any gift worth more than £50.
2. You must treat others with respect.
3. You must not disclose confidential information.
4. A breach of paragraph 2 may be reported to the Council.
"""
SCHEMA = Path(__file__).resolve().parents[2] / "toolkit" / "reporting" / "schemas" / "redline.schema.json"


@pytest.fixture
def versions(tmp_path: Path) -> tuple[Path, Path]:
    paths = tmp_path / "current.md", tmp_path / "proposed.md"
    for path, text in zip(paths, (CURRENT, PROPOSED), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def redlined(*words: str | Path) -> Any:
    done = conduct("redline", *words, "--format", "json")
    assert (done.code, done.err) == (0, "")
    return json.loads(done.out)


def test_the_json_is_as_published(versions: tuple[Path, Path]) -> None:
    found = redlined(*versions)
    Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(found)
    assert [(row["from"], row["to"]) for row in found["renumbering"]] == [("2", "3"), ("3", "4")]
    kinds = sorted(one["kind"] for one in found["findings"])
    assert kinds == ["additional", "broken_reference", "threshold_changed", "weakened"]
    texts = {one["id"]: one["text"] for one in found["provisions"]["candidate"]}
    for link in found["correspondences"]:
        words = "".join(edit["text"] for edit in link["edits"] if edit["op"] != "delete")
        assert words == "\n".join(texts[one] for one in link["candidate"] if texts[one])


def test_the_terminal(versions: tuple[Path, Path]) -> None:
    done = conduct("redline", *versions)
    assert done.code == 0
    for words in ("[- must-]{+ should+}", "Duty weakened: 1", "another provision", "add -o tracked.docx"):
        assert words in done.out


def test_identical_documents(versions: tuple[Path, Path], tmp_path: Path) -> None:
    same = tmp_path / "same.md"
    same.write_text(CURRENT, encoding="utf-8")
    found = redlined(versions[0], same)
    assert (found["findings"], found["renumbering"], found["integrity"]) == ([], [], [])
    assert "there is nothing to list" in conduct("redline", versions[0], same).out


@pytest.mark.parametrize(
    ("kinds", "code"), [("weakened", 1), ("broken_reference,reversed", 1), ("reversed", 0), ("weaker", 1), ("", 0)]
)
def test_fail_on(versions: tuple[Path, Path], kinds: str, code: int) -> None:
    done = conduct("redline", *versions, "--fail-on", kinds)
    assert (done.code, "Found, of --fail-on: " in done.out) == (code, bool(code))


def test_what_a_user_can_do_wrong(versions: tuple[Path, Path], tmp_path: Path) -> None:
    other = tmp_path / "other.md"
    other.write_text("# Baking\n1. Whisk the eggs.\n2. Fold in the flour, then bake for an hour.\n", encoding="utf-8")
    for words, message in (
        (("redline", versions[0], other), "not two versions of one instrument"),
        (("redline", versions[0], tmp_path / "missing.md"), "missing.md: there is no such file"),
        (("redline", versions[0]), "give the current and the proposed version"),
        (("redline", *versions, "--fail-on", "worse"), "no such kind"),
        (("redline", *versions, "-o", versions[0]), "one of the documents"),
        (("redline", *versions, "-o", tmp_path / "a.xyz"), "no format is written"),
        (("redline", *versions, "--clean", tmp_path / "a.md"), "ending in .docx"),
        (("redline", *versions, versions[0], "-o", tmp_path / "a.docx"), "three documents have no tracked copy"),
    ):
        done = conduct(*words)
        assert (done.code, done.out) == (2, "")
        assert message in done.err and done.err.count("\n") == 1
    assert conduct("redline", versions[0], other, "--force").code == 0


def test_every_output(versions: tuple[Path, Path], tmp_path: Path) -> None:
    names = ["r.html", "r.md", "r.json", "r.txt", "r.pdf", "r.xlsx", "tracked.docx"]
    words = [word for name in names for word in ("-o", tmp_path / name)]
    words += ["--schedule", tmp_path / "schedule.docx", "--clean", tmp_path / "clean.docx"]
    done = conduct("redline", *versions, *words)
    assert (done.code, done.err) == (0, "")
    heads = {"r.pdf": b"%PDF", "tracked.docx": b"PK", "schedule.docx": b"PK", "clean.docx": b"PK", "r.html": b"<!"}
    for name, head in heads.items():
        assert (tmp_path / name).read_bytes().lower().startswith(head.lower())
    again = conduct("redline", *versions, "-o", tmp_path / "again.json")
    assert again.code == 0
    assert (tmp_path / "again.json").read_bytes() == (tmp_path / "r.json").read_bytes()


def test_three_ways(versions: tuple[Path, Path], tmp_path: Path) -> None:
    theirs = tmp_path / "theirs.md"
    theirs.write_text(CURRENT.replace("£25", "£100"), encoding="utf-8")
    rows = redlined(versions[0], versions[1], theirs)["rows"]
    assert [(row["kind"], row["base"]) for row in rows] == [("clash", ["1"]), ("ours_only", [])]
    assert "1 provision changed in both, differently" in conduct("redline", versions[0], versions[1], theirs).out


def test_what_both_sides_add_clashes_where_it_is_not_the_same(versions: tuple[Path, Path], tmp_path: Path) -> None:
    base, ours, theirs = (tmp_path / f"{name}.md" for name in ("base", "ours", "theirs"))
    both = "5. A complaint is made in writing.\n"
    base.write_text(CURRENT, encoding="utf-8")
    ours.write_text(CURRENT + "4. A complaint must be made within 3 months.\n" + both, encoding="utf-8")
    theirs.write_text(CURRENT + "4. A complaint must be made within 6 months.\n" + both, encoding="utf-8")
    rows = redlined(base, ours, theirs)["rows"]
    assert [(row["kind"], row["base"], row["ours"]["provisions"], row["theirs"]["provisions"]) for row in rows] == [
        ("clash", [], ["4"], ["4"]),
        ("same", [], ["5"], ["5"]),
    ]
    done = conduct("redline", base, ours, theirs)
    assert "New model, 4 – New (stricter): {+A complaint must be made within 6 months.+}" in " ".join(done.out.split())
    assert "tracked" not in done.out and "-o report.html" in done.out


def test_papers_beside_the_code(versions: tuple[Path, Path], tmp_path: Path) -> None:
    report = tmp_path / "report.md"
    report.write_text("# Report\n\n1. Tell the Clerk of any gift worth more than £75.\n", encoding="utf-8")
    found = redlined(*versions, "--report", report)
    assert [row["other"] for row in found["integrity"] if row["code"] == "amount_inconsistent"] == ["report.md"]


def test_git(versions: tuple[Path, Path], tmp_path: Path) -> None:
    file = tmp_path / "code.md"
    file.write_text(CURRENT, encoding="utf-8")
    setting = {"GIT_AUTHOR_DATE": "2024-01-01T00:00:00Z", "GIT_COMMITTER_DATE": "2024-01-01T00:00:00Z"}
    who = ("-c", "user.name=clerk", "-c", "user.email=clerk@example.org", "-c", "commit.gpgsign=false")
    for words in (("init", "-q"), ("add", "code.md"), ("commit", "-q", "-m", "adopted")):
        subprocess.run(["git", *who, *words], cwd=tmp_path, check=True, env={**os.environ, **setting})
    file.write_text(PROPOSED, encoding="utf-8")
    found = redlined("--git", "HEAD", file)
    names = [found[side]["source"]["name"] for side in ("baseline", "candidate")]
    assert names == ["code (HEAD).md", "code.md"]
    assert sorted(one["kind"] for one in found["findings"])[0] == "additional"
    for revision in ("no-such-tag", "--output=x"):
        done = conduct("redline", f"--git={revision}", file)
        assert done.code == 2 and done.err.count("\n") == 1
