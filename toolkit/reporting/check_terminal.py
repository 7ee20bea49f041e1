"""Self-audits and answers on a terminal: what is not met first in each catalogue, with the place and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten
from typing import TYPE_CHECKING

from toolkit.model.catalogue import Catalogue, Contained, Expectation, SelfAudit
from toolkit.reporting.check_view import SHOWN, count_sentence, counts, setting_words
from toolkit.reporting.check_words import check_words
from toolkit.reporting.cites import cite_of
from toolkit.reporting.plain import visible
from toolkit.reporting.terminal import hanging
from toolkit.reporting.wording import calm

if TYPE_CHECKING:
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

LONGEST = 150
ORDER = {"not_found": 0, "partly": 1, "needs_review": 2, "met": 3}


def check_summary(audit: SelfAudit) -> Group:
    """The counts, then each catalogue with its entries, the least met first; a line on each that does not apply."""
    from rich.console import Group
    from rich.text import Text

    title = check_words()["page"]["title"].format(title=calm(audit.code.title))
    parts: list[Text | Table] = [Text(visible(title), style="bold"), Text(f"Checked as: {setting_words(audit)}")]
    parts += [Text(""), Text(count_sentence(counts(audit)))]
    for catalogue in audit.catalogues:
        parts += [Text(""), *_catalogue(audit, catalogue)]
    if audit.warnings:
        parts += [Text(""), *(Text(visible(f"Note: {line}")) for line in audit.warnings)]
    return Group(*parts)


def _catalogue(audit: SelfAudit, catalogue: Catalogue) -> Iterator[Text | Table]:
    from rich.text import Text

    found = [one for one in audit.expectations if one.catalogue == catalogue.id and one.met in SHOWN]
    apart = sum(one.catalogue == catalogue.id and one.met == "not_applicable" for one in audit.expectations)
    yield Text(visible(catalogue.title), style="italic")
    yield hanging(
        (check_words()["met"][one.met], _line(one, audit)) for one in sorted(found, key=lambda one: ORDER[one.met])
    )
    if apart:
        apply = "1 entry does" if apart == 1 else f"{apart} entries do"
        yield Text(f"{apply} not apply; the report says why.")


def _line(one: Expectation, audit: SelfAudit) -> Text:
    from rich.text import Text

    entry = one.entry
    mark = "" if entry.verified else " [not verified]"
    shown = Text(visible(f"{entry.title} ({entry.paragraph}){mark}"))
    if one.places:
        first = audit.code.by_id[one.places[0].id]
        cites = ", ".join(cite_of(audit.code, audit.code.by_id[place.id]) for place in one.places)
        shown.append(f"\n{visible(cites)}: “{shorten(visible(first.text), LONGEST, placeholder=' …')}”")
    if one.met != "met":
        shown.append(f"\n{visible(one.reason)}")
    return shown


def contains_summary(found: Contained) -> Group:
    """The answer and the places that show it."""
    from rich.console import Group
    from rich.text import Text

    words = check_words()["contains"]
    rows = [
        (words[mention.role], f"{one.cite}: {shorten(visible(one.text or one.heading), LONGEST, placeholder=' …')}")
        for mention in found.mentions
        for one in (found.constitution.by_id[mention.id],)
    ]
    head = Text(visible(f"{calm(found.constitution.title)}: {words[found.verdict]}"), style="bold")
    parts: list[Text | Table] = [head, Text(visible(found.reason))]
    if rows:
        parts += [Text(""), hanging(rows)]
    return Group(*parts)
