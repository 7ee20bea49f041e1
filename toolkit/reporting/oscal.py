"""A comparison as a mapping collection of OSCAL, NIST's Open Security Controls Assessment Language 1.2.1.

The control mapping model (https://pages.nist.gov/OSCAL/) is JSON that governance tools read.

    source  = the candidate    OSCAL: "source subset-of target"
    target  = the baseline     ours:  the candidate asks only part of the baseline

Identifiers are made from the sides and the content (RFC 9562, version 5), so that the same comparison gives the same
file. OSCAL's texts are Markdown: words of a document are escaped.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
import uuid
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote

from toolkit.errors import BadData
from toolkit.model.codec import canonical
from toolkit.model.crosswalk import Correspondence, Crosswalk, Side
from toolkit.model.finding import Assessment, Finding
from toolkit.model.provision import Instrument
from toolkit.reporting.document import provenance_document
from toolkit.reporting.markdown import escape
from toolkit.reporting.plain import visible
from toolkit.reporting.rows import in_baseline_order, kind_words, rests_on
from toolkit.reporting.summary import lexical_only
from toolkit.reporting.view import view

Document = dict[str, Any]
STAND_IN = "2000-01-01"
_TOKEN = re.compile(r"[^A-Za-z0-9.-]")


def oscal(assessment: Assessment, *, date: str = "") -> str:
    """The mapping collection of an assessment.

    date: ISO 8601, when the mapping was last changed; without it the later of the two documents' dates. Links that a
    person rejected are left out. Raises BadData where no link is left, because OSCAL asks for one at least.
    """
    crosswalk = assessment.crosswalk
    links = [link for link in in_baseline_order(crosswalk) if link.status != "rejected"]
    if not links:
        raise BadData("a mapping collection of OSCAL must have a link, and this comparison has none; leave OSCAL out")
    body = {
        "metadata": _metadata(assessment, date),
        "provenance": _provenance(crosswalk),
        "mappings": [_mapping(assessment, links)],
        "back-matter": {"resources": [_resource(crosswalk, side) for side in ("candidate", "baseline")]},
    }
    made = _uuid(crosswalk, canonical(body))  # OSCAL: another content, another identifier
    return canonical({"mapping-collection": {"uuid": made, **body}})


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads((files("toolkit.reporting") / "oscal.toml").read_text(encoding="utf-8"))


def _uuid(crosswalk: Crosswalk, name: str) -> str:
    """An identifier that names a thing of this pair of documents and of no other."""
    sides = (one.instrument.source.sha256 for one in (crosswalk.candidate, crosswalk.baseline))
    root = uuid.uuid5(uuid.NAMESPACE_URL, _words()["namespace"])
    return str(uuid.uuid5(root, "\n".join((*sides, name))))


def _metadata(assessment: Assessment, date: str) -> Document:
    report, stated = view(assessment), date or _latest(assessment.crosswalk)
    found: Document = {
        "title": escape(report.title),
        "last-modified": f"{stated or STAND_IN}T00:00:00Z",
        "version": "1.0",
        "oscal-version": _words()["version"],
        "props": list(_props({"toolkit": f"conduct {provenance_document(assessment.crosswalk)['toolkit']}"})),
    }
    return found if stated else {**found, "remarks": _words()["undated"]}


def _latest(crosswalk: Crosswalk) -> str:
    """The later of the two dates, filled up to a day; "" where neither is one."""
    return max(_day(one.instrument.date) for one in (crosswalk.candidate, crosswalk.baseline))


def _day(date: str) -> str:
    """2019-11 -> 2019-11-01; "" for what is no date."""
    try:
        return dt.date.fromisoformat(f"{date}-01-01"[:10]).isoformat()
    except ValueError:
        return ""


def _provenance(crosswalk: Crosswalk) -> Document:
    statuses = {link.status for link in crosswalk.correspondences}
    return {
        "method": "hybrid" if statuses & {"confirmed", "rejected"} else "automation",
        "matching-rationale": "syntactic" if lexical_only(crosswalk) else "semantic",
        "status": "draft" if "needs_review" in statuses else "complete",
        "mapping-description": _words()["description"],
    }


def _mapping(assessment: Assessment, links: Iterable[Correspondence]) -> Document:
    crosswalk = assessment.crosswalk
    found: Document = {
        "uuid": _uuid(crosswalk, "mapping"),
        "source-resource": {"type": "catalog", "href": f"#{_uuid(crosswalk, 'candidate')}"},
        "target-resource": {"type": "catalog", "href": f"#{_uuid(crosswalk, 'baseline')}"},
        "maps": [_map(assessment, link) for link in links],
    }
    gaps = (("source", crosswalk.unmatched_candidate), ("target", crosswalk.unmatched_baseline))
    return found | {f"{side}-gap-summary": _gap(crosswalk, side, ids) for side, ids in gaps if ids}


def _map(assessment: Assessment, link: Correspondence) -> Document:
    crosswalk = assessment.crosswalk
    found: Document = {
        "uuid": _uuid(crosswalk, link.id),
        "relationship": _words()["relationship"][link.relationship],
        "sources": [_item(crosswalk, "candidate", one) for one in link.candidate],
        "targets": [_item(crosswalk, "baseline", one) for one in link.baseline],
        "confidence-score": {"percentage": link.confidence},
        "props": list(_props({"link": link.id, "status": link.status})),
    }
    qualifiers = [_qualifier(one, crosswalk) for one in assessment.findings if rests_on(one, link)]
    return found | ({"qualifiers": qualifiers} if qualifiers else {})


def _item(crosswalk: Crosswalk, side: Side, one: str) -> Document:
    """A provision, with its cite and its own id; OSCAL calls one within another a statement of a control."""
    instrument = crosswalk.side(side).instrument
    provision = instrument.by_id[one]
    kind = "statement" if any(above.text for above in instrument.ancestors(provision)) else "control"
    return {"type": kind, "id-ref": _token(one), "props": list(_props({"cite": provision.cite, "provision": one}))}


def _qualifier(finding: Finding, crosswalk: Crosswalk) -> Document:
    """What keeps the two sides from being the same; a conflict is OSCAL's incompatibility."""
    conflict = finding.kind == "reversed"
    return {
        "subject": "both" if conflict else _words()["subject"][finding.direction],
        "predicate": "has-incompatibility" if conflict else "has-requirement",
        "category": "restricted" if conflict else "addressable",
        "description": escape(f"{kind_words(finding, crosswalk)} ({finding.severity}). {finding.summary}"),
    }


