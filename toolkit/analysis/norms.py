"""The norms that the words of a provision state, and what a list item takes from the lead-in over it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from toolkit.analysis.actions import action, bare_action, further_actions
from toolkit.analysis.bearer import addressee, bearer
from toolkit.analysis.cues import Cue
from toolkit.analysis.currencies import home_of
from toolkit.analysis.definitions import definitions
from toolkit.analysis.facets import facets
from toolkit.analysis.formalities import is_formality
from toolkit.analysis.indicative import presents, speaks_in_present
from toolkit.analysis.language import text_of
from toolkit.analysis.modality import cues
from toolkit.analysis.moods import imperatives, opening_order, pledges, segments
from toolkit.analysis.people import mentions
from toolkit.analysis.questions import answers
from toolkit.analysis.wordlists import flat
from toolkit.model.norm import Definition, Facet, Modality, Norm
from toolkit.model.provision import Instrument, Provision

if TYPE_CHECKING:
    from toolkit.analysis.language import Doc

_RANK: dict[Modality, int] = {"obligation": 0, "prohibition": 0, "recommendation": 1, "permission": 2, "none": 3}
_PLAIN_KINDS = frozenset({"statute", "report"})
"""Instruments that do not speak to a reader: no imperatives, no pledges."""
_DENIED = re.compile(r"\W*(?:(?:and|or|but)\s+)?(?:not|never)\s", re.IGNORECASE)
"""An item "not disclose ..." under "You must-" is a ban."""
ABOVE: tuple[int, int] = (0, 0)
"""The span of a facet that a list item takes from its lead-in: no words of its own prove it (see Norm.cue_in)."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for the whole instrument: whom it addresses, whether it does, and the currency of its country."""

    reader: str
    speaks: bool
    home: str
    present: bool = False
    """Its duties stand in the plain present (indicative.py)."""


def setting_of(instrument: Instrument) -> Setting:
    """What holds for every provision of the instrument."""
    speaks = instrument.kind not in _PLAIN_KINDS
    present = speaks and speaks_in_present(instrument)
    return Setting(addressee(instrument), speaks, home_of(instrument.text), present)


def norms_of(
    doc: Doc, provision: Provision, instrument: Instrument, setting: Setting, known: dict[str, tuple[Norm, ...]]
) -> tuple[Norm, ...]:
    """The norms of one provision in the order of its words. known: those of the provisions above it, by their ids."""
    if not provision.text.strip() or is_formality(provision.text):
        return ()
    above = lead_ins(provision, instrument)
    lead = next((one for one in above if _carries(known.get(one.id, ()))), None)
    asked = _question_over(provision, instrument)
    found = _cues(doc, definitions(text_of(doc)), speaks=setting.speaks and lead is None, asked=asked)
    if not found and lead is None and setting.present:
        found = _in_present(doc)
    said = facets(text_of(doc), subjects=tuple(_opening(doc, cue) for cue in found), home=setting.home)
    if found:
        own = _own_norms(doc, found, said, setting)
        who = _bearer_above(above, known, setting)
        return (
            tuple(_with_bearer(norm, who) for norm in own) if who is not None and _starts_bare(doc, found[0]) else own
        )
    if lead is not None:
        return (_inherited(doc, lead, known[lead.id], said),)
    return (Norm("none", ABOVE, "", said),) if said else ()


def main_modality(norms: tuple[Norm, ...]) -> Modality:
    """The modality of a provision: its first duty or ban, else its first recommendation, else its first leave."""
    return min((norm.modality for norm in norms), key=lambda modality: _RANK[modality], default="none")


def lead_ins(provision: Provision, instrument: Instrument) -> list[Provision]:
    """The provisions whose words this one completes, nearest first."""
    found = []
    for above in instrument.ancestors(provision):
        if not _opens(above):
            break
        found.append(above)
    return found if provision.level not in {"tail", "footnote"} else found[:0]


def _opens(provision: Provision) -> bool:
    """A lead-in, said so by the outline or by the sign it ends with."""
    return bool(provision.text) and (provision.lead_in or provision.text.rstrip().endswith((":", "-", "–", "—")))


def _question_over(provision: Provision, instrument: Instrument) -> str:
    """The heading that the provision may answer: its own, or the one it is the first under."""
    above = instrument.by_id.get(provision.parent or "")
    first = above is not None and instrument.children[above.id][0].id == provision.id
    return provision.heading or (above.heading if above is not None and first else "")


def _carries(norms: tuple[Norm, ...]) -> bool:
    return any(norm.modality != "none" for norm in norms)


