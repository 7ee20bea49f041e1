"""Made-up codes in any number: each a bundled code, or an earlier made-up one, as another council would have taken it
over, and an exact account of what was done to it.

    thornmere/officers ──▶ alderbeck/officers ──▶ northalderby/officers
        synonyms, other amounts, force, lost and added provisions, other numbers, another house style, a later date

The same number and seed give the same bytes; code 7 is the same whether ten are made or ten thousand.
"""

from __future__ import annotations

import random
import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from toolkit.corpus.generated_added import with_added, with_local
from toolkit.corpus.generated_house import Clause, Code, cites_of, styled
from toolkit.corpus.generated_words import words
from toolkit.corpus.style_source import Style
from toolkit.model.norm import Analysis
from toolkit.model.provision import Provision

EARLIER = 20
"""Made-up codes of each base that later ones may follow: the newest, so that memory does not grow."""
FROM_EARLIER, DROPPED, TAILED, AMOUNT, FORCE = 0.4, 0.08, 0.25, 0.3, 0.05
"""Chances: that a code follows an earlier one; for each clause that it is dropped, gets a tail of its own, other
amounts where it has any, another force."""
MONEY = re.compile(r"(?<=[£$€])\d[\d,]*")
PERIOD = re.compile(r"\b(\d+)(?= (day|month)s?\b)")


def base_of(analysis: Analysis) -> Code:
    """A bundled code as sections and clauses. Tables and footnotes are left out, and what is nested keeps its place."""
    found = analysis.instrument

    def below(parent: str | None) -> Iterator[Clause]:
        for one in found.children.get(parent, ()):
            if one.level not in ("table_row", "footnote"):
                yield from _clauses(one, analysis, tuple(below(one.id)))

    sections = _sections(tuple(below(None)))
    return Code(found.id, found.kind, found.title, found.authority, sections, found.id, "", (("date", found.date),))


def _clauses(one: Provision, analysis: Analysis, children: tuple[Clause, ...]) -> Iterator[Clause]:
    origin, topic = f"{analysis.instrument.id}#{one.id}", analysis.by_id[one.id].topic
    heading = one.heading if one.level != "definition" else ""
    if one.text:
        yield Clause(one.text, heading, children, origin, topic, f"{analysis.instrument.id}#{one.cite}")
    else:
        yield Clause(heading=heading or "General", children=children, origin=origin)


def _sections(given: Sequence[Clause]) -> tuple[Clause, ...]:
    """Clauses under headings one deep, in the text's order: every heading begins a section."""
    out: list[Clause] = []

    def walk(rows: Sequence[Clause]) -> None:
        for one in rows:
            if one.heading or not out:
                out.append(Clause(heading=one.heading or "Introduction", origin="" if one.text else one.origin))
            if one.text:
                bare = replace(one, heading="", children=tuple(_headless(one.children)))
                out[-1] = replace(out[-1], children=(*out[-1].children, bare))
            else:
                walk(one.children)

    walk(given)
    return tuple(one for one in out if one.children)


def _headless(given: Sequence[Clause]) -> Iterator[Clause]:
    """Below a clause there are no headings; what had no words of its own leaves its children."""
    for one in given:
        below = tuple(_headless(one.children))
        yield from [replace(one, heading="", children=below)] if one.text else below


def made(bases: Sequence[Code], count: int, *, seed: int = 0) -> Iterator[tuple[Code, Style]]:
    """So many codes, each with the house style it is printed in; the members' and the officers' of one authority follow
    each other. Each is made by its number and the seed alone, from those before it."""
    earlier: dict[str, deque[Code]] = {base.id: deque(maxlen=EARLIER) for base in bases}
    for number in range(count):
        chance = random.Random(f"{seed} {number}")
        base = _base(bases, number, chance)
        before = earlier[base.id]
        model = chance.choice(list(before)) if before and chance.random() < FROM_EARLIER else base
        code = _followed(model, base, number, chance)
        style = styled(code, chance)
        yield code, style
        before.append(renamed(code, cites_of(style)))


def _base(bases: Sequence[Code], number: int, chance: random.Random) -> Code:
    """The first code of an authority is its members', the second its officers'."""
    wanted = ("member_code", "officer_code")[number % 2]
    return chance.choice([base for base in bases if base.kind == wanted] or list(bases))


