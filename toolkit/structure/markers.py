"""The marker at the head of a line: what it could be, before anybody decides what it is.

A marker is one or more tokens: "6.-(1)" is `6` and `(1)`. A token may have several readings: "(i)" is the first roman
numeral or the ninth letter. Only `depths.py` chooses between them, from the whole sequence.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, NamedTuple


@cache
def words() -> dict[str, Any]:
    """The signs and words of markers.toml."""
    return tomllib.loads((resources.files("toolkit.structure") / "markers.toml").read_text(encoding="utf-8"))


class Reading(NamedTuple):
    """One way to read a token. style: what a list keeps from item to item ("(alpha)", "digit.", "dotted", "part");
    parts: the ordinals, more than one for dotted numbers (1.2.3 is (1, 2, 3)); suffix: the letter of an inserted
    number (3A is (3,) with "A")."""

    style: str
    parts: tuple[int, ...]
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Token:
    """One number as printed (`(a)`, `1.1`, `Part 2`), without a trailing full stop, and its readings."""

    number: str
    readings: tuple[Reading, ...]
    division: int = 0
    """How high a division this token heads (1 = part), 0 for a clause."""
    bare: bool = False
    """A number with neither bracket nor stop: only its place in the sequence can tell it from "12 months"."""


@dataclass(frozen=True, slots=True)
class Marker:
    """The tokens at the head of a line and the text after them."""

    tokens: tuple[Token, ...]
    rest: str


_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_ROMAN_FORM = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.I)
SECTION = 3
"""The lowest of the divisions; its words may follow its number and heading on the same line."""
_DASH = r"[-\u2010-\u2015\u2212]"
_BRACKETED = re.compile(r"[(\[](\d{1,3}(?:[A-Z]{0,2}|[a-z])|[a-z]{1,5}|[A-Z]{1,5}|[a-z]\d{1,2})[)\]]\.?")
_CLOSED = re.compile(r"(\d{1,3}[A-Za-z]?|[a-zA-Z]|[ivxlIVXL]{1,6}|aa|bb|cc|dd|ee|ff)\)")
_DOTTED = re.compile(r"([A-Z]{0,2}\d{1,3}[A-Z]{0,2}(?:[.\-]\d{1,3}[A-Z]?)+)(?:\.|\)|:)?(?![\d%])")
_LETTER_DOTTED = re.compile(r"([A-Z](?:\.\d{1,3})+)(?:\.|:)?(?!\d)")
_LETTER_DIGIT = re.compile(r"([A-Z]{1,2}\d{1,3})(?:\.|:|\))?(?=\s|$)")
_STOPPED = re.compile(
    rf"(\d{{1,3}}(?:[A-Z]{{0,2}}|[a-z])|[a-zA-Z]|[ivxlIVXL]{{1,6}})(?:\.\s*{_DASH}?|\s?{_DASH}|:)(?=\s|$|\(|[A-Z“\"‘])"
)
_BARE = re.compile(r"(\d{1,3}[A-Za-z]?)(?=\s+[A-Z“\"‘(\[]|\(|$)")


def roman(text: str) -> int:
    """The value of a well-formed roman numeral in either case, 0 if it is none."""
    if not text or not _ROMAN_FORM.fullmatch(text):
        return 0
    values = [_ROMAN[letter] for letter in text.lower()]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def _ordinals(core: str) -> list[tuple[str, int, str]]:
    """The kinds, ordinals and suffixes a bracketed or stopped core can have."""
    if match := re.fullmatch(r"(\d+)([A-Z]{0,2}|[a-z])", core):
        return [("digit", int(match[1]), match[2].upper())]
    case = "alpha" if core.islower() else "ALPHA"
    found: list[tuple[str, int, str]] = []
    if len(core) == 1 and core.isalpha():
        found.append((case, ord(core.lower()) - 96, ""))
    elif len(core) == 2 and core[0] == core[1]:  # (aa), (bb): a level of their own, below (i)
        found.append((case * 2, ord(core[0].lower()) - 96, ""))
        found.append((case, 26 + ord(core[0].lower()) - 96, ""))  # or what word processors print after (z)
    if value := roman(core):
        found.append(("roman" if core.islower() else "ROMAN", value, ""))
    return found


def _token(core: str, number: str, opened: str, closed: str, *, bare: bool = False) -> Token | None:
    readings = tuple(
        Reading(f"{opened}{kind}{closed}", (value,), suffix) for kind, value, suffix in _ordinals(core) if value
    )
    return Token(number, readings, bare=bare) if readings else None


def _dotted(text: str) -> Token | None:
    """`1.1`, `A1.2`, `2-101`, `3A.1`: a number that carries its parents' numbers in front."""
    pieces = re.split(r"[.\-]", text)
    parts: list[int] = []
    for piece in pieces:
        match = re.fullmatch(r"([A-Z]{0,2})(\d{0,3})([A-Z]{0,2})", piece)
        if match is None:
            return None
        parts += [ord(letter) - 64 + 1000 for letter in match[1]]
        parts += [int(match[2])] if match[2] else []
        parts += [ord(letter) - 64 + 2000 for letter in match[3]]
    money = pieces[-1] == "00"  # "25.00 pounds"; a first heading is at most "1.0"
    return Token(text, (Reading("dotted", tuple(parts)),)) if len(parts) > 1 and not money else None


