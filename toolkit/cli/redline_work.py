"""What `conduct redline` does once its options are known: find the versions, redline them, write and show."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast, get_args

from toolkit.errors import BadOption

if TYPE_CHECKING:
    from toolkit.engines import Engine
    from toolkit.model.norm import Analysis
    from toolkit.model.redline import Redline, ThreeWay
    from toolkit.model.source import Caution
    from toolkit.pipeline import Entry, Stages

Report = Literal["text", "md", "html", "json", "docx", "pdf", "xlsx", "csv"]
What = Literal["tracked", "clean"] | Report
"""What an output holds: a copy of the text, or the report in a format."""
WORD = frozenset({".docx", ".docm"})
DIRECTIONS = ("weaker", "stricter")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The options of one run. others: papers beside the code; fail_on: kinds of finding or flaw, or directions."""

    documents: tuple[str, ...]
    outputs: tuple[Path, ...]
    schedules: tuple[Path, ...]
    clean: Path | None
    others: tuple[Path, ...]
    fail_on: frozenset[str]
    git: str
    force: bool
    author: str
    date: str


def kinds_to_fail_on(value: str) -> frozenset[str]:
    """The kinds that an option names, by commas. Raises BadOption for one that there is not."""
    from toolkit.model.finding import FindingKind
    from toolkit.model.redline import FlawCode

    known = (*get_args(FindingKind), *get_args(FlawCode), *DIRECTIONS)
    named = [name.strip() for name in value.split(",") if name.strip()]
    if strange := [name for name in named if name not in known]:
        raise BadOption(f"--fail-on {strange[0]}: no such kind; use one of {', '.join(known)}")
    return frozenset(named)


def work(
    wanted: Wanted, *, format: Report | None, tracked: Literal["accepted", "original"], ocr: bool, hint: str
) -> int:
    """Do it, and give the exit code: 1 where a kind that must not be was found. Raises what the stages raise."""
    from toolkit import pipeline
    from toolkit.cli.output import progress

    with _sides(wanted) as sides, _processors() as over, progress() as tell:
        analyse = partial(pipeline.STAGES.analyse, over=over)
        reader = pipeline.reading(tracked=tracked, ocr=ocr)
        stages = replace(pipeline.STAGES, read=reader, analyse=analyse, progress=tell)
        paths = [_file(side) for side in sides]
        plan = _planned(wanted, [*paths, *wanted.others])
        found = _found(sides, wanted, stages, over)
        tell("Writing")
        cautions = _write(found, plan, paths, wanted)
    failing = _failing(found, wanted.fail_on)
    hint = hint if len(wanted.documents) < 3 else NEXT_OF_THREE
    _show(found, plan, format, hint, [*(f"Note: {item.message}" for item in cautions), *failing])
    return int(bool(failing))


NEXT_OF_THREE = "For the report, add -o report.html or --schedule report.docx."
MOST = 4
"""Processes at most, each of some 250 MB; none is started for a code of common length."""


def _processors() -> AbstractContextManager[Engine]:
    """What works on the parts of a long document."""
    from toolkit.engines import engine

    return engine(workers=min(MOST, os.cpu_count() or 1))


@contextmanager
def _sides(wanted: Wanted) -> Iterator[list[Path | Entry]]:
    """The versions to be read, in their order. Raises BadOption where their number does not fit."""
    from toolkit.cli.git import at_revision
    from toolkit.cli.printing import located

    if wanted.git:
        if len(wanted.documents) != 1:
            raise BadOption("--git compares one file with an earlier revision of itself; give one file")
        with at_revision(Path(wanted.documents[0]), wanted.git) as earlier:
            yield [earlier, Path(wanted.documents[0])]
        return
    if len(wanted.documents) not in (2, 3):
        raise BadOption(
            "give the current and the proposed version; three documents are a model, ours and the new model"
        )
    yield [located(name) for name in wanted.documents]


def _file(side: Path | Entry) -> Path:
    return side if isinstance(side, Path) else side.file


def _tracked(format: What) -> What:
    """A Word file asked for with -o is the tracked copy; its schedule has an option of its own."""
    return "tracked" if format == "docx" else format


@dataclass(frozen=True, slots=True)
class _Plan:
    """Every output with what goes into it: "tracked", "clean", or a format of the report."""

    rows: tuple[tuple[Path, What], ...]


