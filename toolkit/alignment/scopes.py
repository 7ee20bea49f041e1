"""Whom, what and when each side of a link covers: other persons, matters in a row, capacity, and who may act."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import takewhile

from toolkit.alignment.conditions import is_dealing
from toolkit.alignment.group import Group, Told, difference_of, names_of
from toolkit.alignment.meaning import defining
from toolkit.alignment.persons import Values, persons_narrower, scope_words
from toolkit.alignment.statements import reaching
from toolkit.model.crosswalk import Difference, Direction
from toolkit.model.provision import Span

Change = tuple[Direction, Values, Values]


def scopes(baseline: Group, candidate: Group) -> list[Difference]:
    """One difference for all that the two sides cover otherwise; in a definition it changes the meaning, told there."""
    if defining(baseline, candidate):
        return []
    rows = _covered(baseline), _covered(candidate)
    one, other = (frozenset(names_of(side)) for side in rows)
    checks: tuple[Callable[[], Change | None], ...] = (
        lambda: _persons(baseline, candidate, one, other),
        lambda: None if reaching(baseline, candidate) else _ranked("capacity", one, other),
        lambda: _ranked("who", one, other) if _act(baseline, candidate) else None,
        *((lambda name=name: _ranked(name, one, other)) for name in _RANKS),
        lambda: _firm(baseline, candidate, one, other),
        lambda: _matters(rows, one, other),
    )
    found = [change for check in checks if (change := check())]
    shown = _telling(rows[0]), _telling(rows[1])
    return [
        difference_of("scope", direction, baseline, candidate, _values(found, direction), shown)
        for direction in dict.fromkeys(change[0] for change in found)
    ]


def _covered(group: Group) -> list[Told]:
    """Not by whose eyes conduct is judged, "a reasonable resident would think": that is nobody whom the rule covers."""
    tests = [(row.id, row.facet.span) for row in group.facets("test")]
    excepted = [(row.id, row.facet.span) for row in group.facets("exception")]
    return [
        row
        for row in group.facets("scope")
        if not any(_within(row, item) for item in excepted)
        and not (_watching(row) and any(_within(row, test) for test in tests))
        and not (row.own and is_dealing(row.unit, row.facet.span[0]))
    ]


def _watching(row: Told) -> bool:
    return set(names_of([row])) <= set(scope_words()["who"])


def _within(row: Told, test: tuple[str, Span]) -> bool:
    id, (start, end) = test
    return row.id == id and start <= row.facet.span[0] and row.facet.span[1] <= end


def _same_row(rows: tuple[list[Told], list[Told]], change: Change) -> bool:
    """Each side has a row of as many things, so that what is known of the one may stand in the other in a word that is
    not: "any gift, hospitality, benefit or service", "any present, entertainment, perk or favour"."""
    direction, *values = change
    few, many = (1, 0) if direction == "weaker" else (0, 1)
    lengths = [
        max((_row(row) for row in side if names & set(names_of([row]))), default=1)
        for side, names in zip(rows, values, strict=True)
    ]
    return lengths[few] > 1 and lengths[few] >= lengths[many]


def _row(told: Told) -> int:
    """How many things stand in a row with these words: "gifts, meals or tickets" are three."""
    text, (start, end) = told.unit.provision.text, told.facet.span
    if not told.own:
        return 1
    before, after = _JOINS.split(text[:start]), _JOINS.split(text[end:])
    inner = len(_JOINS.findall(text[start:end]))
    return 1 + inner + _joined(before[::-1]) + _joined(after)


def _joined(parts: list[str]) -> int:
    """How many parts belong to the row, counted from its middle; the last may run on into other words."""
    if len(parts) < 2 or not _short(parts[0]):
        return 0
    short = sum(1 for _ in takewhile(_short, parts[1:]))
    return min(short + 1, len(parts) - 1)


def _short(part: str) -> bool:
    return len(part.split()) <= _WORDS and not _ENDS.search(part)


_JOINS = re.compile(r"\s*,\s*(?:(?:and|or|nor)\s+)?|\s+(?:and|or|nor)\s+", re.IGNORECASE)
_ENDS = re.compile(r"[.;:()]|\b(?:must|shall|may|should|will|is|are|if|when|where|unless)\b", re.IGNORECASE)
_WORDS = 4
"""Of one thing in a row."""
_RANKS = ("whom", "stage", "benefit", "offer", "where")


def _values(found: list[Change], direction: Direction) -> tuple[str, str]:
    told = [change for change in found if change[0] == direction]
    one, other = (sorted({name for change in told for name in change[side]}) for side in (1, 2))
    return ", ".join(one), ", ".join(other)


def _firm(baseline: Group, candidate: Group, one: Values, other: Values) -> Change | None:
    """A firm of the bound person, which one side alone counts with that person."""
    known = frozenset(scope_words()["firm"])
    one, other = one & known, other & known
    named, silent = (baseline, candidate) if one else (candidate, baseline)
    if (
        one == other
        or _takes_in_others(silent)
        or _names_firms(silent)
        or not any(row.own for row in named.facets("scope"))
    ):
        return None
    return "weaker" if one else "stricter", one, other


def _names_firms(group: Group) -> bool:
    return any(re.search(scope_words()["firms"], unit.text, re.IGNORECASE) for unit in group.units)


def _telling(rows: list[Told]) -> list[Told]:
    return [row for row in rows if row.own] or rows


def _persons(baseline: Group, candidate: Group, one: Values, other: Values) -> Change | None:
    known = frozenset(scope_words()["persons"])
    one, other = (
        frozenset() if _own_only(group) else names & known for group, names in ((baseline, one), (candidate, other))
    )
    if not one and not other:
        return None
    if not other and not _own(baseline, candidate):
        return None
    if not one and not _own(candidate, baseline):
        return None
    if not one or not other:
        return "weaker" if one else "stricter", one, other
    direction = persons_narrower(one, other)
    if direction == "neutral" and (one == other or not (_own(baseline, candidate) and _own(candidate, baseline))):
        return None  # "close contact", "relative": terms that are defined, and compared there
    return direction, one, other


def _own_only(group: Group) -> bool:
    """It says that nobody else's are meant: "shares that are yours and not those of someone you live with"."""
    return any(re.search(scope_words()["own_only"], unit.provision.text, re.IGNORECASE) for unit in group.units)


