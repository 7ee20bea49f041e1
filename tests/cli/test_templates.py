"""`conduct templates`, and the options by which a report is chosen, filled in and dressed."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from docx import Document

from tests.cli.invoke import conduct, one_plain_line, pair
from toolkit.pipeline import TEMPLATES


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A comparison of the two small codes, kept as JSON."""
    folder = tmp_path_factory.mktemp("kept")
    officers, members = pair(folder)
    path = folder / "kept.json"
    done = conduct("compare", officers, "--against", members, "--encoder", "lexical", "-o", path)
    assert done.code == 0, done.err
    return path


def test_every_template_is_listed() -> None:
    done = conduct("templates", "list")
    assert done.code == 0
    assert [line.split()[0] for line in done.out.splitlines()[1:]] == list(TEMPLATES)


def test_what_is_exported_is_a_look(kept: Path, tmp_path: Path) -> None:
    look = tmp_path / "look"
    assert conduct("templates", "export", "committee", "-o", look).code == 0
    assert tomllib.loads((look / "front-matter.toml").read_text(encoding="utf-8")) == {}
    words = ("report", kept, "--template", "committee", "--set", "to=Audit Committee")
    for one in ("html", "md"):
        assert conduct(*words, "-o", tmp_path / f"ours.{one}").code == 0
        assert conduct(*words, "--template", look, "-o", tmp_path / f"theirs.{one}").code == 0
        assert (tmp_path / f"ours.{one}").read_bytes() == (tmp_path / f"theirs.{one}").read_bytes()
    again = conduct("templates", "export", "kent", "-o", look)
    assert again.code == 2 and "this file exists" in again.err


def test_a_house_template_gets_the_report_and_the_fields(kept: Path, tmp_path: Path) -> None:
    conduct("templates", "export", "gap", "-o", tmp_path / "look")
    house, made = tmp_path / "house.docx", tmp_path / "made.docx"
    document = Document(str(tmp_path / "look" / "house.docx"))
    document.paragraphs[0].insert_paragraph_before("Lead: {{ lead_officer }}")
    document.save(str(house))
    words = ("report", kept, "--template", "committee", "--template", house, "-o", made)
    assert "it asks for lead_officer" in conduct(*words).err
    assert not made.exists()
    assert conduct(*words, "--set", "lead_officer=Head of HR").code == 0
    text = "\n".join(one.text for one in Document(str(made)).paragraphs)
    assert "Lead: Head of HR" in text and "Recommendations" in text


def test_a_question_about_one_provision(kept: Path, tmp_path: Path) -> None:
    done = conduct("report", kept, "--template", "kent", "--provision", "para 2.1", "--format", "md")
    assert done.code == 0
    assert "at least equivalent to 2.1 of the members’ code?" in done.out.replace("\\", "")
    assert "Amount | More than £25" in done.out and "**Weaker**" in done.out


def test_a_terminal_shows_the_answer_and_no_summary_of_all_else(kept: Path, tmp_path: Path) -> None:
    words = ("report", kept, "--template", "kent", "--provision", "2.1")
    alone = conduct(*words)
    assert alone.code == 0 and "at least equivalent to 2.1 of the members’ code?" in alone.out
    assert "Amount" in alone.out and "Weaker" in alone.out and "add -o page.docx" in alone.out
    assert "Coverage" not in alone.out and "Gravest findings" not in alone.out
    written = conduct(*words, "-o", tmp_path / "page.html", "--fail-on", "weaker")
    assert written.code == 1 and "Amount" in written.out and "Written: " in written.out
    assert conduct(*words, "-o", tmp_path / "page.xlsx").code == 2


WRONG = {
    "no such report": (("--template", "comittee"), "did you mean committee?"),
    "a report of another command": (("--template", "self-audit"), "this is a report of conduct check"),
    "two reports": (("--template", "kent", "--template", "gap"), "one report by its name"),
    "no file for it": (("--template", "committee"), "add -o report.docx"),
    "a question without a provision": (("--template", "kent", "--format", "md"), "--provision 10(1)"),
    "a provision without the question": (("--provision", "2.1"), "goes with --template kent only"),
    "an unknown provision": (
        ("--template", "kent", "--provision", "2.9", "--format", "md"),
        "no provision of this cite; near it are",
    ),
    "an unknown key": (("--set", "claasification=x"), "did you mean classification?"),
    "no value": (("--set", "to"), "write it as key=value"),
    "a part of another report": (("--set", "risk=none"), "for --template committee"),
    "no front matter": (("--front-matter", "nowhere.toml"), "there is no such file"),
}


@pytest.mark.parametrize(("words", "said"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_done_is_one_line(kept: Path, words: tuple[str, ...], said: str) -> None:
    done = conduct("report", kept, *words)
    assert done.code == 2
    assert said in done.err and one_plain_line(done.err)


def test_a_folder_without_templates_and_a_look_nobody_sees_are_refused(kept: Path, tmp_path: Path) -> None:
    empty, style = tmp_path / "empty", tmp_path / "style"
    empty.mkdir()
    style.mkdir()
    (style / "page.css").write_text("body { color: navy }", encoding="utf-8")
    assert "holds no template" in conduct("report", kept, "--template", empty).err
    unseen = conduct("report", kept, "--template", style, "-o", tmp_path / "a.pdf")
    assert unseen.code == 2 and "it gives a look to .html only" in unseen.err
    (tmp_path / "letter.doc").write_bytes(b"x")
    assert "no Word template" in conduct("report", kept, "--template", tmp_path / "letter.doc").err


def test_no_output_replaces_what_is_read(kept: Path, tmp_path: Path) -> None:
    house = tmp_path / "house.docx"
    house.write_bytes(b"x")
    done = conduct("report", kept, "--template", house, "-o", house)
    assert done.code == 2 and house.read_bytes() == b"x"


def test_compare_and_check_take_the_same_options(tmp_path: Path) -> None:
    officers, members = pair(tmp_path)
    front = tmp_path / "front.toml"
    front.write_text('to = "Audit Committee"\nrisk = "Low."\n', encoding="utf-8")
    words = ("--encoder", "lexical", "--template", "committee", "--front-matter", front)
    done = conduct("compare", officers, "--against", members, *words, "-o", tmp_path / "a.md")
    assert done.code == 0, done.err
    text = (tmp_path / "a.md").read_text(encoding="utf-8")
    assert "- To: Audit Committee" in text and "Risk\n\nLow." in text
    audit = ("check", officers, "-c", "nolan_principles", "--encoder", "lexical", "--set", "to=Audit", "--format", "md")
    assert "- To: Audit" in conduct(*audit).out
    assert "report of conduct compare" in conduct(*audit, "--template", "kent").err
