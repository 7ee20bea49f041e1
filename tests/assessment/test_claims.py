"""Claims of committee reports: a table written before the rules, the two real reports, and what is no claim."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assessment.claims import compared, figures
from tests.assessment.expectations import analysed
from tests.shared import SHARED, needs_shared
from toolkit import pipeline
from toolkit.corpus.catalogue import find_catalogue
from toolkit.corpus.location import corpora_folder
from toolkit.model.catalogue import Setting
from toolkit.model.claim import CatalogueProof, Claim, ClauseProof, Verification

KENT = SHARED / "seeds" / "kent-2010-officer-code-report.md"
CAMBRIDGESHIRE = SHARED / "seeds" / "cambridgeshire-2022-officers-code-report.md"
OFFICERS = """# Borough of Exley
## Officers' Code of Conduct
1. Principles
1.1 Employees must act so that the public can trust their integrity.
2. Interests
2.1 Employees must declare conflicts of interest in writing to their director.
"""
MEMBERS = """# Borough of Exley
## Members' Code of Conduct
10. Prejudicial interests
(1) You have a prejudicial interest where a member of the public who knows the facts would reasonably regard your
interest as so significant that it is likely to prejudice your judgement of the public interest.
11. Effect
(1) You must withdraw from the meeting where you have a prejudicial interest.
"""
OPEN = """12. Register
(1) The register of members' interests is open to public inspection at the offices of the Council.
"""


@pytest.mark.slow
def test_reports_written_before_the_rules() -> None:
    """First run: recall .95, precision .95, every verdict of a claim found as expected (tests/cases/README.md)."""
    found = figures(list(compared("held_out", pipeline.encoder_named("default"))))
    assert found["recall"] >= 0.9 and found["precision"] >= 0.9 and found["verdict"] >= 0.95


def verified(
    report: Path, folder: Path, *, members: str, catalogues: tuple[str, ...] = (), on: str = ""
) -> Verification:
    sides = []
    for name, text in (("officers.md", OFFICERS), ("members.md", members)):
        (folder / name).write_text(text, encoding="utf-8")
        sides.append(pipeline.analysis(folder / name))
    lists = [find_catalogue(name, corpora_folder(), topics=pipeline.topic_names()) for name in catalogues]
    read = pipeline.analysis(report, kind="report")
    return pipeline.verify(read, *sides, encoder=None, catalogues=lists, setting=Setting(on=on))


def claim(found: Verification, cite: str, kind: str) -> Claim:
    (one,) = (one for one in found.claims if (one.cite, one.kind) == (cite, kind))
    return one


@needs_shared
def test_kent_cites_paragraph_10_1(tmp_path: Path) -> None:
    one = claim(verified(KENT, tmp_path, members=MEMBERS), "2.2", "citation")
    assert one.text.startswith("s.10 (1)") and one.verdict == "supported" and "10(1)" in one.summary
    (proof,) = one.evidence
    assert isinstance(proof, ClauseProof) and (proof.side, proof.id) == ("baseline", "10/1")


@needs_shared
def test_kents_no_discrepancy_is_contradicted_by_the_members_code(tmp_path: Path) -> None:
    found = verified(KENT, tmp_path, members=MEMBERS + OPEN)
    one = claim(found, "2.4", "no_difference")
    assert one.verdict == "contradicted" and "(2.3)" in one.summary
    own, other = one.evidence
    assert isinstance(own, ClauseProof) and (own.side, own.id) == ("report", "2/2.3")
    assert isinstance(other, ClauseProof) and (other.side, other.id) == ("baseline", "12/1")
    words = found.baseline.instrument.by_id[other.id].text[slice(*other.span)]
    assert words == "open to public inspection"


@needs_shared
def test_where_the_members_code_is_silent_the_law_contradicts(tmp_path: Path) -> None:
    one = claim(verified(KENT, tmp_path, members=MEMBERS, catalogues=("section_81",)), "2.4", "no_difference")
    assert one.verdict == "contradicted"
    assert one.evidence[1] == CatalogueProof("section_81", "81-6")


@needs_shared
def test_with_neither_it_is_not_shown(tmp_path: Path) -> None:
    assert claim(verified(KENT, tmp_path, members=MEMBERS), "2.4", "no_difference").verdict == "not_shown"


@needs_shared
def test_a_law_that_is_not_in_force_contradicts_nothing(tmp_path: Path) -> None:
    found = verified(KENT, tmp_path, members=MEMBERS, catalogues=("section_81",), on="2013-01-01")
    assert claim(found, "2.4", "no_difference").verdict == "not_shown"


@needs_shared
def test_cambridgeshire_without_a_constitution_shows_nothing(tmp_path: Path) -> None:
    found = verified(CAMBRIDGESHIRE, tmp_path, members=MEMBERS, catalogues=("third_report_1997",))
    assert [(one.cite, one.kind, one.verdict) for one in found.claims] == [
        ("1.1¶2", "citation", "supported"),
        ("1.1¶3", "citation", "supported"),
        ("1.2", "access", "not_shown"),
        ("2.1", "access", "not_shown"),
        ("2.1", "containment", "not_shown"),
        ("2.2", "containment", "not_shown"),
    ]


@needs_shared
@pytest.mark.parametrize(
    ("chapter", "verdict"),
    [
        ("The Council has adopted a code for its officers, which is available on the intranet.", "supported"),
        (
            "1. Employees must be polite.\n2. Employees must not take gifts.\n3. Employees must declare interests to "
            "their director.\n4. Employees must not disclose confidential information.",
            "contradicted",
        ),
    ],
    ids=["it only refers", "it holds the text"],
)
def test_cambridgeshire_beside_a_constitution(tmp_path: Path, chapter: str, verdict: str) -> None:
    path = tmp_path / "constitution.md"
    path.write_text(f"# Constitution\n## Chapter 5-2 Officers' Code of Conduct\n{chapter}\n", encoding="utf-8")
    report = pipeline.analysis(CAMBRIDGESHIRE, kind="report")
    codes = analysed("thornmere/officers"), analysed("thornmere/members")
    found = pipeline.verify(report, *codes, encoder=None, constitution=pipeline.analysis(path, kind="constitution"))
    assert claim(found, "2.1", "containment").verdict == claim(found, "2.2", "containment").verdict == verdict


@pytest.mark.parametrize(
    "sentence",
    [
        "There is no difference in cost between the options.",
        "The Panel is asked whether the Employee Code is at least equivalent to the Members' Code.",
        "It is proposed that the Employee Code be included in the Constitution.",
        "The review cost £12,000 and took six months.",
        "Section 117 of the Local Government Act 1972 is not changed by it.",
        "Minutes are available on request.",
        "The register of electors will be published on 1 December.",
        "It is not the case that the Employee Code is equivalent to the Members' Code.",
        "The Employee Code does not mirror the Members' Code.",
        "Paragraph 8 of the Model Code deals with personal interests.",
        "By section 81(6) of the Local Government Act 2000 the register must be open to the public.",
        "Some councillors believed that staff must report gifts over £75.",
        "It was suggested that paragraphs be merged, so that every employee would have 90 days to register gifts.",
        "It has been suggested that the Employee Code should match the Members' Code.",
    ],
)
def test_what_claims_nothing_of_the_codes(tmp_path: Path, sentence: str) -> None:
    path = tmp_path / "report.md"
    path.write_text(f"# Report\n\n1.1 {sentence}\n", encoding="utf-8")
    report = pipeline.analysis(path, kind="report")
    codes = analysed("thornmere/officers"), analysed("thornmere/members")
    assert pipeline.verify(report, *codes, encoder=None).claims == ()


def judged(folder: Path, *lines: str, officers: str = OFFICERS, members: str = MEMBERS) -> list[tuple[str, str, str]]:
    """Kind, words and verdict of every claim of a report of these lines."""
    sides = []
    for name, text in (("report.md", "# Report\n\n" + "\n".join(lines)), ("o.md", officers), ("m.md", members)):
        (folder / name).write_text(text, encoding="utf-8")
        sides.append(pipeline.analysis(folder / name, kind="report" if name == "report.md" else None))
    return [(one.kind, one.text, one.verdict) for one in pipeline.verify(*sides, encoder=None).claims]


GIFTS = "3. Gifts\n3.1 Employees must record gifts over £25 in the gifts register within 28 days.\n"


@pytest.mark.parametrize(
    ("period", "verdict"),
    [("28 days", "supported"), ("four weeks", "supported"), ("28 working days", "contradicted"), ("month", "")],
)
def test_four_weeks_are_28_days(tmp_path: Path, period: str, verdict: str) -> None:
    found = judged(tmp_path, f"1.1 Employees must record gifts within {period}.", officers=OFFICERS + GIFTS)
    assert [row[2] for row in found if row[0] == "period"] == [verdict] * bool(verdict)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("1.1 Employees have to give notice of gifts within 28 days.", [("period", "supported")]),
        ("1.1 The declarations of senior officers may be inspected by the public.", [("access", "not_shown")]),
    ],
)
def test_claims_in_other_words(tmp_path: Path, line: str, found: list[tuple[str, str]]) -> None:
    assert [(kind, verdict) for kind, _, verdict in judged(tmp_path, line, officers=OFFICERS + GIFTS)] == found


STAFF_GIFTS = "3. Gifts\n3.1 An employee who is offered a gift must tell the Clerk within seven days.\n"
MEMBER_GIFTS = "12. Gifts\n(1) You must notify the Monitoring Officer of gifts over £50 within 14 days.\n"


@pytest.mark.parametrize(
    ("lead", "item", "expected"),
    [
        ("Employees must", "tell the Clerk of a gift within three days", [("period", "contradicted")]),
        ("Under the Members' Code", "gifts over £50 are notified", [("amount", "supported")]),
        (
            "The Members' Code provides on gifts that",
            "notice must be given within 14 days",
            [("period", "supported")],
        ),
        ("The Committee is asked whether", "the Employee Code is equivalent to the Members' Code", []),
    ],
)
def test_an_item_of_a_list_is_read_with_the_words_that_it_completes(
    tmp_path: Path, lead: str, item: str, expected: list[tuple[str, str]]
) -> None:
    lines = (f"1.1 {lead}:", f"(a) {item};", "(b) nothing else is new.")
    found = judged(tmp_path, *lines, officers=OFFICERS + STAFF_GIFTS, members=MEMBERS + MEMBER_GIFTS)
    assert [(kind, verdict) for kind, _, verdict in found] == expected


def test_this_points_to_the_sentence_before(tmp_path: Path) -> None:
    lines = (
        "1.1 Under the Members' Code:",
        "(a) gifts over £50 are notified;",
        "(b) this must be done within 28 days.",
    )
    found = judged(tmp_path, *lines, members=MEMBERS + MEMBER_GIFTS)
    assert [(kind, verdict) for kind, _, verdict in found] == [("amount", "supported"), ("period", "contradicted")]


LEAVE = "13. Dispensations\n(1) The Council may grant a member a dispensation to take part.\n"


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        ("There is no provision on dispensations in the Members' Code.", "contradicted"),
        ("The Members' Code has no rules about dispensations.", "contradicted"),
        ("The Members' Code is silent on dispensations.", "contradicted"),
        ("The Members' Code does not deal with dispensations.", "contradicted"),
        ("Neither code says anything about dispensations.", "contradicted"),
        ("The Members' Code contains nothing on dispensations.", "contradicted"),
        ("The Members' Code lacks any rule on dispensations.", "contradicted"),
        ("No provision on dispensations is made in the Members' Code.", "contradicted"),
        ("Dispensations are nowhere mentioned in the Members' Code.", "contradicted"),
        ("Nowhere does the Members' Code speak of dispensations.", "contradicted"),
        ("The Members' Code does not say who may grant a dispensation.", "not_shown"),
        ("Neither the Members' Code nor the Employee Code deals with dispensations.", "contradicted"),
        ("The Members' Code does not say what drones may do.", "not_shown"),
        ("The Members' Code lacks clarity.", ""),
        ("No rule on dispensations is perfect, as the budget shows.", ""),
        ("The car park is not mentioned in the lease.", ""),
        ("No rule on dispensations is missing from the Members' Code.", ""),
        ("No rule on dispensations is weaker than another in the Members' Code.", ""),
        ("No rule on dispensations is in the Members' Code.", "contradicted"),
        ("Dispensations are not covered under Part 2 of the Members' Code but under Part 3.", ""),
        ("Dispensations are not adequately covered in the Members' Code.", ""),
        ("There is no provision on dispensations.", "not_shown"),
        ("There is no provision on dispensations in the Employee Code.", "not_shown"),
        ("The Employee Code says nothing on what members may do in the chamber.", "not_shown"),
        ("The Members' Code contains no rule on drones.", "not_shown"),
        ("It is not the case that there is no provision on dispensations in the Members' Code.", ""),
        ("The Panel is asked whether there is no provision on dispensations in the Members' Code.", ""),
        ("There is no provision for the cost in the budget.", ""),
        ("The Council has no policy, and has no guidance on gifts from abroad.", ""),
        ("There is no requirement to register gifts under the Localism Act 2011.", ""),
        ("The Members' Code is silent on the matter.", ""),
        ("The Model Code contains no provision on dispensations.", ""),
    ],
)
def test_that_a_code_has_nothing_on_a_matter(tmp_path: Path, line: str, verdict: str) -> None:
    found = judged(tmp_path, f"1.1 {line}", members=MEMBERS + LEAVE)
    assert [(kind, said) for kind, _, said in found] == [("silence", verdict)] * bool(verdict)


def test_a_heading_says_what_the_paragraphs_under_it_are_on(tmp_path: Path) -> None:
    officers = OFFICERS + "9. Recruitment\n9.1 Appointments must be made on merit.\n"
    found = judged(tmp_path, "1.1 The Employee Code has no rule on recruitment.", officers=officers)
    assert [(kind, verdict) for kind, _, verdict in found] == [("silence", "contradicted")]


DEVELOPERS = "14. Planning\n(1) A member who meets a developer must give a note of what was said within seven days.\n"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Members must give a note of a meeting with a developer within ten days.", [("period", "contradicted")]),
        ("Members must give a note of a meeting with a developer within seven days.", [("period", "supported")]),
        ("Members must hand in claims for the cost of travel within ten days.", []),
        ("The Head of Planning must give a note of what was said to the Panel within ten days.", []),
    ],
)
def test_a_period_on_no_known_subject_is_known_by_the_words_of_its_rule(
    tmp_path: Path, line: str, found: list[tuple[str, str]]
) -> None:
    said = judged(tmp_path, f"1.1 {line}", members=MEMBERS + DEVELOPERS)
    assert [(kind, verdict) for kind, _, verdict in said] == found


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        ("The register of members' interests is open to inspection.", "supported"),
        ("The register of members' interests may be inspected free of charge.", "supported"),
        ("The register of members' interests may be inspected by the Monitoring Officer.", ""),
    ],
)
def test_a_register_that_may_be_inspected_is_open(tmp_path: Path, line: str, verdict: str) -> None:
    found = judged(tmp_path, f"1.1 {line}", members=MEMBERS + OPEN)
    assert [(kind, said) for kind, _, said in found] == [("access", verdict)] * bool(verdict)


def test_a_clause_that_leaves_a_matter_out_is_none_on_it(tmp_path: Path) -> None:
    members = MEMBERS + "13. Dispensations\n(1) This Code does not deal with dispensations.\n"
    found = judged(tmp_path, "1.1 The Members' Code has no provision on dispensations.", members=members)
    assert [(kind, verdict) for kind, _, verdict in found] == [("silence", "not_shown")]


def test_that_subject_is_the_one_that_the_sentence_named(tmp_path: Path) -> None:
    """Both codes speak of confidence; they differ on gifts, of which the claim says nothing."""
    line = "1.1 Both codes deal with confidential information, and on that subject there is no difference between them."
    members = MEMBERS + "\n9. Gifts\n9.1 Members must record gifts over £100 in the gifts register within 60 days.\n"
    found = judged(tmp_path, line, officers=OFFICERS + GIFTS, members=members)
    assert [(kind, verdict) for kind, _, verdict in found] == [("no_difference", "not_shown")]


def test_a_value_that_stands_elsewhere_contradicts_nothing(tmp_path: Path) -> None:
    officers = OFFICERS + GIFTS + "3.2 Gifts worth over £100 must be refused.\n"
    line = "1.1 Employees have to record in the gifts register gifts over £{}."
    for amount, verdict in (("25", "supported"), ("100", "not_shown"), ("75", "contradicted")):
        ((kind, _, found),) = judged(tmp_path, line.format(amount), officers=officers)
        assert (kind, found) == ("amount", verdict), amount


def test_each_cell_of_a_table_speaks_of_the_code_that_heads_it(tmp_path: Path) -> None:
    members = MEMBERS + "12. Gifts\n(1) You must notify the Monitoring Officer of gifts over £50 within 14 days.\n"
    table = ("| Matter | Officers | Members |", "|---|---|---|", "| Gifts | over £25, within 28 days | over £50 |")
    found = judged(tmp_path, *table, officers=OFFICERS + GIFTS, members=members)
    assert [(words, verdict) for _, words, verdict in found] == [
        ("£25", "supported"),
        ("within 28 days", "supported"),
        ("£50", "supported"),
    ]
    wrong = ("| Matter | Officers | Members |", "|---|---|---|", "| Gifts | over £50 | over £25 |")
    found = judged(tmp_path, *wrong, officers=OFFICERS + GIFTS, members=members)
    assert [verdict for *_, verdict in found] == ["contradicted", "contradicted"]


@pytest.mark.parametrize(
    "claimed",
    [
        "There is no difference between the two codes on litter.",
        "As regards the upkeep of verges the two codes are identical.",
    ],
)
def test_a_claim_limited_to_an_unknown_matter_is_not_shown(tmp_path: Path, claimed: str) -> None:
    lines = ("1.1 The register of officers' interests can be seen on request.", f"1.2 {claimed}")
    found = judged(tmp_path, *lines, members=MEMBERS + OPEN)
    assert [verdict for kind, _, verdict in found if kind == "no_difference"] == ["not_shown"]


@pytest.mark.parametrize(
    "claimed",
    [
        "There is no difference between the two codes.",
        "On the whole there is no difference between the two codes.",
        "There is no doubt that there is no discrepancy between the two codes.",
        "There is no discrepancy between the two codes on any point.",
    ],
)
def test_a_claim_of_the_whole_is_still_judged(tmp_path: Path, claimed: str) -> None:
    lines = ("1.1 The register of officers' interests can be seen on request.", f"1.2 {claimed}")
    found = judged(tmp_path, *lines, members=MEMBERS + OPEN)
    assert [verdict for kind, _, verdict in found if kind == "no_difference"] == ["contradicted"]


@pytest.mark.parametrize("name", ["Employee", "Council's", "new", "Borough", "Exley"])
def test_a_name_that_is_the_codes_own_is_looked_up(tmp_path: Path, name: str) -> None:
    ((kind, _, verdict),) = judged(tmp_path, f"1.1 Paragraph 2.1 of the {name} Code deals with conflicts.")
    assert (kind, verdict) == ("citation", "supported")


@pytest.mark.parametrize("label", ["{})", "§ {}", "{}.", "{}"])
def test_a_paragraph_is_cited_by_its_number_without_the_mark_beside_it(tmp_path: Path, label: str) -> None:
    codes = (("staff.md", "Code of Conduct for Employees"), ("members.md", "Code of Conduct for Members"))
    for name, title in codes:
        lines = ["Staff must be civil.", "Conflicts of interest must be declared to the manager.", "Gifts are refused."]
        rows = "\n\n".join(f"{label.format(number)} {line}" for number, line in enumerate(lines, start=1))
        (tmp_path / name).write_text(f"# {title}\n\n{rows}\n", encoding="utf-8")
    (tmp_path / "report.md").write_text("# Report\n\n1.1 Paragraph 2 of the Employee Code deals with conflicts.\n")
    read = [pipeline.analysis(tmp_path / name) for name in ("report.md", "staff.md", "members.md")]
    (claim,) = pipeline.verify(*read, encoder=None).claims
    assert (claim.kind, claim.verdict) == ("citation", "supported")


def test_a_claim_that_rests_on_an_unverified_entry_says_so(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_text("# Report\n\n1.1 Best practice 6 and best practice 5 are followed.\n", encoding="utf-8")
    lists = [find_catalogue("best_practice_2019", corpora_folder(), topics=pipeline.topic_names())]
    sides = (analysed("thornmere/officers"), analysed("thornmere/members"))
    found = pipeline.verify(pipeline.analysis(path, kind="report"), *sides, encoder=None, catalogues=lists)
    marked = {entry.paragraph: not entry.verified for entry in lists[0].entries}
    assert ["not verified" in one.summary for one in found.claims] == [
        marked["Best practice 6"],
        marked["Best practice 5"],
    ]
    assert marked["Best practice 6"] is not marked["Best practice 5"]


TOKENS = "3. Gifts\n3.1 Employees must not accept gifts.\n"
MEMBER_BAN = "14. Gifts\n(1) Members must not accept gifts.\n"
AS_STRICT = "1.1 On gifts the Employee Code is no weaker than paragraph 14(1) of the Members' Code."


@pytest.mark.parametrize(
    ("officers", "members", "verdict"),
    [
        ("", "", "supported"),
        ("3.2 This does not preclude tokens worth up to £10.\n", "", "not_shown"),
        ("3.2 Paragraph 3.1 does not apply to calendars.\n", "", "not_shown"),
        ("3.2 Paragraph 3.1 does not apply to calendars.\n", "(2) This does not apply to calendars.\n", "supported"),
        ("3.2 This must be explained to every new employee.\n", "", "supported"),
        ("3.2 Paragraph 2.1 does not apply to calendars.\n", "", "supported"),
    ],
)
def test_a_rule_from_which_cases_are_let_off_is_not_told_as_no_weaker(
    tmp_path: Path, officers: str, members: str, verdict: str
) -> None:
    found = judged(tmp_path, AS_STRICT, officers=OFFICERS + TOKENS + officers, members=MEMBERS + MEMBER_BAN + members)
    assert [said for kind, _, said in found if kind == "equivalence"] == [verdict]


BOARD_GIFTS = "14. Gifts\n(1) Members must register gifts over £50 within 28 days.\n"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Do the Employee Code and the Members' Code match on gifts?", []),
        ("On gifts the two are identical.", [("no_difference", "contradicted")]),
        ("On the two sites the prices are identical.", []),
        ("Both codes say that gifts over £25 must be registered.", [("amount", "contradicted")]),
        ("Nothing in the Members' Code deals with drones.", [("silence", "not_shown")]),
        ("Nothing in the Members' Code says what gifts must be registered.", [("silence", "not_shown")]),
        ("Nothing in the Members' Code speaks of gifts.", [("silence", "contradicted")]),
    ],
)
def test_questions_the_two_and_nothing(tmp_path: Path, line: str, found: list[tuple[str, str]]) -> None:
    said = judged(tmp_path, f"1.1 {line}", officers=OFFICERS + GIFTS, members=MEMBERS + BOARD_GIFTS)
    assert [(kind, verdict) for kind, _, verdict in said] == found


def test_a_claim_of_both_codes_of_which_one_is_silent_is_not_shown(tmp_path: Path) -> None:
    said = judged(tmp_path, "1.1 Both codes say that gifts over £25 must be registered.", officers=OFFICERS + GIFTS)
    assert [(kind, verdict) for kind, _, verdict in said] == [("amount", "not_shown")]


RULES = "# Harbour Staff Rules\n\nRule 4: Interests\nStaff must declare an interest to the Harbour Master.\n"


@pytest.mark.parametrize(("number", "verdict"), [("4", "supported"), ("9", "contradicted")])
def test_a_code_may_set_a_word_before_each_number(tmp_path: Path, number: str, verdict: str) -> None:
    line = f"1.1 Rule {number} of the Employee Code is in force."
    assert [said for _, _, said in judged(tmp_path, line, officers=RULES)] == [verdict]


def test_what_differs_in_the_paragraph_beside_the_one_cited_does_not_count(tmp_path: Path) -> None:
    officers = OFFICERS + "3. Boats\n3.1 Whoever has a share in a boat must leave the room when its dues are set.\n"
    members = MEMBERS + "14. Boats\n(1) Members must register a share in a boat with the Clerk within 28 days.\n"
    members += "(2) Whoever has a share in a boat must leave the room when its dues are set.\n"
    line = "1.1 On boats the Employee Code is as strict as paragraph 14(2) of the Members' Code."
    assert ("equivalence", "supported") in [
        (kind, v) for kind, _, v in judged(tmp_path, line, officers=officers, members=members)
    ]


def test_a_provision_that_proves_by_several_words_is_quoted_once(tmp_path: Path) -> None:
    members = (
        MEMBERS + "12. Register\n(1) The public register of interests is open to inspection and is published online.\n"
    )
    for name, text in (("o.md", OFFICERS), ("m.md", members)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "r.md").write_text("# Report\n\n1.1 The register of members' interests is open to inspection.\n")
    sides = [pipeline.analysis(tmp_path / name) for name in ("o.md", "m.md")]
    found = pipeline.verify(pipeline.analysis(tmp_path / "r.md", kind="report"), *sides, encoder=None)
    assert len(found.claims[0].evidence) > 1
    assert str(pipeline.printed(found, format="md")).count("Baseline 12(1)") == 1


TABLE = """| Subject | Officers' code | Members' code |
| --- | --- | --- |
| Dispensations | No provision | Granted by the Council |
| Dispensations | The same | None. |
| Paper size | None | None |
"""


CHANGES = "3. Changes\n3.1 Employees must report changes within one month.\n"
MEMBER_CHANGES = "14. Changes\n(1) Members must report changes within 28 days.\n"
PERIODS = """| Subject | Employees | Members |
| --- | --- | --- |
| Changes | Within one month | Within 14 days |
| Paper | Within one month | Within 14 days |
"""


def test_a_cell_is_on_what_its_row_is_headed(tmp_path: Path) -> None:
    codes = {"officers": OFFICERS + CHANGES, "members": MEMBERS + MEMBER_CHANGES}
    found = judged(tmp_path, "1.1 The table sets them side by side.", "", PERIODS, **codes)
    assert [(kind, verdict) for kind, _, verdict in found] == [("period", "supported"), ("period", "contradicted")]


def test_a_cell_may_say_that_a_code_has_nothing(tmp_path: Path) -> None:
    found = judged(tmp_path, "1.1 The table sets them side by side.", "", TABLE, members=MEMBERS + LEAVE)
    assert [(kind, words, verdict) for kind, words, verdict in found] == [
        ("silence", "No provision", "not_shown"),
        ("silence", "None.", "contradicted"),
    ]


@pytest.mark.parametrize(
    ("head", "claims"),
    [("The Members' Code", 1), ("Members", 1), ("Changes needed to the Members' Code", 0), ("Comments on members", 0)],
)
def test_none_is_said_of_a_code_only_under_its_name(tmp_path: Path, head: str, claims: int) -> None:
    table = f"| Subject | {head} |\n| --- | --- |\n| Dispensations | None |\n"
    found = judged(tmp_path, "1.1 The table sets them out.", "", table, members=MEMBERS + LEAVE)
    assert [(kind, verdict) for kind, _, verdict in found] == [("silence", "contradicted")] * claims


def test_declarations_that_are_held_are_a_register(tmp_path: Path) -> None:
    officers = OFFICERS + "3. Records\n3.1 Declarations are held by Human Resources and are not open to the public.\n"
    found = judged(tmp_path, "1.1 The register of officers' interests is open to inspection.", officers=officers)
    assert [(kind, verdict) for kind, _, verdict in found] == [("access", "contradicted")]


def test_the_same_for_both_is_a_claim(tmp_path: Path) -> None:
    found = judged(
        tmp_path,
        "1.1 The rule on gifts is the same for both.",
        officers=OFFICERS + GIFTS,
        members=MEMBERS + BOARD_GIFTS,
    )
    assert [(kind, verdict) for kind, _, verdict in found] == [("no_difference", "contradicted")]
