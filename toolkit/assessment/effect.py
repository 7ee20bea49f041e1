"""What a provision that only one side has does there: binds, gives relief from a duty, or neither."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from toolkit.assessment.evidence import BINDING
from toolkit.assessment.relief_words import spelt
from toolkit.model.crosswalk import Direction
from toolkit.model.norm import Analysis, ProvisionFacts
from toolkit.model.provision import Instrument, Provision

Effect = Literal["duty", "relief", "none"]
_STATED = frozenset({"purpose", "definitions", "principles", "other"})
"""Topics on which a sentence without a must sets no rule."""
_ADDRESSED = frozenset({"member", "officer", "manager"})
"""Those whom a code binds; other posts and bodies act upon them."""
_AGAINST = frozenset({"sanctions", "complaints", "register_access", "whistleblowing"})
"""Topics on which a right or power of others is a rule for those whom the code binds."""


def direction_alone(analysis: Analysis, id: str, *, missing: bool, unmatched: frozenset[str]) -> Direction:
    """What it means for the candidate that one side alone has a provision.

    missing: it is the baseline that has it. unmatched: the ids of that side without counterpart. A duty that the
    candidate lacks makes it weaker. An exception it lacks makes it stricter where it has the duty; where the duty is
    missing too, there is nothing to be relieved of; where the dispensation is, nothing to be applied for. What only the
    candidate has works the other way round.
    """
    effect = "duty" if _widens(analysis, id, unmatched) else _effect(analysis, id)
    gone = _duties(analysis, id) if effect == "relief" else _dispensing(analysis, id) if effect == "duty" else []
    if effect == "none" or (gone and unmatched.issuperset(gone)):
        return "neutral"
    return "weaker" if missing == (effect == "duty") else "stricter"


def relieves(analysis: Analysis, id: str) -> bool:
    """Its own words take a case out of a rule, or it is one of the cases that the words above it take out."""
    return _relieves(analysis.instrument.by_id[id], analysis.by_id[id], analysis.instrument)


def excepts(lead_in: str) -> bool:
    """Whether the items below those words are exceptions: "unless-", "does not apply to:"."""
    return bool(spelt("lead_in").search(lead_in.rstrip(" :-–—")))


def _effect(analysis: Analysis, id: str) -> Effect:
    facts, instrument = analysis.by_id[id], analysis.instrument
    provision, defined = instrument.by_id[id], bool(_defining(analysis, id))
    if (defined and facts.modality not in BINDING) or _neither(provision, facts):
        return "none"
    if _relieves(provision, facts, instrument):
        return "relief"
    if facts.modality in BINDING or facts.modality == "recommendation":
        return "duty"
    if spelt("rule").search(provision.text) and facts.topic not in _STATED - {"other", "definitions"}:
        return "duty"
    if facts.modality == "permission":
        return _of_permission(analysis, id)
    return "duty" if _rules(provision, facts, instrument) else "none"


def _defining(analysis: Analysis, id: str) -> str:
    """The definition that a provision is, or is an item of, the outermost; "" where it is none."""
    provision = analysis.instrument.by_id[id]
    chain = (*reversed(tuple(analysis.instrument.ancestors(provision))), provision)
    return next((one.id for one in chain if one.level == "definition" or analysis.by_id[one.id].definitions), "")


def _widens(analysis: Analysis, id: str, unmatched: frozenset[str]) -> bool:
    """An item of a definition of which other items have a counterpart: one more kind that the term, and all duties that
    use it, reach."""
    defining = _defining(analysis, id)
    siblings = [item.id for item in analysis.instrument.children.get(defining, ())] if defining != id else []
    return bool(siblings) and not unmatched.issuperset(siblings)


def _neither(provision: Provision, facts: ProvisionFacts) -> bool:
    """It protects those whom the code binds, keeps something from the public for their safety, tells what an Act
    punishes or saves, or is an exception to an exception: which way that works depends on both. That managers must
    protect those who speak up is a duty like any other, and so is not to withhold a paper: only whoever keeps a
    register leaves something out for safety."""
    text = f"{facts.context} {provision.text}"
    stated = facts.modality == "none" or bool(spelt("offence").search(provision.text))
    borne = _borne(text, facts)
    public = borne and facts.modality == "prohibition"
    applies = {"saving": True, "right": not borne, "withheld": not public, "law": stated, "back": stated}
    return any(spelt(name).search(text) for name in applies if applies[name])


def _borne(text: str, facts: ProvisionFacts) -> bool:
    """It asks something of those whom the code binds, and is not what others owe them ("you must be told why", "your
    manager must not treat you badly")."""
    bound = facts.modality in {*BINDING, "recommendation"} and any(
        facet.value in _ADDRESSED for facet in facts.facets("bearer")
    )
    return bound and not spelt("done_to").search(text)


def _relieves(provision: Provision, facts: ProvisionFacts, instrument: Instrument) -> bool:
    """Its own words give relief, or it is one of the cases that the words above it except.

    A duty in the same provision does not change that: "does not prevent you from speaking, but you must then leave".
    A table row or item says no relief of its own where its list orders ("you must apply for a dispensation").
    """
    above = next((item.text for item in instrument.ancestors(provision) if item.text), "")
    if provision.level != "tail" and excepts(above):
        return True
    first = facts.norms[0].modality if facts.norms else "none"
    return first in {"permission", "none"} and bool(spelt("own").search(provision.text))


def _of_permission(analysis: Analysis, id: str) -> Effect:
    """What the bound person may do is relief where it names a duty, or is one of the cases in which a thing is allowed;
    leave from no duty ("you may join a choir") says nothing. What others may do is a rule against that person, or says
    nothing."""
    facts = analysis.by_id[id]
    if facts.topic == "register_access" or _shown(facts):
        return "duty"
    bearers = {facet.value for facet in facts.facets("bearer")}
    if bearers and not bearers & {"member", "officer"}:
        return "duty" if facts.topic in _AGAINST else "none"
    return "relief" if facts.context or _named(analysis, id) else "none"


def _rules(provision: Provision, facts: ProvisionFacts, instrument: Instrument) -> bool:
    """A sentence or item without a must that is a rule nonetheless: a sanction, an open register, a test, what a body
    does with a complaint, a rule's wider reach, or one of the kinds that a list on a topic of substance counts."""
    kind = spelt("kind").search(provision.text) and _listed(provision, instrument)
    post = facts.topic in _AGAINST and spelt("acts").search(provision.text)
    told = facts.facets("sanction") or facts.facets("threshold") or (provision.number and facts.facets("test"))
    if kind or post or told or _shown(facts):
        return True
    if facts.topic in _STATED:
        return False
    listed = bool(facts.context) and provision.level in {"item", "subparagraph", "table_row", "paragraph"}
    return listed or bool(spelt("reach").search(provision.text))


def _shown(facts: ProvisionFacts) -> bool:
    """A register that others than the authority itself may see."""
    return any(facet.value != "internal" for facet in facts.facets("register_access"))


def _listed(provision: Provision, instrument: Instrument) -> bool:
    """It stands under a heading of interests, or of what is registered."""
    above = [one.heading for one in (provision, *instrument.ancestors(provision)) if one.heading]
    return any(spelt("listing").search(heading) for heading in above[:1])


def _dispensing(analysis: Analysis, id: str) -> list[str]:
    """For a duty that goes with a dispensation ("apply in writing", "say when it was granted"): the provisions that
    give one."""
    instrument = analysis.instrument
    above = " ".join(one.heading for one in (instrument.by_id[id], *instrument.ancestors(instrument.by_id[id])))
    told = f"{above} {analysis.by_id[id].context} {instrument.by_id[id].text}"
    if not spelt("dispensation").search(told):
        return []
    return [one.id for one in analysis.facts if one.id != id and _gives(analysis, one)]


def _gives(analysis: Analysis, facts: ProvisionFacts) -> bool:
    provision = analysis.instrument.by_id[facts.id]
    return facts.modality == "permission" and bool(spelt("dispensation").search(provision.text))


def _duties(analysis: Analysis, id: str) -> list[str]:
    """The duties that a relief is from: those it names; else the one it is an exception in; else those beside it in its
    clause. The first of these that there are."""
    above = _above(analysis, id)
    clause = _under(analysis.instrument, above[-1]) if above else ()
    return _named(analysis, id) or _binding(analysis, above, but=id) or _binding(analysis, clause, but=id)


def _named(analysis: Analysis, id: str) -> list[str]:
    """The duties that a provision, or the words right above it, name by number."""
    near = (id, *_above(analysis, id)[:1])
    targets = [reference.target for one in near for reference in analysis.by_id[one].references]
    return _binding(analysis, (one for target in targets for one in _under(analysis.instrument, target)), but=id)


def _above(analysis: Analysis, id: str) -> list[str]:
    """The provisions above that are no headings, nearest first."""
    instrument = analysis.instrument
    return [item.id for item in instrument.ancestors(instrument.by_id[id]) if not item.is_heading]


def _under(instrument: Instrument, id: str) -> Iterator[str]:
    """A provision and all below it."""
    if id in instrument.by_id:
        yield id
        for child in instrument.children.get(id, ()):
            yield from _under(instrument, child.id)


def _binding(analysis: Analysis, ids: Iterable[str], *, but: str) -> list[str]:
    """Those that are a duty of their own: no lead-in, no heading, no exception."""
    instrument = analysis.instrument
    return [
        one
        for one in dict.fromkeys(ids)
        if one != but
        and not instrument.by_id[one].lead_in
        and analysis.by_id[one].modality in BINDING
        and not _relieves(instrument.by_id[one], analysis.by_id[one], instrument)
    ]
