"""One question to one web server: to the address that was judged, with the host's own certificate, within a time."""

from __future__ import annotations

import socket
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from toolkit.errors import UnreadableSource
from toolkit.sources.fetch_address import Place, addresses_of

if TYPE_CHECKING:
    from http.client import HTTPConnection, HTTPResponse

HEADERS = {
    "User-Agent": "conduct-toolkit",
    "Accept": "text/html, application/xml, application/pdf, */*;q=0.5",
    "Accept-Encoding": "identity",
}


@dataclass(slots=True)
class _Line:
    """A connection that is cut at the time limit, wherever the talk stands: a server may send a letter a minute."""

    socket: socket.socket
    cut: threading.Event = field(default_factory=threading.Event)

    def end(self) -> None:
        """Cut it. The plain shutdown also under encryption, whose own would wait for the other side."""
        self.cut.set()
        with suppress(OSError):
            socket.socket.shutdown(self.socket, socket.SHUT_RDWR)


@contextmanager
def asked(place: Place, until: float, *, allow_private: bool) -> Iterator[HTTPResponse]:
    """The answer to a GET. until: by the monotonic clock.

    Raises UnreadableSource, also for what goes wrong while the answer is read: not reached, not trusted, broken off,
    too slow, no web server.
    """
    from http.client import HTTPException

    addresses = addresses_of(place, allow_private=allow_private)
    line: _Line | None = None
    watch: threading.Timer | None = None
    try:
        line = _Line(_connected(place, addresses, until))
        watch = threading.Timer(max(until - time.monotonic(), 0.01), line.end)
        watch.daemon = True
        watch.start()
        connection = _talking(place, line)
        connection.request("GET", place.target, headers=HEADERS)
        yield connection.getresponse()
        if line.cut.is_set():  # the cut may look like an end
            raise TimeoutError
    except (HTTPException, OSError, ValueError, zlib.error) as error:
        slow = isinstance(error, TimeoutError) or (line is not None and line.cut.is_set())
        raise UnreadableSource(f"{place.host}: {SLOW if slow else _reason(error)}") from error
    finally:
        if watch is not None:
            watch.cancel()
        if line is not None:
            line.socket.close()


SLOW = "it takes longer than allowed; try again, or allow more with CONDUCT_MAX_FETCH_SECONDS."


def _connected(place: Place, addresses: list[str], until: float) -> socket.socket:
    last: OSError | None = None
    for address in addresses:
        try:
            return socket.create_connection((address, place.port), timeout=max(until - time.monotonic(), 0.01))
        except OSError as error:
            last = error
    raise last or OSError("no address")


def _talking(place: Place, line: _Line) -> HTTPConnection:
    """HTTP over the line that is there; under encryption the certificate must be the host's."""
    from http.client import HTTPConnection, HTTPSConnection

    if not place.secure:
        connection = HTTPConnection(place.host, place.port)
        connection.sock = line.socket
        return connection
    import ssl

    # An end without a goodbye is an error: a page that was cut short would look whole.
    options = {"server_hostname": place.host, "do_handshake_on_connect": False, "suppress_ragged_eofs": False}
    secured = ssl.create_default_context().wrap_socket(line.socket, **options)  # type: ignore[arg-type]
    line.socket = secured
    secured.do_handshake()
    protected = HTTPSConnection(place.host, place.port)
    protected.sock = secured
    return protected


def _reason(error: Exception) -> str:
    import ssl
    from http.client import IncompleteRead

    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not trusted ({error.verify_message}); nothing was saved."
    if isinstance(error, IncompleteRead | ssl.SSLEOFError | ConnectionResetError):
        return "it ended before all was sent; nothing was saved, try again."
    if isinstance(error, OSError):
        said = error.strerror or type(error).__name__
        return f"it cannot be reached ({said}); check the address, or save the page with your browser."
    return f"its answer is not that of a web server ({type(error).__name__}); save the page with your browser."
