"""Puts the bundled corpora into the wheel, where toolkit/corpus/location.py looks for them.

A line of pyproject.toml (force-include) would do the same for an editable install of a checkout too, and there the copy
would grow old beside the real folder.
"""

from __future__ import annotations

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BundledCorpora(BuildHookInterface):  # type: ignore[type-arg]  # hatchling finds the hook by its class
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "standard":
            build_data["force_include"]["corpora"] = "toolkit/_corpora"
