"""What is learnt of topics, from rows that are made up."""

from __future__ import annotations

import numpy as np
import pytest

from toolkit.evaluation.train_topics import Best, Read, Rows, best, limits, of_topics, softmax, unseen

TOPICS = ("gifts", "respect", "other")


def rows() -> Rows:
    """Three authorities that each have a text on gifts, one on respect, and one to which nobody gave a topic."""
    read = tuple(
        Read(source, f"{source}/members", text, frozenset(given), words)
        for source in ("ashdale", "birchdale", "cedardale")
        for text, given, words in (("a", {"gifts"}, "gifts"), ("b", {"respect"}, "other"), ("c", set(), "other"))
    )
    meaning = np.tile([[9.0, 0.0, 1.0], [0.0, 9.0, 1.0], [0.0, 0.0, 1.0]], (3, 1))
    given = np.array([[float(topic in one.given) for topic in TOPICS] for one in read])
    return Rows(read, TOPICS, meaning, given)


def test_texts_find_their_topic_by_weights_that_never_saw_their_authority() -> None:
    found = unseen(rows())
    assert found.argmax(axis=1)[:2].tolist() == [0, 1] and found[:2].max(axis=1).min() > 0.9
    assert softmax(rows().meaning @ of_topics(rows(), range(9))).sum(axis=1) == pytest.approx(1.0)


def test_the_best_of_a_code_by_topic() -> None:
    assert len(found := best(rows(), unseen(rows()))) == 3 * 2
    assert all(one.has for one in found) and sum(one.words for one in found) == 3


def test_limits() -> None:
    have = [Best(step / 100, True, False) for step in range(1, 101)]
    assert limits(have) == (0.02, 0.5)
    assert limits([*have, *(Best(0.62, False, False) for _ in range(30))]) == (0.02, 0.65)
    assert limits([*have, Best(0.99, False, True)])[1] == 0.5, "what its words tell surely is not asked"
