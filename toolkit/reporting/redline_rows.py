"""The changes of a redline as a report shows them: in the order of the code, with both cites and the marked words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from toolkit.model.crosswalk import Correspondence
from toolkit.model.finding import Finding
from toolkit.model.norm import Analysis
from toolkit.model.provision import Instrument
from toolkit.model.redline import Edit, Redline
from toolkit.reporting.cites import folded
from toolkit.reporting.redline_words import said

LONGEST = 160
"""Characters of kept words between two changes that are shown whole."""
GAP = " […] "


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change. now, then: cites, "" where there is none; edits: the marked words, kept words in full."""

    number: int
    finding: Finding
    now: str
    then: str
    edits: tuple[Edit, ...]

    @property
    def anchor(self) -> str:
        """Where the report tells of it."""
        return f"change-{self.number}"


def change_rows(redline: Redline) -> tuple[ChangeRow, ...]:
    """Every finding in the order of the proposed text, what was struck out at the place where it stood."""
    ordered = sorted(redline.assessment.findings, key=_order(redline))
    links = {one: link for link in redline.crosswalk.correspondences for one in link.candidate}
    return tuple(_row(redline, number, finding, links) for number, finding in enumerate(ordered, start=1))


def _order(redline: Redline) -> Callable[[Finding], tuple[float, str, str, str]]:
    """By the place in the proposed text; a provision struck out comes after the one before it that lives on."""
    crosswalk = redline.crosswalk
    places = {one.id: float(at) for at, one in enumerate(crosswalk.candidate.instrument.provisions)}
    became = {one: link.candidate[-1] for link in crosswalk.correspondences for one in link.baseline}
    at, before = -1.0, {}
    for step, provision in enumerate(crosswalk.baseline.instrument.provisions, start=1):
        at = places[became[provision.id]] if provision.id in became else at
        before[provision.id] = at + step / 1_000_000
    return lambda one: (
        places[one.candidate[0]] if one.candidate else before[one.baseline[0]],
        one.kind,
        one.summary,
        one.id,
    )


def _row(redline: Redline, number: int, finding: Finding, links: dict[str, Correspondence]) -> ChangeRow:
    crosswalk = redline.crosswalk
    baseline, candidate = _sides(redline, finding, links)
    return ChangeRow(
        number,
        finding,
        folded(crosswalk.baseline.instrument, list(baseline)) if baseline else "",
        folded(crosswalk.candidate.instrument, list(candidate)) if candidate else "",
        _edits(redline, finding, links),
    )


def _sides(redline: Redline, finding: Finding, links: dict[str, Correspondence]) -> tuple[Sequence[str], Sequence[str]]:
    """The provisions where the change itself stands, without those it reaches. A reference at fault is unchanged words:
    their place in the current text is named too."""
    link = links.get(finding.candidate[0]) if finding.candidate else None
    if finding.kind in {"missing", "additional", "moved"} or link is None:
        return finding.baseline, finding.candidate
    if finding.kind == "broken_reference":
        return [
            one for place in finding.candidate if place in links for one in links[place].baseline
        ], finding.candidate
    return link.baseline, link.candidate


def _edits(redline: Redline, finding: Finding, links: dict[str, Correspondence]) -> tuple[Edit, ...]:
    if finding.kind == "missing":
        return tuple(Edit("delete", words) for words in texts(redline.crosswalk.baseline, finding.baseline))
    if finding.kind == "additional":
        return tuple(Edit("insert", words) for words in texts(redline.crosswalk.candidate, finding.candidate))
    if finding.kind == "broken_reference":
        return tuple(Edit("keep", words) for words in texts(redline.crosswalk.candidate, finding.candidate[:1]))
    found = [links[one] for one in finding.candidate if one in links]
    own = found if finding.kind == "moved" else found[:1]
    changes = redline.by_link
    rows: list[Edit] = []
    for link in dict.fromkeys(own):
        change = changes[link.id]
        between = (Edit("keep", ": "),) if change.heading_edits and change.edits else ()
        rows += [*change.heading_edits, *between, *change.edits]
    return tuple(rows)


def texts(analysis: Analysis, ids: Sequence[str]) -> Iterator[str]:
    """The words of some provisions, each with its number, a line each."""
    for one in ids:
        provision = analysis.instrument.by_id[one]
        parts = (provision.number, provision.heading if provision.is_heading else provision.text)
        words = " ".join(part for part in parts if part)
        yield f"{words}\n"


def shortened(edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """Long stretches of kept words cut in the middle; the gaps say so."""
    last = len(edits) - 1
    return tuple(
        Edit("keep", _cut(edit.text, first=at == 0, last=at == last)) if edit.op == "keep" else edit
        for at, edit in enumerate(edits)
    )


def _cut(words: str, *, first: bool, last: bool) -> str:
    if len(words) <= LONGEST or (first and last):
        return words
    near = LONGEST // 2
    head = "" if first else words[:near].rsplit(" ", 1)[0]
    tail = "" if last else words[-near:].partition(" ")[2]
    return head + GAP + tail


def destinations(redline: Redline) -> Iterator[tuple[str, str]]:
    """Each number of the current text, and where its provision stands now."""
    crosswalk = redline.crosswalk
    became = {one: link.candidate for link in crosswalk.correspondences for one in link.baseline}
    yield from _went(crosswalk.baseline.instrument, crosswalk.candidate.instrument, became, said("struck_out"))


def derivations(redline: Redline) -> Iterator[tuple[str, str]]:
    """Each number of the proposed text, and where its provision stood."""
    crosswalk = redline.crosswalk
    was = {one: link.baseline for link in crosswalk.correspondences for one in link.candidate}
    yield from _went(crosswalk.candidate.instrument, crosswalk.baseline.instrument, was, said("new"))


def _went(
    here: Instrument, there: Instrument, links: dict[str, tuple[str, ...]], otherwise: str
) -> Iterator[tuple[str, str]]:
    for provision in here.provisions:
        if provision.number:
            places = [there.by_id[one].cite for one in links.get(provision.id, ())]
            yield provision.cite, ", ".join(places) or otherwise
