"""The reports made from templates: what they must and must never say, hostile words, a council's own look."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from tests.cli.invoke import MEMBERS, OFFICERS
from tests.reporting.sample import assessment
from toolkit import pipeline
from toolkit.errors import BadData, BadOption
from toolkit.model.norm import Threshold
from toolkit.reporting.brief import brief
from toolkit.reporting.front_matter import front_words
from toolkit.reporting.kent_answers import answer
from toolkit.reporting.look import Look, starters
from toolkit.reporting.page import Page
from toolkit.reporting.page_house_start import house_start
from toolkit.reporting.passages import EXCERPT
from toolkit.reporting.render import laid_out
from toolkit.reporting.report_templates import TEMPLATES, report_page
from toolkit.reporting.spoken import spoken
from toolkit.reporting.wording import value_words

FIELDS = {"to": "Standards Committee", "consultation": "The trade unions agreed."}


def committee(**fields: str) -> str:
    return str(laid_out(report_page(assessment(), template="committee", fields=fields), format="md"))


def kent(provision: str) -> str:
    return str(laid_out(report_page(assessment(), template="kent", fields={}, provision=provision), format="md"))


def test_the_committee_report_has_its_parts_in_order() -> None:
    heads = re.findall(r"^## (.*)$", committee(), re.MULTILINE)
    assert [re.sub(r"[\d\\. ]*", "", one, count=1) for one in heads[:12]] == [
        "Summary", "Recommendations", "Background", "The comparison", "Options", "Consultation",
        "Financial implications", "Legal implications", "Equality implications", "Risk",
        "Human resources implications", "Background papers",
    ]  # fmt: skip
    assert [one[:10] for one in heads[12:]] == ["Appendix A", "Appendix B", "Appendix C", "Appendix D"]


def test_what_only_people_know_is_asked_until_it_is_said() -> None:
    """Six questions of which one is answered; the answer stands where the question stood."""
    asked = committee()
    assert "> Author: who was consulted" in asked
    for part in ("Financial", "Legal", "Equality", "Human resources"):
        words = asked.split(f"{part} implications\n\n")[1]
        assert words.startswith("> Author: "), part
    said = committee(consultation="The trade unions agreed.")
    assert "who was consulted" not in said
    assert "Consultation\n\nThe trade unions agreed." in said


def test_the_gravest_come_first_and_doing_nothing_is_an_option() -> None:
    text = committee()
    summary = text.split("## 2")[0]
    assert summary.count("\n- ") >= 4
    assert "notable" not in summary
    table = text.split("### Where the officers’ code asks less")[1].split("###")[0]
    marks = re.findall(r"<br>(grave|notable|minor)", table)
    assert marks == sorted(marks) and "grave" in marks and "minor" not in marks
    assert "1. Do nothing" in text.replace("\\", "")


def test_no_words_of_the_trade_reach_a_member() -> None:
    for text in (committee().split("## Appendix D")[0], kent("4")):
        assert not re.search(r"\b(?:GBP|crosswalk|candidate_|public_perception|own_judgement|\w+_\w+)\b", text)
        assert "<br>none." not in text


def test_rejected_links_are_in_no_clause_table() -> None:
    table = committee().split("Appendix A")[2].split("Appendix B")[0]
    assert table.count("\n| ") - 2 == len(
        [one for one in assessment().crosswalk.correspondences if one.status != "rejected"]
    )


def test_the_question_names_the_weaker_test() -> None:
    text = kent("4")
    assert "**Not equivalent on every point. Weaker in: the test; who may see the register.**" in text
    assert "Own judgement **(1.6)** | **Weaker**" in text.replace("\\", "")
    assert "would reasonably think" in text


@pytest.mark.parametrize("name", ["4", " 4 ", "paragraph 4", "s.4", "part-2/4"])
def test_a_provision_may_be_named_as_people_do(name: str) -> None:
    assert kent(name) == kent("4")


def test_a_cite_that_comes_again_is_asked_about_and_told_with_its_heading() -> None:
    made = assessment()
    baseline = made.crosswalk.baseline
    tree = baseline.instrument
    four = next(one for one in tree.provisions if one.id == "part-2/4")
    heading = next(above.heading for above in (four, *tree.ancestors(four)) if above.heading)
    other = next(
        one for one in tree.provisions if one.text and heading not in [up.heading for up in tree.ancestors(one)]
    )
    again = tuple(replace(one, cite=four.cite) if one is other else one for one in tree.provisions)
    doubled = replace(baseline, instrument=replace(tree, provisions=again))
    made = replace(made, crosswalk=replace(made.crosswalk, baseline=doubled))
    page = report_page(made, template="kent", fields={}, provision=f"{heading}, 4")
    assert f"4 under “{heading}”" in page.title
    with pytest.raises(BadOption, match="2 of this cite"):
        report_page(made, template="kent", fields={}, provision="4")


def test_a_wrong_provision_is_one_line_with_near_cites() -> None:
    with pytest.raises(BadOption) as fault:
        kent("44")
    assert str(fault.value) == "--provision 44: the baseline has no provision of this cite; near it are 4"


def test_a_provision_without_a_counterpart_is_never_called_equivalent() -> None:
    text = kent("9")
    assert "Not shown. No clause" in text
    assert "At least equivalent" not in text


@pytest.mark.parametrize("make", [committee, lambda: kent("4")])
def test_hostile_words_are_words(make: Callable[[], str]) -> None:
    text = make()
    assert "<script>" not in text.replace("\\<", "&lt;")
    assert not re.search(r"\b49\b", text)  # {{ 7*7 }} is not worked out
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", text)


@pytest.mark.parametrize("template", [name for name, one in TEMPLATES.items() if one.of == "compare"])
def test_every_template_goes_into_every_format(template: str) -> None:
    page = report_page(assessment(), template=template, fields=FIELDS, provision="4" if template == "kent" else "")
    assert isinstance(page, Page)
    assert str(laid_out(page, format="html")).count("<h1>") == 1
    assert laid_out(page, format="docx")[:2] == b"PK"
    assert laid_out(page, format="pdf")[:5] == b"%PDF-"
    for format in ("md", "html"):
        assert laid_out(page, format=format) == laid_out(page, format=format)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("over 25 GBP", value_words(Threshold("25", "GBP", "over"))),
        ("from 1050.50 GBP", "£1,050.50 or more"),
        ("up to 75 dollars per year", "$75 or less in a year"),
        ("greater_than_most, public_perception", None),
        ("28 days", "28 days"),
        ("", ""),
        ("none", "a statement, no duty"),
    ],
)
def test_values_as_people_say_them(value: str, words: str | None) -> None:
    assert "_" not in spoken(value)
    assert words is None or spoken(value) == words


def test_a_cut_never_loses_the_not_of_its_sentence() -> None:
    text = "Interests are declared in the form that the Director keeps for this use. "
    text += "The register is not open; it can be seen on request."
    start = text.index("on request")
    runs = brief(text, [(start, start + 10)], most=80)
    assert "".join(run.text for run in runs) == "…The register is not open; it can be seen on request."
    assert [run.text for run in runs if run.style == "mark"] == ["on request"]


@pytest.mark.parametrize("text", ["x" * 5000, "word " * 1000, "", "short"])
def test_a_cut_keeps_to_its_length(text: str) -> None:
    assert len("".join(run.text for run in brief(text, most=100))) <= 102
    marked = brief(text, [(0, len(text))], most=100)
    assert len("".join(run.text for run in marked)) <= 202


def page() -> Page:
    return report_page(assessment(), template="gap", fields={})


def test_our_own_templates_as_a_councils_look_change_nothing() -> None:
    texts = {name: data.decode("utf-8") for name, data in starters().items() if not name.endswith(".docx")}
    look = Look("look", b"", texts)
    for format in ("html", "md"):
        assert laid_out(page(), format=format, look=look) == laid_out(page(), format=format)


def test_a_style_sheet_alone_is_a_look() -> None:
    made = str(laid_out(page(), format="html", look=Look("look", b"", {"page.css": "body { color: navy }"})))
    assert "color: navy" in made and "--paper" not in made


def test_a_councils_template_cannot_let_words_act() -> None:
    unsafe = (
        "{% for one in page.blocks %}{% if one | kind == 'Table' %}{% for row in one.rows %}{% for each in row.cells %}"
    )
    unsafe += "{{ each.text | safe }}{% endfor %}{% endfor %}{% endif %}{% endfor %}{{ page.title | safe }}"
    made = str(laid_out(page(), format="html", look=Look("look", b"", {"page.html.jinja": unsafe})))
    assert "<script>" not in made and "<b>" not in made
    assert "&lt;script&gt;" in made


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{% autoescape false %}{{ page.title }}{% endautoescape %}", "sets autoescape"),
        ("{{ page.titel }}", "page.html.jinja, line 1:"),
        ("a\n{% if %}", "page.html.jinja, line 2:"),
        ("{{ 'x' * 1000000000 }}", "multiply numbers alone"),
        ("{{ 10 ** 9 ** 9 }}", "multiply numbers alone"),
        ("{{ page.__class__.__mro__ }}", "page.html.jinja, line 1:"),
        ("{% include 'other.jinja' %}", "other.jinja"),
        ("{{ range(10000000) | list }}", "page.html.jinja, line 1:"),
    ],
)
def test_a_wrong_template_is_told_in_one_line(text: str, said: str) -> None:
    with pytest.raises(BadData) as fault:
        laid_out(page(), format="html", look=Look("look", b"", {"page.html.jinja": text}))
    assert str(fault.value).startswith("look: ") and said in str(fault.value)
    assert "\n" not in str(fault.value)


def test_a_word_template_takes_any_report() -> None:
    found = report_page(assessment(), template="committee", fields=FIELDS)
    made = laid_out(found, format="docx", look=Look("house.docx", house_start(), {}, FIELDS))
    words = "\n".join(one.text for one in Document(BytesIO(made)).paragraphs)
    assert "The trade unions agreed." in words and "{{" not in words


def test_what_the_word_template_says_itself_is_not_said_twice() -> None:
    document = Document(BytesIO(house_start()))
    document.paragraphs[0].insert_paragraph_before("For the {{ to }}")
    held = BytesIO()
    document.save(held)
    fields = {**FIELDS, "classification": "Unrestricted"}
    found = report_page(assessment(), template="committee", fields=fields)
    made = laid_out(found, format="docx", look=Look("house.docx", held.getvalue(), {}, fields))
    texts = [*Document(BytesIO(made)).element.body.itertext()]
    assert "For the Standards Committee" in "".join(texts)
    assert "To" not in texts and "Unrestricted" in texts


def test_nothing_is_called_a_draft_when_every_question_is_answered() -> None:
    asked = dict.fromkeys([*front_words()["ask"], *front_words()["part"]], "Said.")
    assert "Draft. Every" in committee() and "Draft. Every" not in committee(**asked)


def test_silence_is_an_answer(tmp_path: Path) -> None:
    """Where no link tells and no other clause speaks, the candidate does not say it; that is not called unsettled."""
    officers = OFFICERS.replace(" worth more than £50 within two months", "")
    for name, text in (("officers.md", officers), ("members.md", MEMBERS)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    sides = [pipeline.analysis(tmp_path / name) for name in ("officers.md", "members.md")]
    found = pipeline.compare(*sides, encoder=None)
    bare = tuple(replace(link, differences=()) for link in found.crosswalk.correspondences)
    found = replace(found, crosswalk=replace(found.crosswalk, correspondences=bare), findings=())
    silent = {point.name for point in answer(found, "2.1").points if point.result == "silent"}
    assert silent == {"threshold", "deadline"}
    text = str(laid_out(report_page(found, template="kent", fields={}, provision="2.1"), format="md"))
    assert "The officers’ code does not say: amount; time limit." in text
    assert "Not said: no amount is named" in text and "At least equivalent on every" not in text


DECLARE = "3. Meetings\n\n3.1 You must disclose an interest to the meeting.\n"
LEAVE = "\n3.2 You must withdraw from the room where you have such an interest.\n"


@pytest.mark.parametrize(("leaves", "result"), [(True, "same"), (False, "weaker")])
def test_telling_of_an_interest_does_not_settle_who_must_leave(tmp_path: Path, leaves: bool, result: str) -> None:
    officers = (
        "# Code for Officers\n\n" + DECLARE.replace("You", "Employees") + LEAVE.replace("You", "Employees") * leaves
    )
    for name, text in (("officers.md", officers), ("members.md", "# Code for Members\n\n" + DECLARE + LEAVE)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    sides = [pipeline.analysis(tmp_path / name) for name in ("officers.md", "members.md")]
    points = answer(pipeline.compare(*sides, encoder=None), "3.1").points
    assert [(one.result, one.own) for one in points if one.name == "participation"] == [(result, False)]


def test_a_look_knows_what_it_asks_for() -> None:
    look = Look("look", house_start(), {"page.md.jinja": "{{ lead_officer }}"})
    assert look.formats == {"docx", "md"}
    assert look.asks("lead_officer") and look.asks("title") and not look.asks("lead")
    assert not Look("bad.docx", b"no archive").asks("title")


def test_the_length_of_an_excerpt_is_that_of_the_gap_report() -> None:
    """A quotation in a committee's table is shorter than in the gap report, which has all of it."""
    from toolkit.reporting.committee_comparison import QUOTED

    assert QUOTED < EXCERPT
