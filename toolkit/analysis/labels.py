"""The words that point: a unit of a text and its labels, and which of them only look so ("part I played")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from toolkit.analysis.targets import COUNTED, unit_of
from toolkit.analysis.wordlists import spelt, words

_INNER = r"\((?:\d{1,3}[A-Za-z]?|[A-Za-z]{1,2}|[ivxlcIVXLC]{1,6})\)"


_LATIN = rf"(?:[\s-]?(?i:{COUNTED})(?!\w))?"
"""Of a clause put in after another, as civil law counts them: article 3 bis."""


_FIGURE = rf"(?:[IVXLC]{{1,6}}[.\-])?\d+[A-Z]{{0,2}}?(?:[.\-]\d+[A-Z]?)*{_LATIN}(?:\s?{_INNER})*"


_LETTER = rf"(?:[A-Z]\d*|[IVXLC]{{1,6}}){_LATIN}(?:{_INNER})*"


_LABEL = rf"(?:{_FIGURE}|(?:{_INNER})+|{_LETTER})(?!\w)"


_JOIN = r"\s*(?:,\s*(?:and|or)?|and|or|to|[-–—])\s*"


BARE = re.compile(rf"(?<![\w.(/-])\d{{1,3}}[A-Z]?(?:{_INNER}){{2,}}(?!\w)")


@dataclass(frozen=True, slots=True)
class Label:
    """One label of a list: where it stands, its printed words, the full label; "(ee)" after "3(dd) to" is "3(ee)"."""

    place: int
    printed: str
    full: str


@cache
def pointing() -> re.Pattern[str]:
    unit = "|".join(words("references")["units"])
    more = rf"(?P<more>(?:{_JOIN}(?!cls?\.|ss?\.?\s?\d){_LABEL})*)"
    return re.compile(
        rf"(?:(?<![\w.])|(?=§))(?P<unit>{unit})(?:\s+|(?<=[.§]))(?P<first>{_LABEL}){more}(?P<place>\s+(?:above|below|hereof))?",
        re.IGNORECASE,
    )


def labels(match: re.Match[str]) -> list[Label]:
    first = match["first"]
    printed = match.string[match.start() : match.end("first") if match["more"] else match.end()]
    rows = [Label(match.start(), printed.strip(), first)]
    for hit in re.finditer(_LABEL, match["more"]):
        label = hit.group()
        if label.startswith("(") and not first.startswith("("):
            # As many brackets as the new label has are taken off the first: 3(a)(dd) to (ee).
            kept = re.sub(r"\s?\(\w+\)$", "", first)
            for _ in range(label.count("(") - 1):
                kept = re.sub(r"\s?\(\w+\)$", "", kept)
            label = kept + label
        rows.append(Label(match.start("more") + hit.start(), hit.group(), label))
    return rows


def is_none(match: re.Match[str]) -> bool:
    """It only looks like a reference: a common word with a letter, or the name of a post or thing."""
    return _is_common_word(match) or _is_called(match)


def _is_common_word(match: re.Match[str]) -> bool:
    """ "part I played", "item A": a letter after a common word in lower case is no label; nor is a small letter."""
    first, unit = match["first"], match["unit"]
    if re.fullmatch(r"[a-z]\d*|[ivxlc]+", first):
        return True
    common = unit_of(unit) in {"Part", "item", "principle", "Table", "r", "s", "Ch"} and not unit[0].isupper()
    if re.fullmatch(r"[A-Z]|[IVXLC]+", first):
        named = unit.lower() == "section" and re.match(
            r"\s*(?:[.,;:)]|(?:of|and|or|to)\b|$)", match.string[match.end() :]
        )
        return common and not named
    said_of = unit_of(unit) == "item" and spelt("references", "called", "in_code").search(
        match.string[: match.start()]
    )  # not "item 5 of the agenda"
    return unit_of(unit) in {"item", "principle"} and first.isdigit() and not unit[0].isupper() and not said_of


def _is_called(match: re.Match[str]) -> bool:
    """ "the Section 151 Officer", "a section 106 agreement": a post or a thing called by the section it rests on."""
    table, text = words("references")["called"], match.string
    one = spelt("references", "called", "article").search(text[max(match.start() - 9, 0) : match.start()])
    called = f"{table['posts']}|{table['things']}" if one else table["posts"]
    return not match["more"] and bool(re.match(rf"\s+(?:{called})\b", text[match.end() :], re.IGNORECASE))


def is_of_this_text(match: re.Match[str], cites: dict[str, tuple[str, ...]]) -> bool:
    """A sign alone ("§ 1983") may belong to any book of law, unless this text prints it before its own numbers; "RCW
    § 42.23" does not belong here in any case."""
    if not match["unit"].startswith("§"):
        return True
    named = re.search(r"(?:[A-Z][\w.]*|\d)\s*$", match.string[: match.start()])
    return named is None and any(cite.startswith("§") for cite in cites)
