"""The measuring of growth: codes of the size asked for, and a table that says what it is to say."""

from __future__ import annotations

from toolkit import pipeline
from toolkit.evaluation.growth import MOST_MEMORY, Grown, made, measured, table


def test_codes_of_any_size_the_same_for_the_same_seed() -> None:
    one = made(60, 1)
    assert len(pipeline.units_of(one)) == 60
    assert {unit.above[-1].id for unit in pipeline.units_of(one)} == {"c0", "c1"}
    assert one.instrument.text == made(60, 1).instrument.text != made(60, 2).instrument.text


def test_a_small_one_is_measured() -> None:
    found = measured(20)
    assert found.provisions == 20 and found.encode > 0 and found.align > 0


def test_the_table() -> None:
    shown = table([Grown(100, 1, 2, 0), Grown(200, 2, 9, MOST_MEMORY + 1)]).splitlines()
    assert "not measured" in shown[1] and shown[1].split()[5] == "-"
    assert "4.5" in shown[2] and "2048 MiB" in shown[2]
    assert shown[3] == "More than 2 GiB."