def _cues(doc: Doc, defined: tuple[Definition, ...], *, speaks: bool, asked: str) -> tuple[Cue, ...]:
    people = mentions(text_of(doc))
    found = [cue for cue in cues(doc, people) if not _is_asked(text_of(doc), cue)]
    found += answers(doc, heading=asked)
    if speaks and not defined:
        for part in segments(doc):
            own = [cue for cue in found if part.start_char <= cue.start < part.end_char]
            if not own:
                found += [*imperatives(doc, sentence=part), *pledges(doc, sentence=part)]
            elif all(cue.modality == "permission" for cue in own):
                found += opening_order(doc, sentence=part)
    return tuple(sorted(found, key=lambda cue: cue.start))


def _in_present(doc: Doc) -> tuple[Cue, ...]:
    people = mentions(text_of(doc))
    found = (cue for part in segments(doc) for cue in presents(doc, sentence=part, people=people))
    return tuple(sorted(found, key=lambda cue: cue.start))


def _is_asked(text: str, cue: Cue) -> bool:
    """ "Can I accept a lunch?": a question states no norm."""
    end = re.compile(r"[.;:!?](?=\s|$)").search(text, cue.end)
    return bool(end and end.group() == "?")


def _own_norms(doc: Doc, found: tuple[Cue, ...], said: tuple[Facet, ...], setting: Setting) -> tuple[Norm, ...]:
    people = mentions(text_of(doc))
    opened = ((before, cue, _opening(doc, cue)) for before, cue in pairwise(found))
    later = (place if place > before.start else cue.start for before, cue, place in opened)  # one subject, two verbs
    starts = [0, *later, len(text_of(doc)) + 1]
    norms = []
    for place, cue in enumerate(found):
        who, what = bearer(doc, cue, people=people, reader=setting.reader), action(doc, cue)
        own = [facet for facet in said if starts[place] <= facet.span[0] < starts[place + 1]]
        own += further_actions(doc, cue, what)
        norms.append(Norm(cue.modality, (cue.start, cue.end), "", tuple(f for f in (who, what, *own) if f is not None)))
    return tuple(norms)


def _opening(doc: Doc, cue: Cue) -> int:
    """Where the clause of a cue begins: at its subject with what belongs to it, else at the cue."""
    if cue.subject is None:
        # "he/she shall": no parser takes it for one word.
        said = re.search(r"(?i)\b(?:he/she|s/he|she/he|he|she|they|you)\s*$", text_of(doc)[: cue.start])
        return said.start() if said else cue.start
    return min(doc[doc[cue.subject].left_edge.i].idx, cue.start)


def _starts_bare(doc: Doc, cue: Cue) -> bool:
    """An item with a modal but no subject of its own: "must leave the room", "(a) may attend"."""
    return not re.sub(r"(?i)\b(?:and|or|but|also|then)\b", "", text_of(doc)[: cue.start]).strip(" ,;()-")


def _bearer_above(above: list[Provision], known: dict[str, tuple[Norm, ...]], setting: Setting) -> Facet | None:
    """The subject that a lead-in leaves to its items: of its own norm, else the person it names last ("..., you-")."""
    for provision in above:
        who = next((facet for norm in reversed(known.get(provision.id, ())) if (facet := norm.facet("bearer"))), None)
        if who is not None:
            return who
        named = [person for person in mentions(flat(provision.text)) if person.normal != "anaphor"]
        if named:
            normal = setting.reader if named[-1].normal == "addressee" else named[-1].normal
            return Facet("bearer", normal, ABOVE)
    return None


def _with_bearer(norm: Norm, who: Facet) -> Norm:
    if norm.facet("bearer") is not None:
        return norm
    return replace(norm, facets=(replace(who, span=ABOVE), *norm.facets))


def _inherited(doc: Doc, lead: Provision, above: tuple[Norm, ...], said: tuple[Facet, ...]) -> Norm:
    """The norm of an item without a modal: the last one its lead-in states, with the facets it adds or replaces."""
    opening = [norm for norm in above if norm.modality != "none"][-1]
    what = bare_action(doc)
    own = tuple(facet for facet in (what, *said) if facet is not None)
    names = {facet.name for facet in own}
    taken = tuple(
        replace(facet, span=ABOVE) for facet in opening.facets if facet.name not in names and facet.name != "action"
    )
    modality: Modality = (
        "prohibition" if opening.modality == "obligation" and _DENIED.match(text_of(doc)) else opening.modality
    )
    return Norm(modality, opening.cue, opening.cue_in or lead.id, (*taken, *own))
