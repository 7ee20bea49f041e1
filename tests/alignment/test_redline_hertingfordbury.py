"""A real code of 2012 and its revision of 2019, read side by side by a person first: what changed, as cites and kinds.

An obligation (6) is new and later numbers move by one; two appendices are gone, with the amounts in them, while nine
paragraphs still point to them; a section on the seven principles is new; a sentence of the introduction is replaced;
the adoption gains a line, and a capital letter changes. Nothing is reversed.
"""

from __future__ import annotations

import pytest

from tests.alignment.redlines import told
from tests.shared import SHARED, needs_shared
from toolkit import pipeline
from toolkit.model.redline import Redline

pytestmark = needs_shared
FOLDER = SHARED / "hertingfordbury"


@pytest.fixture(scope="module")
def found() -> Redline:
    current, proposed = (pipeline.analysis(FOLDER / f"code_of_conduct_{year}.pdf") for year in (2012, 2019))
    return pipeline.redline(current, proposed)


def test_every_change_once_and_no_other(found: Redline) -> None:
    rows = sorted((kind, before[:1], after[:1]) for kind, before, after in told(found))
    assert rows == [
        ("additional", [], ["6"]),
        ("additional", [], ["Adoption¶2"]),
        ("additional", [], ["Introduction¶2"]),
        ("additional", [], ["Seven principles of public life"]),
        ("broken_reference", [], ["7"]),
        ("broken_reference", [], ["7"]),
        ("missing", ["Appendix A"], []),
        ("missing", ["Appendix B"], []),
        ("missing", ["Introduction¶2"], []),
        ("wording_only", ["Adoption¶1"], ["Adoption¶1"]),
    ]


def test_the_directions(found: Redline) -> None:
    ways = {(one.kind, (*one.baseline, *one.candidate)[0]): one.direction for one in found.assessment.findings}
    assert ways["missing", "appendix-b"] == "weaker"
    assert ways["additional", "member-obligations/6"] == "stricter"


def test_later_numbers_move_by_one(found: Redline) -> None:
    assert [(one.before, one.after) for one in found.renumbering] == [(str(n), str(n + 1)) for n in range(6, 16)]


def test_nine_paragraphs_point_to_appendices_that_are_gone(found: Redline) -> None:
    broken = [flaw for flaw in found.flaws if flaw.code == "reference_broken"]
    by_id = found.crosswalk.candidate.instrument.by_id
    cites = {by_id[one].cite for flaw in broken for one in flaw.provisions}
    assert cites == {"7", "8", "9", "11", "12", "13", "14", "15", "16"}
    assert not any(flaw.earlier for flaw in broken)


def test_the_lost_amount_is_named(found: Redline) -> None:
    gone = next(one for one in found.assessment.findings if one.baseline[:1] == ("appendix-b",))
    assert "£50" in gone.summary
