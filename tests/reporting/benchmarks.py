"""A benchmark put together by hand: every part, every state, hostile words, and one with too many peers to draw."""

from __future__ import annotations

from tests.reporting.codes import OFFICERS, analysis
from toolkit.model.benchmark import (
    Answer,
    Benchmark,
    Cell,
    CellState,
    Cluster,
    Consensus,
    Distribution,
    Force,
    Lack,
    Lineage,
    Origin,
    Parent,
    Peer,
    Reading,
    Standing,
    Step,
    Words,
)
from toolkit.model.crosswalk import Edit

TOPICS = ("gifts", "respect", "confidentiality")
STATES: tuple[tuple[CellState, Standing], ...] = (
    ("covered", "same"),
    ("partial", "stricter"),
    ("missing", "open"),
    ("covered", "weaker"),
    ("partial", "mixed"),
    ("covered", "open"),
    ("open", "open"),
)
PEERS = tuple(
    Peer(
        f"{name.lower()}/officers",
        f"{name} Council",
        "officer_code",
        "district",
        "england",
        "",
        f"20{10 + place}-05-01",
        40,
    )
    for place, name in enumerate(("Ashdale", "Birchdale", "Cedar<script>alert(1)</script>dale", "Dovedale"))
)
GIFTS = Words(
    PEERS[0].code, "4/1", "4.1", "Staff must refuse any gift worth more than £20 | and tell </td> the *manager*."
)
VOLUNTEERS = Words(PEERS[1].code, "9", "9", "Volunteers are bound by this code. <img src=x onerror=alert(1)>")


def benchmark(*, peers: tuple[Peer, ...] = PEERS, sector: bool = False) -> Benchmark:
    """The whole of it. sector: without a code of ours."""
    ours = analysis(
        OFFICERS, "wexcombe/officers", "Officers’ Code <b>of</b> Conduct", "officer_code", "2019-11"
    ).instrument
    first = ours.provisions[1]
    answer = Answer(first.id, (GIFTS.id,), "subset", "weaker", "certain", 0.93)
    cells = tuple(_cell(topic, place, peer, answer) for place, peer in enumerate(peers) for topic in TOPICS)
    readings = tuple(
        Reading(peer.code, "4/1", "4.1", f"over {amount}", float(amount), f"£{amount}")
        for peer, amount in zip(peers, (10, 20, 25, 500), strict=False)
    )
    mine = Reading("", first.id, first.cite, "over 50", 50.0, "£50")
    amounts = Distribution(
        "gifts",
        "threshold",
        "GBP",
        (mine,),
        readings,
        (("over 10", 1), ("over 20", 1)),
        15.0,
        22.5,
        143.75,
        0.75,
        readings[3:],
    )
    told = Distribution("gifts", "recipient", "", (), readings[:1], (("line_manager", 3), ("monitoring_officer", 1)))
    edits = (Edit("keep", "Staff must "), Edit("delete", "refuse"), Edit("insert", "decline"), Edit("keep", " gifts."))
    lineage = Lineage(
        (Origin(first.id, "adapted", 0.83, GIFTS, edits, 2), Origin(ours.provisions[2].id, "alone", 0.0)),
        (Parent(PEERS[0].code, PEERS[0].name, 12, 0.4),),
        (Cluster(PEERS[0].code, (PEERS[0].code, PEERS[1].code), 0.71),),
    )
    return Benchmark(
        code=None if sector else ours,
        peers=peers,
        topics=TOPICS,
        cells=cells,
        lacks=() if sector else _lacks(peers, first.id),
        distributions=(amounts, told),
        forces=(Force("gifts", (("obligation", 2), ("permission", 1)), (("recommendation", 4),)),),
        lineage=Lineage() if sector else lineage,
        alone=() if sector else (ours.provisions[2].id,),
        consensus=(Consensus("gifts", GIFTS, 3, len(peers)),),
        steps=(Step(PEERS[1].code, "birchdale/2001", PEERS[1].code, "2011-05-01", "scope", "additional", VOLUNTEERS),),
        words=(GIFTS,),
        warnings=("list.csv: the corpus holds no such code of Elmdale <i>Council</i>.",),
        models=("minilm 1.0.0",),
    )


def _cell(topic: str, place: int, peer: Peer, answer: Answer) -> Cell:
    state, standing = STATES[(place + len(topic)) % len(STATES)]
    met = {"covered": 2, "partial": 1}.get(state, 0)
    answers = (answer,) if met and place == 0 else ()
    return Cell(topic, peer.code, state, standing, met, 2, answers, int(state == "open"))


def _lacks(peers: tuple[Peer, ...], nearest: str) -> tuple[Lack, ...]:
    codes = tuple(one.code for one in peers)
    return (
        Lack("scope", 3, len(peers), codes[:3], VOLUNTEERS, "obligation", nearest),
        Lack("gifts", 2, len(peers), codes[:2], None, "none", "", "gifts_law/1", "A register of gifts"),
        Lack("gifts", 1, len(peers), codes[:1], GIFTS, "prohibition"),
    )


def many() -> Benchmark:
    """Too many peers for a column each."""
    peers = tuple(Peer(f"town-{n}/officers", f"Town {n} Council", "officer_code") for n in range(60))
    return benchmark(peers=peers)
