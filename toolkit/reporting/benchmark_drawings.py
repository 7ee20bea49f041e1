"""The drawings of a benchmark: topics and codes as squares, and where each code stands on a scale.

Gifts
■  ▄+ □  ▣        ■ covered  ▄ in part  ▣ to look at  □ missing; the sign says which way it leans. A name stands over
Respect           its squares, not before them, so that they begin at the edge of a narrow screen too
■  ■  ▄−

        ╷    ┌──┬────┐        ╷ ╷ a mark for each code, a box from quartile to quartile, a line at the median,
  ╷ ╷╷  ╷    │  ╎    │   ┃        and a long line for ours
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from toolkit.model.benchmark import Benchmark, CellState, Distribution
from toolkit.reporting.benchmark_words import Names, named, number, said, topic_words
from toolkit.reporting.page import Drawing, Shade, Shape

SIDE, STEP, ROW, TOP, NAME = 14, 32, 38, 24, 16
"""Units of a square, from square to square, from row to row; room for numbers of codes, and for the name of a topic."""
LEAST_WIDE = 280
"""Units that the longest name of a topic needs."""
SCALE, MARGIN = 560, 40
"""Units of a scale, and beside it, so that its words have room."""
_SHADES: dict[CellState, Shade] = {"covered": "full", "partial": "half", "open": "dot", "missing": "empty"}
LEANING = ("covered", "partial")
"""States of which it can be said which way a code leans."""


def heat_map(found: Benchmark) -> Drawing:
    """A square for each topic and peer."""
    names = Names(found)
    shapes = [*_columns(found, names), *_rows(found, names)]
    counted = Counter(one.state for one in found.cells)
    words = said("heat_words", all=len(found.cells), **{state: counted[state] for state in _SHADES})
    size = max(LEAST_WIDE, STEP * len(found.peers) + 4), TOP + ROW * len(found.topics) + 4
    key = tuple((shade, named("state", state)) for state, shade in _SHADES.items())
    return Drawing(said("heat"), words, *size, tuple(shapes), key)


def _columns(found: Benchmark, names: Names) -> Iterator[Shape]:
    for peer in found.peers:
        at = 1 + STEP * (names.number(peer.code) - 1) + SIDE / 2
        yield Shape(at, TOP - 8, words=str(names.number(peer.code)), align="middle")


def _rows(found: Benchmark, names: Names) -> Iterator[Shape]:
    rows = {topic: TOP + ROW * place for place, topic in enumerate(found.topics)}
    for topic, y in rows.items():
        yield Shape(1, y + NAME - 5, words=topic_words(topic))
    for one in found.cells:
        x, y = 1 + STEP * (names.number(one.peer) - 1), rows[one.topic] + NAME
        yield Shape(x, y, SIDE, SIDE, _SHADES[one.state])
        # Of a whole sector there is no code of ours that another could be stricter than.
        if sign := named("sign", one.standing) if found.code and one.state in LEANING else "":
            yield Shape(x + SIDE + 3, y + SIDE - 3, words=sign)


def lowest(one: Distribution) -> dict[str, float]:
    """The lowest number of each peer: what binds first."""
    found: dict[str, float] = {}
    for row in one.peers:
        if row.number is not None:
            found[row.peer] = min(row.number, found.get(row.peer, row.number))
    return found


def scale(one: Distribution, title: str, words: str) -> Drawing | None:
    """Where the peers and we stand; None where fewer than two numbers would be drawn."""
    theirs = sorted(lowest(one).values())
    ours = sorted(row.number for row in one.ours if row.number is not None)[:1]
    if len({*theirs, *ours}) < 2:
        return None
    least, most = min(*theirs, *ours), max(*theirs, *ours)

    def at(value: float) -> float:
        return round(MARGIN + SCALE * (value - least) / (most - least), 1)

    shapes = [Shape(MARGIN, 42, SCALE, 1, "line"), *(Shape(at(value) - 1, 36, 2, 12, "line") for value in theirs)]
    if one.low is not None and one.high is not None:
        shapes.insert(0, Shape(at(one.low), 30, max(at(one.high) - at(one.low), 1), 24, "empty"))
    if one.middle is not None:
        shapes.append(Shape(at(one.middle) - 1.5, 30, 3, 24, "full"))
    shapes += [Shape(at(value) - 2, 20, 4, 44, "accent") for value in ours]
    shapes += [Shape(at(least), 80, words=number(least), align="middle")]
    shapes += [Shape(at(most), 80, words=number(most), align="middle")]
    shapes += list(_our_words(ours, at))
    return Drawing(title, words, SCALE + 2 * MARGIN, 90, tuple(shapes), fluid=True)


def _our_words(ours: Sequence[float], at: object) -> Iterator[Shape]:
    for value in sorted(set(ours))[:1]:
        place = at(value)  # type: ignore[operator]
        anchor = "start" if place < SCALE / 4 else "end" if place > 3 * SCALE / 4 else "middle"
        yield Shape(place, 14, words=f"{said('ours')}: {number(value)}", align=anchor)  # type: ignore[arg-type]
