"""One code in several forms must give one tree: people cite the clause, whatever file it was read from."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

import pytest

from toolkit.model.provision import Instrument
from toolkit.pipeline import instrument

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
FORMS = (".docx", ".html", ".md", ".odt", ".pdf", ".txt")


def _codes() -> dict[str, list[Path]]:
    """The codes kept in more than one form; the house styles have answers of their own."""
    found: dict[str, list[Path]] = defaultdict(list)
    for path in sorted(CORPORA.rglob("*")):
        if path.suffix in FORMS and path.name != "README.md" and "structure" not in path.parts:
            found[path.relative_to(CORPORA).with_suffix("").as_posix()].append(path)
    return {name: paths for name, paths in found.items() if len(paths) > 1}


def _rows(found: Instrument) -> Counter[tuple[str, str]]:
    """Cite and words of each provision; letters and digits alone, for a printer breaks words and curls quotes."""
    return Counter(
        (row.cite, "".join(sign for sign in (row.heading + row.text).casefold() if sign.isalnum()))
        for row in found.provisions
    )


@pytest.mark.parametrize("name", _codes())
def test_every_form_of_a_code_gives_the_same_cites_and_words(name: str) -> None:
    first, *others = _codes()[name]
    expected = _rows(instrument(first))
    for path in others:
        assert _rows(instrument(path)) == expected, path.suffix


def test_there_are_codes_in_several_forms() -> None:
    assert len(_codes()) >= 6
