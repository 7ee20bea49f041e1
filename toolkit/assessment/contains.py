"""Whether a constitution holds a code itself or only refers to it, and where.

Chapter 5-2 Officers' Code of Conduct          Chapter 5-2 Officers' Code of Conduct
  The Council has a code for its officers.       1. Employees must declare ...
  Copies are available from ...                  2. Employees must not accept ...
refers                                         holds
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from typing import Any

from toolkit.model.catalogue import Contained, Containment, Mention
from toolkit.model.norm import Analysis
from toolkit.model.provision import Instrument, Provision

BINDING = frozenset({"obligation", "prohibition", "recommendation"})
MOST_SHOWN = 8


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((resources.files("toolkit.assessment") / "contains.toml").read_text(encoding="utf-8"))


@cache
def _pattern(*path: str) -> re.Pattern[str]:
    found: Any = _data()
    for step in path:
        found = found[step]
    return re.compile("|".join(found), re.IGNORECASE)


def wanted_names() -> tuple[str, ...]:
    """What can be looked for: "officers-code", "members-code", "protocol"."""
    return tuple(_data()["wanted"])


def contains(constitution: Analysis, wanted: str) -> Contained:
    """Whether a constitution holds the code of that name. A title of the whole document counts as a heading over all.

    holds: rules on several subjects of conduct stand under a heading that names it; refers: it is named, and no rules
    stand there; needs_review: too few rules to be sure, or a text in which none was seen and that sends nobody away.
    """
    instrument = constitution.instrument
    best = max(
        ((_weight(constitution, body), head, body) for head, body in _chapters(instrument, wanted)),
        key=lambda row: row[0],
        default=((0, 0), None, ()),
    )
    (topics, rules), head, body = best
    verdict = _verdict(constitution, topics, rules, head, body, wanted)
    mentions = tuple(_mentions(constitution, wanted, verdict, head, body))
    reason = _data()["reasons"][verdict].format(
        kind=_data()["wanted"][wanted]["kind"], heading=_named(head, instrument), rules=rules, topics=topics
    )
    return Contained(instrument, wanted, verdict, mentions, reason)


def _chapters(instrument: Instrument, wanted: str) -> Iterator[tuple[Provision | None, tuple[Provision, ...]]]:
    """Each heading that names it with what stands below; the whole document where its title does."""
    pattern = _pattern("wanted", wanted, "names")
    is_one = instrument.kind == _data()["wanted"][wanted]["instrument"]
    if is_one or (pattern.search(instrument.title) and instrument.kind != "constitution"):
        yield None, tuple(one for one in instrument.provisions if one.text)
    for one in instrument.provisions:
        if one.heading and pattern.search(one.heading) and _is_own(one, instrument):
            yield one, tuple(each for each in instrument.family(one) if each.text)


def _is_own(one: Provision, instrument: Instrument) -> bool:
    """The heading is this provision's, and not merely repeated from the one above."""
    above = instrument.by_id.get(one.parent or "")
    return above is None or above.heading != one.heading


def _rules(constitution: Analysis, body: Sequence[Provision]) -> list[Provision]:
    """Provisions that bind somebody on a subject of conduct, and do not merely say to follow the code."""
    topics = _data()["rules"]["topics"]
    elsewhere = _pattern("elsewhere", "words")
    return [
        one
        for one in body
        if not one.lead_in
        and constitution.by_id[one.id].modality in BINDING
        and constitution.by_id[one.id].topic in topics
        and not elsewhere.search(one.text)
    ]


def _weight(constitution: Analysis, body: Sequence[Provision]) -> tuple[int, int]:
    rules = _rules(constitution, body)
    return len({constitution.by_id[one.id].topic for one in rules}), len(rules)


def _verdict(
    constitution: Analysis, topics: int, rules: int, head: Provision | None, body: Sequence[Provision], wanted: str
) -> Containment:
    least = _data()["rules"]
    if topics >= least["least_topics"] and rules >= least["least_rules"]:
        return "holds"
    if rules >= 2 or (body and not _sent_elsewhere(body) and (rules or _is_long(body))):
        return "needs_review"
    named = any(_pattern("wanted", wanted, "names").search(one.text) for one in constitution.instrument.provisions)
    return "refers" if head is not None or body or named else "not_mentioned"


def _sent_elsewhere(body: Sequence[Provision]) -> bool:
    """The words below the heading send the reader to a text that stands elsewhere."""
    return any(_pattern("elsewhere", "words").search(one.text) for one in body)


def _is_long(body: Sequence[Provision]) -> bool:
    """More stands below the heading than a reference needs: it may be the text, in words in which no rule was seen."""
    return sum(len(one.text.split()) for one in body) >= int(_data()["rules"]["least_words"])


def _mentions(
    constitution: Analysis, wanted: str, verdict: Containment, head: Provision | None, body: Sequence[Provision]
) -> Iterator[Mention]:
    """The heading, then the rules under it or the words that refer; then what names it elsewhere."""
    if head is not None:
        yield Mention(head.id, "heading", (0, len(head.text)))
    if verdict in {"holds", "needs_review"}:
        for one in _rules(constitution, body)[:MOST_SHOWN]:
            yield Mention(one.id, "body", (0, len(one.text)))
        return
    inside = {one.id for one in body}
    names, elsewhere = _pattern("wanted", wanted, "names"), _pattern("elsewhere", "words")
    for one in constitution.instrument.provisions:
        found = names.search(one.text) or (elsewhere.search(one.text) if one.id in inside else None)
        if found and (head is None or one.id != head.id or one.text):
            yield Mention(one.id, "reference", (found.start(), found.end()))


def _named(head: Provision | None, instrument: Instrument) -> str:
    return f"{head.cite} {head.heading}".strip() if head else instrument.title
