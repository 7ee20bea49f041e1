"""A document becomes an Instrument and an Analysis; the stages, one function each, so that another can be passed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from toolkit.alignment import align
from toolkit.analysis import analyse
from toolkit.assessment import assess
from toolkit.model.crosswalk import Crosswalk
from toolkit.model.finding import Assessment
from toolkit.model.norm import Analysis
from toolkit.model.provision import Instrument, InstrumentKind
from toolkit.model.source import SourceText
from toolkit.sources import Tracked, read
from toolkit.structure import Audit, audit, outline

Progress = Callable[[str], None]


def _silent(_: str) -> None:
    """Nobody is told."""


@dataclass(frozen=True)
class Stages:
    """One function for each stage; `progress` is told what begins."""

    read: Callable[[Path], SourceText] = read
    outline: Callable[..., Instrument] = outline
    analyse: Callable[..., Analysis] = analyse
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
    source = _source(given, stages)
    if isinstance(given, Path):
        return stages.outline(source, kind=kind)
    found = stages.outline(source, id=given.id, kind=kind or given.kind)
    return replace(found, title=given.title, authority=given.authority, date=given.date)


def _source(given: Path | Entry, stages: Stages) -> SourceText:
    path = _file(given)
    stages.progress(f"Reading {path.name}")
    return stages.read(path)


def _file(given: Path | Entry) -> Path:
    return given if isinstance(given, Path) else given.file


def audited(given: Path | Entry, *, stages: Stages = STAGES) -> tuple[Instrument, Audit]:
    """The instrument, and where every word that was read went. Raises what the readers and the outline raise."""
    source = _source(given, stages)
    found = stages.outline(source)
    return found, audit(source, found)


def analysis(given: Path | Entry, *, kind: InstrumentKind | None = None, stages: Stages = STAGES) -> Analysis:
    """Read, outline and analyse one instrument."""
    found = instrument(given, kind=kind, stages=stages)
    stages.progress(f"Analysing {found.title}")
    return stages.analyse(found)


def versions_read(
    given: Sequence[Path | Entry], *, over: Callable[..., Iterable[object]] = map, stages: Stages = STAGES
) -> list[Analysis]:
    """Versions of one instrument; what the first says in the same words is not read again. over: what reads the files,
    like `map`, where one is of 600,000 bytes or more; what it gives back no instrument for is read here."""
    read = partial(instrument, stages=replace(STAGES, read=stages.read, outline=stages.outline))
    files = map(_file, given)
    stages.progress("Reading the versions")
    rows = (over if any(file.is_file() and file.stat().st_size >= 600_000 for file in files) else map)(read, given)
    first, *rest = [one if isinstance(one, Instrument) else read(side) for side, one in zip(given, rows, strict=True)]
    stages.progress(f"Analysing {first.title}")
    former = stages.analyse(first)
    return [former, *(stages.analyse(one, former=former) for one in rest)]


def analysis_of_bytes(name: str, data: bytes, kind: InstrumentKind | None, /, *, ocr: bool = False) -> Analysis:
    """Read, outline and analyse a document that lies nowhere yet, in any process. name: of its file; readers go by its
    ending; ocr: as for `reading`. What the process read in other documents is not analysed again. Raises what the
    readers and the outline raise."""
    with TemporaryDirectory(prefix="conduct-") as folder:
        path = Path(folder) / (re.sub(r'[\x00-\x1f<>:"/\\|?*]', "-", name)[-120:] or "document")
        path.write_bytes(data)
        return analysis(path, kind=kind, stages=replace(_MANY, read=reading(ocr=ocr)))


_MANY = replace(STAGES, analyse=partial(analyse, remembering=True))


def reading(*, tracked: Tracked = "accepted", ocr: bool = False) -> Callable[[Path], SourceText]:
    """The reading stage with its choices made. tracked: how tracked changes are taken; ocr: whether scans are read by
    the picture."""
    return partial(read, tracked=tracked, ocr=ocr)
