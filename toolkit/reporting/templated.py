"""A page laid out by Jinja templates: our own, or those of a council in their place.

page.html.jinja ─ page.css, blocks.html.jinja        a council's folder holds files of the same names: each that it
page.md.jinja ─ blocks.md.jinja                      holds is used, the others are ours
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal

from toolkit.errors import BadData
from toolkit.reporting import markdown, wording
from toolkit.reporting.page import Bar, Block, Chart, Heading, Page, Paragraph
from toolkit.reporting.page_settled import settled
from toolkit.reporting.passages import EXCERPT
from toolkit.reporting.plain import visible

if TYPE_CHECKING:
    from jinja2 import Environment

Markup = Literal["md", "html"]
OWN = ("page.html.jinja", "blocks.html.jinja", "page.css", "page.md.jinja", "blocks.md.jinja")
"""The templates of a page, by name."""
_SIGNS = re.compile(r"[#\-.|*\d\s]*")
_NO_TEMPLATES: Mapping[str, str] = {}


def templated(page: Page, format: Markup, *, theirs: Mapping[str, str] = _NO_TEMPLATES, name: str = "") -> str:
    """The page in a format that is text.

    theirs: a council's templates by their names, run in a sandbox; name: their folder's, for messages. Raises BadData
    with one line where one of theirs cannot be used.
    """
    page = settled(page)
    if not theirs:
        text = _ours(format).get_template(f"page.{format}.jinja").render(page=page)
    else:
        text = _by_theirs(page, format, theirs, name)
    return re.sub(r"\n{3,}", "\n\n", text) if format == "md" else text


def own_template(name: str) -> str:
    """The text of one of our templates."""
    return (files("toolkit.reporting") / "templates" / name).read_text(encoding="utf-8")


@cache
def _ours(format: Markup) -> Environment:
    from jinja2 import Environment, FunctionLoader

    return _furnished(Environment(loader=FunctionLoader(own_template), **_settings(format)))


def _settings(format: Markup) -> dict[str, Any]:
    """Every printed value is made safe unless a macro or filter here already did it."""
    from jinja2 import StrictUndefined

    return {
        "autoescape": True,
        "finalize": _safe_markdown if format == "md" else _safe_html,
        "undefined": StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "keep_trailing_newline": True,
    }


def _furnished(environment: Environment) -> Environment:
    environment.filters.update(kind=_kind, long=_long, contents=_contents, pieces=_pieces, markdown_runs=_markdown_runs)
    environment.globals.update(word=wording.word, prose=wording.prose, count=wording.count)
    return environment


def _by_theirs(page: Page, format: Markup, theirs: Mapping[str, str], name: str) -> str:
    from jinja2.exceptions import TemplateError

    environment = _sandbox(format, theirs)
    try:
        for one, text in theirs.items():
            _check_escaping(environment, text, one, name)
        return environment.get_template(f"page.{format}.jinja").render(page=page)
    except BadData:
        raise
    except TemplateError as error:
        raise BadData(f"{name}: {_fault(error)}; mend the template") from error
    except Exception as error:  # a template is a program and can fail in every way a program can
        raise BadData(f"{name}: {_fault(error)}; mend the template") from error


def _sandbox(format: Markup, theirs: Mapping[str, str]) -> Environment:
    """Jinja without access to Python and without files; what a document says cannot be let through unescaped."""
    from jinja2 import FunctionLoader
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    def load(one: str) -> tuple[str, str, None] | None:
        text = theirs.get(one) or (own_template(one) if one in OWN else None)
        return None if text is None else (text, one, None)

    sandbox = ImmutableSandboxedEnvironment(loader=FunctionLoader(load), **_settings(format))
    sandbox.intercepted_binops = frozenset({"*", "**"})
    sandbox.binop_table = {**sandbox.binop_table, "*": _product, "**": _refused}
    furnished = _furnished(sandbox)
    furnished.filters["safe"] = _safe_signs
    return furnished


def _product(one: Any, other: Any) -> Any:
    return one * other if isinstance(one, int | float) and isinstance(other, int | float) else _refused()


def _refused(*_: Any) -> Any:
    from jinja2.exceptions import SecurityError

    raise SecurityError("a template may multiply numbers alone")


def _safe_signs(value: Any) -> Any:
    """`safe` for the signs of a list or a heading; words stay escaped whatever the template says of them."""
    from jinja2.filters import do_mark_safe

    text = str(value)
    return do_mark_safe(text) if _SIGNS.fullmatch(text) or hasattr(value, "__html__") else value


def _check_escaping(environment: Environment, text: str, one: str, name: str) -> None:
    """Raises BadData for a template that turns the escaping of words off."""
    from jinja2.nodes import EvalContextModifier

    if one.endswith(".jinja") and environment.parse(text, filename=one).find(EvalContextModifier):
        raise BadData(f"{name}: {one} sets autoescape, which may not be changed; take that out")


def _fault(error: Exception) -> str:
    """What is wrong, in which template and line."""
    from jinja2.exceptions import TemplateNotFound

    lost = "there is no template " if isinstance(error, TemplateNotFound) else ""
    said = lost + (" ".join(visible(str(error)).split())[:200].rstrip(".") or type(error).__name__)
    if line := getattr(error, "lineno", None):
        return f"{getattr(error, 'name', '') or getattr(error, 'filename', '')}, line {line}: {said}"
    frames = [(frame.f_code.co_filename, line) for frame, line in traceback.walk_tb(error.__traceback__)]
    inside = [(file, line) for file, line in frames if file.endswith((".jinja", ".css"))]
    return f"{inside[-1][0]}, line {inside[-1][1]}: {said}" if inside else said


def _safe_html(value: Any) -> Any:
    """Strings with their acting characters shown; the autoescape does the rest. Markup is our own."""
    return visible(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


def _safe_markdown(value: Any) -> Any:
    """Strings escaped for Markdown and marked as done, so that the autoescape leaves them alone."""
    from jinja2.filters import do_mark_safe

    if hasattr(value, "__html__"):
        return value
    return do_mark_safe(markdown.escape(str(value)))


def _markdown_runs(some: Any) -> Any:
    from jinja2.filters import do_mark_safe

    return do_mark_safe(markdown.runs(some))


def _kind(block: Block) -> str:
    return type(block).__name__


def _long(paragraph: Paragraph) -> bool:
    """Too long to be kept on one printed page."""
    return sum(len(run.text) for run in paragraph.runs) > EXCERPT


def _contents(blocks: Sequence[Block]) -> list[Heading]:
    """The headings that a table of contents names."""
    return [block for block in blocks if isinstance(block, Heading) and block.level == 2 and block.anchor]


def _pieces(bar: Bar, chart: Chart) -> list[dict[str, object]]:
    """The rectangles of a bar in hundredths of the whole of it; a series in the middle is thinner, so that no colour is
    needed to tell it from its neighbours."""
    whole, start = sum(bar.values) or 1, 0.0
    pieces: list[dict[str, object]] = []
    for value, tone in zip(bar.values, chart.tones, strict=True):
        width = round(100 * value / whole, 2)
        pieces.append({"tone": tone, "start": round(start, 2), "width": width, "top": 3 if tone == "partial" else 0})
        start += width
    return pieces
