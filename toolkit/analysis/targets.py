"""What a reference points at: the provision of an instrument that bears the label, or none."""

from __future__ import annotations

import re
from functools import cache

from toolkit.analysis.wordlists import words
from toolkit.model.provision import Instrument, Provision

COUNTED = "bis|ter|quater|quinquies|sexies|septies|octies|novies|nonies|decies|undecies|duodecies"
"""How civil law counts what was put in after another: article 3 bis."""


def cites_of(instrument: Instrument) -> dict[str, tuple[str, ...]]:
    """The ids of an instrument's provisions by cite, without blanks and in lower case; a cite may repeat."""
    found: dict[str, list[str]] = {}
    for provision in instrument.provisions:
        found.setdefault(folded(provision.cite), []).append(provision.id)
    for cite, ids in list(found.items()):  # "section 12.03" where the code prints "Sec. 12.03"
        found.setdefault(_PRINTED_UNIT.sub("", cite), ids)
    for cite, ids in list(found.items()):  # "paragraph 9" and "paragraph 2(a)" where the code prints "9)" and "a)"
        found.setdefault(_unclosed(cite), ids)
    return {cite: tuple(ids) for cite, ids in found.items()}


_PRINTED_UNIT = re.compile(
    r"^(?:sections?|sec\.?|s\.|§+|articles?|art\.?|rules?|regulations?|reg\.?|clauses?|cl\.?)(?=\d|[ivxl]+[.\-]\d)"
)


def _unclosed(cite: str) -> str:
    """`2)a)` as others cite it: 2(a)."""
    head, *rest = cite.split(")")
    if "(" in cite or not rest:
        return cite
    return head + "".join(f"({label})" for label in rest[:-1]) + rest[-1]


@cache
def unit_of(printed: str) -> str:
    table = words("references")["units"]
    return next(str(normal) for expression, normal in table.items() if re.fullmatch(expression, printed, re.IGNORECASE))


def resolve(
    unit: str,
    label: str,
    *,
    instrument: Instrument,
    provision: Provision,
    cites: dict[str, tuple[str, ...]],
    within: str | None = None,
) -> str | None:
    """The id of the provision that a unit and a label point at, seen from a provision; None where there is none.

    "Appendix B" is sought by cite with its unit, "paragraph 3(a)" by cite, "sub-paragraph (2)" among the relatives of
    the place it is said in, the nearest first. Of several with one cite the nearest counts. within: an id to
    stay under.
    """
    wanted = folded(label)
    full = {"Sch": "schedule", "App": "appendix", "Ch": "chapter"}.get(unit_of(unit), unit_of(unit).lower())
    keys = [f"{full}{wanted}", wanted] if not wanted.startswith("(") else _relatives(provision, instrument, wanted)
    for place in instrument.ancestors(provision):  # "Part 2", said in Schedule 1: first that schedule's own
        if place.level in {"schedule", "appendix"}:
            keys.insert(0, f"{folded(place.cite)},{full}{wanted}")
    if within is not None:  # "paragraph 4 of Schedule 1" is cited "Schedule 1, 4", its Part 2 "Schedule 1, Part 2"
        keys += [f"{folded(instrument.by_id[within].cite)},{one}" for one in (f"{full}{wanted}", wanted)]
    for key in keys:
        ids = [place for place in cites.get(key, ()) if within is None or place.startswith(f"{within}/")]
        if ids:
            return max(ids, key=lambda place: (_shared(place, provision.id), -ids.index(place)))
    return None


def _relatives(provision: Provision, instrument: Instrument, wanted: str) -> list[str]:
    """Cites that "(2)" may stand for: a brother, an uncle, then a child of the provision or of those above it."""
    near, found = folded(provision.cite), []
    while "(" in near:
        near = near[: near.rindex("(")]
        found.append(near + wanted)
    return found + [folded(above.cite) + wanted for above in (provision, *instrument.ancestors(provision))]


def _shared(one: str, other: str) -> int:
    """How many steps of their paths two ids share from the top."""
    count = 0
    for left, right in zip(one.split("/"), other.split("/"), strict=False):
        if left != right:
            break
        count += 1
    return count


def folded(cite: str) -> str:
    return re.sub(rf"\s+|-(?=(?:{COUNTED})\b)", "", cite.lower())
