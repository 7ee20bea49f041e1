"""Whole comparisons: nothing lost, nothing told twice, and what the first issue asks of the real and the Kent pair."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tests.assessment.accounts import check, cites, words
from tests.shared import SHARED, needs_shared
from toolkit import pipeline
from toolkit.corpus.location import corpora_folder
from toolkit.corpus.store import find, kept
from toolkit.model.finding import Assessment, Finding

AUTHORITIES = sorted({item.id.partition("/")[0] for item in kept(corpora_folder())})
REAL = {
    "another council's": ("hertingfordbury/code_of_conduct_2019.pdf", "wye_valley/code_of_conduct.pdf"),
    "a revision": ("hertingfordbury/code_of_conduct_2019.pdf", "hertingfordbury/code_of_conduct_2012.pdf"),
}


@cache
def bundled(authority: str, encoder: str) -> Assessment:
    """The officers' code of an authority against its members' code."""
    officers, members = (
        pipeline.analysis(find(f"{authority}/{side}", corpora_folder())) for side in ("officers", "members")
    )
    return pipeline.compare(officers, members, encoder=pipeline.encoder_named(encoder))


@cache
def real(name: str) -> Assessment:
    """One of the real pairs, by the default encoder."""
    candidate, baseline = (pipeline.analysis(SHARED / Path(path)) for path in REAL[name])
    return pipeline.compare(candidate, baseline, encoder=pipeline.encoder_named("default"))


@pytest.mark.parametrize("authority", AUTHORITIES)
def test_bundled_pairs(authority: str) -> None:
    """By words alone: quicker, and the rules are the same."""
    check(bundled(authority, "lexical"))


@needs_shared
@pytest.mark.slow
@pytest.mark.parametrize("name", REAL)
def test_real_pairs(name: str) -> None:
    check(real(name))


def linked(found: Assessment) -> set[tuple[str, str]]:
    """Every linked pair of cites, baseline first."""
    ones, others = found.crosswalk.baseline.instrument.by_id, found.crosswalk.candidate.instrument.by_id
    return {
        (ones[one].cite, others[other].cite)
        for link in found.crosswalk.correspondences
        for one in link.baseline
        for other in link.candidate
    }


def of_kind(found: Assessment, kind: str) -> list[Finding]:
    return [finding for finding in found.findings if finding.kind == kind]


REAL_LINKS = {
    "respect": ("4(b)", {"1"}),
    "bullying": ("4(c)", {"2"}),
    "confidentiality": ("5(a)", {"5"}),
    "resources": ("7(b)", {"4"}),
    "registration": ("15(", {"7", "9"}),
    "sensitive information": ("16(", {"10"}),
}


@needs_shared
@pytest.mark.slow
@pytest.mark.parametrize(("baseline", "candidates"), REAL_LINKS.values(), ids=REAL_LINKS)
def test_the_real_pair_finds_its_counterparts(baseline: str, candidates: set[str]) -> None:
    """The community council's paragraph, any part of it, with the parish council's."""
    found = linked(real("another council's"))
    assert candidates <= {other for one, other in found if one.startswith(baseline)}


@needs_shared
@pytest.mark.slow
@pytest.mark.parametrize("cited", ["9(b)", "17", "6(1)(c)"])
def test_the_real_pair_shows_what_is_missing(cited: str) -> None:
    """Gifts, and the duty to report other members' breaches."""
    found = real("another council's")
    (finding,) = [each for each in of_kind(found, "missing") if cited in cites(found, each)[0]]
    assert (finding.direction, finding.candidate) == ("weaker", ())


KENT: dict[str, tuple[str, str, str, str, tuple[str, str], tuple[str, str]]] = {
    "register": (
        "register_access_changed",
        "12(3)",
        "8.1",
        "weaker",
        ("public", "on_request"),
        ("open to public inspection", "on request"),
    ),
    "amount": ("threshold_changed", "14(1)", "10.1", "weaker", ("over 25 GBP", "from 50 GBP"), ("£25", "£50")),
    "amount in the list of interests": (
        "threshold_changed",
        "8(1)(d)",
        "7.5.3",
        "weaker",
        ("over 25 GBP", "over 50 GBP"),
        ("£25", "£50"),
    ),
    "first declaration": ("deadline_changed", "12(1)", "7.3", "weaker", ("28 days", "3 months"), ("28 days", "months")),
    "later declaration": (
        "deadline_changed",
        "12(2)",
        "7.4",
        "stricter",
        ("28 days", "14 days"),
        ("28 days", "14 days"),
    ),
    "gifts": ("deadline_changed", "14(1)", "10.1", "weaker", ("28 days", "2 months"), ("28 days", "two months")),
}


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "one", "other", "direction", "values", "shown"), KENT.values(), ids=KENT)
def test_the_kent_pair_shows_what_differs(
    kind: str, one: str, other: str, direction: str, values: tuple[str, str], shown: tuple[str, str]
) -> None:
    found = bundled("thornmere", "default")
    (finding,) = [each for each in of_kind(found, kind) if one in cites(found, each)[0]]
    assert other in cites(found, finding)[1], "alone, or joined by others of its clause"
    assert finding.direction == direction
    assert (finding.baseline_value, finding.candidate_value) == values
    assert all(part in whole for part, whole in zip(shown, words(found, finding), strict=True))


@pytest.mark.slow
def test_the_kent_pair_links_the_test_with_the_preamble() -> None:
    found = bundled("thornmere", "default")
    assert ("10(1)", "Preamble¶2") in linked(found)
    (finding,) = [each for each in found.findings if "10(1)" in cites(found, each)[0]]
    assert (finding.kind, finding.direction, finding.severity) == ("weakened", "weaker", "grave")


@pytest.mark.slow
def test_the_kent_pair_says_that_nobody_need_withdraw() -> None:
    """Linked to the rule on being present, or to nothing: the duty to leave the room is gone, which is grave."""
    found = bundled("thornmere", "default")
    lost = [each for each in found.findings if "11(1)(a)" in cites(found, each)[0] and each.severity == "grave"]
    assert {each.direction for each in lost} == {"weaker"}
    assert {each.kind for each in lost} <= {"missing", "weakened"}
    (missing,) = [each for each in of_kind(found, "missing") if "11(1)(b)" in cites(found, each)[0]]
    assert "11(1)(c)" in cites(found, missing)[0]
    assert (missing.direction, missing.severity) == ("weaker", "grave")


@pytest.mark.slow
def test_two_runs_give_the_same_bytes() -> None:
    """Read, analysed, aligned, judged and printed twice."""
    runs = []
    for _ in range(2):
        bundled.cache_clear()
        found = bundled("thornmere", "default")
        runs.append([pipeline.render(found, format=wanted) for wanted in ("json", "md", "html")])
    assert runs[0] == runs[1]
