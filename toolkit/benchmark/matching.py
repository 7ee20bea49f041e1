"""Our code among peers too many to be aligned one by one: each distinct text is judged once, then who has it is asked.

our provisions x distinct texts  -> the likest of ours for each text (scores.py)
the likest text of each peer for each of ours -> answers and cells
texts that are like none of ours -> what they have and we lack (gathering.py)
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import toolkit.corpus.matched as tables
from toolkit.benchmark.gathering import gathered
from toolkit.benchmark.likeness import ALIKE
from toolkit.benchmark.matrix import cell
from toolkit.benchmark.partial import Partial
from toolkit.benchmark.scores import Mine, Scores, scores
from toolkit.benchmark.seen import Seen
from toolkit.benchmark.standing import Brief, brief, compared
from toolkit.benchmark.stated import FACETS, Stated, parameters_of, read, topic_of
from toolkit.benchmark.ways import Ways
from toolkit.corpus.shelf import Shelf
from toolkit.corpus.wordings import Source
from toolkit.model.benchmark import Answer, Cell
from toolkit.model.codec import to_data
from toolkit.model.crosswalk import Relationship
from toolkit.model.norm import Analysis
from toolkit.model.provision import Provision

CERTAIN = 0.9
"""From this likeness an answer needs no review, as in the alignment of two codes."""


@dataclass(frozen=True)
class Own:
    """Our provisions with words of their own. by_text: those with the same words, by the place of the text."""

    mine: Mine
    by_text: tuple[tuple[Provision, ...], ...]
    briefs: Mapping[str, Brief]


def own_of(ours: Analysis, mine: Mine) -> Own:
    """Ours by their texts."""
    rows: dict[str, list[Provision]] = defaultdict(list)
    for one in ours.instrument.provisions:
        rows[one.text].append(one)
    briefs = {one.id: brief(json.dumps(to_data(one))) for one in ours.facts}
    return Own(mine, tuple(tuple(rows[text]) for text in mine.texts), briefs)


def matched(
    ours: Analysis,
    shelf: Shelf,
    asked: Sequence[Source],
    mine: Mine,
    topics: Mapping[str, Sequence[str]],
    order: Sequence[str],
    ways: Ways,
) -> Seen:
    """What was seen of the codes asked about. Raises BadData."""
    own, kept = own_of(ours, mine), Partial(ways.parts)
    found = scores(
        mine, shelf, engine=ways.engine, kept=kept, done=lambda n, of: ways.tell(f"{n} of {of} parts of the texts read")
    )
    with tables.beside(shelf, asked, (found.hashes, found.places, found.scores)) as connection:
        ways.tell("Who has what")
        answers = _answers(connection, asked, own)
        ways.tell("What peers have and we lack")
        lacks = gathered(connection, shelf, asked, own.mine, _near(found, own), order, ways)
        ways.tell("Amounts and time limits")
        stated = tuple(stated_by(connection, {one.place: one.id for one in asked}))
        forces, spoken = tuple(tables.forces(connection)), tables.spoken(connection)
    return Seen(
        tuple(_cells(asked, topics, answers, spoken)),
        frozenset(one for rows in answers.values() for one in rows),
        lacks,
        stated,
        forces,
    )


def _near(found: Scores, own: Own) -> dict[str, tuple[str, float]]:
    """The first provision of ours with the text that each text is most like, and how much."""
    rows = zip(found.hashes, found.places, found.scores, strict=True)
    return {hash: (own.by_text[place][0].id, score) for hash, place, score in rows}


def _answers(connection: Any, asked: Sequence[Source], own: Own) -> dict[int, dict[str, Answer]]:
    """By place of the code, then by id of ours."""
    out: dict[int, dict[str, Answer]] = defaultdict(dict)
    judged: dict[tuple[str, str], tuple[Relationship, Any]] = {}
    for rows in tables.answers(connection, asked, least=ALIKE):
        missing = sorted({row["facts"] for row in rows})
        briefs = {hash: brief(text) for hash, text in tables.facts(connection, missing).items()}
        for row in rows:
            for one in own.by_text[row["ours"]]:
                key = one.id, row["facts"] + ("=" if row["score"] == 1.0 else "")
                if key not in judged:
                    judged[key] = compared(own.briefs[one.id], briefs[row["facts"]], same_words=row["score"] == 1.0)
                out[row["code"]][one.id] = _answer(one.id, row, *judged[key])
    return out


def _answer(id: str, row: Mapping[str, Any], relationship: Relationship, standing: Any) -> Answer:
    sure = row["score"] >= CERTAIN
    status, said = ("certain", standing) if sure else ("needs_review", "open")
    return Answer(id, (row["id"],), relationship, said, status, row["score"])  # type: ignore[arg-type]


def _cells(
    asked: Sequence[Source],
    topics: Mapping[str, Sequence[str]],
    answers: Mapping[int, Mapping[str, Answer]],
    spoken: Mapping[tuple[int, str], float],
) -> Iterator[Cell]:
    for one in asked:
        have = answers.get(one.place, {})
        for topic, ids in topics.items():
            own = [have[id] for id in ids if id in have]
            yield cell(topic, one.id, len(ids), own, speaks=bool(spoken.get((one.place, topic))))


def stated_by(connection: Any, ids: Mapping[int, str]) -> Iterator[Stated]:
    """The parameters of all codes; what is stated in the same way is read once."""
    known: dict[str, tuple[str, Any]] = {}
    for rows in tables.parameters(connection, FACETS):
        for code, _, id, cite, hash, facts, text in rows:
            if hash not in known:
                data = json.loads(facts)
                known[hash] = topic_of(data), parameters_of(data)
            yield from read(ids[code], id, cite, text, *known[hash])
