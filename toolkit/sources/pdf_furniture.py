"""Running heads, feet and page numbers: told by coming again at one place on page after page, never by their words.

Proofs, each over the outermost lines of every page:
    the same words at the same height, numbers that grow with the pages left out of account
        "Members' code   Page 3 of 12" on the third page, "... Page 5 of 12" on the fifth
    "- 2 -" on the second page and "- 3 -" on the third, though the first has none
        but "Part 1" on the second page and "Part 2" on the seventh are headings: their numbers do not keep step
    a bare or outer number that keeps step with most pages, whatever words stand beside it
    the file's own tag (an artifact of pagination)
A line that runs on into the text (same edge, same size, no white between) is text, however often it comes again; so is
one that ends what the line before it began, there or on the page before:
    "... The quorum of the committee is one" / "quarter of its members." at the foot of every fifth page
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from toolkit.sources.pdf_lines import Printed

OUTER = 6  # lines looked at, at either end of a page
ZONE = 0.2  # of the page's height, at either end
STEP = 4.0  # points: heights this near are the same place
SET_APART = 0.8  # of the font size: white between furniture and text
FAR = 1.5  # of the font size: white around a line that stands alone
SMALL = 0.9  # of the usual size: small type
FEW = 4  # pages: the least on which a number beside changing words must keep step
FEW_WORDS = 12  # of a foot
MARGIN = 50.0  # points from the edge of the paper: nothing but a foot is printed there
MOST = 0.6  # of the pages: a number beside changing words must keep step with these
NUMBER = re.compile(r"\d{1,4}")
OUTER_NUMBER = re.compile(r"^\W{0,2}(\d{1,4})(?=\s|\W{0,2}$)|(?<![.\d(])\b(\d{1,4})[^\w)]*$")  # not "1.1" or "(1)"
BARE_NUMBER = re.compile(r"[\W_]*\d{1,4}(\s*/\s*\d{1,4})?[\W_]*")
LONE_NUMBER = re.compile(r"([\[(\u2010-\u2015*~-] ?)?(\d{1,4})(?(1) ?[\])\u2010-\u2015*~-])")  # "2", "- 2 -", not "2."
WORDED = 4  # words: of a line of text that a page may end with
STOPPED = re.compile(r"[.;:!?][\W\d]*$")
SAYS_PAGE = re.compile(r"\bpage \d{1,4}(?:(?: of |\s?/\s?)\d{1,4})?\W*$", re.IGNORECASE)
ROMAN = re.compile(r"[\W_]*([ivxlc]{1,8})[\W_]*", re.IGNORECASE)
ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}

Place = tuple[str, int]
Mark = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Edge:
    """An outer line.

    at, row: its page and its place there; place: its height from the nearer end; runs_on: into the text; alone: far
    from the text.
    """

    at: int
    row: int
    line: Printed
    place: Place
    runs_on: bool
    alone: bool


def mark_furniture(pages: Sequence[Sequence[Printed]], heights: Sequence[float]) -> list[list[Printed]]:
    """The same pages with role furniture on running heads, feet and page numbers."""
    edges = [edge for at, page in enumerate(pages) for edge in _edges(at, page, heights[at])]
    own = [edge for edge in edges if not _ends_a_sentence(edge, pages)]
    marks = _repeated(own, len(pages)) | _counted(edges, len(pages)) | _tagged(edges) | _lone(edges, pages)
    marks |= _small_heads(edges, pages) | _numbered_but_first(edges, pages)
    marks |= _in_their_place(edges, marks, len(pages))
    return [
        [replace(line, role="furniture") if (at, row) in marks else line for row, line in enumerate(page)]
        for at, page in enumerate(pages)
    ]


def _edges(at: int, page: Sequence[Printed], height: float) -> Iterator[_Edge]:
    order = sorted((row for row in range(len(page)) if page[row].role == "body"), key=lambda row: page[row].top)
    for row in order[:OUTER]:
        if page[row].bottom < ZONE * height:
            yield _edge(at, row, page, ("head", round(page[row].bottom / STEP)))
    for row in order[-OUTER:]:
        if page[row].top > (1 - ZONE) * height:
            yield _edge(at, row, page, ("foot", round((height - page[row].bottom) / STEP)))


def _edge(at: int, row: int, page: Sequence[Printed], place: Place) -> _Edge:
    """Runs on: set like the next line towards the middle of the page, and close to it."""
    inward = 1 if place[0] == "head" else -1
    line = page[row]
    if not 0 <= row + inward < len(page):
        return _Edge(at, row, line, place, runs_on=False, alone=True)
    inner = page[row + inward]
    upper, lower = (line, inner) if inward > 0 else (inner, line)
    white = (lower.top - upper.bottom) / max(line.size, 1.0)
    alike = abs(line.left - inner.left) < 1 and abs(line.size - inner.size) < 0.2 and line.bold == inner.bold
    return _Edge(at, row, line, place, alike and -1 < white < SET_APART, white > FAR or inner.role == "furniture")


def _near(place: Place) -> Iterator[Place]:
    """The place and its neighbours, so that rounding never parts two lines at one height."""
    yield from ((place[0], place[1] + shift) for shift in (-1, 0, 1))


def _repeated(edges: Sequence[_Edge], pages: int) -> set[Mark]:
    """Lines whose words come again at their height; most of them must stand apart from the text."""
    found: defaultdict[tuple[str, Place], list[_Edge]] = defaultdict(list)
    for edge in edges:
        for words in _signatures(edge):
            for place in _near(edge.place):
                found[words, place].append(edge)
    return {
        (edge.at, edge.row)
        for (words, _), alike in found.items()
        if _comes_again("#" in words, alike, pages)
        for edge in alike
    }


def _ends_a_sentence(edge: _Edge, pages: Sequence[Sequence[Printed]]) -> bool:
    """It goes on in small letters, and ends, what the line before it, or the last of the page before, left open."""
    text = edge.line.text
    if not text[:1].islower() or not STOPPED.search(text):
        return False
    above = pages[edge.at][: edge.row] or (pages[edge.at - 1] if edge.at else [])
    alike = [line.text for line in above if abs(line.size - edge.line.size) < 0.2 and line.role == "body"]
    worded = [words for words in alike if len(words.split()) >= WORDED]
    return bool(worded) and not STOPPED.search(worded[-1])


def _comes_again(counted: bool, alike: Sequence[_Edge], pages: int) -> bool:
    """Often enough, and apart from the text on most pages.

    Words with a number that keeps step need more pages ("Part 1", "Part 2" on pages of their own are no page numbers);
    the same words twice are enough where both stand apart (left and right pages of a short document).
    """
    own, joined = len({edge.at for edge in alike}), sum(edge.runs_on for edge in alike)
    apart = joined == 0 if pages == 2 else all(edge.alone for edge in alike)
    least = max(min(3, pages), pages / 4) if counted else 2 if apart else 3
    return own >= max(least, 2) and 2 * joined <= len(alike)


def _signatures(edge: _Edge) -> Iterator[str]:
    """The words as they stand, and with each number in turn told as its distance from the page's count."""
    words = " ".join(edge.line.text.casefold().split()).replace("#", "")
    yield words
    for number in list(NUMBER.finditer(words))[:4]:
        yield f"{words[: number.start()]}#{int(number[0]) - edge.at}#{words[number.end() :]}"
    roman = ROMAN.fullmatch(words)
    if roman:
        yield f"#roman {_roman(roman[1]) - edge.at}#"


