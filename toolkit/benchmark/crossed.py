"""What few peers have in common, told by aligning them with each other: one thing may be said in very different words.

    Ashdale 7    Prizes must be handed in.            ┐ linked by the alignment of the two codes
    Birchdale 3  Do not keep what you win.            ┘ as `conduct compare` would: one thing, 2 codes
    Cedardale 9  Anything won belongs to the Council.   linked with Ashdale 7, and with one of ours: then we have it

Every peer is aligned with every other, so the work grows with the square of their number. Only the surest links count:
of ten codes each has something that is nearest to a thing, and a likely link in each of them would soon make it common
to all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from toolkit.benchmark.facing import SURE, Facing, Spare, words
from toolkit.benchmark.facings import facings
from toolkit.benchmark.partial import Partial
from toolkit.benchmark.stated import ACCESS, Stated
from toolkit.benchmark.ways import Ways
from toolkit.corpus.reading import Held, analyses
from toolkit.corpus.shelf import Shelf
from toolkit.model.benchmark import Lack, Words
from toolkit.model.norm import Analysis

CROSSED = 24
"""Peers up to which all are aligned with each other: 276 comparisons, a minute or two."""
_UNFINISHED = (":", "—", "–", "-")
Place = tuple[str, str]
"""A code and a provision of it, by their ids."""
Links = Mapping[Place, Mapping[Place, Words]]


def crossed(shelf: Shelf, held: Sequence[Held], ways: Ways) -> Links:
    """For each provision of a peer those of other peers that it is linked with, and their words. Raises BadData."""
    found: dict[Place, dict[Place, Words]] = defaultdict(dict)
    for number, one in enumerate(held[:-1]):
        (ours,) = analyses(shelf, [one])
        ways.tell(f"What they have in common: {number + 1} of {len(held) - 1}")
        for facing in _faced(ours, shelf, held[number + 1 :], ways):
            theirs = {row.id: row for row in facing.words}
            for answer in (one for one in facing.answers if one.status != "needs_review" and one.score >= SURE):
                mine = words(ours, answer.ours)
                for other in (theirs[id] for id in answer.theirs):
                    found[mine.code, mine.id][other.code, other.id] = other
                    found[other.code, other.id][mine.code, mine.id] = mine
    return found


def _faced(ours: Analysis, shelf: Shelf, held: Sequence[Held], ways: Ways) -> Iterator[Facing]:
    kept = Partial(ways.parts)
    return facings(ours, shelf, held, engine=ways.engine, encoder=ways.encoder, rows=ways.rows, kept=kept)


def in_common(found: Sequence[Facing], links: Links, topics: Sequence[str], ours: Iterable[Stated] = ()) -> list[Lack]:
    """Things that peers have and we lack, the commonest first; `nearest` is left open. ours: what our code states.

    What is linked for the most part with provisions that answer ours, is ours in other words, and no lack; nor is who
    may see a register, where ours says who may see it, be it somebody else.
    """
    said = {one.topic for one in ours if one.facet == ACCESS}
    set_otherwise = {
        (one.peer, row.reading.id) for one in found for row in one.stated if row.facet == ACCESS and row.topic in said
    }
    spare = {(one.peer, row.words.id): row for one in found for row in one.spare}
    spare = {place: row for place, row in spare.items() if place not in set_otherwise}
    order = {topic: place for place, topic in enumerate(topics)}
    ranked = sorted(
        (place for place in spare if not _is_ours(place, links, spare)),
        key=lambda place: (-len(_peers(place, links)), _rank(spare[place], order), place),
    )
    told: list[Lack] = []
    taken: set[Place] = set()
    for place in ranked:
        if place not in taken:
            taken |= {place, *links.get(place, ())}
            told.append(_lack(spare[place], links.get(place, {}), len(found)))
    return told


def _is_ours(place: Place, links: Links, spare: Mapping[Place, Spare]) -> bool:
    """Where half of its other wordings answer ours and half do not, nobody can say that ours lacks it."""
    others = links.get(place, {})
    return bool(others) and 2 * sum(other not in spare for other in others) >= len(others)


def _peers(place: Place, links: Links) -> tuple[str, ...]:
    return tuple(sorted({place[0], *(peer for peer, _ in links.get(place, ()))}))


def _rank(one: Spare, order: Mapping[str, int]) -> tuple[bool, int, str]:
    """What asks something before what asks nothing, then by topic and words."""
    return one.modality == "none", order.get(one.topic, len(order)), one.words.text


def _lack(one: Spare, others: Mapping[Place, Words], of: int) -> Lack:
    """Of several provisions of one peer the first is quoted that is no half of a sentence."""
    first = {one.words.code: one.words}
    for other in sorted(others.values(), key=lambda words: words.text.endswith(_UNFINISHED)):
        first.setdefault(other.code, other)
    examples = tuple(first[peer] for peer in sorted(first))
    return Lack(one.topic, len(first), of, tuple(sorted(first)), one.words, one.modality, examples=examples)
