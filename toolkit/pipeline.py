"""The stages in their order, in the open: read, outline, analyse, align, assess.

    file -> SourceText -> Instrument -> Analysis \\
                                                   Crosswalk -> Assessment
    file -> SourceText -> Instrument -> Analysis /

Every stage is a function; `Stages` holds one of each, so that a caller can pass another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from toolkit.alignment import Encoder, Example, align, default_encoder, learn, votes
from toolkit.alignment.bearing import bearing
from toolkit.alignment.cache import cached
from toolkit.alignment.features import features_of
from toolkit.alignment.folder import folder_encoder
from toolkit.alignment.lexical import csls, four_grams, similarity, standardised
from toolkit.alignment.pieces import PieceEncoder, Pieces, tells_pieces
from toolkit.alignment.redline import exact_edits
from toolkit.alignment.relating_fit import Related, learn_relating
from toolkit.alignment.remembered import remembering
from toolkit.alignment.scoring import scored
from toolkit.alignment.semantic import Voted, wrapped
from toolkit.alignment.stating import OWN_WORDS
from toolkit.alignment.units import Unit, units_of
from toolkit.alignment.versions import refuse_unrelated, versions
from toolkit.alignment.words import terms
from toolkit.analysis import analyse, topic_list
from toolkit.analysis.topics import topics
from toolkit.assessment import assess
from toolkit.assessment.audit import audited_code
from toolkit.assessment.beside import Beside
from toolkit.assessment.claims import verified
from toolkit.assessment.contains import contains, wanted_names
from toolkit.assessment.decisions import decided as judged_again
from toolkit.assessment.entries import declared, instrument_of
from toolkit.assessment.expected_facets import said
from toolkit.assessment.version_three import three_way
from toolkit.assessment.versions import judge
from toolkit.model.catalogue import Catalogue, Place, SelfAudit, Setting
from toolkit.model.claim import Verification
from toolkit.model.crosswalk import Crosswalk, Status
from toolkit.model.finding import Assessment
from toolkit.model.norm import Analysis
from toolkit.model.provision import Instrument, InstrumentKind
from toolkit.model.redline import Redline, ThreeWay
from toolkit.model.source import Caution, SourceText
from toolkit.reporting import explain, parse_document, redline_files, render, stored, summary, visible
from toolkit.reporting.answers import Answer, answer_page, answer_summary, printed
from toolkit.reporting.check_document import catalogue_document
from toolkit.reporting.check_words import applies_words
from toolkit.reporting.front_matter import front_matter
from toolkit.reporting.look import Look, starters
from toolkit.reporting.oscal import oscal
from toolkit.reporting.page import Page
from toolkit.reporting.redline_files import clean_copy, redline_file
from toolkit.reporting.redline_terminal import redline_summary, three_way_summary
from toolkit.reporting.render import Format, TextFormat
from toolkit.reporting.report_templates import TEMPLATES, check_parts, check_provision, front_start, report_page
from toolkit.reporting.workbook_decisions import decisions
from toolkit.sources import Tracked, fetch, read
from toolkit.sources.fetch import Fetched
from toolkit.sources.fetch_robots import Robots
from toolkit.structure import Audit, akn, audit, outline

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
NOBODY_SAID = Setting()


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


def versions_read(
    given: Sequence[Path | Entry], *, over: Callable[..., Iterable[object]] = map, stages: Stages = STAGES
) -> list[Analysis]:
    """Versions of one instrument; what the first says in the same words is not read again. over: what reads the files,
    like `map`, where one is of 600,000 bytes or more; what it gives back no instrument for is read here."""
    read = partial(instrument, stages=replace(STAGES, read=stages.read, outline=stages.outline))
    files = [one if isinstance(one, Path) else one.file for one in given]
    stages.progress("Reading the versions")
    rows = (over if any(file.is_file() and file.stat().st_size >= 600_000 for file in files) else map)(read, given)
    first, *rest = [one if isinstance(one, Instrument) else read(side) for side, one in zip(given, rows, strict=True)]
    stages.progress(f"Analysing {first.title}")
    former = stages.analyse(first)
    return [former, *(stages.analyse(one, former=former) for one in rest)]


def analysis_of_bytes(name: str, data: bytes, kind: InstrumentKind | None) -> Analysis:
    """Read, outline and analyse a document that lies nowhere yet, in any process. name: of its file; readers go by its
    ending. What the process read in other documents is not analysed again. Raises what the readers and the outline
    raise."""
    with TemporaryDirectory(prefix="conduct-") as folder:
        path = Path(folder) / (re.sub(r'[\x00-\x1f<>:"/\\|?*]', "-", name)[-120:] or "document")
        path.write_bytes(data)
        return analysis(path, kind=kind, stages=_MANY)


_MANY = replace(STAGES, analyse=partial(analyse, remembering=True))


def rows_encoded(texts: Sequence[str], *, encoder: str) -> tuple[str, list[list[float]]]:
    """The name of the first vote of an encoder (see `encoder_named`), and its row for each text: 32-bit floats, of
    length 1; a text's row depends on that text alone. "" and no rows where there is no such encoder."""
    found = _first_vote(encoder)
    return (found.name, found.encode(texts).tolist()) if found else ("", [])


@cache
def _first_vote(encoder: str) -> Encoder | None:
    return next(iter(votes(encoder_named(encoder))), None)


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


