"""The claims of a report as a Page: each with its place, its verdict, and the words that decide it."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from toolkit import __version__
from toolkit.model.claim import CatalogueProof, Claim, ClauseProof, Verification
from toolkit.model.norm import Analysis
from toolkit.model.provision import Span
from toolkit.reporting.cites import cite_of
from toolkit.reporting.page import (
    Block,
    Bullets,
    Card,
    Cell,
    Columns,
    Facts,
    Heading,
    Page,
    Paragraph,
    Row,
    Run,
    Table,
    Tag,
    TagKind,
    cell,
    paragraph,
    plain,
)
from toolkit.reporting.passages import quote
from toolkit.reporting.plain import visible
from toolkit.reporting.terminal import hanging
from toolkit.reporting.wording import calm

if TYPE_CHECKING:
    from rich.console import Group
    from rich.table import Table as Drawn
    from rich.text import Text

HEADER = 2000
"""Characters within which a report's header block is."""
LONGEST_LEAD = 200
"""Characters of the words that an item of a list completes."""
_SUBJECT = re.compile(
    r"^(?:subject|title|report title|re)\s*[:\t|]\s*(?P<subject>[^\s|][^|\n]{3,150})$", re.IGNORECASE | re.MULTILINE
)
_TAGS: dict[str, TagKind] = {"supported": "stricter", "contradicted": "grave", "not_shown": "neutral"}


@cache
def verify_words() -> dict[str, Any]:
    """The table verify.toml."""
    return tomllib.loads((files("toolkit.reporting") / "verify.toml").read_text(encoding="utf-8"))


def verify_page(found: Verification) -> Page:
    """Every claim in the order of the report."""
    words = verify_words()["page"]
    cards = tuple(_card(one, found, number) for number, one in enumerate(found.claims, start=1))
    return Page(
        title=words["title"].format(title=report_name(found)),
        subtitle=words["subtitle"],
        blocks=(_documents(found), *_summary(found), *cards),
        footer=words["footer"].format(version=__version__),
    )


def report_name(found: Verification) -> str:
    """What the report says it is about in its header block ("Subject: ...", "Title: ..."), else its title."""
    said = _SUBJECT.search(found.report.instrument.text[:HEADER])
    return said["subject"].strip() if said else calm(found.report.instrument.title)


def _documents(found: Verification) -> Facts:
    words = verify_words()["side"]
    rows = [(words["report"], found.report), (words["candidate"], found.candidate), (words["baseline"], found.baseline)]
    titles = report_name(found), *(calm(one.instrument.title) for one in (found.candidate, found.baseline))
    said = [f"{title} ({one.instrument.source.name})" for title, (_, one) in zip(titles, rows, strict=True)]
    facts = [(name, plain(line)) for (name, _), line in zip(rows, said, strict=True)]
    listed = [(words["catalogue"], plain(", ".join(found.catalogues)))] if found.catalogues else []
    return Facts(tuple(facts + listed))


def _summary(found: Verification) -> Iterator[Block]:
    words = verify_words()["page"]
    yield Heading(words["summary"], anchor="summary")
    yield Bullets((plain(claim_count(found)), *map(plain, found.warnings)))
    yield paragraph(words["how"], tone="note")
    if found.claims:
        rows = tuple(_row(one, number) for number, one in enumerate(found.claims, start=1))
        yield Table(words["overview"], tuple(words["head"]), rows, widths=(2, 3, 5, 3, 6))


def _row(one: Claim, number: int) -> Row:
    """A claim in one line, for whoever wants them in a table; its place leads to the card with the evidence."""
    words = verify_words()
    place = Cell((Paragraph((Run(one.cite, link=f"claim-{number}"),)),))
    return Row((place, *map(cell, (words["kind"][one.kind], one.text, words["verdict"][one.verdict], one.summary))))


