"""Many small additions: files stay few, and every chunk is held as before."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.made import fill, write_codes
from toolkit.corpus.keeping import analysis_of, faults, holdings
from toolkit.corpus.queries import asking, rows
from toolkit.corpus.shelf import init
from toolkit.corpus.tables import read_index
from toolkit.corpus.tidying import MANY


@pytest.mark.slow
def test_files_stay_few_while_codes_are_added(tmp_path: Path) -> None:
    shelf, codes = init(tmp_path / "corpus"), write_codes(tmp_path / "codes", 120)
    assert len(fill(shelf, codes, chunk=1)) == 120
    assert all(len(names) < MANY for names in read_index(shelf).values())
    assert list(faults(shelf)) == []
    with asking(shelf) as connection:
        assert rows(connection, "SELECT count(*) AS number FROM provisions") == [{"number": 480}]
    ids = [one.id for _, one in holdings(shelf)]
    assert analysis_of(shelf, ids[-1]).instrument.provisions[3].text.startswith("Members of Moorbeck")
