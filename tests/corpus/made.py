"""Small documents and a quick reader of them, so that what is tested is the corpus and not the reading.

# Moorbeck District Council
1 Members must declare gifts.      becomes a provision "1"
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from toolkit.corpus import adding
from toolkit.corpus.arrivals import Particulars, files
from toolkit.corpus.shelf import Shelf, opened, sha256
from toolkit.engines import in_process
from toolkit.errors import UnreadableSource
from toolkit.model.norm import Analysis, Norm, ProvisionFacts, TopicScore
from toolkit.model.provision import Instrument, InstrumentKind, Provision, SourceInfo
from toolkit.model.source import Caution

SHARED = ("must declare gifts.", "must not accept gifts.", "should register interests.")


def quick(name: str, data: bytes, kind: InstrumentKind | None, /, *, ocr: bool = False) -> Analysis:
    """The reader. What says "spoilt" cannot be read, "picture" only with OCR; "fault" meets a fault of ours, "deadly"
    ends the process."""
    text = data.decode("utf-8", "surrogatepass")
    if "spoilt" in text:
        raise UnreadableSource(f"{name}: it is spoilt; ask for another copy.")
    if "picture" in text and not ocr:
        raise UnreadableSource(f"{name}: it is a picture; add --ocr.")
    if "fault" in text:
        raise RuntimeError("we did not think of this")
    if "deadly" in text and "pytest" not in Path(sys.argv[0]).name:
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(60)
    provisions = tuple(_provisions(text))
    facts = tuple(
        ProvisionFacts(one.id, "obligation", (Norm("obligation", (0, 4)),), (TopicScore("gifts", 0.5),))
        for one in provisions
    )
    title = text.partition("\n")[0].lstrip("# ")
    made = Instrument(
        sha256(data)[:12],
        title,
        kind or "member_code",
        title,
        "2020-01-01",
        SourceInfo(name, sha256(data), "md"),
        text,
        provisions,
        (Caution("made", "This was read by a test."),),
    )
    return Analysis(made, facts, ("quick 1",))


def slowly(name: str, data: bytes, kind: InstrumentKind | None, /, *, ocr: bool = False) -> Analysis:
    """The same reader with time to be interrupted in."""
    time.sleep(0.03)
    return quick(name, data, kind, ocr=ocr)


def _provisions(text: str) -> Iterator[Provision]:
    at = 0
    for line in text.split("\n"):
        number, _, words = line.partition(" ")
        if number.isdigit():
            start = at + len(number) + 1
            yield Provision(number, number, number, "paragraph", None, "", words, (start, start + len(words)))
        at += len(line) + 1


def write_codes(folder: Path, count: int) -> Path:
    """Files in a folder: one code each, of an authority each, with words that most of them share."""
    folder.mkdir(parents=True, exist_ok=True)
    for place in range(count):
        lines = [f"# Moorbeck {place} Council", *(f"{n} Members {words}" for n, words in enumerate(SHARED, 1))]
        lines.append(f"4 Members of Moorbeck {place} must keep these rules.")
        (folder / f"code-{place:03}.md").write_text("\n".join(lines), encoding="utf-8", newline="\n")
    return folder


def fill(shelf: Shelf, folder: Path, *, chunk: int = 4) -> list[adding.Outcome]:
    """Add every code of a folder, in this process."""
    with in_process() as engine:
        return list(adding.add(shelf, files([folder], Particulars()), reader=quick, engine=engine, chunk=chunk))


def contents(shelf: Shelf) -> dict[str, bytes]:
    """Every file that counts, by its place."""
    paths = (path for path in shelf.folder.rglob("*") if path.is_file() and path != shelf.lock)
    return {path.relative_to(shelf.folder).as_posix(): path.read_bytes() for path in paths}


def main() -> None:
    """A process that adds, and says each outcome: `python -m tests.corpus.made CORPUS FOLDER CHUNK`."""
    shelf = opened(Path(sys.argv[1]))
    with in_process() as engine:
        coming = files([Path(sys.argv[2])], Particulars())
        for one in adding.add(shelf, coming, reader=quick, engine=engine, chunk=int(sys.argv[3])):
            print(one.state, one.id, flush=True)


if __name__ == "__main__":
    main()