def _one(text: str) -> tuple[Token, int] | None:
    """The token at the head of a text and how many characters it takes."""
    if match := _BRACKETED.match(text):
        token = _token(match[1], f"({match[1]})", "(", ")")
        return (token, match.end()) if token else None
    if match := _DOTTED.match(text) or _LETTER_DOTTED.match(text):
        token = _dotted(match[1])
        if token and _ends_well(text, match.end()):
            return token, match.end()
    if match := _CLOSED.match(text):
        token = _token(match[1], f"{match[1]})", "", ")")
        return (token, match.end()) if token else None
    if match := _LETTER_DIGIT.match(text):
        token = _dotted(match[1])
        return (token, match.end()) if token else None
    if match := _STOPPED.match(text):
        token = _token(match[1], match[1], "", ".")
        return (token, match.end()) if token else None
    if match := _BARE.match(text):
        token = _token(match[1], match[1], "", ".", bare=True)
        return (token, match.end()) if token else None
    return None


def _ends_well(text: str, end: int) -> bool:
    """A dotted number ends at a blank, a bracket or a capital ("2.8.The"), not inside "3.5m" or "£1.50"."""
    return end == len(text) or text[end] in " ([\u00a0" or text[end].isupper()


@cache
def _division_pattern() -> re.Pattern[str]:
    names = "|".join(sorted((re.escape(name) for name in words()["divisions"]), key=len, reverse=True))
    ordinals = "|".join(words()["words"]["ordinals"])
    number = rf"(?:\d{{1,3}}[A-Z]?(?:\.\d+)*|[ivxlc]{{1,7}}|[A-Z]|[A-Z]\d{{1,2}}|{ordinals})"
    return re.compile(rf"({names})\s+({number})\b(?!['’])\s*(?:[.:)]|{_DASH}+)?(?:\s+|$|(?<=[:.]))", re.I)


@cache
def _clause_pattern() -> re.Pattern[str]:
    names = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in words()["clauses"]["words"])
    number = r"(?:[A-Z]?\d{1,3}[A-Z]{0,2}(?:[.\-]\d{1,4}[A-Z]?)*|[IVXL]{1,6})"
    return re.compile(rf"({names})\s*({number})\b\s*(?:[.:)]|{_DASH}+(?=\s))?(?:\s+|$)", re.I)


