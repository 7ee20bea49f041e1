"""How Word writes one number of a list: w:numFmt (ECMA-376 part 1, 17.18.59, the values for Latin text)."""

from __future__ import annotations

import re
from collections.abc import Callable

from toolkit.sources.docx_xml import words

MOST = 32_767  # Word's own ceiling for a list number; above it the figure alone is printed
ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
CHICAGO = "*†‡§"
LONGEST_RUN = 30  # Word repeats a letter 30 times at most; signs beyond it would only serve an attack
PADDED = re.compile(r"(0*)(\d+)(?=\s*,|\s*$)")


def formatted(number: int, fmt: str, *, pattern: str = "") -> str:
    """The number as `fmt` prints it: formatted(4, "lowerRoman") is "iv".

    number: 0 or more; nothing but figures has a form for 0, so all print "0".
    fmt: a value of w:numFmt; an unknown one (East Asian, Hebrew...) prints decimal figures.
    pattern: of fmt "custom", the w:format attribute: its first member says how wide the number is ("001, 002, 003").
    Number words are English, which is what Word and LibreOffice print for English text.
    """
    if fmt in ("none", "bullet"):
        return ""
    if fmt == "custom":
        return _custom(number, pattern)
    if number <= 0 or number > MOST:
        return str(number)
    return FORMS.get(fmt, str)(number)


def roman(number: int) -> str:
    """Capital Roman numerals; thousands above three repeat M."""
    out = ""
    for value, sign in ROMAN:
        times, number = divmod(number, value)
        out += sign * times
    return out


def letters(number: int) -> str:
    """A..Z, then the letter doubled, trebled: AA, BB, CC (not AA, AB, as a spreadsheet counts)."""
    times, place = divmod(number - 1, 26)
    return _repeated(chr(ord("A") + place), times + 1, number)


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 11th, 21st."""
    special = {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{'th' if 10 <= number % 100 <= 20 else special.get(number % 10, 'th')}"


def cardinal_words(number: int) -> str:
    """One, Twenty-one, One hundred one: capital first letter, no "and", as both word processors write it."""
    return _words(number).capitalize()


def ordinal_words(number: int) -> str:
    """First, Twenty-first, One hundredth."""
    head, gap, last = re.fullmatch(r"(.*?)([ -]?)([a-z]+)", _words(number)).groups()  # type: ignore[union-attr]
    return f"{head}{gap}{words()['numbers']['ordinals'].get(last, last + 'th')}".capitalize()


def _words(number: int) -> str:
    spoken = words()["numbers"]
    for size, name in ((1000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = number % size
            return f"{_words(number // size)} {name}" + (f" {_words(rest)}" if rest else "")
    if number < 20:
        return str(spoken["units"][number - 1])
    tens = str(spoken["tens"][number // 10 - 2])
    return tens if number % 10 == 0 else f"{tens}-{spoken['units'][number % 10 - 1]}"


def _custom(number: int, pattern: str) -> str:
    first = PADDED.match(pattern.strip())
    return str(number).zfill(len(first.group(0)) if first else 0)


def _chicago(number: int) -> str:
    # * † ‡ § ** †† ‡‡ §§, as the Chicago Manual of Style marks notes
    times, place = divmod(number - 1, len(CHICAGO))
    return _repeated(CHICAGO[place], times + 1, number)


def _repeated(sign: str, times: int, number: int) -> str:
    return sign * times if times <= LONGEST_RUN else str(number)


def _enclosed(number: int, first: int, last: int) -> str:
    """One of a run of Unicode signs (first stands for 1); figures beyond its end."""
    return chr(first + number - 1) if first + number - 1 <= last else str(number)


def _circled(number: int) -> str:
    if number > 35:
        return _enclosed(number - 35, 0x32B1, 0x32BF) if number <= 50 else str(number)
    return _enclosed(number, 0x2460, 0x2473) if number <= 20 else _enclosed(number - 20, 0x3251, 0x325F)


FORMS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02d}",
    "upperRoman": roman,
    "lowerRoman": lambda n: roman(n).lower(),
    "upperLetter": letters,
    "lowerLetter": lambda n: letters(n).lower(),
    "ordinal": ordinal,
    "cardinalText": cardinal_words,
    "ordinalText": ordinal_words,
    "hex": lambda n: f"{n:X}",
    "chicago": _chicago,
    "numberInDash": lambda n: f"- {n} -",
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedParen": lambda n: _enclosed(n, 0x2474, 0x2487),
    "decimalEnclosedFullstop": lambda n: _enclosed(n, 0x2488, 0x249B),
    "decimalFullWidth": lambda n: str(n).translate({ord("0") + d: 0xFF10 + d for d in range(10)}),
}
