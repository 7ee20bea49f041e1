"""Provisions that a made-up council has and its models lack: some among the others, and a chapter of local practice.

Councils that take over a model's duties word for word still write for themselves what is kept where.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

from toolkit.corpus.generated_house import Clause
from toolkit.corpus.generated_words import words

ADDED, LOCAL = 4, (10, 30)
"""At most so many clauses are put among the others; a chapter of local practice has from so many to so many."""


def with_added(sections: tuple[Clause, ...], name: str, chance: random.Random) -> tuple[Clause, ...]:
    """The sections with a few clauses more. name: of the authority."""
    out = list(sections)
    for row in chance.sample(words()["added"], chance.randint(0, ADDED)):
        place = chance.randrange(len(out))
        text = row["text"].format(name=name, post=chance.choice(words()["tails"]["posts"]))
        new = Clause(text, topic=row["topic"], edits=("added",))
        out[place] = _with(out[place], [new])
    return tuple(out)


def with_local(sections: tuple[Clause, ...], chance: random.Random) -> tuple[Clause, ...]:
    """The sections and a chapter of local practice; a council whose model has one keeps that."""
    data = words()["local"]
    if any(one.heading in data["headings"] for one in sections):
        return sections
    rows = list(_local(data, chance))
    return (*sections, _with(Clause(heading=chance.choice(data["headings"])), rows))


def _local(data: dict[str, list[str]], chance: random.Random) -> Iterator[Clause]:
    for _ in range(chance.randint(*LOCAL)):
        parts = (chance.choice(data[part]) for part in ("what", "how", "where"))
        text = " ".join(parts).format(officer=chance.choice(data["officer"]))
        yield Clause(f"{text}.", topic="other", edits=("added",))


def _with(section: Clause, rows: list[Clause]) -> Clause:
    return replace(section, children=(*section.children, *rows))
