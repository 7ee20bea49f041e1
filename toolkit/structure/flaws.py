"""Numbering errors of the source, kept as printed and said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.model.provision import Provision
from toolkit.model.source import Caution
from toolkit.structure.nodes import Node

_FLAWS = {
    "repeat": ("number_repeated", "{cite} is printed twice"),
    "skip": ("numbering_gap", "{missing}: {cite} follows {before}"),
    "order": ("number_out_of_order", "{cite} follows {before}"),
    "start": ("numbering_gap", "the list that {cite} opens does not begin with its first number"),
}


def flaws_of(roots: Sequence[Node], provisions: Sequence[Provision]) -> list[Caution]:
    """Numbering errors of the source, kept as printed and said."""
    found: list[Caution] = []
    by_node = dict(zip((id(node) for root in roots for node in root.walk()), provisions, strict=False))
    last: dict[tuple[object, str], Node] = {}
    for root in roots:
        for node in root.walk():
            key = (node.reading.style if node.reading else "", str(len(node.reading.parts) if node.reading else 0))
            if node.flaw:
                found.append(_caution(node, last.get(key), by_node))
            last[key] = node
    return found


def _caution(node: Node, before: Node | None, by_node: dict[int, Provision]) -> Caution:
    code, message = _FLAWS[node.flaw]
    provision = by_node[id(node)]
    earlier = by_node[id(before)].cite if before is not None else "nothing"
    place = f"{provision.cite}, page {provision.page}" if provision.page else provision.cite
    missing = _missing(provision, node, before)
    return Caution(code, message.format(cite=provision.cite, before=earlier, missing=missing), place)


def _missing(provision: Provision, node: Node, before: Node | None) -> str:
    if before is None or node.reading is None or before.reading is None:
        return "a number is missing"
    gone = node.reading.parts[-1] - before.reading.parts[-1] - 1
    if gone == 1 and (own := re.search(r"\d+(?=[).]*$)", provision.cite)) and own[0] in provision.number:
        return f"no {provision.cite[: own.start()]}{int(own[0]) - 1}{provision.cite[own.end() :]} was found"
    if gone == 1:
        return "one number is missing"
    return f"{gone} numbers are missing" if gone > 1 else "a number is missing"
