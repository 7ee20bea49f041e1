"""Which words may carry a modality: modals, forms of "be" and "have" with a phrase, whole phrases; with negation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import cast

from toolkit.analysis.people import Mention
from toolkit.analysis.wordlists import any_of, pattern, spelt, words
from toolkit.model.norm import Modality

_BE = r"(?:is|are|am|be|being|was|were|['’]s|['’]re|['’]m)"
_HAVE = r"(?:have|has|had)"
MODALS = frozenset({"must", "shall", "will", "may", "can"})
_ASIDE = r"(?:\s*,[^,.;:]{1,90},)?"


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that carry a modality. word: the modal or the kind of phrase; verb, subject: token numbers or None."""

    start: int
    end: int
    modality: Modality
    word: str
    verb: int | None = None
    subject: int | None = None
    passive: bool = False


def candidates(text: str) -> list[Cue]:
    """Every cue that the words of a text allow, in order, none inside another; some only look like one."""
    return _merged(sorted(_found(text), key=lambda cue: (cue.start, -cue.end)))


def _found(text: str) -> Iterator[Cue]:
    table = words("cues")
    for expression, modality in table["phrases"].items():
        for match in pattern(expression).finditer(text):
            yield Cue(match.start(), match.end(), cast(Modality, modality), "phrase")
    yield from _modals(text)
    yield from _framed(text, _BE, table["being"], "being")
    yield from _framed(text, _HAVE, table["having"], "having")


def _modals(text: str) -> Iterator[Cue]:
    table, slot = words("cues"), _slot()
    negation = table["negation"]
    for expression, (positive, negative) in table["modals"].items():
        for match in re.finditer(rf"(?<!\w){expression}(?P<short>n['’]t)?(?!\w)", text, re.IGNORECASE):
            rest = re.compile(rf"{slot}{_ASIDE}{slot}\s+(?P<no>{negation['after']})\b", re.IGNORECASE).match(
                text, match.end()
            )
            said = rest and not re.compile(rf"\s*{negation['false']}", re.IGNORECASE).match(text, rest.start("no"))
            end = rest.end("no") if rest and said else match.end()
            refused = bool(match["short"] or said) or _denied_before(text, match.start())
            word = re.split(r"[\s(\[]", expression)[0]
            yield Cue(
                match.start(),
                end,
                cast(Modality, negative if refused else positive),
                {"wo": "will", "?<=": "will", "ca": "can", "cannot": "can"}.get(word, word),
            )


def _framed(text: str, frame: str, table: dict[str, list[str]], kind: str) -> Iterator[Cue]:
    refusing = "|".join(words("cues")["negation"]["after_frame"])
    denial = rf"(?P<no>n['’]t)?{_slot()}(?P<not>\s+(?:{refusing}))?{_slot()}"
    for expression, (positive, negative) in table.items():
        whole = rf"(?:(?<!\w)|(?=['’])){frame}{denial}\s+(?P<what>{expression})"
        for match in re.finditer(whole, text, re.IGNORECASE):
            if match.group().lower().startswith("being") and _happened(text, match.start()):
                continue
            if _PAST.match(match.group()) and positive == "recommendation":
                continue  # "a meal to which all were invited": what happened
            refused = bool(match["no"] or match["not"]) or _denied_before(text, match.start())
            word = "to" if expression.startswith(("to(?=", "not (?=")) else "phrase"
            yield Cue(match.start(), match.end(), cast(Modality, negative if refused else positive), f"{kind}:{word}")


@cache
def _slot() -> str:
    """What may stand between a modal and its verb."""
    return rf"(?:\s+(?!(?:un)?likely\b)(?:{'|'.join(words('cues')['modal_slot']['words'])}))*"


_PAST = re.compile(r"(?:was|were)\b", re.IGNORECASE)


def _happened(text: str, place: int) -> bool:
    """ "thirty days from being asked to settle": what happened, and no norm."""
    return bool(spelt("cues", "looks", "happened").search(text[max(place - 9, 0) : place]))


_REACH = 300
"""Code points before a modal in which the denial it obeys may stand."""


def _denied_before(text: str, place: int) -> bool:
    """ "Under no circumstances must", "No gift may": the clause that ends at `place` begins with a denial."""
    opening = max(*(text.rfind(sign, 0, place) for sign in ".;:?!"), place - _REACH) + 1
    head = re.sub(r"(?<=\d),(?=\d)", "", text[opening:place])  # "$2,500" has no comma of a clause
    negation = words("cues")["negation"]
    if re.search(rf"(?:^|,|\bor|\band|\bbut)\s*(?:{negation['clause']})\b[^,]{{0,40}}$", head.strip(), re.IGNORECASE):
        return True
    subject = any_of(negation["subject"])
    return bool(
        re.search(
            rf"(?:^|[,–—]|\band|\bbut|\bthat)\s*{subject}\b(?![^,]*\b(?:if|when|where|who)\b[^,]*,)[^,]*(?:,[^,]*,)?[^,]*$",
            head.strip(),
            re.IGNORECASE,
        )
    )


def _merged(found: list[Cue]) -> list[Cue]:
    """One cue for each place. A phrase beats the modal it begins with: "shall be entitled to" is leave, not duty."""
    kept: list[Cue] = []
    for cue in found:
        before = kept[-1] if kept else None
        if before and cue.start < before.end:
            if (
                ":" in before.word
                and before.word.endswith(":to")
                and cue.end >= before.end
                and not cue.word.endswith(":to")
            ):
                kept[-1] = cue
            continue
        if (
            before
            and before.word in {"must", "shall", "will"}
            and cue.word.startswith(("being", "having"))
            and cue.start - before.end <= 1
        ):
            if cue.word.endswith(":phrase"):
                kept[-1] = _joined(before, cue)
            continue
        if before and before.word in {"must", "shall", "will", "may", "should", "can"} and cue.start - before.end <= 1:
            continue
        kept.append(cue)
    return kept


def _joined(modal: Cue, phrase: Cue) -> Cue:
    turned = {"obligation": "permission", "permission": "prohibition", "prohibition": "permission"}
    refused = modal.modality == "prohibition"
    turned["recommendation"] = "permission" if modal.word == "will" else "prohibition"  # "must not be asked to"
    modality = turned.get(phrase.modality, phrase.modality) if refused else phrase.modality
    return replace(phrase, start=modal.start, modality=cast(Modality, modality))


def of_person(text: str, cue: Cue, people: tuple[Mention, ...]) -> Cue:
    """A rule that "shall not prevent" something lets it be; a person who shall not prevent it is bound."""
    refused = _BARRED.match(text, cue.start) if cue.word == "phrase" and cue.modality == "permission" else None
    before = (person for person in people if not text[person.end : cue.start].strip() and person.end <= cue.start)
    if refused is None or all(_is_body(text, person) for person in before):
        return cue
    return replace(cue, end=refused.end(), word=refused[1].lower(), modality="prohibition")


def _is_body(text: str, person: Mention) -> bool:
    """ "The Council will not require you to tell it", "we will not": the authority, which lets off."""
    return person.normal in {"anaphor", "authority", "committee"} or text[person.start : person.end].lower() == "we"


_BARRED = re.compile(r"(shall|will) not\b", re.IGNORECASE)


def is_made_sure(text: str, cue: Cue) -> bool:
    """ "You should make sure that files cannot be lost": how things are to be, no ban beside the recommendation."""
    return (
        cue.word == "can"
        and cue.modality == "prohibition"
        and bool(spelt("cues", "looks", "made_sure").search(text[: cue.start]))
    )
