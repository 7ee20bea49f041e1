"""Why a link, a finding or an unmatched provision of a report is there: for a person, as a rich renderable."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from toolkit.model.crosswalk import Correspondence, Crosswalk, Rejected, Side
from toolkit.model.finding import Assessment, Finding
from toolkit.model.provision import Provision
from toolkit.reporting.cites import folded
from toolkit.reporting.explain_facets import facet_lines
from toolkit.reporting.explain_parts import least, part_lines, say, words
from toolkit.reporting.lookup import Place, look_up
from toolkit.reporting.passages import Passage, quote
from toolkit.reporting.plain import visible
from toolkit.reporting.rows import FindingView, finding_views, link_views, percent
from toolkit.reporting.terminal import hanging
from toolkit.reporting.wording import normal_form_words, prose, word

if TYPE_CHECKING:
    from rich.console import Group, RenderableType

MOST = 5
"""Refused counterparts that are named."""
WIDEST = 30
"""Letters of a row's name at most."""
Rows = Sequence[tuple[str, str]]
OTHER: dict[Side, Side] = {"baseline": "candidate", "candidate": "baseline"}


def explain(assessment: Assessment, name: str, *, side: Side | None = None) -> Group:
    """The explanation of what has this name: the id of a link, a finding or a provision, or a cite.

    side: where a provision of this name is looked for. Raises BadOption where nothing, or more than one thing, has it.
    """
    from rich.console import Group

    found = look_up(assessment, name, side=side)
    if isinstance(found, Correspondence):
        return Group(*_link(assessment, found))
    if isinstance(found, Finding):
        return Group(*_finding(assessment, found))
    return Group(*_provision(assessment, found))


def _titled(title: str, rows: Iterable[tuple[str, str]], note: str = "") -> Iterator[RenderableType]:
    """A blank line, the title, the rows under it, and a note; nothing where there are no rows."""
    from rich.text import Text

    if kept := list(rows):
        yield from (
            Text(""),
            Text(visible(title), style="italic"),
            hanging(("  " + _short(name), said) for name, said in kept),
        )
        if note:
            yield Text(visible(note))


def _short(name: str) -> str:
    """The name of a row, safe to show; the cite of a definition may be longer than half a terminal."""
    shown = visible(name)
    return shown if len(shown) <= WIDEST else f"{shown[: WIDEST - 1]}…"


def _head(title: str) -> RenderableType:
    from rich.text import Text

    return Text(visible(title), style="bold")


def _link(assessment: Assessment, link: Correspondence) -> Iterator[RenderableType]:
    (shown,) = link_views(assessment.crosswalk, [link])
    yield _head(f"Link {link.id}: {shown.cites}")
    yield hanging([("", ""), *_passages((*shown.baseline, *shown.candidate))])
    yield from _titled(
        say("what"),
        [
            ("Relationship", f"{shown.relationship} ({link.relationship})"),
            ("Confidence", f"{shown.confidence}%{least(assessment)}"),
            ("Status", f"{shown.status_words}: {words()['status'][link.status]}"),
        ],
    )
    yield from _titled(say("parts"), part_lines(assessment, link), say("parts_note"))
    yield from _titled(say("facets"), facet_lines(assessment.crosswalk, link), say("facets_note"))
    resting = [one for one in assessment.findings if _both(one, link)]
    yield from _titled(say("findings"), _finding_rows(assessment, resting) or [("", say("no_findings"))])


def _provision(assessment: Assessment, place: Place) -> Iterator[RenderableType]:
    from rich.text import Text

    side, provision = place
    crosswalk = assessment.crosswalk
    passage = quote(crosswalk.side(side), side, provision.id)
    yield _head(f"{word('side', side)} {passage.place}: {_state(assessment, side, provision)}")
    yield hanging([("", ""), *_passages([passage])])
    if note := _note(assessment, side, provision):
        yield from (Text(""), Text(note))
    yield from _titled(say("under"), _under(assessment, side, provision))
    links = [link for link in crosswalk.correspondences if provision.id in getattr(link, side)]
    for link in links:
        yield from (Text(""), *_link(assessment, link))
    yield from _titled(say("nearest"), _nearest(assessment, side, provision.id))
    told = [one for one in assessment.findings if provision.id in getattr(one, side)]
    rest = [one for one in told if not any(_both(one, link) for link in links)]
    yield from _titled(say("findings"), _finding_rows(assessment, rest))


def _state(assessment: Assessment, side: Side, provision: Provision) -> str:
    """What became of a provision, in a few words."""
    crosswalk = assessment.crosswalk
    links = [link for link in crosswalk.correspondences if provision.id in getattr(link, side)]
    if links:
        return "; ".join(_brief(assessment, OTHER[side], link) for link in links)
    if provision.id in _unmatched(crosswalk, side):
        return "no counterpart found"
    return "a heading" if provision.is_heading else "opens a list" if provision.lead_in else "not compared"


def _unmatched(crosswalk: Crosswalk, side: Side) -> tuple[str, ...]:
    return crosswalk.unmatched_baseline if side == "baseline" else crosswalk.unmatched_candidate


