"""Our redline beside two others on the same Word files: plain diff-match-patch, and python-redlines' docxodus engine.

Both are run as their own pages say, with their own defaults but for moves, which the engine marks only when asked.
"""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from statistics import median
from subprocess import SubprocessError
from time import perf_counter
from typing import Any
from xml.etree.ElementTree import Element, fromstring

from toolkit import pipeline
from toolkit.evaluation.figures import Rival
from toolkit.evaluation.versions import redline_tally
from toolkit.evaluation.versions_gold import read_redline, redline_files, versions_data
from toolkit.model.crosswalk import Correspondence, Crosswalk
from toolkit.model.redline import Redline

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MARKS = ("ins", "del", "moveFromRangeStart")
"""What a reader sees as one revision each; a move is counted once, at its start."""

Files = tuple[Path, Path]


def rivals(folder: Path, *, runs: int) -> list[Rival]:
    """A row for each method and each pair of `folder` (corpora/versions) that is kept as Word files; seconds are the
    median of `runs`, after one that is not counted."""
    found = []
    for path in redline_files(folder):
        data = versions_data(path)
        files = tuple((folder / data[side]).with_suffix(".docx") for side in ("current", "proposed"))
        if all(file.is_file() for file in files):
            found += _pair(path, (files[0], files[1]), runs)
    return found


def _pair(path: Path, files: Files, runs: int) -> list[Rival]:
    name, moved = path.stem, _moved(path)
    rows = [
        _schedule(path, files, runs),
        _tracked(name, "conduct, tracked Word file", partial(ours, files), moved, runs),
    ]
    rows += [_edits(name, files, runs), _plain(name, files, moved, runs)]
    return [*rows, *_engine(name, files, moved, runs)]


def _moved(path: Path) -> list[set[str]]:
    """For each move of the gold, the words of the provisions that may be marked as moved."""
    data = versions_data(path)
    texts = {one.cite: one.text for one in pipeline.instrument(path.parent / data["current"]).provisions}
    return [{texts[cite] for cite in row["baseline"]} for row in data["change"] if row["kind"] == "moved"]


def _redline(files: Files) -> Redline:
    return pipeline.redline(*(pipeline.analysis(file) for file in files))


def _schedule(path: Path, files: Files, runs: int) -> Rival:
    """Our findings, without a Word file; they tell of a move also where the words changed on the way."""
    seconds, found = timed(partial(_redline, files), runs)
    sides = (found.crosswalk.baseline.instrument, found.crosswalk.candidate.instrument)
    tally = redline_tally(found, read_redline(path, *sides))
    return Rival(path.stem, "conduct, findings", seconds, tally.said, tally.moved_found, tally.moved_gold)


def ours(files: Files) -> bytes:
    """The whole of our work from two files to a tracked Word file; findings are made too, though a rival has none."""
    found = _redline(files)
    contents = files[0].read_bytes(), files[1].read_bytes()
    return pipeline.tracked_copy(found, contents, author="Author", date="2024-01-02T09:00:00Z", warn=lambda _: None)


def _tracked(name: str, method: str, work: Callable[[], bytes], moved: list[set[str]], runs: int) -> Rival:
    seconds, made = timed(work, runs)
    return Rival(name, method, seconds, *counted(made, moved), len(moved))


def _edits(name: str, files: Files, runs: int) -> Rival:
    """Our word edits alone, of provisions already aligned."""
    found = _redline(files)
    pairs = [_sides(found.crosswalk, link) for link in found.crosswalk.correspondences]
    seconds, made = timed(lambda: [pipeline.exact_edits(*pair) for pair in pairs], runs)
    revisions = sum(op != "keep" for edits in made for op, _ in edits)
    return Rival(name, "conduct, word edits alone", seconds, revisions, None, 0)


def _sides(crosswalk: Crosswalk, link: Correspondence) -> tuple[str, str]:
    sides = ((crosswalk.baseline, link.baseline), (crosswalk.candidate, link.candidate))
    before, after = (" ".join(side.instrument.by_id[id].text for id in ids) for side, ids in sides)
    return before, after


def _plain(name: str, files: Files, moved: list[set[str]], runs: int) -> Rival:
    """diff-match-patch on the two texts as its page shows it: letters, its time limit of one second, and its tidying
    for readers. It knows no moves."""
    from diff_match_patch import diff_match_patch

    before, after = (pipeline.instrument(file).text for file in files)

    def work() -> list[tuple[int, str]]:
        engine = diff_match_patch()
        edits: list[tuple[int, str]] = engine.diff_main(before, after)
        engine.diff_cleanupSemantic(edits)
        return edits

    seconds, made = timed(work, runs)
    return Rival(name, "diff-match-patch, letters", seconds, sum(op != 0 for op, _ in made), 0, len(moved))


def _engine(name: str, files: Files, moved: list[set[str]], runs: int) -> list[Rival]:
    """docxodus, a program of its own that is started for each pair: so also the time of two files that are alike, which
    is little more than its start. Without the package, or where its program fails, the rows say so."""
    method = "python-redlines, docxodus"
    try:
        from python_redlines import DocxodusEngine

        with tempfile.TemporaryDirectory() as folder:
            engine = DocxodusEngine(target_path=folder)
            rows = [_tracked(name, method, partial(_run, engine, files), moved, runs)]
            start, _ = timed(partial(_run, engine, (files[0], files[0])), runs)
            return [*rows, Rival(name, "docxodus on two equal files", start, 0, None, 0)]
    except (ImportError, OSError, SubprocessError) as error:
        return [Rival(name, f"{method}: did not run ({type(error).__name__})", None, None, None, len(moved))]


def _run(engine: Any, files: Files) -> bytes:
    made: bytes = engine.run_redline("Author", *(file.read_bytes() for file in files), detect_moves=True)[0]
    return made


def timed(work: Callable[[], Any], runs: int) -> tuple[float, Any]:
    """The median of the seconds of `runs` runs, after one that is not counted, and what the last one made."""
    work()
    seconds = []
    made: Any = None
    for _ in range(runs):
        begun = perf_counter()
        made = work()
        seconds.append(perf_counter() - begun)
    return median(seconds), made


def counted(docx: bytes, moved: list[set[str]]) -> tuple[int, int]:
    """The revisions marked in a tracked Word file, and how many of the moves are marked as such."""
    root = _body(docx)
    revisions = sum(1 for mark in MARKS for _ in root.iter(WORD + mark))
    taken = [_folded(text) for text in _taken(root)]
    return revisions, sum(any(_folded(text) in one for text in texts for one in taken) for texts in moved)


def _body(docx: bytes) -> Element:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return fromstring(package.read("word/document.xml"))


def _taken(root: Element) -> Iterable[str]:
    """The words of each paragraph that is marked as moved away, also those struck out."""
    for paragraph in root.iter(WORD + "p"):
        parts = [part for mark in paragraph.iter(WORD + "moveFrom") for part in mark.iter()]
        yield "".join(part.text or "" for part in parts if part.tag in (WORD + "t", WORD + "delText"))


def _folded(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip()
