"""`conduct parse --audit`: where every word of a file went."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.model.provision import Instrument
    from toolkit.pipeline import Audit


def accounts(instrument: Instrument, audit: Audit) -> str:
    """Where the words went: in provisions, in what was left out (each line of it), and what is in neither."""
    lines = ["Words in the file, by where they went:"]
    lines += [f"  {where.replace('_', ' '):<16}{count:>8}" for where, count in audit.totals]
    for reason in sorted({exclusion.reason for exclusion in instrument.exclusions}):
        lines += ["", f"Left out as {reason.replace('_', ' ')}:", *_left_out(instrument, reason)]
    return "\n".join([*lines, "", *_verdict(audit)]) + "\n"


def _left_out(instrument: Instrument, reason: str) -> list[str]:
    from toolkit.pipeline import visible

    texts = Counter(exclusion.text for exclusion in instrument.exclusions if exclusion.reason == reason)
    return [f"  {visible(text)}{f' ({times} times)' if times > 1 else ''}" for text, times in texts.items()]


def _verdict(audit: Audit) -> list[str]:
    from toolkit.pipeline import visible

    if audit.complete:
        return ["Every word that was read is in exactly one of these places."]
    lost = [f"  {visible(row.text)} [{row.place}]" for row in audit.lost] or ["  none"]
    doubled = [f"  {visible(words)}" for words in audit.doubled] or ["  none"]
    return ["Read, but in none of these places:", *lost, "In more than one place, or not accounted for:", *doubled]