def decided(found: Assessment, decisions: Mapping[str, Status], *, origin: str, stages: Stages = STAGES) -> Assessment:
    """The assessment after a person's decisions on links, judged again. Raises BadData; see the assessment's own."""
    judge = partial(stages.assess, topics=topic_names())
    return judged_again(found, decisions, judge=judge, origin=origin)


def self_audit(
    code: Analysis,
    catalogues: Sequence[Catalogue],
    *,
    encoder: Encoder | None,
    setting: Setting = NOBODY_SAID,
    members: Analysis | None = None,
    protocol: Analysis | None = None,
    stages: Stages = STAGES,
) -> SelfAudit:
    """How far a code meets the entries of catalogues. members, protocol: what some entries ask to see beside it."""
    once = remembering(encoder)
    found = [(one, bearing_on(code, one, encoder=once, stages=stages)) for one in catalogues]
    compared = stages.align(code, members, encoder=encoder, min_confidence=None) if members else None
    return audited_code(code, found, setting=setting, given=Beside(compared, protocol))


def bearing_on(
    code: Analysis, catalogue: Catalogue, *, encoder: Encoder | None, stages: Stages = STAGES
) -> dict[str, tuple[Place, ...]]:
    """For each entry of a catalogue, an expectation treated as a small norm, the provisions that bear on it."""
    stages.progress(f"Looking for what {catalogue.title} expects")
    return bearing(expected(catalogue, stages=stages), code, encoder=encoder)


def expected(catalogue: Catalogue, *, stages: Stages = STAGES) -> Analysis:
    """A catalogue as if it were a code: each entry a provision with the force, topic and parameters it declares."""
    return declared(stages.analyse(instrument_of(catalogue)), catalogue)


def verify(
    report: Analysis,
    candidate: Analysis,
    baseline: Analysis,
    *,
    encoder: Encoder | None,
    catalogues: Sequence[Catalogue] = (),
    constitution: Analysis | None = None,
    setting: Setting = NOBODY_SAID,
    stages: Stages = STAGES,
) -> Verification:
    """What a committee report claims of two codes, and whether they bear it out."""
    stages.progress("Aligning provisions")
    crosswalk = stages.align(candidate, baseline, encoder=encoder, min_confidence=None)
    stages.progress("Looking for claims")
    return verified(
        report,
        crosswalk,
        topics_of=lambda words: topics(words, heading="", lead="", above=""),
        catalogues=catalogues,
        constitution=constitution,
        setting=setting,
    )


def topic_names() -> list[str]:
    """The closed list of topics, by name."""
    return [topic.name for topic in topic_list()]


def redline(
    current: Analysis,
    proposed: Analysis,
    *,
    others: Sequence[tuple[str, Analysis]] = (),
    force: bool = False,
    stages: Stages = STAGES,
) -> Redline:
    """What a proposed version changes. others: papers beside it, by name; force: also where the two are unrelated.

    Raises UnrelatedVersions where they share too few words to be versions of one instrument.
    """
    stages.progress("Aligning the two versions")
    found = versions(proposed, current)
    if not force:
        refuse_unrelated(found)
    stages.progress("Judging the changes")
    return judge(found, topics=[topic.name for topic in topic_list()], others=others)


def redline_three_ways(
    base: Analysis, ours: Analysis, theirs: Analysis, *, force: bool = False, stages: Stages = STAGES
) -> ThreeWay:
    """What we had changed in a model, what the model re-issued changes, and where they clash."""
    first, second = (redline(base, side, force=force, stages=stages) for side in (ours, theirs))
    return three_way(first, second)


def tracked_copy(
    found: Redline, files: tuple[bytes, bytes] | None, *, author: str, date: str, warn: Callable[[Caution], None]
) -> bytes:
    """The tracked-changes Word file of a redline. files: both documents, where both are Word files."""
    return redline_files.tracked_copy(found, files, author=author, date=date, words=exact_edits, warn=warn)


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
    "NOBODY_SAID",
    "OWN_WORDS",
    "STAGES",
    "TEMPLATES",
    "Answer",
    "Audit",
    "Encoder",
    "Entry",
    "Example",
    "Fetched",
    "Format",
    "Look",
    "Page",
    "PieceEncoder",
    "Pieces",
    "Progress",
    "Related",
    "Robots",
    "Stages",
    "TextFormat",
    "Unit",
    "Voted",
    "akn",
    "analysis",
    "analysis_of_bytes",
    "answer_page",
    "answer_summary",
    "applies_words",
    "audited",
    "bearing_on",
    "catalogue_document",
    "check_parts",
    "check_provision",
    "clean_copy",
    "compare",
    "contains",
    "csls",
    "decided",
    "decisions",
    "encoder_named",
    "exact_edits",
    "expected",
    "explain",
    "features_of",
    "fetch",
    "four_grams",
    "front_matter",
    "front_start",
    "instrument",
    "learn",
    "learn_relating",
    "oscal",
    "parse_document",
    "printed",
    "reading",
    "redline",
    "redline_file",
    "redline_summary",
    "redline_three_ways",
    "render",
    "report_page",
    "rows_encoded",
    "said",
    "scored",
    "self_audit",
    "similarity",
    "standardised",
    "starters",
    "stored",
    "summary",
    "tells_pieces",
    "terms",
    "three_way_summary",
    "topic_names",
    "tracked_copy",
    "units_of",
    "verify",
    "versions_read",
    "visible",
    "votes",
    "wanted_names",
    "wrapped",
]
