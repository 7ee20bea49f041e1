"""What the report says: counts, quotations, links that need review, values side by side."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reporting.codes import LONG, where
from tests.reporting.sample import assessment
from toolkit.model.finding import Assessment
from toolkit.reporting.parameters import _told
from toolkit.reporting.passages import EXCERPT, Piece, excerpt, quote, together
from toolkit.reporting.summary import lexical_only
from toolkit.reporting.view import Party, Report, titles, view


@pytest.fixture(scope="module")
def report() -> Report:
    return view(assessment())


def test_the_summary_counts_what_is_there(report: Report) -> None:
    said = " ".join(report.summary)
    assert "weaker than the baseline in 9 places and stricter in 5 places; in 5 places it differs" in said
    assert "19 findings: 3 grave, 9 notable and 7 minor." in said
    assert "linked to each other in 10 places. 2 of these links need review" in said
    assert "1 further link was rejected by a person" in said
    assert "No counterpart was found for 1 provision of the baseline and 2 provisions of the candidate." in said


def test_every_finding_stands_under_one_topic(report: Report) -> None:
    grouped = [finding.number for group in report.groups for finding in group.findings]
    assert sorted(grouped) == list(range(1, 20))


def test_the_gravest_are_the_grave_ones_and_else_the_notable(report: Report) -> None:
    assert [finding.severity for finding in report.gravest] == ["grave"] * 3
    whole = assessment()
    calmer = tuple(finding for finding in whole.findings if finding.severity != "grave")
    assert {finding.severity for finding in view(replace(whole, findings=calmer)).gravest} == {"notable"}
    minor = tuple(finding for finding in whole.findings if finding.severity == "minor")
    assert view(replace(whole, findings=minor)).gravest == ()


def test_a_finding_on_an_unsure_link_says_so(report: Report) -> None:
    unsure = {finding.kind for finding in report.findings if finding.review}
    assert unsure == {"reversed", "register_access_changed"}


def test_both_sides_are_quoted_with_page_and_proving_words(report: Report) -> None:
    finding = next(one for one in report.findings if one.kind == "deadline_changed")
    (baseline,), (candidate,) = finding.baseline, finding.candidate
    assert (baseline.place, candidate.place) == ("3, page 2", "1.5")
    assert baseline.pieces[0] == Piece("Within 28 days", marked=True)
    assert [piece.text for piece in candidate.pieces if piece.marked] == ["within two months"]


def test_a_lead_in_that_proves_is_quoted_once(report: Report) -> None:
    finding = next(one for one in report.findings if one.kind == "reversed")
    lead_in, item = finding.baseline
    assert (lead_in.cite, item.cite) == ("2", "2(c)")
    assert [piece.text for piece in lead_in.pieces if piece.marked] == ["must not"]
    assert item.lead_in == ""
    other = next(one for one in report.findings if one.kind == "scope_narrowed")
    assert other.baseline[0].lead_in == "You must not—"


def test_overlapping_proof_is_marked_once_and_spans_are_cut_to_the_text() -> None:
    analysis = assessment().crosswalk.baseline
    text = analysis.instrument.by_id["part-1/1"].text
    passage = quote(analysis, "baseline", "part-1/1", spans=[(4, 8), (0, 5), (len(text) - 3, 9999), (7, 7), (-5, 0)])
    assert [piece.text for piece in passage.pieces if piece.marked] == ["You must", "ct."]
    assert "".join(piece.text for piece in passage.pieces) == text


def test_a_heading_is_quoted_by_its_words() -> None:
    passage = quote(assessment().crosswalk.baseline, "baseline", "part-1")
    assert (passage.place, passage.pieces) == ("Part 1 General, page 1", (Piece("Part 1 General conduct"),))


def test_a_long_quotation_keeps_what_is_near_the_proof() -> None:
    analysis = assessment().crosswalk.candidate
    whole = quote(
        analysis, "candidate", "1/1.11", spans=[where(LONG, "each chief officer"), where(LONG, "five working")]
    )
    shown = "".join(piece.text for piece in excerpt(whole).pieces)
    assert len(LONG) > 2 * EXCERPT > len(shown)
    assert shown.startswith("Every year each chief officer")
    assert " […] " in shown
    assert shown.endswith("within five working days of noticing it.")
    unmarked = excerpt(quote(analysis, "candidate", "1/1.11"))
    assert "".join(piece.text for piece in unmarked.pieces).startswith("Every year each chief officer must")


def test_links_stand_in_the_order_of_the_baseline(report: Report) -> None:
    assert [link.baseline[0].cite for link in report.links] == [
        "1", "1", "2(a)", "2(b)", "2(c)", "3", "4", "5", "6", "7", "8",
    ]  # fmt: skip


def test_confidence_is_not_rounded_up_to_certainty(report: Report) -> None:
    assert next(link for link in report.links if link.id == "c0000008").confidence == 99


def test_parameters_stand_side_by_side(report: Report) -> None:
    tables = {table.name: table for table in report.parameters}
    (money,) = tables["threshold"].rows
    assert (money.baseline[0].words, money.candidate[0].words) == (
        "more than £25 for each item",
        "£1,050.50 or more in a year",
    )
    assert [row.agreement for row in tables["deadline"].rows] == [
        "different",
        "stated on one side only",
        "no corresponding clause found",
    ]
    assert [row.agreement for row in tables["participation"].rows] == ["same"]


def test_values_of_a_link_a_person_rejected_are_left_out() -> None:
    whole = assessment()
    links = tuple(replace(link, status="rejected") for link in whole.crosswalk.correspondences)
    rejected = replace(whole, crosswalk=replace(whole.crosswalk, correspondences=links))
    assert {row.agreement for table in view(rejected).parameters for row in table.rows} == {
        "no corresponding clause found"
    }


def test_unmatched_names_the_best_that_was_refused(report: Report) -> None:
    baseline, candidate = report.unmatched
    assert (baseline.rows[0].counterpart.cite, baseline.rows[0].confidence) == ("1.6", 31)  # type: ignore[union-attr]
    assert candidate.rows[1].counterpart is None


def test_of_several_refused_the_first_is_shown() -> None:
    whole = assessment()
    first, *rest = whole.crosswalk.rejected
    more = (first, replace(first, counterpart="1/1.4", confidence=0.2, reason="the second"), *rest)
    shown = view(replace(whole, crosswalk=replace(whole.crosswalk, rejected=more))).unmatched[0].rows
    assert [one.reason for one in shown if one.passage.id == first.id] == [first.reason]


def test_topics_the_baseline_is_silent_on_are_not_counted(report: Report) -> None:
    assert "Sponsorship" not in [line.title for line in report.coverage]


def test_without_an_encoder_it_says_lexical_only() -> None:
    whole = assessment()
    assert not lexical_only(whole.crosswalk)
    plain = tuple(
        replace(link, rationale=replace(link.rationale, semantic=None)) for link in whole.crosswalk.correspondences
    )
    without = Assessment(replace(whole.crosswalk, correspondences=plain, models=()), whole.findings)
    assert lexical_only(without.crosswalk)
    assert view(without).summary[-1].startswith("Lexical only:")
    assert lexical_only(replace(without.crosswalk, correspondences=()))


def party(title: str, authority: str = "", kind: str = "", date: str = "", file: str = "code.pdf") -> Party:
    return Party("baseline", "", kind, title, authority, date, file, "", "pdf", 1)


@pytest.mark.parametrize(
    ("one", "other", "shown"),
    [
        (party("Staff Code"), party("Members’ Code"), ("Staff Code", "Members’ Code")),
        (party("Code", "Exley"), party("CODE", "Wyford"), ("Exley, Code", "Wyford, CODE")),
        (party("Code", file="a.pdf"), party("Code", file="b.pdf"), ("a.pdf, Code", "b.pdf, Code")),
        (
            party("Exley Council", "Exley", "officers’ code", "2021"),
            party("Exley Council", "Exley", "members’ code", "2021"),
            ("Exley Council (officers’ code)", "Exley Council (members’ code)"),
        ),
        (party("Code", "Exley", "x", "2019"), party("Code", "Exley", "x", "2021"), ("Code (2019)", "Code (2021)")),
        (party("Code", "Exley", "x"), party("Code", "Exley", "x"), ("Code", "Code")),
    ],
)
def test_two_documents_of_one_title_are_told_apart(one: Party, other: Party, shown: tuple[str, str]) -> None:
    assert titles((one, other)) == shown


def test_a_lead_in_stands_in_brackets_once_before_its_items() -> None:
    code = assessment().crosswalk.baseline
    items = [one.id for one in code.instrument.provisions if code.by_id[one.id].context]
    lead = code.instrument.by_id[items[0]].parent
    assert lead is not None
    same = [one for one in items if code.instrument.by_id[one].parent == lead]
    shown = together(code, (quote(code, "baseline", one) for one in (*same, *same)))
    assert [bool(one.lead_in) for one in shown] == [True, *[False] * (2 * len(same) - 1)]
    shown = together(code, (quote(code, "baseline", one) for one in (lead, *same)))
    assert not any(one.lead_in for one in shown)


def test_who_must_leave_is_not_said_to_speak() -> None:
    assert list(_told(["withdraw", "speak_not_vote"])) == ["withdraw"]
    assert list(_told(["speak_not_vote", "none"])) == ["speak_not_vote"]


def test_a_whole_constitution_beside_a_code_is_said_to_be_one() -> None:
    found = assessment()
    code = found.crosswalk.candidate
    whole = replace(code, instrument=replace(code.instrument, kind="constitution"))
    told = view(replace(found, crosswalk=replace(found.crosswalk, candidate=whole))).summary
    assert any(line.startswith("The candidate is a whole constitution") for line in told)
    assert not any("constitution" in line for line in view(found).summary)
