"""One code among those of other authorities: what they have of it, what they have beyond it, and whence its words came.

facing     for one peer: each of our provisions with those of theirs that answer it
matrix     topics x peers, made of the facings
lacks      what peers have and we lack, ordered by their share: the main result
lineage    which earlier code each of our provisions was taken from
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from toolkit.model.crosswalk import Edit, Relationship, Status
from toolkit.model.norm import Modality
from toolkit.model.provision import Instrument, InstrumentKind

CellState = Literal["covered", "partial", "open", "missing"]
"""Of all our provisions on a topic, the peer surely has an answer to all, to some; open: to none surely, but something
may answer or speaks of the topic, and a person must look; missing: nothing answers, and nothing speaks of it."""
Standing = Literal["same", "stricter", "weaker", "mixed", "open"]
"""The peer's provisions beside ours; open: nothing of theirs answers ours, or the link needs review."""
Lineal = Literal["same", "adapted", "alone"]
Method = Literal["aligned", "matched"]
"""Each peer aligned with our code by itself; or each distinct text matched with our provisions once, for all peers."""

QUOTED = 60
"""Peers up to which the words of all that answers ours are carried along, and named in a report and in JSON."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A code beside ours, the latest of its authority and kind that the corpus holds. name: as reports print it, which
    is "Authority 7" where peers are anonymised; type: county, parish and so on, "" where the corpus does not say."""

    code: str
    name: str
    kind: InstrumentKind
    type: str = ""
    nation: str = ""
    population: str = ""
    date: str = ""
    provisions: int = 0


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one provision. code: the id of a peer, or "" for ours."""

    code: str
    id: str
    cite: str
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Provisions of a peer that answer one of ours. score: 0 to 1, how sure the link is."""

    ours: str
    theirs: tuple[str, ...]
    relationship: Relationship
    standing: Standing
    status: Status
    score: float


@dataclass(frozen=True, slots=True)
class Cell:
    """One topic of our code at one peer. met: how many of our `of` provisions on it surely have an answer there;
    unsure: how many more have one that a person must look at; answers: those of both kinds."""

    topic: str
    peer: str
    state: CellState
    standing: Standing
    met: int
    of: int
    answers: tuple[Answer, ...] = ()
    unsure: int = 0


@dataclass(frozen=True, slots=True)
class Lack:
    """What peers have and our code lacks. have, of: how many peers of how many. words: the most central wording of it,
    quoted with its source; nearest: the id of our nearest provision, or ""; entry: `catalogue/entry` where it is an
    entry of a catalogue that was asked for; examples: how each of the peers words it, where there are few of them."""

    topic: str
    have: int
    of: int
    peers: tuple[str, ...]
    words: Words | None
    modality: Modality
    nearest: str = ""
    entry: str = ""
    title: str = ""
    examples: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A parameter as one code states it. peer: "" for ours; words: as printed; value: in normal form; number: for
    quartiles (amount, or days), or None."""

    peer: str
    id: str
    cite: str
    value: str
    number: float | None
    words: str


@dataclass(frozen=True, slots=True)
class Distribution:
    """One parameter over all peers, such as the threshold for gifts. unit: "GBP", "days" or "" for words; counts: each
    value with the number of peers, commonest first; low, middle, high: quartiles of the peers; place: the share of
    peers with a lower number than ours, 0 to 1, or None; outliers: beyond 1.5 times the interquartile range."""

    topic: str
    facet: str
    unit: str
    ours: tuple[Reading, ...]
    peers: tuple[Reading, ...]
    counts: tuple[tuple[str, int], ...]
    low: float | None = None
    middle: float | None = None
    high: float | None = None
    place: float | None = None
    outliers: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class Force:
    """How strongly a topic is put: provisions of each main modality in our code, and in all peers together."""

    topic: str
    ours: tuple[tuple[Modality, int], ...]
    peers: tuple[tuple[Modality, int], ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Whence one of our provisions came. share: of the words kept, 0 to 1; source: the nearest earlier wording; edits:
    from the source to ours; alike: how many peers have the very words of ours."""

    ours: str
    lineal: Lineal
    share: float
    source: Words | None = None
    edits: tuple[Edit, ...] = ()
    alike: int = 0


@dataclass(frozen=True, slots=True)
class Parent:
    """A code that ours may have been taken from. share: of our provisions that come from it."""

    code: str
    name: str
    provisions: int
    share: float


@dataclass(frozen=True, slots=True)
class Cluster:
    """Peers (and we: "") that share a text. share: of the words of a member that the centre has, the least."""

    centre: str
    members: tuple[str, ...]
    share: float


@dataclass(frozen=True, slots=True)
class Consensus:
    """The wording of a topic that is nearest to all others. have: peers that have a provision on it."""

    topic: str
    words: Words
    have: int
    of: int


@dataclass(frozen=True, slots=True)
class Step:
    """What one authority changed between two of its versions. kind: of a finding; words: of the later, or of what was
    lost."""

    peer: str
    before: str
    after: str
    date: str
    topic: str
    kind: str
    words: Words


@dataclass(frozen=True)
class Lineage:
    """Whence our code came, and which codes share a text."""

    origins: tuple[Origin, ...] = ()
    parents: tuple[Parent, ...] = ()
    clusters: tuple[Cluster, ...] = ()


@dataclass(frozen=True)
class Benchmark:
    """A code among its peers. code: ours, None for the whole sector without a code of ours (`of` a cell then counts
    the provisions that most peers have); words: what cells, lacks and origins quote, each once; method: "aligned" or
    "matched" (see docs/benchmark.md)."""

    code: Instrument | None
    peers: tuple[Peer, ...]
    topics: tuple[str, ...]
    cells: tuple[Cell, ...]
    lacks: tuple[Lack, ...] = ()
    distributions: tuple[Distribution, ...] = ()
    forces: tuple[Force, ...] = ()
    lineage: Lineage = Lineage()
    alone: tuple[str, ...] = ()
    consensus: tuple[Consensus, ...] = ()
    steps: tuple[Step, ...] = ()
    words: tuple[Words, ...] = ()
    catalogues: tuple[str, ...] = ()
    method: Method = "aligned"
    warnings: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
