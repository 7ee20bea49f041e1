"""The stages in their order, in the open: read, outline, analyse, align, assess.

    file -> SourceText -> Instrument -> Analysis \\
                                                   Crosswalk -> Assessment
    file -> SourceText -> Instrument -> Analysis /

Every stage is a function; `Stages` holds one of each, so that a caller can pass another.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Protocol

from toolkit.alignment import Encoder, Example, align, default_encoder, learn, votes
from toolkit.alignment.cache import cached
from toolkit.alignment.features import features_of
from toolkit.alignment.folder import folder_encoder
from toolkit.alignment.lexical import csls, four_grams, similarity, standardised
from toolkit.alignment.matching import model_for, probabilities
from toolkit.alignment.semantic import Voted, wrapped
from toolkit.alignment.units import Unit, units_of
from toolkit.alignment.words import terms
from toolkit.analysis import analyse, topic_list
from toolkit.assessment import assess
from toolkit.model.crosswalk import Crosswalk
from toolkit.model.finding import Assessment
from toolkit.model.norm import Analysis
from toolkit.model.provision import Instrument, InstrumentKind
from toolkit.model.source import SourceText
from toolkit.reporting import explain, parse_document, render, stored, summary, visible
from toolkit.sources import Tracked, fetch, read
from toolkit.structure import Audit, akn, audit, outline

Progress = Callable[[str], None]


def _silent(_: str) -> None:
    """Nobody is told."""


@dataclass(frozen=True)
class Stages:
    """One function for each stage; `progress` is told what begins."""

    read: Callable[[Path], SourceText] = read
    outline: Callable[..., Instrument] = outline
    analyse: Callable[[Instrument], Analysis] = analyse
    align: Callable[..., Crosswalk] = align
    assess: Callable[..., Assessment] = assess
    progress: Progress = field(default=_silent)


STAGES = Stages()


class Entry(Protocol):
    """An instrument whose particulars are known beforehand, as a corpus keeps them."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def kind(self) -> InstrumentKind: ...
    @property
    def authority(self) -> str: ...
    @property
    def date(self) -> str: ...
    @property
    def file(self) -> Path: ...


def instrument(given: Path | Entry, *, kind: InstrumentKind | None = None, stages: Stages = STAGES) -> Instrument:
    """The instrument of a file, or of an entry of a corpus, whose particulars come before what the file says.

    kind: where the caller knows better. Raises what the readers and the outline raise.
    """
    path = given if isinstance(given, Path) else given.file
    stages.progress(f"Reading {path.name}")
    source = stages.read(path)
    if isinstance(given, Path):
        return stages.outline(source, kind=kind)
    found = stages.outline(source, id=given.id, kind=kind or given.kind)
    return replace(found, title=given.title, authority=given.authority, date=given.date)


def audited(given: Path | Entry, *, stages: Stages = STAGES) -> tuple[Instrument, Audit]:
    """The instrument, and where every word that was read went. Raises what the readers and the outline raise."""
    path = given if isinstance(given, Path) else given.file
    stages.progress(f"Reading {path.name}")
    source = stages.read(path)
    found = stages.outline(source)
    return found, audit(source, found)


def analysis(given: Path | Entry, *, kind: InstrumentKind | None = None, stages: Stages = STAGES) -> Analysis:
    """Read, outline and analyse one instrument."""
    found = instrument(given, kind=kind, stages=stages)
    stages.progress(f"Analysing {found.title}")
    return stages.analyse(found)


def compare(
    candidate: Analysis,
    baseline: Analysis,
    *,
    encoder: Encoder | None,
    min_confidence: float | None = None,
    stages: Stages = STAGES,
) -> Assessment:
    """Align the candidate with the baseline and judge what differs."""
    stages.progress("Aligning provisions")
    crosswalk = stages.align(candidate, baseline, encoder=encoder, min_confidence=min_confidence)
    stages.progress("Assessing differences")
    return stages.assess(crosswalk, topics=[topic.name for topic in topic_list()])


def reading(*, tracked: Tracked = "accepted", ocr: bool = False) -> Callable[[Path], SourceText]:
    """The reading stage with its choices made. tracked: how tracked changes are taken; ocr: whether scans are read by
    the picture."""
    return partial(read, tracked=tracked, ocr=ocr)


def encoder_named(name: str, *, cache: Path | None = None) -> Encoder | None:
    """ "default": the default encoder, None where it is not installed; "lexical": none at all; else the folder of one.

    cache: the folder where rows that were encoded are kept; without it every text is encoded anew. Raises BadOption.
    """
    if name == "lexical":
        return None
    found = default_encoder() if name == "default" else folder_encoder(Path(name))
    return cached(found, cache) if cache else found


__all__ = [
    "STAGES",
    "Audit",
    "Encoder",
    "Entry",
    "Example",
    "Progress",
    "Stages",
    "Unit",
    "Voted",
    "akn",
    "analysis",
    "audited",
    "compare",
    "csls",
    "encoder_named",
    "explain",
    "features_of",
    "fetch",
    "four_grams",
    "instrument",
    "learn",
    "model_for",
    "parse_document",
    "probabilities",
    "reading",
    "render",
    "similarity",
    "standardised",
    "stored",
    "summary",
    "terms",
    "units_of",
    "visible",
    "votes",
    "wrapped",
]
