"""Bytes taken as a row of choices, so that a fuzzer's random bytes build something nearly sound."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from xml.sax.saxutils import escape, quoteattr

Item = TypeVar("Item")


@dataclass(slots=True)
class Choices:
    """A cursor over bytes; past their end every choice is the first one."""

    data: bytes
    at: int = 0

    def number(self) -> int:
        """0 to 255."""
        found = self.data[self.at] if self.at < len(self.data) else 0
        self.at += 1
        return found

    def pick(self, items: Sequence[Item]) -> Item:
        """One of the items."""
        return items[self.number() % len(items)]

    @property
    def spent(self) -> bool:
        """Nothing is left to choose with."""
        return self.at >= len(self.data)

    def rest(self) -> bytes:
        """What has not been used."""
        return self.data[self.at :]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a tree is built from: element names, attribute names, attribute values, texts."""

    tags: tuple[str, ...]
    attributes: tuple[str, ...]
    values: tuple[str, ...]
    texts: tuple[str, ...]


def vocabulary(name: str) -> Vocabulary:
    """One of words.toml, with what is common to all."""
    rows, common = _words()[name], _words()["common"]
    prefix, marks = rows.get("prefix", ""), rows.get("attribute_prefix", "")
    return Vocabulary(
        tuple(prefix + tag if ":" not in tag else tag for tag in rows["tags"].split()),
        tuple(marks + tag if ":" not in tag else tag for tag in rows["attributes"].split()),
        (*common["values"], *rows["values"]),
        (*common["texts"], *rows["texts"]),
    )


def markers_and_phrases() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What lines begin with, and go on with, for the outline."""
    rows = _words()["outline"]
    return tuple(rows["markers"]), tuple(rows["phrases"])


def _words() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))


def tree(choices: Choices, words: Vocabulary, *, deepest: int = 12) -> str:
    """Some elements, one after the other, each with whatever the bytes put into it."""
    out: list[str] = []
    open_: list[str] = []
    for _ in range(2000):
        if choices.spent:
            break
        move = choices.number() % 4
        if move == 0 and open_:
            out.append(f"</{open_.pop()}>")
        elif move in (1, 2) and len(open_) < deepest:
            open_.append(choices.pick(words.tags))
            out.append(f"<{open_[-1]}{_attributes(choices, words)}>")
        else:
            out.append(escape(choices.pick(words.texts)))
    return "".join([*out, *(f"</{tag}>" for tag in reversed(open_))])


def _attributes(choices: Choices, words: Vocabulary) -> str:
    names = dict.fromkeys(choices.pick(words.attributes) for _ in range(choices.number() % 3))
    return "".join(f" {name}={quoteattr(choices.pick(words.values))}" for name in names)
