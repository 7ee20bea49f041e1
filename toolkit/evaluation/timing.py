"""How long each stage takes, measured by wrapping the functions of `pipeline.Stages`: the stages know nothing of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, Any, cast

from toolkit import pipeline
from toolkit.evaluation.baselines import difflib_ratio
from toolkit.evaluation.encoders import wrapped
from toolkit.model.finding import Assessment
from toolkit.model.provision import Instrument

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FORMATS = ("html", "md", "json")
PARTS = (
    "read",
    "outline",
    "analyse",
    "encoder load",
    "encode",
    "align",
    "assess",
    *(f"render {format}" for format in FORMATS),
)
"""In the order of the work; `align` is without the encoding that it asks for."""
BASELINE = "plain baseline"

Given = Path | pipeline.Entry


class Clock:
    """Seconds by part, added up; a part inside another is taken off the outer one."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._inner: list[float] = []

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Count what happens inside under `name`."""
        begun = perf_counter()
        self._inner.append(0.0)
        try:
            yield
        finally:
            taken = perf_counter() - begun
            self.seconds[name] = self.seconds.get(name, 0.0) + taken - self._inner.pop()
            if self._inner:
                self._inner[-1] += taken

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, counted under `name` whenever it is called."""

        def call(*given: Any, **options: Any) -> Any:
            with self.part(name):
                return function(*given, **options)

        return call


def _timed(encoder: pipeline.Encoder, clock: Clock) -> pipeline.Encoder:
    return _TimedPieces(encoder, clock) if pipeline.tells_pieces(encoder) else _TimedEncoder(encoder, clock)


class _TimedEncoder:
    def __init__(self, encoder: pipeline.Encoder, clock: Clock) -> None:
        self.name, self._encoder, self._clock = encoder.name, encoder, clock

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        with self._clock.part("encode"):
            return self._encoder.encode(texts)


class _TimedPieces(_TimedEncoder):
    def __init__(self, encoder: pipeline.PieceEncoder, clock: Clock) -> None:
        super().__init__(encoder, clock)
        self._told = encoder.pieces

    def pieces(self, texts: Sequence[str]) -> list[pipeline.Pieces]:
        with self._clock.part("encode"):
            return self._told(texts)


@dataclass(frozen=True)
class Pass:
    """One comparison. seconds: by part; provisions: with words of their own, of baseline and candidate."""

    seconds: dict[str, float]
    provisions: tuple[int, int]

    @property
    def total(self) -> float:
        """All parts but the plain baseline."""
        return sum(seconds for name, seconds in self.seconds.items() if name != BASELINE)


def compared(candidate: Given, baseline: Given) -> Pass:
    """Compare once, in this process, and after it do the plain baseline on the same files."""
    clock = Clock()
    timed = {
        name: clock.timed(name, getattr(pipeline.STAGES, name)) for name in PARTS if hasattr(pipeline.STAGES, name)
    }
    stages = replace(pipeline.STAGES, **cast(dict[str, Any], timed))
    ones, others = (pipeline.analysis(given, stages=stages) for given in (baseline, candidate))
    with clock.part("encoder load"):
        encoder = pipeline.encoder_named("default")
    found = pipeline.compare(others, ones, encoder=wrapped(encoder, lambda one: _timed(one, clock)), stages=stages)
    _render(found, clock)
    with clock.part(BASELINE):
        plain_baseline(candidate, baseline)
    return Pass(clock.seconds, (_count(ones.instrument), _count(others.instrument)))


def _render(found: Assessment, clock: Clock) -> None:
    for format in FORMATS:
        with clock.part(f"render {format}"):
            pipeline.render(found, format=format)  # type: ignore[call-overload]  # FORMATS has no others


def plain_baseline(candidate: Given, baseline: Given) -> None:
    """What a short script would do: read both files and take difflib's ratio of every paragraph with every other."""
    texts = [
        [item.text for item in pipeline.instrument(given).provisions if item.text] for given in (baseline, candidate)
    ]
    difflib_ratio(*texts)


def _count(instrument: Instrument) -> int:
    return sum(1 for item in instrument.provisions if item.text)


def medians(passes: Sequence[Pass]) -> dict[str, float]:
    """The median of each part, and of the total, over several passes."""
    table = {name: median(one.seconds.get(name, 0.0) for one in passes) for name in (*PARTS, BASELINE)}
    return table | {"total": median(one.total for one in passes)}


def reading_speed(files: Sequence[Path]) -> float:
    """Seconds to read all the files once (bytes to lines, nothing more); the least of three, after one to warm up."""

    def once() -> float:
        begun = perf_counter()
        for file in files:
            pipeline.STAGES.read(file)
        return perf_counter() - begun

    once()
    return min(once() for _ in range(3))


def pages(file: Path) -> int:
    """The pages of a document that has any."""
    return max((line.page or 0 for line in pipeline.STAGES.read(file).lines), default=0)
