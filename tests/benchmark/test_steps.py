"""What an authority changed from one version of its code to the next."""

from __future__ import annotations

import pytest

from toolkit import pipeline
from toolkit.benchmark.steps import steps
from toolkit.corpus import adding
from toolkit.corpus.arrivals import Arrival, Particulars
from toolkit.corpus.holdings import Authority
from toolkit.corpus.shelf import Shelf, init
from toolkit.corpus.wordings import sources
from toolkit.engines import in_process
from toolkit.model.benchmark import Step

FIRST = """# Code of Conduct

1. A member must not accept a gift worth more than £50.
2. A member must tell the Clerk of every gift within 28 days of receiving it.
3. A member must treat officers with respect.
"""
SECOND = FIRST.replace("£50", "£25") + "4. A member must not use the council's resources for a political purpose.\n"
THIRD = SECOND.replace("1. A member must not", "1. A member should not")
CHAPTER = THIRD + "\n## Concerns\n\n5. A member may raise a concern in confidence.\n6. Nobody suffers for it.\n"
UNLIKE = "# Standing Orders\n\n1. The press is admitted to every meeting of a committee.\n2. Minutes are signed.\n"


def arrival(authority: str, date: str, text: str) -> Arrival:
    said = Particulars(Authority(authority), "member_code", "Code", date)
    return Arrival(authority, "code.md", text.encode(), said)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    made = init(tmp_path_factory.mktemp("kept") / "corpus")
    coming = [
        arrival("Ashdale Council", "2010-01-01", FIRST),
        arrival("Ashdale Council", "2015-06-01", SECOND),
        arrival("Ashdale Council", "2020-03-01", THIRD),
        arrival("Dovedale Council", "2020-03-01", THIRD),
        arrival("Dovedale Council", "2022-03-01", CHAPTER),
        arrival("Birchdale Council", "2012-01-01", FIRST.replace("Clerk", "Proper Officer")),
        arrival("Cedardale Council", "2011-01-01", FIRST),
        arrival("Cedardale Council", "2012-01-01", UNLIKE),
    ]
    with in_process() as engine:
        assert all(
            one.state == "added" for one in adding.add(made, coming, reader=pipeline.analysis_of_bytes, engine=engine)
        )
    return made


def told(found: tuple[Step, ...]) -> list[tuple[str, str, str]]:
    return [(one.date, one.kind, one.words.cite) for one in found]


def test_each_version_is_compared_with_the_one_before(shelf: Shelf) -> None:
    with in_process() as engine:
        found, warnings = steps(shelf, [one for one in sources(shelf) if "ashdale" in one.id], engine=engine)
    assert told(found) == [
        ("2015-06-01", "threshold_changed", "1"),
        ("2015-06-01", "additional", "4"),
        ("2020-03-01", "weakened", "1"),
    ]
    assert warnings == ()
    assert found[0].words.text == "A member must not accept a gift worth more than £25."


def test_one_version_has_no_history(shelf: Shelf) -> None:
    with in_process() as engine:
        assert steps(shelf, [one for one in sources(shelf) if "birchdale" in one.id], engine=engine) == ((), ())


def test_two_codes_that_are_no_versions_are_told(shelf: Shelf) -> None:
    with in_process() as engine:
        found, warnings = steps(shelf, sources(shelf), engine=engine)
    assert len(found) == 4
    assert len(warnings) == 1 and "cedardale-council/members-2012-01-01" in warnings[0]


def test_a_chapter_is_told_by_its_first_words(shelf: Shelf) -> None:
    with in_process() as engine:
        found, _ = steps(shelf, [one for one in sources(shelf) if "dovedale" in one.id], engine=engine)
    assert [(one.kind, one.words.text) for one in found] == [
        ("additional", "A member may raise a concern in confidence.")
    ]
