"""`conduct parse --audit` and `--format akn`."""

from __future__ import annotations

from pathlib import Path

from tests.cli.invoke import conduct
from tests.structure.test_akn import faults

CODE = """TARNBECK TOWN COUNCIL

CODE OF CONDUCT FOR STAFF

1. Honesty ............................ 2
2. Gifts .............................. 3

1. Honesty

1.1 Staff must be honest.[1]

2. Gifts

2.1 Staff must not accept gifts from contractors.

[1] The council reads this widely.
"""


def _code(folder: Path) -> Path:
    path = folder / "code.txt"
    path.write_text(CODE, encoding="utf-8")
    return path


def test_the_audit_says_where_every_word_went(tmp_path: Path) -> None:
    done = conduct("parse", _code(tmp_path), "--audit")
    assert (done.code, done.err) == (0, "")
    counts = {" ".join(line.split()[:-1]): line.split()[-1] for line in done.out.splitlines()[1:9] if line.strip()}
    assert counts == {
        "text": "11",
        "headings": "2",
        "numbers": "7",
        "footnotes": "5",
        "contents": "6",
        "footnote mark": "1",
        "title": "8",
    }
    assert "Left out as title:\n  TARNBECK TOWN COUNCIL\n  CODE OF CONDUCT FOR STAFF\n" in done.out
    assert done.out.endswith("Every word that was read is in exactly one of these places.\n")


def test_akoma_ntoso_is_valid_and_read_back(tmp_path: Path) -> None:
    path = _code(tmp_path)
    written = conduct("parse", path, "--format", "akn")
    assert (written.code, written.err) == (0, "")
    assert faults(written.out) == []
    back = tmp_path / "code.akn"
    back.write_text(written.out, encoding="utf-8")
    assert conduct("parse", back).out == conduct("parse", path).out
