"""The self-audit as a Page: each expectation, where it is met, how far, what is missing, and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from toolkit import __version__
from toolkit.model.catalogue import Catalogue, Contained, Expectation, FacetResult, Place, SelfAudit
from toolkit.model.provision import Instrument, Provision, Span
from toolkit.reporting.check_words import applies_words, check_words, named
from toolkit.reporting.cites import cite_of
from toolkit.reporting.page import (
    Bar,
    Block,
    Bullets,
    Cell,
    Chart,
    Facts,
    Heading,
    Inline,
    Page,
    Paragraph,
    Row,
    Run,
    Table,
    cell,
    paragraph,
    plain,
    row,
)
from toolkit.reporting.spoken import capital
from toolkit.reporting.wording import calm, date_words

LONGEST = 600
"""Characters of a provision's words in a table; the code itself holds the rest."""
ABBREVIATED = 4
"""Letters of the longest word that stands for a part of an Act: "s", "reg", "para", "arts"."""
SHOWN = ("met", "partly", "needs_review", "not_found")


def check_page(audit: SelfAudit) -> Page:
    """The whole self-audit; entries that do not apply stand apart, with the reason."""
    words = check_words()["page"]
    parts = [_facts(audit), *_summary(audit)]
    parts += [block for catalogue in audit.catalogues for block in _catalogue(catalogue, audit)]
    parts += list(_apart(audit))
    return Page(
        title=words["title"].format(title=calm(audit.code.title)),
        subtitle=words["subtitle"],
        blocks=tuple(parts),
        footer=words["footer"].format(version=__version__),
    )


def contains_page(found: Contained) -> Page:
    """Whether a constitution holds the code, and every place that shows it."""
    words = check_words()["contains"]
    answer = Facts(((words[found.verdict], plain(found.reason)),))
    rows = tuple(
        Row((cell(one.cite), cell(words[mention.role]), Cell((_quote(one.text or one.heading, mention.span),))))
        for mention in found.mentions
        for one in (found.constitution.by_id[mention.id],)
    )
    table = (Table(words["where"], tuple(words["head"]), rows, widths=(2, 2, 8)),) if rows else ()
    return Page(
        title=words["title"].format(title=calm(found.constitution.title)),
        blocks=(answer, *table),
        footer=check_words()["page"]["footer"].format(version=__version__),
    )


def counts(audit: SelfAudit, catalogue: str = "") -> Counter[str]:
    """How many expectations are met, partly met and so on; of one catalogue, or of all."""
    return Counter(one.met for one in audit.expectations if catalogue in {"", one.catalogue})


def count_sentence(found: Counter[str]) -> str:
    """The counts in a sentence that says no more than was counted."""
    words = check_words()["page"]
    total = sum(found[met] for met in SHOWN)
    said = words["count"].format(total=total, **{met: found[met] for met in SHOWN}) if total else words["none_apply"]
    return str(said)


def setting_words(audit: SelfAudit) -> str:
    """The case that was checked: "officer; England; county; on 14 May 2009"."""
    case = audit.setting
    nation = case.nation.replace("_", " ").title()
    day = f"on {date_words(case.on)}" if case.on else ""
    said = [case.person, nation, case.authority.replace("_", " "), day]
    return "; ".join(part for part in said if part) or str(check_words()["page"]["unsaid"])


def _facts(audit: SelfAudit) -> Facts:
    names, code = check_words()["facts"], audit.code
    rows = (
        ("code", calm(code.title)),
        ("authority", code.authority),
        ("date", date_words(code.date)),
        ("file", f"{code.source.name}, sha256 {code.source.sha256[:12]}…"),
        ("setting", setting_words(audit)),
        ("sources", "; ".join(one.title for one in audit.catalogues)),
    )
    return Facts(tuple((names[name], plain(value)) for name, value in rows if value))


def _summary(audit: SelfAudit) -> Iterator[Block]:
    words = check_words()["page"]
    yield Heading(words["summary"], anchor="summary")
    yield Bullets((plain(count_sentence(counts(audit))), *map(plain, audit.warnings)))
    yield paragraph(words["how"], tone="note")
    bars = tuple(_bar(audit, catalogue) for catalogue in audit.catalogues)
    series = tuple(check_words()["met"][met] for met in SHOWN)
    yield Chart(words["chart"], series, ("good", "partial", "neutral", "bad"), bars)


def _bar(audit: SelfAudit, catalogue: Catalogue) -> Bar:
    found = counts(audit, catalogue.id)
    return Bar(catalogue.title, tuple(found[met] for met in SHOWN), _bar_words(found))


def _bar_words(found: Counter[str]) -> str:
    """What a bar shows: "2 of 3 partly met, 1 needs review"; what there is none of is left out."""
    total, words = sum(found[met] for met in SHOWN), check_words()["met"]
    first, *others = [(found[met], words[met].lower()) for met in SHOWN if found[met]] or [(0, words["met"].lower())]
    return ", ".join([f"{first[0]} of {total} {first[1]}", *(f"{number} {name}" for number, name in others)])


