"""Of which code some words speak: by the persons they name, or by a short name that the report gives a code.

the Staff Conduct Rules ("the Rules")        then "rule 4.2" and "under the Rules" speak of the officers' code
Members will wish to note that staff may ... speaks of staff: the members are only spoken to
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from toolkit.assessment.claims_text import claim_pattern, stems
from toolkit.model.crosswalk import Side
from toolkit.model.norm import Analysis

Who = Literal["officer", "member"]
BOTH: tuple[Side, Side] = ("candidate", "baseline")
_NEVER = "(?!)"


@dataclass(frozen=True)
class Parties:
    """The two codes as a report speaks of them. short: the names that it gives them, each with its side."""

    candidate: Analysis
    baseline: Analysis
    short: tuple[tuple[str, Side], ...] = ()

    def spoken_of(self, text: str) -> tuple[Side, ...]:
        """The code or codes of which some words speak: both where they say so, else the one named first; the
        candidate where they name none."""
        if claim_pattern("about", "both").search(text):
            return BOTH
        found = list(self.named(text))
        return (min(found)[1],) if found else ("candidate",)

    def last_named(self, text: str) -> Side | None:
        """The side that is named last."""
        return max(self.named(text), default=(0, None))[1]

    def named(self, text: str) -> Iterator[tuple[int, Side]]:
        """Where the words name a side, and which. "Members of the public" are no members, and those to whom a report
        speaks, or who speak in it, are not spoken of."""
        text = unaddressed(text)
        for who in ("officer", "member"):
            for match in claim_pattern("about", who).finditer(text):
                yield match.start(), self.side_of(who)
        for side in BOTH:
            for match in self._short[side].finditer(text):
                yield match.start(), side

    def names_both(self, text: str) -> bool:
        """Each of the two sides is named."""
        return {side for _, side in self.named(text)} == set(BOTH)

    def of_code(self, text: str) -> bool:
        """The words speak of a code, by that word or by a short name."""
        return bool(
            claim_pattern("about", "code").search(text) or any(one.search(text) for one in self._short.values())
        )

    def short_after(self, text: str, place: int) -> tuple[Side, int] | None:
        """The side whose short name follows at once, with the place where it ends: "C1 of the Code"."""
        for side, names in self._short.items():
            if found := re.compile(rf"\s*(?:of|in|to|under|from)\s+{names.pattern}").match(text, place):
                return side, found.end()
        return None

    def by_noun(self, noun: str) -> tuple[Side, int] | None:
        """The side of which a numbered paragraph is called so: "rule 4.2", where one code is "the Rules"."""
        wanted = noun.lower().removesuffix("s")
        found = {side for name, side in self.short if name.lower().split()[-1].removesuffix("s") == wanted}
        return (found.pop(), 0) if len(found) == 1 else None

    def side_of(self, who: Who) -> Side:
        """The code of officers or of members. Where the kinds do not tell, the candidate is the officers' code, as in
        the reports for which the command was made."""
        wanted = "officer_code" if who == "officer" else "member_code"
        if wanted == self.baseline.instrument.kind != self.candidate.instrument.kind:
            return "baseline"
        if wanted == self.candidate.instrument.kind:
            return "candidate"
        return "candidate" if who == "officer" else "baseline"

    @cached_property
    def _short(self) -> dict[Side, re.Pattern[str]]:
        """Names count with their capitals: "the Rules" are not "the rules of the Council"."""
        found = {}
        for side in BOTH:
            names = "|".join(re.escape(name) for name, one in self.short if one == side)
            found[side] = re.compile(rf"\b[Tt]he (?:{names})\b" if names else _NEVER)
        return found


def unaddressed(text: str) -> str:
    """The text with those to whom it speaks, or who speak, left blank, so that places stay where they are."""
    return claim_pattern("about", "address").sub(lambda match: " " * len(match[0]), text)


def parties(candidate: Analysis, baseline: Analysis, report: Analysis) -> Parties:
    """The parties with the short names that the report gives them, each name once, where it is given first."""
    bare = Parties(candidate, baseline)
    names: dict[str, Side] = {}
    for one in report.instrument.provisions:
        for full, short in _given(one.text):
            side = _meant(full, bare)
            if side:
                names.setdefault(short, side)
    return Parties(candidate, baseline, tuple((dict(_by_title(bare)) | names).items()))


def _by_title(bare: Parties) -> Iterator[tuple[str, Side]]:
    """ "the statute" and "the Statute", where the title of one of the two alone says that it is one."""
    kinds = {side: _kinds(one.instrument.title) for side, one in _sides(bare)}
    for side, other in (BOTH, BOTH[::-1]):
        for name in sorted(kinds[side] - kinds[other]):
            yield from ((form, side) for form in (name, name.title()))


def _kinds(title: str) -> set[str]:
    return {match[0].lower() for match in claim_pattern("about", "kind").finditer(title)}


def _given(text: str) -> Iterator[tuple[str, str]]:
    for match in claim_pattern("about", "short").finditer(text):
        if match["short"][:1].isupper():
            yield match["full"], match["short"]


def _meant(full: str, bare: Parties) -> Side | None:
    """The side that the words before the bracket name last; else the one whose title they share."""
    if side := bare.last_named(full):
        return side
    shared = {side: len(stems(full) & stems(one.instrument.title)) for side, one in _sides(bare)}
    best = max(BOTH, key=lambda side: shared[side])
    return best if shared[best] > min(shared.values()) else None


def _sides(bare: Parties) -> Iterable[tuple[Side, Analysis]]:
    return ("candidate", bare.candidate), ("baseline", bare.baseline)
