"""The stages in their order, in the open: read, outline, analyse, align, assess.

    file -> SourceText -> Instrument -> Analysis \\
                                                   Crosswalk -> Assessment
    file -> SourceText -> Instrument -> Analysis /

Every stage is a function; `Stages` holds one of each, so that a caller can pass another.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from toolkit.alignment import Encoder, align, default_encoder
from toolkit.analysis import analyse, topic_list
from toolkit.assessment import assess
from toolkit.corpus.location import corpora_folder
from toolkit.corpus.store import Kept, find
from toolkit.errors import UnknownInstrument
from toolkit.model.crosswalk import Crosswalk
from toolkit.model.finding import Assessment
from toolkit.model.norm import Analysis
from toolkit.model.provision import Instrument, InstrumentKind
from toolkit.model.source import SourceText
from toolkit.sources import read
from toolkit.structure import outline

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


def instrument(name: str, *, kind: InstrumentKind | None = None, stages: Stages = STAGES) -> Instrument:
    """The instrument of a file, or of a name in the bundled corpora (`thornmere/officers`).

    A file that exists comes before a name. Raises what the readers and the outline raise, and UnknownInstrument.
    """
    path, entry = _locate(name)
    stages.progress(f"Reading {path.name}")
    source = stages.read(path)
    if entry is None:
        return stages.outline(source, kind=kind)
    found = stages.outline(source, id=entry.id, kind=kind or entry.kind)
    return replace(found, title=entry.title, authority=entry.authority, date=entry.date)


def _locate(name: str) -> tuple[Path, Kept | None]:
    path = Path(name)
    if path.exists() or path.suffix or "/" not in name.strip("/"):
        if path.exists() or path.suffix:
            return path, None
        raise UnknownInstrument(f"{name}: no such file; give a file or a name such as thornmere/officers")
    entry = find(name, corpora_folder())
    return entry.file, entry


def analysis(name: str, *, kind: InstrumentKind | None = None, stages: Stages = STAGES) -> Analysis:
    """Read, outline and analyse one instrument."""
    found = instrument(name, kind=kind, stages=stages)
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


def encoder_named(name: str) -> Encoder | None:
    """ "default": the default encoder, None where it is not installed; "lexical": none at all."""
    return None if name == "lexical" else default_encoder()
