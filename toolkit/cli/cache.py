"""Where the commands keep what was encoded: the user's own cache folder, which is another on each system."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "CONDUCT_CACHE"


def cache_folder() -> Path:
    """The folder that CONDUCT_CACHE names, or that of the system; it need not exist."""
    if named := os.environ.get(VARIABLE):
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("conduct", appauthor=False) / "rows"