def _own(naming: Group, silent: Group) -> bool:
    """The side that names other persons does so in its own words, and the silent one has no word that takes them in."""
    known = set(scope_words()["persons"])
    rows = naming.facets("scope")
    named = any(row.own and known & set(names_of([row])) and not _described(row) for row in rows)
    return named and (_own_only(silent) or not _takes_in_others(silent))


def _described(row: Told) -> bool:
    """ "Documents that concern a child": the person says which documents, and is not counted with the one bound."""
    return bool(_CONCERNING.search(row.unit.provision.text[: row.facet.span[0]]))


_CONCERNING = re.compile(
    r"\b(?:that|which) (?:\w+ )?(?:concerns?|relates? to|identif(?:y|ies)|names?|mentions?|belongs? to|"
    r"(?:is|are) about) (?:an?|any|the|another)?\s*(?:\w+ )?$",
    re.IGNORECASE,
)


def _takes_in_others(group: Group) -> bool:
    words = " ".join(unit.text for unit in group.units)
    return bool(re.search(scope_words()["others"], words, re.IGNORECASE))


def _act(*groups: Group) -> bool:
    """Both say what persons at large may do, not what is done for them."""
    return all(
        any(re.search(scope_words()["acts"], unit.text, re.IGNORECASE) for unit in group.units) for group in groups
    )


def _ranked(name: str, one: Values, other: Values) -> Change | None:
    order: list[str] = scope_words()[name]
    ones, others = [item for item in order if item in one], [item for item in order if item in other]
    if not ones or not others or ones[-1] == others[-1]:
        return None
    weaker = order.index(others[-1]) < order.index(ones[-1])
    return "weaker" if weaker else "stricter", frozenset(ones), frozenset(others)


def _matters(rows: tuple[list[Told], list[Told]], one: Values, other: Values) -> Change | None:
    known = frozenset(scope_words()["matters"])
    one, other = one & known, other & known
    if not one or not other or not (one < other or other < one):
        return None
    change: Change = ("weaker" if other < one else "stricter", one, other)
    return None if _same_row(rows, change) else change
