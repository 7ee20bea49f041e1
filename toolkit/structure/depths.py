"""Where each marker stands: the one place that decides between (h)(i)(j) and (i)(ii)(iii).

Every block is an event, or several ("6.-(1)" is two). A state is the path of frames open above the next event. A marker
may carry on an open list, open a new one, carry on a numbering that a heading interrupted, or be no marker at all; each
costs something, and the cheapest whole sequence wins (beam search: time grows with the number of blocks).

The penalties are ordinal, not tuned: a step that needs no excuse is 0; one that is unusual but common in printed codes
(a list under a finished sentence) is under 1; a numbering error of the source (a repeat, a skip) is 1.5 to 3; what
printed codes do not do (a list inside a list of its own style) is 4 or more. Only their order matters.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.structure.events import Event
from toolkit.structure.frames import Choice, Frame, Placed, State
from toolkit.structure.numbers import Reading
from toolkit.structure.sequence import tier
from toolkit.structure.stacking import headed
from toolkit.structure.steps import carry_on, open_list, resume, under_prefix
from toolkit.structure.unnumbered import plain_row, unnumbered

BEAM = 12
"""States kept after each event. With 4 the styles read so far already came out the same."""


def place(events: Sequence[Event]) -> list[Placed]:
    """The cheapest placing of all events, in order. Ties go to the earlier choice: same input, same tree."""
    states = [State(0.0, (), (), ())]
    for event in events:
        best: dict[tuple[tuple[Frame, ...], tuple[Reading, ...]], State] = {}
        for state in states:
            for cost, frames, memory, placed in _choices(event, state):
                total, key = state.cost + cost, (frames, memory)
                if key not in best or total < best[key].cost - 1e-9:
                    best[key] = State(total, frames, memory, (state.trail, placed))
        states = sorted(best.values(), key=lambda state: state.cost)[:BEAM]
    return _unwind(states[0].trail)


def _choices(event: Event, state: State) -> list[Choice]:
    if _goes_with(event, state):
        return [(0.0, state.frames, state.memory, Placed(-1, None, merged=True))]
    if event.kind == "heading":
        return headed(event, state) + (_no_marker(event, state) if event.token else [])
    if event.token is None:
        return unnumbered(event, state)
    found: list[Choice] = _no_marker(event, state)
    if event.row:
        found += plain_row(event, state)
    for reading in event.token.readings:
        penalty = (0.6 if event.token.bare else 0.0) + (3.0 if event.risky else 0.0)
        if event.joinable and event.lower and not event.stopped and tier(reading) == 1:
            penalty += 1.5  # "... version" / "2.1 of the handbook"
        steps = under_prefix(event, reading, state) + carry_on(event, reading, state)
        steps += resume(event, reading, state) + open_list(event, reading, state)
        found += [(cost + penalty, frames, memory, placed) for cost, frames, memory, placed in steps]
    return found


def _no_marker(event: Event, state: State) -> list[Choice]:
    """The number only looks like a marker: the words carry on those before."""
    if not event.joinable or not state.frames:
        return []
    bare = event.token is not None and event.token.bare
    cost = 0.0 if event.risky else 1.0 if bare else 2.2
    if event.stopped and not event.risky:
        cost += 2.0 if bare or event.lower else 6.0  # a line seldom breaks where a sentence begins with a number
    return [(cost, state.frames, state.memory, Placed(-1, None, merged=True))]


def _goes_with(event: Event, state: State) -> bool:
    """The token before it on the same line was taken for plain words: "... paragraphs" / "6(1)(a) and 7"."""
    return event.follows and bool(state.trail) and state.trail[1].merged  # type: ignore[attr-defined]


def _unwind(trail: tuple[object, ...]) -> list[Placed]:
    answers: list[Placed] = []
    while trail:
        trail, placed = trail  # type: ignore[assignment]
        answers.append(placed)  # type: ignore[arg-type]
    return answers[::-1]
