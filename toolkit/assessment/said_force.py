"""With what force a provision says what an expectation needs: that of the sentence that says it, not of its neighbour.

"A lesser interest is mentioned at the meeting. The councillor may speak like any other."   disclosure: a statement
"Staff must wear a badge. A present may be put down in the book."                          gifts: a permission
"""

from __future__ import annotations

import re

from toolkit.assessment.carried import Asked
from toolkit.model.norm import Modality
from toolkit.model.provision import Span

FORCE: dict[Modality, int] = {"prohibition": 3, "obligation": 3, "recommendation": 2, "permission": 1, "none": 0}
_SENTENCE = re.compile(r"[^.!?;]+[.!?;]*")


def sentences(text: str) -> list[Span]:
    """Where each stands, its stop included; what stands between semicolons is one too. A stop within a figure parts it
    as well: for what words say that does no harm, and the claims of a report, which live of figures, are cut with more
    care (`claims_text.py`)."""
    return [found.span() for found in _SENTENCE.finditer(text)]


def said_force(asked: Asked, id: str, needs: tuple[str, ...]) -> Modality:
    """The strongest force of the sentences that speak of the first need; of a sentence that says all that is needed and
    has no must, should or may that of a statement; else the force of the provision."""
    facts, text = asked.code.by_id[id], asked.code.instrument.by_id[id].text
    if not needs or not facts.norms or any(norm.cue_in for norm in facts.norms):
        return facts.modality
    speaking = [span for span in sentences(text) if asked.speaks(text[slice(*span)], needs[0])]
    forces = [norm.modality for norm in facts.norms if any(a <= norm.cue[0] < b for a, b in speaking)]
    if forces:
        return max(forces, key=lambda force: FORCE[force])
    weak = FORCE[facts.modality] < FORCE["obligation"]
    whole = any(all(asked.speaks(text[slice(*span)], need) for need in needs) for span in speaking)
    return "none" if weak and whole else facts.modality
