"""Words set with white between their letters, as titles are: closed up, so that they can be read as words.

C O D E   O F   C O N D U C T      each letter comes as a word of its own; white wider than between the
                                   others parts two words: "CODE OF CONDUCT"

Some browsers write a PDF letter by letter, each in its place: those letters touch, and are no such words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from toolkit.sources.pdf_lines import INFERRED
from toolkit.sources.pdf_words import Word

LEAST = 5  # single letters in a row
LONGEST = 4  # letters that the longest word so made has at least
WIDER = 1.4  # times the usual step from letter to letter: a new word
FARTHEST = 2.5  # of the font size: letters further apart are cells of a table


def closed(words: Sequence[Word]) -> list[Word]:
    """The words of a page, in file order, with spaced letters joined where they have a line to themselves."""
    found: list[Word] = []
    on_line = Counter(word.base for word in words)
    for run in _runs(words):
        alone = len(run) >= LEAST and on_line[run[0].base] == len(run) and _is_apart(run) and not _is_alphabet(run)
        joined = list(_joined(run)) if alone else run
        found += joined if max(len(word.text) for word in joined) >= LONGEST else run
    return found


def _is_apart(run: Sequence[Word]) -> bool:
    """White stands between most of the letters, not between words alone."""
    return median(word.left - before.right for before, word in pairwise(run)) > INFERRED * run[0].style.size


def _is_alphabet(run: Sequence[Word]) -> bool:
    """`A B C D E F`, as over an index."""
    return all(ord(word.text) == ord(before.text) + 1 for before, word in pairwise(run))


def _runs(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Single letters that follow each other on a line; every other word by itself."""
    run: list[Word] = []
    for word in words:
        if run and not _follows(run[-1], word):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _follows(before: Word, word: Word) -> bool:
    letters = all(len(one.text) == 1 and one.text.isalpha() for one in (before, word))
    alike = word.base == before.base and word.style == before.style
    return letters and alike and 0 < word.left - before.left <= FARTHEST * word.style.size


def _joined(run: Sequence[Word]) -> Iterator[Word]:
    usual = median(word.left - before.left for before, word in pairwise(run))
    made = run[0]
    for before, word in pairwise(run):
        if word.left - before.left > WIDER * usual:
            yield made
            made = word
        else:
            made = made._replace(text=made.text + word.text, right=word.right)
    yield made
