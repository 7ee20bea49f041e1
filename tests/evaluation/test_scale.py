"""The pages on growing corpora: what they hold, and that the rest stays. The measuring is `make bench-scale`."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

from tests.test_architecture import CHECKOUT
from toolkit.errors import ConductError
from toolkit.evaluation import bench, scale
from toolkit.evaluation.scale_page import MARKS, Plain, Run, Size, performance, section_of, with_section
from toolkit.evaluation.scale_page import scale as scale_section
from toolkit.evaluation.scale_plain import main, tf_idf_pairs

SIZES = [
    Size(100, 10_000, 8_000, 5_000, 10_000_000, Run(20, 2**29, 2**28), Run(10, 2**29, 2**28), Run(1, 2**28)),
    Size(1000, 100_000, 80_000, 40_000, 80_000_000, Run(180, 2**29, 2**28), Run(30, 2**29, 2**28), Run(2, 0)),
]
PLAIN = [Plain("TF-IDF", 1000, 89_000, Run(60, 2**30))]


def test_the_section_tells_sizes_growth_and_unit_costs() -> None:
    text = performance(SIZES, PLAIN, machine="2 cores")
    assert "| 100 | 10,000 | 8,000 | 5,000 (62%) | 10 MiB | 20.0 s | 512 MiB and 256 MiB | 10.0 s |" in text
    assert "10.0 times as many and 8.0 times the distinct texts, `add` takes 9.0 times as long" in text
    assert "`benchmark` 3.0 times, `search` 2.0 times." in text
    assert "| 1,000 | 180 ms | 1.8 ms | 4.5 ms | 2.0 kB |" in text
    assert "| TF-IDF | 60.0 s | 1,024 MiB |" in text and "| conduct benchmark | 30.0 s |" in text
    assert "Beside two plain" not in performance(SIZES, [], machine="2 cores")


def test_what_was_not_measured_is_told_as_arithmetic() -> None:
    text = scale_section(SIZES, machine="2 cores")
    assert "10,000 codes would take 30 min to add" in text and "not a measurement" in text
    assert "one search: 2.0 s, not measured" in text
    whole = Size(10_000, 1_000_000, 900_000, 250_000, 10**9, Run(3600, 0), Run(50, 0), Run(5, 0))
    assert "arithmetic" not in scale_section([whole], machine="2 cores")
    assert "arithmetic" not in scale_section(SIZES[:1], machine="2 cores"), "of few codes loading is most of it"


def test_a_page_keeps_everything_else() -> None:
    page = "# Page\n\nbefore\n\n## Redlines beside others\n\nafter\n"
    once = with_section(page, "## A\n\nfirst")
    assert once.index("before") < once.index("first") < once.index("## Redlines")
    assert section_of(once) == "## A\n\nfirst"
    twice = with_section(once, r"\1 second")
    assert "first" not in twice and section_of(twice) == r"\1 second"
    assert re.sub("|".join(map(re.escape, MARKS)), "", twice.replace(r"\1 second", "")).split() == page.split()
    assert with_section("# Page", "x").endswith(f"x\n\n{MARKS[1]}\n") and section_of("# Page") == ""


def test_the_pages_have_room_for_it() -> None:
    for page in (bench.PAGE, scale.SCALE):
        text = page.read_text(encoding="utf-8")
        assert text.count(MARKS[0]) == text.count(MARKS[1]) == 1 and section_of(text)
    assert "bench-scale" in (CHECKOUT / "Makefile").read_text(encoding="utf-8")


def test_pairs_of_like_texts_are_counted_from_both_sides(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = ["Declare gifts at once", "Declare all gifts", "Wear a tie", "wear a tie"]
    assert tf_idf_pairs(texts) >= 6, "each with itself, and the last two with each other"
    assert tf_idf_pairs(texts[1:3]) == 2
    (tmp_path / "gold.jsonl").write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["scale_plain", "tf-idf", str(tmp_path / "gold.jsonl")])
    main()
    assert int(capsys.readouterr().out) == tf_idf_pairs(texts)


def test_a_command_is_measured_in_its_own_process() -> None:
    done = scale.ran("toolkit", "--version")
    assert done.seconds > 0 and (sys.platform == "win32" or done.peak > 2**20)
    with pytest.raises(ConductError, match="no corpus"):
        scale.ran("toolkit", "corpus", "list", "nowhere")
