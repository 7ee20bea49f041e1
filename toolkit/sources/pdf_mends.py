"""Damaged letters put right in the words of a page, once it is known what they stand for (pdf_letters).

Only the letters that look like a damaged one are measured again: "m" is one where it is as wide as "tt", else an m.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from toolkit.sources.pdf_calls import TextCalls
from toolkit.sources.pdf_profile import Key
from toolkit.sources.pdf_words import Page, Word

MADE_UP_MOST = 2  # letters within a word that PDFium made up, and the reader left out


def mended(textpage: Any, page: Page, mends: Mapping[Key, str]) -> Page:
    """The page with what each damaged letter stands for; the same page where it has none."""
    signs = {chr(code) for _, code, _ in mends}
    if not any(sign in word.text for word in (*page.words, *page.turned) for sign in signs):
        return page
    calls = TextCalls(textpage.raw)
    return replace(
        page,
        words=tuple(_mended(word, signs, calls, mends) for word in page.words),
        turned=tuple(_mended(word, signs, calls, mends) for word in page.turned),
    )


def _mended(word: Word, signs: set[str], calls: TextCalls, mends: Mapping[Key, str]) -> Word:
    text = word.text
    if signs.isdisjoint(text):
        return word
    letters, place = list(text), word.order
    for at, letter in enumerate(text):
        if letter in signs:
            place = _next(calls.codes, max(place, word.order + at), ord(letter))
            letters[at] = mends.get((word.style.font, ord(letter), _width(calls, place, word)), letter)
    return word._replace(text="".join(letters))


def _next(codes: Sequence[int], place: int, code: int) -> int:
    """Where the letter stands in the file: here, or behind letters that the reader left out."""
    if codes[place : place + 1] == [code]:
        return place
    near = range(place, min(place + MADE_UP_MOST + 1, len(codes)))
    return next((other for other in near if codes[other] == code), place)


def _width(calls: TextCalls, place: int, word: Word) -> int:
    """In hundredths of the font size, as pdf_words measures it."""
    calls.read_box(calls.page, place, calls.place)
    box, across = calls.box, word.style.quarter % 2 == 1
    low, high = (box.bottom, box.top) if across else (box.left, box.right)
    return int((high - low) * (100 / word.style.size if word.style.size else 0.0) + 0.5)
