"""One more thing in a row, and one more clause on a noun, where the rest of the row or the noun is on both sides.

    baseline    on the ground of race, religion, sex or disability
    candidate   because of race, religion, sex, disability, *age or party*            -> covers more
    baseline    any land in which you have an interest
    candidate   land which you own *and which the Council plans to buy*               -> covers less

Told only where nothing else of the kind differs, and where the shorter row has nothing of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from toolkit.alignment.data import data_of
from toolkit.alignment.duties import LOST, meanings, share, unanswered
from toolkit.alignment.group import Group
from toolkit.alignment.meaning import defining
from toolkit.alignment.qualified import plain_words
from toolkit.alignment.spelt_out import spelt_out
from toolkit.alignment.units import Unit
from toolkit.alignment.words import terms
from toolkit.model.crosswalk import Difference, Direction, Evidence
from toolkit.model.norm import FacetName
from toolkit.model.provision import Span

_COMMON = 2
"""Things that two rows must share to be compared: a member of one alone says little."""
_LONGEST = 4
"""Words of one thing in a row."""


class Item(NamedTuple):
    """One thing in a row. words: its stems and what they stand for."""

    span: Span
    words: frozenset[str]


@cache
def _data() -> dict[str, Any]:
    return data_of("rows")


@cache
def _spelt(name: str) -> re.Pattern[str]:
    return re.compile(_data()[name], re.IGNORECASE)


def rows(baseline: Group, candidate: Group) -> list[Difference]:
    """What one side alone has in a row or as a further clause, as one difference of scope."""
    if len(baseline.units) > 1 or len(candidate.units) > 1:
        return []
    ones, others = (
        [*_further(*pair), *_alone(*pair), *_named(*pair), *_joined(*pair)]
        for pair in ((baseline, candidate), (candidate, baseline))
    )
    if bool(ones) == bool(others):
        return []
    (proof, more) = (ones or others)[0]
    mine = baseline if ones else candidate
    wider = more == (not ones)  # the candidate covers more
    stricter = wider == (mine.strongest[0].facts.modality != "permission")
    direction: Direction = "stricter" if stricter else "weaker"
    said = next(unit.provision.text for unit in mine.units if unit.id == proof.id)[slice(*proof.span)].strip(" ,;.")
    if ones:
        return [Difference("scope", direction, said, "", (proof, *candidate.evidence(())))]
    return [Difference("scope", direction, "", said, (*baseline.evidence(()), proof))]


def _further(mine: Group, other: Group) -> Iterator[tuple[Evidence, bool]]:
    """The things that a row of this side has more than a row of the other that is otherwise its like."""
    among = meanings(other.words)
    theirs = [row for unit in other.units for row in _rows(unit.provision.text)]
    for unit in mine.units:
        for row in _rows(unit.provision.text):
            for like in theirs:
                extra = [item for item in row if not _in(item, like)]
                if not extra or len(row) - len(extra) < _COMMON or not all(_in(item, row) for item in like):
                    continue
                if spelt_out(unit.provision.text, extra[0].span[0], other.text):
                    continue
                if extra[0] is not row[0] and _new(unit.provision.text, extra, among):
                    yield Evidence(mine.side, unit.id, (extra[0].span[0], extra[-1].span[1])), True


def _in(item: Item, row: list[Item]) -> bool:
    return any(item.words & one.words for one in row)


def _new(text: str, items: list[Item], among: frozenset[str]) -> bool:
    """The other side has none of them anywhere, and one at least is a thing as such."""
    things = (item for item in items if not _spelt("no_thing").search(text, *item.span))
    return not any(share(item.words, among) for item in items) and any(things)


def _rows(text: str, *, inside: bool = False) -> Iterator[list[Item]]:
    """Short things joined by commas, "and" or "or": two at least. The first and the last may run on into other words,
    and lose all but those that are nearest. inside: a long part may run up to the first thing of another row."""
    for start, end in _stretches(text, _spelt("breaks"), (0, len(text))):
        row: list[Item] = []
        parts = list(_stretches(text, _spelt("joins"), (start, end)))
        for place, span in enumerate(parts):
            item = _item(text, span, first=place == 0, last=place == len(parts) - 1)
            if item is not None:
                row.append(item)
            if item is None or place == len(parts) - 1:
                if len(row) >= _COMMON:
                    yield row
                opening = _item(text, span, first=True, last=False) if inside and item is None else None
                row = [opening] if opening else []


def _stretches(text: str, between: re.Pattern[str], within: Span) -> Iterator[Span]:
    start = within[0]
    for match in between.finditer(text, *within):
        yield start, match.start()
        start = match.end()
    yield start, within[1]


def _item(text: str, span: Span, *, first: bool, last: bool) -> Item | None:
    words = list(re.compile(r"[^\W_][\w'’-]*").finditer(text, *span))
    if first:
        words = words[-3:]
    elif last and (end := next((at for at, word in enumerate(words) if _spelt("ends").fullmatch(word[0])), None)):
        words = words[:end]
    words = words[:_LONGEST] if last else words
    if not words or len(words) > _LONGEST:
        return None
    place = words[0].start(), words[-1].end()
    stems = meanings(terms(text[slice(*place)]))
    return Item(place, stems) if stems else None


def _joined(mine: Group, other: Group) -> Iterator[tuple[Evidence, bool]]:
    """Of two clauses on one noun, joined by "and", the one that the other side has in no form, where that has hardly a
    word left in which it could say as much. Who owns a thing is said in too many ways to count."""
    among, owner = meanings(other.words), set(terms(_data()["owning"]))
    spare = unanswered([word for word in other.words if word not in owner], mine.words)
    for unit in mine.units:
        text = unit.provision.text
        for match in _spelt("clauses").finditer(text):
            for name in ("one", "two"):
                words = [word for word in terms(match[name]) if word not in owner and not word.isupper()]
                if _measured(unit, match.span(name)):
                    continue
                if len(words) > spare and len(words) >= _COMMON and share(meanings(words), among) <= LOST:
                    yield Evidence(mine.side, unit.id, match.span(name)), False


def _measured(unit: Unit, span: Span) -> bool:
    """An amount, a time, a post or a step at a meeting stands there, which is compared as such."""
    return any(
        facet.span[0] < span[1] and span[0] < facet.span[1] for name in _APART for facet in unit.facts.facets(name)
    )


_APART: tuple[FacetName, ...] = (
    "threshold", "deadline", "recipient", "bearer", "test", "participation", "register_access",
)  # fmt: skip


def _alone(mine: Group, other: Group) -> Iterator[tuple[Evidence, bool]]:
    """Of a row of three or more at least two things that the other side has in no form, while it has another by
    itself, and hardly a word left in which it could say as much: "stationery, telephones or postage", "telephones"."""
    among = meanings(other.words)
    if any(_spelt("whole").search(unit.provision.text) or any(_rows(unit.provision.text)) for unit in other.units):
        return
    for unit in mine.units:
        for row in _rows(unit.provision.text):
            kept = [item for item in row if share(item.words, among)]
            lost = [item for item in row if item not in kept and _is_thing(unit, item)]
            lost = [item for item in lost if not spelt_out(unit.provision.text, item.span[0], other.text)]
            if len(lost) < _COMMON or not kept:
                continue
            if _nothing_left(mine, other, lost):
                yield Evidence(mine.side, unit.id, (lost[0].span[0], lost[-1].span[1])), True


def _named(mine: Group, other: Group) -> Iterator[tuple[Evidence, bool]]:
    """Of a row of three or more at least two things that the other side has in no form, while it names another in the
    same word: "a quarry, a depot or a site", "a quarry". Not where it has a row with things of its own, which may be
    the same in other words, nor where the word it names may stand for the whole row ("gifts")."""
    if defining(mine, other) or any(_whole_or_own(unit, mine) for unit in other.units):
        return
    among, said = meanings(other.words), frozenset(other.words)
    for unit in mine.units:
        for row in _rows(unit.provision.text, inside=True):
            heads = [_head(unit.provision.text, item) for item in row]
            lost = [item for item, head in zip(row, heads, strict=True) if _in_no_form(unit, item, head, said, among)]
            kept = [head for head in heads if head in said]
            others = [item for item, head in zip(row[1:], heads[1:], strict=True) if head not in said and _names(unit, item)]
            if len(lost) < _COMMON or any(item not in lost for item in others) or not any(map(_telling, kept)):
                continue
            if _same_else(mine, other, lost) and not _excepted(unit, row):
                yield Evidence(mine.side, unit.id, (lost[0].span[0], lost[-1].span[1])), True


def _in_no_form(unit: Unit, item: Item, head: str, said: frozenset[str], among: frozenset[str]) -> bool:
    return head not in said and not share(meanings([head]), among) and _names(unit, item)


def _names(unit: Unit, item: Item) -> bool:
    """It names a thing of a kind: not "anyone else", nor "reading"."""
    word = _last_word(unit.provision.text, item)
    return not _spelt("no_thing").fullmatch(word) and not _measured(unit, item.span)


def _telling(head: str) -> bool:
    """The word names a thing of its own, and not all of a kind."""
    return head.islower() and len(head) >= _LONG and head not in _for_all()


_LONG = 4
"""Signs of a word that may name a thing."""


def _same_else(mine: Group, other: Group, lost: Sequence[Item]) -> bool:
    """But for what is lost the side says something of what the other says."""
    gone = {word for item in lost for word in item.words}
    return share(meanings([word for word in mine.words if word not in gone]), meanings(other.words)) >= _SOME


_SOME = 0.25
"""Share of a side's other content words."""


