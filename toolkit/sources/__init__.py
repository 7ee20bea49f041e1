"""A file becomes a SourceText: PDF, Word, OpenDocument, HTML, legislation XML, Markdown and plain text."""

from toolkit.sources.fetch import fetch
from toolkit.sources.limits import Limits
from toolkit.sources.read import Tracked, read

__all__ = ["Limits", "Tracked", "fetch", "read"]
