"""A corpus of a few short codes, read quickly: what is tested is the benchmark and not the reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.corpus.made import quick
from toolkit.corpus import adding
from toolkit.corpus.arrivals import Arrival, Particulars
from toolkit.corpus.encoding import encode
from toolkit.corpus.holdings import Authority
from toolkit.corpus.shelf import Shelf, init
from toolkit.engines import in_process

Codes = Mapping[tuple[str, str], Sequence[str]]
"""Authority and date of adoption, and the provisions of the code."""


def shelf_of(folder: Path, codes: Codes) -> Shelf:
    """Each code becomes `authority/members-date`."""
    shelf = init(folder)
    arrivals = []
    for (authority, date), provisions in codes.items():
        lines = [
            f"# {authority}",
            f"Adopted {date}",
            *(f"{number} {text}" for number, text in enumerate(provisions, 1)),
        ]
        said = Particulars(Authority(authority, "district", "england"), "member_code", "Code", date)
        arrivals.append(Arrival(authority, f"{authority}.md", "\n".join(lines).encode(), said))
    with in_process() as engine:
        for one in adding.add(shelf, arrivals, reader=quick, engine=engine):
            assert one.state == "added", one
    return shelf


def meant(shelf: Shelf) -> None:
    """Encode every text by the letters it has: two texts with the same words mean the same."""
    with in_process() as engine:
        list(encode(shelf, letters, engine=engine))


def letters(texts: Sequence[str]) -> tuple[str, list[list[float]]]:
    """An encoder: how often each letter stands in a text, of length 1."""
    rows = [[float(text.lower().count(letter)) + 0.01 for letter in "abcdefghijklmnopqrstuvwxyz"] for text in texts]
    return "letters 1", [[value / sum(one * one for one in row) ** 0.5 for value in row] for row in rows]
