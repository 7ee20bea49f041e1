"""Provisions that a made-up council has and its models lack: some among the others, and a chapter of local practice.

Councils that take over a model's duties word for word still write for themselves which desk, form and room is meant.
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


def with_local(sections: tuple[Clause, ...], name: str, chance: random.Random) -> tuple[Clause, ...]:
    """The sections and a chapter of local practice; a council whose model has one keeps that."""
    data = words()["local"]
    if any(one.heading in data["headings"] for one in sections):
        return sections
    rows = list(_local(data, name, chance))
    return (*sections, _with(Clause(heading=chance.choice(data["headings"])), rows))


def _local(data: dict[str, list[str]], name: str, chance: random.Random) -> Iterator[Clause]:
    kinds = [key for key in data if key not in ("headings", "texts")]
    for text in chance.sample(data["texts"], chance.randint(*LOCAL)):
        filled = {key: chance.choice(data[key]) for key in kinds}
        yield Clause(text.format(name=name, form=_form(chance), **filled), topic="other", edits=("added",))


def _form(chance: random.Random) -> str:
    """A form's number, such as C47."""
    return f"{chance.choice('ABCDEFGHKLMPRSTW')}{chance.randint(10, 99)}"


def _with(section: Clause, rows: list[Clause]) -> Clause:
    return replace(section, children=(*section.children, *rows))
