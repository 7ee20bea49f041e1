"""A benchmark that names no peer: neither the authority nor its code, nor either inside quoted words."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from importlib import resources
from typing import Any

from toolkit.benchmark.proper import hiding
from toolkit.corpus.shelf import Shelf
from toolkit.corpus.wordings import sources
from toolkit.model.benchmark import Benchmark, Peer

_LEAST = 3
"""Letters of a place's name that is looked for inside words."""


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((resources.files("toolkit.benchmark") / "anonymous.toml").read_text(encoding="utf-8"))


def anonymised(found: Benchmark, shelf: Shelf) -> Benchmark:
    """The same with "Authority 1", "Authority 2" and so on, in the order of the peers; what the corpus holds of others
    is "another authority". Words of a name are hidden in every quotation, sometimes one too many. Raises BadData."""
    own = found.code.authority if found.code else ""
    held = {one.id: one.authority for one in sources(shelf)}
    numbers = _numbers(found, held)
    ids = {id: _id(numbers.get(name)) for id, name in held.items() if name != own}
    names = {name: _name(numbers.get(name)) for name in held.values() if name != own}
    hide = _hiding(ids, names, hiding(shelf, sources(shelf), found.code.text if found.code else ""))
    made: Benchmark = _walked(replace(found, code=None), hide)
    peers = (replace(one, date=one.date[:4]) for one in made.peers)
    steps = tuple(replace(one, date=one.date[:4]) for one in made.steps)
    return replace(made, code=found.code, peers=tuple(sorted(peers, key=_place)), steps=steps)


def _place(peer: Peer) -> tuple[int, str, str]:
    """In the order of the numbers."""
    return int("".join(filter(str.isdigit, peer.name)) or 0), peer.name, peer.code


def _numbers(found: Benchmark, held: Mapping[str, str]) -> dict[str, int]:
    """Each authority among the peers has one number, whatever codes it has; by the hash of its name, for whoever has a
    list of the authorities would read numbers in the order of the alphabet."""
    names = {held.get(one.code, one.name) for one in found.peers}
    shuffled = sorted(names, key=lambda name: hashlib.sha256(name.encode()).digest())
    return {name: number for number, name in enumerate(shuffled, 1)}


def _name(number: int | None) -> str:
    return str(_data()["peer"].format(number=number) if number else _data()["other"])


def _id(number: int | None) -> str:
    return f"authority-{number}" if number else "another-authority"


def _hiding(ids: Mapping[str, str], names: Mapping[str, str], proper: Callable[[str], str]) -> Callable[[str], str]:
    """Ids of codes keep what follows the authority; names go wherever they stand, the longest first; then other proper
    names of theirs."""
    in_words = {part: masked for name, masked in names.items() for part in _parts(name)}
    in_ids = {_joined(part): _joined(masked) for part, masked in in_words.items()}
    in_ids |= {id.partition("/")[0]: masked for id, masked in ids.items()}
    named, joined, coded = _pattern(in_words), _pattern(in_ids), _pattern(ids)

    def code(id: str) -> str:
        return f"{ids[id]}/{id.partition('/')[2].split('-')[0]}" if id in ids else id

    def hide(text: str) -> str:
        if text in ids:
            return code(text)
        if " " in text:  # a quotation, or a warning, which may name codes by their ids
            told = coded.sub(lambda match: code(match[0]), text)
            return proper(named.sub(lambda match: in_words[match[0]], told))
        said = joined.sub(lambda match: in_ids.get(match[0].replace("_", "-"), match[0]), text)
        return named.sub(lambda match: in_words[match[0]], said)

    return hide


def _parts(name: str) -> Iterable[str]:
    """The name as it is, the place it is named for, and both in capitals."""
    words = [word for word in re.findall(r"[^\s,/]+", name) if word.casefold() not in _data()["general"]]
    place = " ".join(words)
    found = [name, *([place] if len(place) >= _LEAST else [])]
    return [*found, *(one.upper() for one in found)]


def _joined(name: str) -> str:
    """As names stand in ids and values: "North Alderbeck" -> "north-alderbeck"."""
    return re.sub(r"[\W_]+", "-", name.casefold()).strip("-")


def _pattern(known: Iterable[str]) -> re.Pattern[str]:
    """Any of them by itself; a hyphen of an id may be an underscore."""
    longest_first = sorted((one for one in known if one), key=lambda one: (-len(one), one))
    any_of_them = "|".join(re.escape(one).replace(r"\-", "[-_]") for one in longest_first)
    return re.compile(rf"(?<![^\W_])(?:{any_of_them})(?![^\W_])" if any_of_them else r"(?!)")


def _walked(value: Any, hide: Callable[[str], str]) -> Any:
    """Every text in it hidden, whatever holds it."""
    if isinstance(value, str):
        return hide(value)
    if isinstance(value, tuple):
        return tuple(_walked(one, hide) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        given = {field.name: getattr(value, field.name) for field in fields(value)}
        return replace(value, **{name: _walked(one, hide) for name, one in given.items()})
    return value
