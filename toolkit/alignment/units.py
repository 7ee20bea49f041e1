"""What is aligned: every provision that is neither a heading nor a lead-in, with the words that complete its sense."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.model.norm import Analysis, ProvisionFacts
from toolkit.model.provision import Provision


@dataclass(frozen=True, slots=True)
class Unit:
    """One provision to be aligned. text: its lead-ins' words and its own; headings: the words of the headings over
    it, nearest first;
    order: its place in the document."""

    provision: Provision
    facts: ProvisionFacts
    text: str
    headings: str
    order: int
    above: tuple[ProvisionFacts, ...] = ()
    """The facts of the provisions above, nearest first: where a facet that comes from a lead-in has its words."""

    @property
    def id(self) -> str:
        """The provision's id."""
        return self.provision.id


def units_of(analysis: Analysis) -> tuple[Unit, ...]:
    """The units of one side in document order."""
    instrument = analysis.instrument
    found: list[Unit] = []
    for provision in instrument.provisions:
        if provision.is_heading or provision.lead_in or not provision.text:
            continue
        facts = analysis.by_id[provision.id]
        ancestors = tuple(instrument.ancestors(provision))
        headings = [provision.heading, *(ancestor.heading for ancestor in ancestors)]
        found.append(
            Unit(
                provision,
                facts,
                f"{facts.context} {provision.text}".strip(),
                ". ".join(words for words in headings if words),
                len(found),
                tuple(analysis.by_id[ancestor.id] for ancestor in ancestors),
            )
        )
    return tuple(found)
