"""Words that point elsewhere: at another provision of the instrument, at a law, at another code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from toolkit.analysis.laws import Law, laws
from toolkit.analysis.targets import COUNTED, folded, resolve, unit_of
from toolkit.analysis.wordlists import words
from toolkit.model.norm import Reference
from toolkit.model.provision import Instrument, Provision

_INNER = r"\((?:\d{1,3}[A-Za-z]?|[A-Za-z]{1,2}|[ivxlcIVXLC]{1,6})\)"
_LATIN = rf"(?:[\s-]?(?i:{COUNTED})(?!\w))?"
"""Of a clause put in after another, as civil law counts them: article 3 bis."""
_FIGURE = rf"(?:[IVXLC]{{1,6}}[.\-])?\d+[A-Z]{{0,2}}?(?:[.\-]\d+[A-Z]?)*{_LATIN}(?:\s?{_INNER})*"
_LETTER = rf"(?:[A-Z]\d*|[IVXLC]{{1,6}}){_LATIN}(?:{_INNER})*"
_LABEL = rf"(?:{_FIGURE}|(?:{_INNER})+|{_LETTER})(?!\w)"
_JOIN = r"\s*(?:,\s*(?:and|or)?|and|or|to|[-–—])\s*"
_BARE = re.compile(rf"(?<![\w.(/-])\d{{1,3}}[A-Z]?(?:{_INNER}){{2,}}(?!\w)")
_OWN = re.compile(
    r"\s*(?:,?\s*(?:above|below))?\s*(?:of|to|in)\s+this\s+(?:code|protocol|policy|by-?law|document|constitution)\b",
    re.IGNORECASE,
)
_LINK = re.compile(r"\s*(?:\([^()]{1,40}\)\s*)?,?\s*(?:of|to|in|under)\s+(?:the\s+)?|\s+(?:the\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Label:
    """One label of a list: where it stands, its printed words, the full label; "(ee)" after "3(dd) to" is "3(ee)"."""

    place: int
    printed: str
    full: str


def references(
    text: str, *, instrument: Instrument, provision: Provision, cites: dict[str, tuple[str, ...]]
) -> tuple[Reference, ...]:
    """The references in a provision's text, in order: internal ones resolved to a provision id or broken.

    cites: the ids of the instrument by cite (`cites_of`).
    """
    known = laws(text, kind=instrument.kind)
    found: list[tuple[int, Reference]] = []
    used: set[int] = set()
    over = 0
    for match in _point().finditer(text):
        if match.start() < over or any(law.start <= match.start() < law.end for law in known) or _is_common_word(match):
            continue
        if _is_called(match):
            continue
        before = next((law for law in known if 0 <= match.start() - law.end <= 3), None)
        if before is not None and text[before.end : match.start()].strip(" ,(") == "":
            found += _external(match, before, [])  # "Local Government Act 1995 s.5.51A"
            over = match.end()
            continue
        law, outer, end = _belongs(text, match, known)
        if law is not None:
            used.add(law.start)
            found += _external(match, law, outer)
            over = law.end
        else:
            rows = _internal(match, outer, instrument, provision, cites)
            rows = rows if _is_of_this_text(match, cites) else [row for row in rows if row[1].status == "resolved"]
            found += rows
            over = end if outer and any(reference.status == "resolved" for _, reference in rows) else over
    found += _ordinals(text, known, used, instrument, provision, cites)
    found += _bare(text, known, found, instrument, provision, cites)
    found += [
        (law.start, Reference(text[law.start : law.end], law.name, "external"))
        for law in known
        if law.standing and law.start not in used
    ]
    return tuple(reference for _, reference in sorted(found, key=lambda row: row[0]))


def _ordinals(
    text: str,
    known: tuple[Law, ...],
    used: set[int],
    instrument: Instrument,
    provision: Provision,
    cites: dict[str, tuple[str, ...]],
) -> list[tuple[int, Reference]]:
    """ "the form in the First Schedule": what is counted before its name, of this text or of a law named after it."""
    rows = []
    for match in _nth().finditer(text):
        label = str(words("references")["titles"]["ordinals"].index(match["nth"].capitalize()) + 1)
        link = _LINK.match(text, match.end())
        law = next((one for one in known if link and link.group().strip() and one.start == link.end()), None)
        unit, printed = match["unit"], match.group()
        if law is not None:
            used.add(law.start)
            rows.append((match.start(), Reference(printed, f"{law.name} {unit_of(unit)} {label}", "external")))
            continue
        target = next(iter(cites.get(folded(printed), ())), None) or resolve(
            unit, label, instrument=instrument, provision=provision, cites=cites
        )
        if target != provision.id or match.start() > 0:
            rows.append(
                (
                    match.start(),
                    Reference(printed, target or f"{unit_of(unit)} {label}", "resolved" if target else "broken"),
                )
            )
    return rows


@cache
def _nth() -> re.Pattern[str]:
    table = words("references")["titles"]
    return re.compile(rf"\b(?P<nth>{'|'.join(table['ordinals'])})\s(?P<unit>{table['counted']})\b", re.IGNORECASE)


def _bare(
    text: str,
    known: tuple[Law, ...],
    found: list[tuple[int, Reference]],
    instrument: Instrument,
    provision: Provision,
    cites: dict[str, tuple[str, ...]],
) -> list[tuple[int, Reference]]:
    """ "persons described in 10(2)(c)(i)": a number with two brackets or more is a reference without its unit."""
    covered = [(place, place + len(reference.text)) for place, reference in found]
    covered += [(law.start, law.end) for law in known]
    rows = []
    for match in _BARE.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in covered):
            target = resolve("para", match.group(), instrument=instrument, provision=provision, cites=cites)
            status = Reference(match.group(), target or f"para {match.group()}", "resolved" if target else "broken")
            rows.append((match.start(), status))
    return rows


@cache
def _point() -> re.Pattern[str]:
    unit = "|".join(words("references")["units"])
    more = rf"(?P<more>(?:{_JOIN}(?!cls?\.|ss?\.?\s?\d){_LABEL})*)"
    return re.compile(
        rf"(?:(?<![\w.])|(?=§))(?P<unit>{unit})(?:\s+|(?<=[.§]))(?P<first>{_LABEL}){more}(?P<place>\s+(?:above|below|hereof))?",
        re.IGNORECASE,
    )


def _is_of_this_text(match: re.Match[str], cites: dict[str, tuple[str, ...]]) -> bool:
    """A sign alone ("§ 1983") may belong to any book of law, unless this text prints it before its own numbers; "RCW
    § 42.23" does not belong here in any case."""
    if not match["unit"].startswith("§"):
        return True
    named = re.search(r"(?:[A-Z][\w.]*|\d)\s*$", match.string[: match.start()])
    return named is None and any(cite.startswith("§") for cite in cites)


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
    said_of = unit_of(unit) == "item" and _IN_CODE.search(match.string[: match.start()])  # not "item 5 of the agenda"
    return unit_of(unit) in {"item", "principle"} and first.isdigit() and not unit[0].isupper() and not said_of


