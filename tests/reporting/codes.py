"""Two invented codes of an invented council, as the analysis would hand them on; one clause means harm."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.model.norm import (
    Analysis,
    Deadline,
    Definition,
    Facet,
    FacetName,
    FacetValue,
    Modality,
    Norm,
    ProvisionFacts,
    Reference,
    Threshold,
    TopicScore,
)
from toolkit.model.provision import Instrument, InstrumentKind, Level, Provision, SourceInfo
from toolkit.model.source import Caution

HOSTILE = (
    "Employees must not paste <script>alert('x')</script>, {{ 7*7 }}, *stars*, _lines_, `ticks`, # signs,\n"
    "a | pipe, [links](javascript:alert(1)), www.example.org or \u202edesrever\u202c words and \x1b[31mred\x1b[0m ones."
)
LONG = (
    "Every year each chief officer must look through the returns of their own staff and keep a note of what was done, "
    + " ".join(
        f"including the return for section {number} of the service (Gŵyl, café, 漢字)," for number in range(1, 31)
    )
    + " listed at https://example.invalid/"
    + "a" * 150
    + ", and must report anything that looks wrong to the monitoring officer within five working days of noticing it."
)


@dataclass(frozen=True)
class Row:
    """One provision: its place in the tree is its id, and each facet is (name, value, the words that prove it)."""

    id: str
    text: str
    topic: str
    modality: Modality = "obligation"
    cue: str = ""
    facets: tuple[tuple[FacetName, FacetValue, str], ...] = ()
    level: Level = "paragraph"
    heading: str = ""
    page: int | None = None
    lead_in: bool = False
    definitions: tuple[Definition, ...] = ()
    references: tuple[Reference, ...] = ()


MEMBERS = (
    Row("part-1", "", "other", "none", level="part", heading="Part 1 General conduct", page=1),
    Row("part-1/1", "You must treat members of the public and officers with respect.", "respect", cue="must", page=1),
    Row("part-1/2", "You must not—", "other", "prohibition", cue="must not", lead_in=True, page=1),
    Row("part-1/2/a", "bully any person;", "bullying", "prohibition", level="subparagraph", page=1),
    Row(
        "part-1/2/b",
        "pass on information given to you in confidence, unless the law requires it; or",
        "confidentiality",
        "prohibition",
        facets=(("exception", "unless the law requires it", "unless the law requires it"),),
        level="subparagraph",
        page=1,
    ),
    Row("part-1/2/c", "use council equipment for a political party.", "resources", "prohibition", page=2),
    Row("part-2", "", "other", "none", level="part", heading="Part 2 Interests", page=2),
    Row(
        "part-2/3",
        "Within 28 days of taking office you must give the Monitoring Officer written notice of your interests.",
        "register_content",
        cue="must",
        facets=(
            ("deadline", Deadline(28, "day", "taking office"), "Within 28 days of taking office"),
            ("recipient", "monitoring_officer", "the Monitoring Officer"),
            ("record", "writing", "written"),
        ),
        heading="Notice of interests",
        page=2,
        references=(Reference("section 30", "Localism Act 2011 s 30", "external"),),
    ),
    Row(
        "part-2/4",
        "You must leave the room where a member of the public who knew the facts would reasonably think that your "
        "interest is likely to colour your judgement.",
        "significance_test",
        cue="must",
        facets=(
            ("test", "public_perception", "a member of the public who knew the facts would reasonably think"),
            ("participation", "withdraw", "leave the room"),
        ),
        page=2,
    ),
    Row(
        "part-2/5",
        "The register is open to inspection by the public at all reasonable hours.",
        "register_access",
        "none",
        facets=(("register_access", "public", "open to inspection by the public"),),
        page=3,
    ),
    Row(
        "part-2/6",
        "You must register any gift worth more than £25.",
        "gifts",
        cue="must",
        facets=(("threshold", Threshold("25", "GBP", "over", "item"), "more than £25"),),
        heading="Gifts and hospitality",
        page=3,
    ),
    Row(
        "part-2/7",
        "“Close associate” means a friend, a relative or a partner in business.",
        "definitions",
        "none",
        level="definition",
        definitions=(Definition("Close associate", "a friend, a relative or a partner in business"),),
        page=3,
    ),
    Row(
        "part-2/8",
        "A breach of paragraph 3 is a matter for the standards committee.",
        "sanctions",
        "none",
        facets=(("sanction", "standards_complaint", "the standards committee"),),
        references=(Reference("paragraph 3", "part-2/3", "resolved"),),
        page=3,
    ),
    Row(
        "part-2/9",
        "Paragraph 4 does not bind a member to whom a dispensation has been granted.",
        "dispensation",
        "permission",
        facets=(("exception", "a dispensation has been granted", "a dispensation has been granted"),),
        page=4,
    ),
)

OFFICERS = (
    Row("1", "", "other", "none", level="section", heading="1 Standards"),
    Row("1/1.1", "Employees should treat members of the public with respect.", "respect", "recommendation", "should"),
    Row("1/1.2", "Employees must not-", "other", "prohibition", cue="must not", lead_in=True),
    Row("1/1.2/a", "bully a colleague; or", "bullying", "prohibition", level="subparagraph"),
    Row("1/1.2/b", "pass on information given to them in confidence.", "confidentiality", "prohibition"),
    Row("1/1.3", "Employees may use council equipment for a political party.", "resources", "permission", "may"),
    Row("1/1.4", HOSTILE, "other", "prohibition", "must not"),
    Row(
        "1/1.5",
        "Employees must tell their Director in writing of their interests within two months.",
        "register_content",
        cue="must",
        facets=(
            ("deadline", Deadline(2, "month"), "within two months"),
            ("recipient", "director", "their Director"),
            ("record", "writing", "in writing"),
        ),
        heading="Interests",
    ),
    Row(
        "1/1.6",
        "Employees must leave the room where they think that their interest will colour their judgement.",
        "significance_test",
        cue="must",
        facets=(("test", "own_judgement", "they think"), ("participation", "withdraw", "leave the room")),
    ),
    Row(
        "1/1.7",
        "The register may be seen on request.",
        "register_access",
        "none",
        facets=(("register_access", "on_request", "on request"),),
    ),
    Row(
        "1/1.8",
        "Employees must register any gift worth £1,050.50 or more in a year, at the latest before the next audit.",
        "gifts",
        cue="must",
        facets=(
            ("threshold", Threshold("1050.50", "GBP", "from", "year"), "£1,050.50 or more in a year"),
            ("deadline", Deadline(0, "before_event", "the next audit"), "before the next audit"),
        ),
    ),
    Row(
        "1/1.9",
        "“Close associate” means a relative.",
        "definitions",
        "none",
        level="definition",
        definitions=(Definition("Close associate", "a relative"),),
    ),
    Row(
        "1/1.10",
        "A breach of paragraph 1.19 is a disciplinary matter.",
        "sanctions",
        "none",
        facets=(("sanction", "disciplinary", "disciplinary matter"),),
        references=(Reference("paragraph 1.19", "1.19", "broken"),),
    ),
    Row(
        "1/1.11",
        LONG,
        "register_content",
        cue="must",
        facets=(
            ("deadline", Deadline(5, "working_day", "noticing it"), "within five working days of noticing it"),
            ("recipient", "monitoring_officer", "the monitoring officer"),
        ),
    ),
)


def analysis(rows: tuple[Row, ...], name: str, title: str, kind: InstrumentKind, date: str) -> Analysis:
    """An instrument whose text is its provisions one to a line, and the facts beside it."""
    text, provisions = "", []
    for row in rows:
        parent, _, number = row.id.rpartition("/")
        shown = f"({number})" if number.isalpha() and len(number) == 1 else number
        cite = _cite(row.id) if row.text else row.heading.rpartition(" ")[0]
        start = len(text)
        text += row.text + "\n"
        provisions.append(
            Provision(
                id=row.id,
                cite=cite,
                number=shown,
                level=row.level,
                parent=parent or None,
                heading=row.heading,
                text=row.text,
                span=(start, start + len(row.text)),
                lead_in=row.lead_in,
                page=row.page,
            )
        )
    source = SourceInfo(f"{name.rpartition('/')[2]}.pdf", ("0123456789abcdef" * 4), "pdf")
    warnings = (
        (Caution("numbering_gap", "Paragraph 10 is missing between 9 and 11.", "page 4"),) if "me" in name else ()
    )
    instrument = Instrument(
        name, title, kind, "Wexcombe District Council", date, source, text, tuple(provisions), warnings
    )
    return Analysis(instrument, tuple(_facts(row, rows) for row in rows), ("rules 1",))


def _cite(provision: str) -> str:
    parts = [part for part in provision.split("/") if not part.startswith("part")]
    return parts[-2] + f"({parts[-1]})" if parts[-1].isalpha() else parts[-1]


def _facts(row: Row, rows: tuple[Row, ...]) -> ProvisionFacts:
    parent = next((one for one in rows if one.id == row.id.rpartition("/")[0] and one.lead_in), None)
    facets = tuple(Facet(name, value, where(row.text, words)) for name, value, words in row.facets)
    norm = Norm(row.modality, where(row.text, row.cue), "", facets)
    if parent:
        norm = Norm(row.modality, where(parent.text, parent.cue), parent.id, facets)
    return ProvisionFacts(
        id=row.id,
        modality=row.modality,
        norms=(norm,) if row.text and (row.cue or facets or parent) else (),
        topics=(TopicScore(row.topic, 0.87654321),) if row.text else (),
        definitions=row.definitions,
        references=row.references,
        context=parent.text if parent else "",
    )


def where(text: str, words: str) -> tuple[int, int]:
    """The span of some words within a text."""
    start = text.index(words)
    return start, start + len(words)
