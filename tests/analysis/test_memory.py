"""What a process remembers of other codes changes nothing in what it says of this one."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit import pipeline
from toolkit.analysis import analyse, memory
from toolkit.model.provision import Instrument

PAIRS = Path(__file__).resolve().parents[2] / "corpora" / "versions"
LEADS = "# Code\n\n1. {opening}\n\n    (a) register gifts;\n\n    (b) keep records.\n\n2. You must be civil.\n"


@pytest.fixture
def forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_kept", {})


@pytest.fixture(scope="module")
def codes() -> list[Instrument]:
    names = ("brackendale", "millhaven")
    return [pipeline.instrument(PAIRS / name / f"{side}.md") for name in names for side in ("current", "proposed")]


@pytest.mark.parametrize("most", [memory.MOST, 40])
def test_codes_read_alike_with_and_without_memory(
    codes: list[Instrument], most: int, forgotten: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "MOST", most)
    plain = [analyse(one) for one in codes]
    for _ in range(2):
        assert [analyse(one, remembering=True) for one in codes] == plain
    assert 0 < len(memory._kept) <= most


def test_what_was_read_is_not_read_again(
    codes: list[Instrument], forgotten: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[str] = []
    parse = analyse.__globals__["parse"]

    def counting(texts: list[str]) -> object:
        parsed.extend(texts)
        return parse(texts)

    monkeypatch.setitem(analyse.__globals__, "parse", counting)
    analyse(codes[0], remembering=True)
    assert len(parsed) == len(codes[0].provisions)
    analyse(codes[0], remembering=True)
    assert len(parsed) == len(codes[0].provisions)


def test_items_follow_the_lead_in_of_their_own_code(tmp_path: Path, forgotten: None) -> None:
    sides = []
    for at, opening in enumerate(("Members must:", "Members should:", "Members must:")):
        text = LEADS.format(opening=opening)
        # In the last the same words stand at another number, so the lead-in has another id.
        (tmp_path / f"{at}.md").write_text(text.replace("\n1.", "\n3.") if at == 2 else text, encoding="utf-8")
        sides.append(analyse(pipeline.instrument(tmp_path / f"{at}.md"), remembering=True))
    assert [one.by_id[f"{place}/a"].modality for one, place in zip(sides, "113", strict=True)] == [
        "obligation",
        "recommendation",
        "obligation",
    ]
    assert [one.by_id[f"{place}/a"].norms[0].cue_in for one, place in zip(sides, "113", strict=True)] == ["1", "1", "3"]
