"""A file becomes a SourceText: PDF, Word, OpenDocument, HTML, legislation XML, Markdown and plain text."""

from toolkit.sources.limits import Limits
from toolkit.sources.read import read

__all__ = ["Limits", "read"]
