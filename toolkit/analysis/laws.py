"""Acts, statutory instruments, conventions and other codes that a text names, by short title and year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from toolkit.analysis.wordlists import words
from toolkit.model.provision import InstrumentKind

_SI = re.compile(
    r"\bS\.?\s?(?:I|R|S\.?\s?I)\.?\s*(?:No\.?\s*)?(?P<year>(?:19|20)\d\d)\s*(?:/|[Nn]o\.?\s*)\s*(?P<number>\d{1,5})(?!\d)"
)
_ECHR = re.compile(r"\b(?:the\s+)?(?:European Convention on Human Rights|ECHR)\b")
_YEAR_FIRST = re.compile(r"\b(?:[Tt]he )?(?P<name>Act of (?:1[89]|20)\d\d)\b")
_BACK = re.compile(r"\b(?P<word>[Tt]hat|[Tt]he said|[Tt]he same|[Tt]he)\s+(?P<kind>Act|Order|Regulations|Measure)\b")
_SHORT = re.compile(r"\b[A-Z]{2,7}A\s(?:19|20)\d\d\b")


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
    found += [Law(m.start(), m.end(), m["name"]) for m in _YEAR_FIRST.finditer(text)]
    found += [Law(m.start(), m.end(), m.group(), False) for m in _SHORT.finditer(text) if not _within(m.start(), found)]
    own = re.compile(words("references")["own"].get(kind, "(?!)"))
    for match in _code().finditer(text):
        if not _within(match.start("title"), found) and not own.fullmatch(match["title"]):
            found.append(Law(match.start("title"), match.end(), match["title"], False))
    found += [law for match in _BACK.finditer(text) if (law := _back(match, found)) is not None]
    return tuple(sorted(found, key=lambda law: law.start))


@cache
def _act() -> re.Pattern[str]:
    table = words("references")["titles"]
    word = rf"(?:[A-Z][\w'’&.-]*|\((?:[A-Z][\w'’,& .-]{{0,60}}|etc\.?)\)|etc\.?|{table['small']})"
    last = rf"(?:{table['kinds']})(?:\s+\([A-Z][^()]{{2,30}}\))?"
    # "Municipal Act, 2001"; "Local Government Act (Northern Ireland) 1972".
    return re.compile(
        rf"\b(?!(?:(?:Part|Schedule|Chapter|Title|Article|Section)s?\s+)?(?:[IVXLC]+|[A-Z]|\d+)\s+(?:of|to)\b)(?P<title>[A-Z][\w'’-]*\.?(?:,?\s+{word}){{0,14}}?\s+{last}),?\s+(?P<year>(?:1[5-9]|20)\d\d)(?!\d)"
    )


@cache
def _code() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:[Tt]he|[Tt]hat|[Ii]ts)\s+(?P<title>(?:[A-Z][\w'’-]*\s+){{0,4}}?(?:{words('references')['titles']['codes']}))\b"
    )


def _titled(match: re.Match[str]) -> Law:
    lead = re.match(rf"(?:(?:{words('references')['titles']['lead']})\s+(?:the\s+)?)+(?=[A-Z])", match["title"])
    start = match.start() + (lead.end() if lead else 0)
    title = " ".join(match.string[start : match.end("title")].split())
    return Law(start, match.end(), f"{title} {match['year']}")


def _within(place: int, found: list[Law]) -> bool:
    return any(law.start <= place < law.end for law in found)


def _back(match: re.Match[str], found: list[Law]) -> Law | None:
    """ "section 5 of that Act": the last one named before; "the Act" alone where none was named stays "Act"."""
    if _within(match.start("kind"), found):
        return None
    named = [law for law in found if law.end <= match.start() and match["kind"] in law.name and law.standing]
    name = max(named, key=lambda law: law.start).name if named else match["kind"]
    return Law(match.start(), match.end(), name, False)
