"""The codes of six bundled authorities as a corpus, read and encoded once for all tests that ask it."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

from toolkit import pipeline
from toolkit.corpus.adding import add
from toolkit.corpus.arrivals import Particulars, files
from toolkit.corpus.encoding import encode
from toolkit.corpus.location import corpora_folder
from toolkit.corpus.shelf import Shelf, init
from toolkit.engines import in_process

AUTHORITIES = ("thornmere", "saltmarsh", "westhaven", "ashwold", "kirkbrae", "glenoran")
_FOLDERS: list[TemporaryDirectory[str]] = []
"""Kept for as long as the process is: a folder goes when nobody holds it."""


@cache
def six() -> Shelf:
    """Twelve codes, with the default encoder."""
    _FOLDERS.append(TemporaryDirectory(prefix="conduct-"))
    shelf = init(Path(_FOLDERS[-1].name) / "corpus")
    arrivals = files([corpora_folder() / name for name in AUTHORITIES], Particulars())
    with in_process() as engine:
        added = list(add(shelf, arrivals, reader=pipeline.analysis_of_bytes, engine=engine))
        assert all(one.state == "added" for one in added), added
        list(encode(shelf, partial(pipeline.rows_encoded, encoder="default"), engine=engine))
    return shelf
