"""`explain`: what a name means, and that everything a person needs stands in the answer."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from rich.console import Console

from tests.reporting.sample import assessment
from toolkit.errors import BadOption
from toolkit.model.crosswalk import Correspondence, Rationale, Rejected, Side
from toolkit.model.finding import Assessment
from toolkit.model.provision import Instrument, Provision
from toolkit.reporting import explain
from toolkit.reporting.explain_facets import facet_lines
from toolkit.reporting.explain_parts import words
from toolkit.reporting.lookup import look_up

MADE = assessment()
SIDES: tuple[Side, ...] = ("baseline", "candidate")
ALL: list[tuple[str, Side]] = [
    *((item.id, "baseline") for items in (MADE.crosswalk.correspondences, MADE.findings) for item in items),
    *((one.id, side) for side in SIDES for one in MADE.crosswalk.side(side).instrument.provisions),
]


def told(name: str, made: Assessment = MADE, *, side: Side | None = None) -> str:
    console = Console(width=2000, color_system=None)
    with console.capture() as captured:
        console.print(explain(made, name, side=side))
    return re.sub(r" +", " ", captured.get())


def relinked(link: Correspondence) -> Assessment:
    crosswalk = replace(MADE.crosswalk, correspondences=(link, *MADE.crosswalk.correspondences[1:]))
    return replace(MADE, crosswalk=crosswalk)


@pytest.mark.parametrize(("name", "side"), ALL)
def test_everything_in_a_report_can_be_explained(name: str, side: Side) -> None:
    assert told(name, side=side).strip()


def test_a_link_has_both_words_its_judgement_and_every_part() -> None:
    link = MADE.crosswalk.correspondences[0]
    shown = told(link.id)
    for side in SIDES:
        by_id = MADE.crosswalk.side(side).instrument.by_id
        for one in getattr(link, side):
            assert f"{side.title()} {by_id[one].cite}" in shown and by_id[one].text in shown
    assert "Candidate asks only part (subset)" in shown and "91%" in shown and "certain:" in shown
    assert all(f" {words()[part]['name']} " in shown for part in ("lexical", "semantic", "heading", "topic"))
    assert "Time limit 28 days against 2 months" in shown
    assert all(one.id in shown for one in MADE.findings if set(one.baseline) & set(link.baseline) and one.candidate)


def test_without_an_encoder_meaning_is_said_not_to_be_compared() -> None:
    link = MADE.crosswalk.correspondences[0]
    plain = replace(link, rationale=replace(link.rationale, semantic=None))
    assert "Meaning not compared" in told(link.id, relinked(plain))
    assert "Meaning not compared" not in told(link.id)


def test_an_unmatched_provision_has_every_refusal_the_best_first() -> None:
    more = (
        *MADE.crosswalk.rejected,
        Rejected("baseline", "part-2/9", "1/1.4", 0.4, "another matter"),
        Rejected("candidate", "1/1.11", "part-2/9", 0.35, "too few words"),
    )
    shown = told("part-2/9", replace(MADE, crosswalk=replace(MADE.crosswalk, rejected=more)), side="baseline")
    places = [shown.index(words) for words in ("another matter", "too few words", "grants no dispensation")]
    assert places == sorted(places)
    assert "no counterpart found" in shown.splitlines()[0]
    assert "40%" in shown and "31%" in shown
    assert re.search(r"Its own nearest was this one, and was refused: too few words", shown)


def test_without_any_refusal_none_came_near() -> None:
    bare = replace(MADE, crosswalk=replace(MADE.crosswalk, rejected=()))
    assert "None came near." in told("part-2/9", bare, side="baseline")


def test_a_finding_says_what_it_rests_on() -> None:
    finding = next(one for one in MADE.findings if one.baseline and one.candidate)
    shown = told(finding.id)
    links = [link for link in MADE.crosswalk.correspondences if set(link.baseline) & set(finding.baseline)]
    assert finding.summary in shown and finding.severity in shown and links[0].id in shown
    missing = next(one for one in MADE.findings if one.kind == "missing")
    assert "grants no dispensation" in told(missing.id)


def test_headings_and_lead_ins_say_what_became_of_their_parts() -> None:
    opening = next(one for one in MADE.crosswalk.baseline.instrument.provisions if one.lead_in)
    shown = told(opening.id)
    children = MADE.crosswalk.baseline.instrument.children[opening.id]
    assert "ask nothing by themselves" in shown
    assert all(f" {child.cite} linked with candidate" in shown for child in children)


def test_a_cite_may_be_written_otherwise() -> None:
    one = next(one for one in MADE.crosswalk.baseline.instrument.provisions if "(" in one.cite)
    other = one.cite.replace("(", " (").upper()
    assert look_up(MADE, other, side="baseline") == ("baseline", one) and other != one.cite


def test_the_signs_between_the_labels_of_a_cite_may_be_others() -> None:
    baseline = MADE.crosswalk.baseline
    old = next(one for one in baseline.instrument.provisions if "(" in one.cite)
    printed = replace(old, cite=old.cite.replace("(", ")"))  # a code that prints "2)a)"
    tree = replace(
        baseline.instrument, provisions=tuple(printed if one is old else one for one in baseline.instrument.provisions)
    )
    made = replace(MADE, crosswalk=replace(MADE.crosswalk, baseline=replace(baseline, instrument=tree)))
    assert printed.cite != old.cite
    assert look_up(made, old.cite, side="baseline") == ("baseline", printed)
    with pytest.raises(BadOption):
        look_up(made, f"{old.cite}(q)", side="baseline")


def shared_cite() -> str:
    sides = [
        {one.cite for one in MADE.crosswalk.side(side).instrument.provisions} for side in ("baseline", "candidate")
    ]
    return min((sides[0] & sides[1]) - {""})


def test_a_cite_of_both_sides_needs_the_side() -> None:
    cite = shared_cite()
    with pytest.raises(BadOption, match="add --side baseline or --side candidate"):
        told(cite)
    assert told(cite, side="baseline").startswith(f"Baseline {cite}")
    assert told(cite, side="candidate").startswith(f"Candidate {cite}")


def test_a_cite_that_stands_twice_needs_an_id() -> None:
    baseline = MADE.crosswalk.baseline
    first = next(one for one in baseline.instrument.provisions if one.cite)
    again = replace(first, id=f"{first.id}~2")
    doubled = replace(
        baseline,
        instrument=replace(baseline.instrument, provisions=(*baseline.instrument.provisions, again)),
        facts=(*baseline.facts, replace(baseline.by_id[first.id], id=again.id)),
    )
    made = replace(MADE, crosswalk=replace(MADE.crosswalk, baseline=doubled))
    with pytest.raises(BadOption, match=rf"2 of this cite; give an id instead: {first.id}, {first.id}~2"):
        told(first.cite, made, side="baseline")
    assert told(again.id, made)


def twice_cited() -> tuple[Assessment, str, str]:
    """A comparison whose baseline has one cite under two headings; the heading and the cite of the second."""
    baseline = MADE.crosswalk.baseline
    tree = baseline.instrument
    headed = [one for one in tree.provisions if any(above.heading for above in tree.ancestors(one))]
    first, second = headed[0], next(one for one in headed if _over(tree, one) != _over(tree, headed[0]))
    again = [replace(one, cite=first.cite) if one is second else one for one in tree.provisions]
    doubled = replace(baseline, instrument=replace(tree, provisions=tuple(again)))
    return replace(MADE, crosswalk=replace(MADE.crosswalk, baseline=doubled)), _over(tree, second), first.cite


def _over(tree: Instrument, one: Provision) -> str:
    return next(above.heading for above in (one, *tree.ancestors(one)) if above.heading)


def test_a_cite_that_comes_again_may_be_named_with_its_heading() -> None:
    made, heading, cite = twice_cited()
    names = [
        f"{cite} under “{heading}”",
        f'{cite} under "{heading.upper()}"',
        f"{heading}, {cite}",
        f"{heading} {cite}",
    ]
    found = {look_up(made, name, side="baseline")[1].id for name in names}  # type: ignore[index]
    assert len(found) == 1
    with pytest.raises(BadOption, match="no link, finding or provision"):
        look_up(made, f"{heading}, {cite}9", side="baseline")


@pytest.mark.parametrize(("name", "said"), [("part-2/99", "did you mean part-2/9"), ("zzzz", "give a cite such as")])
def test_an_unknown_name_is_said(name: str, said: str) -> None:
    with pytest.raises(BadOption, match=said):
        told(name)


NOTES = {
    "deadline: 28 days / 2 months (weaker)": ("Time limit", "baseline: 28 days; candidate: 2 months (weaker)"),
    "deadline: - / 2 months (stricter)": ("Time limit", "baseline: not stated; candidate: 2 months (stricter)"),
    "modality: obligation / recommendation (weaker)": (
        "Force",
        "baseline: a duty (must); candidate: a recommendation (should) (weaker)",
    ),
    "content: - / - (weaker)": ("Content", "one side has a part that the other lacks (weaker)"),
    "definition: a / b / c (neutral)": ("Definition", "a / b / c (neutral)"),
    "test: a (b) / c (weaker) (neutral)": ("Test applied", "baseline: a (b); candidate: c (weaker) (neutral)"),
    "words without a form": ("Content", "words without a form"),
}


@pytest.mark.parametrize(("note", "line"), NOTES.items(), ids=NOTES)
def test_lines_of_the_rationale_are_put_into_words(note: str, line: tuple[str, str]) -> None:
    link = replace(MADE.crosswalk.correspondences[0], rationale=Rationale(0.1, 0.1, 0.1, 0.1, (note,)))
    assert next(facet_lines(MADE.crosswalk, link)) == line


def test_shares_go_down_to_nothing() -> None:
    for part in ("lexical", "semantic", "heading", "topic"):
        bars = [share for share, _ in words()[part]["shares"]]
        assert bars == sorted(bars, reverse=True) and bars[-1] == 0


def test_what_acts_on_a_terminal_is_shown_and_long_cites_leave_room() -> None:
    baseline = MADE.crosswalk.baseline
    first = baseline.instrument.by_id["part-2/9"]
    odd = replace(first, cite='9"a\x1b[2Jterm ' + "of many words " * 10 + '"', text="must \u202etca")
    provisions = tuple(odd if one.id == first.id else one for one in baseline.instrument.provisions)
    changed = replace(baseline, instrument=replace(baseline.instrument, provisions=provisions))
    made = replace(MADE, crosswalk=replace(MADE.crosswalk, baseline=changed))
    missing = next(one.id for one in MADE.findings if one.kind == "missing")
    for name in (first.id, missing):
        console = Console(width=80, color_system=None)
        with console.capture() as captured:
            console.print(explain(made, name))
        shown = captured.get()
        assert "\x1b" not in shown and "\u202e" not in shown and "[U+202E]" in shown
        assert len(shown.splitlines()) < 40
