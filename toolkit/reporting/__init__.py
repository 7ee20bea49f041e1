"""An Assessment becomes a report: `render` makes text, md, html or json, `summary` what a terminal shows.

`stored` reads a JSON report back, and `explain` tells why something stands in it.
"""

from toolkit.reporting.document import compare_document, parse_document
from toolkit.reporting.explain import explain
from toolkit.reporting.plain import visible
from toolkit.reporting.render import render
from toolkit.reporting.stored import stored
from toolkit.reporting.terminal import summary

__all__ = ["compare_document", "explain", "parse_document", "render", "stored", "summary", "visible"]