def _brief(assessment: Assessment, side: Side, link: Correspondence) -> str:
    cites = folded(assessment.crosswalk.side(side).instrument, getattr(link, side))
    return f"linked with {side} {cites} ({percent(link.confidence)}%, {word('status', link.status)})"


def _note(assessment: Assessment, side: Side, provision: Provision) -> str:
    state = _state(assessment, side, provision)
    names = {"a heading": "heading", "opens a list": "lead_in", "not compared": "empty"}
    return say(names[state]) if state in names else ""


def _under(assessment: Assessment, side: Side, provision: Provision) -> Rows:
    children = assessment.crosswalk.side(side).instrument.children.get(provision.id, ())
    return [(child.cite or child.id, _state(assessment, side, child)) for child in children]


def _nearest(assessment: Assessment, side: Side, provision: str) -> Rows:
    """The counterparts that a provision was refused, by either side's account, the best first."""
    crosswalk = assessment.crosswalk
    own = {one.counterpart: one for one in crosswalk.rejected if (one.side, one.id) == (side, provision)}
    first = {(one.side, one.id): one for one in reversed(crosswalk.rejected)}.values()  # of each the best stands first
    theirs = {one.id: one for one in reversed(first) if (one.side, one.counterpart) == (OTHER[side], provision)}
    best = sorted((theirs | own).items(), key=lambda row: -row[1].confidence)[:MOST]
    if not best and provision in _unmatched(crosswalk, side):
        return [("", prose("no_nearest"))]
    return [(f"{n}.", _refusal(assessment, OTHER[side], *row)) for n, row in enumerate(best, start=1)]


def _refusal(assessment: Assessment, side: Side, counterpart: str, refused: Rejected) -> str:
    """In the reason, "it" is always the one that was refused as a counterpart."""
    analysis = assessment.crosswalk.side(side)
    shown = quote(analysis, side, counterpart)
    state = _state(assessment, side, analysis.instrument.by_id[counterpart])
    return (
        f"{word('side', side)} {shown.place}, {percent(refused.confidence)}%, {state}: {_quoted(shown)} "
        f"{say('refused') if refused.side != side else say('refused_there')}: {refused.reason}."
    )


def _finding(assessment: Assessment, finding: Finding) -> Iterator[RenderableType]:
    (shown,) = finding_views(assessment.crosswalk, [finding])
    yield _head(f"Finding {finding.id}: {shown.kind_words}: {shown.cites}")
    yield hanging([("", ""), *_about(shown)])
    yield from _titled(say("evidence"), _passages((*shown.baseline, *shown.candidate)))
    links = [link for link in assessment.crosswalk.correspondences if _both(finding, link)]
    rows = [(link.id, link_views(assessment.crosswalk, [link])[0]) for link in links]
    yield from _titled(
        say("links"),
        [(id, f"{one.cites}: {one.relationship}, {one.confidence}%, {one.status_words}") for id, one in rows],
    )
    if not links:
        side: Side = "baseline" if finding.baseline else "candidate"
        for one in getattr(finding, side):
            cite = quote(assessment.crosswalk.side(side), side, one).cite
            yield from _titled(f"{say('nearest')}: {side} {cite}", _nearest(assessment, side, one))


def _about(shown: FindingView) -> Iterator[tuple[str, str]]:
    yield "In short", shown.summary
    yield "Weight", f"{word('severity', shown.severity)}; the candidate is {word('direction', shown.direction)}"
    yield "Topic", word("topic", shown.topic)
    if shown.facet:
        yield "Facet", shown.facet
    for side in ("baseline", "candidate"):
        if value := getattr(shown, f"{side}_value"):
            yield f"{word('side', side)} states", normal_form_words(value)
    if shown.review:
        yield "Doubt", prose("review_finding")


def _finding_rows(assessment: Assessment, findings: Sequence[Finding]) -> Rows:
    return [
        (one.id, f"{one.kind_words} ({one.severity}, {word('direction', one.direction)}): {one.summary}")
        for one in finding_views(assessment.crosswalk, findings)
    ]


def _both(finding: Finding, link: Correspondence) -> bool:
    """The finding is about provisions of both sides of the link."""
    return bool(set(finding.baseline) & set(link.baseline)) and bool(set(finding.candidate) & set(link.candidate))


def _passages(passages: Iterable[Passage]) -> Iterator[tuple[str, str]]:
    """Side and cite, and the words; where only some of them prove the finding, these again."""
    for one in passages:
        yield _short(f"{word('side', one.side)} {one.place}"), _quoted(one)
        marked = [piece.text for piece in one.pieces if piece.marked]
        if marked and len(marked) < len(one.pieces):
            yield "", "Proving words: " + ", ".join(f"“{text}”" for text in marked)


def _quoted(passage: Passage) -> str:
    words = "".join(piece.text for piece in passage.pieces)
    return f"“[{passage.lead_in}] {words}”" if passage.lead_in else f"“{words}”"
