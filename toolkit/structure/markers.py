"""The marker at the head of a line: what it could be, before anybody decides what it is.

A marker is one or more tokens: "6.-(1)" is `6` and `(1)`. A token may have several readings: "(i)" is the first roman
numeral or the ninth letter. Only `depths.py` chooses between them, from the whole sequence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from toolkit.structure.dates import opens_with_date
from toolkit.structure.learnt import NONE, Grammar
from toolkit.structure.numbers import BRACKETED, DASH, Reading, Token, one_token, token_of
from toolkit.structure.worded import words

SOME_WORDS = "Words"
"""What stands for a clause's words where only its label is read: no letter alone, for "Schedule X" is a number."""


_PUT_IN = re.compile(r"[*†‡]{0,3}\[(?=\((?:\d{1,3}[A-Z]{0,2}|[a-z]{1,4})\)\s)")
"""`*[(2) A clerk ...]`: a clause that an amendment put in, as Indian statutes print it."""


@dataclass(frozen=True, slots=True)
class Marker:
    """The tokens at the head of a line and the text after them."""

    tokens: tuple[Token, ...]
    rest: str


def read_marker(text: str, own: Grammar = NONE) -> Marker:
    """Every token at the head of a text: `6.-(1) You must` gives 6 and (1), rest "You must"; none gives no tokens.

    own: the labels that this document alone uses."""
    if own.speaks(text) or opens_with_date(text) or text.startswith(tuple(words()["words"]["abbreviations"])):
        return Marker((), text)
    if put_in := _PUT_IN.match(text):
        return read_marker(text[put_in.end() :], own)
    worded = own.token(text) or own.worded(text)
    if worded:
        return _more(text, worded)
    sign = bullet(text) or own.bullet(text)
    if sign:
        rest = text[len(sign) :].strip()
        typed = one_token(rest)
        if typed and _is_typed(typed[0], rest[typed[1] :]):
            return _more(rest, typed)  # "• (a) accept gifts": the number is the author's, the bullet a program's
        return Marker((Token("", (Reading(f"bullet{sign}", (0,)),)),), rest)
    first = one_token(text)
    return _more(text, first) if first else Marker((), text)


def _is_typed(token: Token, rest: str) -> bool:
    """A clause's number behind a bullet, no amount: "• 1.5 hours a day", "• 12 Months"."""
    return not token.bare and (token.readings[0].style != "dotted" or not rest.strip()[:1].islower())


def _more(text: str, first: tuple[Token, int]) -> Marker:
    tokens, position = [first[0]], first[1]
    while len(tokens) < 4:
        rest = re.match(rf"\s*{DASH}{{0,2}}\s*(?=[(\[])\.?", text[position:])
        bracketed = BRACKETED.match(text[position + rest.end() :]) if rest else None
        token = token_of(bracketed[1], f"({bracketed[1]})", "(", ")") if bracketed else None
        if rest is None or bracketed is None or token is None or tokens[-1].division:
            break
        tokens.append(token)
        position += rest.end() + bracketed.end()
    return Marker(tuple(tokens), re.sub(rf"^\s*(?:{DASH}+(?=\s))?\s*", "", text[position:]))


def is_number_alone(text: str) -> bool:
    """A number, and no words behind it: `Regulation 4(1)`."""
    marker = read_marker(text)
    return bool(marker.tokens) and not marker.rest


def bullet(text: str) -> str:
    """The bullet sign at the head of a text, "" if there is none. A lone "o" is Word's second-level bullet."""
    if len(text) > 1 and text[0] in words()["words"]["bullets"] and text[1] in " \t\u00a0":
        return text[0]
    if text and text[0] in "•●○◦▪■‣⁃∙◆➢➤►✓✔":
        return text[0]
    return "o" if re.match(r"o\s+(?:[A-Za-z“\"‘(£$€]|\d)", text) else ""


def read_label(label: str, own: Grammar = NONE) -> tuple[Token, ...]:
    """The tokens of an automatic label ("(a)", "1.1", "•"); one of no known form keeps its words as a number."""
    label = label.strip()
    if label == "o":  # Word's second bullet
        return (Token("", (Reading("bulleto", (0,)),)),)
    marker = read_marker(f"{label} {SOME_WORDS}", own)
    if marker.tokens and marker.rest.strip() in {SOME_WORDS, ""}:
        return marker.tokens
    if label and len(label) < 3 and not any(character.isalnum() for character in label):
        return (Token("", (Reading(f"bullet{label}", (0,)),)),)
    bare = token_of(label, label, "", ".") if label.isalnum() and len(label) < 5 else None
    if bare:  # in a text "a" and "i" are words; as a label made by a word processor they are numbers
        return (bare,)
    core = label.strip(".()[]:-–— ")
    return (Token(core, (Reading("worded", (0,)),)),) if core else ()
