"""What a judgement is made of: what it may look at, the verdict with its proof, and the words of both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.assessment.audit_words import audit_words
from toolkit.assessment.claims_found import Found
from toolkit.assessment.claims_text import TopicsOf, claim_pattern, claim_words
from toolkit.assessment.money_words import in_prose
from toolkit.model.catalogue import Catalogue, Entry
from toolkit.model.claim import CatalogueProof, ClauseProof, Verdict
from toolkit.model.crosswalk import Crosswalk, Side
from toolkit.model.norm import Analysis, Facet, FacetName, ProvisionFacts
from toolkit.model.provision import Provision

Proof = ClauseProof | CatalogueProof
Stated = tuple[Side, ProvisionFacts, Facet]


@dataclass(frozen=True)
class Judged:
    """A verdict with its proof and one sentence."""

    verdict: Verdict
    evidence: tuple[Proof, ...]
    summary: str


@dataclass(frozen=True)
class Court:
    """What judgement may look at. accesses: what the report itself says of registers."""

    crosswalk: Crosswalk
    constitution: Analysis | None
    catalogues: tuple[Catalogue, ...]
    topics_of: TopicsOf
    accesses: tuple[Found, ...] = ()

    def side(self, side: Side) -> Analysis:
        return self.crosswalk.side(side)

    def called(self, side: Side) -> str:
        """A code in running text: "the officers' code" where its kind tells it apart, else "the candidate"."""
        kinds = {one: self.side(one).instrument.kind for one in ("candidate", "baseline")}
        known = claim_words()["called"]
        return str(known.get(kinds[side] if len(set(kinds.values())) == 2 else side, known[side]))

    def place(self, side: Side, id: str) -> str:
        """A provision in running text: "4.2 of the officers' code"."""
        return f"{cite_of(self, side, id)} of {self.called(side)}"


def summary(name: str, **given: str) -> str:
    """A sentence of claims.toml, its first letter large."""
    text = part(name, **given)
    return text[:1].upper() + text[1:]


def part(name: str, **given: str) -> str:
    """What goes into such a sentence."""
    return str(claim_words()["summaries"][name].format(**given))


def unverified(*entries: Entry) -> str:
    """What is to be added where words rest on an entry that nobody compared with its source."""
    return "" if all(entry.verified for entry in entries) else f" {summary('unverified')}"


def whole(side: Side, one: Provision) -> ClauseProof:
    """All the words of a provision."""
    return ClauseProof(side, one.id, (0, len(one.text)))


def cite_of(court: Court, side: Side, id: str) -> str:
    """The cite of a provision."""
    return court.side(side).instrument.by_id[id].cite


def in_words(value: str) -> str:
    """A value as people say it: "a duty", "on request", "more than £25", "nothing" where a side is silent."""
    words = {**audit_words()["names"], **claim_words()["values"]}
    return in_prose(str(words.get(value, value)).replace("_", " ")) or "nothing"


def register_values(analysis: Analysis) -> Iterator[tuple[ProvisionFacts, Facet]]:
    """Who may see a register, from provisions that speak of one; a list of confidential papers is none."""
    for facts, facet in values_of("register_access", analysis):
        one = analysis.instrument.by_id[facts.id]
        if claim_pattern("about", "register").search(f"{one.heading}. {facts.context} {one.text}"):
            yield facts, facet


def values_of(name: FacetName, analysis: Analysis) -> Iterator[tuple[ProvisionFacts, Facet]]:
    """Every value of a facet that stands in words, with the provision that has it."""
    for facts in analysis.facts:
        for facet in facts.facets(name):
            if facet.span[1] > facet.span[0]:
                yield facts, facet


def shown(facet: Facet, facts: ProvisionFacts, analysis: Analysis) -> tuple[int, int]:
    """The words that prove a value; all words of the provision where none do."""
    return facet.span if facet.span[1] > facet.span[0] else (0, len(analysis.instrument.by_id[facts.id].text))


def plain_value(value: object) -> str:
    """A value that is a name, or names; "" of any other."""
    return value if isinstance(value, str) else ", ".join(value) if isinstance(value, tuple) else ""
