"""Write the worked examples in reports/ again: `python -m toolkit.evaluation.reports`, or `make reports`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from toolkit import pipeline
from toolkit.corpus.catalogue import find_catalogue
from toolkit.corpus.location import corpora_folder
from toolkit.corpus.store import find
from toolkit.evaluation import reports_benchmark
from toolkit.model.finding import Assessment
from toolkit.model.norm import Analysis

CHECKOUT = Path(__file__).resolve().parents[2]
FOLDER = CHECKOUT / "reports"
Kept = Literal["html", "md", "json"]


@dataclass(frozen=True, slots=True)
class Example:
    """A report that is kept: the officers' code of an authority against its members' code, or against a catalogue."""

    authority: str
    formats: tuple[Kept, ...]
    template: str = "gap"
    provision: str = ""
    catalogue: str = ""
    report: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The files, one for each form: thornmere.html, thornmere-kent.html."""
        stem = self.authority if self.template == "gap" else f"{self.authority}-{self.template}"
        return tuple(f"{stem}.{format}" for format in self.formats)


EXAMPLES = (
    Example("thornmere", ("html", "md", "json")),
    Example("thornmere", ("html", "md"), "committee"),
    Example("thornmere", ("html", "md"), "kent", provision="10(1)"),
    Example("thornmere", ("html", "md"), "self-audit", catalogue="third_report_1997"),
    Example("thornmere", ("html", "md"), "claims", report="reports_claims.md"),
    Example("ashwold", ("html", "md")),
)
"""Every template at least once."""


NAMES = (*(name for one in EXAMPLES for name in one.names), *reports_benchmark.NAMES)


def examples() -> Iterator[tuple[str, str]]:
    """Name and text of every example, as they should stand in the folder."""
    encoder = pipeline.encoder_named("default")
    for authority in dict.fromkeys(one.authority for one in EXAMPLES):
        officers, members = (
            pipeline.analysis(find(f"{authority}/{who}", corpora_folder())) for who in ("officers", "members")
        )
        found = pipeline.compare(officers, members, encoder=encoder)
        for one in EXAMPLES:
            if one.authority == authority and one.catalogue:
                yield from _audited(one, officers, members, encoder)
            elif one.authority == authority and one.report:
                yield from _verified(one, officers, members, encoder)
            elif one.authority == authority:
                yield from _compared(one, found)
    yield from reports_benchmark.examples()


def _compared(one: Example, found: Assessment) -> Iterator[tuple[str, str]]:
    page = pipeline.report_page(found, template=one.template, fields={}, provision=one.provision)
    for name, format in zip(one.names, one.formats, strict=True):
        yield name, pipeline.render(found, format=format, page=page)


def _audited(
    one: Example, officers: Analysis, members: Analysis, encoder: pipeline.Encoder | None
) -> Iterator[tuple[str, str]]:
    catalogue = find_catalogue(one.catalogue, corpora_folder(), topics=pipeline.topic_names())
    found = pipeline.self_audit(officers, [catalogue], encoder=encoder, members=members)
    for name, format in zip(one.names, one.formats, strict=True):
        yield name, pipeline.printed(found, format=format)


def _verified(
    one: Example, officers: Analysis, members: Analysis, encoder: pipeline.Encoder | None
) -> Iterator[tuple[str, str]]:
    report = pipeline.analysis(Path(__file__).with_name(one.report), kind="report")
    found = pipeline.verify(report, officers, members, encoder=encoder)
    for name, format in zip(one.names, one.formats, strict=True):
        yield name, pipeline.printed(found, format=format)


def main() -> None:
    """Write them."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in examples():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
