"""What `make bench` prints of the formats: every one is measured, on a comparison of the size that is promised."""

from __future__ import annotations

from typing import get_args

import pytest

from toolkit import pipeline
from toolkit.evaluation import formats


def test_every_format_of_a_large_comparison_has_its_row(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(formats, "RUNS", 1)
    formats.main()
    head, *rows = capsys.readouterr().out.splitlines()
    candidate, baseline = _numbers(head)
    assert candidate >= 130 and baseline >= 130
    assert [row.split()[0] for row in rows] == list(get_args(pipeline.Format))
    assert all(row.split()[2] == "s" and int(row.split()[3]) > 0 for row in rows)


def _numbers(head: str) -> tuple[int, int]:
    found = [int(word) for word in head.split() if word.isdecimal()]
    return found[0], found[1]
