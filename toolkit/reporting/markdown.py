"""Text from anywhere as Markdown that shows exactly that text (GitHub Flavored Markdown over CommonMark 0.31)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from toolkit.reporting.page import Run
from toolkit.reporting.plain import visible

_MEANING = re.compile(r"[\\`*_{}\[\]<>#|~$]|&(?=[#\w])|!(?=\[)|(?<=www)\.|:(?=//)", re.IGNORECASE)
# At the head of a line "3. " and "3) " would number a list; the cite "3.1" is let be.
_OPENING = re.compile(r"^(\s*(?:\d+(?=[.)](?:\s|$)))?)([-+=.)])")
_PLAIN = ("plain", "quiet")
_TAGS = {"emphasis": "em", "insert": "ins", "delete": "del"}


def escape(text: str) -> str:
    """The text on one line, with every character escaped that Markdown would take as markup, in a table cell too."""
    return _escape_opening(_escape_inside(visible(text)))


def runs(some: Sequence[Run]) -> str:
    """Words of several styles on one line: marked and strong ones bold, a redline with the tags that mean it."""
    shown = [visible(run.text) for run in some]
    parts = []
    for index, run in enumerate(some):
        before = shown[index - 1][-1:] if index else ""
        after = shown[index + 1][:1] if index + 1 < len(shown) else ""
        parts.append(_styled(shown[index], run, before, after))
    return _escape_opening("".join(parts)) if some and some[0].style in _PLAIN else "".join(parts)


def _styled(text: str, run: Run, before: str, after: str) -> str:
    if run.style in _PLAIN:
        return _escape_inside(text)
    if run.style in ("mark", "strong"):
        return _bold(text, before, after)
    tag = _TAGS[run.style]
    return f"<{tag}>{_escape_inside(text)}</{tag}>" if text.strip() else text


def _bold(text: str, before: str, after: str) -> str:
    """`**text**` where CommonMark reads it as bold, else with tags.

    **over £25** in   bold
    a**"gift"**s      no: after a letter, `**` before a quotation mark does not open
    """
    core = text.strip()
    if not core:
        return text
    lead, trail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    opens = _is_word(core[0]) or bool(lead) or not _is_word(before)
    closes = _is_word(core[-1]) or bool(trail) or not _is_word(after)
    stars = ("**", "**") if opens and closes else ("<strong>", "</strong>")
    return lead + stars[0] + _escape_inside(core) + stars[1] + trail


def _escape_opening(text: str) -> str:
    return _OPENING.sub(r"\1\\\2", text)


def _escape_inside(text: str) -> str:
    """As `escape`; what opens a quotation never opens a line."""
    return _MEANING.sub(r"\\\g<0>", text)


def _is_word(character: str) -> bool:
    """Neither blank nor punctuation nor symbol, as CommonMark's rule on flanking counts them."""
    return bool(character) and not character.isspace() and unicodedata.category(character)[0] not in "PSZ"
