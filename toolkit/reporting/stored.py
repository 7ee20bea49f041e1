"""A report that `conduct compare -o report.json` wrote, read back into an Assessment.

What the file does not hold stays empty: the instruments' whole texts. Keys that a later release may add are passed
over.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from itertools import takewhile
from typing import Any, NoReturn, TypeVar, get_args

from toolkit import __version__
from toolkit.errors import BadData
from toolkit.model.codec import from_data
from toolkit.model.crosswalk import Correspondence, Crosswalk, Difference, Rejected, Side
from toolkit.model.finding import Assessment, CoverageRow, Finding
from toolkit.model.norm import Analysis, ProvisionFacts
from toolkit.model.provision import Instrument, InstrumentKind, Provision, SourceInfo
from toolkit.model.source import Caution
from toolkit.reporting.document import SCHEMA_VERSION, schema

Model = TypeVar("Model")
SIDES: tuple[Side, ...] = get_args(Side)
COMPARED_BY = "compared by"
ABOUT: Mapping[str, Any] = {"id": str, "title": str, "kind": InstrumentKind, "authority": str, "date": str}
"""What a report says of each instrument, beside its source."""
NAMED = 60
"""Letters at most of a name that a damaged file gives."""


def stored(data: bytes, *, origin: str, whole: bool = False) -> Assessment:
    """The assessment that a JSON report holds, as far as it holds it.

    origin: what to call the data in a message, usually the file's name; whole: refuse a report that holds more than an
    assessment can, such as a redline. Raises BadData where it is no such report, is damaged, or names provisions that
    it does not hold. Where another release made the comparison, an option of the crosswalk says which.
    """
    document = _document(data, origin)
    if whole and (more := sorted(document.keys() - schema("compare")["properties"].keys())):
        raise BadData(
            f"{origin}: this is more than a comparison (it has {', '.join(more)}), probably a redline; let conduct "
            "redline write it in the format you want"
        )
    try:
        found = _assessment(document)
        _check(found)
    # Whatever has another shape than it should shows as one of these; which, says nothing to the reader.
    except (BadData, KeyError, TypeError, AttributeError, ValueError, OverflowError) as error:
        fault = str(error) if isinstance(error, BadData) else "a part of it is missing or of another kind"
        raise BadData(f"{origin}: this report is damaged ({fault}); let conduct compare write it again") from error
    return found


def _document(data: bytes, origin: str) -> Mapping[str, Any]:
    try:
        found = json.loads(data, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise BadData(f"{origin}: no JSON, or cut short; give a report that conduct compare -o wrote") from error
    if not isinstance(found, dict) or not {"schema_version", "correspondences", "provisions"} <= found.keys():
        raise BadData(
            f"{origin}: JSON, but no report of conduct compare; give what conduct compare -o report.json wrote"
        )
    if found["schema_version"] != SCHEMA_VERSION:
        raise BadData(f"{origin}: written by another release of this toolkit; let conduct compare write it again")
    return found


def _refuse(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number in JSON")


def _assessment(document: Mapping[str, Any]) -> Assessment:
    provenance = document["provenance"]
    crosswalk = Crosswalk(
        baseline=_analysis(document, "baseline"),
        candidate=_analysis(document, "candidate"),
        correspondences=_all(Correspondence, document, "correspondences"),
        unmatched_baseline=from_data(tuple[str, ...], document["unmatched"]["baseline"], origin="unmatched"),
        unmatched_candidate=from_data(tuple[str, ...], document["unmatched"]["candidate"], origin="unmatched"),
        rejected=_all(Rejected, document, "rejected"),
        models=from_data(tuple[str, ...], provenance["models"], origin="models"),
        options=tuple(_options(provenance)),
    )
    return Assessment(crosswalk, _all(Finding, document, "findings"), _all(CoverageRow, document, "coverage"))


def _options(provenance: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The options as given, and the release that compared, where it is not this one."""
    options = {str(name): str(value) for name, value in provenance["options"].items()}
    yield from options.items()
    if provenance["toolkit"] != __version__ and COMPARED_BY not in options:
        yield COMPARED_BY, f"conduct {provenance['toolkit']}"


