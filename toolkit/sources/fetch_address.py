"""Addresses on the web: which may be asked, and which machine stands behind one.

A name is resolved once, the answers are judged, and the connection goes to the very address that was judged: a name
that points elsewhere the next moment (DNS rebinding) leads nowhere.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from toolkit.errors import BadOption, UnreadableSource

LONGEST = 2000
PORTS = {"https": 443, "http": 80}
KEPT = "/%:=&?~+!$,;'@()*[]"
# An instrument of legislation.gov.uk: /ukpga/2000/22, /uksi/2007/1159/made, /ukpga/Geo5/12-13/45, /id/ukpga/2000/22 ...
INSTRUMENT = re.compile(
    r"/(?:id/)?([a-z]{3,5}/(?:\d{4}|[A-Z]\w+(?:/[\w-]+)?)/\d+)((?:/(?!contents\b|data\.)[\w.-]+)*)(?:/contents)?/?"
)
NAT64 = ipaddress.ip_network("64:ff9b::/96")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Place:
    """Where an address leads. host: as in a certificate; target: path and query as sent."""

    url: str
    secure: bool
    host: str
    port: int
    target: str


def instrument_address(url: str) -> str:
    """Where the XML of an instrument of legislation.gov.uk lies; any other address as it is.

    https://www.legislation.gov.uk/ukpga/2000/22/contents  ->  https://www.legislation.gov.uk/ukpga/2000/22/data.xml
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    found = INSTRUMENT.fullmatch(parts.path) if host in ("legislation.gov.uk", "www.legislation.gov.uk") else None
    return f"{parts.scheme}://{parts.netloc}/{found[1]}{found[2]}/data.xml" if found else url


def place_of(url: str, *, allow_http: bool) -> Place:
    """Take an address apart.

    Raises:
        BadOption: it is no address, names a user, or is not https (http where `allow_http`).
    """
    shown = visible(url)
    try:
        parts = urlsplit(url.strip())
        port = parts.port
        host = (parts.hostname or "").rstrip(".").encode("idna").decode("ascii")
    except ValueError as error:
        raise BadOption(f"{shown}: this is no address; give one such as https://www.example.gov.uk/code") from error
    if parts.scheme == "http" and not allow_http:
        raise BadOption(f"{shown}: the page would come unprotected; use https, or add --allow-http")
    if parts.scheme not in PORTS or not host or len(url) > LONGEST:
        raise BadOption(f"{shown}: only web addresses are fetched, such as https://www.example.gov.uk/code")
    if parts.username is not None or parts.password is not None:
        raise BadOption(f"{host}: the address names a user or a password; give it without them")
    query = f"?{quote(parts.query, safe=KEPT)}" if parts.query else ""
    target = quote(parts.path or "/", safe=KEPT) + query
    return Place(url.strip(), parts.scheme == "https", host, port or PORTS[parts.scheme], target)


def visible(text: str) -> str:
    """An address for a message: no longer than a line, without signs that print nothing."""
    return "".join(sign if sign.isprintable() else "?" for sign in text.strip())[:200]


def addresses_of(place: Place, *, allow_private: bool) -> list[str]:
    """The numeric addresses of the machine, in the system's order.

    Raises:
        UnreadableSource: the name is unknown, or one of its addresses is not on the public internet.
    """
    try:
        found = socket.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise UnreadableSource(f"{place.host}: no machine of this name is known; check the address.") from error
    numbers = list(dict.fromkeys(str(row[4][0]) for row in found))
    private = [number for number in numbers if not is_public(number)]
    if private and not allow_private:
        raise UnreadableSource(
            f"{place.host}: this leads to {private[0]}, an address inside a network or machine; add --allow-private if "
            "that is meant."
        )
    return numbers


def is_public(number: str) -> bool:
    """Whether an address is on the public internet: not of this machine, a local network, a link, a test, a group."""
    address: Address = ipaddress.ip_address(number.partition("%")[0])
    return all(inner.is_global and not inner.is_multicast for inner in (address, *_carried(address)))


def _carried(address: Address) -> list[Address]:
    """IPv4 addresses that a newer one only wraps (RFC 4291, 3056, 4380, 6052)."""
    if address.version == 4:
        return []
    wrapped = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in NAT64:
        wrapped.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return [inner for inner in wrapped if inner is not None]


RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.I)


def file_name(place: Place, suffixes: tuple[str, ...], suffix: str) -> str:
    """A file's name for what lies at an address: plain letters, any system takes it, ending in `suffix`.

    suffixes: endings that are as good as `suffix` and stay (".htm").
    """
    pieces = [piece for piece in unquote(place.target.partition("?")[0]).split("/") if piece]
    if pieces and pieces[-1] == "data.xml":
        pieces = ["-".join(pieces[:-1])]
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", pieces[-1] if pieces else place.host).strip("-.")[-80:].lstrip("-.")
    if not name or RESERVED.match(name):
        name = f"page-{name}" if name else "page"
    return name if name.lower().endswith(suffixes) else name + suffix
