"""A short page for a terminal, as a rich renderable: its question, its answer, and the result of each row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.reporting.page import Block, Facts, Inline, Page, Paragraph, Table
from toolkit.reporting.plain import visible
from toolkit.reporting.terminal import hanging

if TYPE_CHECKING:
    from rich.console import Group
    from rich.table import Table as Grid
    from rich.text import Text


def page_summary(page: Page) -> Group:
    """The title, the facts and what is said in the page's own voice; of a table each row's name and result."""
    from rich.console import Group
    from rich.text import Text

    parts: list[Text | Grid] = [Text(visible(page.title), style="bold")]
    for shown in (one for block in page.blocks for one in _shown(block)):
        parts += [Text(""), shown]
    return Group(*parts)


def _shown(block: Block) -> Iterator[Text | Grid]:
    if isinstance(block, Facts):
        yield hanging((name, _words(runs)) for name, runs in block.rows)
    elif isinstance(block, Paragraph) and block.tone == "plain":
        yield _words(block.runs)
    elif isinstance(block, Table):
        yield hanging((row.cells[0].text.replace("\n", ", "), row.cells[-1].text) for row in block.rows)


def _words(runs: Inline) -> Text:
    from rich.text import Text

    styles = {"strong": "bold"}
    return Text.assemble(*((visible(run.text), styles.get(run.style, "")) for run in runs))
