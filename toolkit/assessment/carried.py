"""Whether a provision speaks of what an expectation asks for: the words of its `needs`. The lists are concepts.toml.

"Appointments are made on merit, and nobody appoints a relative": needs = ["appointing", "merit", "family"]
"You take no part in appointing a relative"                       says appointing and family, and not merit
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import resources
from itertools import islice
from typing import Any

from toolkit.assessment.audit_words import sign
from toolkit.model.catalogue import Entry, Place
from toolkit.model.norm import Analysis

_LONGEST = 20_000
"""Characters of one provision that are searched."""
_SURE = 0.45
"""Confidence from which a provision counts as being on a topic."""
_MOST_TERMS = 200
"""Terms that are looked for in every provision: no code defines more, and a hostile file may."""
_EVERYWHERE = 6
"""A term in more than one of so many provisions tells nothing about any of them."""
_TURNS = 6
"""Places in one provision at which it is seen to speak of one need: a few are enough to tell needs apart."""


@cache
def concepts() -> dict[str, dict[str, Any]]:
    """The list of concepts.toml: of each its name in reports, its words, if it is a wrong, and what it stands with."""
    return {name: known for name, known in _data().items() if name != "classes"}


@cache
def _data() -> dict[str, dict[str, Any]]:
    return tomllib.loads((resources.files("toolkit.assessment") / "concepts.toml").read_text(encoding="utf-8"))


def _spelt_out(words: str) -> str:
    """An expression with each {class} of words replaced by its members."""
    for name, members in _data()["classes"].items():
        words = words.replace(f"{{{name}}}", members)
    return words


def needs_of(entry: Entry) -> tuple[str, ...]:
    """What the entry says that it needs, the first the one without which nothing is met; else what its title names."""
    return entry.needs or _named_in(entry.title)


@cache
def _named_in(title: str) -> tuple[str, ...]:
    return tuple(name for name in concepts() if _pattern(name).search(title))


def need_named(need: str) -> str:
    """How a report calls a need; the user's own words stand for themselves."""
    return str(concepts()[need]["name"]) if need in concepts() else need.replace("|", " or ")


def is_setting(need: str) -> bool:
    """Whether a heading's or a neighbour's words are enough for it (`setting` in concepts.toml)."""
    return bool(concepts().get(need, {}).get("setting"))


def is_wrong(need: str) -> bool:
    """Whether it is a wrong, which a provision may name without forbidding it (`wrong` in concepts.toml)."""
    return bool(concepts().get(need, {}).get("wrong"))


def is_aside(need: str) -> bool:
    """Whether it is said beside a matter and is none (`aside` in concepts.toml)."""
    return bool(concepts().get(need, {}).get("aside"))


@cache
def _pattern(need: str) -> re.Pattern[str]:
    """A need that is no name of the list is words of the user's own, with | between those that mean the same."""
    known = concepts().get(need)
    words = (
        map(_spelt_out, known["words"])
        if known
        else [re.escape(word.strip()) for word in need.split("|") if word.strip()]
    )
    return re.compile(rf"\b(?:{'|'.join(words)})", re.IGNORECASE)


def _term(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(words)}s?\b", re.IGNORECASE)


def _each_its_own(spans: list[list[tuple[int, int]]], taken: tuple[tuple[int, int], ...] = ()) -> bool:
    """Whether one can be chosen from each list so that none begins within another that is chosen."""
    if not spans:
        return True
    free = (one for one in spans[0] if not any(one[0] < other[1] and other[0] < one[1] for other in taken))
    return any(_each_its_own(spans[1:], (*taken, one)) for one in free)


