"""Who may see a register, heard from what a provision means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.analysis.builder import build
from toolkit.alignment import default_encoder
from toolkit.alignment.openness import CLASSES, heard, learnt, names_record
from toolkit.alignment.semantic import is_default
from toolkit.analysis import analyse
from toolkit.model.norm import Analysis, Facet

if TYPE_CHECKING:
    from toolkit.alignment import Encoder


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    found = default_encoder()
    assert found is not None
    return found


def _read(*texts: str) -> Analysis:
    rows = [(str(number), text) for number, text in enumerate(texts, start=1)]
    return analyse(build(rows, kind="officer_code", title="Code"))


def _said(analysis: Analysis) -> list[str]:
    return [str(facet.value) for facets in _facets(analysis) for facet in facets]


def _facets(analysis: Analysis) -> list[tuple[Facet, ...]]:
    return [facts.facets("register_access") for facts in analysis.facts]


UNFORESEEN = (
    "The gifts ledger rests upon the counter of the gatehouse, for every passer-by to page through.",
    "The return may be thumbed through by the internal auditor and not a soul besides.",
)


def test_words_that_no_list_has_are_heard(encoder: Encoder) -> None:
    read = _read(*UNFORESEEN)
    assert _said(read) == []
    assert _said(heard(read, encoder)) == ["public", "internal"]


def test_what_is_said_in_known_words_stays_as_it_was_read(encoder: Encoder) -> None:
    read = _read("The register is open to inspection by any person.", "Statements are available on request.")
    assert heard(read, encoder) == read


def test_other_rules_about_the_same_things_say_nothing_of_it(encoder: Encoder) -> None:
    read = _read(
        "You must enter every gift in the register within seven days.",
        "Show your pass at the desk when you come in.",
        "Do not publish statements about a colleague.",
        "Lock the filing cabinets when you leave.",
        "An entry must name the giver and the value.",
    )
    assert heard(read, encoder) == read


def test_the_proof_is_the_sentence_that_says_it(encoder: Encoder) -> None:
    text = f"You must write every gift in the ledger. {UNFORESEEN[0]}"
    (facets,) = _facets(heard(_read(text), encoder))[-1:]
    assert [text[slice(*facet.span)] for facet in facets] == [UNFORESEEN[0]]


def test_without_the_encoders_it_was_learnt_with_nothing_is_heard() -> None:
    read = _read(*UNFORESEEN)
    assert heard(read, None) is read
    assert heard(read, _Other()) is read
    assert not is_default(_Other())


class _Other:
    name = "another (1.0)"

    def encode(self, texts: object) -> object:
        raise AssertionError


def test_weights_are_there_for_every_class() -> None:
    assert set(learnt()["weights"]) == set(CLASSES)
    assert len({len(row) for row in learnt()["weights"].values()}) == 1


def test_only_what_names_a_record_is_heard() -> None:
    assert names_record("The roll of gifts lies in the hall.")
    assert not names_record("Councillors must be civil.")
