"""A page in a council's own Word template, by docxtpl.

    template: Committee report / {{ title }} / To: {{ to }} / {{ report }} ─▶ the same with the page in it

A template is a small program (Jinja), so it runs in a sandbox. It is handed the title and the fields as text; the page
itself is put in afterwards, as paragraphs, so that nothing in a code of conduct is ever read as part of a template.
"""

from __future__ import annotations

import io
import re
import traceback
import zipfile
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from toolkit.errors import BadData
from toolkit.reporting.page import Page
from toolkit.reporting.page_docx import packed, place_in
from toolkit.reporting.page_house_place import put_page
from toolkit.reporting.page_settled import settled
from toolkit.reporting.plain import visible

if TYPE_CHECKING:
    from jinja2 import Environment

TOKEN = "\ue0f0report\ue0f1"
"""Stands for the page while the template runs; signs of private use, which no keyboard gives."""

LARGEST = 64 * 1024 * 1024
"""Bytes of a template when unpacked: a letterhead with pictures has a few million, a bomb has thousands of millions."""

PROPERTIES = ("author", "category", "comments", "keywords", "subject", "title")

UNDEFINED = re.compile(r"'(?P<name>[^']+)' is undefined")


def house_docx(page: Page, template: bytes, *, fields: Mapping[str, str], name: str = "the template") -> bytes:
    """The Word document that a council's template makes of a page.

    The template may use `{{ title }}`, `{{ subtitle }}`, `{{ footer }}` and every field by its name, and needs
    `{{ report }}` once, on a line of its own, where the page is to stand. Its own styles are used; those it lacks are
    added. fields: a field of the name of a part of the page takes its place. name: of the template, for errors.
    Raises BadData with one line that says what is wrong with the template and where.
    """
    page = settled(page)
    made = _rendered(template, _words(page, fields), name)
    put_page(made, page, place_in, TOKEN, name)
    if not made.core_properties.title:
        made.core_properties.title = page.title[:255]
    return packed(made)


def _words(page: Page, fields: Mapping[str, str]) -> dict[str, Any]:
    """What the template may print: texts alone, with acting characters shown and their lines kept."""
    said = {key: "\n".join(map(visible, text.splitlines())) for key, text in fields.items()}
    own = {"title": page.title, "subtitle": page.subtitle, "footer": page.footer}
    return {**own, **said, "fields": said, "report": TOKEN}


def _rendered(template: bytes, words: dict[str, Any], name: str) -> Any:
    """The template with its words filled in, as a python-docx document."""
    from docx import Document
    from docxtpl import DocxTemplate

    _check(template, name)
    document = DocxTemplate(io.BytesIO(template))
    document.render_properties = lambda said, jinja_env: _fill_properties(document.docx.core_properties, said)
    try:
        document.render(words, jinja_env=_sandbox())
        out = io.BytesIO()
        document.docx.save(out)
        return Document(io.BytesIO(out.getvalue()))
    except Exception as error:  # a template is a program and can fail in every way a program can
        raise BadData(f"{name}: {_fault(error, template, words, document)}") from error


def _fill_properties(core: Any, words: Mapping[str, Any]) -> None:
    """The template's properties (title, subject ...) filled in; docxtpl would write `&amp;` and stop at 256 signs."""
    sandbox = _sandbox()
    sandbox.autoescape = False
    for name in PROPERTIES:
        setattr(core, name, sandbox.from_string(getattr(core, name)).render(words)[:255])


def _check(template: bytes, name: str) -> None:
    """Raises BadData for what is no Word document, or unpacks to more than any template holds."""
    from docx import Document

    try:
        with zipfile.ZipFile(io.BytesIO(template)) as packed_parts:
            large = sum(part.file_size for part in packed_parts.infolist()) > LARGEST
        if not large:
            Document(io.BytesIO(template))
    except Exception as error:  # damaged files make python-docx and lxml raise errors of many kinds
        raise BadData(f"{name}: this is no Word document that can be opened; save it from Word as .docx") from error
    if large:
        raise BadData(f"{name}: unpacked, it is larger than {LARGEST // 1024**2} MB; use a template with less in it")


def _sandbox() -> Environment:
    """Jinja without access to Python, without files, and without sums that fill the memory."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    sandbox = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    sandbox.intercepted_binops = frozenset({"*", "**"})
    sandbox.binop_table = {**sandbox.binop_table, "*": _refused, "**": _refused}
    return sandbox


def _refused(*_: Any) -> Any:
    from jinja2.exceptions import SecurityError

    raise SecurityError("a template may not multiply")


def _fault(error: Exception, template: bytes, words: Mapping[str, Any], document: Any) -> str:
    """What a person can mend: the words of the template where it failed, and what it could have asked for."""
    said = _one_line(str(error)) or type(error).__name__
    if found := UNDEFINED.search(said):
        known = ", ".join(sorted(words.keys() - {"fields"}))
        return f"it asks for {found['name']}, which is not set{_where(template, found['name'])}; what is set: {known}"
    near = next((line for line in _around(error, document) if re.search(r"\{[{%#]", line)), "")
    place = f" near “{near[:80]}”" if near else ""
    return f"it cannot be filled in{place}: {said.rstrip('.')}; mend it in Word"


def _around(error: Exception, document: Any) -> list[str]:
    """The lines of the template near the fault: docxtpl keeps those of a fault of grammar, Jinja the number of others.

    docxtpl gives Jinja a line for each paragraph."""
    if kept := getattr(error, "docx_context", None):
        return [_one_line(line) for line in kept]
    frames = traceback.walk_tb(error.__traceback__)
    numbers = [number for frame, number in frames if frame.f_code.co_filename == "<template>"]
    if not numbers or document.current_rendering_part is not document.docx.part:
        return []
    text = re.sub(r"<w:p([ >])", r"\n<w:p\1", document.patch_xml(document.get_xml()))
    return [_one_line(re.sub(r"<[^>]+>", "", line)) for line in text.splitlines()[numbers[-1] - 1 : numbers[-1]]]


def _where(template: bytes, name: str) -> str:
    """The paragraph of the template that asks for a name, where it stands in the text itself."""
    from docx import Document
    from docx.oxml.ns import qn

    body = Document(io.BytesIO(template)).element.body
    texts = ("".join(one.text or "" for one in paragraph.iter(qn("w:t"))) for paragraph in body.iter(qn("w:p")))
    found = next((text for text in texts if "{" in text and re.search(rf"\b{re.escape(name)}\b", text)), "")
    return f" (in “{_one_line(found)[:80]}”)" if found else ""


def _one_line(text: str) -> str:
    return " ".join(visible(text).split())
