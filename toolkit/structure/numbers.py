"""The numbers that can open a clause, without a word: `(a)`, `1.1`, `3A`, `iv)`, and how each can be read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple


class Reading(NamedTuple):
    """One way to read a token. style: what a list keeps from item to item ("(alpha)", "digit.", "dotted", "part");
    parts: the ordinals, more than one for dotted numbers (1.2.3 is (1, 2, 3)); suffix: the letter of an inserted
    number (3A is (3,) with "A", 3 bis with "bis")."""

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


LETTERS = 1000
"""Parts above this stand for letters."""
_SMALL, _NUMERALS = 3000, 4000
"""Behind a point: what stands for a letter, and for a roman numeral."""
_INSERTED = "abcde"
_AMONG = 2500
"""Behind the number of a clause that was put in after another, as Latin counts."""
_COUNTED = "bis|ter|quater|quinquies|sexies|septies|octies|novies|nonies|decies|undecies|duodecies"
LATIN = rf"(?:[ \u00a0]?-?(?i:{_COUNTED})(?![A-Za-z]))"
"""What follows the number of a clause put in after another, as Latin counts: 3 bis, 3-ter, 3quater."""
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_ROMAN_FORM = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.I)
DASH = r"[-\u2010-\u2015\u2212]"
BRACKETED = re.compile(
    r"[(\[] ?"
    rf"((?:\d{{1,3}}(?:[A-Z]{{0,2}}|[a-z]|\.\d{{1,2}})|[a-z]{{1,5}}|[A-Z]{{1,5}}|[a-z]\d{{1,2}}){LATIN}?)"
    r" ?\.?[)\]]\.?"
)
_CLOSED = re.compile(
    rf"((?:\d{{1,3}}[A-Za-z]??|[a-zA-Z]|[ivxlIVXL]{{1,6}}){LATIN}?|\d{{1,3}}[A-Za-z]|aa|bb|cc|dd|ee|ff)\.?\)"
)
_DOTTED = re.compile(
    rf"([A-Z]{{0,2}}\d{{1,3}}[A-Z]{{0,2}}{LATIN}?(?:[.\-]\d{{1,3}}[A-Z]?)+{LATIN}?)(?:\.|\)|:)?(?![\d%])"
)
_LETTER_DOTTED = re.compile(r"([A-Z](?:\.\d{1,3})+)(?:\.|:)?(?!\d)")
_LETTERED = re.compile(r"(\d{1,3}(?:\.\d{1,3})*\.(?:[a-z](?:\.[ivx]{1,4})?|[ivx]{2,4}))[.):]?(?=\s)")
_DEGREE = re.compile(r"(\d{1,2})\s?[°º]\)?(?=\s+[^\W\d])")
"""`1° on the day;`, as laws in French number items."""
_LETTER_DIGIT = re.compile(r"([A-Z]{1,2}\d{1,3})(?:\.|:|\))?(?=\s|$|\([a-z]{1,4}\))")
_STOPPED = re.compile(
    rf"((?:\d{{1,3}}(?:[A-Z]{{0,2}}|[a-z])|[a-zA-Z]|[ivxlIVXL]{{1,6}}){LATIN}?)(?:\.\s*{DASH}?|\s?{DASH}|:)(?=\s|$|\(|[A-Z“\"‘])"
)
_SLASHED = re.compile(r"(\d{1,3}[A-Z]{0,2})/(?=\s+[A-Z“\"‘])")
"""`1/ Officials obey the law.`, `6A/ put in later`"""
_BARE = re.compile(rf"(\d{{1,3}}(?:{LATIN}|[A-Za-z]{LATIN}?)?)(?=\s+[A-Z“\"‘(\[]|\(|$)")


def roman(text: str) -> int:
    """The value of a well-formed roman numeral in either case, 0 if it is none."""
    if not text or not _ROMAN_FORM.fullmatch(text):
        return 0
    values = [_ROMAN[letter] for letter in text.lower()]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def _ordinals(core: str) -> list[tuple[str, int, str]]:
    """The kinds, ordinals and suffixes a bracketed or stopped core can have."""
    core, latin = without_latin(core)
    return [(kind, value, f"{suffix}{latin}") for kind, value, suffix in _plain_ordinals(core)]


def without_latin(number: str) -> tuple[str, str]:
    """The number that another was put in after, and the Latin that says so: "3 bis" gives "3" and "bis"."""
    match = re.fullmatch(rf"(.*\d[A-Za-z]{{0,2}}?|[A-Za-z]|[A-Za-z]+(?=[ \u00a0-]))({LATIN})", number)
    return (match[1], match[2].strip(" \u00a0-").lower()) if match else (number, "")


def _plain_ordinals(core: str) -> list[tuple[str, int, str]]:
    if match := re.fullmatch(r"(\d+)([A-Z]{0,2}|[a-z])", core):
        return [("digit", int(match[1]), match[2].upper())]
    if match := re.fullmatch(r"(\d+)(\.\d+)", core):  # (2.1), put in between (2) and (3)
        return [("digit", int(match[1]), match[2])]
    case = "alpha" if core.islower() else "ALPHA"
    found: list[tuple[str, int, str]] = []
    if len(core) == 1 and core.isalpha():
        found.append((case, ord(core.lower()) - 96, ""))
    elif len(core) == 2 and core[0] == core[1]:  # (aa), (bb): a level of their own, below (i)
        found.append((case * 2, ord(core[0].lower()) - 96, ""))
        found.append((case, 26 + ord(core[0].lower()) - 96, ""))  # or what word processors print after (z)
        found.append((case, ord(core[0].lower()) - 96, core[0].upper()))  # or inserted: (aa) between (a) and (b)
    if value := roman(core):
        found.append(("roman" if core.islower() else "ROMAN", value, ""))
    elif core.islower() and (value := roman(core[:-1])) and core[-1] in _INSERTED:  # (ia) between (i) and (ii)
        found.append(("roman", value, core[-1].upper()))
    return found


def token_of(core: str, number: str, opened: str, closed: str, *, bare: bool = False) -> Token | None:
    """A token of a core ("a") as it is printed ("(a)"), with every reading it has; None for none."""
    readings = tuple(
        Reading(f"{opened}{kind}{closed}", (value,), suffix) for kind, value, suffix in _ordinals(core) if value
    )
    return Token(number, readings, bare=bare) if readings else None


def dotted(text: str) -> Token | None:
    """`1.1`, `A1.2`, `2-101`, `3A.1`, `1.2 bis`: a number that carries its parents' numbers in front."""
    number, latin = without_latin(text)
    pieces = re.split(r"[.\-]", re.sub(rf"(?<=\w)[ \u00a0-](?=(?i:{_COUNTED}))", "", number))
    parts: list[int] = []
    for piece in pieces:
        match = re.fullmatch(rf"([A-Z]{{0,2}})(\d{{0,3}})(?:((?i:{_COUNTED}))|([A-Z]{{0,2}}))", piece)
        if match is None:
            return None
        parts += [ord(letter) - 64 + 1000 for letter in match[1]]
        parts += [int(match[2])] if match[2] else []
        parts += [_AMONG + _COUNTED.split("|").index(match[3].lower())] if match[3] else []
        parts += [ord(letter) - 64 + 2000 for letter in match[4] or ""]
    if len(parts) < 2 or pieces[-1] == "00":  # "25.00 pounds"
        return None
    if pieces[-1] == "0":  # "2.0 GIFTS" heads 2.1, 2.2
        parts = parts[:-1]
    return Token(text, (Reading("dotted" if len(parts) > 1 else "digit.", tuple(parts), latin),))


