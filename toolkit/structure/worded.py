"""Numbers that come with a word: `Part 2`, `Appendix A`, `Rule 3A`, `Sec. 2-101`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

from toolkit.structure.numbers import DASH, LATIN, Reading, Token, dotted, roman, without_latin

_WHOLE_WORD = 5
"""Letters: a shorter one is cut short, "sec", "para"."""
SECTION = 3
"""The lowest of the divisions; its words may follow its number and heading on the same line."""


@cache
def words() -> dict[str, Any]:
    """The signs and words of markers.toml."""
    return tomllib.loads((resources.files("toolkit.structure") / "markers.toml").read_text(encoding="utf-8"))


@cache
def _division_pattern() -> re.Pattern[str]:
    names = "|".join(sorted((re.escape(name) for name in words()["divisions"]), key=len, reverse=True))
    ordinals = "|".join(words()["words"]["ordinals"])
    number = (
        rf"(?:\d{{1,3}}[A-Z]?(?:[.\-]\d+)*|[A-Z](?:[.\-]?\d{{1,3}}(?:[.\-]\d+)*)?|[ivxlc]{{1,7}}|{ordinals}){LATIN}?"
    )
    return re.compile(
        rf"((?:{names})(?:\s+No\.?)?)\s+({number})\b(?!['’])\s*(?:[.:)]|{DASH}+)?(?:\s+|$|(?<=[:.\u2013\u2014]))", re.I
    )


@cache
def _clause_pattern() -> re.Pattern[str]:
    names = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in words()["clauses"]["words"])
    inserted = r"(?: (?-i:[a-z])(?=\.\s+[^\W\d_][^.;:]{2,70}$))"  # "§ 2-1 a. Doubt"
    plain = r"(?:[A-Z][.\-]?|[IVXL]{1,6}[.\-])?\d{1,3}[A-Z]{0,2}(?:[.\-]\d{1,4}[A-Z]?)*"
    number = f"(?:{plain}{inserted}?|[IVXL]{{1,6}}){LATIN}?"
    return re.compile(
        rf"((?:{names})(?:\s+No\.?(?=\s))?)\s*({number})\b\s*(?:[.:)]?{DASH}+(?=[\s(])|[.:)]|[\u2013\u2014])?(?:\s+|$|(?=\()|(?<=[\u2013\u2014]))",
        re.I,
    )


_SHORT = {"art.": "article", "para.": "paragraph", "reg.": "regulation", "cl.": "clause"}
"""`Article 1`, and then `Art. 2`: one series."""


@cache
def _several_pattern() -> re.Pattern[str]:
    gone = "|".join(re.escape(name) for name in words()["words"]["emptied"])
    number = r"\d{1,3}[A-Z]?(?:[.\-]\d{1,4}[A-Z]?){0,6}"
    return re.compile(
        rf"((?:(Sec|Art|Para|Reg|Section|Article|Rule|Clause|Regulation|Paragraph)s\.?|(§)§)\s*({number}"
        rf"(?:\s*{DASH}\s*|\s*,\s*|\s+(?:to|through|and|&)\s+)(?:\3\s*)?{number}))\s*[.:]?\s*{DASH}?\s*(?=[\[(]?(?:{gone})\b)",
        re.I,
    )


def _first_of(several: str) -> str:
    """`2-31` of "2-31—2-60", also of "2-31-2-60"."""
    first = re.split(r"\s*[\u2010-\u2015,]\s*|\s+", several)[0]
    parts = first.split("-")
    return "-".join(parts[: len(parts) // 2]) if first == several else first


def _several(text: str) -> tuple[Token, int] | None:
    """`Secs. 2-31—2-60. Reserved.`: numbers that are gone, or kept for later, under one label."""
    match = _several_pattern().match(text)
    if match is None or not (text[:1].isupper() or match[3]):
        return None
    name = (match[2] or "§").lower() + ("." if match[2] and len(match[2]) < _WHOLE_WORD else "")
    readings = number_readings(_SHORT.get(name, name), _first_of(match[4]))
    return (Token(match[1], readings, division=words()["divisions"].get(name, 0)), match.end()) if readings else None


def number_readings(style: str, text: str) -> tuple[Reading, ...]:
    """Every reading of the number behind a word: "I" is the first roman numeral and the ninth letter."""
    text, latin = without_latin(text)
    return tuple(reading._replace(suffix=f"{reading.suffix}{latin}") for reading in _plain_readings(style, text))


def _plain_readings(style: str, text: str) -> tuple[Reading, ...]:
    first = number_reading(style, text)
    numeral = _under_numeral(style, text)
    letter = Reading(style, (ord(text.upper()) - 64,)) if len(text) == 1 and text.isalpha() else None
    return tuple(dict.fromkeys(reading for reading in (numeral, first, letter) if reading))


def _under_numeral(style: str, text: str) -> Reading | None:
    """`II.1`, `IV-2`: the first under the second numeral."""
    match = re.fullmatch(r"([IVXL]{1,6})[.\-](\d.*)", text)
    value = roman(match[1]) if match else 0
    token = dotted(f"{value}.{match[2].upper()}") if match and value else None
    return Reading(style, token.readings[0].parts) if token else None


def number_reading(style: str, text: str) -> Reading | None:
    """The number behind a word, in digits, letters, roman numerals or words; None for no number."""
    ordinals: list[str] = words()["words"]["ordinals"]
    if text.lower() in ordinals:
        return Reading(style, (ordinals.index(text.lower()) + 1,))
    if re.fullmatch(r"\d+", text):
        return Reading(style, (int(text),))
    if match := re.fullmatch(r"(\d+)([A-Z]{1,2})", text.upper()):
        return Reading(style, (int(match[1]),), match[2])
    if match := re.fullmatch(r"(\d+[.\-]\d+) ?([A-Z])", text.upper()):  # "§ 2-1 a", put in after § 2-1
        token = dotted(match[1])
        return Reading(style, token.readings[0].parts, match[2]) if token else None
    if len(text) > 1 and (value := roman(text)):
        return Reading(style, (value,))
    if len(text) == 1 and text.isalpha():
        value = roman(text) if text.upper() in "IVX" else 0
        return Reading(style, (value or ord(text.upper()) - 64,))
    token = dotted(text.upper())
    return Reading(style, token.readings[0].parts) if token else None


@cache
def _placed_pattern() -> re.Pattern[str]:
    names = "|".join(sorted((re.escape(name) for name in words()["divisions"]), key=len, reverse=True))
    placed = "|".join(words()["words"]["placed"])
    return re.compile(rf"(?:the\s+)?(({placed})\s+({names}))\s*(?:[.:]|{DASH}+)?(?:\s+(?=[A-Z(\[“\"‘])|$)", re.I)


def _placed(text: str) -> tuple[Token, int] | None:
    """`FIRST SCHEDULE`, `The Second Schedule - Forms`: a division counted by a word before its name."""
    match = _placed_pattern().match(text)
    if match is None or not text[:1].isupper() or not match[3][:1].isupper():
        return None
    name, place = match[3].lower(), words()["words"]["placed"].index(match[2].lower()) + 1
    number = " ".join(match[1].split()).title()
    return Token(number, (Reading(name, (place,)),), division=words()["divisions"][name]), match.end()


@cache
def _sole_pattern() -> re.Pattern[str]:
    names = "|".join(form for name in words()["words"]["annexes"] for form in (name.title(), name.upper()))
    apart = rf"\s*[:\u2013\u2014]\s*|\s+{DASH}\s+"
    belongs = r"\s+(?=\((?i:regulation|section|rule|article|paragraph|clause|reg|r|s|art)\b[^()]*(?:\([^()]*\))?\)\s*$)"
    return re.compile(
        rf"({names})(?:{belongs}|(?:{apart})(?=[A-Z“\"‘])|\s+(?=[A-Z][a-z]|(?!OF |TO |FOR |AND )[A-Z]{{3}})|\s*$)"
    )


def _sole(text: str) -> tuple[Token, int] | None:
    """`Schedule - Forms`, `SCHEDULE`: the only one of its kind has no number; not "Schedule of fees"."""
    match = _sole_pattern().match(text)
    if match is None:
        return None
    name = match[1].lower()
    return Token(match[1].title(), (Reading(name, (0,)),), division=words()["divisions"][name]), match.end()


def worded_token(text: str) -> tuple[Token, int] | None:
    """`Part 2`, `Appendix A`, `Rule 3A`, `Sec. 2-101.`: a word and a number; no sentence such as "Part 2 of ..."."""
    for pattern, divisions in ((_division_pattern(), True), (_clause_pattern(), False)):
        match = pattern.match(text)
        if match is None or (not text[:1].isupper() and text[:1] not in "§¶№#"):
            continue
        following = text[match.end() : match.end() + 1]
        if following.islower() or (following in {",", ";", "(", "/"} and divisions):
            continue  # "Part 2 of this code applies", "Appendix A, the member": a sentence, no heading
        name = re.sub(r"\s+no\.?$", "", match[1].lower())
        readings = number_readings(_SHORT.get(name, name), match[2])
        if not readings:
            continue
        spelt = match[2].lower() in words()["words"]["ordinals"]
        number = f"{unshouted(match[1])} {unshouted(match[2]) if spelt else match[2]}"
        division = words()["divisions"].get(name, 0) if divisions else 0
        return Token(number, readings, division=division), match.end()
    return _several(text) or _placed(text) or _sole(text)


def is_worded(token: Token) -> bool:
    """`Rule 3A`, `Sec. 2-101`, `§ 4`: a word or sign is part of the number."""
    return comes_with_word(token.number)


def comes_with_word(number: str) -> bool:
    """The same of a number as printed."""
    return bool(re.match(r"[§¶№#]|[^\W\d]{2,}[.\s]", number))


def unshouted(name: str) -> str:
    """`PART` as a person cites it, `Part`."""
    name = re.sub(r"\s+", " ", name)
    return name.title() if re.sub(r" no\.?$", "", name, flags=re.I).isupper() else name
