"""The page on time and memory: what it holds, and that the clock adds up. The measuring itself is `make bench`."""

from __future__ import annotations

import re
import time

import pytest

from tests.evaluation.made import MEMBERS, OFFICERS
from tests.test_architecture import CHECKOUT
from toolkit.evaluation import bench
from toolkit.evaluation.figures import Aligned, Long, Rival
from toolkit.evaluation.performance import with_aligning, with_long, written
from toolkit.evaluation.scale_page import section_of, with_section
from toolkit.evaluation.timing import BASELINE, PARTS, Clock, Pass, compared, medians

SECTIONS = [
    "Whole comparisons",
    "Stages: Made codes",
    "Aligning beside encoding",
    "Redlines beside others",
    "Redlines of long documents",
    "Readers",
    "How it was measured",
]
LONG = [Long(75, 30_000, 9.0, 200 * 2**20, 0), Long(150, 60_000, 18.9, 250 * 2**20, 180 * 2**20)]
ALIGNED = Aligned((150, 160), 2.0, 3.4, 0.4)
RIVALS = [
    Rival("Made codes", "theirs", 1.5, 7, 2, 3),
    Rival("Made codes", "absent", None, None, None, 3),
]


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> bench.Measured:
    folder = tmp_path_factory.mktemp("codes")
    for name, code in (("members", MEMBERS), ("officers", OFFICERS)):
        text = "# Code\n\n" + "".join(f"{number}. {words}\n\n" for number, words in code.items())
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    one = compared(folder / "officers.md", folder / "members.md")
    return bench.Measured("Made codes", bench.Cold(2.0, 300 * 2**20), one, [one, one])


def test_every_stage_is_timed(measured: bench.Measured) -> None:
    assert measured.first.provisions == (4, 4)
    assert set(measured.first.seconds) >= {*PARTS, BASELINE} - {"encode"}
    assert measured.first.total == pytest.approx(
        sum(seconds for name, seconds in measured.first.seconds.items() if name != BASELINE)
    )


def test_the_page_has_its_sections(measured: bench.Measured) -> None:
    page = written(
        [measured], [bench.Speed("pdf", 30, 0.5)], RIVALS, LONG, aligned=ALIGNED, machine=bench.machine(), runs=5
    )
    assert re.findall(r"^## (.*)", page, re.MULTILINE) == SECTIONS
    assert "| 60 |" in page, "pages per second"
    assert "| Made codes | theirs | 1.5 s | 7 | 2 of 3 |" in page
    assert "| Made codes | absent | - | - | - |" in page
    assert "| 150 | 60,000 | 18.9 s | 315 ms | 2.1 | 250 MiB | 180 MiB |" in page
    assert "| 150 and 160 | 2.0 s | 3.4 s | 1.7 | 400 ms |" in page
    assert "300 MiB" in page and "vary from machine to machine" in page
    assert all(f"\n| {part} |" in page for part in (*PARTS, BASELINE))


def test_memory_that_cannot_be_measured_is_said_so(measured: bench.Measured) -> None:
    windows = bench.Measured("Made codes", bench.Cold(2.0, 0), measured.first, measured.warm)
    assert "not measured" in written([windows], [], [], machine="2 cores", runs=5)


def test_the_section_on_long_documents_is_written_anew_or_put_in() -> None:
    page = written([], [], [], LONG[:1], machine="2 cores", runs=5)
    assert with_long(page, LONG) == written([], [], [], LONG, machine="2 cores", runs=5)
    head, _, rest = page.partition("## Redlines of long documents")
    assert with_long(f"{head}## Readers{rest.partition('## Readers')[2]}", LONG[:1]) == page


def test_the_section_on_aligning_is_written_anew_or_put_in() -> None:
    page = written([], [], [], LONG, aligned=ALIGNED, machine="2 cores", runs=5)
    assert with_aligning(page, ALIGNED) == page
    assert with_aligning(written([], [], [], LONG, machine="2 cores", runs=5), ALIGNED) == page
    marked = with_section(page, "## A corpus")
    assert with_aligning(marked, ALIGNED) == marked


def test_the_page_in_the_docs_was_written_by_this() -> None:
    page = (CHECKOUT / "docs" / "performance.md").read_text(encoding="utf-8")
    # What `make bench-scale` wrote stands between marks of its own.
    found = re.findall(r"^## (.*)", page.replace(section_of(page) or "-", ""), re.MULTILINE)
    assert found[0] == SECTIONS[0] and found[-5:] == SECTIONS[2:]
    assert [name.startswith("Stages: ") for name in found[1:-5]] == [True] * (len(found) - 6) != []
    assert "Python 3." in page


def test_inner_parts_are_taken_off_the_outer() -> None:
    clock = Clock()
    with clock.part("outer"):
        time.sleep(0.02)
        with clock.part("inner"):
            time.sleep(0.06)
    assert clock.seconds["inner"] >= 0.06
    assert 0.02 <= clock.seconds["outer"] < clock.seconds["inner"]
    assert clock.timed("counted", max)(1, 2) == 2 and "counted" in clock.seconds


def test_medians_leave_the_baseline_out_of_the_total() -> None:
    passes = [Pass({"read": seconds, BASELINE: 9.0}, (1, 1)) for seconds in (1.0, 2.0, 30.0)]
    found = medians(passes)
    assert (found["read"], found["total"], found[BASELINE], found["encode"]) == (2.0, 2.0, 9.0, 0.0)
