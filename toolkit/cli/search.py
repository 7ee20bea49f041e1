"""`conduct search`: provisions of a corpus that answer some words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toolkit.cli.corpus import Format, Nation, Type
from toolkit.cli.options import EncoderChoice, kind_of
from toolkit.errors import BadOption

if TYPE_CHECKING:
    from toolkit.corpus.holdings import Authority, Holding
    from toolkit.corpus.search import Hit


def search(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS...", help='What to look for; "..." must stand there as it is.')
    ],
    corpus: Annotated[Path, typer.Option("--corpus", metavar="DIR", help="The folder of the corpus.", readable=False)],
    topic: Annotated[str, typer.Option("--topic", help="Only provisions on this topic, such as gifts.")] = "",
    kind: Annotated[str | None, typer.Option("--kind", help="officer, member, protocol and so on.")] = None,
    type: Type = "",
    nation: Nation = "",
    limit: Annotated[int, typer.Option("--limit", min=1, max=1000, help="How many are shown at most.")] = 10,
    encoder: EncoderChoice = "default",
    format: Annotated[Format, typer.Option("--format", help="To read, or JSON.")] = Format.text,
) -> None:
    """Search the provisions of a corpus, by words and by meaning; identical texts are shown once."""
    from toolkit import pipeline
    from toolkit.cli.output import show
    from toolkit.corpus.search import search as searched
    from toolkit.corpus.search_words import asked
    from toolkit.corpus.shelf import opened

    if topic and topic not in pipeline.topic_names():
        raise BadOption(f"--topic {topic}: no such topic; use one of {', '.join(pipeline.topic_names())}")
    wanted_kind = kind_of(kind)

    def wanted(whose: Authority, one: Holding) -> bool:
        return type in ("", whose.kind) and nation in ("", whose.nation) and wanted_kind in (None, one.kind)

    encode = partial(pipeline.rows_encoded, encoder=encoder)
    question = asked(_joined(words))
    found = searched(opened(corpus), question, encode=encode, wanted=wanted, topic=topic, limit=limit)
    show(_json(found) if format is Format.json else _text(found))


def _joined(words: Sequence[str]) -> str:
    """Several arguments are one question. A shell takes quotation marks off; one argument with blanks among several was
    a quotation: search gifts "head of service"."""
    if len(words) == 1:
        return words[0]
    return " ".join(f'"{one}"' if " " in one.strip() and '"' not in one else one for one in words)


def _json(found: Sequence[Hit]) -> str:
    from toolkit.model.codec import canonical, to_data

    return canonical({"schema_version": "1", "hits": [to_data(one) for one in found]})


def _text(found: Sequence[Hit]) -> str:
    return "\n".join(_shown(one) for one in found) if found else "Nothing was found.\n"


def _shown(one: Hit) -> str:
    """Whose it is and where it stands, the words, and how many others have them."""
    from textwrap import fill

    from toolkit.pipeline import visible

    head = ", ".join(part for part in (one.authority, one.code, one.cite, one.date) if part)
    body = fill(visible(one.text), 100, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False)
    codes = "code has" if one.others == 1 else "codes have"
    also = f"    ({one.others} other {codes} the very same words)\n" if one.others else ""
    return f"{visible(head)}\n{body}\n{also}"
