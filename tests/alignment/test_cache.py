"""The cache of encoded rows: the same rows to the last bit, no work done twice, and no fault that matters."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from toolkit.alignment.cache import Cached, cached
from toolkit.alignment.semantic import Voted, votes

TEXTS = ["You must declare gifts.", "", "Gifts worth £25", "You must declare gifts.", "half a pair \ud800"]


class Counting:
    """An encoder that counts what it is asked for; a row is made of the text's own hash."""

    def __init__(self, name: str = "counting 1", size: int = 6) -> None:
        self.name, self.size = name, size
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        self.asked += texts
        return np.stack([self._row(text) for text in texts]) if texts else np.zeros((0, self.size), dtype=np.float32)

    def _row(self, text: str) -> np.ndarray:
        seed = hashlib.sha256(f"{self.name}{text}".encode("utf-8", "surrogatepass")).digest()
        row = np.frombuffer(seed[: self.size], dtype=np.uint8).astype(np.float32) + np.float32(0.1)
        return np.asarray(row / np.linalg.norm(row), dtype=np.float32)


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def same(one: np.ndarray, other: np.ndarray) -> bool:
    return one.dtype == other.dtype and one.shape == other.shape and one.tobytes() == other.tobytes()


def test_a_second_run_encodes_nothing_and_gives_the_same_rows(tmp_path: Path) -> None:
    plain, first, second = Counting(), Counting(), Counting()
    expected = plain.encode(TEXTS)
    assert same(Cached(first, tmp_path).encode(TEXTS), expected)
    assert sorted(first.asked) == sorted(set(TEXTS))
    assert same(Cached(second, tmp_path).encode(TEXTS), expected)
    assert second.asked == []
    assert same(Cached(second, tmp_path).encode([]), plain.encode([]))


def test_only_what_is_new_is_encoded(tmp_path: Path) -> None:
    Cached(Counting(), tmp_path).encode(TEXTS)
    later = Counting()
    rows = Cached(later, tmp_path).encode(["new", *TEXTS])
    assert later.asked == ["new"] and same(rows, Counting().encode(["new", *TEXTS]))


def test_another_encoder_or_version_finds_nothing(tmp_path: Path) -> None:
    Cached(Counting("counting 1"), tmp_path).encode(TEXTS)
    other = Counting("counting 2")
    Cached(other, tmp_path).encode(TEXTS)
    assert sorted(other.asked) == sorted(set(TEXTS))


def test_each_vote_is_kept_by_itself(tmp_path: Path) -> None:
    found = cached(Voted([Counting("one"), Counting("two", size=9)]), tmp_path)
    assert [part.name for part in votes(found)] == ["one", "two"]
    assert isinstance(found, Voted) and all(isinstance(part, Cached) for part in found.parts)
    found.encode(TEXTS)
    again = Counting("two", size=9)
    Cached(again, tmp_path).encode(TEXTS)
    assert again.asked == []
    assert cached(None, tmp_path) is None
    assert isinstance(cached(Counting(), tmp_path), Cached)


DAMAGES = {
    "cut short": lambda data: data[:-5],
    "cut to the mark": lambda data: data[:32],
    "empty": lambda data: b"",
    "one bit": lambda data: data[:-1] + bytes([data[-1] ^ 1]),
    "something else": lambda data: b"<html>" * 20,
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_damaged_files_are_encoded_anew_and_mended(tmp_path: Path, damage) -> None:  # type: ignore[no-untyped-def]
    Cached(Counting(), tmp_path).encode(TEXTS)
    broken = files(tmp_path)[0]
    broken.write_bytes(damage(broken.read_bytes()))
    later, last = Counting(), Counting()
    assert same(Cached(later, tmp_path).encode(TEXTS), Counting().encode(TEXTS))
    assert len(later.asked) == 1
    Cached(last, tmp_path).encode(TEXTS)
    assert last.asked == []


def test_rows_of_another_length_are_not_taken(tmp_path: Path) -> None:
    """Whole in themselves, but not of this encoder."""
    Cached(Counting(), tmp_path).encode(TEXTS)
    body = np.zeros(3, dtype="<f4").tobytes()
    files(tmp_path)[0].write_bytes(hashlib.sha256(body).digest() + body)
    assert same(Cached(Counting(), tmp_path).encode(TEXTS), Counting().encode(TEXTS))


def test_it_may_be_deleted_at_any_time(tmp_path: Path) -> None:
    Cached(Counting(), tmp_path).encode(TEXTS)
    for path in files(tmp_path)[::2]:
        path.unlink()
    assert same(Cached(Counting(), tmp_path).encode(TEXTS), Counting().encode(TEXTS))


def test_the_oldest_go_when_it_is_full(tmp_path: Path) -> None:
    old = [f"old {number}" for number in range(10)]
    Cached(Counting(), tmp_path).encode(old)
    size = files(tmp_path)[0].stat().st_size
    left = tmp_path / "ab" / "stopped.part"
    left.parent.mkdir(exist_ok=True)
    left.write_bytes(b"left by a process that was stopped")
    stranger = left.with_name("notes.txt")
    stranger.write_text("somebody else's", encoding="utf-8")
    for path in files(tmp_path):
        os.utime(path, (1, 1))
    Cached(Counting(), tmp_path, limit=4 * size).encode(["new 1", "new 2"])
    kept = [path for path in files(tmp_path) if path != stranger]
    assert sum(path.stat().st_size for path in kept) <= 4 * size and len(kept) == 4
    later = Counting()
    Cached(later, tmp_path, limit=4 * size).encode(["new 1", "new 2"])
    assert later.asked == [] and not left.exists() and stranger.exists()


def test_a_folder_that_cannot_be_made_costs_only_time(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder", encoding="utf-8")
    assert same(Cached(Counting(), blocked).encode(TEXTS), Counting().encode(TEXTS))
    assert blocked.read_text(encoding="utf-8") == "no folder"


def _shared(folder: str) -> bytes:
    texts = [f"text {number}" for number in range(150)]
    return b"".join(Cached(Counting(), Path(folder), limit=4000).encode(texts).tobytes() for _ in range(3))


def test_two_processes_at_once_share_a_folder(tmp_path: Path) -> None:
    """With a limit so small that each takes away what the other wrote."""
    with ProcessPoolExecutor(2) as pool:
        one, other = pool.map(_shared, [str(tmp_path)] * 2)
    expected = Counting().encode([f"text {number}" for number in range(150)]).tobytes() * 3
    assert one == other == expected
    assert not [path for path in files(tmp_path) if path.suffix == ".part"]


def test_it_holds_no_words(tmp_path: Path) -> None:
    """Documents may be confidential: neither names nor contents of the files say what was encoded."""
    Cached(Counting(), tmp_path).encode(["the secret contract"])
    (path,) = files(tmp_path)
    assert b"secret" not in path.read_bytes() and len(path.stem) == 64
    assert os.name == "nt" or path.stat().st_mode & 0o077 == 0
