"""Many cites in a few words, as a lawyer writes them: `10(2)(a)(i) to (viii)`, and `4(1)` for all that stands in 4(1).

4(1), 4(1)(a), 4(1)(b), 4(1)(c)   with no (d)   ->  4(1)
4(1), 4(1)(a), 4(1)(b)            with a (c)    ->  4(1) and 4(1)(a) and (b); of a lead-in, 4(1)(a) and (b)
4.1, 4.2, 4.3                                   ->  4.1 to 4.3
4.1, 4.3                                        ->  4.1 and 4.3
1), 2), and 1) again under another heading      ->  1) and 2) under "Gifts"
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import shorten

from toolkit.model.provision import Instrument, Provision

MOST = 6
"""Cites and runs of cites that are named; the report has the rest."""
_NAMELESS = "(without a number)"
_LONGEST = 90
"""Letters of a cite that is given whole."""
_HEADING = 50
"""Letters of a heading that are enough to find it by."""


def cite_of(instrument: Instrument, one: Provision) -> str:
    """The cite as a reader needs it: where another provision has the same, with the heading over it."""
    return f"{_brief(one.cite) or _NAMELESS}{_under(instrument, one)}"


def _brief(cite: str) -> str:
    """A cite that is a whole heading ("The expectations which the Council ... of everybody¶1"), by its first words and
    its end."""
    if len(cite) <= _LONGEST:
        return cite
    end = cite[-_HEADING // 2 :]
    start = shorten(cite, _HEADING, placeholder="") or cite[:_HEADING]
    return f"{start} … {end.partition(' ')[2] or end}"


def _under(instrument: Instrument, one: Provision) -> str:
    if one.cite not in instrument.repeated:
        return ""
    headings = [above.heading for above in (one, *instrument.ancestors(one)) if above.heading]
    return f" under “{shorten(headings[0], _HEADING, placeholder=' …')}”" if headings else ""


def folded(instrument: Instrument, ids: Iterable[str], *, pages: bool = False) -> str:
    """The cites of these provisions in document order, runs of neighbours in one list as "first to last".

    pages: with the pages on which they begin, where the document has pages: "10(1) to (4), pages 4 to 5".
    """
    wanted = set(ids)
    kept = [one for one in instrument.provisions if one.id in wanted and not _is_understood(instrument, one, wanted)]
    parts = [_run_words(instrument, run) for run in _runs(instrument, kept)]
    more = len(parts) - MOST
    cites = _listed([*parts[:MOST], f"{more} more"] if more > 0 else parts)
    return cites + (_pages(kept) if pages else "")


def _pages(kept: Iterable[Provision]) -> str:
    numbers = sorted({one.page for one in kept if one.page is not None})
    if not numbers:
        return ""
    return f", page {numbers[0]}" if len(numbers) == 1 else f", pages {numbers[0]} to {numbers[-1]}"


def _is_understood(instrument: Instrument, one: Provision, wanted: set[str]) -> bool:
    """Within a whole that is cited itself; or a lead-in of which only some of the items are cited."""
    if any(above.id in wanted and _is_whole(instrument, above, wanted) for above in instrument.ancestors(one)):
        return True
    children = instrument.children.get(one.id, ())
    return one.lead_in and not _is_whole(instrument, one, wanted) and any(child.id in wanted for child in children)


def _is_whole(instrument: Instrument, one: Provision, wanted: set[str]) -> bool:
    """Everything below it is wanted too."""
    children = instrument.children.get(one.id, ())
    return all(child.id in wanted and _is_whole(instrument, child, wanted) for child in children)


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
    alike = one.parent == other.parent and one.level == other.level != "definition"
    if not (alike and one.cite and other.cite):
        return False
    siblings = [sibling.id for sibling in instrument.children[one.parent]]
    return siblings.index(other.id) == siblings.index(one.id) + 1


def _run_words(instrument: Instrument, run: list[Provision]) -> str:
    if len(run) == 1:
        return cite_of(instrument, run[0])
    joint = "to" if len(run) > 2 else "and"
    return f"{_brief(run[0].cite) or _NAMELESS} {joint} {_label(instrument, run[-1])}{_under(instrument, run[0])}"


def _label(instrument: Instrument, one: Provision) -> str:
    """What a cite adds to its parent's, where that can stand alone: `(c)`, `¶3`; else the whole cite (4.3)."""
    above = instrument.by_id[one.parent].cite if one.parent else ""
    added = one.cite.removeprefix(above) if above else one.cite
    return added if added.startswith(("(", "¶")) else _brief(one.cite)


def _listed(parts: list[str]) -> str:
    """ "4.1 and 4.3"; where a part has an "and" of its own, "2(1)(b), 2(2) and (3)" or "4(1)(b) and (c), and 5"."""
    if len(parts) < 2:
        return "".join(parts)
    joint = ", " if " and " in parts[-1] else ", and " if any(" and " in one for one in parts) else " and "
    return joint.join([", ".join(parts[:-1]), parts[-1]])
