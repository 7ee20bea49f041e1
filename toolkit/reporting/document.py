"""The JSON documents that `conduct parse` and `conduct compare` print: their shape is fixed here and nowhere else.

Published as `schemas/parse.schema.json` and `schemas/compare.schema.json`. Spans are [start, end) in code points of the
`text` of the provision they stand in; confidences and similarities run from 0 to 1.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any, Literal, cast

from toolkit import __version__
from toolkit.model.codec import to_data
from toolkit.model.crosswalk import Correspondence, Crosswalk
from toolkit.model.finding import Assessment
from toolkit.model.norm import Analysis, Facet, Norm, ProvisionFacts
from toolkit.model.provision import Instrument, Provision

SCHEMA_VERSION = "1"
Document = dict[str, Any]


def parse_document(analysis: Analysis) -> Document:
    """What `conduct parse FILE --format json` prints: one instrument, its provisions in document order, warnings."""
    return {
        "schema_version": SCHEMA_VERSION,
        "instrument": instrument_document(analysis.instrument),
        "provisions": provision_documents(analysis),
        "warnings": to_data(analysis.instrument.warnings),
    }


def compare_document(assessment: Assessment) -> Document:
    """What `conduct compare CANDIDATE --against BASELINE --format json` prints."""
    crosswalk = assessment.crosswalk
    return {
        "schema_version": SCHEMA_VERSION,
        "candidate": instrument_document(crosswalk.candidate.instrument),
        "baseline": instrument_document(crosswalk.baseline.instrument),
        "provisions": {
            "baseline": provision_documents(crosswalk.baseline),
            "candidate": provision_documents(crosswalk.candidate),
        },
        "correspondences": [correspondence_document(link) for link in crosswalk.correspondences],
        "unmatched": {
            "baseline": list(crosswalk.unmatched_baseline),
            "candidate": list(crosswalk.unmatched_candidate),
        },
        "rejected": to_data(crosswalk.rejected),
        "findings": to_data(assessment.findings),
        "coverage": to_data(assessment.coverage),
        "warnings": _warnings(crosswalk),
        "provenance": provenance_document(crosswalk),
    }


def schema(name: Literal["parse", "compare"]) -> Document:
    """The published JSON Schema (draft 2020-12) of one of the documents."""
    path = files("toolkit.reporting") / "schemas" / f"{name}.schema.json"
    return cast(Document, json.loads(path.read_text(encoding="utf-8")))


def instrument_document(instrument: Instrument) -> Document:
    """An instrument without its text and provisions."""
    return {
        "id": instrument.id,
        "title": instrument.title,
        "kind": instrument.kind,
        "authority": instrument.authority,
        "date": instrument.date,
        "source": to_data(instrument.source),
    }


def provision_documents(analysis: Analysis) -> list[Document]:
    """Every provision of an instrument with its facts, in document order."""
    return [_provision(one, analysis.by_id[one.id]) for one in analysis.instrument.provisions]


def correspondence_document(link: Correspondence) -> Document:
    """A link between provisions, known to decisions by its id. edits: how the words of the baseline become the
    candidate's, where the link is close."""
    return {
        "id": link.id,
        "baseline": list(link.baseline),
        "candidate": list(link.candidate),
        "relationship": link.relationship,
        "confidence": link.confidence,
        "status": link.status,
        "rationale": to_data(link.rationale),
        "differences": to_data(link.differences),
        "edits": to_data(link.edits),
    }


def provenance_document(crosswalk: Crosswalk) -> Document:
    """What made the result: the toolkit's version, each model once, the options as given."""
    return {
        "toolkit": __version__,
        "models": list(model_names(crosswalk)),
        "options": dict(crosswalk.options),
    }


def model_names(crosswalk: Crosswalk) -> tuple[str, ...]:
    """Every model used on either side or to align them, once each, in order of use."""
    return tuple(dict.fromkeys((*crosswalk.baseline.models, *crosswalk.candidate.models, *crosswalk.models)))


def _provision(provision: Provision, facts: ProvisionFacts) -> Document:
    return {
        "id": provision.id,
        "cite": provision.cite,
        "number": provision.number,
        "level": provision.level,
        "lead_in": provision.lead_in,
        "parent": provision.parent,
        "heading": provision.heading,
        "text": provision.text,
        "span": list(provision.span),
        "page": provision.page,
        "modality": facts.modality,
        "norms": [_norm(norm) for norm in facts.norms],
        "topics": to_data(facts.topics),
        "definitions": to_data(facts.definitions),
        "references": to_data(facts.references),
    }


def _norm(norm: Norm) -> Document:
    """A norm; a cue that stands in a lead-in is empty here, so that every span counts in the provision's own text:

    "You must not-"          lead_in_cue: {id: "4", span: [4, 12]}
    "  (a) bully any person" cue: [0, 0]
    """
    inherited = {"id": norm.cue_in, "span": list(norm.cue)} if norm.cue_in else None
    first = {facet.name: facet for facet in reversed(norm.facets)}
    further = [facet for facet in norm.facets if first[facet.name] is not facet]
    return {
        "modality": norm.modality,
        "cue": [0, 0] if norm.cue_in else list(norm.cue),
        "lead_in_cue": inherited,
        "facets": {facet.name: _facet(facet) for facet in norm.facets if first[facet.name] is facet},
        "further_facets": [{"name": facet.name, **_facet(facet)} for facet in further],
    }


def _facet(facet: Facet) -> Document:
    return {"value": to_data(facet.value), "span": list(facet.span)}


def _warnings(crosswalk: Crosswalk) -> list[Document]:
    sides = (("candidate", crosswalk.candidate), ("baseline", crosswalk.baseline))
    return [
        {"side": side, **cast(Document, to_data(caution))}
        for side, analysis in sides
        for caution in analysis.instrument.warnings
    ]