def _followed(model: Code, base: Code, number: int, chance: random.Random) -> Code:
    name, kind, slug = authority(number // 2)
    change = _changes([(model.authority, name), (place_of(model.id), place_of(f"{slug}/"))], chance)
    sections = tuple(section for one in model.clauses if (section := _section(one, change, chance)).children)
    what = "Members" if base.kind == "member_code" else "Employees"
    particulars = {"kind": kind, "nation": "england", "population": chance.choice(words()["populations"]["bands"])}
    adopted = later(dict(model.particulars)["date"], chance)
    return Code(
        f"{slug}/{'members' if what == 'Members' else 'officers'}",
        base.kind,
        f"Code of Conduct for {what}",
        name,
        with_local(with_added(sections, name, chance), chance),
        base.id,
        model.id,
        tuple({**particulars, "date": adopted}.items()),
    )


def later(than: str, chance: random.Random) -> str:
    """A day after that on which the model was adopted, and before 2026, however many follow one another."""
    before, end = date.fromisoformat(than).toordinal(), date(2026, 1, 1).toordinal()
    return date.fromordinal(before + max(1, int((end - before) * chance.uniform(0.05, 0.5)))).isoformat()


def authority(number: int) -> tuple[str, str, str]:
    """Name, type and folder of the authority of that number: 13,440 places, then the same with a numeral."""
    names, types = words()["names"], words()["types"]
    heads, ends, quarters = names["heads"], names["ends"], names["quarters"]
    mixed = number * 7919  # a prime, so that neighbours in number are no neighbours by name
    head, rest = heads[mixed % len(heads)], number // len(heads)
    place = f"{quarters[rest // len(ends) % len(quarters)]}{head}{ends[rest % len(ends)]}"
    again = number // (len(heads) * len(ends) * len(quarters))
    kind = types[number % len(types)]
    slug = place.lower().replace(" ", "-") + (f"-{again + 1}" if again else "")
    return kind["name"].format(place=place + (f" {again + 1}" if again else "")), kind["kind"], slug


Change = Callable[[str], tuple[str, tuple[str, ...]]]


def _section(one: Clause, change: Change, chance: random.Random) -> Clause:
    kept = (_clause(child, change) for child in one.children if chance.random() > DROPPED)
    return replace(one, children=tuple(kept))


def _clause(one: Clause, change: Change) -> Clause:
    text, edits = change(one.text)
    return replace(one, text=text, edits=edits, children=tuple(_clause(child, change) for child in one.children))


def place_of(id: str) -> str:
    """The place that an authority is named for: "north-alderbeck/members" -> "North Alderbeck"."""
    return id.partition("/")[0].replace("-", " ").title()


def _changes(names: Sequence[tuple[str, str]], chance: random.Random) -> Change:
    """One council's hand: it exchanges a word always or never, so that a code is worded alike throughout."""
    name = names[0][1]
    share = chance.uniform(0.1, 0.9)
    swaps = [chance.sample(row["words"], 2) for row in words()["synonyms"] if chance.random() < share]
    post = chance.choice(words()["tails"]["posts"])

    def change(text: str) -> tuple[str, tuple[str, ...]]:
        now, edits = text, []
        for old, new in names:
            now = now.replace(old, new) if old else now
        for old, new in swaps:
            now = _swapped(now, old, new)
        if now != text:
            edits.append("words")
        for label, edit in (("amount", _amounts), ("force", _force), ("tail", _tail(name, post))):
            after, said = edit(now, chance)
            if after != now:
                edits.append(f"{label} {said}".strip())
            now = after
        return now, tuple(edits)

    return change


def _swapped(text: str, old: str, new: str) -> str:
    """Whole words, with the capital that stood there."""
    return re.sub(
        rf"(?i)\b{re.escape(old)}\b", lambda found: new[0].upper() + new[1:] if found[0][0].isupper() else new, text
    )


def _amounts(text: str, chance: random.Random) -> tuple[str, str]:
    if chance.random() > AMOUNT:
        return text, ""
    data = words()["amounts"]
    now = MONEY.sub(lambda _: f"{chance.choice(data['money']):,}", text)
    # "1 days" would not be English.
    return PERIOD.sub(lambda found: str(chance.choice([n for n in data[found[2] + "s"] if n > 1])), now), ""


def _force(text: str, chance: random.Random) -> tuple[str, str]:
    """One step, everywhere in the provision, so that it is all weaker or all stricter."""
    if chance.random() > FORCE:
        return text, ""
    direction = chance.choice(("weaker", "stricter"))
    now = text
    for old, new in words()["force"][direction]:
        now = re.sub(rf"\b{old}\b", new, now)
    return now, direction


def _tail(name: str, post: str) -> Callable[[str, random.Random], tuple[str, str]]:
    def tail(text: str, chance: random.Random) -> tuple[str, str]:
        if chance.random() > TAILED or not text.endswith(".") or " " not in text:
            return text, ""
        return f"{text} {chance.choice(words()['tails']['words']).format(name=name, post=post)}", ""

    return tail


def renamed(code: Code, cites: Sequence[str]) -> Code:
    """The code as the parent of later ones: each clause's parent is its own place here. cites: in the text's order."""
    coming = iter(cites)

    def walk(one: Clause) -> Clause:
        own = next(coming)
        children = tuple(walk(child) for child in one.children)
        return replace(one, parent=f"{code.id}#{own}", edits=(), children=children)

    return replace(code, clauses=tuple(walk(one) for one in code.clauses))
