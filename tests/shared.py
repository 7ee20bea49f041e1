"""What some tests need and not every machine has: real documents, LibreOffice, tesseract, Chromium."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
SOFFICE = shutil.which("soffice")
TESSERACT = shutil.which("tesseract")
CHROMIUM = shutil.which("chromium")

needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason="needs shared data: the folder shared/data beside the checkout"
)
"""Leaves a test out where the real documents are absent; CONDUCT_REQUIRE_SHARED=1 makes that a failure."""

needs_soffice = pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice: the command soffice")
"""Leaves a test out where LibreOffice is absent; CONDUCT_REQUIRE_SOFFICE=1 makes that a failure."""

CALC = SOFFICE is not None and (Path(SOFFICE).resolve().parent / "libsclo.so").is_file()
"""Whether LibreOffice can open workbooks; its parts come in packages of their own."""

needs_calc = pytest.mark.skipif(not CALC, reason="needs Calc: LibreOffice's part for workbooks")
"""Leaves a test out where Calc is absent; CONDUCT_REQUIRE_CALC=1 makes that a failure."""

needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium: the command chromium")
"""Leaves a test out where Chromium is absent; CONDUCT_REQUIRE_CHROMIUM=1 makes that a failure."""

needs_tesseract = pytest.mark.skipif(TESSERACT is None, reason="needs tesseract: the command tesseract")
"""Leaves a test out where tesseract is absent; CONDUCT_REQUIRE_TESSERACT=1 makes that a failure."""
