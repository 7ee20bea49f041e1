"""What looks like a claim of the two codes and is none: questions, denials, the law, other codes."""

from __future__ import annotations

import re

from toolkit.assessment.claims_text import Sentence, claim_pattern, claim_words
from toolkit.model.norm import Analysis

_OF_CODES = (("about", "officer"), ("about", "member"), ("citation", "own"))
"""What may stand before "Code" without naming another than the two."""
_NEAR = 60


def is_open(before: str) -> bool:
    """Asked, wished or denied by the words before a claim: "whether", "should be", "it is not the case that".

    "There is no doubt that" and "not only" affirm.
    """
    near = claim_pattern("equivalence", "affirmed").sub("", before[-_NEAR:])
    return any(claim_pattern("equivalence", name).search(near) for name in ("open", "denied"))


def asks(sentence: Sentence) -> bool:
    """A question claims nothing, whatever it names: "Do the Rules match the Code?"."""
    return sentence.text.rstrip(" \"'”’)").endswith("?")


def is_supposed(before: str) -> bool:
    """The words before a value say what somebody believed, or what would be so: "some believed that gifts over £50"."""
    return bool(claim_pattern("equivalence", "supposed").search(before))


def is_law(sentence: Sentence) -> bool:
    """It tells what an Act or an order says, and names no code."""
    if re.search(r"\bcodes?\b", sentence.whole, re.IGNORECASE):
        return False
    return bool(re.search(claim_words()["citation"]["law"], sentence.text))


def is_another(code: str, candidate: Analysis, baseline: Analysis) -> bool:
    """A name stands before "Code" that neither of the two bears: "the Model Code", "the Ministerial Code"."""
    name = re.search(r"\b([A-Z][\w-]+)(?:['’]s?)? [Cc]ode\b", code)
    if name is None or any(claim_pattern(*path).search(name[1]) for path in _OF_CODES):
        return False
    held = " ".join(f"{one.instrument.title} {one.instrument.authority}" for one in (candidate, baseline))
    return name[1].lower() not in held.lower().split()
