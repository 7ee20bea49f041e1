"""How codes are aligned whose paragraphs hold several rules: `python -m toolkit.evaluation.paragraphs` prints a table.

Most provisions of the bundled codes state one rule; handbooks put three into a paragraph. So each development gold is
taken again with its candidate put together anew: up to so many neighbouring provisions of one section become one
paragraph, whose counterparts are all of theirs. Items of lists and definitions stay by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from toolkit import pipeline
from toolkit.corpus.location import corpora_folder
from toolkit.errors import BadData
from toolkit.evaluation.encoders import remembering
from toolkit.evaluation.evaluate import our_answer
from toolkit.evaluation.scores import Tally, tally
from toolkit.evaluation.sets import Case
from toolkit.evaluation.train import development
from toolkit.model.norm import Analysis

RULES = (1, 2, 3, 4)
_AND = ("; and", "; or", ", and", ", or", ";", ",")


class Paragraph(NamedTuple):
    """heading: over it; text: of all its provisions; ids: theirs."""

    heading: str
    text: str
    ids: tuple[str, ...]


def paragraphs(analysis: Analysis, rules: int) -> list[Paragraph]:
    """The code's provisions, up to so many neighbours of one section together."""
    found: list[Paragraph] = []
    for (heading, _, lone), group in groupby(pipeline.units_of(analysis), key=_section):
        members, size = list(group), 1 if lone else rules
        for first in range(0, len(members), size):
            some = members[first : first + size]
            found.append(Paragraph(heading, " ".join(map(_sentence, some)), tuple(unit.id for unit in some)))
    return found


def _section(unit: pipeline.Unit) -> tuple[str, str, bool]:
    lone = bool(unit.facts.context or unit.facts.definitions) or unit.provision.level == "definition"
    return unit.headings.partition(". ")[0], unit.provision.parent or "", lone


def _sentence(unit: pipeline.Unit) -> str:
    words = " ".join(unit.text.split())
    words = next((words.removesuffix(end) for end in _AND if words.endswith(end)), words)
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "?", "!")) else ".")


def put_together(case: Case, rules: int) -> Case:
    """The case with such a candidate. Raises BadData where the reader does not find the paragraphs again."""
    parts = paragraphs(case.candidate, rules)
    analysed = pipeline.analysis_of_bytes("code.md", _page(parts).encode("utf-8"), "officer_code")
    units = pipeline.units_of(analysed)
    if [unit.provision.text for unit in units] != [part.text for part in parts]:
        raise BadData(f"{case.name}: the paragraphs put together are not read as such; look at its headings")
    place = {id: unit.id for unit, part in zip(units, parts, strict=True) for id in part.ids}
    links = tuple(replace(link, candidate=_places(link.candidate, place)) for link in case.links)
    links = tuple(link for link in links if link.candidate)
    answered = {id for link in links for id in link.candidate}
    return Case(
        case.name,
        case.split,
        case.baseline,
        analysed,
        links,
        case.unmatched_baseline,
        frozenset(place.values()) - answered,
        typed=False,
    )


def _places(ids: tuple[str, ...], place: dict[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place[id] for id in ids if id in place))


def _page(parts: list[Paragraph]) -> str:
    lines = ["# Code of conduct for employees"]
    for heading, group in groupby(parts, key=lambda part: part.heading):
        lines += [f"## {heading}"] if heading else []
        lines += [part.text for part in group]
    return "\n\n".join(lines)


def figures() -> Iterator[tuple[int, Tally]]:
    """For each of RULES what is right over all of development."""
    encoder, cases = pipeline.wrapped(pipeline.encoder_named("default"), remembering), development(corpora_folder())
    for rules in RULES:
        total = Tally()
        for case in (put_together(case, rules) for case in cases):
            found = pipeline.compare(case.candidate, case.baseline, encoder=encoder)
            total += tally(case, our_answer(case, found.crosswalk, encoder=encoder))
        yield rules, total


def table() -> str:
    """A row for each of RULES."""
    lines = ["rules in a paragraph  pair P      R     F1  none F1"]
    for rules, total in figures():
        parts = (total.pairs.precision, total.pairs.recall, total.pairs.f1, total.none.f1)
        lines.append(f"{rules:20}   " + "  ".join(f"{part:.3f}" for part in parts))
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())
