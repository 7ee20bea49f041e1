"""What the comparison of the texts found decides what is a move in the tracked copy."""

from __future__ import annotations

from tests.reporting.tracked_documents import docx, said
from toolkit.reporting.tracked import Known, accepted, count_changes, rejected, tracked_docx

BADGE = "Employees must wear the badge that the Council issues to them."
SMOKE = "Smoking in any vehicle or building of the Council is not allowed."
REPORT = "Tell the Safety Adviser of an accident on the day it happens."
REWRITTEN = "An accident should be told to the duty officer within a week."


def test_a_rewritten_paragraph_at_another_place_is_a_move_where_it_is_known_to_be() -> None:
    current, proposed = (
        docx([said(REPORT), said(BADGE), said(SMOKE)]),
        docx([said(BADGE), said(SMOKE), said(REWRITTEN)]),
    )
    known = [Known(REPORT, REWRITTEN, moved=True)]
    assert count_changes(tracked_docx(current, proposed)).moved == 0
    made = tracked_docx(current, proposed, known=known)
    assert count_changes(made).moved == 1
    assert (rejected(made), accepted(made)) == ([REPORT, BADGE, SMOKE], [BADGE, SMOKE, REWRITTEN])


def test_what_stands_twice_or_nowhere_settles_nothing() -> None:
    current, proposed = docx([said(BADGE), said(BADGE), said(SMOKE)]), docx([said(BADGE), said(SMOKE)])
    known = [Known(BADGE, BADGE, moved=True), Known(REPORT, SMOKE)]
    assert tracked_docx(current, proposed, known=known) == tracked_docx(current, proposed)


def test_a_typed_number_before_the_words_is_looked_past() -> None:
    current = docx([said(f"2.1 {SMOKE}"), said(f"2.2 {BADGE}")])
    proposed = docx([said(f"2.1 {BADGE}"), said(f"2.2 {SMOKE}")])
    known = [Known(SMOKE, SMOKE), Known(BADGE, BADGE, moved=True)]
    made = tracked_docx(current, proposed, known=known)
    assert count_changes(made).moved == 1
    assert accepted(made) == [f"2.1 {BADGE}", f"2.2 {SMOKE}"]
