"""Invented legislation in CLML and Akoma Ntoso, with every construction that the readers treat in its own way."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).with_name("legislation")
CLML, INSTRUMENT, AKN = (
    (FOLDER / name).read_text(encoding="utf-8") for name in ("act.clml.xml", "instrument.clml.xml", "code.akn.xml")
)