def _analysis(document: Mapping[str, Any], side: Side) -> Analysis:
    rows, about = document["provisions"][side], document[side]
    provisions = _all(Provision, document["provisions"], side)
    _check_tree(provisions)
    warnings = tuple(_made(Caution, row, "warnings") for row in document["warnings"] if row["side"] == side)
    source = _made(SourceInfo, about["source"], "source")
    given: dict[str, Any] = {name: from_data(shape, about[name], origin=name) for name, shape in ABOUT.items()}
    instrument = Instrument(**given, source=source, text="", provisions=provisions, warnings=warnings)
    facts = (_facts(instrument, one, row) for one, row in zip(provisions, rows, strict=True))
    return Analysis(instrument, tuple(facts))


def _facts(instrument: Instrument, provision: Provision, row: Mapping[str, Any]) -> ProvisionFacts:
    above = reversed(_lead_ins(instrument, provision))
    norms = [_norm(norm) for norm in row["norms"]]
    return _made(ProvisionFacts, {**row, "norms": norms, "context": " ".join(above)}, provision.id)


def _lead_ins(instrument: Instrument, provision: Provision) -> list[str]:
    """The words that this provision completes, nearest first; the document does not hold them a second time."""
    if provision.level in {"tail", "footnote"}:
        return []
    opening = takewhile(_opens, instrument.ancestors(provision))
    return [above.text for above in opening]


def _opens(above: Provision) -> bool:
    return bool(above.text) and (above.lead_in or above.text.rstrip().endswith((":", "-", "–", "—")))


def _norm(row: Mapping[str, Any]) -> dict[str, Any]:
    """A norm as the model has it: the document keeps the first facet of each name apart from further ones."""
    facets = [{"name": name, **facet} for name, facet in row["facets"].items()]
    inherited = row["lead_in_cue"] or {"id": "", "span": row["cue"]}
    return {
        "modality": row["modality"],
        "cue": inherited["span"],
        "cue_in": inherited["id"],
        "facets": [*facets, *row["further_facets"]],
    }


def _all(shape: type[Model], document: Mapping[str, Any], name: str) -> tuple[Model, ...]:
    rows = document[name]
    if not isinstance(rows, list):
        raise BadData(f"{name}: must be a list")
    return tuple(_made(shape, row, f"{name}[{place}]") for place, row in enumerate(rows))


def _made(shape: type[Model], row: Mapping[str, Any], place: str) -> Model:
    known = {field.name for field in fields(shape)}  # type: ignore[arg-type]
    return from_data(shape, {name: value for name, value in row.items() if name in known}, origin=place)


def _check_tree(provisions: Sequence[Provision]) -> None:
    known: set[str | None] = {None}
    for one in provisions:
        if one.id in known or one.parent not in known:
            raise BadData(f"provision {one.id[:NAMED]!r} stands there twice, or before the one above it")
        known.add(one.id)


def _check(found: Assessment) -> None:
    known = {side: found.crosswalk.side(side).instrument.by_id for side in SIDES}
    for side, one in _named(found):
        if one not in known[side]:
            raise BadData(f"there is no provision {one[:NAMED]!r} in the {side}")
    for link in found.crosswalk.correspondences:
        if not (link.baseline and link.candidate):
            raise BadData(f"the link {link.id[:NAMED]!r} has provisions of one side only, or of none")
    for share in _shares(found.crosswalk):
        if not 0 <= share <= 1:
            raise BadData(f"{share} is no share from 0 to 1")


def _named(found: Assessment) -> Iterator[tuple[Side, str]]:
    """Every provision that is named anywhere, with its side."""
    crosswalk = found.crosswalk
    items: list[Correspondence | Finding] = [*crosswalk.correspondences, *found.findings]
    for item in items:
        yield from (("baseline", one) for one in item.baseline)
        yield from (("candidate", one) for one in item.candidate)
    yield from (("baseline", one) for one in crosswalk.unmatched_baseline)
    yield from (("candidate", one) for one in crosswalk.unmatched_candidate)
    differences = (one for link in crosswalk.correspondences for one in link.differences)
    proving: tuple[Finding | Difference, ...] = (*found.findings, *differences)
    yield from ((proof.side, proof.id) for one in proving for proof in one.evidence)
    for refused in crosswalk.rejected:
        yield refused.side, refused.id
        yield "candidate" if refused.side == "baseline" else "baseline", refused.counterpart


def _shares(crosswalk: Crosswalk) -> Iterator[float]:
    yield from (refused.confidence for refused in crosswalk.rejected)
    for link in crosswalk.correspondences:
        parts = link.rationale
        yield from (link.confidence, parts.lexical, parts.heading, parts.topic, parts.semantic or 0.0)