_IN_CODE = re.compile(
    r"\b(?:duty|duties|ban|rule|required|listed|described|said|mentioned|set out|interests?) (?:in|under|by) $"
)


def _is_called(match: re.Match[str]) -> bool:
    """ "the Section 151 Officer", "a section 106 agreement": a post or a thing called by the section it rests on."""
    table, text = words("references")["called"], match.string
    one = _ARTICLE.search(text[max(match.start() - 9, 0) : match.start()])
    called = f"{table['posts']}|{table['things']}" if one else table["posts"]
    return not match["more"] and bool(re.match(rf"\s+(?:{called})\b", text[match.end() :], re.IGNORECASE))


_ARTICLE = re.compile(r"\b(?:an?|any|each|every|no|another|one|such)\s$", re.IGNORECASE)


def _belongs(text: str, match: re.Match[str], known: tuple[Law, ...]) -> tuple[Law | None, list[tuple[str, str]], int]:
    """The law that "paragraph 4 of Schedule 1 to the ... Act" belongs to, if any; the outer parts; where all ends."""
    outer: list[tuple[str, str]] = []
    place = match.end()
    for _ in range(3):
        link = _LINK.match(text, place)
        if not link or _OWN.match(text, place):
            break
        law = next(
            (law for law in known if law.start in {link.end(), link.end() - 4, place + 1} and law.start >= place), None
        )
        if law is not None and (link.group().strip() or law.name == "ECHR" or not law.standing):
            return law, outer, law.end
        between = _point().match(text, link.end())
        if not between or not link.group().strip():
            break
        outer.append((between["unit"], between["first"]))
        place = between.end()
    return None, outer, place


def _external(match: re.Match[str], law: Law, outer: list[tuple[str, str]]) -> list[tuple[int, Reference]]:
    above = "".join(f" {unit_of(unit)} {label}" for unit, label in reversed(outer))
    return [
        (label.place, Reference(label.printed, f"{law.name}{above} {unit_of(match['unit'])} {label.full}", "external"))
        for label in _labels(match)
    ]


def _internal(
    match: re.Match[str],
    outer: list[tuple[str, str]],
    instrument: Instrument,
    provision: Provision,
    cites: dict[str, tuple[str, ...]],
) -> list[tuple[int, Reference]]:
    rows = []
    within = None
    for unit, above in reversed(outer):
        within = resolve(unit, above, instrument=instrument, provision=provision, cites=cites, within=within)
    for label in _labels(match):
        target = resolve(
            match["unit"], label.full, instrument=instrument, provision=provision, cites=cites, within=within
        )
        if target == provision.id and label.place == 0:
            continue  # "Part 2 Interests": a heading that names itself.
        named = f"{unit_of(match['unit'])} {label.full}"
        rows.append((label.place, Reference(label.printed, target or named, "resolved" if target else "broken")))
    return rows


def _labels(match: re.Match[str]) -> list[_Label]:
    first = match["first"]
    printed = match.string[match.start() : match.end("first") if match["more"] else match.end()]
    rows = [_Label(match.start(), printed.strip(), first)]
    for hit in re.finditer(_LABEL, match["more"]):
        label = hit.group()
        if label.startswith("(") and not first.startswith("("):
            # As many brackets as the new label has are taken off the first: 3(a)(dd) to (ee).
            kept = re.sub(r"\s?\(\w+\)$", "", first)
            for _ in range(label.count("(") - 1):
                kept = re.sub(r"\s?\(\w+\)$", "", kept)
            label = kept + label
        rows.append(_Label(match.start("more") + hit.start(), hit.group(), label))
    return rows
