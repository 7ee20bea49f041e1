"""Which provisions bear on an expectation: by itself, whatever else is asked, and nothing where nothing is near."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from toolkit import pipeline
from toolkit.alignment.bearing import LEAST, MOST, bearing, bearing_features, bearing_weights
from toolkit.alignment.units import units_of
from toolkit.model.catalogue import Catalogue, Entry
from toolkit.model.norm import Analysis

ENTRIES = (
    Entry("gift", "Gifts", "Employees must report gifts worth more than £25.", "Handbook", "1", "gifts", "obligation"),
    Entry("cats", "Cats", "Cats must not be fed in the archive.", "Handbook", "2", "other", "prohibition"),
    Entry("bully", "Bullying", "Nobody may bully a colleague.", "Handbook", "3", "bullying", "prohibition"),
)
CODE = """# Employee Code
1. You must treat everyone with respect.
2. You must not bully or harass anybody.
3. You must tell your manager of a gift worth more than £50.
4. You must keep council property safe.
"""


def catalogue(*entries: Entry) -> Catalogue:
    return Catalogue("own", "Ours", "Handbook", "", entries)


def code(folder: Path) -> Analysis:
    path = folder / "code.md"
    path.write_text(CODE, encoding="utf-8")
    return pipeline.analysis(path, kind="officer_code")


def test_the_nearest_comes_first_and_strangers_are_far(tmp_path: Path) -> None:
    found = bearing(pipeline.expected(catalogue(*ENTRIES)), code(tmp_path), encoder=None)
    assert found["gift"][0].id == "3" and found["bully"][0].id == "2"
    assert all(place.confidence < 0.2 for place in found["cats"])
    for places in found.values():
        confidences = [place.confidence for place in places]
        assert confidences == sorted(confidences, reverse=True) and len(places) <= MOST
        assert all(LEAST <= value <= 1 for value in confidences)


def test_a_code_without_provisions_has_no_places(tmp_path: Path) -> None:
    whole = code(tmp_path)
    empty = Analysis(replace(whole.instrument, provisions=()), ())
    assert bearing(pipeline.expected(catalogue(*ENTRIES)), empty, encoder=None) == {entry.id: () for entry in ENTRIES}


def test_every_weight_is_of_a_feature_that_is_measured(tmp_path: Path) -> None:
    units = units_of(code(tmp_path))
    for model, encoder in (("lexical", None), ("voted", pipeline.encoder_named("default"))):
        names = set(bearing_features(units, units, encoder=encoder).names)
        assert set(bearing_weights(model)["features"]) <= names
