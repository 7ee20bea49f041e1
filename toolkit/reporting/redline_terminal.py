"""A redline for the terminal: both versions, the result in sentences, each change on a few lines, the faults.

A text file holds the same in full, with the tables of numbers: nobody can turn to another page of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from textwrap import shorten
from typing import TYPE_CHECKING

from toolkit.model.finding import Finding
from toolkit.model.provision import Instrument
from toolkit.model.redline import Edit, Redline, ThreeWay, ThreeWayRow
from toolkit.reporting.cites import folded
from toolkit.reporting.plain import visible
from toolkit.reporting.redline_rows import ChangeRow, change_rows, derivations, destinations, shortened
from toolkit.reporting.redline_three import effects_of, place_of, renumbered, sides_of, three_way_sentences
from toolkit.reporting.redline_words import named, said, sentences
from toolkit.reporting.terminal import LONGEST, STYLES, hanging
from toolkit.reporting.wording import calm, word

if TYPE_CHECKING:
    from rich.console import Group, RenderableType
    from rich.text import Text

MOST = 40
"""Changes, faults and numbers that the terminal lists; a report lists them all."""


def redline_summary(redline: Redline, *, whole: bool = False) -> Group:
    """What the terminal shows of two versions; whole: what a text file holds of them."""
    from rich.console import Group
    from rich.text import Text

    sides = (redline.crosswalk.baseline.instrument, redline.crosswalk.candidate.instrument)
    names = zip((said("current"), said("proposed")), sides, strict=True)
    parts: list[RenderableType] = [
        hanging((name, f"{calm(one.title)} ({one.source.name})") for name, one in names),
        Text(""),
    ]
    parts += [Text(visible(sentence)) for sentence in sentences(redline)]
    rows = [(f"{one.number:>3}.", _change(one, whole)) for one in change_rows(redline)]
    parts += _listed("", rows, whole)
    faults = [(f"{number:>3}.", words) for number, words in enumerate(_faults(redline), start=1)]
    parts += _listed(said("integrity"), faults, whole)
    for name, pairs in _numbers(redline, whole):
        parts += _listed(name, pairs, whole)
    return Group(*parts)


def _listed(name: str, rows: Sequence[tuple[str, str | Text]], whole: bool) -> list[RenderableType]:
    """Rows under their name, and how many are left out."""
    from rich.text import Text

    if not rows:
        return []
    shown = rows if whole else rows[:MOST]
    more = [Text(f"{len(rows) - len(shown)} more in the report.")] if len(shown) < len(rows) else []
    return [Text(""), *([Text(name, style="italic")] if name else []), hanging(shown), *more]


def _numbers(redline: Redline, whole: bool) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The tables of destinations and derivations; on a terminal, the numbers that changed."""
    if whole:
        yield said("destinations"), [(one, f"→ {now}") for one, now in destinations(redline)]
        yield said("derivations"), [(one, f"← {before}") for one, before in derivations(redline)]
    else:
        yield said("renumbered"), [(one.before, f"→ {one.after}") for one in redline.renumbering]


def _change(one: ChangeRow, whole: bool) -> Text:
    """What it does and where, how grave; then the marked words."""
    from rich.text import Text

    finding = one.finding
    places = " → ".join(place for place in (one.now, one.then) if place)
    shown = Text(visible(f"{named('kind', finding.kind)}: {places} "))
    shown.append(
        f"({word('severity', finding.severity)}, {word('direction', finding.direction)})",
        style=STYLES[finding.severity],
    )
    changed = any(edit.op != "keep" for edit in one.edits)
    return shown.append("\n" + (_marked(one.edits, whole) if changed else visible(finding.summary)))


def _marked(edits: Sequence[Edit], whole: bool) -> str:
    """[-struck out-] and {+put in+}, as plain text has it; on a terminal cut to two lines."""
    marks = {"keep": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}
    words = visible("".join(marks[edit.op].format(_trimmed(edit.text)) for edit in shortened(edits)))
    return words if whole else shorten(words, 2 * LONGEST, placeholder=" …")


def _trimmed(words: str) -> str:
    return words.rstrip("\n")


def _faults(redline: Redline) -> Iterable[str]:
    return (flaw.message + (said("earlier") if flaw.earlier else "") for flaw in redline.flaws)


def three_way_summary(found: ThreeWay, *, whole: bool = False) -> Group:
    """What the terminal shows of a model re-issued, clashes first; whole: what a text file holds of it."""
    from rich.console import Group
    from rich.text import Text

    rows = ((name, f"{calm(one.title)} ({one.source.name})") for name, one in sides_of(found))
    ordered = sorted(found.rows, key=lambda row: row.kind != "clash")
    listed = [(f"{number:>3}.", _meeting(found, row, whole)) for number, row in enumerate(ordered, start=1)]
    told = (Text(visible(one)) for one in three_way_sentences(found))
    numbers = [(before, f"→ {ours}; {theirs}") for before, ours, theirs in renumbered(found)]
    tables = (*_listed("", listed, whole), *_listed(said("three_renumbered"), numbers, whole))
    return Group(hanging(rows), Text(""), *told, *tables)


def _meeting(found: ThreeWay, row: ThreeWayRow, whole: bool) -> Text:
    """How the two sides meet in one provision, then each side's words that changed it."""
    from rich.text import Text

    _, ours, theirs = sides_of(found)
    lines = [f"{place_of(found, row)}: {named('clash', row.kind)}"]
    lines += _of_side(ours, row.ours, row.ours_edits, row.ours_findings, whole)
    lines += _of_side(theirs, row.theirs, row.theirs_edits, row.theirs_findings, whole)
    return Text("\n".join(visible(line) for line in lines))


def _of_side(
    side: tuple[str, Instrument], ids: Sequence[str], edits: Sequence[Edit], findings: Sequence[Finding], whole: bool
) -> list[str]:
    """Where it stands on one side, with what effect, and the marked words; nothing where that side changed nothing."""
    if not edits:
        return []
    name, instrument = side
    places = f"{name}, {folded(instrument, ids)}" if ids else name
    effects = effects_of(findings)
    return [f"{places}{f' – {effects}' if effects else ''}: {_marked(edits, whole)}"]