def _roman(text: str) -> int:
    values = [ROMAN_VALUES[letter] for letter in text.casefold()]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


def _counted(edges: Sequence[_Edge], pages: int) -> set[Mark]:
    """Numbers at either end of a line that keep step with most pages: 12 on the 14th, 13 on the 15th."""
    found: defaultdict[tuple[Place, int], set[Mark]] = defaultdict(set)
    for edge in edges:
        for first, last in OUTER_NUMBER.findall(edge.line.text):
            for place in _near(edge.place):
                if edge.alone:
                    found[place, int(first or last) - edge.at].add((edge.at, edge.row))
    least = max(FEW, MOST * pages)
    return {mark for marks in found.values() if len({at for at, _ in marks}) >= least for mark in marks}


def _tagged(edges: Sequence[_Edge]) -> set[Mark]:
    """Outer lines that a tagged PDF itself calls artifacts of pagination."""
    return {(edge.at, edge.row) for edge in edges if _is_artifact(edge.line)}


def _is_artifact(line: Printed) -> bool:
    return all(style.artifact for fragment in line.fragments for style in fragment.styles)


def _in_their_place(edges: Sequence[_Edge], marks: set[Mark], pages: int) -> set[Mark]:
    """Other words, alone where furniture stands on most pages: the running head of a chapter or of a left-hand page."""
    taken: defaultdict[tuple[Place, float], set[int]] = defaultdict(set)
    for edge in edges:
        if (edge.at, edge.row) in marks:
            for place in _near(edge.place):
                taken[place, edge.line.size].add(edge.at)
    least = max(2, pages / 2)
    return {
        (edge.at, edge.row)
        for edge in edges
        if edge.alone and len(taken[edge.place, edge.line.size] - {edge.at}) >= least
    }