def _catalogue(catalogue: Catalogue, audit: SelfAudit) -> Iterator[Block]:
    words = check_words()["page"]
    found = [one for one in audit.expectations if one.catalogue == catalogue.id and one.met != "not_applicable"]
    yield Heading(catalogue.title, anchor=f"catalogue-{catalogue.id}")
    yield paragraph(" ".join(part for part in (count_sentence(counts(audit, catalogue.id)), catalogue.note) if part))
    sources = {one.entry.source for one in found}
    if len(sources) == 1:
        yield paragraph(words["one_source"].format(source=next(iter(sources))), tone="note")
    if found:
        rows = tuple(_row(one, audit.code, sourced=len(sources) > 1) for one in found)
        caption = words["table"].format(title=catalogue.title)
        yield Table(caption, tuple(words["head"]), rows, widths=(5, 6, 8, 3, 5, 4), wide=True)


def _row(one: Expectation, code: Instrument, *, sourced: bool) -> Row:
    """sourced: the source is named in the row; else it stands once over the table."""
    return Row(
        (
            _expected(one, sourced=sourced),
            cell(one.entry.summary),
            _where(one, code),
            _how_far(one),
            _why(one),
            cell(one.action),
        ),
        anchor=f"{one.catalogue}-{one.entry.id}",
    )


def _expected(one: Expectation, *, sourced: bool) -> Cell:
    entry, words = one.entry, check_words()["page"]
    whole = words["source"].format(source=entry.source, paragraph=entry.paragraph)
    source = whole if sourced else _begun(entry.paragraph)
    lines = [Paragraph((Run(entry.title, "strong"),)), Paragraph((Run(source, "quiet"),))]
    if applies := applies_words(entry):
        lines.append(Paragraph((Run(words["applies"].format(applies=applies), "quiet"),)))
    if not entry.verified:
        said = words["unverified"].format(checked=entry.checked) if entry.checked else words["unverified_bare"]
        lines.append(Paragraph((Run(said, "quiet"),)))
    return Cell(tuple(lines))


def _begun(paragraph: str) -> str:
    """A line's beginning: "Recommendation 19", but "s 27(1)", which nobody writes with a large letter."""
    word = paragraph.partition(" ")[0]
    return capital(paragraph) if len(word) > ABBREVIATED else paragraph


def _where(one: Expectation, code: Instrument) -> Cell:
    if not one.places:
        return cell(check_words()["page"]["no_place"])
    parameters = [result.place for result in one.facets if result.place and result.name != "modality"]
    proofs = {place.id: place for place in reversed(parameters)}  # the first that a catalogue names is the telling one
    return Cell(tuple(part for place in one.places for part in _placed(proofs.get(place.id, place), code)))


def _placed(place: Place, code: Instrument) -> tuple[Paragraph, Paragraph]:
    one = code.by_id[place.id]
    mark = check_words()["page"]["confidence"].format(value=f"{place.confidence:.0%}")
    return Paragraph((Run(cite_of(code, one), "strong"), Run(f" ({mark})", "quiet"))), _item(one, place, code)


def _item(one: Provision, place: Place, code: Instrument) -> Paragraph:
    """The words, those of an item after the words above its list: "[Officers must not—] canvass"."""
    words = _quote(one.text, place.within)
    above = code.by_id[one.parent] if one.parent else one
    lead = (Run(f"[{above.text}] ", "quiet"),) if above.lead_in and above.text else ()
    return Paragraph((*lead, *words.runs), words.tone)


def _quote(text: str, span: Span) -> Paragraph:
    """The words with those that prove something marked, unless that is all of them; long ones are cut at the end."""
    start, end = span
    runs: Inline = plain(text)
    if 0 < end - start < len(text):
        runs = tuple(run for run in (Run(text[:start]), Run(text[start:end], "mark"), Run(text[end:])) if run.text)
    if len(text) > LONGEST and end <= LONGEST:
        runs = (*runs[:-1], Run(runs[-1].text[: LONGEST - len(text)] + " …"))
    return Paragraph(runs, "quote")


def _how_far(one: Expectation) -> Cell:
    return Cell((Paragraph((Run(check_words()["met"][one.met], "strong"),)),))


def _why(one: Expectation) -> Cell:
    lines = [paragraph(one.reason)]
    lines += [paragraph(_facet_line(result)) for result in one.facets]
    return Cell(tuple(lines))


def _facet_line(result: FacetResult) -> str:
    words = check_words()
    found = named(result.found) if result.found else words["page"]["unsaid"]
    return f"{named(result.name)}: expected {named(result.expected)}, found {found} ({words['facet_met'][result.met]})"


def _apart(audit: SelfAudit) -> Iterator[Block]:
    words = check_words()["page"]
    rows = [
        row(f"{one.entry.title} ({one.entry.source}, {one.entry.paragraph})", one.reason)
        for one in audit.expectations
        if one.met == "not_applicable"
    ]
    if rows:
        yield Heading(words["apart"], anchor="apart")
        yield Table(words["apart"], tuple(words["apart_head"]), tuple(rows), widths=(6, 5), folded=True)