def _gap(crosswalk: Crosswalk, side: str, ids: Iterable[str]) -> Document:
    return {"uuid": _uuid(crosswalk, f"{side} gap"), "unmapped-controls": [{"with-ids": [_token(one) for one in ids]}]}


def _resource(crosswalk: Crosswalk, side: Side) -> Document:
    """One of the documents: its title, and its file by name and checksum."""
    instrument = crosswalk.side(side).instrument
    return {
        "uuid": _uuid(crosswalk, side),
        "title": escape(instrument.title or instrument.source.name),
        "props": list(_props(_particulars(instrument, side))),
        "rlinks": [
            {
                "href": quote(visible(instrument.source.name)),
                "hashes": [{"algorithm": "SHA-256", "value": instrument.source.sha256}],
            }
        ],
    }


def _particulars(instrument: Instrument, side: Side) -> dict[str, str]:
    return {"side": side, "kind": instrument.kind, "authority": instrument.authority, "date": instrument.date}


def _props(values: dict[str, str]) -> Iterator[Document]:
    """Properties of our own namespace; OSCAL allows none without a value."""
    for name, value in values.items():
        if shown := visible(value).strip():
            yield {"name": name, "ns": _words()["namespace"], "value": shown}


def _token(provision: str) -> str:
    """A provision's id as OSCAL's token, which has neither slashes nor a digit first; no two ids give the same.

    part-2/10/1/a -> p-part-2__10__1__a       2(1)"partner" -> p-2_28_1_29__22_partner_22_
    """
    return "p-" + _TOKEN.sub(lambda found: "__" if found[0] == "/" else f"_{ord(found[0]):x}_", provision)
