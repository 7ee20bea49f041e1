"""A gap is judged over the whole of the other code."""

from __future__ import annotations

from tests.analysis.builder import Row, build
from tests.assessment.pairs import linked_as_they_are
from toolkit.analysis import analyse
from toolkit.assessment import assess
from toolkit.assessment.elsewhere import said_elsewhere
from toolkit.model.crosswalk import Correspondence, Crosswalk, Rationale, Status

ASKED = "You must not use the Council's vehicles, telephones or computers for private business."
IN_PARTS: list[Row] = [
    ("1", "Employees must not use vehicles of the Council for private business."),
    ("2", "Employees must not use telephones or computers for private purposes."),
    ("3", "Employees must be punctual."),
]


def gap(baseline: str, candidate: list[Row]) -> Crosswalk:
    """The baseline's one provision has no counterpart."""
    other = analyse(build(candidate))
    unmatched = tuple(row[0] for row in candidate)
    return Crosswalk(analyse(build([("1", baseline)], kind="member_code")), other, (), ("1",), unmatched)


def linked(status: Status) -> Crosswalk:
    """Two provisions linked as equivalent."""
    one, other = gap(ASKED, [("1", ASKED)]).baseline, analyse(build([("1", ASKED)]))
    link = Correspondence("x", ("1",), ("1",), "equivalent", 0.5, status, Rationale(1.0, None, 0.0, 1.0))
    return Crosswalk(one, other, (link,), (), ())


def missing(crosswalk: Crosswalk) -> tuple[str, str, tuple[int, int, int]]:
    found = assess(crosswalk)
    (one,) = [finding for finding in found.findings if finding.kind == "missing"]
    (row,) = found.coverage
    return one.severity, one.summary, (row.covered, row.partial, row.missing)


def test_what_two_provisions_say_together_is_not_simply_missing() -> None:
    crosswalk = gap(ASKED, IN_PARTS)
    assert said_elsewhere(crosswalk) == {"1": ("1", "2")}
    severity, summary, counted = missing(crosswalk)
    assert summary.endswith("Part of it is said in 1 and 2: read them together.")
    assert counted == (0, 1, 0)
    assert severity != "grave"


def test_a_true_gap_stays_missing() -> None:
    crosswalk = gap(ASKED, [("1", "Employees must be punctual."), ("2", "Employees must wear a badge at the door.")])
    assert said_elsewhere(crosswalk) == {}
    assert missing(crosswalk)[2] == (0, 0, 1)


def test_a_statement_of_principle_does_not_say_a_duty() -> None:
    words = "We value care in the use of the Council's vehicles, telephones and computers for private business."
    assert said_elsewhere(gap(ASKED, [("1", words)])) == {}


def test_a_duty_does_not_say_a_ban() -> None:
    words = "You must use the Council's vehicles, telephones or computers for private business."
    assert said_elsewhere(gap(ASKED, [("1", words)])) == {}


def test_a_link_that_a_person_has_yet_to_look_at_covers_in_part_at_most() -> None:
    rows = {status: assess(linked(status)).coverage[0] for status in ("certain", "confirmed", "needs_review")}
    told = {status: (row.covered, row.partial) for status, row in rows.items()}
    assert told == {"certain": (1, 0), "confirmed": (1, 0), "needs_review": (0, 1)}


def test_a_version_line_is_nothing_to_be_missed() -> None:
    found = assess(gap("Version: 1.2", IN_PARTS))
    assert not any(finding.kind == "missing" for finding in found.findings)
    assert found.coverage == ()


def test_a_duty_lost_in_its_provision_may_stand_in_another() -> None:
    rows: list[Row] = [
        ("1", "Staff must declare the gift."),
        ("2", "Staff must hand every gift to the treasurer's office."),
    ]
    one = analyse(build([("1", "You must declare the gift and hand the gift to the treasurer's office.")]))
    link = linked_as_they_are(one, analyse(build(rows)), "1", "1")
    (weakened,) = [finding for finding in assess(link).findings if finding.kind == "weakened"]
    assert weakened.summary.endswith("Part of it is said in 2: read them together.")


def test_a_duty_added_in_its_provision_may_stand_elsewhere_in_the_baseline() -> None:
    rows: list[Row] = [
        ("1", "You must declare the gift."),
        ("2", "You must hand every gift to the treasurer's office."),
    ]
    other = analyse(build([("1", "Staff must declare the gift and hand the gift to the treasurer's office.")]))
    link = linked_as_they_are(analyse(build(rows)), other, "1", "1")
    (added,) = [finding for finding in assess(link).findings if finding.kind == "strengthened"]
    assert added.summary.endswith("Part of it is said in 2 of the baseline: read them together.")
