"""Parameters of all codes side by side, and how strongly each topic is put."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.model.benchmark import Benchmark, Distribution, Force, Reading
from toolkit.model.norm import Modality
from toolkit.reporting.benchmark_drawings import scale
from toolkit.reporting.benchmark_words import Names, heads, number, said, share, topic_words
from toolkit.reporting.page import Block, Heading, Row, Table, paragraph, row
from toolkit.reporting.spoken import spoken
from toolkit.reporting.wording import normal_form_words, word

MOST_VALUES, MOST_NAMED, FEW = 25, 8, 2
_GROUPS: tuple[tuple[str, tuple[Modality, ...]], ...] = (
    ("obliged or forbidden", ("obligation", "prohibition")),
    ("recommended", ("recommendation",)),
    ("permitted", ("permission",)),
)


def parameter_blocks(found: Benchmark, names: Names, *, joined: bool = False) -> Iterator[Block]:
    """For each parameter a sentence, a drawing where it has numbers, and a table of its values; or one table of all."""
    yield Heading(said("parameters"), anchor="parameters")
    yield paragraph(said("parameters_note" if found.distributions else "parameters_none"))
    if joined:
        yield Table(said("parameters"), heads("parameters_head"), tuple(_joined(found)), row_heads=False)
        return
    few = [one for one in told(found) if _of_few(one, found)]
    for place, one in enumerate((one for one in told(found) if one not in few), 1):
        facet = word("facet", one.facet)
        title = said("parameter_title", topic=topic_words(one.topic), facet=facet)
        words = _said(one, found, names)
        yield Heading(title, level=3, anchor=f"parameter-{place}")
        yield paragraph(words)
        if drawn := scale(one, title, _drawn(one)):
            yield drawn
        if one.counts:
            rows = tuple(row(value_said(value, one), str(count)) for value, count in one.counts[:MOST_VALUES])
            caption = said("parameter_table", topic=topic_words(one.topic), facet=facet)
            yield Table(caption, heads("parameter_head"), rows, widths=(6, 2))
    if few:
        rows = tuple(line for one in few for line in _lines(one, names))
        yield Table(said("parameters_few"), heads("parameters_few_head"), rows, widths=(4, 4, 4, 6), folded=True)


def _of_few(one: Distribution, found: Benchmark) -> bool:
    """Stated by one or two of more, and not by our code: nothing can be seen of how it is spread."""
    return len({row.peer for row in one.peers}) <= FEW < len(found.peers) and not one.ours


def _lines(one: Distribution, names: Names) -> Iterator[Row]:
    stated = dict.fromkeys((reading.value, f"{names.of(reading.peer)}, {reading.cite}") for reading in one.peers)
    for value, place in stated:
        yield row(topic_words(one.topic), word("facet", one.facet), value_said(value, one), place)


def told(found: Benchmark) -> list[Distribution]:
    """Those of a topic: amounts that have nothing in common but that no topic fits them tell nobody anything."""
    return [one for one in found.distributions if one.topic != "other"]


def _joined(found: Benchmark) -> Iterator[Row]:
    for one in told(found):
        ours = dict.fromkeys(reading.value for reading in one.ours)
        for value in dict.fromkeys((*ours, *(value for value, _ in one.counts))):
            said_of = (topic_words(one.topic), word("facet", one.facet), value_said(value, one))
            yield row(*said_of, str(dict(one.counts).get(value, 0)), "yes" if value in ours else "")


def _said(one: Distribution, found: Benchmark, names: Names) -> str:
    ours = ", ".join(dict.fromkeys(f"{value_said(row.value, one)} ({row.cite})" for row in one.ours)) or said("silent")
    middle = said("parameter_middle", middle=figure(one.middle, one)) if one.middle is not None else ""
    if one.low is not None and one.high is not None:
        middle += said("parameter_quartiles", low=figure(one.low, one), high=figure(one.high, one))
    stated = len({row.peer for row in one.peers})
    words = said("parameter_said", ours=ours, stated=stated, of=len(found.peers), middle=middle)
    if one.place is not None:
        words += said("parameter_place", share=share(round(1000 * one.place), 1000))
    return words + (said("parameter_outliers", outliers=_named(one.outliers, names, one)) if one.outliers else "")


def value_said(value: str, one: Distribution) -> str:
    """ "over 50 per item" in GBP -> "more than £50 per item"; "line_manager" -> "line manager"."""
    if one.facet != "threshold":
        return normal_form_words(value)
    amount, per, of = value.partition(" per ")
    return spoken(f"{amount} {one.unit}{per}{of}")


def _drawn(one: Distribution) -> str:
    """What the drawing shows, for whoever does not see it."""
    numbers = [row.number for row in (*one.peers, *one.ours) if row.number is not None]
    ends = (figure(min(numbers), one), figure(max(numbers), one)) if numbers else ("", "")
    mine = ", ".join(dict.fromkeys(value_said(row.value, one) for row in one.ours)) or said("silent")
    return said("scale_words", least=ends[0], most=ends[1], ours=mine)


def figure(value: float | None, one: Distribution) -> str:
    """A quartile in words: £25, £22.50, 28 days."""
    if value is None or one.unit in ("", "days"):
        return f"{number(value)} {one.unit}".strip()
    return spoken(f"{value:.2f}".removesuffix(".00") + f" {one.unit}")


def _named(some: Sequence[Reading], names: Names, one: Distribution) -> str:
    shown = [f"{names.of(far.peer)} ({value_said(far.value, one)}, {far.cite})" for far in some[:MOST_NAMED]]
    more = len(some) - len(shown)
    return "; ".join(shown) + (f" and {more} more" if more else "")


def force_blocks(found: Benchmark) -> Iterator[Block]:
    """For each topic the shares of what is asked, recommended and permitted."""
    if not found.forces:
        return
    yield Heading(said("force"), anchor="force")
    yield paragraph(said("force_note"))
    rows = tuple(row(topic_words(one.topic), *_shares(one)) for one in found.forces)
    yield Table(said("force"), heads("force_head"), rows, widths=(4, 7, 7))


def _shares(one: Force) -> Iterator[str]:
    for counted in (dict(one.ours), dict(one.peers)):
        groups = [(name, sum(counted.get(kind, 0) for kind in kinds)) for name, kinds in _GROUPS]
        total = sum(value for _, value in groups)
        yield ", ".join(f"{share(value, total)} {name}" for name, value in groups if value) or "–"
