"""What a server's robots.txt allows us to ask for, and how slowly (RFC 9309)."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from toolkit.errors import UnreadableSource
from toolkit.sources.fetch_address import Place, place_of
from toolkit.sources.fetch_connection import HEADERS, asked

if TYPE_CHECKING:
    from urllib.robotparser import RobotFileParser

LARGEST = 500 * 1024
"""Bytes that are looked at, which RFC 9309 (2.5) asks for at least."""
SECONDS, MOST_HOPS = 20, 5
_MOVED = frozenset({301, 302, 303, 307, 308})


@dataclass
class Robots:
    """The rules of every server that was asked, each asked once."""

    allow_http: bool = False
    allow_private: bool = False
    _known: dict[str, RobotFileParser] = field(default_factory=dict)

    def allows(self, url: str) -> bool:
        """Whether an address may be asked for. A server whose rules cannot be had for a fault of its own says no.

        Raises BadOption for what is no address.
        """
        return self._rules(url).can_fetch(HEADERS["User-Agent"], url)

    def delay(self, url: str) -> float:
        """Seconds to leave between two questions to the server; 0 where it says nothing."""
        said = self._rules(url).crawl_delay(HEADERS["User-Agent"])
        return float(said) if said else 0.0

    def _rules(self, url: str) -> RobotFileParser:
        place = place_of(url, allow_http=self.allow_http)
        root = urljoin(place.url, "/robots.txt")
        if root not in self._known:
            self._known[root] = self._asked(root)
        return self._known[root]

    def _asked(self, root: str) -> RobotFileParser:
        from urllib.robotparser import RobotFileParser

        rules = RobotFileParser(root)
        status, text = self._answer(root)
        # 2.3.1: "unavailable" (4xx) allows everything, "unreachable" (5xx, no answer) nothing.
        nothing_said = "" if 400 <= status < 500 else "User-agent: *\nDisallow: /"
        rules.parse((text if status == 200 else nothing_said).splitlines())
        rules.modified()  # without this the parser says no to everything
        return rules

    def _answer(self, url: str) -> tuple[int, str]:
        """Status and text; 0 where there is no answer."""
        until = time.monotonic() + SECONDS
        for _ in range(MOST_HOPS + 1):
            place: Place = place_of(url, allow_http=self.allow_http)
            try:
                with asked(place, until, allow_private=self.allow_private) as response:
                    if response.status in _MOVED and response.headers["Location"]:
                        url = urljoin(place.url, response.headers["Location"])
                        continue
                    return response.status, response.read(LARGEST).decode("utf-8", "replace")
            except UnreadableSource:
                return 0, ""
        return 404, ""  # 2.3.1.2: too many moves count as unavailable
