"""Our code beside peers few enough to be aligned one by one, as `conduct compare` does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from toolkit.benchmark.crossed import CROSSED, crossed, in_common
from toolkit.benchmark.facing import Facing
from toolkit.benchmark.facings import facings
from toolkit.benchmark.groups import wordings_of
from toolkit.benchmark.lacks import lacks, near_ours
from toolkit.benchmark.matrix import cells
from toolkit.benchmark.partial import Partial
from toolkit.benchmark.scores import Mine
from toolkit.benchmark.seen import Seen
from toolkit.benchmark.stated import stated
from toolkit.benchmark.ways import Ways
from toolkit.corpus.reading import Held, vectors
from toolkit.corpus.rows import hash_of
from toolkit.corpus.shelf import Shelf
from toolkit.model.benchmark import Lack, Words
from toolkit.model.norm import Analysis
from toolkit.model.provision import Provision


def aligned(
    ours: Analysis,
    shelf: Shelf,
    held: Sequence[Held],
    mine: Mine,
    topics: Mapping[str, Sequence[str]],
    order: Sequence[str],
    ways: Ways,
) -> Seen:
    """What was seen of these codes. Raises BadData."""
    found = _faced(ours, shelf, held, ways)
    ways.tell("What peers have and we lack")
    return Seen(
        tuple(cells(topics, found)),
        frozenset(one.ours for facing in found for one in facing.answers),
        _lacks(ours, found, shelf, held, mine, order, ways),
        tuple(row for one in found for row in one.stated),
        tuple(row for one in found for row in one.forces),
        _quoted(found),
    )


def _faced(ours: Analysis, shelf: Shelf, held: Sequence[Held], ways: Ways) -> list[Facing]:
    ways.tell(f"0 of {len(held)} codes compared")
    return list(
        facings(
            ours,
            shelf,
            held,
            engine=ways.engine,
            encoder=ways.encoder,
            rows=ways.rows,
            kept=Partial(ways.parts),
            done=lambda number: ways.tell(f"{number} of {len(held)} codes compared"),
        )
    )


def _lacks(
    ours: Analysis,
    found: Sequence[Facing],
    shelf: Shelf,
    held: Sequence[Held],
    mine: Mine,
    order: Sequence[str],
    ways: Ways,
) -> tuple[Lack, ...]:
    spare = wordings_of(row for one in found for row in one.spare)
    rows = vectors(shelf, [one.hash for one in spare], mine.encoder) if mine.rows is not None else {}
    if mine.rows is not None:
        rows |= {hash_of(text): row for text, row in zip(mine.texts, mine.rows, strict=True)}
    if len(held) > CROSSED:
        return lacks(with_words(ours), spare, rows, order, of=len(found))
    told = in_common(found, crossed(shelf, held, ways), order, stated(ours, code=""))
    return near_ours(told, with_words(ours), spare, rows)


def with_words(ours: Analysis) -> list[Provision]:
    """Our provisions that have words of their own and are of a code at all."""
    return [one for one in ours.instrument.provisions if one.text and ours.by_id[one.id].topics]


def _quoted(found: Iterable[Facing]) -> tuple[Words, ...]:
    """Each quoted provision once, by code and id."""
    every = {(one.code, one.id): one for facing in found for one in facing.words}
    return tuple(every[key] for key in sorted(every))
