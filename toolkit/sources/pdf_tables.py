"""Ruled tables: the words between the rules, cell by cell and row by row.

+-------------+---------------+      a grid: level and upright rules that touch
| Sponsorship | Any payment   |      row 1: "Sponsorship", "Any payment"
|             +---------------+
|             | This includes |      row 2: "", "This includes": a tall cell is read once, in its first row
+-------------+---------------+
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from toolkit.sources.pdf_lines import Fragment, Printed, fragments_of, printed, rows_of
from toolkit.sources.pdf_rules import Rule
from toolkit.sources.pdf_words import Word

TOUCH = 4.0  # points: rules this near meet
NARROW = 12.0  # points: a narrower column holds no text; it is a double border
MOST_RULES = 2_000
LOW = 6.0  # points: a lower row holds no text
LONG = 12  # lines: a single row with longer cells is text set in columns


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled field. xs, ys: the edges of its columns and rows; level: its level rules."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    level: tuple[Rule, ...]

    def holds(self, word: Word) -> bool:
        middle = (word.left + word.right) / 2
        return self.xs[0] < middle < self.xs[-1] and self.ys[0] < word.base - 0.2 * word.style.size < self.ys[-1]


def grids_of(rules: Sequence[Rule]) -> list[Grid]:
    """Fields of at least two columns, from the top down; a page with too many rules holds a drawing."""
    if len(rules) > MOST_RULES:
        return []
    grids = [grid for group in _touching(rules) if (grid := _grid(group)) is not None]
    return sorted(grids, key=lambda grid: (grid.ys[0], grid.xs[0]))


def _touching(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Groups of rules that meet, one through another."""
    upright = [rule for rule in rules if not rule.level]
    groups: list[list[Rule]] = []
    for rule in upright if upright else ():
        met = [group for group in groups if any(_meet(rule, other) for other in group)]
        groups = [group for group in groups if group not in met]
        groups.append([rule, *(other for group in met for other in group)])
    for rule in rules if groups else ():
        if rule.level:
            groups = _with_level(groups, rule)
    return groups


def _with_level(groups: list[list[Rule]], rule: Rule) -> list[list[Rule]]:
    met = [group for group in groups if any(_meet(rule, other) for other in group)]
    if not met:
        return groups
    others = [group for group in groups if group not in met]
    return [*others, [rule, *(other for group in met for other in group)]]


def _meet(one: Rule, other: Rule) -> bool:
    if one.level == other.level:
        return False
    across = one.start - TOUCH <= other.at <= one.end + TOUCH
    return across and other.start - TOUCH <= one.at <= other.end + TOUCH


def _grid(group: Sequence[Rule]) -> Grid | None:
    level = tuple(rule for rule in group if rule.level)
    upright = [rule for rule in group if not rule.level]
    if len(level) < 2 or not upright:
        return None
    ends = [rule.start for rule in level] + [rule.end for rule in level]
    tall = [rule.start for rule in upright] + [rule.end for rule in upright]
    xs = _apart([min(ends), *(rule.at for rule in upright), max(ends)], NARROW)
    ys = _apart([min(tall), *(rule.at for rule in level), max(tall)], LOW)
    return Grid(xs, ys, level) if len(xs) > 2 and len(ys) > 2 else None


def _apart(places: Iterable[float], least: float) -> tuple[float, ...]:
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > least:
            kept.append(place)
    return tuple(kept)


def table_rows(grid: Grid, words: Sequence[Word], page: int) -> list[Printed]:
    """The rows of one grid; none at all where it turns out to frame something else."""
    cells: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        cells.setdefault(_cell(grid, word), []).append(word)
    texts = {place: [printed(row, page) for row in rows_of(fragments_of(own))] for place, own in cells.items()}
    rows = sorted({row for row, _ in texts})
    filled = [sum((row, column) in texts for column in range(len(grid.xs) - 1)) for row in rows]
    if len(rows) < 2 and (max(filled, default=0) < 2 or max(map(len, texts.values())) > LONG):
        return []
    return [row_of_cells([texts.get((row, column), []) for column in range(len(grid.xs) - 1)]) for row in rows]


def block(grid: Grid, rows: Sequence[Printed], words: Sequence[Word]) -> Fragment:
    """A table as one piece of its page: where it begins, how wide it is, where it stands in the file."""
    first, order = rows[0], min(word.order for word in words)
    return Fragment("", grid.xs[0], grid.xs[-1], first.top + first.size, first.size, False, order, ())


def _cell(grid: Grid, word: Word) -> tuple[int, int]:
    """Row and column; a cell without a rule above it belongs to the row in which it begins."""
    middle, height = (word.left + min(word.right, word.left + word.style.size)) / 2, word.base - 0.2 * word.style.size
    column = max((at for at, x in enumerate(grid.xs[:-1]) if x <= middle), default=0)
    row = max((at for at, y in enumerate(grid.ys[:-1]) if y <= height), default=0)
    centre = (grid.xs[column] + grid.xs[column + 1]) / 2
    while row > 0 and not _ruled(grid, grid.ys[row], centre):
        row -= 1
    return row, column


def _ruled(grid: Grid, y: float, x: float) -> bool:
    return any(abs(rule.at - y) <= LOW and rule.start <= x <= rule.end for rule in grid.level)


def row_of_cells(cells: Sequence[Sequence[Printed]]) -> Printed:
    """One line from the lines of the cells of a table's row, from left to right; a cell may have none."""
    lines = [line for cell in cells for line in cell]
    texts = tuple(" ".join(line.text for line in cell) for cell in cells)
    top, bottom = min(line.top for line in lines), max(line.bottom for line in lines)
    main = max(lines, key=lambda line: len(line.text))
    return replace(
        main,
        text=" | ".join(texts),
        cells=tuple(texts),
        role="table_row",
        left=min(line.left for line in lines),
        right=max(line.right for line in lines),
        top=top,
        bottom=bottom,
        bold=all(line.bold for line in lines),
        goes_on=False,
    )


def continued(last: Printed | None, row: Printed) -> Printed:
    """The first row of a table at the head of a page, soft where it goes on with the row at the foot of the last page.

    It does where every cell of it begins with a small letter and the cell above broke off in a sentence.
    """
    if last is None or len(last.cells) != len(row.cells):
        return row
    pairs = [(one, other) for one, other in zip(last.cells, row.cells, strict=True) if other]
    broken = bool(pairs) and all(
        one and one[-1].isalnum() | (one[-1] in ",-") and other[0].islower() for one, other in pairs
    )
    return replace(row, goes_on=broken)
