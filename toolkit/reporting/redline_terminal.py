"""A redline for the terminal: both versions, the result in sentences, each change on a few lines, the faults."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import shorten
from typing import TYPE_CHECKING

from toolkit.model.redline import Redline, ThreeWay
from toolkit.reporting.plain import visible
from toolkit.reporting.redline_rows import ChangeRow, change_rows, shortened
from toolkit.reporting.redline_three import three_way_sentences
from toolkit.reporting.redline_words import named, said, sentences
from toolkit.reporting.terminal import LONGEST, STYLES, hanging
from toolkit.reporting.wording import word

if TYPE_CHECKING:
    from rich.console import Group, RenderableType
    from rich.text import Text

MOST = 40
"""Changes, and faults, that the terminal lists; a report lists them all."""


def redline_summary(redline: Redline) -> Group:
    """What the terminal shows of two versions."""
    from rich.console import Group
    from rich.text import Text

    sides = (redline.crosswalk.baseline.instrument, redline.crosswalk.candidate.instrument)
    names = zip((said("current"), said("proposed")), sides, strict=True)
    parts: list[RenderableType] = [hanging((name, f"{one.title} ({one.source.name})") for name, one in names), Text("")]
    parts += [Text(visible(sentence)) for sentence in sentences(redline)]
    rows = change_rows(redline)
    if rows:
        parts += [Text(""), hanging((f"{one.number:>3}.", _change(one)) for one in rows[:MOST])]
    if len(rows) > MOST:
        parts += [Text(f"{len(rows) - MOST} more in the report.")]
    if redline.flaws:
        parts += [Text(""), Text(said("integrity"), style="italic"), hanging(_flaws(redline))]
    return Group(*parts)


def _change(one: ChangeRow) -> Text:
    """What it does and where, how grave; then the marked words."""
    from rich.text import Text

    finding = one.finding
    places = " → ".join(place for place in (one.now, one.then) if place)
    shown = Text(visible(f"{named('kind', finding.kind)}: {places} "))
    shown.append(
        f"({word('severity', finding.severity)}, {word('direction', finding.direction)})",
        style=STYLES[finding.severity],
    )
    return shown.append(
        "\n" + (_marked(one) if any(edit.op != "keep" for edit in one.edits) else visible(finding.summary))
    )


def _marked(one: ChangeRow) -> str:
    """[-struck out-] and {+put in+}, as plain text has it, cut to two lines."""
    marks = {"keep": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}
    words = "".join(marks[edit.op].format(_trimmed(edit.text)) for edit in shortened(one.edits))
    return shorten(visible(words), 2 * LONGEST, placeholder=" …")


def _trimmed(words: str) -> str:
    return words.rstrip("\n")


def _flaws(redline: Redline) -> Iterable[tuple[str, str]]:
    for number, flaw in enumerate(redline.flaws[:MOST], start=1):
        yield f"{number:>3}.", flaw.message + (said("earlier") if flaw.earlier else "")


def three_way_summary(found: ThreeWay) -> Group:
    """What the terminal shows of a model re-issued."""
    from rich.console import Group
    from rich.text import Text

    sides = (found.ours.crosswalk.baseline, found.ours.crosswalk.candidate, found.theirs.crosswalk.candidate)
    names = zip(("Model", "Ours", "New model"), sides, strict=True)
    rows = ((name, f"{one.instrument.title} ({one.instrument.source.name})") for name, one in names)
    return Group(hanging(rows), Text(""), *(Text(visible(one)) for one in three_way_sentences(found)))
