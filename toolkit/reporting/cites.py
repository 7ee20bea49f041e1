"""Many cites in a few words, as a lawyer writes them: `10(2)(a)(i) to (viii)`, and `4(1)` for all that stands in 4(1).

    4(1), 4(1)(a), 4(1)(b), 4(1)(c)   with no (d)   ->  4(1)
    4(1), 4(1)(a), 4(1)(b)            with a (c)    ->  4(1), (a) and (b); of a lead-in, 4(1)(a) and (b)
    4.1, 4.2, 4.3                                   ->  4.1 to 4.3
    4.1, 4.3                                        ->  4.1 and 4.3
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from toolkit.model.provision import Instrument, Provision

MOST = 6
"""Cites and runs of cites that are named; the report has the rest."""
_NAMELESS = "(without a number)"


def folded(instrument: Instrument, ids: Iterable[str]) -> str:
    """The cites of these provisions in document order, runs of neighbours in one list as "first to last"."""
    wanted = set(ids)
    kept = [one for one in instrument.provisions if one.id in wanted and not _is_understood(instrument, one, wanted)]
    parts = [part for run in _runs(instrument, kept) for part in _run_words(instrument, run)]
    more = len(parts) - MOST
    return _listed([*parts[:MOST], f"{more} more"] if more > 0 else parts)


def _is_understood(instrument: Instrument, one: Provision, wanted: set[str]) -> bool:
    """Within a whole that is cited itself; or a lead-in of which only some of the items are cited."""
    if any(above.id in wanted and _is_whole(instrument, above, wanted) for above in instrument.ancestors(one)):
        return True
    children = instrument.children.get(one.id, ())
    return one.lead_in and not _is_whole(instrument, one, wanted) and any(child.id in wanted for child in children)


def _is_whole(instrument: Instrument, one: Provision, wanted: set[str]) -> bool:
    """Everything below it is wanted too."""
    return all(child.id in wanted and _is_whole(instrument, child, wanted) for child in _below(instrument, one))


def _below(instrument: Instrument, one: Provision) -> tuple[Provision, ...]:
    return instrument.children.get(one.id, ())


def _runs(instrument: Instrument, kept: Iterable[Provision]) -> Iterator[list[Provision]]:
    """Neighbours in one list of one level together; a definition has no place in an order and stands alone."""
    run: list[Provision] = []
    for one in kept:
        if run and not _follows(instrument, run[-1], one):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _follows(instrument: Instrument, one: Provision, other: Provision) -> bool:
    if one.parent != other.parent or one.level != other.level or one.level == "definition" or not (one.cite and other.cite):
        return False
    siblings = [sibling.id for sibling in instrument.children[one.parent]]
    return siblings.index(other.id) == siblings.index(one.id) + 1


def _run_words(instrument: Instrument, run: list[Provision]) -> list[str]:
    """A run of three or more as one part, of two as two: `(a) to (c)`, `(a)` and `(b)`."""
    first, last = run[0].cite or _NAMELESS, _label(instrument, run[-1])
    if len(run) > 2:
        return [f"{first} to {last}"]
    return [first] if len(run) == 1 else [first, last]


def _label(instrument: Instrument, one: Provision) -> str:
    """What a cite adds to its parent's, where that can stand alone: `(c)`, `¶3`; else the whole cite (4.3)."""
    above = instrument.by_id[one.parent].cite if one.parent else ""
    added = one.cite.removeprefix(above) if above else one.cite
    return added if added.startswith(("(", "¶")) else one.cite


def _listed(parts: list[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)
