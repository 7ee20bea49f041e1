"""One more thing in a row, and one more clause on a noun, where the rest of the row or the noun is on both sides.

    baseline    on the ground of race, religion, sex or disability
    candidate   because of race, religion, sex, disability, *age or party*            -> covers more
    baseline    any land in which you have an interest
    candidate   land which you own *and which the Council plans to buy*               -> covers less

Told only where nothing else of the kind differs, and where the shorter row has nothing of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.alignment.data import data_of
from toolkit.alignment.group import Group, gives_leave
from toolkit.alignment.likeness import LOST, meanings, share, unanswered
from toolkit.alignment.qualified import plain_words
from toolkit.alignment.rows_named import listed_alone
from toolkit.alignment.rows_read import COMMON, Item, in_rows, is_thing, measured, spelt
from toolkit.alignment.spelt_out import spelt_out
from toolkit.alignment.words import terms
from toolkit.model.crosswalk import Difference, Direction, Evidence


def rows(baseline: Group, candidate: Group) -> list[Difference]:
    """What one side alone has in a row or as a further clause, as one difference of scope."""
    if len(baseline.units) > 1 or len(candidate.units) > 1:
        return []
    ones, others = (
        [*_further(*pair), *_alone(*pair), *listed_alone(*pair), *_joined(*pair)]
        for pair in ((baseline, candidate), (candidate, baseline))
    )
    if bool(ones) == bool(others):
        return []
    (proof, more) = (ones or others)[0]
    mine = baseline if ones else candidate
    wider = more == (not ones)  # the candidate covers more
    stricter = wider == (not gives_leave(baseline, candidate))
    direction: Direction = "stricter" if stricter else "weaker"
    said = next(unit.provision.text for unit in mine.units if unit.id == proof.id)[slice(*proof.span)].strip(" ,;.")
    if ones:
        return [Difference("scope", direction, said, "", (proof, *candidate.evidence(())))]
    return [Difference("scope", direction, "", said, (*baseline.evidence(()), proof))]


def _further(mine: Group, other: Group) -> Iterator[tuple[Evidence, bool]]:
    """The things that a row of this side has more than a row of the other that is otherwise its like."""
    among = meanings(other.words)
    theirs = [row for unit in other.units for row in in_rows(unit.provision.text)]
    for unit in mine.units:
        for row in in_rows(unit.provision.text):
            for like in theirs:
                extra = [item for item in row if not _in(item, like)]
                if not extra or len(row) - len(extra) < COMMON or not all(_in(item, row) for item in like):
                    continue
                if spelt_out(unit.provision.text, extra[0].span[0], other.text):
                    continue
                if extra[0] is not row[0] and _new(unit.provision.text, extra, among):
                    yield Evidence(mine.side, unit.id, (extra[0].span[0], extra[-1].span[1])), True


def _in(item: Item, row: list[Item]) -> bool:
    return any(item.words & one.words for one in row)


def _new(text: str, items: list[Item], among: frozenset[str]) -> bool:
    """The other side has none of them anywhere, and one at least is a thing as such."""
    things = (item for item in items if not spelt("no_thing").search(text, *item.span))
    return not any(share(item.words, among) for item in items) and any(things)


def _joined(mine: Group, other: Group) -> Iterator[tuple[Evidence, bool]]:
    """Of two clauses on one noun, joined by "and", the one that the other side has in no form, where that has hardly a
    word left in which it could say as much. Who owns a thing is said in too many ways to count."""
    among, owner = meanings(other.words), set(terms(data_of("rows")["owning"]))
    spare = unanswered([word for word in other.words if word not in owner], mine.words)
    for unit in mine.units:
        text = unit.provision.text
        for match in spelt("clauses").finditer(text):
            for name in ("one", "two"):
                words = [word for word in terms(match[name]) if word not in owner and not word.isupper()]
                if measured(unit, match.span(name)):
                    continue
                if len(words) > spare and len(words) >= COMMON and share(meanings(words), among) <= LOST:
                    yield Evidence(mine.side, unit.id, match.span(name)), False


def _alone(mine: Group, other: Group) -> Iterator[tuple[Evidence, bool]]:
    """Of a row of three or more at least two things that the other side has in no form, while it has another by
    itself, and hardly a word left in which it could say as much: "stationery, telephones or postage", "telephones"."""
    among = meanings(other.words)
    if any(spelt("whole").search(unit.provision.text) or any(in_rows(unit.provision.text)) for unit in other.units):
        return
    for unit in mine.units:
        for row in in_rows(unit.provision.text):
            kept = [item for item in row if share(item.words, among)]
            lost = [item for item in row if item not in kept and is_thing(unit, item)]
            lost = [item for item in lost if not spelt_out(unit.provision.text, item.span[0], other.text)]
            if len(lost) < COMMON or not kept:
                continue
            if _nothing_left(mine, other, lost):
                yield Evidence(mine.side, unit.id, (lost[0].span[0], lost[-1].span[1])), True


def _nothing_left(mine: Group, other: Group, lost: Sequence[Item]) -> bool:
    """The other side has fewer words of its own than the things have that it lacks, and shares the rest."""
    gone = {word for item in lost for word in item.words if word[0] != "="}
    rest = meanings([word for word in mine.words if word not in gone])
    own = [word for word in other.words if word not in plain_words()]
    return unanswered(own, mine.words) <= len(gone) and share(rest, meanings(other.words)) > LOST
