"""The committee report as a Page: one page that a member reads, the comparison, options, questions to the author.

Facts       To, By, Date ...                    what front matter gives; else a question
1. Summary  2. Recommendations                  the first page
3. Background  4. The comparison  5. Options    from the comparison
6. Consultation ... 12. Background papers       questions to the author, until front matter answers them
Appendices A to D
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from toolkit.model.finding import Assessment
from toolkit.reporting.clause_table import clause_table
from toolkit.reporting.committee_comparison import comparison, options
from toolkit.reporting.committee_unmatched import unmatched
from toolkit.reporting.committee_words import Draft, committee_words
from toolkit.reporting.front_matter import Fields, front_facts
from toolkit.reporting.gap_page import parameter_blocks, provenance
from toolkit.reporting.page import Block, Bullets, Facts, Heading, Page, Paragraph, paragraph, plain
from toolkit.reporting.spoken import capital, names
from toolkit.reporting.view import Party, view
from toolkit.reporting.wording import count, prose

ASKED = ("consultation", "financial", "legal", "equality", "risk", "hr")
"""Parts about which a comparison can know nothing."""


def committee_page(assessment: Assessment, *, fields: Fields) -> Page:
    """The whole report. fields: front matter, see `front_matter`; a part that it gives takes the place of ours."""
    draft = Draft(assessment, view(assessment), fields)
    head, parts = list(front_facts(fields, ask=True)), enumerate(committee_words()["heading"], start=1)
    body = [block for number, part in parts for block in _part(draft, part, number)]
    note = [paragraph(committee_words()["draft"], tone="note")] if _asks([*head, *body]) else []
    blocks = (*head, *note, *body, *_appendices(draft))
    return Page(
        title=fields.get("subject") or draft.fill(committee_words()["title"]),
        subtitle=committee_words()["subtitle"],
        blocks=blocks,
        footer=prose("made_by").format(version=draft.report.provenance["toolkit"]),
    )


def _asks(blocks: Sequence[Block]) -> bool:
    """A question to the author is left: a framed one, or one in brackets in the header block."""
    framed = any(isinstance(one, Paragraph) and one.tone == "prompt" for one in blocks)
    header = [runs for one in blocks if isinstance(one, Facts) for _, runs in one.rows]
    return framed or any(run.text.startswith("[Author:") for runs in header for run in runs)


def _part(draft: Draft, part: str, number: int) -> Iterator[Block]:
    yield Heading(f"{number}. {committee_words()['heading'][part]}", anchor=part.replace("_", "-"))
    if text := draft.fields.get(part):
        yield from (paragraph(line) for line in text.splitlines() if line.strip())
    elif part in ASKED:
        yield from (paragraph(line, tone="prompt") for line in committee_words()["prompt"][part])
    else:
        yield from _OWN[part](draft)


def _summary(draft: Draft) -> Iterator[Block]:
    words = committee_words()["summary"]
    yield paragraph(draft.fill(words["what"]))
    yield paragraph(draft.fill(words["count"]) if draft.report.findings else words["none"])
    if points := draft.points:
        yield paragraph(words["gravest"])
        lines = [plain(draft.point(one)) for one in points]
        more = len([one for one in draft.less if one.severity == "grave"]) - len(points)
        lines += [plain(draft.fill(words["more"], number=str(more)))] if more > 0 else []
        yield Bullets(tuple(lines))
    yield paragraph(draft.fill(words["review"] if draft.unsure else words["sure"], number=str(draft.unsure)))


def _recommendations(draft: Draft) -> Iterator[Block]:
    words = committee_words()["recommendations"]
    yield paragraph(words["lead"])
    items = words["items"] if draft.less else words["same"]
    yield Bullets(tuple(plain(draft.fill(one)) for one in items), ordered=True)
    yield paragraph(words["prompt"], tone="prompt")


def _background(draft: Draft) -> Iterator[Block]:
    words = committee_words()["background"]
    yield paragraph(words["facts"])
    yield _two_codes(draft)
    yield paragraph(words["prompt"], tone="prompt")


def _papers(draft: Draft) -> Iterator[Block]:
    yield from (paragraph(line, tone="prompt") for line in committee_words()["prompt"]["background_papers"])
    yield paragraph(committee_words()["background"]["facts"])
    yield _two_codes(draft)


def _two_codes(draft: Draft) -> Bullets:
    return Bullets(tuple(plain(_named(one)) for one in reversed(draft.report.parties)))


def _named(party: Party) -> str:
    """The code as a list of papers names it: what it is, whose, of when, and how much was read."""
    authority = f", {party.authority}" if party.authority and party.authority not in party.title else ""
    date = f", {party.date}" if party.date else ""
    read = count(party.provisions, "provision").capitalize()
    line = committee_words()["background"]["line"]
    return str(line.format(title=party.title, authority=authority, date=date, provisions=read))


_OWN: Mapping[str, Callable[[Draft], Iterator[Block]]] = {
    "summary": _summary,
    "recommendations": _recommendations,
    "background": _background,
    "comparison": comparison,
    "options": options,
    "background_papers": _papers,
}


def _appendices(draft: Draft) -> Iterator[Block]:
    words = committee_words()["appendix"]
    yield Heading(words["a"], anchor="appendix-a")
    yield from clause_table(draft.assessment, draft.report)
    yield Heading(words["b"], anchor="appendix-b")
    candidate, baseline = (capital(name) for name in names(draft.report))
    yield from parameter_blocks(draft.report, sides=(baseline, candidate))
    yield Heading(words["c"], anchor="appendix-c")
    yield from unmatched(draft)
    yield Heading(words["d"], anchor="appendix-d")
    yield paragraph(" ".join(prose("how_to_read")))
    yield from list(provenance(draft.report))[1:]
