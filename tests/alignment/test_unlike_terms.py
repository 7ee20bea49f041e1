"""Definitions of two things are no counterparts; of one thing under two names they are."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from tests.alignment.made import code
from toolkit import pipeline
from toolkit.alignment.units import units_of
from toolkit.alignment.unlike_terms import unconfused

ONES = """1 In this Code-
(a) "meeting" means any meeting of the Council, the Cabinet or a committee.
(b) "benefit" means anything given at less than its price.
(c) A member must keep a list of meetings attended."""
OTHERS = """1 In these rules-
(a) "senior officer" denotes an officer graded at or above spinal column point 40.
(b) "freebie" is whatever comes to you for nothing.
(c) Employees must keep a diary of the hours that they work."""


def test_of_definitions_only_those_of_one_thing_may_answer_each_other(tmp_path: Path) -> None:
    ones, others = units_of(code(tmp_path, "ones", ONES)), units_of(code(tmp_path, "others", OTHERS))
    chances = np.full((3, 3), 0.9)
    found = unconfused(chances, ones, others, encoder=pipeline.encoder_named("default"))
    assert found.tolist() == [[0.0, 0.0, 0.9], [0.0, 0.9, 0.9], [0.9, 0.9, 0.9]]
    assert unconfused(chances, ones, others, encoder=None).tolist() == chances.tolist()
