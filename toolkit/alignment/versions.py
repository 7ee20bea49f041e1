"""Two versions of one instrument become a Crosswalk with the edits of every link: the door for redlines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.alignment.align import identity
from toolkit.alignment.effects import effects
from toolkit.alignment.group import Group
from toolkit.alignment.redline import Wording, wording
from toolkit.alignment.relationship import relationship
from toolkit.alignment.version_joins import joined
from toolkit.alignment.version_lists import lists_of
from toolkit.alignment.version_matching import matched
from toolkit.alignment.version_order import moved
from toolkit.alignment.version_pieces import Piece, likeness, pieces_of
from toolkit.errors import UnrelatedVersions
from toolkit.model.crosswalk import Correspondence, Crosswalk, Difference, Rationale, Relationship, Status
from toolkit.model.norm import Analysis
from toolkit.model.redline import Change, Renumbering, Versions

RELATED = 0.2
"""Least share of the shorter document's words that two versions of one instrument have in common."""
CERTAIN = 0.75
"""Likeness from which a link of reworded provisions needs no review."""


@dataclass(frozen=True, slots=True)
class _Link:
    """The places of one link, with the edits of its words and of the headings printed over them."""

    baseline: tuple[Piece, ...]
    candidate: tuple[Piece, ...]
    words: Wording
    heading: Wording


def versions(proposed: Analysis, current: Analysis) -> Versions:
    """Align the proposed version (candidate) with the current one (baseline).

    Headings and lead-ins are linked too, for they can change and move; of unmatched headings nothing is said beside the
    provisions under them. Order, number, heading and parent count as evidence; no encoder takes part.
    """
    ones, others = pieces_of(current), pieces_of(proposed)
    pairs = matched(ones, others)
    went = moved(ones, others, pairs)
    links = [_link(ones, others, places) for places in joined(ones, others, pairs)]
    lists = lists_of(current), lists_of(proposed)
    crosswalk = Crosswalk(
        baseline=current,
        candidate=proposed,
        correspondences=tuple(_correspondence(link, lists[0].free) for link in links),
        unmatched_baseline=_unmatched(ones, {piece.place for link in links for piece in link.baseline}),
        unmatched_candidate=_unmatched(others, {piece.place for link in links for piece in link.candidate}),
        models=tuple(dict.fromkeys((*current.models, *proposed.models))),
        options=(("alignment", "versions"),),
    )
    changes = tuple(_change(link, any(piece.place in went for piece in link.baseline)) for link in links)
    return Versions(crosswalk, changes, _renumbering(links, went), _kept(links, ones, others), lists)


def refuse_unrelated(found: Versions) -> None:
    """Raise UnrelatedVersions where the two share too few words to be versions of one instrument."""
    if found.alike < RELATED:
        sides = found.crosswalk.baseline.instrument, found.crosswalk.candidate.instrument
        names = " and ".join(one.source.name for one in sides)
        raise UnrelatedVersions(
            f"{names}: not two versions of one instrument (they share {100 * found.alike:.0f} per cent of their words)"
            "; use conduct compare, or --force to redline them all the same"
        )


def _link(ones: Sequence[Piece], others: Sequence[Piece], places: tuple[tuple[int, ...], tuple[int, ...]]) -> _Link:
    baseline, candidate = tuple(ones[one] for one in places[0]), tuple(others[other] for other in places[1])
    return _Link(
        baseline,
        candidate,
        wording(_text(baseline), _text(candidate)),
        wording(_heading(baseline), _heading(candidate)),
    )


def _text(pieces: Sequence[Piece]) -> str:
    return "\n".join(piece.provision.text for piece in pieces if piece.provision.text)


def _heading(pieces: Sequence[Piece]) -> str:
    """The heading printed over the first: the words of a heading without its number, which renumbering tells."""
    provision = pieces[0].provision
    return provision.heading.removeprefix(provision.number).strip() if provision.number else provision.heading


def _ids(link: _Link) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(piece.provision.id for piece in link.baseline), tuple(piece.provision.id for piece in link.candidate)


def _correspondence(link: _Link, free: frozenset[str]) -> Correspondence:
    sides = _ids(link)
    baseline = Group("baseline", tuple(piece.unit for piece in link.baseline))
    candidate = Group("candidate", tuple(piece.unit for piece in link.candidate))
    relief = sides[0][0] in free
    found = effects(baseline, candidate, link.words, relief=relief) if link.words.changed else ()
    alike = _alike(link)
    status: Status = "certain" if alike >= CERTAIN else "needs_review"
    rationale = Rationale(round(alike, 4), None, round(link.heading.share, 4), 1.0, _notes(found))
    kind: Relationship = "equal" if not link.words.changed else relationship(baseline, candidate, found)
    kind = "equivalent" if kind == "equal" and link.words.changed else kind
    return Correspondence(identity("link", *sides), *sides, kind, round(alike, 4), status, rationale, found)


def _alike(link: _Link) -> float:
    if not link.words.changed:
        return 1.0
    if len(link.baseline) == len(link.candidate) == 1:
        return max(likeness(link.baseline[0], link.candidate[0]), link.words.share)
    return link.words.share


def _notes(found: Sequence[Difference]) -> tuple[str, ...]:
    return tuple(
        f"{item.facet}: {item.baseline_value or '-'} / {item.candidate_value or '-'} ({item.direction})"
        for item in found
    )


def _change(link: _Link, went: bool) -> Change:
    # What moved stands under another heading: that is told as the move.
    heading = link.heading.edits if link.heading.changed and not (went and link.candidate[0].provision.text) else ()
    return Change(
        identity("link", *_ids(link)),
        link.words.edits,
        heading,
        link.words.typography + link.heading.typography,
        went,
        round(link.words.share, 4),
    )


def _unmatched(pieces: Sequence[Piece], linked: set[int]) -> tuple[str, ...]:
    return tuple(piece.provision.id for piece in pieces if piece.place not in linked and not piece.titled)


def _renumbering(links: Sequence[_Link], went: frozenset[int]) -> tuple[Renumbering, ...]:
    """Numbered provisions with another cite than before, but for those that moved by themselves, whose two numbers the
    move tells; of a split or merge the first on each side."""
    found = []
    for link in links:
        one, other = link.baseline[0].provision, link.candidate[0].provision
        if (one.number or other.number) and one.cite != other.cite and link.baseline[0].place not in went:
            found.append(Renumbering(one.id, other.id, one.cite, other.cite))
    return tuple(found)


def _kept(links: Sequence[_Link], ones: Sequence[Piece], others: Sequence[Piece]) -> float:
    """The share of the shorter version's words that stand in both."""
    kept = sum(link.words.share * max(_words(link.baseline), _words(link.candidate)) for link in links)
    shorter = min(_words(ones), _words(others))
    return round(min(1.0, kept / shorter), 4) if shorter else 1.0


def _words(pieces: Sequence[Piece]) -> int:
    return sum(len(piece.words) for piece in pieces if not piece.titled)
