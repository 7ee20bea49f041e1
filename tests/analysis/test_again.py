"""A later version is read as it would be alone, though most of it is taken from the former."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit import pipeline
from toolkit.analysis import analyse
from toolkit.analysis.again import facts_again

PAIRS = Path(__file__).resolve().parents[2] / "corpora" / "versions"


@pytest.mark.parametrize("name", ["brackendale", "millhaven", "pinecroft"])
def test_a_later_version_reads_as_alone(name: str) -> None:
    current, proposed = (pipeline.instrument(PAIRS / name / f"{side}.md") for side in ("current", "proposed"))
    former = analyse(current)
    assert analyse(proposed, former=former) == analyse(proposed)
    taken = facts_again(proposed, former, amounts=False)
    assert 0.4 * len(proposed.provisions) < len(taken) < len(proposed.provisions)


def test_a_lead_in_that_changes_is_read_again_with_its_items(tmp_path: Path) -> None:
    text = "# Code\n\n1. Members must:\n\n    (a) register gifts;\n\n    (b) keep records.\n\n2. You must be civil.\n"
    sides = []
    for at, words in enumerate((text, text.replace("1. Members must", "1. Members should"))):
        (tmp_path / f"{at}.md").write_text(words, encoding="utf-8")
        sides.append(pipeline.instrument(tmp_path / f"{at}.md"))
    former = analyse(sides[0])
    assert list(facts_again(sides[1], former, amounts=False)) == ["2"]
    assert analyse(sides[1], former=former).by_id["1/a"].modality == "recommendation"
