"""A corpus of a few short codes, read as users' documents are: what they say of gifts differs, and who they are."""

from __future__ import annotations

from pathlib import Path

from toolkit import pipeline
from toolkit.corpus import adding
from toolkit.corpus.arrivals import Arrival, Particulars
from toolkit.corpus.holdings import Authority
from toolkit.corpus.shelf import Shelf, init
from toolkit.engines import in_process
from toolkit.model.provision import InstrumentKind

GIFTS = "Employees must tell the Monitoring Officer of any gift worth more than £{amount} within {days} days."
RESPECT = "Employees must treat members of the public with respect."
CONFIDENCE = "Employees must not disclose information that was given to them in confidence."
PRIZES = "Prizes won at an event of a supplier must be handed to the charity that {name} supports."
PRIZES_TOO = "Any prize won at an event of a supplier must be handed to the charity which {name} supports."
BRIBES = "Whoever offers or takes a bribe commits a crime and is never to be employed again."
EVERYBODYS = (
    "Employees must register outside employment with their line manager before they take it up.",
    "Employees must not use the Council's vehicles for private journeys.",
    "Employees should raise any concern about fraud with the internal auditor.",
)
"""In every code, so that none is too short to be compared."""
OURS = Authority("Wexcombe District Council", "district", "england", "100000-250000")
ASHDALE = Authority("Ashdale District Council", "district", "england", "100000-250000")
BIRCHDALE = Authority("Birchdale District Council", "district", "wales")
CEDARDALE = Authority("Cedardale County Council", "county", "england", "over 500000")
DOVEDALE = Authority("Dovedale County Council", "county", "england")
CODES: tuple[tuple[Authority, InstrumentKind, str, tuple[str, ...]], ...] = (
    (OURS, "officer_code", "2020-05-01", (GIFTS.format(amount=50, days=28), RESPECT, CONFIDENCE)),
    (ASHDALE, "officer_code", "2015-05-01", (RESPECT,)),
    (ASHDALE, "officer_code", "2018-05-01", (GIFTS.format(amount=25, days=14), RESPECT, CONFIDENCE, PRIZES)),
    (ASHDALE, "member_code", "2019-05-01", (RESPECT.replace("Employees", "Members"),)),
    (BIRCHDALE, "officer_code", "2019-05-01", (GIFTS.format(amount=100, days=28), CONFIDENCE, PRIZES_TOO)),
    (CEDARDALE, "officer_code", "2021-05-01", (GIFTS.format(amount=50, days=28), RESPECT, BRIBES)),
    (DOVEDALE, "officer_code", "2022-05-01", (RESPECT.replace("must", "should"), CONFIDENCE, BRIBES)),
)
ID = "{slug}/officers-{date}"
OUR_ID = "wexcombe-district-council/officers-2020-05-01"


def corpus(folder: Path) -> Shelf:
    """All of CODES. No text is encoded."""
    shelf = init(folder)
    with in_process() as engine:
        arrivals = [_arrival(*row) for row in CODES]
        for one in adding.add(shelf, arrivals, reader=pipeline.analysis_of_bytes, engine=engine):
            assert one.state == "added", one
    return shelf


def _arrival(whose: Authority, kind: InstrumentKind, date: str, provisions: tuple[str, ...]) -> Arrival:
    lines = [f"# {whose.name}", "## Code of Conduct", "1. Rules"]
    lines += [f"1.{number} {text.format(name=whose.name)}" for number, text in enumerate((*provisions, *EVERYBODYS), 1)]
    said = Particulars(whose, kind, "Code of Conduct", date)
    return Arrival(whose.name, "code.md", "\n".join(lines).encode(), said)
