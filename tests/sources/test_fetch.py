"""Fetching: what a local server sends is kept whole with its record, or refused in one line and nothing is kept."""

from __future__ import annotations

import gzip
import hashlib
import shutil
import socket
import ssl
import subprocess
import threading
import time
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.cli.invoke import conduct, one_plain_line
from tests.sources.legislation_made import CLML
from toolkit.errors import BadOption, ConductError, UnreadableSource, UnwritableOutput
from toolkit.sources import Limits, fetch, read
from toolkit.sources.fetch_address import addresses_of, file_name, instrument_address, is_public, place_of

PAGE = b"<!DOCTYPE html><html><h1>Code</h1><ol><li>Members must act.</ol></html>"
WHEN = "Mon, 05 Apr 2010 10:20:30 GMT"
PAGES: dict[str, tuple[str, bytes]] = {
    "/code": ("text/html; charset=utf-8", PAGE),
    "/code.htm": ("text/html", PAGE),
    "/files/Code%20of%20Conduct.pdf": ("application/octet-stream", b"%PDF-1.4"),
    "/ukpga/2003/99/data.xml": ("application/xml", CLML.encode()),
    "/unnamed": ("", PAGE),
    "/picture.png": ("image/png", b"\x89PNG"),
    "/program.exe": ("application/octet-stream", b"MZ"),
    "/empty": ("text/html", b""),
    "/large": ("text/html", b"x" * 5000),
}
MOVES = {
    "/moved": "/code",
    "/moved-far": "moved",
    "/round": "/round",
    "/to-file": "file:///etc/hostname",
    "/to-user": "http://someone:secret@127.0.0.1/",
    "/to-https": "https://127.0.0.1:1/",
}


class Handler(BaseHTTPRequestHandler):
    """Serves PAGES and the odd ways of a server, each at its own address."""

    def do_GET(self) -> None:
        odd = getattr(self, f"odd_{self.path.strip('/').replace('-', '_')}", None)
        if odd is not None:
            odd()
        elif self.path in MOVES:
            self.head(302, Location=MOVES[self.path])
        elif self.path in PAGES:
            kind, data = PAGES[self.path]
            self.head(200, **{"Content-Type": kind, "Content-Length": str(len(data))} if kind else {})
            self.wfile.write(data)
        else:
            self.head(404)

    def head(self, status: int, **headers: str) -> None:
        self.send_response_only(status)
        for name, value in ({"Date": WHEN} | headers).items():
            self.send_header(name, value)
        self.end_headers()

    def odd_short(self) -> None:
        self.head(200, **{"Content-Type": "text/html", "Content-Length": "500"})
        self.wfile.write(PAGE)

    def odd_short_chunks(self) -> None:
        self.protocol_version = "HTTP/1.1"
        self.head(200, **{"Content-Type": "text/html", "Transfer-Encoding": "chunked"})
        self.wfile.write(b"10\r\nonly a few")

    def odd_slow(self) -> None:
        self.head(200, **{"Content-Type": "text/html"})
        self.drip(PAGE)

    def odd_slow_head(self) -> None:
        self.drip(b"HTTP/1.0 200 OK\r\nX: " + b"x" * 50)

    def drip(self, data: bytes) -> None:
        for letter in data:
            time.sleep(0.1)
            try:
                self.wfile.write(bytes([letter]))
                self.wfile.flush()
            except OSError:
                return

    def odd_packed(self) -> None:
        self.head(200, **{"Content-Type": "text/html", "Content-Encoding": "gzip"})
        self.wfile.write(gzip.compress(PAGE))

    def odd_bomb(self) -> None:
        self.head(200, **{"Content-Type": "text/html", "Content-Encoding": "gzip"})
        self.wfile.write(gzip.compress(b"x" * 5_000_000))

    def odd_brotli(self) -> None:
        self.head(200, **{"Content-Type": "text/html", "Content-Encoding": "br"})
        self.wfile.write(PAGE)

    def odd_endless(self) -> None:
        self.head(200, **{"Content-Type": "text/html"})
        try:
            while True:
                self.wfile.write(b"x" * 1000)
        except OSError:
            return

    def odd_undated(self) -> None:
        self.head(200, **{"Content-Type": "text/html", "Date": "one fine day"})
        self.wfile.write(PAGE)

    def odd_no_web(self) -> None:
        self.wfile.write(b"220 mail ready\r\n")

    def odd_many_headers(self) -> None:
        self.wfile.write(b"HTTP/1.0 200 OK\r\n" + b"X-Header: 1\r\n" * 500 + b"\r\n")

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    made = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{made.server_address[1]}"
    made.shutdown()
    made.server_close()


