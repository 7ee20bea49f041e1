"""The JSON documents of `conduct check`: their shape is fixed here, in check.schema.json and contains.schema.json."""

from __future__ import annotations

from collections import Counter
from typing import Any, get_args

from toolkit import __version__
from toolkit.model.catalogue import Catalogue, Contained, Entry, Expectation, Met, Place, SelfAudit
from toolkit.model.codec import to_data
from toolkit.model.provision import Instrument
from toolkit.reporting.document import SCHEMA_VERSION, instrument_document

Document = dict[str, Any]


def check_document(audit: SelfAudit) -> Document:
    """What `conduct check CODE --catalogue NAME --format json` prints."""
    counts = Counter(one.met for one in audit.expectations)
    return {
        "schema_version": SCHEMA_VERSION,
        "code": instrument_document(audit.code),
        "setting": to_data(audit.setting),
        "catalogues": [_catalogue(one) for one in audit.catalogues],
        "totals": {met: counts[met] for met in get_args(Met)},
        "expectations": [_expectation(one, audit.code) for one in audit.expectations],
        "warnings": list(audit.warnings),
        "provenance": {"toolkit": __version__, "models": list(audit.models)},
    }


def catalogue_document(catalogue: Catalogue) -> Document:
    """What `conduct catalogue show NAME --format json` prints: the catalogue with every entry."""
    return {
        "schema_version": SCHEMA_VERSION,
        **_catalogue(catalogue),
        "entries": [entry_document(entry) for entry in catalogue.entries],
    }


def contains_document(found: Contained) -> Document:
    """What `conduct check CONSTITUTION --contains officers-code --format json` prints."""
    return {
        "schema_version": SCHEMA_VERSION,
        "constitution": instrument_document(found.constitution),
        "wanted": found.wanted,
        "verdict": found.verdict,
        "reason": found.reason,
        "mentions": [
            {
                "id": one.id,
                "cite": found.constitution.by_id[one.id].cite,
                "role": one.role,
                "heading": found.constitution.by_id[one.id].heading,
                "text": found.constitution.by_id[one.id].text,
                "span": list(one.span),
            }
            for one in found.mentions
        ],
        "provenance": {"toolkit": __version__},
    }


def entry_document(entry: Entry) -> Document:
    """One entry; facets by name in the normal form of the analysis."""
    return {
        "id": entry.id,
        "title": entry.title,
        "summary": entry.summary,
        "source": entry.source,
        "paragraph": entry.paragraph,
        "topic": entry.topic,
        "modality": entry.modality,
        "facets": {facet.name: to_data(facet.value) for facet in entry.facets},
        "applies": to_data(entry.applies),
        "shown_by": entry.shown_by,
        "verified": entry.verified,
        "checked": entry.checked,
    }


def _catalogue(catalogue: Catalogue) -> Document:
    return {"id": catalogue.id, "title": catalogue.title, "source": catalogue.source, "note": catalogue.note}


def _expectation(one: Expectation, code: Instrument) -> Document:
    return {
        "catalogue": one.catalogue,
        "entry": entry_document(one.entry),
        "met": one.met,
        "confidence": one.confidence,
        "places": [_place(place, code) for place in one.places],
        "facets": [
            {
                "name": result.name,
                "expected": result.expected,
                "found": result.found,
                "met": result.met,
                "place": _place(result.place, code) if result.place else None,
            }
            for result in one.facets
        ],
        "reason": one.reason,
        "action": one.action,
    }


def _place(place: Place, code: Instrument) -> Document:
    provision = code.by_id[place.id]
    return {
        "id": place.id,
        "cite": provision.cite,
        "text": provision.text,
        "span": list(place.within),
        "confidence": place.confidence,
    }
