"""Documents from the web: lists of addresses, and pages that list documents, asked for one at a time and slowly.

A page of ModernGov, or any page like it, has links to documents; those that speak of a code of conduct are taken:

    <a href="documents/s4711/Appendix%201.pdf">Members' Code of Conduct</a>
"""

from __future__ import annotations

import csv
import re
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import unquote, urljoin, urlsplit

from toolkit.corpus.arrivals import Arrival, Particulars, Passed, Refusal, known_kind
from toolkit.corpus.holdings import Authority
from toolkit.errors import BadData, ConductError

PAUSE, LONGEST_PAUSE = 1.0, 60.0
"""Seconds between two questions to one host: at least, and at most where its robots.txt asks for more."""
LARGEST_LIST, MOST_LINKS = 20_000_000, 200
_OF_AUTHORITY = ("name", "kind", "nation", "population", "control")


class Fetched(Protocol):
    """As `toolkit.sources.fetch.Fetched`."""

    @property
    def file(self) -> Path: ...
    @property
    def address(self) -> str: ...
    @property
    def date(self) -> str: ...


class Rules(Protocol):
    """What servers allow; as `toolkit.sources.fetch_robots.Robots`."""

    def allows(self, url: str) -> bool: ...
    def delay(self, url: str) -> float: ...


@dataclass
class Visitor:
    """One who asks for a document at a time. fetch: an address and the folder that takes it; held: addresses that need
    not be asked; pause: seconds between two questions to a host."""

    fetch: Callable[[str, Path], Fetched]
    rules: Rules
    held: set[str]
    pause: float = PAUSE
    _last: dict[str, float] = field(default_factory=dict)

    def document(self, url: str, said: Particulars) -> Arrival | Refusal | Passed:
        """What lies at an address, unless it is held already, or its server does not want it asked for."""
        if url in self.held:
            return Passed(url)
        try:
            if not self.rules.allows(url):
                return Refusal(url, "the server's robots.txt does not allow it; save it with your browser")
            self._wait(url)
            with tempfile.TemporaryDirectory(prefix="conduct-") as folder:
                found = self.fetch(url, Path(folder))
                where = replace(said, address=url, fetched=found.date)
                return Arrival(url, found.file.name, found.file.read_bytes(), where)
        except ConductError as error:
            return Refusal(url, str(error).removeprefix(f"{url}: "))

    def _wait(self, url: str) -> None:
        host = urlsplit(url).netloc
        pause = min(max(self.pause, self.rules.delay(url)), LONGEST_PAUSE) if self.pause else 0.0
        if host in self._last:
            time.sleep(max(0.0, self._last[host] + pause - time.monotonic()))
        self._last[host] = time.monotonic()


def is_address(text: str) -> bool:
    """Whether an argument means a place on the web."""
    return bool(re.match(r"https?://", text, re.IGNORECASE))


def page(url: str, said: Particulars, visitor: Visitor) -> Iterator[Arrival | Refusal | Passed]:
    """The documents that a page lists and that speak of a code of conduct; the page itself where it lists none."""
    found = visitor.document(url, said)
    links = links_of(found.data, url) if isinstance(found, Arrival) and found.name.endswith((".html", ".htm")) else []
    if not links:
        yield found
    yield from (visitor.document(link, said) for link in links[:MOST_LINKS])
    if len(links) > MOST_LINKS:
        yield Refusal(url, f"it lists {len(links)} documents; only the first {MOST_LINKS} were looked at")


def listed(path: Path, said: Particulars, visitor: Visitor) -> Iterator[Arrival | Refusal | Passed]:
    """The documents of a CSV: a column `address`, and others as in a manifest (docs/corpus.md). Each row stands alone.

    Raises BadData where it is no such list.
    """
    for number, row in enumerate(_rows(path), 2):
        address = (row.get("address") or "").strip()
        if is_address(address):
            yield visitor.document(address, _of_row(row, said))
        elif any((value or "").strip() for value in row.values() if isinstance(value, str)):
            yield Refusal(f"{path.name}, line {number}", "it has no address that begins with https://")


def listed_rows(path: Path) -> int:
    """How many rows a CSV has. Raises BadData where it is no such list."""
    return len(_rows(path))


def _rows(path: Path) -> list[dict[str, str]]:
    try:
        if path.stat().st_size > LARGEST_LIST:
            raise BadData(f"{path}: larger than {LARGEST_LIST // 1_000_000} MB; cut it in several lists")
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [{(key or "").strip().lower(): value for key, value in row.items()} for row in csv.DictReader(file)]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BadData(f"{path}: it cannot be read as a CSV in UTF-8 ({error}); save it so") from error
    if rows and "address" not in rows[0]:
        raise BadData(f"{path}: its first line names no column 'address'; see docs/corpus.md")
    return rows


def _of_row(row: dict[str, str], said: Particulars) -> Particulars:
    """What the list says of one document comes before what the user says of all."""
    given = {key: str(value or "").strip() for key, value in row.items()}
    names = {"name": "authority", "kind": "type"}
    whose = {key: given.get(names.get(key, key), "") or getattr(said.authority, key) for key in _OF_AUTHORITY}
    rest = {key: given.get(key, "") or getattr(said, key) for key in ("title", "date", "id", "licence", "ocr")}
    kind = {"officer": "officer_code", "member": "member_code"}.get(given.get("kind", ""), given.get("kind", ""))
    return Particulars(authority=Authority(**whose), kind=known_kind(kind) or said.kind, **rest)


def links_of(data: bytes, url: str) -> list[str]:
    """The addresses of documents of the same host that speak of a code of conduct, each once, in the page's order."""
    reader = _Links()
    reader.feed(data.decode("utf-8", "replace"))
    reader.close()
    base = _joined(url, reader.base) or url
    found = [(_joined(base, href), words) for href, words in reader.links]
    host = urlsplit(url).netloc.lower()
    return list(
        dict.fromkeys(one for one, words in found if urlsplit(one).netloc.lower() == host and _fits(one, words))
    )


def _joined(base: str, href: str) -> str:
    """The address that a link means; "" for one that is none."""
    try:
        return urljoin(base, href).partition("#")[0] if href else ""
    except ValueError:
        return ""


def _fits(address: str, words: str) -> bool:
    path = urlsplit(address).path
    said = f"{_plain(words)} | {_plain(unquote(path))}"
    is_document = any(re.search(pattern, path, re.IGNORECASE) for pattern in _data()["addresses"])
    return is_document and any(_plain(word) in said for word in _data()["words"])


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z]+", text.lower().replace("'", "").replace("’", "")))


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


class _Links(HTMLParser):
    """Every link with its words, and where the page says that its links begin."""

    def __init__(self) -> None:
        super().__init__()
        self.base, self.links = "", []
        self._inside = False

    links: list[tuple[str, str]]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if tag == "base":
            self.base = self.base or given.get("href", "")
        if tag == "a" and given.get("href"):
            self.links.append((given["href"], given.get("title", "")))
            self._inside = True

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "a"

    def handle_data(self, data: str) -> None:
        if self._inside:
            href, words = self.links[-1]
            self.links[-1] = (href, f"{words} {data}"[:500])
