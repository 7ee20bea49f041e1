"""A quoted term and its meaning."""

from __future__ import annotations

import re
from itertools import pairwise

QUOTED = r"(?:“[^”]{2,80}”|\"[^\"]{2,80}\"|‘[^’]{2,80}’(?!\w)|'[^']{2,80}'(?!\w))"
"""A term in quotation marks."""
_GLOSS = r"(?:\s*\([^)]{1,80}\))?"
_VERB = (
    r"(?:,?[^.;:]{0,80}?\b(?:means|includes?|refers? to|has the (?:same )?meanings?|have the (?:same "
    r")?meanings?|shall mean|is defined|"
    r"shall be (?:construed|read)|is to be (?:construed|read))\b|\s+(?:is|are)\s+(?:an?|any|the)\b)"
)
DEFINES = re.compile(
    rf"(?:the (?:term|expression|word)s?\s+)?{QUOTED}{_GLOSS}(?:,?\s*(?:or|and)\s*{QUOTED}{_GLOSS})?{_VERB}", re.I
)
ANNOUNCES = re.compile(
    r"\b(?:definitions?|interpretation|meanings?|means?|glossary|terms used|terminology|words (?:used|we use))\b", re.I
)
"""Words over definitions."""
_GIVES_MEANING = re.compile(
    r"(?!(?:What|How|When|Where|Who|Why|Which|This|That|It)\b)[A-Za-z][\w’'/-]*"
    r"(?: [\w’'/-]+){0,4}? (?:means|includes)\b"
)
_NEXT_DEFINITION = re.compile(rf"[;,.]\s+(?:and\s+)?(?={QUOTED}{_GLOSS}{_VERB})", re.I)


def gives_meaning(text: str) -> bool:
    """`complaint means ...`: perhaps a term without quotation marks, and its meaning."""
    return _GIVES_MEANING.match(text) is not None


def definitions_in(text: str) -> list[str]:
    """The definitions of a paragraph that begins with one: each term with its meaning."""
    ends = [0, *(match.end() for match in _NEXT_DEFINITION.finditer(text)), len(text)]
    return [text[start:end].strip() for start, end in pairwise(ends)]
