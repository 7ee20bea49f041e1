"""Grammar of one clause, asked of the parse where there is one: its verb, its subject, whether it hangs on another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.analysis.language import lemma
from toolkit.analysis.wordlists import words

if TYPE_CHECKING:
    from toolkit.analysis.language import Doc, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_HANGING = frozenset({"relcl", "advcl", "ccomp", "acl", "csubj", "csubjpass", "pcomp"})
_BE = frozenset({"be", "is", "are", "am", "was", "were", "been", "being", "'s", "’s", "'re", "’re", "'m", "’m"})


def verb_of(doc: Doc, start: int, end: int) -> Token | None:
    """The main verb that the words between two places belong to; None where the text is not parsed there."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span) or not doc.has_annotation("DEP"):
        return None
    root = span.root
    if root.dep_ in {"aux", "auxpass", "neg", "mark", "advmod"} and root.head.i != root.i:
        return root.head
    return root


def subject_of(verb: Token, before: int) -> Token | None:
    """The head word of the verb's subject, looked for up the chain of joined verbs; it stands before place `before`."""
    for _ in range(6):
        for child in verb.children:
            if child.dep_ in _SUBJECTS and child.idx < before and child.i < verb.i:
                return child
        if (
            verb.dep_ not in {"conj", "xcomp", "ccomp", "acomp", "attr", "prep", "pcomp", "aux"}
            or verb.head.i >= verb.i
        ):
            return None
        verb = verb.head
    return None


def is_passive(verb: Token) -> bool:
    """Gifts must be *declared*: a participle after a form of "be"."""
    if any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children):
        return True
    return verb.tag_ == "VBN" and any(child.lower_ in _BE for child in verb.lefts)


_NOTHING = frozenset({"nothing", "nobody", "none", "no-one", "neither"})


def denied_object(verb: Token) -> bool:
    """ "take no bribe", "accept nothing", "say it to nobody": an object with "no", of the verb or of its preposition.
    "no later than" and "no more than" measure and deny nothing."""
    for child in verb.children:
        if child.i < verb.i:
            continue
        objects = [child] if child.dep_ in {"dobj", "attr", "oprd"} else []
        if child.dep_ in {"prep", "dative"} and child.i == verb.i + 1:
            objects = [word for word in child.children if word.dep_ == "pobj"]
        for word in objects:
            if word.lower_ in _NOTHING or any(left.lower_ in {"no", "neither"} for left in word.lefts):
                return True
    return False


def agent_of(verb: Token) -> Token | None:
    """By whom: the head word after "by" of a passive verb."""
    for child in verb.children:
        if child.lower_ == "by" and child.dep_ in {"agent", "prep"}:
            agent = next((word for word in child.children if word.dep_ == "pobj"), None)
            if agent is not None and agent.lower_ not in words("bearers")["no_agent"]["words"]:
                return agent
    return None


def hangs(verb: Token) -> bool:
    """The clause depends on another one and says so with a word such as "which", "if" or "that".

    A parser calls many a main clause an adverbial one; without a word of subordination it is not believed.
    """
    for _ in range(4):
        if verb.dep_ == "conj" and verb.head.i < verb.i:
            verb = verb.head
            continue
        if verb.dep_ in _HANGING and _is_marked(verb) and not _is_factive(verb):
            return True
        if verb.dep_ in {"xcomp", "ccomp", "pcomp", "prep"} and verb.head.i != verb.i:
            verb = verb.head
            continue
        return False
    return False


def relative_word(verb: Token) -> Token | None:
    """The "who" or "which" that opens the verb's clause."""
    relative = words("cues")["subordinate"]["relative"]
    left = [word for word in verb.lefts if word.lower_ in relative]
    return left[0] if left else None


def _is_marked(verb: Token) -> bool:
    marks = words("cues")["subordinate"]["marks"]
    doc, first = verb.doc, _own_edge(verb)
    reduced = verb.dep_ in {"relcl", "acl"} and verb.i > 0
    return reduced or any(doc[place].lower_ in marks for place in range(first, min(first + 3, verb.i)))


def _own_edge(verb: Token) -> int:
    """Where the verb's own clause begins: after a clause that comes first ("If it would hurt, you may take it")."""
    ahead = [child for child in verb.children if child.i < verb.i and child.dep_ in {"advcl", "ccomp"}]
    first: int = ahead[-1].right_edge.i + 1 if ahead else verb.left_edge.i
    return first


def _is_factive(verb: Token) -> bool:
    if verb.dep_ != "ccomp":
        return False
    marked = {word.lower_ for word in verb.lefts}
    return (
        not marked & {"whether", "if", "what", "how"}
        and lemma(verb.head, verb=True) in words("cues")["subordinate"]["factive"]
    )
