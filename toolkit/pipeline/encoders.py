"""The encoder that a name stands for, and its rows for texts that are no provisions of two codes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from toolkit.alignment import Encoder, default_encoder, votes
from toolkit.alignment.cache import cached
from toolkit.alignment.folder import folder_encoder


def encoder_named(name: str, *, cache: Path | None = None) -> Encoder | None:
    """ "default": the default encoder, None where it is not installed; "lexical": none at all; else the folder of one.

    cache: the folder where rows that were encoded are kept; without it every text is encoded anew. Raises BadOption.
    """
    if name == "lexical":
        return None
    found = default_encoder() if name == "default" else folder_encoder(Path(name))
    return cached(found, cache) if cache else found


def rows_encoded(texts: Sequence[str], *, encoder: str) -> tuple[str, list[list[float]]]:
    """The name of the first vote of an encoder (see `encoder_named`), and its row for each text: 32-bit floats, of
    length 1; a text's row depends on that text alone. "" and no rows where there is no such encoder."""
    found = _first_vote(encoder)
    return (found.name, found.encode(texts).tolist()) if found else ("", [])


@cache
def _first_vote(encoder: str) -> Encoder | None:
    return next(iter(votes(encoder_named(encoder))), None)
