"""How long aligning takes beside encoding alone: part of `make bench`, or `python -m toolkit.evaluation.aligning`.

The aim is at most 2.5 times as long: from the JSON of two codes of about 150 provisions to their crosswalk, beside the
time that the default encoder needs for the words of those provisions, in the same run.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

from toolkit import pipeline
from toolkit.evaluation.figures import Aligned
from toolkit.model.crosswalk import Crosswalk
from toolkit.model.norm import Analysis


def measured(kept: bytes, *, runs: int) -> Aligned:
    """The medians of some runs, each of which encodes alone, aligns, and aligns again with every row kept.

    kept: the JSON of a comparison, of which only the two codes are used.
    """
    encoder = pipeline.encoder_named("default")
    first = crosswalk(kept, encoder)  # not counted: libraries and models are loaded on their first use
    candidate, baseline = _texts(first.candidate), _texts(first.baseline)

    def alone() -> None:
        if encoder:
            encoder.encode([*candidate, *baseline])

    rows = [(_timed(alone), _timed(lambda: crosswalk(kept, encoder)), _again(kept)) for _ in range(runs)]
    encode, align, again = (median(column) for column in zip(*rows, strict=True))
    return Aligned((len(candidate), len(baseline)), encode, align, again)


def crosswalk(kept: bytes, encoder: pipeline.Encoder | None) -> Crosswalk:
    """From the JSON to the links."""
    found = pipeline.stored(kept, origin="kept.json").crosswalk
    return pipeline.STAGES.align(found.candidate, found.baseline, encoder=encoder, min_confidence=None)


def _texts(analysis: Analysis) -> list[str]:
    return [one.text for one in analysis.instrument.provisions if one.text]


def _again(kept: bytes) -> float:
    """The second of two runs that share a folder of rows, each with an encoder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        crosswalk(kept, pipeline.encoder_named("default", cache=Path(folder)))
        second = pipeline.encoder_named("default", cache=Path(folder))
        return _timed(lambda: crosswalk(kept, second))


def _timed(work: Callable[[], object]) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun


def pair() -> bytes:
    """The JSON of a comparison of about 150 with 150 provisions, by words alone: its links are not what is measured."""
    from toolkit.evaluation.formats import large

    return pipeline.render(large(), format="json").encode("utf-8")


def main() -> None:
    """Measure, and put the section into docs/performance.md."""
    from toolkit.evaluation.bench import PAGE, RUNS
    from toolkit.evaluation.performance import with_aligning

    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(with_aligning(page, measured(pair(), runs=RUNS)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
