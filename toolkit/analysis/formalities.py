"""Lines that tell how a document is kept, sent and signed: no provisions of a code, whatever words stand in them."""

from __future__ import annotations

import re
from functools import cache

from toolkit.analysis.wordlists import any_of, words

_LONGEST = 200
"""Code points beyond which a line with a label is a sentence that happens to begin so."""


def is_formality(text: str) -> bool:
    """Document control ("Version: 1.2", "Approved by | Full Council"), the head of an e-mail, a block to sign, a
    disclaimer. A label counts only with the sign after it and a short value: "To: the Clerk", not "To avoid doubt, you
    must ..."."""
    line = " ".join(text.split())
    return bool(_statement().match(line)) or (len(line) <= _LONGEST and bool(_labelled().match(line)))


@cache
def _statement() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{any_of(words('formalities')['statements'])})", re.IGNORECASE)


@cache
def _labelled() -> re.Pattern[str]:
    table = words("formalities")
    # A value that is a clause makes the line a sentence; "12 May 2020" is none.
    value = r"(?!.*\b(?:must|shall|should|(?<!\d )may(?!\s+\d)|will|means?)\b)"
    told = rf"{any_of(table['labels'])}\s*[:|]\s*\S"
    filled = rf"{any_of(table['signing'])}\s*(?:[:|]\s*|[:|]?(?:\s?[\w ]{{0,30}})[._…]{{3,}}.*)$"
    bare = rf"{any_of(table['bare'])}\W*$"
    return re.compile(rf"{value}(?:{told}|{filled}|{bare})", re.IGNORECASE)
