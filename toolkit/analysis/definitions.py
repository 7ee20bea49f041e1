"""Terms that an instrument defines, and what it says they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.model.norm import Definition

_OPEN, _CLOSE = "[\"'“‘«`]{1,2}", "[\"'”’»`]{1,2}"
_VERB = (
    r"(?:(?:shall |will |also )?(?:mean|include|exclude|refers? to|denote|describe|stands? for|takes? in|"
    r"ha(?:ve|s) the (?:same )?meaning)s?\b"
    r"(?: and includes?)?:?"
    r"|(?:is|are|shall be) (?:defined as|taken to mean|construed as)|"
    r"(?:is|are)(?= (?:an?|any|your|what(?:ever)?|who(?:ever)?|any(?:thing|one|body)|some(?:thing|body|one)) )"
    r"|(?:do(?:es)?|shall)(?= not (?:include|extend|cover|mean)\b)|[-–—:=])"
)
_ASIDE = r"(?:\s*\([^()]{1,60}\))?(?:,[^,.;]{1,80},)?\s*(?:\([^()]{1,60}\)\s*)?"
# 'meeting' means ...; "gift" (in this Part) includes ...
_QUOTED = re.compile(
    rf"(?<!\w){_OPEN}(?P<term>[^\"“”‘«»\n]{{1,80}}?){_CLOSE}{_ASIDE}\s*{_VERB}\s*"
    rf"(?P<meaning>.+?)(?=\.\s|\.?$|;\s*(?:and\s+)?{_OPEN})",
    re.IGNORECASE,
)
# In this Code a relative means ...
_BARE = re.compile(
    r"(?:^|(?<=[.;:]\s))(?:(?:In|For the purposes? of) (?:this|the) [^,]{2,60},\s*)?"
    r"(?:(?:[Tt]he )?(?:term|expression|word)s?\s+)?(?P<term>(?:[Aa]n?\s+|[Tt]he\s+)?\w[\w\s-]{1,50}?)\s+"
    r"(?:shall )?(?:(?:means?|is defined as|denotes?)\s+|"
    r"ha(?:s|ve) the (?:same )?meanings? (?=given|assigned|set|as|that|in))"
    r"(?P<meaning>[^.;]{3,}(?:;[^.]*)?)"
)
# By a gift we mean ...; when we say relative we mean ...
_WE_MEAN = re.compile(
    r"\b(?:by|when(?:ever)? we (?:say|speak of|refer to|write)) (?:an?\s+|the\s+)?[\"'“‘]*(?P<term>\w[\w\s-]{1,50}?)"
    r"[\"'”’]*,? (?:we|the [\w-]+(?: [\w-]+)?) (?:shall |will )?means?\s+(?P<meaning>[^.;]{3,})",
    re.IGNORECASE,
)
# Under a heading such as "Definitions": Gift - any item ...; Relative: a spouse ...; A gift is anything ...
_LISTED = re.compile(
    r"^(?P<term>(?:(?:[Aa]n?|[Tt]he)\s+)?\w[\w'’/-]*(?:\s+[\w'’/()-]+){0,5}?)"
    r"(?:\s*(?:[:–—]|\s-)\s*|\s+(?:is|are|covers?|includes?|refers? to)\s+(?=an?\b|any\b|the\b|all\b|your\b|\w+s\b))"
    r"(?P<meaning>(?!\s*the following)[^.;]{3,}(?:[.;].*)?)",
    re.DOTALL,
)
SECTION = re.compile(
    r"\b(?:definitions?|interpretation|glossary|meanings? of|"
    r"(?:terms|words|expressions)(?: that)? (?:we )?(?:used?|mean)|"
    r"key terms|defined terms)\b",
    re.IGNORECASE,
)
"""Headings of the part that defines terms."""
# References to a relative are references to ...
_TO_TERM = re.compile(
    r"\breferences? to (?P<term>[^.;:,]{2,60}?) "
    r"(?:are|is|shall be (?:construed|read|taken) as(?: being)?|includes?|means?)"
    r"(?: also)?(?: to be)?(?: an?)?(?: references?)?(?: to)? (?P<meaning>[^.;]{3,})",
    re.IGNORECASE,
)
# Anytown Borough Council ('the Council')
_SHORTHAND = re.compile(
    r"\b(?P<meaning>(?:[A-Z][\w'’&-]{0,40}\s+(?:(?:of|and|for|the)\s+)*){1,10})"
    r"\((?:hereafter |hereinafter |referred to (?:here )?as |collectively |together )*"
    rf"(?:the\s+)?{_OPEN}(?P<term>[^\"“”‘’']{{2,50}}){_CLOSE}\)"
)


def definitions(text: str, *, heading: str = "", defining: bool = False) -> tuple[Definition, ...]:
    """The definitions in one text, in order; term and meaning as printed.

    defining: it stands under a heading such as "Definitions", where a term needs neither quotation marks nor "means";
    heading: its own, which may be the term.
    """
    found: dict[int, Definition] = {}
    for place, definition in (*_found(text), *(_listed(text, heading) if defining else ())):
        if not any(abs(place - other) < 3 or definition.term == known.term for other, known in found.items()):
            found[place] = definition
    return tuple(found[place] for place in sorted(found))


def _listed(text: str, heading: str) -> Iterator[tuple[int, Definition]]:
    if heading and len(heading.split()) <= 6 and not SECTION.search(heading):
        yield 0, Definition(heading.strip(" :.-–—"), re.sub(r"^means\s+", "", text).strip(" .;,"))
    elif (match := _LISTED.match(text)) and not _is_question(match["term"]) and not _MODAL.search(match["term"]):
        yield (
            0,
            Definition(
                re.sub(r"^(?:the|an?)\s+", "", match["term"], flags=re.IGNORECASE), match["meaning"].strip(" .;,")
            ),
        )


_MODAL = re.compile(r"\b(?:must|shall|should|may|will|you|we|this|these|following|means?)\b", re.IGNORECASE)


def _found(text: str) -> Iterator[tuple[int, Definition]]:
    for expression in (_QUOTED, _SHORTHAND, _TO_TERM, _WE_MEAN, _BARE):
        for match in expression.finditer(text):
            term = (
                re.sub(r"^(?:the|an?)\s+(?=\w)", "", match["term"].strip(), flags=re.IGNORECASE)
                if expression is _BARE
                else match["term"].strip()
            )
            meaning = match["meaning"].strip(" .;,")
            if term and meaning and not _is_question(term):
                yield match.start("term"), Definition(term.rstrip(","), meaning)


def _is_question(term: str) -> bool:
    return (
        term.lower() in {"this", "it", "that", "which", "by", "these", "what"}
        or len(term.split()) > 8
        or bool(re.search(r"^by\b.* (?:we|the .*)$", term, re.I))
    )
