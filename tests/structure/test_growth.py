"""The outline grows with the length of a document and no faster: counted in function calls, on any machine the same."""

from __future__ import annotations

import cProfile
import pstats
from collections.abc import Iterator

import pytest

from toolkit.model.source import SourceText
from toolkit.sources.text import read_text
from toolkit.structure import outline


def _constitution(parts: int) -> Iterator[str]:
    """A part has about twenty pages: fifteen sections with lists in lists and tails."""
    for part in range(1, parts + 1):
        yield f"PART {part}\nPROCEDURE OF COMMITTEE {part}\n"
        for section in range(1, 16):
            yield f"{section}. MATTERS OF KIND {section}\n"
            for number in range(1, 6):
                yield (
                    f"{section}.{number} Every member who takes part in a meeting of the committee must declare\n"
                    f"each interest that falls within paragraph {number} of this part and must not\n"
                )
                for letter in "abcd":
                    yield f"    ({letter}) speak to the matter, unless leave was given\n"
                yield from (f"        ({roman}) by the chair of that meeting; or\n" for roman in ("i", "ii", "iii"))
                yield "    while the interest lasts.\n"


def _source(parts: int) -> SourceText:
    return read_text("\n".join(_constitution(parts)).encode(), "constitution.txt")


def _calls(parts: int) -> int:
    source, profile = _source(parts), cProfile.Profile()
    profile.enable()
    outline(source)
    profile.disable()
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


@pytest.mark.slow
def test_ten_times_the_pages_cost_ten_times_the_steps() -> None:
    assert _calls(10) <= 1.2 * 10 * _calls(1)


def test_every_part_comes_out_alike() -> None:
    rows = outline(_source(3)).provisions
    parts = [[row.cite for row in rows if row.id.startswith(f"part-{part}/")] for part in (1, 2, 3)]
    assert parts[0] == parts[1] == parts[2]
    assert len(parts[0]) > 600
