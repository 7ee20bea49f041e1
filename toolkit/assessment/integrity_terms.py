"""Terms defined and never used, and terms used whose definition is gone or was never there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from toolkit.assessment.version_reach import term_pattern, users_of
from toolkit.assessment.version_words import cites, data, told
from toolkit.model.crosswalk import Crosswalk
from toolkit.model.norm import Analysis
from toolkit.model.redline import Flaw

_CAPITALS = re.compile(r"(?<=[a-z,;] )(?:[A-Z][a-z]+(?:-[A-Z]?[a-z]+)*)(?: [A-Z][a-z]+(?:-[A-Z]?[a-z]+)*)+")


def unused(crosswalk: Crosswalk) -> Iterator[Flaw]:
    """Terms that a definition explains and no other provision, nor the same one again, uses."""
    before = {term.lower() for term, _ in _defined(crosswalk.baseline)}
    for term, place in _defined(crosswalk.candidate):
        if not _says(crosswalk.candidate, term, place):
            continue
        if users_of(crosswalk.candidate, (term,)) or _again(crosswalk.candidate, term, place):
            continue
        earlier = term.lower() in before and not users_of(crosswalk.baseline, (term,))
        yield Flaw("term_unused", told("term_unused", term=_quoted(term)), (place,), (), earlier)


_MEANS = re.compile(r"mean|includ|exclud|refer|denote|describe|defined|construed|\b(?:is|are)\b", re.I)


def _says(analysis: Analysis, term: str, place: str) -> bool:
    """A verb says what the term means: words in quotation marks with a dash after them may be no definition."""
    after = analysis.instrument.by_id[place].text.partition(term)[2]
    return bool(_MEANS.search(after[:60]))


def _again(analysis: Analysis, term: str, place: str) -> bool:
    """Other definitions, or what stands below or over it, use the term."""
    pattern = term_pattern((term,))
    return any(
        pattern.search(f"{one.heading} {one.text}" if one.id != place else one.text.replace(term, "", 1))
        for one in analysis.instrument.provisions
    )


def undefined(crosswalk: Crosswalk) -> Iterator[Flaw]:
    """Terms the current text defines and the proposed one only uses; then names in capitals, in a text that writes its
    defined terms so, which it uses twice or more and never explains."""
    known = {term.lower() for term, _ in _defined(crosswalk.candidate)}
    for term, _ in _defined(crosswalk.baseline):
        users = users_of(crosswalk.candidate, (term,)) if term.lower() not in known else ()
        if users and not _explained(crosswalk.candidate, term):
            known.add(term.lower())
            message = told("term_lost", term=_quoted(term), cites=cites(crosswalk.candidate.instrument, users))
            yield Flaw("term_undefined", message, users)
    yield from _capitals(crosswalk, known)


def _capitals(crosswalk: Crosswalk, known: set[str]) -> Iterator[Flaw]:
    if sum(term[:1].isupper() and " " in term for term, _ in _defined(crosswalk.candidate)) < 2:
        return
    before = set(_names(crosswalk.baseline))
    for name, ids in _names(crosswalk.candidate).items():
        if len(ids) < 2 or _known(name, known) or _explained(crosswalk.candidate, name):
            continue
        message = told("term_undefined", term=_quoted(name), cites=cites(crosswalk.candidate.instrument, ids))
        yield Flaw("term_undefined", message, tuple(ids), (), name in before)


def _known(name: str, known: set[str]) -> bool:
    return any(term_pattern((term,)).search(name) for term in sorted(known))


def _names(analysis: Analysis) -> dict[str, list[str]]:
    """Names of two words or more in capitals within sentences, but for posts, bodies, laws and documents."""
    kinds = re.compile(rf"\b(?:{data()['names_of_things']['words']})\b")
    found: dict[str, list[str]] = defaultdict(list)
    for one in analysis.instrument.provisions:
        for match in _CAPITALS.finditer(one.text):
            if not kinds.search(match[0]) and one.id not in found[match[0]]:
                found[match[0]].append(one.id)
    return {name: ids for name, ids in sorted(found.items()) if ids}


def _explained(analysis: Analysis, term: str) -> bool:
    """ "A sensitive interest is one which ...", a heading of that name, or a full name before it in brackets."""
    plain = term_pattern((term,)).pattern
    said = re.compile(
        rf"{plain}[\"'”’]?\W{{1,3}}(?:is|are|means?|includes?|has the|have the|refers?|shall be)\b|\(\W?{plain}", re.I
    )
    return any(
        said.search(one.text) or re.fullmatch(plain, one.heading.strip(), re.I)
        for one in analysis.instrument.provisions
    )


def _defined(analysis: Analysis) -> list[tuple[str, str]]:
    """Each defined term with the provision that defines it."""
    return [(item.term, facts.id) for facts in analysis.facts for item in facts.definitions]


def _quoted(term: str) -> str:
    return f"\u201c{term}\u201d"