def got(url: str, folder: Path, **options: Any) -> Any:
    return fetch(url, into=folder, allow_http=True, allow_private=True, **options)


def test_a_page_is_kept_with_its_record(server: str, tmp_path: Path) -> None:
    found = got(f"{server}/code", tmp_path)
    assert found.file == tmp_path / "code.html"
    assert found.file.read_bytes() == PAGE
    assert tomllib.loads(found.record.read_text(encoding="utf-8")) == {
        "address": f"{server}/code",
        "date": "2010-04-05T10:20:30Z",
        "sha256": hashlib.sha256(PAGE).hexdigest(),
        "type": "text/html",
        "bytes": len(PAGE),
    }
    assert sorted(path.name for path in tmp_path.iterdir()) == ["code.html", "code.html.toml"]
    assert [line.text for line in read(found.file).lines] == ["Code", "Members must act."]


KEPT = [
    ("/code.htm", "code.htm"),
    ("/files/Code%20of%20Conduct.pdf", "Code-of-Conduct.pdf"),
    ("/ukpga/2003/99/data.xml", "ukpga-2003-99.xml"),
    ("/moved-far", "code.html"),
    ("/packed", "packed.html"),
]


@pytest.mark.parametrize(("path", "name"), KEPT)
def test_names_kinds_and_redirects(server: str, tmp_path: Path, path: str, name: str) -> None:
    found = got(server + path, tmp_path)
    assert found.file.name == name
    record = tomllib.loads(found.record.read_text(encoding="utf-8"))
    assert record["address"] == server + path
    assert record.get("came_from") == (f"{server}/code" if path == "/moved-far" else None)
    if path == "/packed":
        assert found.file.read_bytes() == PAGE


def test_a_date_that_the_server_does_not_give_is_the_clocks(server: str, tmp_path: Path) -> None:
    found = got(f"{server}/undated", tmp_path, clock=lambda: datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC))
    assert found.date == "2026-01-02T03:04:05Z"


REFUSED = [
    ("/gone", "404"),
    ("/unnamed", "unnamed kind"),
    ("/picture.png", "image/png"),
    ("/program.exe", "application/octet-stream"),
    ("/empty", "empty"),
    ("/large", "larger than"),
    ("/short", "ended before"),
    ("/short-chunks", "ended before"),
    ("/slow", "longer than allowed"),
    ("/slow-head", "longer than allowed"),
    ("/bomb", "larger than"),
    ("/brotli", "compressed"),
    ("/endless", "larger than"),
    ("/no-web", "not that of a web server"),
    ("/many-headers", "not that of a web server"),
    ("/round", "more than 5 times"),
    ("/to-https", "cannot be reached"),
]


@pytest.mark.parametrize(("path", "said"), REFUSED)
def test_what_cannot_be_kept_leaves_nothing(server: str, tmp_path: Path, path: str, said: str) -> None:
    limits = Limits(max_fetched=4000, max_fetch_seconds=1)
    with pytest.raises(UnreadableSource, match=said) as caught:
        got(server + path, tmp_path, limits=limits)
    assert "\n" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_a_redirect_is_judged_like_the_first_address(server: str, tmp_path: Path) -> None:
    with pytest.raises(BadOption, match="only web addresses"):
        got(f"{server}/to-file", tmp_path)
    with pytest.raises(BadOption, match="names a user or a password") as caught:
        got(f"{server}/to-user", tmp_path)
    assert "secret" not in str(caught.value)
    with pytest.raises(UnreadableSource, match="inside a network or machine"):
        fetch(f"{server}/code", into=tmp_path, allow_http=True)
    with pytest.raises(BadOption, match="add --allow-http"):
        fetch(f"{server}/code", into=tmp_path, allow_private=True)
    assert list(tmp_path.iterdir()) == []


