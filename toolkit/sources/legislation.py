"""Legislation as XML: CLML as legislation.gov.uk serves it (data.xml), and Akoma Ntoso 3.0 (data.akn, .akn).

Both say what is a number, a heading and a clause, so nothing is guessed here: numbers become labels, headings get a
rank, clauses a depth. What an Act puts into another Act is quoted: it is one line of the clause that amends, and its
numbers are no numbers of this document.
"""

from __future__ import annotations

from toolkit.errors import UnreadableSource
from toolkit.model.source import SourceText
from toolkit.sources.archive import safe_xml
from toolkit.sources.legislation_akn import akn_lines
from toolkit.sources.legislation_clml import clml_lines
from toolkit.sources.legislation_export import FORMAT, export_lines, export_title, is_export
from toolkit.sources.legislation_lines import local
from toolkit.sources.limits import Limits, check_size
from toolkit.sources.result import source_text

ADVICE = "fetch it again, or save the page as HTML."
READERS = {"Legislation": ("clml", clml_lines), "akomaNtoso": ("akn", akn_lines)}


def read_legislation(data: bytes, name: str, *, limits: Limits = Limits()) -> SourceText:
    """Read an instrument in CLML or Akoma Ntoso; `format` of the result is "clml", "akn", or "akn-export" for
    the toolkit's own export, which comes back as the tree that was written.

    Warnings: `annotations`, `not_in_force`, `picture`.

    Raises:
        UnreadableSource: neither of them, damaged, with a document type, or beyond `limits`.
    """
    check_size(data, name, limits)
    if len(data) > limits.max_part:
        raise UnreadableSource(f"{name}: its XML is larger than a document holds; {ADVICE}")
    root = safe_xml(data, name, limits, advice=ADVICE)
    if local(root) not in READERS:
        raise UnreadableSource(
            f"{name}: this XML is no legislation (CLML or Akoma Ntoso); save the document as PDF, DOCX or HTML."
        )
    if is_export(root):
        lines, title = export_lines(root), export_title(root)
        return source_text(data, name, format=FORMAT, lines=lines, title=title, warnings=(), limits=limits)
    kind, reader = READERS[local(root)]
    found = reader(root)
    return source_text(
        data,
        name,
        format=kind,
        lines=[*found.lines, *found.notes],
        title=found.title,
        warnings=found.cautions(),
        limits=limits,
    )
