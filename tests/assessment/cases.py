"""Pairs of one-paragraph codes, members' first, and the one finding that comparing them must give."""

from __future__ import annotations

from typing import NamedTuple


class Case(NamedTuple):
    """baseline and candidate: Markdown; kind, facet, direction, severity: as expected; values: both sides in normal
    form; words: what proves it on either side."""

    baseline: str
    candidate: str
    kind: str
    facet: str
    direction: str
    severity: str
    values: tuple[str, str]
    words: tuple[str, str]


CAR_BAN = "1. You must not use the Council's vehicles for private purposes."
CAR_LEAVE = "1. Employees may use the Council's vehicles for private purposes."
SECRET = "1. You must not disclose confidential information."
SECRET_UNLESS = "1. Employees must not disclose confidential information, unless their manager has agreed."
PERCEIVED = "member of the public knowing the facts would reasonably think your judgement affected"
CLOSE = "a spouse, a child, a friend or a partner in business"

CASES: dict[str, Case] = {
    "must to should": Case(
        "1. You must treat others with respect.",
        "1. Employees should treat others with respect.",
        "weakened",
        "",
        "weaker",
        "notable",
        ("obligation", "recommendation"),
        ("must", "should"),
    ),
    "leaves the room, or only does not vote": Case(
        "1. Where you have an interest in a matter you must leave the room while it is discussed.",
        "1. Where an employee has an interest in a matter the employee may speak on the matter but must not vote while "
        "it is discussed.",
        "weakened",
        "participation",
        "weaker",
        "grave",
        ("withdraw", "speak_not_vote"),
        ("leave the room", "speak on the matter but must not vote"),
    ),
    "should to must": Case(
        "1. You should treat others with respect.",
        "1. Employees must treat others with respect.",
        "strengthened",
        "",
        "stricter",
        "notable",
        ("recommendation", "obligation"),
        ("should", "must"),
    ),
    "forbidden to allowed": Case(
        CAR_BAN, CAR_LEAVE, "reversed", "", "weaker", "grave", ("prohibition", "permission"), ("must not", "may")
    ),
    "allowed to forbidden": Case(
        "1. You may use the Council's vehicles for private purposes.",
        "1. Employees must not use the Council's vehicles for private purposes.",
        "reversed",
        "",
        "stricter",
        "notable",
        ("permission", "prohibition"),
        ("may", "must not"),
    ),
    "amount": Case(
        "1. You must report any gift worth more than £25.",
        "1. Employees must report any gift worth more than £50.",
        "threshold_changed",
        "threshold",
        "weaker",
        "notable",
        ("over 25 GBP", "over 50 GBP"),
        ("£25", "£50"),
    ),
    "time limit": Case(
        "1. Within 28 days you must notify a change of address in writing.",
        "1. Within 14 days employees must notify a change of address in writing.",
        "deadline_changed",
        "deadline",
        "stricter",
        "notable",
        ("28 days", "14 days"),
        ("Within 28 days", "Within 14 days"),
    ),
    "recipient": Case(
        "1. You must notify the Monitoring Officer of any change of your interests.",
        "1. Employees must notify their line manager of any change of their interests.",
        "recipient_changed",
        "recipient",
        "neutral",
        "notable",
        ("monitoring_officer", "line_manager"),
        ("Monitoring Officer", "line manager"),
    ),
    "register": Case(
        "1. The register of interests is open to public inspection.",
        "1. The register of interests can be seen on request.",
        "register_access_changed",
        "register_access",
        "weaker",
        "grave",
        ("public", "on_request"),
        ("open to public inspection", "seen on request"),
    ),
    "test": Case(
        f"1. You must withdraw if a {PERCEIVED}.",
        "1. Employees must withdraw if they themselves think their judgement affected.",
        "test_changed",
        "test",
        "weaker",
        "grave",
        ("public_perception", "own_judgement"),
        (PERCEIVED, "they themselves think"),
    ),
    "exception gained": Case(
        SECRET,
        SECRET_UNLESS,
        "scope_narrowed",
        "exception",
        "weaker",
        "grave",
        ("", "unless their manager has agreed"),
        (SECRET[3:], "unless their manager has agreed"),
    ),
    "exception lost": Case(
        "1. You must not disclose confidential information, unless the Council has agreed.",
        "1. Employees must not disclose confidential information.",
        "scope_widened",
        "exception",
        "stricter",
        "notable",
        ("unless the council has agreed", ""),
        ("unless the Council has agreed", "Employees must not disclose confidential information."),
    ),
    "sanction": Case(
        "1. A member who breaks this Code may be suspended from office.",
        "1. An employee who breaks this Code is liable to disciplinary action.",
        "sanction_changed",
        "sanction",
        "neutral",
        "notable",
        ("suspension", "disciplinary"),
        ("suspended", "disciplinary action"),
    ),
    "definition": Case(
        f"1. “Close contact” means {CLOSE}.",
        "1. “Close contact” means a spouse or a child.",
        "definition_changed",
        "",
        "weaker",
        "notable",
        (CLOSE, "a spouse or a child"),
        (f"“Close contact” means {CLOSE}.", "“Close contact” means a spouse or a child."),
    ),
    "bearer": Case(
        "1. The Clerk must keep a note of every declaration.",
        "1. The Director must keep a note of every declaration.",
        "bearer_changed",
        "bearer",
        "neutral",
        "notable",
        ("officer", "manager"),
        ("Clerk", "Director"),
    ),
    "other words": Case(
        "1. You must treat others with respect.",
        "1. Employees must always be respectful to others.",
        "wording_only",
        "",
        "neutral",
        "minor",
        ("", ""),
        ("You must treat others with respect.", "Employees must always be respectful to others."),
    ),
}
