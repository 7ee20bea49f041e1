"""References of the proposed text that lead nowhere, or to another provision than before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from toolkit.assessment.evidence import identity
from toolkit.assessment.grading import severity
from toolkit.assessment.version_reach import below
from toolkit.assessment.version_words import told
from toolkit.model.crosswalk import Crosswalk, Evidence
from toolkit.model.finding import Finding
from toolkit.model.norm import Analysis, Reference
from toolkit.model.redline import Flaw


def pointing(crosswalk: Crosswalk, flaws: Sequence[Flaw]) -> Iterator[Finding]:
    """A finding for each flaw of a reference that the proposed text brings in: what was wrong before is no change."""
    for flaw in flaws:
        if not flaw.code.startswith("reference_") or flaw.earlier:
            continue
        topic = crosswalk.candidate.by_id[flaw.provisions[0]].topic
        words = " ".join(_words(crosswalk, flaw).split())
        yield Finding(
            id=identity("broken_reference", flaw.message, (), flaw.provisions),
            kind="broken_reference",
            direction="neutral",
            severity=severity("broken_reference", "neutral", topic, binding=False),
            topic=topic,
            facet="",
            baseline=(),
            candidate=flaw.provisions,
            baseline_value="",
            candidate_value=words,
            evidence=flaw.evidence,
            summary=flaw.message,
        )


def _words(crosswalk: Crosswalk, flaw: Flaw) -> str:
    proof = flaw.evidence[0]
    return crosswalk.candidate.instrument.by_id[proof.id].text[slice(*proof.span)]


_BARE = re.compile(
    r"(?:[a-z]{2},?|\()\s*(?<![\w£$€])"
    r"(?P<cite>\d{1,3}(?:\.\d{1,3})+(?:\([a-z\d]{1,4}\))*)"
    r"(?![\w%]|\.\d|\s(?:per ?cent|million|times|hours|metres|miles))"
)
""" "a permission given under 4.4": a number with a point that stands where a reference may, without its unit."""


def references_of(analysis: Analysis, other: Analysis) -> dict[str, tuple[Reference, ...]]:
    """The references of every provision, those by a bare number too where the number is a cite of either version: one
    that only the other version has is broken."""
    here, there = _cites(analysis), _cites(other)
    return {
        facts.id: (*facts.references, *_bare(analysis.instrument.by_id[facts.id].text, facts.references, here, there))
        for facts in analysis.facts
    }


_SECTION = re.compile(
    r"(?:\b(?:sec(?:tion)?s?\b\.?)|§{1,2})\s*(?P<cite>\d+[a-z]?-\d+(?:\.\d+)?(?:\([a-z\d]{1,4}\))*)", re.IGNORECASE
)
""" "under Sec. 2-113(a)(2)": the section of an ordinance, by chapter and number."""


def _cites(analysis: Analysis) -> dict[str, str]:
    """Ids by cite, without the word "section"."""
    rows = (
        (re.sub(r"^(?:sec(?:tion)?\.?|§)\s*", "", one.cite, flags=re.IGNORECASE), one.id)
        for one in reversed(analysis.instrument.provisions)
    )
    return {cite: id for cite, id in rows if re.search(r"\d[.-]\d", cite)}


def _bare(text: str, known: Sequence[Reference], here: dict[str, str], there: dict[str, str]) -> Iterator[Reference]:
    for match in (*_BARE.finditer(text), *_SECTION.finditer(text)):
        cite = match["cite"]
        if any(cite in item.text for item in known) or not (cite in here or cite in there):
            continue
        yield Reference(cite, here.get(cite, cite), "resolved" if cite in here else "broken")


def broken(crosswalk: Crosswalk) -> Iterator[Flaw]:
    """One flaw for each target that is not there, with every provision that names it."""
    before = references_of(crosswalk.baseline, crosswalk.candidate)
    already = {item.target for row in before.values() for item in row if item.status == "broken"}
    places: dict[str, list[tuple[str, Reference]]] = {}
    for id, row in references_of(crosswalk.candidate, crosswalk.baseline).items():
        for item in row:
            if item.status == "broken":
                places.setdefault(item.target or item.text, []).append((id, item))
    for target, rows in places.items():
        ids = tuple(dict.fromkeys(one for one, _ in rows))
        earlier = target in already
        message = told("broken", text=_named(rows[0][1], target), earlier=told("earlier") if earlier else "")
        evidence = tuple(dict.fromkeys(_place(crosswalk.candidate, one, item.text) for one, item in rows))
        yield Flaw("reference_broken", message, ids, evidence, earlier)


_UNITS = {"App": "Appendix", "Sch": "Schedule", "para": "paragraph", "s": "section", "Ch": "chapter", "art": "article"}


def _named(item: Reference, target: str) -> str:
    """ "App B" as a reader would say it; "B" alone, from "Appendices A and B", is no name."""
    unit, _, label = target.partition(" ")
    return f"{_UNITS.get(unit, unit)} {label}" if label else item.text


def _place(analysis: Analysis, id: str, words: str) -> Evidence:
    text = analysis.instrument.by_id[id].text
    start = text.find(words)
    return Evidence("candidate", id, (start, start + len(words)) if words and start >= 0 else (0, len(text)))


def redirected(crosswalk: Crosswalk) -> Iterator[Flaw]:
    """References whose target is not what the old target became.

    7 ... under paragraph 4 ...      7 ... under paragraph 4 ...     silent: 4 was renumbered 5, and 4 is new
    7 ... under paragraph 4 ...      8 ... under paragraph 5 ...     followed: nothing is said
    """
    became: dict[str, tuple[str, ...]] = {}
    for link in crosswalk.correspondences:
        became.update(dict.fromkeys(link.baseline, link.candidate))
    ones = references_of(crosswalk.baseline, crosswalk.candidate)
    others = references_of(crosswalk.candidate, crosswalk.baseline)
    for link in crosswalk.correspondences:
        for one, other in zip(link.baseline, link.candidate, strict=False):
            for before, after in _paired(ones[one], others[other]):
                if after.target not in became.get(before.target, ()) and not _went_along(crosswalk, before, after):
                    yield _redirection(crosswalk, other, before, after, became.get(before.target, ()))


def _went_along(crosswalk: Crosswalk, before: Reference, after: Reference) -> bool:
    """The reference was changed because what it spoke of moved: from under the old target to under the new one."""
    if before.text == after.text:
        return False
    old, new = {*below(crosswalk.baseline, before.target)}, {*below(crosswalk.candidate, after.target)}
    return any(
        not (old.isdisjoint(link.baseline) or new.isdisjoint(link.candidate)) for link in crosswalk.correspondences
    )


def _paired(first: Sequence[Reference], second: Sequence[Reference]) -> list[tuple[Reference, Reference]]:
    """References that answer each other, where both lead to a provision: in their order where there are as many, else
    those with the same words."""
    inner = [[item for item in side if item.status != "external"] for side in (first, second)]
    if len(inner[0]) != len(inner[1]):
        texts = {item.text: item for item in inner[0]}
        inner = [
            [texts[item.text] for item in inner[1] if item.text in texts],
            [i for i in inner[1] if i.text in texts],
        ]
    pairs = zip(inner[0], inner[1], strict=True)
    return [(one, other) for one, other in pairs if one.status == other.status == "resolved"]


def _redirection(crosswalk: Crosswalk, id: str, before: Reference, after: Reference, now: Sequence[str]) -> Flaw:
    old, new = crosswalk.baseline.instrument.by_id, crosswalk.candidate.instrument.by_id
    fate = told("fate_moved", now=", ".join(new[one].cite for one in now)) if now else told("fate_gone")
    silent = before.text == after.text
    message = told(
        "redirected_silent" if silent else "redirected",
        text=after.text,
        before=old[before.target].cite,
        after=new[after.target].cite,
        fate=fate,
    )
    return Flaw("reference_redirected", message, (id,), (_place(crosswalk.candidate, id, after.text),))
