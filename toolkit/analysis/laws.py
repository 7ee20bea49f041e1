"""Acts, statutory instruments, conventions and other codes that a text names, by short title and year."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from toolkit.analysis.wordlists import words
from toolkit.model.provision import InstrumentKind

_SI = re.compile(
    r"\bS\.?\s?(?:I|R|S\.?\s?I)\.?\s*(?:No\.?\s*)?(?P<year>(?:19|20)\d\d)\s*(?:/|[Nn]o\.?\s*)\s*(?P<number>\d{1,5})(?!\d)"
)
_ECHR = re.compile(r"\b(?:the\s+)?(?:European Convention on Human Rights|ECHR)\b")
_GDPR = re.compile(r"\b(?:the\s+)?(?P<uk>UK )?(?:GDPR|General Data Protection Regulation)\b")
_NUMBERED = re.compile(
    r"\b(?:Act|Law|Ordinance|By-?law|Decree|Proclamation|Directive|Resolution)\s+"
    r"(?:No\.?\s*\d{1,6}(?:[-/]\d{1,4})?(?:\s+of\s+(?:1[89]|20)\d\d)?|\d{1,5}\s+of\s+(?:1[89]|20)\d\d|(?:19|20)\d\d[-/]\d{1,4}|\d{1,5}[-/](?:19|20)\d\d)(?![\w-])"
)
"""Laws that go by a number: "Ordinance No. 1234", "Act 32 of 2000", "By-law 2018-45"."""
_BY_YEAR = re.compile(r"\b[Tt]he\s+(?P<year>(?:1[89]|20)\d\d)\s+(?P<kind>Act|Order|Regulations|Measure|Law|Rules)\b")
_YEAR_FIRST = re.compile(r"\b(?:[Tt]he )?(?P<name>Act of (?:1[89]|20)\d\d)\b")
_BACK = re.compile(r"\b(?P<word>[Tt]hat|[Tt]he said|[Tt]he same|[Tt]he)\s+(?P<kind>Act|Order|Regulations|Measure)\b")
_UNION = re.compile(
    r"\b(?:(?:Council|Commission|Framework|Delegated|Implementing) ){0,2}(?:Regulation|Directive|Decision)\s"
    r"(?:\((?:EU|EC|EEC|Euratom)[^()]{0,12}\) (?:No\.? )?\d{1,4}/\d{1,4}|\d{2,4}/\d{1,4}/(?:EU|EC|EEC|JHA))(?!\d)"
)
"""Acts of the European Union by their numbers."""
_SHORT = re.compile(r"\b[A-Z]{2,7}A\s(?:19|20)\d\d\b")


_NAMING = re.compile(
    r"\b(?:may|shall|can|will) be (?:cited|called|known|referred to)(?: as)? (?:the )?$", re.IGNORECASE
)
""""This By-law may be cited as the ...": a text that gives its own name refers to nothing."""
_LEAD = 60
"""Characters before a name in which that is sought."""
_YEARS = re.compile(r"(?:Act|Order|Regulations|Measure|Law|Rules) \d{4}$")
_KINDS = re.compile(r"Act|Order|Regulations|Measure")
"""What "the 2001 Act" and "that Act" may say again of a name."""


@dataclass(frozen=True, slots=True)
class Law:
    """A law or code named in a text. standing: named in full, so that it is a reference by itself."""

    start: int
    end: int
    name: str
    standing: bool = True


def laws(text: str, *, kind: InstrumentKind) -> tuple[Law, ...]:
    """The laws and other codes named in a text, in order; "that Act" takes the name of the Act before it.

    kind: of the instrument the text is from; "the Code" in a code is that code itself and no other.
    """
    found = [_titled(match) for match in _act().finditer(text)]
    found += [Law(m.start(), m.end(), f"SI {m['year']}/{m['number']}") for m in _SI.finditer(text)]
    found += [Law(m.start(), m.end(), "ECHR") for m in _ECHR.finditer(text)]
    found += [Law(m.start(), m.end(), m.group()) for m in _UNION.finditer(text)]
    found += [Law(m.start(), m.end(), f"{m['uk'] or ''}GDPR") for m in _GDPR.finditer(text)]
    taken = _Taken(found)
    found += [Law(m.start(), m.end(), m["name"]) for m in _YEAR_FIRST.finditer(text) if not taken.over(*m.span())]
    taken = _Taken(found)
    found += [Law(m.start(), m.end(), m.group()) for m in _NUMBERED.finditer(text) if not taken.over(*m.span())]
    taken = _Taken(found)
    found += [Law(m.start(), m.end(), m.group(), False) for m in _SHORT.finditer(text) if not taken.over(m.start())]
    own = re.compile(words("references")["own"].get(kind, "(?!)"))
    taken = _Taken(found)
    for match in _code().finditer(text):
        if not taken.over(match.start("title")) and not own.fullmatch(match["title"]):
            found.append(Law(match.start("title"), match.end(), match["title"], False))
    years, kinds = _by(_YEARS, found), _by(_KINDS, found)
    found += [_of_year(match, years) for match in _BY_YEAR.finditer(text)]
    taken = _Taken(found)
    found += [_back(match, kinds) for match in _BACK.finditer(text) if not taken.over(match.start("kind"))]
    return tuple(sorted((law for law in found if not _names_itself(text, law)), key=lambda law: law.start))


def _names_itself(text: str, law: Law) -> bool:
    return _NAMING.search(text, max(0, law.start - _LEAD), law.start) is not None


class _Taken:
    """The places that laws take up, as stretches that do not touch each other, so that one is found without a walk."""

    def __init__(self, found: Iterable[Law]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        for law in sorted(found, key=lambda law: law.start):
            if self.ends and law.start <= self.ends[-1]:
                self.ends[-1] = max(self.ends[-1], law.end)
            else:
                self.starts.append(law.start)
                self.ends.append(law.end)

    def over(self, start: int, end: int | None = None) -> bool:
        """Whether a law takes up any of these places, or this one."""
        place = bisect_left(self.starts, start + 1 if end is None else end) - 1
        return place >= 0 and start < self.ends[place]


def _later(one: Law, other: Law) -> Law:
    return other if other.start > one.start else one


class _Before:
    """Laws by where they end, each with the one of them that begins last so far."""

    def __init__(self, found: Iterable[Law]) -> None:
        rows = sorted(found, key=lambda law: law.end)
        self.ends = [law.end for law in rows]
        self.last: list[Law] = list(accumulate(rows, _later))

    def name(self, place: int, otherwise: str) -> str:
        """Of the last one before a place."""
        at = bisect_right(self.ends, place)
        return self.last[at - 1].name if at else otherwise


def _by(said: re.Pattern[str], found: Iterable[Law]) -> dict[str, _Before]:
    """Laws named in full, by what their names say of kind or year."""
    rows: dict[str, list[Law]] = {}
    for law in found:
        for part in set(said.findall(law.name)) if law.standing else ():
            rows.setdefault(part, []).append(law)
    return {part: _Before(named) for part, named in rows.items()}


@cache
def _act() -> re.Pattern[str]:
    table = words("references")["titles"]
    bracket = r"\((?:[A-Z][\w'’,& .-]{0,120}|etc\.?)\)"
    new = r"(?!and\s+(?:to|the|of|by|in|under|with|for|on)\b)"  # "this Code and to the ... Order" are two
    word = rf"(?:{new}(?:[A-Z][\w'’&.-]*|{bracket}|etc\.?|{table['small']}))"
    year = r"(?:1[5-9]|20)\d\d"
    last = rf"(?:{table['kinds']})(?:\s+\([A-Z][^()]{{2,30}}\))?"
    # "Municipal Act, 2001"; "Local Government Act (Northern Ireland) 1972".
    return re.compile(
        rf"\b(?!(?:(?:Part|Schedule|Chapter|Title|Article|Section)s?\s+)?(?:[IVXLC]+|[A-Z]|\d+)\s+(?:of|to)\b)(?P<title>(?:(?:{table['series']}):\s+)?[A-Z][\w'’-]*\.?(?:,?\s+{word}){{0,14}}?\s+{last})"
        rf"(?:,?\s+(?P<year>{year})(?!\d)|\s+(?:No\.?\s*)?(?P<of>\d{{1,4}}\s+of\s+{year})(?!\d)"
        rf"|\s+(?P<when>of\s+{year})(?!\d)|\s+(?P<cap>\((?:Cap|Chapter)\.?\s*\d{{1,4}}[A-Z]?\))"
        r"|\s+(?P<no>No\.?\s*\d{1,6}(?:[-/]\d{1,4})?(?:\s+of\s+(?:1[89]|20)\d\d)?)(?![\w-]))"
    )


@cache
def _code() -> re.Pattern[str]:
    table = words("references")["titles"]
    word = rf"[A-Z][\w'’-]*\s+(?:(?:{table['small']})\s+){{0,2}}"
    return re.compile(
        rf"\b(?:[Tt]he|[Tt]hat|[Ii]ts|[Oo]ur)\s+(?P<title>(?:[A-Z][\w'’-]*\s+){{0,4}}?(?:{table['codes']})"
        rf"|(?:{word}){{1,5}}?(?:{table['named']}))\b"
    )


def _titled(match: re.Match[str]) -> Law:
    lead = re.match(rf"(?:(?:{words('references')['titles']['lead']})\s+(?:the\s+)?)+(?=[A-Z])", match["title"])
    start = match.start() + (lead.end() if lead else 0)
    title = " ".join(match.string[start : match.end("title")].split())
    number = next(match[name] for name in ("year", "of", "when", "cap", "no") if match[name])
    return Law(start, match.end(), f"{title} {' '.join(number.split())}")


def _of_year(match: re.Match[str], named: dict[str, _Before]) -> Law:
    """ "section 12 of the 2001 Act": the one of that kind and year named before, else by its year alone."""
    alone = f"{match['year']} {match['kind']}"
    before = named.get(f"{match['kind']} {match['year']}")
    return Law(match.start("year"), match.end(), before.name(match.start(), alone) if before else alone, False)


def _back(match: re.Match[str], named: dict[str, _Before]) -> Law:
    """ "section 5 of that Act": the last one named before; "the Act" alone where none was named stays "Act"."""
    before = named.get(match["kind"])
    return Law(
        match.start(), match.end(), before.name(match.start(), match["kind"]) if before else match["kind"], False
    )
