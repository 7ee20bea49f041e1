"""The sentences of a report, and what each speaks of: which code, a register, which subjects."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from toolkit.model.norm import Analysis, ProvisionFacts, TopicScore
from toolkit.model.provision import Provision, Span

TopicsOf = Callable[[str], tuple[TopicScore, ...]]
"""The topics of some words, the surest first; "other" where none is sure."""
_CELL = " | "
_LONGEST_HEAD = 60
"""A first row with longer words is no head: the table only lays out paragraphs."""
_LONGEST_LEAD = 400
"""Characters of the words that an item of a list completes; each item is read with them."""
_END = re.compile(r"[.!?](?=[\s\"'”’)]*\s+[\"'“‘(]?[A-Z0-9])")


@cache
def claim_words() -> dict[str, Any]:
    """Cues and wording: the table claims.toml."""
    return tomllib.loads((resources.files("toolkit.assessment") / "claims.toml").read_text(encoding="utf-8"))


@cache
def claim_pattern(*path: str) -> re.Pattern[str]:
    """The expression, or the alternatives, at a place of claims.toml."""
    found: Any = claim_words()
    for step in path:
        found = found[step]
    return re.compile(found if isinstance(found, str) else "|".join(found), re.IGNORECASE)


@dataclass(frozen=True)
class Sentence:
    """One sentence of a report. span: its place in the text of its provision; context: of the cell of a table, what
    its row and its column are headed; lead: of an item of a list, the words that it completes; previous: the sentence
    before it in the same paragraph or list."""

    provision: Provision
    facts: ProvisionFacts
    text: str
    span: Span
    context: str = ""
    lead: str = ""
    previous: str = ""

    @property
    def whole(self) -> str:
        """The words with what heads them."""
        return f"{self.lead} {self.text} {self.context}".strip()

    def before(self, place: int) -> str:
        """The words before a place in the sentence, after those that it completes."""
        return f"{self.lead} {self.text[:place]}".lstrip()

    def within(self, span: Span) -> bool:
        """Whether a span of the provision's text lies in this sentence."""
        return self.span[0] <= span[0] and span[1] <= self.span[1]

    def placed(self, start: int, end: int) -> Span:
        """Where words of the sentence stand in the provision's text."""
        return self.span[0] + start, self.span[0] + end

    def has(self, *path: str) -> bool:
        """Whether a cue of claims.toml is in it, or in what heads it."""
        return bool(claim_pattern(*path).search(self.whole))


def sentences(report: Analysis) -> Iterator[Sentence]:
    """Every sentence in document order; headings make none. Each cell of a table speaks for itself."""
    head: Provision | None = None
    last: Sentence | None = None
    for one in report.instrument.provisions:
        head = _head(head, one) if one.level == "table_row" else None
        facts = report.by_id[one.id]
        for first, part, context in _cells(one, head):
            for start, end in _spans(part):
                near = last is not None and last.provision.parent == one.parent
                last = Sentence(
                    one,
                    facts,
                    part[start:end],
                    (first + start, first + end),
                    context,
                    lead="" if context else facts.context[-_LONGEST_LEAD:],
                    previous=last.text if last and near else "",
                )
                yield last


def _head(head: Provision | None, row: Provision) -> Provision:
    """The first row of the table in which a row stands: the last head, where the row is shaped like it."""
    same = head is not None and head.parent == row.parent and head.text.count(_CELL) == row.text.count(_CELL)
    return head if head is not None and same else row


def _cells(one: Provision, head: Provision | None) -> Iterator[tuple[int, str, str]]:
    """Where each cell begins, its words, and what heads it:

             | Officers   | Members
    Gifts    | over £25   | over £50        "over £50" is headed by "Gifts. Members"
    """
    if head is None or head is one:
        yield 0, one.text, ""
        return
    names, cells, start = head.text.split(_CELL), one.text.split(_CELL), 0
    for name, cell in zip(names, cells, strict=True):
        yield start, cell, f"{cells[0]}. {name}" if start and len(name) <= _LONGEST_HEAD else ""
        start += len(cell) + len(_CELL)


def _spans(text: str) -> Iterator[Span]:
    """Ends at a full stop before a capital, but not at "s.10", "para. 4", "e.g. FOI" or an initial."""
    start = 0
    for found in _END.finditer(text):
        if not _abbreviates(text[start : found.start()]):
            yield start, found.end()
            start = found.end() + (len(text[found.end() :]) - len(text[found.end() :].lstrip()))
    if text[start:].strip():
        yield start, len(text)


def _abbreviates(before: str) -> bool:
    last = re.split(r"[\s(]", before)[-1].lower()
    return last in claim_words()["splitting"]["abbreviations"] or (len(last) == 1 and last.isalpha())


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """Long words cut to their first six letters: enough to know an inflected word again."""
    return frozenset(word[:6].lower() for word in re.findall(r"[^\W\d_]{4,}", text))


def matter_words(text: str) -> frozenset[str]:
    """What a matter is known by: its long words, without those of persons and codes."""
    return stems(claim_pattern("silence", "common").sub(" ", text))


def alike(claim: Sentence, clause: str) -> bool:
    """Whether a clause has half of what a claim is known by, or of a cell all that its row is headed: it is on the same
    matter, though on no known subject."""
    words = matter_words(clause)
    if claim.context:
        head = matter_words(claim.context.rpartition(". ")[0])
        return bool(head) and head <= words
    wanted = matter_words(claim.text)
    shared = wanted & words
    return len(shared) >= claim_words()["marks"]["shared"] and 2 * len(shared) >= len(wanted)
