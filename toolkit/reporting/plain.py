"""Text made safe to show: characters that hide, reorder or command are shown by their number instead of acting."""

from __future__ import annotations

import re

# Controls but tab and line ends (an ESC commands a terminal), overrides and isolates of direction (they make "10" read
# "01"), half surrogates and non-characters. Marks that real scripts need (joiners, soft hyphens) are left alone.
_ACTING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    "\U000e0000-\U000e007f]"
)
_BLANK = re.compile(r"[\t\r\n\x1c-\x1f\x85\u2028\u2029]+ *| {2,}")


def visible(text: str) -> str:
    """The text with line ends folded to blanks and every acting character shown as `[U+202E]`."""
    return _BLANK.sub(" ", _ACTING.sub(lambda found: f"[U+{ord(found[0]):04X}]", text))
