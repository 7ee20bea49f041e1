"""What this process made of provisions before: councils copy each other's words, so most of a code was read already.

What is said of a provision follows from its words, from what stands above it and from whom the instrument addresses
(`again.py` rests on the same); references alone lead elsewhere in each code, and are not kept. The memory is bounded,
and what is forgotten is read again: the result is the same bit for bit, whatever was remembered.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import blake2b
from threading import Lock

from toolkit.model.norm import Norm, ProvisionFacts
from toolkit.model.provision import Instrument

MOST = 20_000
"""Provisions kept: some 3 KB each."""
_kept: dict[bytes, ProvisionFacts] = {}
_lock = Lock()
_AGAIN = 4
"""Of what is forgotten at a time: one part in so many."""


def keys(instrument: Instrument, *, setting: object) -> dict[str, bytes]:
    """For each provision, by its id, a key of all that decides what is said of it. setting: whom it addresses, and what
    else holds for the whole instrument; of a kind that prints itself in full."""
    found: dict[str | None, bytes] = {None: repr(setting).encode("utf-8", "surrogatepass")}
    out = {}
    for one in instrument.provisions:
        own = repr((one.text, one.heading, one.level, one.lead_in, one.is_heading)).encode("utf-8", "surrogatepass")
        above = found.get(one.parent, found[None])
        out[one.id] = found[one.id] = blake2b(above + b"\0" + own, digest_size=16).digest()
    return out


def remembered(instrument: Instrument, known: Mapping[str, bytes]) -> dict[str, ProvisionFacts]:
    """What is kept of the provisions of an instrument, under its own ids."""
    with _lock:
        found = [(id, _taken(key)) for id, key in known.items() if key in _kept]
    return {id: _placed(facts, id, instrument) for id, facts in found}


def remember(instrument: Instrument, known: Mapping[str, bytes], fresh: Iterable[ProvisionFacts]) -> None:
    """Keep what was made of provisions; the longest unused are forgotten."""
    made = [(known[one.id], _bare(one, instrument)) for one in fresh]
    with _lock:
        _kept.update(made)
        if len(_kept) > MOST:
            for key in list(_kept)[: len(_kept) - MOST + MOST // _AGAIN]:
                del _kept[key]


def _taken(key: bytes) -> ProvisionFacts:
    """The newest last."""
    facts = _kept[key] = _kept.pop(key)
    return facts


def _bare(facts: ProvisionFacts, instrument: Instrument) -> ProvisionFacts:
    """Without ids: the lead-in that a norm begins in is told by how many steps it stands above."""
    above = {one.id: str(steps) for steps, one in enumerate(instrument.ancestors(instrument.by_id[facts.id]))}
    return replace(facts, id="", norms=_moved(facts.norms, above), references=())


def _placed(facts: ProvisionFacts, id: str, instrument: Instrument) -> ProvisionFacts:
    above = {str(steps): one.id for steps, one in enumerate(instrument.ancestors(instrument.by_id[id]))}
    return replace(facts, id=id, norms=_moved(facts.norms, above))


def _moved(norms: tuple[Norm, ...], ids: Mapping[str, str]) -> tuple[Norm, ...]:
    return tuple(replace(norm, cue_in=ids[norm.cue_in]) if norm.cue_in else norm for norm in norms)