@dataclass(frozen=True)
class Asked:
    """One code while it is asked for many needs: what was found once is not looked for again."""

    code: Analysis
    _found: dict[tuple[str, str], bool] = field(default_factory=dict, repr=False, compare=False)
    _words: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    def says(self, id: str, need: str) -> bool:
        """Whether the provision speaks of the need, in its own words, its lead-ins' or its items'."""
        key = id, need
        if key not in self._found:
            found = _pattern(need).search(self.words(id)) is not None
            self._found[key] = found and self._with(id, need)
        return self._found[key]

    def _with(self, id: str, need: str) -> bool:
        """Whether a common word stands with one that makes it this matter (`with` in concepts.toml), in the provision,
        above it or next to it: land that is an interest, and not land that the council sells."""
        others = concepts().get(need, {}).get("with", ())
        text = self._near_words(id) if others else ""
        return not others or any(_pattern(other).search(text) for other in others)

    def _near_words(self, id: str) -> str:
        """The provision's words with the headings and lead-ins above it and the text of its neighbours."""
        instrument, one = self.code.instrument, self.code.instrument.by_id[id]
        above = list(instrument.ancestors(one))
        beside = [item.id for item in instrument.children.get(one.parent, ())] if one.parent else [id]
        place = beside.index(id)
        texts = [instrument.by_id[near].text for near in beside[max(place - 1, 0) : place + 2]]
        heads = (f"{head.heading} {head.text}" for head in above)
        return " ".join((self.words(id), one.heading, *texts, *heads))[:_LONGEST]

    def spans(self, id: str, need: str) -> Iterator[tuple[int, int]]:
        """Where in its `words` the provision speaks of the need."""
        return (found.span() for found in _pattern(need).finditer(self.words(id)))

    def speaks(self, text: str, need: str) -> bool:
        """Whether words of a provision, a sentence of it, speak of the need."""
        return _pattern(need).search(text) is not None

    def around(self, id: str, need: str) -> bool:
        """Whether a need that is only a setting is said by what stands above an item of a list, or beside that; or,
        where a provision points back ("such posts"), by its heading or a neighbour."""
        if not is_setting(need):
            return False
        instrument, one = self.code.instrument, self.code.instrument.by_id[id]
        above = list(instrument.ancestors(one))[:2]
        if all(head.is_heading for head in above) and not sign("back").search(one.text):
            return False
        near = [item for head in above for item in (head, *instrument.children.get(head.id, ()))]
        return any(self.says(item.id, need) or _pattern(need).search(item.heading) for item in near)

    def said(self, id: str, needs: tuple[str, ...]) -> int:
        """How many of the needs the provision speaks of."""
        return sum(self.says(id, need) for need in needs)

    def of_known_matter(self, id: str) -> bool:
        """Whether the provision speaks of a matter that the list knows, so that what it is about is told: what is asked
        for in words that the list has not may stand only in another."""
        return any(self.says(id, name) for name in concepts() if not is_aside(name))

    def apart(self, id: str, needs: tuple[str, ...]) -> bool:
        """Whether the provision speaks of every need, and of each in words that are not those of another: "notify" is
        one word, and not a registration and a disclosure."""
        if not all(self.says(id, need) for need in needs):
            return False
        text = self.words(id)
        return _each_its_own([[found.span() for found in _pattern(need).finditer(text)][:_TURNS] for need in needs])

    def anywhere(self, needs: tuple[str, ...]) -> tuple[Place, ...]:
        """The provisions that speak of every need, wherever they stand and however unlike the expectation they are."""
        if not needs or not all(self._spoken(need) for need in needs):
            return ()
        ones = (one for one in self.code.instrument.provisions if one.text)
        return tuple(Place(one.id, 0.0, (0, len(one.text))) for one in ones if self._says_all(one.id, needs))

    def mostly(self, needs: tuple[str, ...]) -> tuple[Place, ...]:
        """The provisions that speak of more than half of the needs, where there are several."""
        spoken = [need for need in needs if self._spoken(need)]
        if len(needs) < 2 or 2 * len(spoken) <= len(needs):
            return ()
        ones = (one for one in self.code.instrument.provisions if one.text)
        return tuple(
            Place(one.id, 0.0, (0, len(one.text))) for one in ones if 2 * self.said(one.id, needs) > len(needs)
        )

    def _says_all(self, id: str, needs: tuple[str, ...]) -> bool:
        return all(self.says(id, need) for need in needs)

    def _spoken(self, need: str) -> bool:
        """The words stand anywhere in the code: what nobody speaks of need not be looked for in each provision."""
        key = "", need
        if key not in self._found:
            self._found[key] = _pattern(need).search(self.code.instrument.text) is not None
        return self._found[key]

    def words(self, id: str) -> str:
        """What is searched: the provision's words with its lead-ins' and its items', and what the code's own terms
        mean: "no advantage may be taken" speaks of presents where "advantage" is defined as one."""
        if id not in self._words:
            instrument = self.code.instrument
            items = " ".join(item.text for item in instrument.children.get(id, ()))
            text = f"{self.code.by_id[id].context} {instrument.by_id[id].text} {items}"[:_LONGEST]
            meant = (meaning for place, term, meaning in self._terms if place != id and term.search(text))
            self._words[id] = " ".join((text, *meant))[:_LONGEST]
        return self._words[id]

    @cached_property
    def _terms(self) -> list[tuple[str, re.Pattern[str], str]]:
        """Where a term is defined, the term and its meaning, but of terms that the whole code is about ("member")."""
        defined = ((facts.id, one) for facts in self.code.facts for one in facts.definitions)
        terms = [(id, _term(one.term), one.meaning) for id, one in islice(defined, _MOST_TERMS)]
        texts = [one.text for one in self.code.instrument.provisions]
        most = len(texts) / _EVERYWHERE
        return [one for one in terms if sum(one[1].search(text) is not None for text in texts) <= most]

    @cached_property
    def on_topic(self) -> dict[str, tuple[str, ...]]:
        """The ids of the provisions with words that are surely on a topic, by topic, in document order."""
        found: dict[str, list[str]] = {}
        for facts in self.code.facts:
            if self.code.instrument.by_id[facts.id].text:
                for score in facts.topics:
                    if score.confidence >= _SURE:
                        found.setdefault(score.topic, []).append(facts.id)
        return {topic: tuple(ids) for topic, ids in found.items()}
