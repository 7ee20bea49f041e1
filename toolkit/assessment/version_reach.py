"""What else a change of words reaches: items under changed opening words, provisions that use a changed term."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from toolkit.model.crosswalk import Correspondence, Crosswalk, Difference
from toolkit.model.finding import FindingKind
from toolkit.model.norm import Analysis


def governed_by(crosswalk: Crosswalk, link: Correspondence, kind: FindingKind, item: Difference) -> tuple[str, ...]:
    """What else a change reaches: the items under a lead-in, the provisions that use a term."""
    if kind == "definition_changed":
        return tuple(
            one for one in users_of(crosswalk.candidate, terms_of(crosswalk, link, item)) if one not in link.candidate
        )
    instrument = crosswalk.candidate.instrument
    leads = [one for one in link.candidate if instrument.by_id[one].lead_in]
    return tuple(under for one in leads for under in below(crosswalk.candidate, one) if under not in link.candidate)


def below(analysis: Analysis, id: str) -> Iterator[str]:
    """All that stands under a provision, in its order."""
    for child in analysis.instrument.children.get(id, ()):
        if child.level not in {"tail", "footnote"}:
            yield child.id
            yield from below(analysis, child.id)


def counterparts(crosswalk: Crosswalk, ids: Sequence[str]) -> tuple[str, ...]:
    """What some provisions of the proposed version were in the current one."""
    wanted = set(ids)
    return tuple(
        one for link in crosswalk.correspondences if wanted.intersection(link.candidate) for one in link.baseline
    )


def terms_of(crosswalk: Crosswalk, link: Correspondence, item: Difference) -> tuple[str, ...]:
    """The terms that a link's provisions define; where the difference is of one among several, that one."""
    sides = ((crosswalk.candidate, link.candidate), (crosswalk.baseline, link.baseline))
    terms = dict.fromkeys(row.term for analysis, ids in sides for one in ids for row in analysis.by_id[one].definitions)
    told = (
        crosswalk.side(proof.side).instrument.by_id[proof.id].text[max(0, proof.span[0] - 1) :]
        for proof in item.evidence
    )
    words = list(told)
    named = [_QUOTED.match(one) for one in words] + ([] if terms else [_BARE.match(one) for one in words])
    return tuple(dict.fromkeys(match["term"] for match in named if match)) or tuple(terms)


_QUOTED = re.compile(r"[\"“‘'«*`](?P<term>[^\"”’'»*`]{1,60})[\"”’'»*`]")
""" "\"close relative\" means ...": the words that prove a difference of meaning begin with their term."""


_BARE = re.compile(r"\s*(?P<term>[\w'’ -]{2,40}?)\s+(?:is|are|means?)\s")
""" "relative is your parent ...": the same, in an item under \"In this code:\"."""


def users_of(analysis: Analysis, terms: Sequence[str]) -> tuple[str, ...]:
    """The provisions whose words use one of some terms, in any number or case; not those that only define it."""
    pattern, stems = term_pattern(terms), [_stem(term).lower() for term in terms]
    found = []
    for provision in analysis.instrument.provisions:
        words = provision.text or provision.heading
        low = words.lower()
        times = len(pattern.findall(words)) if any(stem in low for stem in stems) else 0
        if times > sum(bool(pattern.search(item.term)) for item in analysis.by_id[provision.id].definitions):
            found.append(provision.id)
    return tuple(found)


def _stem(term: str) -> str:
    word = re.sub(r"^(?:the|an?)\s+", "", term.strip(), flags=re.IGNORECASE)
    return re.sub(r"(?:ies|s|y)$", "", word) or word


def term_pattern(terms: Sequence[str]) -> re.Pattern[str]:
    """An expression for some terms, singular or plural, without their articles."""
    # "relative" finds "relatives", "body" finds "bodies", "gifts" finds "gift".
    forms = [re.sub(r"\\ ", r"\\s+", re.escape(_stem(term))) for term in terms if _stem(term)]
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms) or '(?!)'})(?:s|y|ies|es)?(?:['’]s?)?(?!\w)", re.IGNORECASE)
