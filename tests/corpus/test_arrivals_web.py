"""Documents of the web are asked for politely, one at a time, and not twice."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.corpus.made import quick
from toolkit.corpus.adding import Outcome, add, held
from toolkit.corpus.arrivals import Particulars
from toolkit.corpus.arrivals_web import Visitor, links_of, listed, page
from toolkit.corpus.holdings import Authority
from toolkit.corpus.keeping import faults, holdings
from toolkit.corpus.shelf import Shelf, init
from toolkit.engines import in_process
from toolkit.errors import BadData
from toolkit.sources import fetch
from toolkit.sources.fetch_robots import Robots

CODE = "<!-- {0} -->\n# {0} Council\n1 Members must declare gifts.\n"
LISTING = b"""<html><base href="/council/"><a href="documents/s1/Item%204.pdf">Members' Code of Conduct</a>
<a href="documents/s2/Budget.pdf">Budget</a> <a href="documents/s3/Officers-code-of-conduct.pdf">Item 5</a>
<a href="/news.aspx">Code of Conduct: news</a>
<a href="https://elsewhere.example/code-of-conduct.pdf">Code of Conduct</a>
<a href="documents/s1/Item%204.pdf">Code of Conduct again</a></html>"""
PAGES = {
    "/one.html": CODE.format("One"),
    "/two.html": CODE.format("Two"),
    "/private/three.html": CODE.format("Three"),
    "/council/list.aspx": LISTING.decode(),
    "/council/documents/s1/Item%204.pdf": CODE.format("Four"),
    "/council/documents/s3/Officers-code-of-conduct.pdf": CODE.format("Five"),
}


MOVED = {"/moved.html": "/two.html", "/led-astray.html": "/private/three.html"}


class Handler(BaseHTTPRequestHandler):
    """Serves PAGES, and keeps in mind what was asked and how many questions were open at once."""

    asked: list[str]
    robots: tuple[int, str]

    def do_GET(self) -> None:
        type(self).asked.append(self.path)
        if self.path in MOVED:
            self.send_response(301)
            self.send_header("Location", MOVED[self.path])
            self.end_headers()
            return
        status, text = (
            self.robots if self.path == "/robots.txt" else (200, PAGES[self.path]) if self.path in PAGES else (404, "")
        )
        kind = "application/pdf" if self.path.endswith(".pdf") else "text/html"
        self.send_response(status)
        self.send_header("Content-Type", "text/plain" if self.path == "/robots.txt" else kind)
        self.send_header("Content-Length", str(len(text.encode())))
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    Handler.asked, Handler.robots = [], (200, "User-agent: *\nDisallow: /private/\n")
    made = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{made.server_address[1]}"
    made.shutdown()
    made.server_close()


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return init(tmp_path / "corpus")


def visitor(shelf: Shelf, pause: float = 0) -> Visitor:
    rules = Robots(allow_http=True, allow_private=True)

    def fetched(url: str, folder: Path) -> Any:
        return fetch(url, into=folder, allow_http=True, allow_private=True, allowed=rules.allows)

    return Visitor(fetched, rules, held(shelf).addresses, pause)


def added(shelf: Shelf, coming: Any) -> list[Outcome]:
    with in_process() as engine:
        return list(add(shelf, coming, reader=quick, engine=engine))


def from_list(shelf: Shelf, folder: Path, *lines: str) -> list[Outcome]:
    path = folder / "list.csv"
    path.write_text("\n".join(["address,authority,type,nation,kind,date", *lines]), encoding="utf-8-sig")
    return added(shelf, listed(path, Particulars(Authority("", nation="wales")), visitor(shelf)))


def test_a_list_of_addresses_with_what_is_known_of_each(shelf: Shelf, server: str, tmp_path: Path) -> None:
    found = from_list(
        shelf,
        tmp_path,
        f"{server}/one.html,Onebury Town Council,parish,,member,2022-03-04",
        f"{server}/gone.html,Gonebury,,,,",
        f"{server}/private/three.html,Three,,,,",
        "see the website,Four,,,,",
        f"{server}/two.html,Twobury,,england,officer,",
    )
    assert [one.state for one in found] == ["added", "refused", "refused", "refused", "added"]
    assert "404" in found[1].message and "robots.txt" in found[2].message and "line 5" in found[3].shown
    held_now = {one.id: (whose, one) for whose, one in holdings(shelf)}
    whose, one = held_now["onebury-town-council/members-2022-03-04"]
    assert (whose.kind, whose.nation, one.address, one.kind) == ("parish", "wales", f"{server}/one.html", "member_code")
    assert one.fetched.endswith("Z") and held_now["twobury/officers-2020-01-01"][0].nation == "england"
    assert "/private/three.html" not in Handler.asked and Handler.asked.count("/robots.txt") == 1


def test_where_an_address_moves_on_the_rules_hold_too(shelf: Shelf, server: str, tmp_path: Path) -> None:
    found = from_list(shelf, tmp_path, f"{server}/moved.html,Onebury,,,,", f"{server}/led-astray.html,Twobury,,,,")
    assert [one.state for one in found] == ["added", "refused"] and "robots.txt" in found[1].message
    assert "/private/three.html" not in Handler.asked


def test_what_is_held_is_not_asked_for_again(shelf: Shelf, server: str, tmp_path: Path) -> None:
    rows = [f"{server}/one.html,Onebury,,,,", f"{server}/two.html,Twobury,,,,"]
    from_list(shelf, tmp_path, rows[0])
    Handler.asked.clear()
    assert [one.state for one in from_list(shelf, tmp_path, *rows)] == ["already", "added"]
    assert "/one.html" not in Handler.asked
    assert list(faults(shelf)) == []


def test_a_page_that_lists_documents(shelf: Shelf, server: str) -> None:
    found = added(shelf, page(f"{server}/council/list.aspx", Particulars(), visitor(shelf)))
    assert [one.shown.rpartition("/")[2] for one in found] == ["Item%204.pdf", "Officers-code-of-conduct.pdf"]
    assert [one.state for one in found] == ["added", "added"]


def test_a_page_that_lists_none_is_itself_the_document(shelf: Shelf, server: str) -> None:
    assert [one.state for one in added(shelf, page(f"{server}/one.html", Particulars(), visitor(shelf)))] == ["added"]


RULES = [(404, "", True), (503, "", False), (200, "", True), (200, "User-agent: conduct-toolkit\nDisallow: /", False)]


@pytest.mark.parametrize(("status", "text", "allowed"), RULES)
def test_what_a_server_says_of_robots(server: str, status: int, text: str, allowed: bool) -> None:
    Handler.robots = (status, text)
    assert Robots(allow_http=True, allow_private=True).allows(f"{server}/one.html") is allowed


def test_a_server_that_is_not_there_allows_nothing() -> None:
    assert not Robots(allow_http=True, allow_private=True).allows("http://127.0.0.1:9/one.html")


def test_a_host_is_given_time_between_two_questions(shelf: Shelf, server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    Handler.robots = (200, "User-agent: *\nCrawl-delay: 7\n")
    slept: list[float] = []
    monkeypatch.setattr("toolkit.corpus.arrivals_web.time.sleep", slept.append)
    one = visitor(shelf, pause=1.0)
    one.document(f"{server}/one.html", Particulars())
    one.document(f"{server}/two.html", Particulars())
    assert len(slept) == 1 and 5 < slept[0] <= 7


def test_lists_that_are_none(tmp_path: Path, shelf: Shelf) -> None:
    for name, data in (
        ("a.csv", b"url,name\nhttps://example.org,X\n"),
        ("b.csv", b"address\n\xff\xfe\x00"),
        ("c.csv", None),
    ):
        if data is not None:
            (tmp_path / name).write_bytes(data)
        with pytest.raises(BadData):
            list(listed(tmp_path / name, Particulars(), visitor(shelf)))


def test_links_of_a_page_that_no_browser_would_like() -> None:
    assert links_of(b"<a href='x.pdf'>code of conduct<a href=http://[bad>y<a>" * 3, "https://example.org/") == [
        "https://example.org/x.pdf"
    ]
