"""Words that point elsewhere: at another provision of the instrument, at a law, at another code."""

from __future__ import annotations

import re
from functools import cache

from toolkit.analysis.labels import BARE, is_none, is_of_this_text, labels, pointing
from toolkit.analysis.laws import Law, laws
from toolkit.analysis.targets import folded, resolve, unit_of
from toolkit.analysis.wordlists import words
from toolkit.model.norm import Reference
from toolkit.model.provision import Instrument, Provision

_OWN = re.compile(
    r"\s*(?:,?\s*(?:above|below))?\s*(?:of|to|in)\s+this\s+(?:code|protocol|policy|by-?law|document|constitution)\b",
    re.IGNORECASE,
)


_LINK = re.compile(r"\s*(?:\([^()]{1,40}\)\s*)?,?\s*(?:of|to|in|under)\s+(?:the\s+)?|\s+(?:the\s+)?", re.IGNORECASE)


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
    for match in pointing().finditer(text):
        if match.start() < over or any(law.start <= match.start() < law.end for law in known) or is_none(match):
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
            rows = rows if is_of_this_text(match, cites) else [row for row in rows if row[1].status == "resolved"]
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
    for match in BARE.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in covered):
            target = resolve("para", match.group(), instrument=instrument, provision=provision, cites=cites)
            status = Reference(match.group(), target or f"para {match.group()}", "resolved" if target else "broken")
            rows.append((match.start(), status))
    return rows


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
        between = pointing().match(text, link.end())
        if not between or not link.group().strip():
            break
        outer.append((between["unit"], between["first"]))
        place = between.end()
    return None, outer, place


def _external(match: re.Match[str], law: Law, outer: list[tuple[str, str]]) -> list[tuple[int, Reference]]:
    above = "".join(f" {unit_of(unit)} {label}" for unit, label in reversed(outer))
    return [
        (label.place, Reference(label.printed, f"{law.name}{above} {unit_of(match['unit'])} {label.full}", "external"))
        for label in labels(match)
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
    for label in labels(match):
        target = resolve(
            match["unit"], label.full, instrument=instrument, provision=provision, cites=cites, within=within
        )
        if target == provision.id and label.place == 0:
            continue  # "Part 2 Interests": a heading that names itself.
        named = f"{unit_of(match['unit'])} {label.full}"
        rows.append((label.place, Reference(label.printed, target or named, "resolved" if target else "broken")))
    return rows