def test_an_address_that_changes_after_it_was_judged(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The connection goes to what was judged: the name is looked up once only."""
    port, looked = int(server.rpartition(":")[2]), list[str]()

    def look(host: str, *_: Any, **__: Any) -> list[Any]:
        looked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1" if len(looked) == 1 else "127.0.0.9", port))]

    real = socket.create_connection
    reached: list[Any] = []
    monkeypatch.setattr("toolkit.sources.fetch_address.socket.getaddrinfo", look)
    monkeypatch.setattr(socket, "create_connection", lambda to, **more: reached.append(to) or _direct(to, real))
    got(f"http://council.example:{port}/code", tmp_path)
    assert (looked, reached) == (["council.example"], [("127.0.0.1", port)])


def _direct(to: tuple[str, int], _: Any) -> socket.socket:
    line = socket.socket()
    line.connect(to)
    return line


def test_a_file_that_is_there_stays(server: str, tmp_path: Path) -> None:
    (tmp_path / "code.html").write_text("mine", encoding="utf-8")
    with pytest.raises(UnwritableOutput, match="--replace"):
        got(f"{server}/code", tmp_path)
    assert (tmp_path / "code.html").read_text(encoding="utf-8") == "mine"
    got(f"{server}/code", tmp_path, replace=True)
    assert (tmp_path / "code.html").read_bytes() == PAGE
    with pytest.raises(UnwritableOutput, match="a folder that exists"):
        got(f"{server}/code", tmp_path / "no" / "such.html")


def test_the_command(server: str, tmp_path: Path) -> None:
    path = tmp_path / "kept.html"
    done = conduct("fetch", f"{server}/code", "-o", path, "--allow-http", "--allow-private")
    assert (done.code, done.err, done.out) == (0, "", f"Written: {path}\nWritten: {path}.toml\n")
    done = conduct("fetch", f"{server}/code", "-o", path)
    assert (done.code, done.out) == (2, "") and one_plain_line(done.err) and "--allow-http" in done.err


BAD = [
    "ftp://example.org/code", "code.html", "", "https://", "https:///code", "http://[::1", "https://a b/",
    "javascript:x", "https://example.org:99999/", "https://" + "a" * 3000, "file:///etc/hostname", "https://\u2100\x00/",
]  # fmt: skip


@pytest.mark.parametrize("url", BAD)
def test_what_is_no_address(url: str, tmp_path: Path) -> None:
    with pytest.raises(ConductError) as caught:
        fetch(url, into=tmp_path)
    assert "\n" not in str(caught.value) and len(str(caught.value)) < 400


NUMBERS = [
    ("8.8.8.8", True), ("2606:4700::1111", True), ("127.0.0.1", False), ("10.1.2.3", False), ("172.16.0.1", False),
    ("192.168.1.1", False), ("169.254.169.254", False), ("100.64.0.1", False), ("0.0.0.0", False), ("224.0.0.1", False),
    ("255.255.255.255", False), ("::1", False), ("fe80::1%eth0", False), ("fd00::1", False), ("::ffff:10.0.0.1", False),
    ("64:ff9b::7f00:1", False), ("2002:7f00:1::", False), ("ff02::1", False), ("198.18.0.1", False), ("::", False),
]  # fmt: skip


@pytest.mark.parametrize(("number", "public"), NUMBERS)
def test_which_addresses_are_public(number: str, public: bool) -> None:
    assert is_public(number) is public


@pytest.mark.parametrize(
    "host", ["localhost", "127.1", "0x7f000001", "2130706433", "0177.0.0.1", "[::1]", "127.0.0.1."]
)
def test_other_spellings_of_this_machine_are_refused(host: str) -> None:
    with pytest.raises(UnreadableSource):
        addresses_of(place_of(f"https://{host}/", allow_http=False), allow_private=False)


INSTRUMENTS = [
    ("/ukpga/2000/22", "/ukpga/2000/22/data.xml"),
    ("/ukpga/2000/22/contents", "/ukpga/2000/22/data.xml"),
    ("/id/uksi/2007/1159", "/uksi/2007/1159/data.xml"),
    ("/uksi/2007/1159/made", "/uksi/2007/1159/made/data.xml"),
    ("/ukpga/2000/22/section/81", "/ukpga/2000/22/section/81/data.xml"),
    ("/ukpga/2000/22/2010-01-01", "/ukpga/2000/22/2010-01-01/data.xml"),
    ("/ukpga/Geo5/12-13/45", "/ukpga/Geo5/12-13/45/data.xml"),
    ("/ukpga/2000/22/data.akn", "/ukpga/2000/22/data.akn"),
    ("/ukpga/2000/22/contents/data.xml", "/ukpga/2000/22/contents/data.xml"),
    ("/browse/uk", "/browse/uk"),
    ("/", "/"),
]


@pytest.mark.parametrize(("path", "expected"), INSTRUMENTS)
def test_an_instrument_is_asked_for_as_xml(path: str, expected: str) -> None:
    site = "https://www.legislation.gov.uk"
    assert instrument_address(site + path) == site + expected
    assert instrument_address("https://example.org" + path) == "https://example.org" + path


NAMES = [
    ("https://example.org/", "example.org.html"), ("https://example.org/a/../../etc/passwd", "passwd.html"),
    ("https://example.org/con", "page-con.html"), ("https://example.org/%2e%2e%2f%2e%2e", "page.html"),
    ("https://example.org/" + "x" * 300, "x" * 80 + ".html"), ("https://example.org/c\u00f6de", "c-de.html"),
    ("https://example.org/code.php?id=3", "code.php.html"), ("https://example.org/%00%0a", "page.html"),
]  # fmt: skip


@pytest.mark.parametrize(("url", "name"), NAMES)
def test_file_names_are_plain(url: str, name: str) -> None:
    assert file_name(place_of(url, allow_http=False), (".html",), ".html") == name


@pytest.fixture
def certified(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A server with a certificate of its own making."""
    if shutil.which("openssl") is None:
        pytest.skip("no openssl to make a certificate with")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-days",
        "2",
    ]
    command += ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", str(key)]
    subprocess.run([*command, "-out", str(certificate)], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    made = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.socket = context.wrap_socket(made.socket, server_side=True)
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield f"https://localhost:{made.server_address[1]}", certificate
    made.shutdown()
    made.server_close()


def test_protected_pages(certified: tuple[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, certificate = certified
    folder = tmp_path / "kept"
    folder.mkdir()
    with pytest.raises(UnreadableSource, match="certificate is not trusted"):
        fetch(f"{site}/code", into=folder, allow_private=True)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert fetch(f"{site}/code", into=folder, allow_private=True).file.read_bytes() == PAGE
    with pytest.raises(UnreadableSource, match="certificate is not trusted"):
        fetch(f"{site.replace('localhost', '127.0.0.1')}/code", into=folder, allow_private=True)
    for path, said in (
        ("/short", "ended before"),
        ("/slow", "longer than allowed"),
        ("/slow-head", "longer than allowed"),
    ):
        with pytest.raises(UnreadableSource, match=said):
            fetch(site + path, into=folder, allow_private=True, limits=Limits(max_fetch_seconds=1))


def test_a_server_that_is_not_there_or_not_protected(server: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="cannot be reached"):
        fetch(server.replace("http:", "https:") + "/code", into=tmp_path, allow_private=True)
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    with pytest.raises(UnreadableSource, match="cannot be reached"):
        got(f"http://127.0.0.1:{port}/code", tmp_path)