def claim_count(found: Verification) -> str:
    """How many claims there are, by verdict."""
    words, counts = verify_words()["page"], Counter(one.verdict for one in found.claims)
    if not found.claims:
        return str(words["none"])
    names = ("supported", "contradicted", "not_shown")
    return str(words["count"].format(total=len(found.claims), **{name: counts[name] for name in names}))  # type: ignore[index]


def _card(one: Claim, found: Verification, number: int) -> Card:
    words = verify_words()
    title = words["page"]["claim"].format(cite=one.cite, kind=words["kind"][one.kind])
    proofs = tuple(_proof(proofs, found) for proofs in _by_provision(one))
    nothing = (paragraph(words["page"]["nothing"]),)
    columns = Columns(
        (
            (words["page"]["said"], (_marked(found.report, one.provision, [one.span]),)),
            (words["page"]["shown"], tuple(part for proof in proofs for part in proof) or nothing),
        )
    )
    tag = Tag(_TAGS[one.verdict], words["verdict"][one.verdict])
    return Card(Heading(title, 3, f"claim-{number}"), (tag,), (paragraph(one.summary), columns))


def _by_provision(one: Claim) -> Iterator[list[ClauseProof | CatalogueProof]]:
    """What proves an answer, that of one provision together: it is quoted once, with all that counts marked."""
    found: dict[tuple[str, str], list[ClauseProof | CatalogueProof]] = {}
    for proof in one.evidence:
        key = (proof.catalogue, proof.entry) if isinstance(proof, CatalogueProof) else (proof.side, proof.id)
        found.setdefault(key, []).append(proof)
    yield from found.values()


def _proof(proofs: Sequence[ClauseProof | CatalogueProof], found: Verification) -> tuple[Paragraph, ...]:
    words, proof = verify_words()["side"], proofs[0]
    if isinstance(proof, CatalogueProof):
        return (Paragraph((Run(f"{words['catalogue']} {proof.catalogue}, {proof.entry}", "strong"),)),)
    document = _document(proof, found)
    cite = cite_of(document.instrument, document.instrument.by_id[proof.id])
    spans = [one.span for one in proofs if isinstance(one, ClauseProof)]
    return Paragraph((Run(f"{words[proof.side]} {cite}", "strong"),)), _marked(document, proof.id, spans)


def _document(proof: ClauseProof, found: Verification) -> Analysis:
    if proof.side == "constitution" and found.constitution is not None:
        return found.constitution
    return {"baseline": found.baseline, "candidate": found.candidate}.get(proof.side, found.report)


def _marked(document: Analysis, id: str, spans: Sequence[Span]) -> Paragraph:
    """The words of a provision with those that count marked, unless that is all of them; after what they complete."""
    text, context = document.instrument.by_id[id].text, document.by_id[id].context
    lead = (Run(f"[{shorten(context, LONGEST_LEAD, placeholder=' …')}] ", "quiet"),) if context else ()
    whole = any(end - start >= len(text.rstrip()) for start, end in spans)
    pieces = quote(document, "candidate", id, spans=() if whole else spans).pieces if text else ()
    return Paragraph(
        (*lead, *(Run(one.text, "mark" if one.marked else "plain") for one in pieces if one.text)), "quote"
    )


def verify_summary(found: Verification) -> Group:
    """The count, then each claim with its verdict, its words and why."""
    from rich.console import Group
    from rich.text import Text

    words = verify_words()
    rows = []
    for one in found.claims:
        quote = f"{one.cite} “{shorten(visible(one.text), 150, placeholder=' …')}”"
        rows.append((words["verdict"][one.verdict], f"{quote}\n{one.summary}"))
    title = words["page"]["title"].format(title=report_name(found))
    parts: list[Text | Drawn] = [Text(visible(title), style="bold"), Text(claim_count(found))]
    if rows:
        parts += [Text(""), hanging((name, _two(line)) for name, line in rows)]
    return Group(*parts, *(Text(visible(f"Note: {line}")) for line in found.warnings))


def _two(lines: str) -> Text:
    from rich.text import Text

    return Text("\n".join(visible(line) for line in lines.split("\n")))
