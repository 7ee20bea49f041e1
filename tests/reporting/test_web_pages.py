"""Every web page of the list: valid, closed, and without a fault that axe-core finds in real Chromium."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import html5lib
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, sync_playwright
from selectolax.lexbor import LexborHTMLParser

from tests.reporting.web_pages import REPORTS
from tests.shared import CHROMIUM, needs_chromium
from toolkit.reporting.page import Heading, Page, paragraph
from toolkit.reporting.render import laid_out

SCREENS = {"light and wide": ("light", 1280), "dark and narrow": ("dark", 320)}
CROSSED = {"light and narrow": ("light", 320), "dark and wide": ("dark", 1280)}
IN_ALL = ("every block", "hand-made gap report", "redline", "gap report of thornmere")
"""Reports shown on all four screens; of the others, which are made of the same parts, two show every rule at work."""
RUNS = [(name, *screen) for name in REPORTS for screen in SCREENS.values()]
RUNS += [(name, *screen) for name in IN_ALL for screen in CROSSED.values()]


@pytest.mark.parametrize("name", REPORTS)
def test_the_page_is_valid_and_closed(name: str) -> None:
    text = REPORTS[name]()
    html5lib.HTMLParser(strict=True).parse(text)
    tree = LexborHTMLParser(text)
    ids = Counter(node.attributes["id"] for node in tree.css("[id]"))
    assert [one for one, times in ids.items() if times > 1 or not one] == []
    links = [str(node.attributes.get("href")) for node in tree.css("a")]
    assert [link for link in links if not link.startswith("#") or link[1:] not in ids] == []
    assert tree.css("script, link, iframe, object, embed, base, form, img, [onclick], [onload], [onerror]") == []
    assert not re.search(r"url\(|@import|src=", str(tree.css_first("style").text()))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as driver:
        # Without its own sandbox, which it refuses to build for root; the pages are ours.
        shown = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield shown
        shown.close()


def seen(browser: Browser, text: str, scheme: Any, width: int) -> tuple[list[str], int]:
    """What axe-core finds wrong, a line each, and by how many pixels the page is wider than the screen."""
    # axe-core is put into the page, which allows no scripts of its own.
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 900}, offline=True, bypass_csp=True
    )
    page = context.new_page()
    page.set_content(text)
    found = Axe().run(page).response["violations"]
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    context.close()
    return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]], int(wide)


@needs_chromium
@pytest.mark.slow
@pytest.mark.parametrize(("name", "scheme", "width"), RUNS)
def test_axe_finds_no_fault(browser: Browser, name: str, scheme: str, width: int) -> None:
    faults, wide = seen(browser, REPORTS[name](), scheme, width)
    assert faults == []
    assert wide <= 0, "the whole page must not scroll sideways"


@needs_chromium
def test_axe_sees_the_colours_of_the_scheme_and_what_is_wrong(browser: Browser) -> None:
    """The check itself: a page made worse on purpose must be found out, and only on the screen where it is worse."""
    text = laid_out(Page("Title", (Heading("Words"), paragraph("Grey on grey."))), format="html")
    bad = text.replace("</style>", "@media (prefers-color-scheme: dark) { p { color: #333 !important; } }</style>")
    assert seen(browser, bad, "light", 1280) == ([], 0)
    faults, _ = seen(browser, bad, "dark", 1280)
    assert [fault for fault in faults if fault.startswith("color-contrast")]
    broad = text.replace("Grey on grey.", '<span style="display:inline-block;width:900px">broad</span>')
    assert seen(browser, broad, "light", 320)[1] > 0
