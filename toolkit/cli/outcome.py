"""What compare and report do with a comparison once it is there: files, words on the terminal, the exit code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from toolkit.errors import BadOption

if TYPE_CHECKING:
    from toolkit.cli.choice import Choice
    from toolkit.model.finding import Assessment
    from toolkit.pipeline import Format, Look, Page

OSCAL = "oscal"


@dataclass(frozen=True, slots=True)
class Wanted:
    """The options that both commands have. oscal_date: ISO 8601 or ""; fail_on: kinds, directions, severities."""

    outputs: tuple[Path, ...] = ()
    crosswalk: Path | None = None
    oscal: Path | None = None
    oscal_date: str = ""
    fail_on: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Plan:
    """Every file to be written with its format, or "oscal"."""

    rows: tuple[tuple[Path, str], ...]
    oscal_date: str
    fail_on: frozenset[str]


def planned(wanted: Wanted, *, sources: Sequence[Path]) -> Plan:
    """Before the work: what is to be written where. Raises BadOption and UnwritableOutput; see `output.formats_of`."""
    from toolkit.cli.output import check_outputs, formats_of

    rows: list[tuple[Path, str]] = [*formats_of(wanted.outputs, sources=sources)]
    rows += [(wanted.crosswalk, "json")] if wanted.crosswalk else []
    rows += [(wanted.oscal, OSCAL)] if wanted.oscal else []
    check_outputs([path for path, _ in rows], sources=sources)
    if wanted.oscal_date and not wanted.oscal:
        raise BadOption("--oscal-date: goes with --oscal FILE only")
    return Plan(tuple(rows), wanted.oscal_date, wanted.fail_on)


def write(found: Assessment, plan: Plan, *, page: Page | None = None, look: Look | None = None) -> None:
    """Write every file, or none. page: the report of another template; look: a council's own.

    Raises BadData and UnwritableOutput.
    """
    from toolkit.cli.output import write_all

    write_all([(path, _made(found, what, plan, page, look)) for path, what in plan.rows])


def _made(found: Assessment, what: str, plan: Plan, page: Page | None, look: Look | None) -> str | bytes:
    from toolkit import pipeline

    if what == OSCAL:
        return pipeline.oscal(found, date=plan.oscal_date)
    return pipeline.render(found, format=_format(what), page=page, look=look)


def _format(name: str) -> Format:
    return name  # type: ignore[return-value]  # a value of output.SUFFIXES, or of the command's own list


def tell(found: Assessment, plan: Plan, *, choice: Choice, format: str | None, page: Page | None = None) -> int:
    """Print the report in a format, or the summary and what was written, else a hint. page: of the choice. The exit
    code: 1 where one of `fail_on` was found."""
    from toolkit import pipeline
    from toolkit.cli.output import drawn, show

    failing = list(_failing(found, plan.fail_on))
    if format is not None:
        show(str(pipeline.render(found, format=_format(format), page=page, look=choice.look)))
    else:
        lines = [f"Written: {path}" for path, _ in plan.rows] or [choice.hint]
        lines += [f"Found, of --fail-on: {', '.join(failing)}"] if failing else []
        show(drawn(choice.summary(found, page)) + "\n" + "".join(f"{line}\n" for line in lines))
    return int(bool(failing))


def _failing(found: Assessment, fail_on: frozenset[str]) -> Iterator[str]:
    """Each name that was given and found, with how often."""
    for name in sorted(fail_on):
        number = sum(name in (one.kind, one.direction, one.severity) for one in found.findings)
        if number:
            yield f"{name} ({number})"


def names_to_fail_on(value: str) -> frozenset[str]:
    """What --fail-on names, by commas: kinds of finding, directions, severities. Raises BadOption for another name."""
    from toolkit.model.crosswalk import Direction
    from toolkit.model.finding import FindingKind, Severity

    known = (*get_args(FindingKind), *get_args(Direction), *get_args(Severity))
    named = [name.strip().lower() for name in value.split(",") if name.strip()]
    if strange := [name for name in named if name not in known]:
        raise BadOption(f"--fail-on {strange[0]}: no such finding; use one of {', '.join(known)}")
    return frozenset(named)


def day(value: str, *, option: str = "--oscal-date") -> str:
    """The value of an option that is a day. Raises BadOption."""
    try:
        return date.fromisoformat(value).isoformat() if value else ""
    except ValueError as error:
        raise BadOption(f"{option} {value}: not a day; write it as 2024-04-01") from error
