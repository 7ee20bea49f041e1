"""The door of the room: an Assessment becomes a report in one of four formats."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal

from toolkit.model.codec import canonical
from toolkit.model.finding import Assessment
from toolkit.reporting import markdown, wording
from toolkit.reporting.document import compare_document
from toolkit.reporting.plain import visible
from toolkit.reporting.terminal import summary_text
from toolkit.reporting.view import view

if TYPE_CHECKING:
    from jinja2 import Environment

Format = Literal["text", "md", "html", "json"]


def render(assessment: Assessment, *, format: Format) -> str:
    """The report of an assessment.

    text: the summary that the terminal shows, without colour; md: GitHub Flavored Markdown; html: one file that needs
    nothing else; json: the document of `schemas/compare.schema.json`. The same assessment gives the same text.
    """
    if format == "json":
        return canonical(compare_document(assessment))
    if format == "text":
        return summary_text(assessment)
    return _environment(format).get_template(f"gap.{format}.jinja").render(report=view(assessment))


@cache
def _environment(format: Literal["md", "html"]) -> Environment:
    """Templates in which every printed value is made safe unless a macro or filter here already did it."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    finalize = _safe_markdown if format == "md" else _safe_html
    environment = Environment(
        loader=FunctionLoader(_template),
        autoescape=True,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["marked"] = _marked
    environment.globals.update(word=wording.word, prose=wording.prose, count=wording.count)
    return environment


def _template(name: str) -> str:
    return (files("toolkit.reporting") / "templates" / name).read_text(encoding="utf-8")


def _safe_html(value: Any) -> Any:
    """Strings with their acting characters shown; the autoescape does the rest. Markup is our own."""
    return visible(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


def _safe_markdown(value: Any) -> Any:
    """Strings escaped for Markdown and marked as done, so that the autoescape leaves them alone."""
    from jinja2.filters import do_mark_safe

    if hasattr(value, "__html__"):
        return value
    return do_mark_safe(markdown.escape(str(value)))


def _marked(pieces: Any) -> Any:
    from jinja2.filters import do_mark_safe

    return do_mark_safe(markdown.marked(pieces))
