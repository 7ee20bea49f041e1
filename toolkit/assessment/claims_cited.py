"""Whether a paragraph that a report cites is there, and is about what the report says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.assessment.claims_court import Court, Judged, summary, unverified, whole
from toolkit.assessment.claims_found import Found
from toolkit.assessment.claims_text import TopicsOf, stems
from toolkit.model.claim import CatalogueProof, Verdict
from toolkit.model.norm import Analysis
from toolkit.model.provision import Provision


def cited(found: Found, court: Court) -> Provision | None:
    """The provision that a claim cites, by its cite as printed, blanks aside; else by its number without the mark that
    a code sets beside it: "paragraph 2" is what is printed "2)" or "§ 2"; else without the word that a code sets before
    each: "Rule 4"."""
    provisions = court.side(found.sides[0]).instrument.provisions
    for form in (_printed, _bare, _unworded):
        if one := next((one for one in provisions if form(one.cite) == form(found.number)), None):
            return one
    return None


def _printed(cite: str) -> str:
    return re.sub(r"\s", "", cite).lower()


def _bare(cite: str) -> str:
    return re.sub(r"^[^\w(]+|[^\w)]+$|(?<=^\d)\)$|(?<=^\d\d)\)$", "", _printed(cite))


def _unworded(cite: str) -> str:
    """Not of parts and schedules: paragraph 4 is not Part 4."""
    return re.sub(r"^(?:rule|article|clause|section|standard|paragraph|regulation|principle)(?=\d)", "", _bare(cite))


def citation(found: Found, court: Court) -> Judged:
    """There is such a paragraph, and it is about what the report says; a number that a numbered code lacks is wrong."""
    if not found.sides:
        return _by_catalogue(found, court)
    side = found.sides[0]
    analysis, one = court.side(side), cited(found, court)
    if one is None:
        numbered = any(
            re.match(r"(?:[A-Z]{1,2}\.?)?\d", _unworded(other.cite).upper()) for other in analysis.instrument.provisions
        )
        verdict: Verdict = "contradicted" if numbered else "not_shown"
        return Judged(
            verdict,
            (),
            summary("cite_missing" if numbered else "cite_unread", side=court.called(side), number=found.number),
        )
    family = tuple(analysis.instrument.family(one))
    proof = tuple(whole(side, each) for each in family[:4] if each.text) or (whole(side, one),)
    if not found.matter:
        return Judged("supported", proof, summary("cite_found_bare", side=court.called(side), cite=one.cite))
    right = _is_about(found.matter, family, analysis, court.topics_of)
    text = summary("cite_found" if right else "cite_other", side=court.called(side), cite=one.cite)
    return Judged("supported" if right else "not_shown", proof, text)


def _by_catalogue(found: Found, court: Court) -> Judged:
    """The entries whose paragraph is the one cited: "81(6)" of that Act, all of "section 81", "Recommendation 19"."""
    wanted = re.sub(r"\s", "", found.number.lower().replace("practice recommendation", "practice"))
    held = [
        (catalogue, entry)
        for catalogue in court.catalogues
        for entry in catalogue.entries
        if _names(entry.paragraph, wanted) and (not found.matter or found.matter.lower() in entry.source.lower())
    ]
    if not held:
        return Judged("not_shown", (), summary("cite_nowhere"))
    proofs = tuple(CatalogueProof(catalogue.id, entry.id) for catalogue, entry in held)
    paragraphs = ", ".join(entry.paragraph for _, entry in held)
    text = summary("cite_source", source=held[0][1].source, paragraph=paragraphs)
    return Judged("supported", proofs, text + unverified(*(entry for _, entry in held)))


def _names(paragraph: str, wanted: str) -> bool:
    """Whether an entry's paragraph, "s 30(1) and (2)" or "ss 43A and 43B", is the one cited or part of it."""
    numbers = [re.sub(r"^ss? |\s", "", one.strip()) for one in re.split(r"\band\b|\bto\b|,", paragraph.lower())]
    return any(number == wanted or number.startswith(f"{wanted}(") for number in numbers)


def _is_about(matter: str, family: Sequence[Provision], analysis: Analysis, topics_of: TopicsOf) -> bool:
    wanted = {score.topic for score in topics_of(matter)} - {"other"}
    held = {score.topic for one in family for score in analysis.by_id[one.id].topics}
    above = [item.heading for item in analysis.instrument.ancestors(family[0])]
    words = stems(" ".join([*(f"{one.heading} {one.text}" for one in family), *above]))
    return bool(wanted & held) or len(stems(matter) & words) >= 1
