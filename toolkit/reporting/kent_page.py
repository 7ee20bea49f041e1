"""The one-page question as a Page: the answer, the two wordings, and a row for each point with its cites and words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import shorten

from toolkit.model.crosswalk import Correspondence, Crosswalk, Side
from toolkit.model.finding import Assessment
from toolkit.model.provision import Instrument, Provision
from toolkit.reporting.brief import brief
from toolkit.reporting.cites import cite_of, folded
from toolkit.reporting.front_matter import Fields, front_facts
from toolkit.reporting.kent_answers import Answer, answer
from toolkit.reporting.kent_values import Point, Said, kent_words
from toolkit.reporting.page import (
    Cell,
    Columns,
    Facts,
    Inline,
    Page,
    Paragraph,
    Row,
    Run,
    Table,
    cell,
    paragraph,
    plain,
)
from toolkit.reporting.spoken import capital, names
from toolkit.reporting.view import Report, view
from toolkit.reporting.wording import prose, word

WHOLE, PART = 360, 90
"""Characters of a clause quoted: of the two that are asked about, and in a row."""
QUOTED = 2
"""Clauses quoted of a side; the others are cited."""


def kent_page(assessment: Assessment, *, fields: Fields, provision: str) -> Page:
    """The page for the provision of that cite or id. Raises BadOption where the baseline has none."""
    found, report = answer(assessment, provision), view(assessment)
    words = kent_words()
    blocks = (
        *front_facts(fields),
        _codes(report),
        Paragraph(tuple(_verdict(found, assessment.crosswalk, report))),
        _wordings(found, assessment.crosswalk, report),
        _table(found, assessment.crosswalk, report),
        paragraph(words["limits"], tone="note"),
    )
    return Page(
        title=fields.get("subject") or _fill(words["title"], report, cite=_cite(found, assessment.crosswalk)),
        subtitle=words["subtitle"],
        blocks=blocks,
        footer=prose("made_by").format(version=report.provenance["toolkit"]),
    )


def _cite(found: Answer, crosswalk: Crosswalk) -> str:
    return cite_of(crosswalk.baseline.instrument, found.provision) if found.provision.cite else found.provision.id


def _fill(text: str, report: Report, **more: str) -> str:
    candidate, baseline = names(report)
    both = {"Candidate": capital(candidate), "Baseline": capital(baseline)}
    return text.format(candidate=candidate, baseline=baseline, **both, **more)


def _codes(report: Report) -> Facts:
    """Which two documents these are."""
    rows = []
    for name, party in zip(names(report)[::-1], report.parties[::-1], strict=True):
        authority = "" if party.authority in party.title else party.authority
        said = dict.fromkeys(part for part in (party.title, authority, party.date) if part)
        rows.append((capital(name), plain(", ".join(said))))
    return Facts(tuple(rows))


def _verdict(found: Answer, crosswalk: Crosswalk, report: Report) -> Iterator[Run]:
    """The answer in bold, then what is equivalent, what differs and what to read."""
    words = kent_words()["verdict"]
    lists = {name: _listed(found, name) for name in ("weaker", "stricter", "neutral", "unread", "silent", "same")}
    relation = next((_relation(link) for link in _partial(found)), "")
    for place, name in enumerate(_heads(found)):
        text = _fill(words[name], report, cite=_cite(found, crosswalk), relation=relation, **lists)
        yield Run(text if place == 0 else f" {text}", "strong")
    for name in ("same", "stricter", "differs"):
        if lists["neutral" if name == "differs" else name]:
            yield Run(f" {_fill(words[name], report, **lists)}")
    if review := [link for link in found.links if link.status == "needs_review"]:
        links = "; ".join(_pair(crosswalk, link.baseline, link.candidate) for link in review[:3])
        yield Run(f" {words['review'].format(links=links)}")


def _pair(crosswalk: Crosswalk, baseline: Sequence[str], candidate: Sequence[str]) -> str:
    return f"{folded(crosswalk.baseline.instrument, baseline)} with {folded(crosswalk.candidate.instrument, candidate)}"


def _heads(found: Answer) -> tuple[str, ...]:
    """Which sentences answer the question: never yes where anything is weaker, unsettled or without a clause."""
    weaker = [point for point in found.points if point.weaker]
    if not found.links:
        return ("missing", "missing_weaker") if weaker else ("missing",)
    silent = any(point.result == "silent" for point in found.points)
    if any(point.own for point in weaker):
        return ("weaker", "unsaid") if silent else ("weaker",)
    if silent:
        return ("silent", "unsaid", "missing_weaker") if weaker else ("silent", "unsaid")
    if any(point.result == "unread" for point in found.points):
        return ("unread", "missing_weaker") if weaker else ("unread",)
    if _partial(found):
        return ("partly", "missing_weaker") if weaker else ("partly",)
    if weaker:
        return ("yes_itself",)
    return ("yes_review",) if any(link.status == "needs_review" for link in found.links) else ("yes",)


def _partial(found: Answer) -> list[Correspondence]:
    """Links that say that the candidate asks only part, where no point of the provision itself says which."""
    if any(point.own and point.weaker for point in found.points):
        return []
    return [link for link in found.links if link.relationship in ("subset", "intersects")]


def _relation(link: Correspondence) -> str:
    words = word("relation", link.relationship)
    return words[:1].lower() + words[1:]


def _listed(found: Answer, name: str) -> str:
    """The points of one result, as a list in a sentence."""
    wanted = {"weaker": ("weaker", "none"), "neutral": ("neutral", "language")}.get(name, (name,))
    points = [one for one in found.points if one.result in wanted and one.name != "whole"]
    said = dict.fromkeys(kent_words()["point"][one.name] for one in points)
    return "; ".join(one[:1].lower() + one[1:] for one in said)


def _wordings(found: Answer, crosswalk: Crosswalk, report: Report) -> Columns:
    """The words asked about, and those that answer them, with what proves the test marked."""
    columns = []
    sides: tuple[tuple[Side, Sequence[str]], ...] = (
        ("baseline", _with_words(found, crosswalk)),
        ("candidate", found.candidate),
    )
    for (side, ids), name in zip(sides, names(report)[::-1], strict=True):
        marks = [said for point in found.points if point.own for said in getattr(point, side)]
        most = QUOTED + 1 if len(ids) == QUOTED + 1 else QUOTED  # "and 1 more" would take the place of the one
        quoted = tuple(_quote(crosswalk, side, one, marks, most=WHOLE) for one in ids[:most])
        left = (paragraph(kent_words()["more"].format(number=len(ids) - most)),) if len(ids) > most else ()
        columns.append((capital(name), (*quoted, *left) or (paragraph(kent_words()["no_clause"], tone="note"),)))
    return Columns(tuple(columns))


def _with_words(found: Answer, crosswalk: Crosswalk) -> Sequence[str]:
    """Of the provision and its children those that are linked first, then the others that have words."""
    linked = {one for link in found.links for one in link.baseline}
    by_id = crosswalk.baseline.instrument.by_id
    worded = [one for one in found.family if by_id[one].text]
    return sorted(worded, key=lambda one: one not in linked and not by_id[one].lead_in) or [found.provision.id]


def _quote(
    crosswalk: Crosswalk, side: Side, one: str, marks: Sequence[Said], *, most: int, cited: bool = False
) -> Paragraph:
    """The words of a provision after its cite, or without it where it is cited already; after its lead-in where none of
    them is marked, for then that may be what proves the point."""
    analysis = crosswalk.side(side)
    provision = analysis.instrument.by_id[one]
    spans = [said.span for said in marks if said.id == one and said.span[0] < said.span[1]]
    text = provision.text or provision.heading
    whole = spans == [(0, len(text))]
    cite = () if cited else (Run(f"{_place(analysis.instrument, provision)} ", "strong"),)
    context = analysis.by_id[one].context if marks and not spans else ""
    lead_in = (Run(f"[{shorten(context, most, placeholder=' …')}] ", "quiet"),) if context else ()
    return Paragraph((*cite, *lead_in, *brief(text, () if whole else spans, most=most)), "quote")


def _place(instrument: Instrument, provision: Provision) -> str:
    return cite_of(instrument, provision) if provision.cite else provision.heading


def _table(found: Answer, crosswalk: Crosswalk, report: Report) -> Table:
    words = kent_words()
    rows = tuple(_row(point, found, crosswalk) for point in found.points)
    return Table(words["table"], tuple(_fill(one, report) for one in words["head"]), rows, widths=(4, 9, 9, 4))


def _row(point: Point, found: Answer, crosswalk: Crosswalk) -> Row:
    words = kent_words()
    beside = () if point.own else (Paragraph((Run(words["with_it"], "quiet"),)),)
    name = Cell((paragraph(words["point"][point.name]), *beside))
    result = words["result"].get(f"{point.result}_{point.name}", words["result"][point.result])
    sides = (_cell(point, "baseline", found, crosswalk), _cell(point, "candidate", found, crosswalk))
    return Row((name, *sides, Cell((Paragraph((Run(result, "strong"),)),))))


def _cell(point: Point, side: Side, found: Answer, crosswalk: Crosswalk) -> Cell:
    if point.name == "language":
        return _language(side, found, crosswalk)
    said = point.baseline if side == "baseline" else point.candidate
    if not said:
        return _silence(point, side, crosswalk)
    stated = dict.fromkeys(_stated(one, side, crosswalk) for one in said)
    lines = [Paragraph(runs) for runs in list(stated)[:3]]
    if not point.own:
        lines.append(_quote(crosswalk, side, said[0].id, said, most=PART, cited=True))
    return Cell(tuple(lines))


def _stated(one: Said, side: Side, crosswalk: Crosswalk) -> Inline:
    instrument = crosswalk.side(side).instrument
    provision = instrument.by_id[one.id]
    cite = _place(instrument, provision)
    if one.words:
        behind = f" ({cite})" if cite.count("(") == cite.count(")") else f", {cite}"  # "1)" needs no third bracket
        return (Run(capital(one.words)), Run(behind, "strong"))
    return (Run(f"{cite} ", "strong"), *brief(provision.text, most=PART // 2))


def _silence(point: Point, side: Side, crosswalk: Crosswalk) -> Cell:
    lacking = side == "candidate" and point.weaker
    if not (point.baseline or point.candidate):
        return cell(kent_words()["above"])
    said = {"unread": "unstated", "silent": "unsaid"}.get(point.result, "nothing" if lacking else "silent")
    lines = [paragraph(capital(kent_words()[said]))]
    if lacking and point.nearest:
        cites = folded(crosswalk.candidate.instrument, point.nearest[:QUOTED])
        lines.append(paragraph(kent_words()["nearest"].format(cite=cites)))
        lines.append(_quote(crosswalk, "candidate", point.nearest[0], (), most=PART, cited=True))
    return Cell(tuple(lines))


def _language(side: Side, found: Answer, crosswalk: Crosswalk) -> Cell:
    if side == "baseline":
        return cell(
            folded(
                crosswalk.baseline.instrument,
                {one for link in found.links for one in link.baseline if one in found.family},
            )
        )
    relations = dict.fromkeys(_relation(link) for link in found.links)
    cites = folded(crosswalk.candidate.instrument, found.candidate)
    return cell(f"{cites}: {'; '.join(relations)}")