def _number_reading(style: str, text: str) -> Reading | None:
    ordinals: list[str] = words()["words"]["ordinals"]
    if text.lower() in ordinals:
        return Reading(style, (ordinals.index(text.lower()) + 1,))
    if re.fullmatch(r"\d+", text):
        return Reading(style, (int(text),))
    if match := re.fullmatch(r"(\d+)([A-Z]{1,2})", text.upper()):
        return Reading(style, (int(match[1]),), match[2])
    if len(text) > 1 and (value := roman(text)):
        return Reading(style, (value,))
    if len(text) == 1 and text.isalpha():
        value = roman(text) if text.upper() in "IVX" else 0
        return Reading(style, (value or ord(text.upper()) - 64,))
    token = _dotted(text.upper())
    return Reading(style, token.readings[0].parts) if token else None


def _worded(text: str) -> tuple[Token, int] | None:
    """`Part 2`, `Appendix A`, `Rule 3A`, `Sec. 2-101.`: a word and a number; no sentence such as "Part 2 of ..."."""
    for pattern, divisions in ((_division_pattern(), True), (_clause_pattern(), False)):
        match = pattern.match(text)
        if match is None or (not text[:1].isupper() and text[:1] != "§"):
            continue
        following = text[match.end() : match.end() + 1]
        if following.islower() or (following in {",", ";", "(", "/"} and divisions):
            continue  # "Part 2 of this code applies", "Appendix A, the member": a sentence, no heading
        name = match[1].lower()
        reading = _number_reading(name, match[2])
        if reading is None:
            continue
        spelt = match[2].lower() in words()["words"]["ordinals"]
        number = f"{_unshouted(match[1])} {_unshouted(match[2]) if spelt else match[2]}"
        division = words()["divisions"].get(name, 0) if divisions else 0
        return Token(number, (reading,), division=division), match.end()
    return None


def _unshouted(name: str) -> str:
    """`PART` as a person cites it, `Part`."""
    name = re.sub(r"\s+", " ", name)
    return name.title() if name.isupper() else name


def bullet(text: str) -> str:
    """The bullet sign at the head of a text, "" if there is none. A lone "o" is Word's second-level bullet."""
    if len(text) > 1 and text[0] in words()["words"]["bullets"] and text[1] in " \t\u00a0":
        return text[0]
    if text and text[0] in "•●○◦▪■‣⁃∙◆➢➤►✓✔":
        return text[0]
    return "o" if re.match(r"o\s+[A-Z][a-z]|o\s+[a-z]{2}", text) else ""


def read_marker(text: str) -> Marker:
    """Every token at the head of a text: `6.-(1) You must` gives 6 and (1), rest "You must"; none gives no tokens."""
    worded = _worded(text)
    if worded:
        return _more(text, worded)
    sign = bullet(text)
    if sign:
        token = Token("", (Reading(f"bullet{sign}", (0,)),))
        return Marker((token,), text[1:].strip())
    first = _one(text)
    return _more(text, first) if first else Marker((), text)


def _more(text: str, first: tuple[Token, int]) -> Marker:
    tokens, position = [first[0]], first[1]
    while len(tokens) < 4:
        rest = re.match(rf"\s*{_DASH}?\s*(?=[(\[])\.?", text[position:])
        bracketed = _BRACKETED.match(text[position + rest.end() :]) if rest else None
        token = _token(bracketed[1], f"({bracketed[1]})", "(", ")") if bracketed else None
        if rest is None or bracketed is None or token is None or tokens[-1].division:
            break
        tokens.append(token)
        position += rest.end() + bracketed.end()
    return Marker(tuple(tokens), re.sub(rf"^\s*(?:{_DASH}+(?=\s))?\s*", "", text[position:]))


def read_label(label: str) -> tuple[Token, ...]:
    """The tokens of an automatic label ("(a)", "1.1", "•"); one of no known form keeps its words as a number."""
    label = label.strip()
    if label == "o":  # Word's second bullet
        return (Token("", (Reading("bulleto", (0,)),)),)
    marker = read_marker(label + " X")
    if marker.tokens and marker.rest.strip() in {"X", ""}:
        return marker.tokens
    core = label.strip(".()[]:-–— ")
    return (Token(core, (Reading("worded", (0,)),)),) if core else ()
