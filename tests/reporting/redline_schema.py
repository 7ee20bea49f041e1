"""The schema of `conduct redline` is that of `conduct compare` with additions; this module writes it.

After a change of compare.schema.json: `python -m tests.reporting.redline_schema`.
"""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any, get_args

from toolkit.model.redline import EditOp, FlawCode

FOLDER = Path(__file__).resolve().parents[2] / "toolkit" / "reporting" / "schemas"
REDLINE = FOLDER / "redline.schema.json"


def expected() -> dict[str, Any]:
    """The redline schema made from compare's as it stands."""
    found = json.loads((FOLDER / "compare.schema.json").read_text(encoding="utf-8"))
    found["title"] = "conduct redline, schema version 1"
    found["description"] = "A proposed version (candidate) measured against the current one (baseline)."
    _insert(found, _top())
    link, evidence = found["$defs"]["correspondence"], found["$defs"]["finding"]["properties"]["evidence"]
    link["required"] += ["edits", "heading_edits", "typography", "moved"]
    link["properties"].update(_link())
    found["$defs"].update(edit=_edit(), flaw=_flaw(copy.deepcopy(evidence)))
    return dict(found)


def _insert(found: dict[str, Any], more: dict[str, Any]) -> None:
    """Before the warnings, where the documents have them."""
    place = found["required"].index("warnings")
    found["required"][place:place] = list(more)
    rows = list(found["properties"].items())
    at = next(index for index, (name, _) in enumerate(rows) if name == "warnings")
    found["properties"] = dict([*rows[:at], *more.items(), *rows[at:]])


def _top() -> dict[str, Any]:
    names = ("from", "to", "baseline", "candidate")
    row = _object({name: {"type": "string"} for name in names})
    return {
        "renumbering": {
            "description": "Numbered provisions whose number changed: both cites, both ids.",
            "type": "array",
            "items": row,
        },
        "integrity": {
            "description": "What is wrong with the proposed text.",
            "type": "array",
            "items": {"$ref": "#/$defs/flaw"},
        },
        "statistics": {"type": "object", "additionalProperties": {"type": "integer", "minimum": 0}},
        "alike": {
            "description": "The share of the shorter version's words that stand in both.",
            "type": "number",
            "minimum": 0,
            "maximum": 1,
        },
    }


def _link() -> dict[str, Any]:
    edits = {"type": "array", "items": {"$ref": "#/$defs/edit"}}
    return {
        "edits": {
            "description": "Kept and inserted words, joined, are the proposed text; kept and deleted ones the current "
            "text, but for typography.",
            **edits,
        },
        "heading_edits": {
            "description": "Of the headings printed over the provisions; empty where they did not change.",
            **edits,
        },
        "typography": {
            "description": "Places where only white space, quotation marks or dashes differ.",
            "type": "integer",
            "minimum": 0,
        },
        "moved": {"type": "boolean"},
    }


def _edit() -> dict[str, Any]:
    return _object({"op": {"enum": list(get_args(EditOp))}, "text": {"type": "string", "minLength": 1}})


def _flaw(evidence: dict[str, Any]) -> dict[str, Any]:
    return _object(
        {
            "code": {"enum": list(get_args(FlawCode))},
            "message": {"type": "string"},
            "provisions": {
                "description": "Ids of the proposed version.",
                "type": "array",
                "items": {"type": "string"},
            },
            "evidence": evidence,
            "earlier": {"description": "The current version has it too.", "type": "boolean"},
            "other": {"description": "The paper it disagrees with, or empty.", "type": "string"},
        }
    )


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(properties),
        "properties": properties,
    }


if __name__ == "__main__":
    REDLINE.write_text(json.dumps(expected(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