def _planned(wanted: Wanted, sources: Sequence[Path]) -> _Plan:
    """Before the work: what each output is to hold. Raises BadOption and UnwritableOutput."""
    from toolkit.cli.output import check_outputs, format_of

    rows: list[tuple[Path, What]] = [(path, _tracked(format_of(path))) for path in wanted.outputs]
    rows += [(path, format_of(path)) for path in wanted.schedules]
    if wanted.clean is not None:
        if wanted.clean.suffix.lower() != ".docx":
            raise BadOption(f"--clean {wanted.clean}: the clean copy is a Word file; give a name ending in .docx")
        rows.append((wanted.clean, "clean"))
    if len(wanted.documents) == 3 and any(what in {"tracked", "clean"} for _, what in rows):
        raise BadOption("three documents have no tracked copy; redline them two by two for that, or use --schedule")
    if len(wanted.documents) == 3 and wanted.others:
        raise BadOption("--with and --report go with two documents, not with three")
    check_outputs([path for path, _ in rows], sources=sources)
    return _Plan(tuple(rows))


def _found(sides: Sequence[Path | Entry], wanted: Wanted, stages: Stages, over: Engine) -> Redline | ThreeWay:
    from toolkit import pipeline

    analyses = pipeline.versions_read(sides, over=over, stages=stages)
    if len(analyses) == 3:
        base, ours, theirs = analyses
        return pipeline.redline_three_ways(base, ours, theirs, force=wanted.force, stages=stages)
    others: list[tuple[str, Analysis]] = []
    for path in wanted.others:
        others.append((path.name, pipeline.analysis(path, kind="guidance", stages=stages)))
    return pipeline.redline(analyses[0], analyses[1], others=others, force=wanted.force, stages=stages)


def _write(found: Redline | ThreeWay, plan: _Plan, paths: Sequence[Path], wanted: Wanted) -> list[Caution]:
    """Make every output, then put each in its place; what could not be carried into a copy is given back."""
    from toolkit.cli.output import write_all

    cautions: list[Caution] = []
    made = [(path, _made(found, what, paths, wanted, cautions)) for path, what in plan.rows]
    write_all(made)
    return list(dict.fromkeys(cautions))


def _made(
    found: Redline | ThreeWay, what: What, paths: Sequence[Path], wanted: Wanted, cautions: list[Caution]
) -> str | bytes:
    from toolkit import pipeline

    if what == "tracked" or what == "clean":
        return _copy(cast("Redline", found), what, paths, wanted, cautions)  # the plan has no copy of three documents
    return pipeline.redline_file(found, format=what)


def _copy(
    found: Redline, what: Literal["tracked", "clean"], paths: Sequence[Path], wanted: Wanted, cautions: list[Caution]
) -> bytes:
    """A Word file of the text itself: in the documents' own formatting where they are Word files."""
    from toolkit import pipeline

    word = [path.suffix.lower() in WORD for path in paths]
    if what == "clean":
        return pipeline.clean_copy(found, paths[1].read_bytes() if word[1] else None, warn=cautions.append)
    files = (paths[0].read_bytes(), paths[1].read_bytes()) if all(word) else None
    return pipeline.tracked_copy(found, files, author=wanted.author, date=wanted.date, warn=cautions.append)


def _show(found: Redline | ThreeWay, plan: _Plan, format: Report | None, hint: str, told: Sequence[str]) -> None:
    from toolkit import pipeline
    from toolkit.cli.output import drawn, show
    from toolkit.model.redline import ThreeWay

    if format is not None:
        show(str(pipeline.redline_file(found, format=format)))
        return
    summary = pipeline.three_way_summary(found) if isinstance(found, ThreeWay) else pipeline.redline_summary(found)
    lines = [*told, *([f"Written: {path}" for path, _ in plan.rows] or [hint])]
    show(drawn(summary) + "\n" + "".join(f"{line}\n" for line in lines))


def _failing(found: Redline | ThreeWay, kinds: frozenset[str]) -> list[str]:
    """A line that names what --fail-on names and was found, with how often; none where nothing was. Of three documents,
    on either side."""
    from toolkit.model.redline import ThreeWay

    sides = (found.ours, found.theirs) if isinstance(found, ThreeWay) else (found,)
    findings = [one for side in sides for one in side.assessment.findings]
    there: Counter[str] = Counter(name for one in findings for name in (one.kind, one.direction))
    there.update(flaw.code for side in sides for flaw in side.flaws)
    named = [f"{name} ({there[name]})" for name in sorted(kinds) if there[name]]
    return [f"Found, of --fail-on: {', '.join(named)}"] if named else []
