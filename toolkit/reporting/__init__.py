"""An Assessment becomes a report: `render` makes text, md, html or json, `summary` what a terminal shows."""

from toolkit.reporting.document import compare_document, parse_document
from toolkit.reporting.plain import visible
from toolkit.reporting.render import render
from toolkit.reporting.terminal import summary

__all__ = ["compare_document", "parse_document", "render", "summary", "visible"]
