"""The count of what a tracked Word file marks, and a run of every method on the bundled pairs."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from toolkit.corpus.location import corpora_folder
from toolkit.evaluation.rivals import counted, ours, rivals, timed

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MARKED = """
<w:p><w:moveFromRangeStart/>
<w:moveFrom><w:r><w:delText>Lock the </w:delText></w:r><w:r><w:t>door.</w:t></w:r></w:moveFrom>
</w:p><w:p><w:del><w:r><w:delText>Old</w:delText></w:r></w:del><w:ins><w:r><w:t>New</w:t></w:r></w:ins></w:p>
<w:p><w:moveTo><w:r><w:t>Lock the door.</w:t></w:r></w:moveTo></w:p>
"""


def package(body: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("word/document.xml", f'<w:document xmlns:w="{MAIN}"><w:body>{body}</w:body></w:document>')
    return out.getvalue()


def test_a_move_is_one_revision_and_is_found_by_its_words() -> None:
    marked = package(MARKED)
    assert counted(marked, [{"Lock the door"}, {"Old"}]) == (3, 1)
    assert counted(marked, [{"Wear a badge", "Lock the door"}]) == (3, 1)
    assert counted(package("<w:p/>"), [{"Lock the door"}]) == (0, 0)


def test_the_first_run_is_not_counted() -> None:
    calls: list[int] = []
    seconds, made = timed(lambda: calls.append(1) or len(calls), 3)
    assert made == len(calls) == 4
    assert seconds >= 0


def test_every_method_has_a_row_for_each_pair_of_word_files() -> None:
    rows = rivals(corpora_folder() / "versions", runs=1)
    by_pair = {pair: [row for row in rows if row.pair == pair] for pair in {row.pair for row in rows}}
    assert by_pair.keys() == {"brackendale", "harlestead", "stourbeck", "tarnbrook"}
    assert all(len(found) in (5, 6) for found in by_pair.values()), "the engine, or one line that it did not run"
    assert all(row.seconds for row in rows if "did not run" not in row.method)
    assert all((row.moves or 0) <= row.moves_gold or row.moves is None for row in rows)


def test_our_copy_of_a_file_beside_itself_marks_nothing() -> None:
    file = Path(corpora_folder() / "versions" / "brackendale" / "current.docx")
    assert counted(ours((file, file)), []) == (0, 0)
