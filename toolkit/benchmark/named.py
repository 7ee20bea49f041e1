"""What two provisions name in so many words, whatever was judged of the whole: how soon, what in a row, which persons.

ours    Report any fraud to the auditor.               theirs  Report any fraud to the clerk at once.     sooner
ours    Bullying is forbidden.                         theirs  Bullying and harassment are forbidden.     more
ours    The register is open at the office.         theirs  The register is on the website.               open to more
ours    Report what you suspect.                       theirs  Report what you have reason to suspect.    who can tell?

A comparison of two codes shows its reader both wordings. A benchmark shows many, so that a limit or a name that is on
one side only ought to tell where nothing else does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from toolkit.benchmark.stated import DAYS, named
from toolkit.model.crosswalk import Correspondence, Direction
from toolkit.model.norm import Analysis, Deadline, FacetName, FacetValue

_ENDLESS = float("inf")
_ASKS = frozenset({"obligation", "recommendation"})
Names = frozenset[str]


def by_values(link: Correspondence, ours: Analysis, peer: Analysis) -> Iterator[Direction]:
    """Which way theirs leans by each, where it leans; nothing of links of several provisions, which say it in turns."""
    if len(link.baseline) > 1 or len(link.candidate) > 1:
        return
    yield from _sooner(ours, link.baseline[0], peer, link.candidate[0])
    yield from _published(ours, link.baseline[0], peer, link.candidate[0])
    one, other = _circles(link, ours, peer)
    for kind in ("matters", "persons"):
        fewer, more = (_taken_in(names & named(kind)) for names in (one, other))
        if (fewer < more or more < fewer) and ((fewer and more) or _adds(kind, one, other, link, ours, peer)):
            yield "stricter" if fewer < more else "weaker"


def _adds(kind: str, one: Names, other: Names, link: Correspondence, ours: Analysis, peer: Analysis) -> bool:
    """Persons beside the one bound, whom the other side of the same ban does not have, nor a word for all persons."""
    bans = {ours.by_id[link.baseline[0]].modality, peer.by_id[link.candidate[0]].modality} == {"prohibition"}
    return kind == "persons" and bans and "anyone" not in one | other


def unsettled(link: Correspondence, ours: Analysis, peer: Analysis) -> bool:
    """One side alone says by whose eyes conduct is judged, or in what capacity the rule binds; the other may say so for
    the whole of its code, or mean it. Or each binds by a term of its own ("close connection", "relative"). Which of
    them asks more, only a reader of both codes can tell."""
    mine, theirs = (
        (_tests(side, ids), _names(side, ids) & named("capacities"))
        for side, ids in ((ours, link.baseline), (peer, link.candidate))
    )
    one, other = (names & named("terms") for names in _circles(link, ours, peer))
    return mine != theirs or bool(one and other and one != other)


def same_circle(link: Correspondence, ours: Analysis, peer: Analysis) -> bool:
    """Both define a term by the same persons: "unmarried partner" and "partner" are one circle."""
    one, other = _circles(link, ours, peer)
    return bool(one & named("persons")) and _taken_in(one) == _taken_in(other)


def _circles(link: Correspondence, ours: Analysis, peer: Analysis) -> tuple[Names, Names]:
    """What each side names; of two definitions not the terms themselves: "close family", "relative"."""
    sides = ((ours, link.baseline), (peer, link.candidate))
    one, other = (_names(side, ids) for side, ids in sides)
    if all(side.by_id[id].definitions for side, ids in sides for id in ids):
        return one - named("terms"), other - named("terms")
    return one, other


def all_persons(said: str) -> bool:
    """Names from the list of persons, and nothing else: "family, friend"."""
    return bool(said) and set(said.split(", ")) <= named("persons")


def _sooner(ours: Analysis, mine: str, peer: Analysis, theirs: str) -> Iterator[Direction]:
    """Less time is stricter for one who must act, and no limit is the longest time."""
    if not {ours.by_id[mine].modality, peer.by_id[theirs].modality} <= _ASKS:
        return
    one, other = _days(ours, mine), _days(peer, theirs)
    if one != other:
        yield "stricter" if other < one else "weaker"


def _published(ours: Analysis, mine: str, peer: Analysis, theirs: str) -> Iterator[Direction]:
    """Of two registers open to the public one is on a website, and the other is shown at an office."""
    sides = (ours, mine), (peer, theirs)
    if all("public" in _values(code, id, "register_access") for code, id in sides):
        one, other = (
            any(word in code.instrument.by_id[id].text.lower() for word in named("published")) for code, id in sides
        )
        if one != other:
            yield "stricter" if other else "weaker"


def _days(code: Analysis, id: str) -> float:
    limits = [value for value in _values(code, id, "deadline") if isinstance(value, Deadline)]
    days = [value.number * DAYS[value.unit] for value in limits if value.unit in DAYS]
    return min([*days, *(0.0 for value in limits if value.unit == "immediately")], default=_ENDLESS)


def _names(code: Analysis, ids: Iterable[str]) -> Names:
    rows = (value for id in ids for value in _values(code, id, "scope") if isinstance(value, tuple))
    return frozenset(name for row in rows for name in row)


def _tests(code: Analysis, ids: Iterable[str]) -> Names:
    return frozenset(str(value) for id in ids for value in _values(code, id, "test"))


def _values(code: Analysis, id: str, name: FacetName) -> Iterator[FacetValue]:
    """In the provision's own words."""
    return (one.value for one in code.by_id[id].facets(name) if one.span[1] > one.span[0])


def _taken_in(names: Names) -> Names:
    """With all whom a wider word takes in: a partner may be a civil partner."""
    return names | {one for wide in names for one in named(f"in {wide}")}
