"""A long instrument in parts that can be read apart: on several processors, or one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from toolkit.model.norm import Norm, ProvisionFacts
from toolkit.model.provision import Instrument

PART = 800
"""Provisions of a part, some hundred kilobytes of text: a code of common length is one part."""
FEWEST = 4
"""Parts that are worth other processes, each of which loads the language model first."""
Ids = tuple[str, ...]
Rows = tuple[ProvisionFacts, ...]
Work = Callable[[Ids], Rows]
Over = Callable[[Work, Iterable[Ids]], Iterable[Any]]
"""How parts are worked on: like `map`. Where a process was ended, something else comes back; it is read again here."""


def read(instrument: Instrument, fresh: Iterable[str], *, work: Work, over: Over) -> dict[str, ProvisionFacts]:
    """What `work` makes of the provisions `fresh`, by id. The parts depend on the instrument alone, so the result has
    the same bytes wherever they are worked on; a few never leave this process."""
    rows = tuple(_parts(instrument, fresh))
    results = over(work, rows) if len(rows) >= FEWEST else map(work, rows)
    found: dict[str, ProvisionFacts] = {}
    for part, result in zip(rows, results, strict=True):
        found.update((facts.id, facts) for facts in (result if isinstance(result, tuple) else work(part)))
    return found


def _parts(instrument: Instrument, fresh: Iterable[str]) -> Iterator[Ids]:
    """A part ends only where nothing above the next provision has words: a lead-in stays with its items."""
    part: list[str] = []
    for id in fresh:
        if len(part) >= PART and not any(one.text for one in instrument.ancestors(instrument.by_id[id])):
            yield tuple(part)
            part = []
        part.append(id)
    if part:
        yield tuple(part)


def norms_above(
    instrument: Instrument, ids: Iterable[str], known: Mapping[str, ProvisionFacts]
) -> dict[str, tuple[Norm, ...]]:
    """The norms of the provisions over some, where they are known already."""
    above = (one.id for id in ids for one in instrument.ancestors(instrument.by_id[id]))
    return {id: known[id].norms for id in above if id in known}
