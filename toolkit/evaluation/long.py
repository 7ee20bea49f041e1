"""A redline of hundreds of pages, and how its time grows: part of `make bench`, or `python -m toolkit.evaluation.long`.

Constitutions of any length are put together from the words of the bundled codes, no two paragraphs alike; the edited
copy has words exchanged, paragraphs put in, struck out and moved, duties softened, and one chapter elsewhere.
"""

from __future__ import annotations

import random
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

from toolkit import pipeline
from toolkit.corpus.location import corpora_folder
from toolkit.corpus.store import find
from toolkit.evaluation.figures import Long

CHAPTERS = (75, 150, 300)
"""A chapter of twenty paragraphs fills a page."""
SOURCES = ("thornmere/members", "saltmarsh/members", "westhaven/members")
PARAGRAPHS, EDITS = 20, 4
"""In each chapter, and for each chapter."""
Chapter = tuple[str, list[str]]


def made(chapters: int, seed: int) -> tuple[list[Chapter], list[Chapter]]:
    """The chapters of a constitution, each a heading and its paragraphs, and those of its edited copy; the same for the
    same seed."""
    chance, texts = random.Random(seed), _texts()
    words = sorted({word for text in texts for word in text.split()})
    first = [
        (f"Matters of {chance.choice(words)}", [_paragraph(chance, texts, words) for _ in range(PARAGRAPHS)])
        for _ in range(chapters)
    ]
    copy = [(heading, list(paragraphs)) for heading, paragraphs in first]
    for _ in range(EDITS * chapters):
        _edit(chance, copy, _paragraph(chance, texts, words))
    copy.append(copy.pop(len(copy) // 3))
    return first, copy


def _texts() -> list[str]:
    codes = (pipeline.instrument(find(name, corpora_folder())) for name in SOURCES)
    return [one.text for code in codes for one in code.provisions if len(one.text.split()) > 8]


def _paragraph(chance: random.Random, texts: Sequence[str], words: Sequence[str]) -> str:
    """A paragraph of a bundled code with words of others between its own."""
    found = chance.choice(texts).split()
    for _ in range(chance.randint(3, 10)):
        found.insert(chance.randint(1, len(found)), chance.choice(words))
    return re.sub(r"^[\W\d]+", "", " ".join(found))


def _edit(chance: random.Random, copy: list[Chapter], fresh: str) -> None:
    paragraphs = chance.choice(copy)[1]
    place, kind = chance.randrange(len(paragraphs)), chance.random()
    if kind < 0.5:
        words = paragraphs[place].split()
        words[chance.randrange(len(words))] = chance.choice(fresh.split())
        paragraphs[place] = " ".join(words)
    elif kind < 0.65:
        paragraphs.insert(place, fresh)
    elif kind < 0.8 and len(paragraphs) > PARAGRAPHS // 2:
        del paragraphs[place]
    elif kind < 0.9 and len(paragraphs) > PARAGRAPHS // 2:
        chance.choice(copy)[1].insert(0, paragraphs.pop(place))
    else:
        paragraphs[place] = re.sub(r"\b(?:must|shall)\b", "should", paragraphs[place])


def printed(chapters: Sequence[Chapter]) -> str:
    """A constitution as Markdown."""
    lines = ["# Constitution of the Authority"]
    for number, (heading, paragraphs) in enumerate(chapters, start=1):
        lines.append(f"## {number} {heading}")
        lines += [f"{number}.{place} {text}" for place, text in enumerate(paragraphs, start=1)]
    return "\n\n".join(lines) + "\n"


def measured(chapters: int, folder: Path) -> Long:
    """One length: the command as a person gives it, in a new process, its findings written as JSON."""
    from toolkit.evaluation.scale import ran

    names = [folder / f"{side}-{chapters}.md" for side in ("current", "proposed")]
    texts = [printed(side) for side in made(chapters, chapters)]
    for name, text in zip(names, texts, strict=True):
        name.write_text(text, encoding="utf-8")
    run = ran("toolkit", "redline", *names, "-o", folder / f"found-{chapters}.json")
    return Long(chapters, len(texts[0].split()), run.seconds, run.peak, run.workers)


def all_measured(sizes: Sequence[int] = CHAPTERS) -> list[Long]:
    """A row for each length."""
    with tempfile.TemporaryDirectory() as folder:
        return [measured(size, Path(folder)) for size in sizes]


def main() -> None:
    """Measure, and put the section into docs/performance.md."""
    from toolkit.evaluation.bench import PAGE
    from toolkit.evaluation.performance import with_long

    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(with_long(page, all_measured()), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
