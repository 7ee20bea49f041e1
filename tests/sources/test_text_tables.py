"""Tables typed in plain text, and what looks like one and is none."""

from __future__ import annotations

import pytest

from toolkit.sources.text import read_text

TABLES = {
    "cells between tabs": ("Gift\tLimit\nFlowers\t£10\n", ["Gift | Limit", "Flowers | £10"]),
    "columns under each other": (
        "Offer         Rule\nUp to £10     Keep it\nOver £10      Send it back\n",
        ["Offer | Rule", "Up to £10 | Keep it", "Over £10 | Send it back"],
    ),
    "cells on several lines": (
        "Post            Must declare\nClerk           Land, and any firm in\n                which the clerk has\n"
        "                a share\nGroundsman and  Second jobs\ncaretaker\n",
        [
            "Post | Must declare",
            "Clerk | Land, and any firm in which the clerk has a share",
            "Groundsman and caretaker | Second jobs",
        ],
    ),
    "cells that begin with small letters": (
        "Post                   Duty\n"
        "Clerk                  decides on complaints and\n                       reports on them\n"
        "Manager of the office  keeps the registers\n"
        "All who work for us    know the code and report\n                       breaches\n",
        [
            "Post | Duty",
            "Clerk | decides on complaints and reports on them",
            "Manager of the office | keeps the registers",
            "All who work for us | know the code and report breaches",
        ],
    ),
    "words under a table": (
        "Offer         Rule\nCash          Refuse it\nAsk first.\n",
        ["Offer | Rule", "Cash | Refuse it"],
    ),
    "labels before their words": ("1.1\tMembers must act.\n1.2\tMembers must tell.\n", []),
    "items in columns": ("(a)   act with care;\n(b)   tell the clerk.\n", []),
    "two blanks after a stop": ("Members must act.  They must tell.\nMembers must stop.  They must go.\n", []),
    "one line with a tab": ("Gift\tLimit\n\nMembers must act.\n", []),
}


@pytest.mark.parametrize(("text", "expected"), TABLES.values(), ids=TABLES)
def test_rows_of_a_table(text: str, expected: list[str]) -> None:
    source = read_text(text.encode(), "code.txt")
    assert [line.text for line in source.lines if line.role == "table_row"] == expected
    words = sorted(" ".join(line.text for line in source.lines).replace("|", " ").split())
    assert words == sorted(text.split()), "no word is lost"
