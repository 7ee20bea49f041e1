"""The reports of a comparison by name, and what each is for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from toolkit.errors import BadOption
from toolkit.model.finding import Assessment
from toolkit.reporting.committee_page import committee_page
from toolkit.reporting.front_matter import Fields, front_facts, front_words
from toolkit.reporting.gap_page import gap_page
from toolkit.reporting.kent_page import kent_page
from toolkit.reporting.page import Page
from toolkit.reporting.view import view


@dataclass(frozen=True, slots=True)
class Template:
    """A report. of: the command whose result it shows; purpose: a sentence; parts: whether it takes parts of its
    author's, beside the header block; short: whether a terminal shows this report in place of a summary of all."""

    name: str
    of: str
    purpose: str
    parts: bool = False
    short: bool = False


TEMPLATES: Mapping[str, Template] = {
    one.name: one
    for one in (
        Template("gap", "compare", "Everything the comparison found, the gravest first (the default)."),
        Template(
            "committee", "compare", "A report to committee, with questions to its author where only people know.", True
        ),
        Template(
            "kent",
            "compare",
            "One page: is the candidate at least equivalent to one provision (--provision)?",
            short=True,
        ),
        Template("self-audit", "check", "A code against catalogues: what is expected, where it is met, what to do."),
        Template("claims", "verify", "A report's claims of two codes: supported, contradicted or not shown."),
    )
}
"""Every template by its name; the first of a command is the one it writes unless told otherwise."""


def report_page(assessment: Assessment, *, template: str, fields: Fields, provision: str = "") -> Page:
    """The page of a comparison. provision: the cite that `kent` asks about. Raises BadOption; see the pages."""
    return _MAKERS[template](assessment, fields, provision)


def headed(page: Page, fields: Fields) -> Page:
    """The page under a header block of the author's: its subject as the title, the rest before the first block."""
    return replace(page, title=fields.get("subject") or page.title, blocks=(*front_facts(fields), *page.blocks))


def check_provision(template: str, provision: str) -> None:
    """Before the work. Raises BadOption where one of template and provision asks for the other."""
    if template == "kent" and not provision:
        raise BadOption("--template kent: say which provision of the baseline it asks about, such as --provision 10(1)")
    if provision and template != "kent":
        raise BadOption("--provision: goes with --template kent only")


def check_parts(template: str, fields: Fields, asked: Callable[[str], bool]) -> None:
    """Before the work. Raises BadOption for a part of a report that the template does not have, unless a council's own
    template asks for it."""
    lost = (
        [] if TEMPLATES[template].parts else [one for one in front_words()["part"] if one in fields and not asked(one)]
    )
    if lost:
        raise BadOption(f"{lost[0]}: this part of a report is for --template committee; the report {template} has none")


def front_start(template: Template) -> str:
    """A front matter file to be filled in: every key that the template uses, commented out."""
    words = front_words()
    lines = [words["start"].strip()]
    for table in ("header", "part") if template.parts else ("header",):
        lines += ["", *(f'# {key} = ""  # {name}' for key, name in words[table].items())]
    return "\n".join(lines) + "\n"


def _gap(assessment: Assessment, fields: Fields, _: str) -> Page:
    return headed(gap_page(view(assessment)), fields)


def _committee(assessment: Assessment, fields: Fields, _: str) -> Page:
    return committee_page(assessment, fields=fields)


def _kent(assessment: Assessment, fields: Fields, provision: str) -> Page:
    return kent_page(assessment, fields=fields, provision=provision)


_MAKERS: Mapping[str, Callable[[Assessment, Fields, str], Page]] = {"gap": _gap, "committee": _committee, "kent": _kent}