def _whole_or_own(unit: Unit, other: Group) -> bool:
    """The unit takes in all of a kind, or has a row with things that the other side has not."""
    text, among = unit.provision.text, meanings(other.words)
    own = (item for row in _rows(text) for item in row if not share(item.words, among) and _names(unit, item))
    return bool(_spelt("whole").search(text)) or any(own)


def _excepted(unit: Unit, row: list[Item]) -> bool:
    """What is let off is no part of what is covered, and "neither a Saturday nor a holiday" are none at all."""
    place = row[0].span[0]
    text, spans = unit.provision.text, (facet.span for facet in unit.facts.facets("exception"))
    if any(_DANGLING.search(text[slice(*item.span)]) for item in row):
        return True  # "loss of, or damage to, property"
    return any(start <= place < end for start, end in spans) or bool(_DENIED.search(text[:place]))


_DANGLING = re.compile(r"\s(?:of|to|for|from|with|in|on|by)$", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:not|n['’]t|neither)\s+$", re.IGNORECASE)


def _head(text: str, item: Item) -> str:
    """The stem of the word that names a thing: "time" of "the time of its workers"."""
    return next(iter(terms(_last_word(text, item))[-1:]), "")


def _last_word(text: str, item: Item) -> str:
    words = text[slice(*item.span)]
    end = next((match.start() for match in _spelt("after_head").finditer(words) if match.start()), len(words))
    return (words[:end].split() or [""])[-1]


@cache
def _for_all() -> frozenset[str]:
    return frozenset(terms(_data()["general"]))


def _is_thing(unit: Unit, item: Item) -> bool:
    return not _spelt("no_thing").search(unit.provision.text, *item.span) and not _measured(unit, item.span)


def _nothing_left(mine: Group, other: Group, lost: Sequence[Item]) -> bool:
    """The other side has fewer words of its own than the things have that it lacks, and shares the rest."""
    gone = {word for item in lost for word in item.words if word[0] != "="}
    rest = meanings([word for word in mine.words if word not in gone])
    own = [word for word in other.words if word not in plain_words()]
    return unanswered(own, mine.words) <= len(gone) and share(rest, meanings(other.words)) > LOST
