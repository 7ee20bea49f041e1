"""Words that point elsewhere: at another provision of the instrument, at a law, at another code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from toolkit.analysis.laws import Law, laws
from toolkit.analysis.wordlists import words
from toolkit.model.norm import Reference
from toolkit.model.provision import Instrument, Provision

_INNER = r"\((?:\d{1,3}[A-Za-z]?|[A-Za-z]{1,2}|[ivxlcIVXLC]{1,6})\)"
_COUNTED = "bis|ter|quater|quinquies|sexies|septies|octies|novies|nonies|decies|undecies|duodecies"
_LATIN = rf"(?:[\s-]?(?i:{_COUNTED})(?!\w))?"
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
        if re.match(r"\s+officers?\b", text[match.end() :], re.IGNORECASE):
            continue  # the Section 151 Officer is a post
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
    found += _bare(text, known, found, instrument, provision, cites)
    found += [
        (law.start, Reference(text[law.start : law.end], law.name, "external"))
        for law in known
        if law.standing and law.start not in used
    ]
    return tuple(reference for _, reference in sorted(found, key=lambda row: row[0]))


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


def cites_of(instrument: Instrument) -> dict[str, tuple[str, ...]]:
    """The ids of an instrument's provisions by cite, without blanks and in lower case; a cite may repeat."""
    found: dict[str, list[str]] = {}
    for provision in instrument.provisions:
        found.setdefault(_folded(provision.cite), []).append(provision.id)
    for cite, ids in list(found.items()):  # "section 12.03" where the code prints "Sec. 12.03"
        found.setdefault(_PRINTED_UNIT.sub("", cite), ids)
    for cite, ids in list(found.items()):  # "paragraph 9" and "paragraph 2(a)" where the code prints "9)" and "a)"
        found.setdefault(_unclosed(cite), ids)
    return {cite: tuple(ids) for cite, ids in found.items()}


_PRINTED_UNIT = re.compile(
    r"^(?:sections?|sec\.?|s\.|§+|articles?|art\.?|rules?|regulations?|reg\.?|clauses?|cl\.?)(?=\d|[ivxl]+[.\-]\d)"
)


def _unclosed(cite: str) -> str:
    """`2)a)` as others cite it: 2(a)."""
    head, *rest = cite.split(")")
    if "(" in cite or not rest:
        return cite
    return head + "".join(f"({label})" for label in rest[:-1]) + rest[-1]


@cache
def _point() -> re.Pattern[str]:
    unit = "|".join(words("references")["units"])
    more = rf"(?P<more>(?:{_JOIN}{_LABEL})*)"
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
    common = _unit(unit) in {"Part", "item", "principle", "Table", "r", "s", "Ch"} and not unit[0].isupper()
    if re.fullmatch(r"[A-Z]|[IVXLC]+", first):
        return common
    return _unit(unit) in {"item", "principle"} and first.isdigit() and not unit[0].isupper()


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
    above = "".join(f" {_unit(unit)} {label}" for unit, label in reversed(outer))
    return [
        (label.place, Reference(label.printed, f"{law.name}{above} {_unit(match['unit'])} {label.full}", "external"))
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
        named = f"{_unit(match['unit'])} {label.full}"
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


@cache
def _unit(printed: str) -> str:
    table = words("references")["units"]
    return next(str(normal) for expression, normal in table.items() if re.fullmatch(expression, printed, re.IGNORECASE))


def resolve(
    unit: str,
    label: str,
    *,
    instrument: Instrument,
    provision: Provision,
    cites: dict[str, tuple[str, ...]],
    within: str | None = None,
) -> str | None:
    """The id of the provision that a unit and a label point at, seen from a provision; None where there is none.

    "Appendix B" is sought by cite with its unit, "paragraph 3(a)" by cite, "sub-paragraph (2)" among the relatives of
    the place it is said in, the nearest first. Of several with one cite the nearest counts. within: an id to
    stay under.
    """
    wanted = _folded(label)
    full = {"Sch": "schedule", "App": "appendix", "Ch": "chapter"}.get(_unit(unit), _unit(unit).lower())
    keys = [f"{full}{wanted}", wanted] if not wanted.startswith("(") else _relatives(provision, instrument, wanted)
    for place in instrument.ancestors(provision):  # "Part 2", said in Schedule 1: first that schedule's own
        if place.level in {"schedule", "appendix"}:
            keys.insert(0, f"{_folded(place.cite)},{full}{wanted}")
    if within is not None:  # "paragraph 4 of Schedule 1" is cited "Schedule 1, 4", its Part 2 "Schedule 1, Part 2"
        keys += [f"{_folded(instrument.by_id[within].cite)},{one}" for one in (f"{full}{wanted}", wanted)]
    for key in keys:
        ids = [place for place in cites.get(key, ()) if within is None or place.startswith(f"{within}/")]
        if ids:
            return max(ids, key=lambda place: (_shared(place, provision.id), -ids.index(place)))
    return None


def _relatives(provision: Provision, instrument: Instrument, wanted: str) -> list[str]:
    """Cites that "(2)" may stand for: a brother, an uncle, then a child of the provision or of those above it."""
    near, found = _folded(provision.cite), []
    while "(" in near:
        near = near[: near.rindex("(")]
        found.append(near + wanted)
    return found + [_folded(above.cite) + wanted for above in (provision, *instrument.ancestors(provision))]


def _shared(one: str, other: str) -> int:
    """How many steps of their paths two ids share from the top."""
    count = 0
    for left, right in zip(one.split("/"), other.split("/"), strict=False):
        if left != right:
            break
        count += 1
    return count


def _folded(cite: str) -> str:
    return re.sub(rf"\s+|-(?=(?:{_COUNTED})\b)", "", cite.lower())
