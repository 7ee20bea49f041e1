"""The work of `conduct benchmark`: our code is found, peers are chosen, and how far it is shows on stderr."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

from toolkit.errors import UnknownInstrument

if TYPE_CHECKING:
    from toolkit.corpus.holdings import Authority
    from toolkit.corpus.shelf import Shelf
    from toolkit.model.benchmark import Benchmark
    from toolkit.model.catalogue import Catalogue, Setting
    from toolkit.model.norm import Analysis
    from toolkit.model.provision import InstrumentKind
    from toolkit.pipeline import Entry, Format

SECTOR = "matrix"
TABLES = ".parquet"


@dataclass(frozen=True)
class Asked:
    """What was asked for. code: as given; us: what was said of our authority."""

    code: str
    corpus: Path
    kind: InstrumentKind | None
    peers: str
    us: Authority
    catalogues: tuple[Catalogue, ...]
    setting: Setting
    anonymise: bool


def setting(type: str, nation: str) -> Setting:
    """The case that catalogues are asked about, as far as it is one that they know."""
    from toolkit.model.catalogue import AuthorityType, Nation, Setting

    return Setting(
        nation=cast("Nation", nation if nation in get_args(Nation) else ""),
        authority=cast("AuthorityType", type if type in get_args(AuthorityType) else ""),
    )


def written(
    outputs: Sequence[Path], asked: Asked
) -> tuple[list[tuple[Path, Format]], Callable[[Benchmark], list[Path]]]:
    """Before the work: the outputs that are laid out, and what writes those that are tables and tells which.

    Raises BadOption and UnwritableOutput.
    """
    from toolkit.cli.output import check_outputs, formats_of

    sources = [Path(asked.code)] if Path(asked.code).is_file() else []
    check_outputs(outputs, sources=sources)
    tables = [path for path in outputs if path.suffix.lower() == TABLES]
    rest = formats_of([path for path in outputs if path not in tables], sources=sources, also=(TABLES,))

    def write(found: Benchmark) -> list[Path]:
        from toolkit.benchmark.rows import table_of
        from toolkit.cli.output import write_all

        if tables:
            data = table_of(found)
            write_all([(path, data) for path in tables])
        return tables

    return rest, write


def found(asked: Asked, *, encoder: str, workers: int | None, scheduler: str, cache: bool) -> Benchmark:
    """The benchmark. Raises BadOption where no peer is left, BadData, and what reading our code raises."""
    from toolkit import engines
    from toolkit.benchmark.benchmark import benchmark
    from toolkit.benchmark.peers import chosen
    from toolkit.benchmark.sector import sector
    from toolkit.benchmark.ways import Ways
    from toolkit.cli.cache import cache_folder
    from toolkit.cli.output import progress
    from toolkit.corpus.shelf import opened

    shelf = opened(asked.corpus)
    folder = cache_folder() if cache else None
    with progress() as tell:
        ours = None if asked.code == SECTOR else _ours(asked, shelf)
        about = ours.instrument if ours else None
        peers = chosen(shelf, ours=about, kind=asked.kind, peers=asked.peers, us=asked.us)
        with engines.engine(workers=workers, address=scheduler) as engine:
            parts = folder / "benchmark" if folder else None
            rows = None if scheduler else folder  # a folder of this computer is none of another's
            ways = Ways(engine, encoder, rows, parts, tell)
            work = partial(benchmark, ours) if ours else sector
            return work(
                shelf, peers, ways, catalogues=asked.catalogues, setting=asked.setting, anonymise=asked.anonymise
            )


def _ours(asked: Asked, shelf: Shelf) -> Analysis:
    """A file that exists, a code of the corpus, a bundled one: in that order. Raises UnknownInstrument."""
    from toolkit import pipeline
    from toolkit.corpus.keeping import analysis_of

    if not Path(asked.code).is_file():
        try:
            return analysis_of(shelf, asked.code)
        except UnknownInstrument as error:
            located = _bundled(asked.code, error)
            return pipeline.analysis(located)
    return _named(pipeline.analysis(Path(asked.code)), shelf)


def _named(code: Analysis, shelf: Shelf) -> Analysis:
    """With the authority under which the corpus holds the same document, where the document names none: our own code is
    no peer of ours, and no source of our words."""
    from toolkit.corpus.reading import everything

    if code.instrument.authority:
        return code
    sha256 = code.instrument.source.sha256
    name = next((whose.name for whose, one in everything(shelf) if one.sha256 == sha256), "")
    return replace(code, instrument=replace(code.instrument, authority=name))


def _bundled(name: str, missing: UnknownInstrument) -> Path | Entry:
    """A bundled code; what the corpus says of the name is the better advice where there is none."""
    from toolkit.cli.printing import located

    try:
        return located(name)
    except UnknownInstrument:
        raise missing from None
