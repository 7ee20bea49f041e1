"""Which words only open a list and ask nothing by themselves ("You must not-")."""

from __future__ import annotations

import re

from toolkit.structure.endings import MODAL, is_opening
from toolkit.structure.nodes import Node
from toolkit.structure.worded import words

_REQUIRES = re.compile(
    r"\b(?:must|shall|should|may|will|cannot|need|required|expected|ought|forbidden|prohibited)\b(?:\W+\w+){3,}", re.I
)


def _only_states(sentence: str) -> bool:
    """No command, for it begins with a word for a thing ("Your safety comes first."), and no verb that asks."""
    head = sentence.split(" ", 1)[0].lower()
    return head in words()["words"]["statements"] and not (MODAL.search(sentence) or _REQUIRES.search(sentence))


def is_lead_in(node: Node) -> bool:
    """It opens a list and asks nothing by itself: no words, or one unfinished sentence, perhaps after a mere statement.

    "You must not disclose confidential information unless-" asks something by itself: its list holds only conditions.
    """
    items = [child for child in node.children if child.kind in {"clause", "definition"}]
    if node.kind == "heading" or not items:
        return False
    if not node.text:
        return True
    if not is_opening(node.text) and re.search(r"[.;!?][\"”’')\]]*$", node.text):
        return False
    *before, _ = re.split(r"(?<=[.;!?])\s+(?=[A-Z])", node.text)
    if not all(_only_states(sentence) for sentence in before):
        return False
    tail = " ".join(re.findall(r"[\w’']+", node.text)[-3:]).lower()
    heads = {item.text.split(" ", 1)[0].lower() for item in items}
    link = set(words()["words"]["subordinators"])
    conditional = bool(link & set(tail.split())) or heads <= link
    return not (conditional and _REQUIRES.search(node.text))
