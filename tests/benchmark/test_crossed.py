"""One thing in different words at several peers."""

from __future__ import annotations

from dataclasses import replace

from toolkit.benchmark.crossed import Links, in_common
from toolkit.benchmark.facing import Facing, Spare
from toolkit.benchmark.stated import Stated
from toolkit.model.benchmark import Reading, Words
from toolkit.model.norm import Modality

PRIZES = Words("ashdale", "7", "7", "Prizes must be handed in.")
WON = Words("birchdale", "3", "3", "Do not keep what you win.")
ANYTHING = Words("cedardale", "9", "9", "Anything won belongs to the Council.")
AGAIN = Words("cedardale", "10", "10", "Winnings too.")
TEA = Words("dovedale", "1", "1", "Tea is made at eleven.")
READ = (("", "2", "2", "on_request", None, "on request"), ("ashdale", "7", "7", "internal", None, "closed"))
TIDY = Words("dovedale", "2", "2", "This part is about tidiness.")


def facing(peer: str, *spare: tuple[Words, Modality]) -> Facing:
    rows = tuple(Spare(words, "gifts", modality) for words, modality in spare)
    return Facing(peer, (), rows, (), (), ())


def links(*pairs: tuple[Words, Words]) -> Links:
    found: dict[tuple[str, str], dict[tuple[str, str], Words]] = {}
    for one, other in pairs:
        found.setdefault((one.code, one.id), {})[other.code, other.id] = other
        found.setdefault((other.code, other.id), {})[one.code, one.id] = one
    return found


def test_linked_provisions_are_one_thing_and_each_peer_is_quoted() -> None:
    found = [facing("ashdale", (PRIZES, "obligation")), facing("birchdale", (WON, "prohibition"))]
    (one,) = in_common(found, links((PRIZES, WON)), ["gifts"])
    assert (one.have, one.of, one.peers) == (2, 2, ("ashdale", "birchdale"))
    assert one.words == WON and one.examples == (PRIZES, WON)


def test_a_peer_with_two_of_them_counts_once() -> None:
    found = [facing("ashdale", (PRIZES, "obligation")), facing("cedardale", (ANYTHING, "none"), (AGAIN, "none"))]
    (one,) = in_common(found, links((PRIZES, ANYTHING), (PRIZES, AGAIN)), ["gifts"])
    assert one.have == 2 and one.examples == (PRIZES, ANYTHING)


def test_what_others_word_as_we_do_is_no_lack() -> None:
    """Birchdale's and Cedardale's answer a provision of ours, so that they are not spare: then we have it too."""
    found = [facing("ashdale", (PRIZES, "obligation")), facing("birchdale"), facing("cedardale")]
    assert in_common(found, links((PRIZES, WON), (PRIZES, ANYTHING)), ["gifts"]) == []


def test_what_half_of_them_word_as_we_do_is_no_lack() -> None:
    """Birchdale's is spare; Cedardale's answers a provision of ours."""
    found = [facing("ashdale", (PRIZES, "obligation")), facing("birchdale", (WON, "none")), facing("cedardale")]
    told = in_common(found, links((PRIZES, WON), (PRIZES, ANYTHING), (WON, ANYTHING)), ["gifts"])
    assert told == []


def test_another_setting_of_what_we_set_is_no_lack() -> None:
    """Ours says who may see the register: whoever asks. Theirs: nobody."""
    ours, theirs = (Stated("register_access", "register_access", "", Reading(*row)) for row in READ)
    found = [replace(facing("ashdale", (PRIZES, "none")), stated=(theirs,))]
    assert in_common(found, {}, ["gifts"], [ours]) == []
    assert in_common(found, {}, ["gifts"], [replace(ours, topic="gifts")]) == in_common(found, {}, ["gifts"]) != []


def test_the_commonest_comes_first_and_what_asks_nothing_last() -> None:
    found = [
        facing("ashdale", (PRIZES, "obligation")),
        facing("birchdale", (WON, "prohibition")),
        facing("dovedale", (TIDY, "none"), (TEA, "obligation")),
    ]
    told = in_common(found, links((PRIZES, WON)), ["gifts"])
    assert [(one.have, one.words) for one in told] == [(2, WON), (1, TEA), (1, TIDY)]
