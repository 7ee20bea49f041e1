"""The door of this stage: an Instrument becomes an Analysis."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from toolkit.analysis.again import facts_again
from toolkit.analysis.currencies import home_of
from toolkit.analysis.definitions import SECTION, definitions
from toolkit.analysis.formalities import is_formality
from toolkit.analysis.language import LONGEST, model_names, parse
from toolkit.analysis.memory import keys, remember, remembered
from toolkit.analysis.norms import Setting, lead_ins, main_modality, norms_of, setting_of
from toolkit.analysis.parts import Ids, Over, norms_above, read
from toolkit.analysis.references import references
from toolkit.analysis.targets import cites_of
from toolkit.analysis.terms import amounts_defined, with_defined_amounts
from toolkit.analysis.topics import topics
from toolkit.analysis.wordlists import flat
from toolkit.model.norm import Analysis, Norm, ProvisionFacts
from toolkit.model.provision import Instrument, Provision


def analyse(
    instrument: Instrument, *, former: Analysis | None = None, remembering: bool = False, over: Over = map
) -> Analysis:
    """What each provision says, in document order.

    Facets that a list item takes from its lead-in have the empty span (0, 0); their words stand in the provision
    `cue_in` of the norm. A provision with facets but without a deontic statement (an amount in a definition) has one
    norm of modality "none" to hold them.

    former: another version, analysed before; what it says in the same words under the same words is not read again.
    remembering: the same of whatever this process read before.
    over: what works on the parts of a long instrument, like `map`; the result is the same.
    """
    setting = setting_of(instrument)
    known = keys(instrument, setting=setting) if remembering else {}
    again = remembered(instrument, known)
    if former and setting == setting_of(former.instrument):
        again |= _again(instrument, former)
    fresh = [one.id for one in instrument.provisions if one.id not in again]
    above = norms_above(instrument, fresh, again)
    made = read(instrument, fresh, work=partial(_read, instrument, setting, above), over=over)
    if remembering:
        remember(instrument, known, made.values())
    cites = cites_of(instrument)
    facts = tuple(
        made[one.id] if one.id in made else _facts(one, (), instrument, cites, again[one.id])
        for one in instrument.provisions
    )
    return Analysis(instrument, _with_amounts(facts, instrument, setting.home), model_names())


def _read(
    instrument: Instrument, setting: Setting, above: dict[str, tuple[Norm, ...]], ids: Ids
) -> tuple[ProvisionFacts, ...]:
    """What some provisions say, in document order; in any process. above: the norms over them that are known."""
    some = [instrument.by_id[id] for id in ids]
    norms = dict(above)
    # Parents come before their children, so that a lead-in's norms are there when its items are read.
    for provision, doc in zip(some, parse([one.text for one in some]), strict=True):
        norms[provision.id] = norms_of(doc, provision, instrument, setting, norms)
    cites = cites_of(instrument)
    return tuple(_facts(one, norms[one.id], instrument, cites, None) for one in some)


def _again(instrument: Instrument, former: Analysis) -> dict[str, ProvisionFacts]:
    defined = (item for one in former.facts for item in one.definitions)
    amounts = amounts_defined(defined, home=home_of(former.instrument.text))
    return facts_again(instrument, former, amounts=bool(amounts))


def _with_amounts(facts: tuple[ProvisionFacts, ...], instrument: Instrument, home: str) -> tuple[ProvisionFacts, ...]:
    """Amounts that a defined term stands for, told wherever the term is used."""
    terms = amounts_defined((item for one in facts for item in one.definitions), home=home)
    return tuple(
        one
        if one.definitions or not terms
        else replace(one, norms=with_defined_amounts(one.norms, flat(instrument.by_id[one.id].text), terms))
        for one in facts
    )


def _facts(
    provision: Provision,
    norms: tuple[Norm, ...],
    instrument: Instrument,
    cites: dict[str, tuple[str, ...]],
    known: ProvisionFacts | None,
) -> ProvisionFacts:
    text = flat(provision.text[:LONGEST])
    if known is not None:
        formal = bool(provision.text) and is_formality(text)
        found = () if formal else references(text, instrument=instrument, provision=provision, cites=cites)
        return replace(known, references=found)
    leads = lead_ins(provision, instrument)
    context = " ".join(lead.text for lead in reversed(leads))
    above = " ".join(other.heading for other in instrument.ancestors(provision))
    if provision.text and is_formality(text):
        return ProvisionFacts(provision.id, "none", context=context)
    return ProvisionFacts(
        provision.id,
        main_modality(norms),
        norms,
        topics(text, heading=provision.heading, lead=context, above=above),
        definitions(text, heading=provision.heading, defining=_defines(provision, instrument)),
        references(text, instrument=instrument, provision=provision, cites=cites),
        context,
    )


def _defines(provision: Provision, instrument: Instrument) -> bool:
    """A definition as the outline has it, or a provision under a heading such as "Definitions"."""
    if provision.is_heading:
        return False
    above = [other.heading for other in instrument.ancestors(provision)]
    return provision.level == "definition" or any(SECTION.search(words) for words in above if words)
