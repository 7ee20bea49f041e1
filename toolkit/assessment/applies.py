"""Whether an expectation applies in the case at hand, and why not."""

from __future__ import annotations

from toolkit.model.catalogue import Applicability, Entry, Setting


def excluded(entry: Entry, setting: Setting) -> str:
    """Why an entry does not apply, in a few words; "" where it does, or where nobody said enough to tell."""
    applies = entry.applies
    for known, case, words in (
        (applies.persons, setting.person, "applies to {}s, not to {}s"),
        (applies.nations, setting.nation, "applies in {}, not in {}"),
        (applies.authorities, setting.authority, "applies to the authority types {}, not to {}"),
    ):
        if known and case and case not in known:
            return words.format(" or ".join(map(_said, known)), _said(case))
    return _out_of_force(applies, setting.on)


def _out_of_force(applies: Applicability, on: str) -> str:
    if on and applies.start and on < applies.start:
        return f"not in force on {on}: it begins on {applies.start}"
    if on and applies.end and on > applies.end:
        return f"not in force on {on}: it ended on {applies.end}"
    return ""


def unsettled(entry: Entry, setting: Setting) -> str:
    """What was not said of the case although the entry depends on it: "nation", "date" ...; "" where nothing is."""
    applies = entry.applies
    open_questions = [
        name
        for name, known, case in (
            ("nation", len(applies.nations) not in {0, 4}, setting.nation),
            ("authority type", bool(applies.authorities), setting.authority),
            ("date", bool(applies.end), setting.on),
        )
        if known and not case
    ]
    return ", ".join(open_questions)


def _said(name: str) -> str:
    return (
        name.replace("_", " ").title()
        if name in {"england", "wales", "scotland", "northern_ireland"}
        else (name.replace("_", " "))
    )
