"""A committee report's claims about two codes, found and judged: one recogniser and one judge for each kind.

           of the codes as such     of a value
found      claims_found.py          claims_found_values.py
judged     claims_judged.py         claims_values.py

That a code has nothing on a matter is found and judged in claims_silent.py.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from toolkit.assessment.applies import excluded
from toolkit.assessment.claims_cited import citation
from toolkit.assessment.claims_court import Court, Judged
from toolkit.assessment.claims_found import Found, Looked, citations, equivalences, no_differences, outside
from toolkit.assessment.claims_found_values import accesses, containments, parameters
from toolkit.assessment.claims_judged import equivalence, no_difference
from toolkit.assessment.claims_named import parties
from toolkit.assessment.claims_passed import asks
from toolkit.assessment.claims_silent import silence, silences
from toolkit.assessment.claims_text import Sentence, TopicsOf, sentences
from toolkit.assessment.claims_values import access, containment, parameter
from toolkit.model.catalogue import Catalogue, Setting
from toolkit.model.claim import Claim, ClaimKind, Verification
from toolkit.model.crosswalk import Crosswalk
from toolkit.model.norm import Analysis

RECOGNISERS: tuple[Callable[[Sentence, Looked], Iterator[Found]], ...] = (
    citations,
    outside,
    equivalences,
    no_differences,
    accesses,
    containments,
    silences,
    parameters,
)
JUDGES: dict[ClaimKind, Callable[[Found, Court], Judged]] = {
    "citation": citation,
    "equivalence": equivalence,
    "no_difference": no_difference,
    "access": access,
    "amount": parameter,
    "period": parameter,
    "containment": containment,
    "silence": silence,
}


def verified(
    report: Analysis,
    crosswalk: Crosswalk,
    *,
    topics_of: TopicsOf,
    catalogues: Sequence[Catalogue] = (),
    constitution: Analysis | None = None,
    setting: Setting,
) -> Verification:
    """Every claim of the report in the order of its text, with verdict and evidence.

    crosswalk: the candidate measured against the baseline. catalogues: the law, where a code is silent; only entries in
    force on the day of the setting, or of the report, count. topics_of: what some words are about.
    """
    candidate, baseline = crosswalk.candidate, crosswalk.baseline
    looked = Looked(parties(candidate, baseline, report), topics_of, report.instrument.title, bool(catalogues))
    telling = [sentence for sentence in sentences(report) if not asks(sentence)]
    found = [one for sentence in telling for find in RECOGNISERS for one in find(sentence, looked)]
    case = replace(setting, on=setting.on or report.instrument.date)
    told = tuple(one for one in found if one.kind == "access")
    court = Court(crosswalk, _constitution(constitution, crosswalk), _in_force(catalogues, case), topics_of, told)
    claims = tuple(_claim(one, JUDGES[one.kind](one, court)) for one in found)
    names = tuple(one.id for one in catalogues)
    return Verification(report, candidate, baseline, claims, court.constitution, names, _warnings(case, catalogues))


def _constitution(given: Analysis | None, crosswalk: Crosswalk) -> Analysis | None:
    """The constitution that was given, or the code that is one."""
    sides = (crosswalk.candidate, crosswalk.baseline)
    return given or next((one for one in sides if one.instrument.kind == "constitution"), None)


def _in_force(catalogues: Sequence[Catalogue], case: Setting) -> tuple[Catalogue, ...]:
    return tuple(
        replace(one, entries=tuple(entry for entry in one.entries if not excluded(entry, case))) for one in catalogues
    )


def _warnings(case: Setting, catalogues: Sequence[Catalogue]) -> tuple[str, ...]:
    warnings = []
    if catalogues and not case.on:
        warnings.append("Neither the report nor --on gives a day, so entries of any time were used.")
    unverified = sum(not entry.verified for one in catalogues for entry in one.entries)
    if unverified:
        were = "entry of the catalogues was" if unverified == 1 else "entries of the catalogues were"
        warnings.append(f"{unverified} {were} not verified against their source; a claim that rests on one says so.")
    return tuple(warnings)


def _claim(found: Found, judged: Judged) -> Claim:
    one, (start, end) = found.sentence.provision, found.span
    words = f"claim\n{found.kind}\n{one.id}\n{start}\n{end}"
    identity = hashlib.sha256(words.encode("utf-8")).hexdigest()[:12]
    return Claim(
        identity,
        found.kind,
        one.id,
        one.cite,
        one.text[start:end],
        found.span,
        judged.verdict,
        judged.evidence,
        judged.summary,
    )
