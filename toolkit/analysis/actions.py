"""What a norm asks to be done: the lemma of its verb and the head of its object ("disclose interest")."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.analysis.clauses import is_passive, subject_of
from toolkit.analysis.cues import Cue
from toolkit.analysis.language import lemma
from toolkit.model.norm import Facet

if TYPE_CHECKING:
    from toolkit.analysis.language import Doc, Token

_THROUGH = frozenset({"allow", "attempt", "seek", "try", "fail", "continue", "ensure", "be"})
"""Verbs that say little without the verb they lead to."""


def action(doc: Doc, cue: Cue) -> Facet | None:
    """The action of a norm with the span of its verb; None where no verb was parsed."""
    found, passive = doc[cue.verb] if cue.verb is not None else None, cue.passive
    if cue.word in {"phrase", "being:phrase", "having:phrase"}:
        # "are required to declare", "a duty to report": the verb after the cue.
        after = (word for word in doc if cue.end <= word.idx < cue.end + 60 and word.tag_ in {"VB", "VBG", "VBN"})
        found = next((word for word in after if word.lower_ not in {"be", "being"}), found)
        passive = found is not None and is_passive(found)
    if found is None:
        return None
    verb = _content(found)
    if verb.tag_[:2] != "VB" or not verb.text.replace("-", "").isalpha() or verb.text.endswith("-"):
        return None
    thing = _object(verb, passive=passive)
    return Facet("action", _value(verb, thing), (verb.idx, verb.idx + len(verb.text)))


def further_actions(doc: Doc, cue: Cue, first: Facet | None) -> tuple[Facet, ...]:
    """The acts joined to the first one: "must complete the course *and repeat* it" asks two things."""
    if first is None or not doc.has_annotation("DEP"):
        return ()
    span = doc.char_span(*first.span, alignment_mode="expand")
    found = list(_joined(span[0], doc)) if span is not None and len(span) else []
    return tuple(
        Facet("action", _value(verb, _object(verb, passive=cue.passive)), (verb.idx, verb.idx + len(verb.text)))
        for verb in found
    )


def _joined(verb: Token, doc: Doc) -> Iterator[Token]:
    """Verbs joined by "and" or a comma that have no modal and no subject of their own."""
    for child in verb.children:
        own = any(word.tag_ == "MD" or word.dep_ in {"nsubj", "nsubjpass"} for word in child.children)
        if child.dep_ == "conj" and child.i > verb.i and child.tag_[:2] == "VB" and not own:
            yield child
            yield from _joined(child, doc)


def _value(verb: Token, thing: Token | None) -> str:
    return lemma(verb, verb=True) + (f" {lemma(thing)}" if thing is not None else "")


def bare_action(doc: Doc) -> Facet | None:
    """The action of an item under a lead-in: its first verb, or the noun it starts with."""
    for word in doc[:6]:
        if word.tag_ in {"VB", "VBG", "VBP"}:
            return Facet("action", _value(word, _object(word, passive=False)), (word.idx, word.idx + len(word.text)))
    return None


def _content(verb: Token) -> Token:
    if verb.tag_[:2] == "VB" and lemma(verb, verb=True) not in _THROUGH:
        return verb
    return next(
        (child for child in verb.children if child.dep_ == "xcomp" and child.i > verb.i and child.tag_[:2] == "VB"),
        verb,
    )


def _object(verb: Token, *, passive: bool) -> Token | None:
    if passive:
        return subject_of(verb, verb.idx)
    for child in verb.children:
        if child.i > verb.i and child.dep_ in {"dobj", "attr", "dative"} and child.tag_[:2] in {"NN"}:
            return child
    for child in verb.children:
        if child.i > verb.i and child.dep_ == "prep":
            return next((word for word in child.children if word.dep_ == "pobj" and word.tag_[:2] == "NN"), None)
    return None
