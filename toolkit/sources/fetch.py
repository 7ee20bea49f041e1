"""A page or document of the web becomes a file, with where, when and what beside it in a small TOML.

https alone unless told otherwise; every hop of a redirect is judged like the first; size and time are limited; nothing
is written before all of it is there.
"""

from __future__ import annotations

import hashlib
import time
import tomllib
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from toolkit.errors import UnreadableSource
from toolkit.sources.fetch_address import Place, file_name, instrument_address, place_of, visible
from toolkit.sources.fetch_connection import asked
from toolkit.sources.fetch_kept import date_of, keep, record
from toolkit.sources.limits import MEGABYTE, Limits, limits_in_force

if TYPE_CHECKING:
    from http.client import HTTPResponse

MOST_HOPS = 5
CHUNK = 64 * 1024
MOVED = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was kept. file: the document; record: the TOML beside it; date: ISO 8601, by the server's own clock."""

    file: Path
    record: Path
    address: str
    date: str
    sha256: str


@dataclass(frozen=True, slots=True)
class _Answer:
    place: Place
    type: str
    date: str
    data: bytes


def fetch(
    url: str,
    *,
    into: Path,
    replace: bool = False,
    allow_http: bool = False,
    allow_private: bool = False,
    limits: Limits | None = None,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    allowed: Callable[[str], bool] = lambda _: True,
) -> Fetched:
    """Save what lies at an address.

    into: a folder, where the name is made from the address, or the file itself. replace: an older file of that name.
    allow_http: also unprotected; allow_private: also machines of the own network. allowed: whether an address may be
    asked, every one that it leads on to as well. An instrument of legislation.gov.uk comes as XML. The date is data
    here: the server's, or that of `clock`.

    Raises:
        BadOption: no address of the web, or an unprotected one.
        UnreadableSource: in one line: unknown, unreachable, refused, too large, too slow, of another kind, broken off.
        UnwritableOutput: there is such a file, or the place cannot be written to.
    """
    limits = limits or limits_in_force()
    address = instrument_address(place_of(url, allow_http=allow_http).url)
    until = time.monotonic() + limits.max_fetch_seconds
    answer = _followed(
        address, until, allow_http=allow_http, allow_private=allow_private, limits=limits, allowed=allowed
    )
    path = into / _name(answer) if into.is_dir() else into
    date = date_of(answer.date, clock)
    found = Fetched(path, path.with_name(path.name + ".toml"), address, date, hashlib.sha256(answer.data).hexdigest())
    keep([(path, answer.data), (found.record, _record(found, answer).encode("utf-8"))], replace=replace)
    return found


def _record(found: Fetched, answer: _Answer) -> str:
    moved = {"came_from": answer.place.url} if answer.place.url != found.address else {}
    rows = {"address": found.address, **moved, "date": found.date, "sha256": found.sha256, "type": answer.type}
    return record({**rows, "bytes": len(answer.data)})


def _followed(
    url: str, until: float, *, allow_http: bool, allow_private: bool, limits: Limits, allowed: Callable[[str], bool]
) -> _Answer:
    """Ask, and go where the server says it has moved, judging every place anew."""
    for _ in range(MOST_HOPS + 1):
        place = place_of(url, allow_http=allow_http)
        if not allowed(place.url):
            raise UnreadableSource(
                f"{visible(place.url)}: its server's robots.txt does not allow it; save it with your browser."
            )
        with asked(place, until, allow_private=allow_private) as response:
            if response.status in MOVED and response.headers["Location"]:
                url = urljoin(place.url, response.headers["Location"])
                continue
            return _answer(place, response, limits)
    raise UnreadableSource(f"{visible(url)}: it moves on more than {MOST_HOPS} times; give the last address.")


def _answer(place: Place, response: HTTPResponse, limits: Limits) -> _Answer:
    if response.status != 200:
        reason = visible(response.reason or "no reason given")
        raise UnreadableSource(f"{visible(place.url)}: the server says {response.status} {reason}; check the address.")
    kind = response.headers.get_content_type() if response.headers["Content-Type"] else ""
    _suffix(kind, place)
    return _Answer(place, kind, response.headers["Date"] or "", _body(response, place, limits))


def _suffix(kind: str, place: Place) -> str:
    """The suffix for what the server sends. Raises UnreadableSource for a kind that is not read."""
    known = _types()["suffixes"]
    if kind in known:
        return str(known[kind])
    ending = Path(place.target.partition("?")[0]).suffix.lower()
    if kind in _types()["unsaid"]["types"] and ending in known.values():
        return ending
    raise UnreadableSource(
        f"{visible(place.url)}: it is {visible(kind) or 'of an unnamed kind'}, no document that is read; give "
        "the address of the page, PDF or Word file itself."
    )


@cache
def _types() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("fetch_types.toml").read_text(encoding="utf-8"))


def _body(response: HTTPResponse, place: Place, limits: Limits) -> bytes:
    declared = response.headers["Content-Length"] or ""
    if declared.isdigit() and int(declared) > limits.max_fetched:
        raise _too_large(place, limits)
    out, unpack, got = bytearray(), _unpacker(response, place), 0
    while chunk := response.read(CHUNK):
        got += len(chunk)
        out += unpack(chunk, limits.max_fetched + 1 - len(out))
        if len(out) > limits.max_fetched or got > limits.max_fetched:
            raise _too_large(place, limits)
    if declared.isdigit() and got != int(declared):
        raise UnreadableSource(f"{place.host}: it ended before all was sent; nothing was saved, try again.")
    if not out:
        raise UnreadableSource(f"{visible(place.url)}: the page is empty; check the address.")
    return bytes(out)


def _unpacker(response: HTTPResponse, place: Place) -> Callable[[bytes, int], bytes]:
    """Some servers compress what was asked for plain."""
    packed = (response.headers["Content-Encoding"] or "identity").strip().lower()
    if packed == "identity":
        return lambda chunk, _: chunk
    if packed not in ("gzip", "x-gzip"):
        raise UnreadableSource(
            f"{place.host}: it sends the page compressed ({visible(packed)}); save it with your browser."
        )
    stream = zlib.decompressobj(wbits=31)
    return lambda chunk, most: stream.decompress(chunk, max(most, 1))


def _too_large(place: Place, limits: Limits) -> UnreadableSource:
    most = limits.max_fetched / MEGABYTE
    return UnreadableSource(
        f"{visible(place.url)}: it is larger than {most:g} MB; allow more with CONDUCT_MAX_FETCHED (in bytes)."
    )


def _name(answer: _Answer) -> str:
    suffix = _suffix(answer.type, answer.place)
    return file_name(answer.place, (suffix, ".htm") if suffix == ".html" else (suffix,), suffix)
