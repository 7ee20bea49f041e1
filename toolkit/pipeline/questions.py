"""What is asked of codes that were read: one beside another, beside a catalogue, and what a report claims of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from toolkit.alignment import Encoder
from toolkit.alignment.bearing import bearing
from toolkit.alignment.remembered import remembering
from toolkit.analysis import topic_list
from toolkit.analysis.topics import topics
from toolkit.assessment.audit import audited_code
from toolkit.assessment.beside import Beside
from toolkit.assessment.claims import verified
from toolkit.assessment.decisions import decided as judged_again
from toolkit.assessment.entries import declared, instrument_of
from toolkit.model.catalogue import Catalogue, Place, SelfAudit, Setting
from toolkit.model.claim import Verification
from toolkit.model.crosswalk import Status
from toolkit.model.finding import Assessment
from toolkit.model.norm import Analysis
from toolkit.pipeline.documents import STAGES, Stages

NOBODY_SAID = Setting()


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
    return stages.assess(crosswalk, topics=topic_names())


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