def lettered(text: str) -> Token | None:
    """`1.a`, `2.3.b`, `1.a.ii`, `2.1.ii`: small letters or numerals behind the points; "2.1.i" may be either."""
    *ahead, last = text.split(".")
    before = tuple(int(piece) if piece.isdigit() else _letter(piece) for piece in ahead)
    numeral = (_NUMERALS + roman(last),) if roman(last) else ()
    letter = (_letter(last),) if len(last) == 1 and ahead[-1].isdigit() else ()
    readings = tuple(Reading("dotted", (*before, part)) for part in (*letter, *numeral))
    return Token(text, readings) if readings else None


def _letter(piece: str) -> int:
    return _SMALL + ord(piece) - 96


def one_token(text: str) -> tuple[Token, int] | None:
    """The token at the head of a text and how many characters it takes."""
    for pattern, read in _FORMS:
        match = pattern.match(text)
        if match is not None and (pattern not in _POINTED or _ends_well(text, match.end())):
            token = read(match[1])
            if token or pattern not in _POINTED:
                return (token, match.end()) if token else None
    return None


_FORMS: tuple[tuple[re.Pattern[str], Callable[[str], Token | None]], ...] = (
    (BRACKETED, lambda core: token_of(core, f"({core})", "(", ")")),
    (_DOTTED, lambda core: dotted(core)),
    (_LETTER_DOTTED, lambda core: dotted(core)),
    (_LETTERED, lambda core: lettered(core)),
    (_DEGREE, lambda core: token_of(core, f"{core}°", "", "°")),
    (_CLOSED, lambda core: token_of(core, f"{core})", "", ")")),
    (_LETTER_DIGIT, lambda core: dotted(core)),
    (_STOPPED, lambda core: token_of(core, core, "", ".")),
    (_SLASHED, lambda core: token_of(core, core, "", ".")),
    (_BARE, lambda core: token_of(core, core, "", ".", bare=True)),
)
"""The forms of number in the order they are tried, and how each is read."""
_POINTED = frozenset({_DOTTED, _LETTER_DOTTED})
"""An amount ("3.5m") looks like one of these at first."""


def _ends_well(text: str, end: int) -> bool:
    """A dotted number ends at a blank, a bracket or a capital ("2.8.The"), not inside "3.5m" or "£1.50"."""
    return end == len(text) or text[end] in " ([\u00a0" or text[end].isupper()
