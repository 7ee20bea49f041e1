"""Front matter: settings for a site's generator at the very top of a Markdown file, between two rows of --- or +++."""

from __future__ import annotations

import re

from toolkit.model.source import Line

_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_SETTING = re.compile(r"\s*(?:#.*|-\s.*|[\]}\[{].*|[\w.\"' -]{1,60}\s*[:=](?:\s.*|))?")
_TITLE = re.compile(r"title\s*[:=]\s*(.+)", re.I)


def front_matter(text: str) -> tuple[list[Line], str, str]:
    """The settings as furniture, the rest of the text, and the title they state ("" for none).

    What does not look like settings from the first fence to the second is no front matter: --- is also a rule.
    """
    rows = text.split("\n")
    closings = _FENCES.get(rows[0].rstrip(), ())
    end = next((place for place, row in enumerate(rows[1:], 1) if row.rstrip() in closings), 0)
    settings = rows[1:end]
    if not end or not any(row.strip() for row in settings) or not all(_is_setting(row) for row in settings):
        return [], text, ""
    lines = [
        Line(" ".join(row.split()), role="furniture", place=f"line {place}")
        for place, row in enumerate(settings, 2)
        if row.strip()
    ]
    said = next((found[1] for row in settings if (found := _TITLE.match(row))), "")
    return lines, "\n".join(rows[end + 1 :]), said.strip().strip("\"'")


def _is_setting(row: str) -> bool:
    """A key with its value, a list item, a comment, or a line set in under a key."""
    return row.startswith((" ", "\t")) or _SETTING.fullmatch(row) is not None
