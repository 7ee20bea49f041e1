"""What is wrong with a proposed text, each fault on a small code of its own; and codes without fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.alignment.redlines import read
from toolkit import pipeline
from toolkit.model.redline import Flaw

CODE = """
# Code of Conduct

## Gifts
1. You must register with the Clerk any gift with an estimated value of more than £50.
2. You must register the gift within 28 days of receiving it.

## Respect
3. You must treat every person with respect.
"""


def faults(folder: Path, current: str, proposed: str, *others: tuple[str, str]) -> list[Flaw]:
    papers = [(name, read(folder, name, text)) for name, text in others]
    found = pipeline.redline(read(folder, "a", current), read(folder, "b", proposed), others=papers)
    return list(found.flaws)


def test_a_code_without_fault(tmp_path: Path) -> None:
    assert faults(tmp_path, CODE, CODE) == []


def test_guidance_with_another_amount(tmp_path: Path) -> None:
    guidance = "# Guidance\n\n1. A gift with an estimated value of more than £25 must be registered with the Clerk.\n"
    (found,) = faults(tmp_path, CODE, CODE, ("guidance", guidance))
    assert (found.code, found.other, found.provisions) == ("amount_inconsistent", "guidance", ("gifts/1",))
    assert "£25" in found.message and "£50" in found.message


def test_guidance_that_agrees_and_a_report_that_tells_of_the_change(tmp_path: Path) -> None:
    guidance = "# Guidance\n\n1. A gift with an estimated value of more than £50 must be registered with the Clerk.\n"
    report = (
        "# Report\n\n1. The value above which a gift must be registered with the Clerk is raised from £25 to £50, an "
        "estimated value.\n"
    )
    assert faults(tmp_path, CODE, CODE, ("guidance", guidance), ("report", report)) == []


def test_a_report_with_another_period(tmp_path: Path) -> None:
    report = "# Report\n\n1. Members must register a gift within 14 days of receiving it.\n"
    (found,) = faults(tmp_path, CODE, CODE, ("report", report))
    assert (found.code, found.provisions) == ("period_inconsistent", ("gifts/2",))


def test_a_number_used_twice_and_one_left_out(tmp_path: Path) -> None:
    proposed = CODE.replace("2. You must register the gift", "4. You must register the gift")
    codes = {flaw.code for flaw in faults(tmp_path, CODE, proposed)}
    assert codes & {"number_missing", "number_order", "number_repeated"}


@pytest.mark.parametrize("word", ["must", "shall"])
def test_words_of_duty(tmp_path: Path, word: str) -> None:
    proposed = CODE.replace("3. You must", f"3. You {word}")
    codes = [flaw.code for flaw in faults(tmp_path, CODE, proposed)]
    assert codes == ([] if word == "must" else ["force_words_mixed"])


TERMS = """
# Code of Conduct

1. In this Code, "sponsor" means any person who pays for an event.
2. You must name every sponsor.
3. You must treat every person with respect.
"""


def test_a_term_that_nothing_uses(tmp_path: Path) -> None:
    proposed = TERMS.replace("name every sponsor", "be punctual")
    assert [flaw.code for flaw in faults(tmp_path, TERMS, proposed)] == ["term_unused"]
    assert faults(tmp_path, TERMS, TERMS) == []


def test_a_fault_that_was_there_before_says_so(tmp_path: Path) -> None:
    current = CODE.replace("with respect.", "as Appendix C says.")
    (found,) = faults(tmp_path, current, current)
    assert (found.code, found.earlier) == ("reference_broken", True)
