"""The JSON document of `conduct benchmark`: its shape is fixed here and in benchmark.schema.json."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

from toolkit import __version__
from toolkit.model.benchmark import QUOTED, Benchmark
from toolkit.model.codec import to_data
from toolkit.reporting.document import SCHEMA_VERSION, instrument_document

Document = dict[str, Any]
_AS_THEY_ARE = (
    "topics",
    "cells",
    "lacks",
    "distributions",
    "forces",
    "lineage",
    "alone",
    "consensus",
    "steps",
    "words",
    "catalogues",
    "method",
    "warnings",
)


def benchmark_document(found: Benchmark) -> Document:
    """What `conduct benchmark CODE --corpus DIR --format json` prints; `code` is null for a whole sector."""
    code, found = found.code, _shortened(found)
    return {
        "schema_version": SCHEMA_VERSION,
        "code": instrument_document(code) if code else None,
        "provisions": [
            {"id": one.id, "cite": one.cite, "heading": one.heading, "text": one.text}
            for one in (code.provisions if code else ())
            if one.text
        ],
        "peers": [to_data(one) for one in found.peers],
        "totals": dict(sorted(Counter(one.state for one in found.cells).items())),
        **{name: to_data(getattr(found, name)) for name in _AS_THEY_ARE},
        "provenance": {"toolkit": __version__, "models": list(found.models)},
    }


def _shortened(found: Benchmark) -> Benchmark:
    """Of very many peers the counts, and what stands far out; everything is in Parquet."""
    if len(found.peers) <= QUOTED:
        return found
    return replace(
        found,
        cells=tuple(replace(one, answers=()) for one in found.cells),
        lacks=tuple(replace(one, peers=one.peers[:QUOTED]) for one in found.lacks),
        distributions=tuple(replace(one, peers=()) for one in found.distributions),
    )
