"""Who may see a register: what is read in sentences beside what people wrote, by words alone and with the encoders."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

from toolkit import pipeline
from toolkit.errors import BadData
from toolkit.evaluation.norms import Figure, alone
from toolkit.model.norm import Analysis

NONE = "none"
"""Written beside a sentence that says nothing of who may see."""
Said = tuple[str, str]
"""A sentence and what people wrote beside it: "public", "on_request", "internal" or NONE."""


def access_sentences(half: str, corpora: Path) -> list[Said]:
    """The sentences of "development" or "test". Raises BadData where they are missing."""
    path = corpora / "sentences" / "access.toml"
    if not path.is_file():
        raise BadData(f"{path.name}: the sentences to measure the analysis by are missing: install again")
    return [(row["s"], row["a"]) for row in tomllib.loads(path.read_text(encoding="utf-8"))[half]["rows"]]


def access_figures(corpora: Path, encoder: pipeline.Encoder | None) -> Iterator[Figure]:
    """One half after the other, by words alone, then with the encoder where there is one. Raises BadData."""
    for half in ("development", "test"):
        rows = access_sentences(half, corpora)
        read = [(said, alone(said[0], "officer_code")) for said in rows]
        yield _figure(half, "access", read)
        if encoder:
            yield _figure(half, "access_heard", [(said, pipeline.heard(code, encoder)) for said, code in read])


def _figure(half: str, kind: str, read: list[tuple[Said, Analysis]]) -> Figure:
    rows = [(text, want, _got(code)) for (text, want), code in read]
    expected, found = (sum(row[place] != NONE for row in rows) for place in (1, 2))
    right = sum(want == got != NONE for _, want, got in rows)
    wrong = tuple(f"{text}: {want}; found: {got}" for text, want, got in rows if want != got)
    return Figure(half, kind, expected, found, right, wrong)


def _got(code: Analysis) -> str:
    found = code.facts[-1].facets("register_access")
    return str(found[0].value) if found else NONE
