"""The JSON document of `conduct verify`: its shape is fixed here and in schemas/verify.schema.json."""

from __future__ import annotations

from typing import Any

from toolkit import __version__
from toolkit.model.claim import CatalogueProof, Claim, ClauseProof, Verification
from toolkit.reporting.document import SCHEMA_VERSION, instrument_document

Document = dict[str, Any]


def verify_document(found: Verification) -> Document:
    """What `conduct verify REPORT --format json` prints. Evidence of side "report" is the report's own words."""
    return {
        "schema_version": SCHEMA_VERSION,
        "report": instrument_document(found.report.instrument),
        "candidate": instrument_document(found.candidate.instrument),
        "baseline": instrument_document(found.baseline.instrument),
        "catalogues": list(found.catalogues),
        "claims": [_claim(one) for one in found.claims],
        "warnings": list(found.warnings),
        "provenance": {"toolkit": __version__},
    }


def _claim(one: Claim) -> Document:
    return {
        "id": one.id,
        "kind": one.kind,
        "provision": one.provision,
        "cite": one.cite,
        "text": one.text,
        "span": list(one.span),
        "verdict": one.verdict,
        "evidence": [_proof(proof) for proof in one.evidence],
        "summary": one.summary,
    }


def _proof(proof: ClauseProof | CatalogueProof) -> Document:
    if isinstance(proof, CatalogueProof):
        return {"catalogue": proof.catalogue, "entry": proof.entry}
    return {"side": proof.side, "id": proof.id, "span": list(proof.span)}
