"""A district council's report: short names for the codes, members spoken to, letters in numbers, two rules in one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assessment.claims import table
from tests.assessment.test_claims import judged
from toolkit import pipeline
from toolkit.assessment.claims_named import Parties, parties, unaddressed
from toolkit.model.norm import Analysis

(CASE,) = table("district")


def read(folder: Path, **texts: str) -> list[Analysis]:
    found = []
    for name, text in texts.items():
        path = folder / f"{name}.md"
        path.write_text(text, encoding="utf-8")
        found.append(pipeline.analysis(path, kind="report" if name == "report" else None))
    return found


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> list[Analysis]:
    folder = tmp_path_factory.mktemp("district")
    return read(folder, report=CASE["text"], candidate=CASE["candidate"], baseline=CASE["baseline"])


@pytest.fixture(scope="module")
def named(documents: list[Analysis]) -> Parties:
    report, candidate, baseline = documents
    return parties(candidate, baseline, report)


@pytest.mark.slow
def test_every_claim_is_found_and_judged(documents: list[Analysis]) -> None:
    found = pipeline.verify(*documents, encoder=pipeline.encoder_named("default"))
    assert [[one.cite, one.kind, one.text, one.verdict] for one in found.claims] == CASE["claims"]


def test_short_names_are_learnt_from_the_report(named: Parties) -> None:
    assert named.short == (("Rules", "candidate"), ("Code", "baseline"))


@pytest.mark.parametrize(
    ("words", "sides"),
    [
        ("Under the Rules no gift may be kept.", ("candidate",)),
        ("The Code has no such limit.", ("baseline",)),
        ("Members will wish to note that staff may keep gifts.", ("candidate",)),
        ("Officers are satisfied that a councillor must withdraw.", ("baseline",)),
        ("Councillors tell the Monitoring Officer.", ("baseline",)),
        ("The Monitoring Officer must be told by councillors.", ("baseline",)),
        ("Any member of the public may see the staff register.", ("candidate",)),
        ("The rules of the road are another matter; members keep them.", ("baseline",)),
        ("Members must register.", ("baseline",)),
        ("Both apply.", ("candidate", "baseline")),
    ],
)
def test_of_whom_words_speak(named: Parties, words: str, sides: tuple[str, ...]) -> None:
    assert named.spoken_of(words) == sides


def test_blanks_keep_the_places() -> None:
    words = "Members are asked to note that staff keep gifts."
    assert len(unaddressed(words)) == len(words) and unaddressed(words).index("staff") == words.index("staff")


@pytest.mark.parametrize("words", ["rule 4", "standards 12", "Rules"])
def test_a_rule_of_nobody_is_no_citation(tmp_path: Path, words: str) -> None:
    """Without a short name "rule 4" may be of any document, the standing orders' for one."""
    assert judged(tmp_path, f"1.1 By {words} a vote is taken by show of hands.") == []


def test_each_part_of_a_contrast_speaks_of_its_own_code(tmp_path: Path) -> None:
    officers = "# Employees' Code of Conduct\n\n1 Employees must report gifts over £25 to their director.\n"
    members = "# Members' Code of Conduct\n\n1 Members must register gifts over £50 with the Monitoring Officer.\n"
    line = "1.1 Employees report gifts over £25, whereas members register gifts over £{}."
    for amount, verdict in (("50", "supported"), ("75", "contradicted")):
        found = judged(tmp_path, line.format(amount), officers=officers, members=members)
        assert [row[1:] for row in found] == [("£25", "supported"), (f"£{amount}", verdict)]


def test_the_candidates_own_paragraph_may_be_the_measure(tmp_path: Path) -> None:
    """Where the paragraph cited is the officers', what is weaker is the members' clause."""
    officers = "# Employees' Code of Conduct\n\n1 Employees must declare every gift over £25 within 28 days.\n"
    members = "# Members' Code of Conduct\n\n1 Members must declare every gift over £100 within 28 days.\n"
    line = "1.1 The Members' Code is at least as strict as paragraph 1 of the Employees' Code."
    found = judged(tmp_path, line, officers=officers, members=members)
    assert ("equivalence", "contradicted") in [(row[0], row[2]) for row in found]
