"""What holds for every source, however strange: no exception but NoProvisions, a sound tree, and no word lost."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.errors import NoProvisions, UnreadableSource
from toolkit.model.provision import Instrument
from toolkit.model.source import Line, SourceText
from toolkit.sources.text import read_text
from toolkit.structure import outline
from toolkit.structure.audit import audit

NUMBERS = [
    "",
    "",
    "",
    "1.",
    "2.",
    "3",
    "3A",
    "1.1",
    "1.2",
    "2.1.1",
    "12",
    "(a)",
    "(b)",
    "(h)",
    "(i)",
    "(ii)",
    "(aa)",
    "a)",
    "i.",
    "A1",
    "Part 1",
    "PART TWO",
    "Schedule 2",
    "Appendix A",
    "Rule 4",
    "Sec. 2-101.",
    "§ 3",
    "6.—(1)",
    "1(1)(a)",
    "•",
    "-",
    "o",
    "[1]",
    "*",
    "IV.",
    "(1)",
    "[b]",
    "5.4(b)",
]
WORDS = [
    "",
    "You must not-",
    "Members must be honest.",
    "disclose confidential information;",
    "INTERESTS",
    "Gifts and hospitality",
    "in the year 1998, and",
    "12 months of the date",
    "Part 2 of this code applies",
    "see sub-paragraph",
    "(2) above, and",
    "“Officer” means any person employed by the council;",
    "'gift' means a thing; and 'meal' means food.",
    "depart-",
    "ment.",
    "Adopted 4 May 2021",
    "Code of conduct for members",
    "What may I keep?",
    "Purpose. This part says why.",
    "[1] See the schedule.",
    "and so on[1]",
    "Land | Freeholds and leases",
    "a¹ b",
    "Provided that the clerk agrees:",
    "the following\u00ad",
    "ſtrange ﬁgures ½ ①",
    "٣ أعضاء",
    "e\u0301tat",
]
MEASURES = st.one_of(st.none(), st.sampled_from([0.0, 3.0, 12.0, 72.0, 90.0, 108.0, 300.0, 510.0, -5.0]))
CODES = st.lists(
    st.builds(
        Line,
        text=st.builds(
            lambda number, words: f"{number} {words}".strip(), st.sampled_from(NUMBERS), st.sampled_from(WORDS)
        ),
        role=st.sampled_from(
            ["body", "body", "body", "body", "heading", "table_row", "footnote", "furniture", "contents"]
        ),
        label=st.sampled_from(["", "", "", *NUMBERS]),
        soft=st.booleans(),
        depth=st.integers(0, 4),
        list_id=st.sampled_from(["", "1", "2"]),
        rank=st.integers(0, 3),
        page=st.one_of(st.none(), st.integers(1, 3)),
        indent=MEASURES,
        right=MEASURES,
        size=st.one_of(st.none(), st.sampled_from([9.0, 11.0, 14.0])),
        gap=MEASURES,
        bold=st.booleans(),
        cells=st.lists(st.sampled_from(["1", "(a)", "", "Gifts", "up to £25"]), max_size=3).map(tuple),
    ).map(lambda line: _row(line) if line.role == "table_row" else line),
    max_size=30,
)
TEXTS = st.lists(
    st.builds(
        lambda blanks, number, words: f"{' ' * blanks}{number} {words}",
        st.integers(0, 8),
        st.sampled_from(NUMBERS),
        st.one_of(st.sampled_from(WORDS), st.text(max_size=30)),
    ),
    max_size=40,
)


def _row(line: Line) -> Line:
    """A row's text is its cells, as every reader makes it."""
    cells = line.cells or ("Gifts", line.text)
    return replace(line, cells=cells, text=" | ".join(cells), label="")


def _sound(source: SourceText) -> Instrument | None:
    """The instrument, if the source holds provisions, after everything that must hold of it was found to hold."""
    try:
        instrument = outline(source)
    except NoProvisions as error:
        assert "\n" not in str(error)
        return None
    rows = instrument.provisions
    assert len({row.id for row in rows}) == len(rows)
    seen: set[str | None] = {None}
    end = 0
    for row in rows:
        assert instrument.text[slice(*row.span)] == row.text
        assert row.span[0] >= end, "out of document order"
        end = row.span[1]
        assert row.parent in seen, "a parent comes after its child"
        seen.add(row.id)
        assert row.cite and row.id == row.id.strip() and " " not in row.id
    found = audit(source, instrument)
    assert found.complete, (found.lost, found.doubled)
    return instrument


@settings(max_examples=400)
@given(CODES)
def test_any_lines_make_a_sound_tree(lines: list[Line]) -> None:
    _sound(SourceText("code.pdf", "0" * 64, "pdf", tuple(lines)))


@settings(max_examples=300)
@given(TEXTS)
def test_any_text_makes_a_sound_tree(rows: list[str]) -> None:
    text = "\n".join(rows)
    try:
        source = read_text(text.encode("utf-8", "replace"), "code.txt")
    except UnreadableSource:  # control characters: taken for binary data
        return
    _sound(source)


@settings(max_examples=100)
@given(CODES)
def test_the_same_lines_make_the_same_tree(lines: list[Line]) -> None:
    source = SourceText("code.pdf", "0" * 64, "pdf", tuple(lines))
    try:
        first = outline(source)
    except NoProvisions:
        return
    assert first == outline(source)


def test_a_very_deep_list_is_no_fault() -> None:
    """Lists nest as deep as the source likes: nothing recurses."""
    lines = [Line("you must-", label="(a)", depth=depth, list_id=str(depth)) for depth in range(1, 400)]
    instrument = _sound(SourceText("code.docx", "0" * 64, "docx", tuple(lines)))
    assert instrument is not None
    assert max(sum(1 for _ in instrument.ancestors(row)) for row in instrument.provisions) >= 350
