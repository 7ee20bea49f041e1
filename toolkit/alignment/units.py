"""What is aligned: every provision but headings and lead-ins that ask nothing by themselves, with the words that
complete its sense."""

from __future__ import annotations

import re
from dataclasses import dataclass

from toolkit.model.norm import Analysis, FacetName, ProvisionFacts
from toolkit.model.provision import Provision

LISTED = re.compile(
    r"\b(?:unless|except(?:ing)?|save(?= for| that| where| when| as| in|\W*$)|other than|apart from|aside from|"
    r"with the exception of)\b"
    r"(?:[^.;]{0,30}|(?:(?!\b(?:must|shall|should)\b)[^.;]){0,90}\bor\W*)$",
    re.IGNORECASE,
)
"""The end of a lead-in whose items are exceptions."""


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


def _asks(provision: Provision, facts: ProvisionFacts) -> bool:
    """A lead-in with a requirement of its own: "Within two months you must tell the Clerk of each of these:" says what
    to do, to whom and by when; its items only say of what. "You must keep it secret, other than in these cases:" is
    whole, and its items are exceptions."""
    if facts.modality in _BINDING and LISTED.search(provision.text):
        return True
    own = {name for name in _COMPLETE for facet in facts.facets(name) if facet.span[1] > facet.span[0]}
    return "action" in own and len(own) > 1 and facts.modality in _BINDING | {"recommendation"}


_BINDING = frozenset({"obligation", "prohibition"})
_COMPLETE: tuple[FacetName, ...] = ("action", "recipient", "deadline")


def units_of(analysis: Analysis) -> tuple[Unit, ...]:
    """The units of one side in document order."""
    instrument = analysis.instrument
    found: list[Unit] = []
    for provision in instrument.provisions:
        facts = analysis.by_id[provision.id]
        if provision.is_heading or not provision.text or (provision.lead_in and not _asks(provision, facts)):
            continue
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
