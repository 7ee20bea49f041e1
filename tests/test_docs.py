"""The pages lead where they say they lead."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
PAGES = sorted([*CHECKOUT.glob("*.md"), *CHECKOUT.glob("docs/**/*.md"), CHECKOUT / "corpora" / "README.md"])
LINK = re.compile(r"\[[^\]]*\]\(([^)\s#]+)")


def targets(page: Path) -> list[str]:
    """Links to files; those to the web and those within the page are left out."""
    return [link for link in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]


def test_links_are_recognised(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("[a](docs/a.md), [b](b.md#part), [c](#here), [d](https://example.org/d)", encoding="utf-8")
    assert targets(page) == ["docs/a.md", "b.md"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(CHECKOUT).as_posix())
def test_links_lead_to_files(page: Path) -> None:
    assert [link for link in targets(page) if not (page.parent / link).exists()] == []


def test_make_targets_named_in_the_pages_exist() -> None:
    known = set(re.findall(r"^([a-z]+):", (CHECKOUT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {
        word
        for page in PAGES
        if page.exists()
        for word in re.findall(r"`make ([a-z]+)", page.read_text(encoding="utf-8"))
    }
    assert named and sorted(named - known) == []
