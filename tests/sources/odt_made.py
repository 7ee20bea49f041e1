"""OpenDocument texts made from raw XML in the test, so that every odd construction can be drawn."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = " ".join(
    [
        *(f'xmlns:{name}="{_ODF}{name}:1.0"' for name in ("office", "text", "table", "style", "meta", "manifest")),
        f'xmlns:draw="{_ODF}drawing:1.0"',
        f'xmlns:fo="{_ODF}xsl-fo-compatible:1.0"',
        f'xmlns:svg="{_ODF}svg-compatible:1.0"',
        'xmlns:dc="http://purl.org/dc/elements/1.1/"',
        'xmlns:xlink="http://www.w3.org/1999/xlink"',
        'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"',
        'office:version="1.3"',
    ]
)
TYPE = "application/vnd.oasis.opendocument.text"


def made(
    body: str,
    *,
    automatic: str = "",
    named: str = "",
    pages: str = "",
    title: str = "",
    raw: Mapping[str, bytes] | None = None,
) -> bytes:
    """An .odt of `body` (the inside of office:text).

    automatic: styles beside the text; named: the inside of office:styles; pages: of office:master-styles. `raw` adds
    or replaces whole entries of the archive by their path.
    """
    entries = {
        "mimetype": TYPE.encode(),
        "content.xml": _root(
            "content", f"<office:automatic-styles>{automatic}</office:automatic-styles>" + _text(body)
        ),
        "styles.xml": _root(
            "styles",
            f"<office:styles>{named}</office:styles><office:automatic-styles>"
            '<style:page-layout style:name="pm1"/></office:automatic-styles>'
            f"<office:master-styles>{pages}</office:master-styles>",
        ),
        "meta.xml": _root("meta", f"<office:meta><dc:title>{title}</dc:title></office:meta>"),
        "META-INF/manifest.xml": _manifest(),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in (entries | dict(raw or {})).items():
            archive.writestr(path, content, zipfile.ZIP_STORED if path == "mimetype" else None)
    return out.getvalue()


def flat(body: str, *, automatic: str = "", named: str = "") -> bytes:
    """The same as one XML file (.fodt)."""
    inside = f"<office:styles>{named}</office:styles><office:automatic-styles>{automatic}</office:automatic-styles>"
    head = f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMESPACES} office:mimetype="{TYPE}">'
    return f"{head}{inside}{_text(body)}</office:document>".encode()


def p(text: str, *, style: str = "") -> str:
    """One text:p."""
    return f"<text:p{_named(style)}>{text}</text:p>"


def h(text: str, level: int, *, style: str = "", extra: str = "") -> str:
    """One text:h; `extra` are attributes."""
    return f'<text:h text:outline-level="{level}"{_named(style)}{extra}>{text}</text:h>'


def items(*inside: str, style: str = "", extra: str = "") -> str:
    """One text:list with an item for each of these; `extra` are attributes of the list."""
    rows = "".join(
        row if row.startswith("<text:list-") else f"<text:list-item>{row}</text:list-item>" for row in inside
    )
    return f"<text:list{_named(style)}{extra}>{rows}</text:list>"


def list_style(name: str, *levels: str) -> str:
    """One text:list-style."""
    return f'<text:list-style style:name="{name}">{"".join(levels)}</text:list-style>'


def level(at: int, fmt: str, *, extra: str = "") -> str:
    """One level of a list style, counted from 1; `extra` are attributes (style:num-suffix, text:display-levels)."""
    return f'<text:list-level-style-number text:level="{at}" style:num-format="{fmt}"{extra}/>'


def style(name: str, *, family: str = "paragraph", parent: str = "", extra: str = "", inside: str = "") -> str:
    """One style:style; `extra` are attributes."""
    basis = f' style:parent-style-name="{parent}"' if parent else ""
    return f'<style:style style:name="{name}" style:family="{family}"{basis}{extra}>{inside}</style:style>'


def _named(style: str) -> str:
    return f' text:style-name="{style}"' if style else ""


def _root(kind: str, inside: str) -> bytes:
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    return f"{head}<office:document-{kind} {NAMESPACES}>{inside}</office:document-{kind}>".encode()


def _text(body: str) -> str:
    return f"<office:body><office:text>{body}</office:text></office:body>"


def _manifest() -> bytes:
    paths = (("/", TYPE), *((path, "text/xml") for path in ("content.xml", "styles.xml", "meta.xml")))
    rows = (f'<manifest:file-entry manifest:full-path="{p}" manifest:media-type="{t}"/>' for p, t in paths)
    space = f'xmlns:manifest="{_ODF}manifest:1.0" manifest:version="1.3"'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest {space}>{"".join(rows)}</manifest:manifest>'.encode()
    )
