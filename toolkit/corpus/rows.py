"""An analysis as rows of tables and back, without loss. Words and facts are named by their hash and stored once.

    instruments   one row for each thing that was read: what the outline gave, and the text between the provisions
    provisions    one row for each provision, in document order, with the hash of its words and of its facts
    texts         the words of provisions, each once: councils copy each other's, so most are shared
    facts         what the analysis found in provisions, each once: modality, topic, and everything as JSON
    embeddings    a row of numbers for each text and encoder

A text is put together again from the provisions' words and what stands between them:

    text   "1. Gifts\\n(a) Members must not accept gifts.\\n"
    gaps   ["1. Gifts\\n(a) ", "\\n"]
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from toolkit.corpus.shelf import sha256
from toolkit.errors import BadData
from toolkit.model.codec import from_data, to_data
from toolkit.model.norm import Analysis

Row = dict[str, Any]
_HALVES = re.compile("[\ud800-\udfff]")
"""Half a surrogate pair, which a damaged PDF can hold, is no UTF-8; one sign for one, so that spans still count."""


@dataclass(frozen=True, slots=True)
class Rows:
    """One analysis. parsed: the hash of all of it; texts: by hash; facts: by hash."""

    parsed: str
    instrument: Row
    provisions: tuple[Row, ...]
    texts: Mapping[str, str]
    facts: Mapping[str, Row]


def rows_of(analysis: Analysis) -> Rows:
    """The rows of an analysis; the same analysis has the same rows."""
    whole = _HALVES.sub("�", json.dumps(to_data(analysis), ensure_ascii=False))
    data = json.loads(whole)
    parsed, instrument = sha256(whole.encode("utf-8")), data["instrument"]
    texts = {hash_of(one["text"]): one["text"] for one in instrument["provisions"]}
    facts = [_facts(one) for one in data["facts"]]
    provisions = tuple(
        _provision(one, parsed, place, facts[place]["hash"]) for place, one in enumerate(instrument["provisions"])
    )
    return Rows(parsed, _instrument(data, parsed), provisions, texts, {one["hash"]: one for one in facts})


def hash_of(text: str) -> str:
    """The name of a provision's words: of the very words, for two that differ in a comma may differ in law."""
    return sha256(text.encode("utf-8", "surrogatepass"))


def _instrument(data: Row, parsed: str) -> Row:
    found = data["instrument"]
    kept = {key: found[key] for key in ("id", "title", "kind", "authority", "date")}
    rest = {key: found[key] for key in ("source", "warnings", "exclusions")} | {"models": data["models"]}
    gaps = list(_gaps(found["text"], [one["span"] for one in found["provisions"]]))
    count = len(found["provisions"])
    return {"parsed": parsed, **kept, "provisions": count, "gaps": gaps, "rest": _json(rest)}


def _provision(found: Row, parsed: str, place: int, facts: str) -> Row:
    own = {key: value for key, value in found.items() if key not in ("span", "text")}
    start, end = found["span"]
    return {"parsed": parsed, "place": place, **own, "start": start, "end": end} | {
        "text": hash_of(found["text"]),
        "facts": facts,
    }


def _facts(found: Row) -> Row:
    """Without the id, which is the one thing in it that is another for each code."""
    own = {key: value for key, value in found.items() if key != "id"}
    written = _json(own)
    topic = own["topics"][0]["topic"] if own["topics"] else "other"
    return {"hash": hash_of(written), "modality": own["modality"], "topic": topic, "json": written}


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _gaps(text: str, spans: Sequence[Sequence[int]]) -> Iterator[str]:
    at = 0
    for start, end in _in_turn(spans):
        yield text[at:start]
        at = end
    yield text[at:]


def _in_turn(spans: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Spans by their place; what would overlap an earlier one is in it already."""
    at = 0
    for start, end in sorted((start, end) for start, end in spans):
        if start >= at and end > start:
            yield start, end
            at = end


def analysis_of(rows: Rows) -> Analysis:
    """The analysis that the rows were made of. Raises BadData where they do not go together."""
    try:
        data = _data(rows)
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise BadData(f"tables: rows are missing or damaged ({error}); run conduct corpus verify --mend") from error
    return from_data(Analysis, data, origin="tables")


def _data(rows: Rows) -> Row:
    provisions = []
    for one in sorted(rows.provisions, key=lambda row: cast(int, row["place"])):
        kept = {key: one[key] for key in one if key not in ("parsed", "place", "start", "end", "facts")}
        provisions.append({**kept, "text": rows.texts[one["text"]], "span": [one["start"], one["end"]]})
    rest = json.loads(rows.instrument["rest"])
    models = rest.pop("models")
    about = {key: rows.instrument[key] for key in ("id", "title", "kind", "authority", "date")}
    text = _joined(rows.instrument["gaps"], provisions)
    ordered = sorted(rows.provisions, key=lambda row: cast(int, row["place"]))
    facts = [{"id": one["id"], **json.loads(rows.facts[one["facts"]]["json"])} for one in ordered]
    return {"instrument": {**about, **rest, "text": text, "provisions": provisions}, "facts": facts, "models": models}


def _joined(gaps: Sequence[str], provisions: Sequence[Row]) -> str:
    words = {tuple(one["span"]): one["text"] for one in provisions}
    said = [words[span] for span in _in_turn([one["span"] for one in provisions])]
    if len(gaps) != len(said) + 1:
        raise ValueError("the text has another number of pieces")
    return gaps[0] + "".join(one + gap for one, gap in zip(said, gaps[1:], strict=True))