def _lone(edges: Sequence[_Edge], pages: Sequence[Sequence[Printed]]) -> set[Mark]:
    """On a single page nothing recurs: only a number at the very edge, apart from the text, is certain."""
    if len(pages) != 1:
        return set()
    tops = [line.top for line in pages[0]]
    outermost = [edge for edge in edges if edge.line.top in (min(tops), max(tops)) and not edge.runs_on]
    usual = median(line.size for line in pages[0])
    return {(edge.at, edge.row) for edge in outermost if _is_page_one(edge, usual)}


def _is_page_one(edge: _Edge, usual: float) -> bool:
    """A bare number; words far from the text that end in "page 7"; small type there with a number 1 at either end; a
    few words in the lower margin that are no sentence."""
    if BARE_NUMBER.fullmatch(edge.line.text) or (edge.alone and SAYS_PAGE.search(edge.line.text)):
        return True
    if edge.place[0] == "foot" and edge.alone and _is_in_margin(edge):
        return True
    counted = "1" in {number for pair in OUTER_NUMBER.findall(edge.line.text) for number in pair}
    return counted and edge.alone and edge.line.size < SMALL * usual


def _is_in_margin(edge: _Edge) -> bool:
    """Lower than text is printed, and no words that end as text does."""
    few = len(edge.line.text.split()) <= FEW_WORDS and not edge.line.text.endswith((".", ";", ":", ","))
    return few and edge.place[1] * STEP < MARGIN


def _numbered_but_first(edges: Sequence[_Edge], pages: Sequence[Sequence[Printed]]) -> set[Mark]:
    """Each page's own number alone at one height on all pages but the first, as letters and typescripts have it. Of two
    pages one number alone is no proof, unless it stands between signs ("- 2 -")."""
    heights: defaultdict[Place, set[Mark]] = defaultdict(set)
    for edge in edges:
        own = LONE_NUMBER.fullmatch(edge.line.text)
        outermost = edge.row in (0, len(pages[edge.at]) - 1)
        if own and outermost and not edge.runs_on and int(own[2]) == edge.at + 1 and (own[1] or len(pages) > 2):
            for place in _near(edge.place):
                heights[place].add((edge.at, edge.row))
    later = set(range(1, len(pages)))
    return {mark for marks in heights.values() if {at for at, _ in marks} == later for mark in marks}


def _small_heads(edges: Sequence[_Edge], pages: Sequence[Sequence[Printed]]) -> set[Mark]:
    """Small type at one height at the head of every page, far from the text: left and right pages with heads of their
    own, in a document too short for either to come again."""
    heads: defaultdict[Place, list[_Edge]] = defaultdict(list)
    sizes = [line.size for page in pages for line in page]
    for edge in edges:
        if edge.place[0] == "head" and edge.alone and edge.line.size < SMALL * median(sizes):
            heads[edge.place].append(edge)
    full = (alike for alike in heads.values() if len({edge.at for edge in alike}) == len(pages) > 1)
    return {(edge.at, edge.row) for alike in full for edge in alike}
