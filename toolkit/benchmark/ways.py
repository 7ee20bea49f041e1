"""How the work of a benchmark is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from toolkit.engines import Engine

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Ways:
    """encoder: as `pipeline.encoder_named` takes it; rows, parts: folders in which encoded texts and parts of the
    result are kept, None = nowhere; tell: is told what goes on."""

    engine: Engine
    encoder: str = "default"
    rows: Path | None = None
    parts: Path | None = None
    tell: Progress = field(default=lambda _: None)
