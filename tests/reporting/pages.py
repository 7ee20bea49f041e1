"""A page made by hand that holds every block and every style of words, and a large one of the size of a real report."""

from __future__ import annotations

from typing import get_args

from toolkit.reporting.page import (
    Bar,
    Bullets,
    Card,
    Cell,
    Chart,
    Columns,
    Facts,
    Heading,
    Page,
    Paragraph,
    Row,
    Run,
    RunStyle,
    Table,
    Tag,
    TagKind,
    cell,
    paragraph,
    plain,
    row,
)

REDLINE = (
    Run("You must tell the "),
    Run("Monitoring Officer", "delete"),
    Run("Director", "insert"),
    Run(" within "),
    Run("28 days", "mark"),
    Run("."),
)

EVERY_STYLE = Paragraph(tuple(Run(f"Words of the style {style}. ", style) for style in get_args(RunStyle)))

CHART = Chart(
    "Coverage by topic",
    ("covered", "partly covered", "not covered", "not asked for"),
    ("good", "partial", "bad", "neutral"),
    (
        Bar("Gifts and hospitality", (3, 1, 0, 0), "3 covered, 1 partly covered"),
        Bar("Confidentiality", (1, 0, 2, 1), "1 covered, 2 not covered, 1 not asked for"),
        Bar("Outside work", (0, 0, 0, 0), "nothing to cover"),
    ),
)

TABLE = Table(
    "Time limits side by side",
    ("Duty", "Baseline", "Candidate", "Days"),
    (
        Row((cell("Gifts"), cell("28 days"), Cell((Paragraph(REDLINE),)), cell("28", number=True)), "row-gifts"),
        Row((cell("Interests"), cell("one month\nfrom election"), Cell(), cell("30", number=True))),
    ),
    (2, 3, 4, 1),
)

WIDE = Table(
    "Clause by clause",
    ("Topic", "Baseline", "Candidate", "Relationship", "What differs", "Suggested action"),
    tuple(
        row(
            f"Topic {number}",
            f"{number}(1) You must register any gift worth £25 or more.",
            f"{number}.2 Officers should register gifts.",
            "covers part",
            "must against should",
            "Consider the stronger word.",
            anchor=f"clause-{number}",
        )
        for number in range(1, 8)
    ),
    (2, 5, 5, 2, 3, 3),
    wide=True,
)

CARD = Card(
    Heading("Finding 1: the duty is weaker", 4, "finding-1"),
    tuple(Tag(kind, f"{kind} tag") for kind in get_args(TagKind)),
    (
        paragraph("The baseline says must, the candidate says should."),
        Columns(
            (
                ("Baseline 5(1)", (paragraph("You must register any gift.", tone="quote"),)),
                ("Candidate 4.2", (paragraph("Officers should register gifts.", tone="quote"), paragraph("Below."))),
            )
        ),
        Bullets((plain("One point"), plain("Another point"))),
        Facts((("Topic", plain("gifts")),)),
    ),
)

WHOLE = Page(
    "Officers' code against members' code",
    (
        Facts((("To", plain("Standards Committee")), ("Subject", (Run("Gap report", "strong"),)))),
        Heading("Summary", 2, "summary"),
        Paragraph((Run("See "), Run("finding 1", link="finding-1"), Run(" and "), Run("gifts", "mark", "row-gifts"))),
        Paragraph((Run("A link that leads nowhere", link="nowhere"),)),
        EVERY_STYLE,
        paragraph("Officers should register gifts.", tone="quote"),
        paragraph("This is how to read it.", tone="note"),
        paragraph("Author: what would it cost?", tone="prompt"),
        Bullets((plain("First, unordered"), (Run("Second, "), Run("strong", "strong")))),
        Bullets((plain("Step one"), plain("Step two")), ordered=True),
        Bullets((plain("Step one again"),), ordered=True),
        Heading("Coverage", 2, "coverage"),
        CHART,
        TABLE,
        Heading("Clause by clause", 2, "clauses"),
        paragraph("The table reads from left to right."),
        WIDE,
        Heading("Findings", 2, "findings"),
        CARD,
        Columns((("Before", (paragraph("Old words"),)), ("After", (paragraph("New words"),)))),
        Heading("The end", 5),
    ),
    subtitle="Thornmere Council, invented for tests",
    footer="Made by conduct; not legal advice",
)


def large(findings: int = 150, links: int = 120) -> Page:
    """A report of a comparison of 150 with 150 provisions: cards, and a wide table with redlined words."""
    words = "You must, within 28 days of becoming aware of any change to an interest, notify the proper officer. " * 3
    redline = tuple(
        Run(f"{word} ", ("plain", "delete", "insert")[place % 3] if place % 7 < 3 else "plain")
        for place, word in enumerate(words.split())
    )
    rows = tuple(
        Row(
            (
                cell(f"Topic {number}"),
                Cell((paragraph(f"{number}(1)"), paragraph(words, tone="quote"))),
                Cell((paragraph(f"{number}.2"), Paragraph(redline, "quote"))),
                cell("covers part"),
                cell("time limit: 28 days against one month\nrecipient: Monitoring Officer against Director"),
                cell("Consider the shorter limit."),
                cell("87%", number=True),
            ),
            f"link-{number}",
        )
        for number in range(links)
    )
    head = ("Topic", "Baseline", "Candidate", "Relationship", "What differs", "Action", "Confidence")
    table = Table("Clause by clause", head, rows, (2, 6, 6, 2, 4, 3, 2), wide=True)
    cards = tuple(_card(number, words, redline) for number in range(findings))
    return Page("A large report", (Heading("Links"), table, Heading("Findings"), *cards), footer="Large")


def _card(number: int, words: str, redline: tuple[Run, ...]) -> Card:
    sides = Columns((("Baseline", (paragraph(words, tone="quote"),)), ("Candidate", (Paragraph(redline, "quote"),))))
    return Card(
        Heading(f"Finding {number}: time limit changed", 3, f"finding-{number}"),
        (Tag("grave", "grave"), Tag("weaker", "▼ weaker")),
        (paragraph("The limit is longer."), sides, Facts((("Link", (Run("see", link=f"link-{number % 120}"),)),))),
    )
