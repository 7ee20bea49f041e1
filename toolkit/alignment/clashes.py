"""What a person should read in any case, however likely a link is.

    baseline    A member must tell *the Company Secretary* of a bankruptcy.      who is told on one side, tells on
    candidate   *The Company Secretary* must tell staff of a bankruptcy.         the other

    baseline    Members must not *withhold* what the public may see.             what the one forbids undoes what the
    candidate   Staff must not *reveal* what the public may not see.             other forbids, or is denied there

    baseline    "Commissioner" *means* the Commissioner for Standards.           the one says what a word means, the
    candidate   This code reflects what the Commissioner has long expected.      other does not

    baseline    a gift worth more than *£25*                              sums so far apart are of two things
    candidate   a holding worth more than *£25,000* in a company          (sums.py)

None of it is wrong by itself: a duty may have passed to the other side. But no link of this kind is `certain`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from toolkit.alignment.contrast import party_words
from toolkit.alignment.denied import denied
from toolkit.alignment.opposites import turned
from toolkit.alignment.sums import far_apart
from toolkit.alignment.units import Unit

_ARTICLE = re.compile(r"^(?:the|an?|any|each|every|no|your|our|his|her|their|its)\s+", re.IGNORECASE)
_ACTING = re.compile(r"\b(?:which|that) (?:the |an? |any |each |our |its )?$", re.IGNORECASE)
"""What stands before a post that acts on the thing spoken of."""
_FEWEST = 3
"""Letters of a name for a post; a shorter word in the bearer's place is none."""


def clash(ones: Sequence[Unit], others: Sequence[Unit]) -> bool:
    """The one side denies what the other affirms, forbids what undoes the act that the other forbids, binds a post of
    which the other only speaks, is a definition where the other defines nothing, or names sums of another order."""
    texts = (" ".join(unit.provision.text for unit in side) for side in (ones, others))
    said = turned(ones, others) or denied(*texts) or _passed(ones, others)
    return said or _defines_alone(ones, others) or far_apart(ones, others)


def _defines_alone(ones: Sequence[Unit], others: Sequence[Unit]) -> bool:
    """The one side is a definition in its own place, and the other says of no word what it means."""
    sides = ((ones, others), (others, ones))
    return any(any(map(_is_definition, mine)) and not any(map(_says_meaning, theirs)) for mine, theirs in sides)


def _is_definition(unit: Unit) -> bool:
    return unit.provision.level == "definition"


def _says_meaning(unit: Unit) -> bool:
    """It defines, or is an item under words that do."""
    return _is_definition(unit) or any(facts.definitions for facts in (unit.facts, *unit.above))


def _passed(ones: Sequence[Unit], others: Sequence[Unit]) -> bool:
    """A post that one side binds has another part on the other side, which does not bind it."""
    return _bound_and_named(ones, others) or _bound_and_named(others, ones)


def _bound_and_named(mine: Sequence[Unit], theirs: Sequence[Unit]) -> bool:
    bound = {name for unit in theirs for name in _posts(unit)}
    posts = [name for unit in mine for name in _posts(unit) if name not in bound]
    return any(_named(name, unit.provision.text) for name in posts for unit in theirs)


def _named(post: str, text: str) -> bool:
    """The words speak of the post, and not only as of the one who acts: "on a register which the Director holds"."""
    found = [match.start() for match in re.finditer(rf"\b{re.escape(post)}\b", text, re.IGNORECASE)]
    return any(not _ACTING.search(text, 0, place) for place in found)


def _posts(unit: Unit) -> Iterator[str]:
    """The words for whom it binds, where that is a post and neither of the two parties of such codes."""
    for norm in unit.facts.norms:
        facet = norm.facet("bearer")
        if facet is None or facet.value == "member" or not facet.span[0] < facet.span[1] <= norm.cue[0]:
            continue
        name = _ARTICLE.sub("", unit.provision.text[slice(*facet.span)]).strip()
        if len(name) >= _FEWEST and not party_words().fullmatch(name):
            yield name.lower()
