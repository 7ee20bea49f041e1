"""Aligning beside encoding: what is measured gives the links of a comparison. The measuring itself is `make bench`."""

from __future__ import annotations

import pytest

from tests.evaluation.made import MEMBERS, OFFICERS, code
from toolkit import pipeline
from toolkit.evaluation.aligning import crosswalk, measured
from toolkit.model.finding import Assessment


@pytest.fixture(scope="module")
def found() -> Assessment:
    encoder = pipeline.encoder_named("default")
    return pipeline.compare(code(OFFICERS, name="officers"), code(MEMBERS, name="members"), encoder=encoder)


def test_codes_read_from_json_are_linked_as_they_were(found: Assessment) -> None:
    """So what is measured is the whole work."""
    kept = pipeline.render(found, format="json").encode("utf-8")
    again = crosswalk(kept, pipeline.encoder_named("default"))
    assert again.correspondences == found.crosswalk.correspondences
    assert again.unmatched_baseline == found.crosswalk.unmatched_baseline


def test_both_codes_are_counted_and_all_three_times_taken(found: Assessment) -> None:
    one = measured(pipeline.render(found, format="json").encode("utf-8"), runs=1)
    assert one.provisions == (len(OFFICERS), len(MEMBERS))
    assert min(one.encode, one.align, one.again) > 0
