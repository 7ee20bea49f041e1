"""Proper names in quoted words: what is hidden where peers are anonymous, and what is left."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.benchmark.kept import shelf_of
from toolkit.benchmark.proper import hiding
from toolkit.corpus.wordings import sources

CODES = {
    ("Ashdale", "2019-05-01"): (
        "Gifts are handed in at the Guildhall in Corn Hill, and noted by the Communications Officer.",
        "Members must not use Brindley House for private ends.",
        "Guildhall staff must keep the book of gifts.",
        "The duty stands in section 117 of the Local Government Act 1972, and in the Zoning Act 1999.",
    ),
    ("Ashdale", "2021-05-01"): ("The book of gifts lies open at the Guildhall on the first Monday of May.",),
    ("Birchdale", "2019-05-01"): (
        "Gifts are handed in at the Town Hall, up the hill, beside the corn exchange.",
        "All communications with the press go through the Mayor, who lives near St Swithun's Church.",
    ),
    ("Cedardale", "2020-05-01"): ("Write to the Mayor; the house is never closed, as Quayle's Rules say.",),
}


@pytest.fixture(scope="module")
def hide(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    shelf = shelf_of(tmp_path_factory.mktemp("proper") / "corpus", CODES)
    return hiding(shelf, sources(shelf), "Our own code speaks of Quayle's Rules.")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Hand it in at the Guildhall.", "Hand it in at the [name]."),
        ("Guildhall staff must keep the book.", "[name] staff must keep the book."),  # also where a sentence begins
        ("not use Brindley House for private ends", "not use [name] House for private ends"),
        ("near St Swithun's Church", "near St [name]"),  # several in a row are one
        ("the Communications Officer", "the Communications Officer"),  # Birchdale writes it small
        ("in Corn Hill", "in Corn Hill"),  # so it does these: a name of common words stays
        ("Write to the Mayor on Monday", "Write to the Mayor on Monday"),
        ("as Quayle's Rules say", "as Quayle's Rules say"),  # ours too
        ("a guildhall", "a guildhall"),
        ("Mail legal@ashdale.example or see www.ashdale.example/codes.", "Mail [address] or see [address]."),
        ("See ashdale.gov.uk, or ring 01632 960 001 (AB1 2CD).", "See [address], or ring [address] ([address])."),
        ("over £1,000 by section 117(2) of the 1972 Act", "over £1,000 by section 117(2) of the 1972 Act"),
    ],
)  # fmt: skip
def test_what_is_hidden(hide: Callable[[str], str], text: str, left: str) -> None:
    assert hide(text) == left
