"""What some tests need and not every machine has: real documents beside the checkout, LibreOffice, tesseract."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
SOFFICE = shutil.which("soffice")
TESSERACT = shutil.which("tesseract")

needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason="needs shared data: the folder shared/data beside the checkout"
)
"""Leaves a test out where the real documents are absent; CONDUCT_REQUIRE_SHARED=1 makes that a failure."""

needs_soffice = pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice: the command soffice")
"""Leaves a test out where LibreOffice is absent; CONDUCT_REQUIRE_SOFFICE=1 makes that a failure."""

needs_tesseract = pytest.mark.skipif(TESSERACT is None, reason="needs tesseract: the command tesseract")
"""Leaves a test out where tesseract is absent; CONDUCT_REQUIRE_TESSERACT=1 makes that a failure."""
