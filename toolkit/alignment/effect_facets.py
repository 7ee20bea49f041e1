"""Words put in or struck out that speak of one facet: a consequence, who takes part, who is told, who sees a register,
how a duty is done and how firm it is."""

from __future__ import annotations

import re

from toolkit.alignment.effect_figures import numbers_in
from toolkit.alignment.effect_spots import Effect, Spot, data, joined, meant, pattern, sentence
from toolkit.alignment.group import Group
from toolkit.alignment.recipients import of_places
from toolkit.model.crosswalk import Direction


def softer(spot: Spot) -> Effect | None:
    """ "shall endeavour to answer" for "shall answer"."""
    gone, new = (pattern("force", "softening").search(words) for words in (spot.gone, spot.new))
    if bool(gone) == bool(new) or re.match(r"\W*(?:and|or|nor)\b", spot.gone or spot.new):
        return None  # "take or try to take" adds an act
    return "modality", "weaker" if new else "stricter"


def tested(spot: Spot) -> Effect | None:
    """How a thing seems for what it is or is meant to be: "seems to support" for "is meant to support"; or others with
    whom those concerned are compared: "more than most who live in the | county"."""
    ways = [
        {name for name in ("seems", "is") if pattern("tested", name).fullmatch(words)}
        for words in (spot.gone, spot.new)
    ]
    if ways in ([{"seems"}, {"is"}], [{"is"}, {"seems"}]):
        return "test", "weaker" if ways[1] == {"is"} else "stricter"
    return ("test", extent(spot) or "neutral") if spot.gone and spot.new and _MOST.search(spot.left) else None


_MOST = re.compile(r"\b(?:more|greater|other)\b[^.;]*\b(?:most|the majority of|the generality of)\b[^.;,]*$")


def placed(spot: Spot) -> Effect | None:
    """A smaller or a larger place, outside a comparison of persons."""
    way = extent(spot)
    return ("scope", way) if way else None


def extent(spot: Spot) -> Direction | None:
    """A smaller place for a larger one, or the other way about: "in the | ward" for "in the | borough"."""
    rows = [re.compile(rf"(?:[\w’'-]+ ){{0,2}}(?:{row})s?") for row in data()["quantity"]["extent"]]
    gone, new = ([at for at, row in enumerate(rows) if row.fullmatch(words)] for words in (spot.gone, spot.new))
    if (
        not gone
        or not new
        or gone[0] == new[0]
        or not re.match(r"\W*(?:$|[.,;)]|and\b|or\b|who\b|which\b|must\b|may\b)", spot.right)
    ):
        return None
    return "weaker" if new[0] < gone[0] else "stricter"


def ordered(spot: Spot) -> Effect | None:
    """A bare word of duty comes or goes before its verb: "who are to decide" becomes "who decide", a statement."""
    words = spot.gone or spot.new
    if (spot.gone and spot.new) or not pattern("force", "orders").fullmatch(words) or carried_on(spot):
        return None
    return "modality", "stricter" if spot.new else "weaker"


def carried_on(spot: Spot) -> bool:
    """ "shall review it and | shall | report": the word of duty said again, or no longer, for a second act."""
    again = pattern("force", "orders").fullmatch(spot.gone or spot.new) and bool(spot.gone) != bool(spot.new)
    before = re.search(rf"\b{data()['force']['orders']}\b(?! not\b)", spot.left, re.IGNORECASE)
    return bool(again) and bool(before) and bool(re.search(r"\b(?:and|or)(?: then)?\s*$", spot.left))


_MODALS = ({"may", "can", "could", "might"}, {"should", "ought to"}, {"must", "shall", "will", "is to", "are to"})
"""From leave to order."""


def exchanged(baseline: Group, candidate: Group, spot: Spot) -> Effect | None:
    """A modal for one of another force, where no duty is known: "a breach will be treated as" for "may be"."""
    gone, new = (
        next((rank for rank, row in enumerate(_MODALS) if words in row), None) for words in (spot.gone, spot.new)
    )
    if gone is None or new is None or gone == new or re.match(r"\s*(?:not|only)\b", spot.right):
        return None  # "must not" for "may not"
    told = all(pattern("sanction", "of").search(_under(group)) for group in (baseline, candidate))
    falls = re.search(rf"\b(?:{data()['sanction']['words']}|misconduct)\b", spot.right, re.IGNORECASE)
    return "sanction" if told and falls else "modality", "stricter" if new > gone else "weaker"


def said(spot: Spot) -> Effect | None:
    """Another has more of a say, or less: "with the agreement of the Clerk" for "after consulting the Clerk"."""
    gone, new = (_rank("say", "ranks", words) for words in (spot.gone, spot.new))
    if gone is None or new is None or gone == new:
        return None
    return "modality", "weaker" if new > gone else "stricter"


def consequence(baseline: Group, candidate: Group, spot: Spot) -> Effect | None:
    """Words for a sanction come or go where a provision tells what follows from a breach."""
    gone, new = (frozenset(pattern("sanction", "words").findall(words)) for words in (spot.gone, spot.new))
    if case := _case_of_sanction(spot):
        return "sanction", case
    told = all(pattern("sanction", "of").search(_under(group)) for group in (baseline, candidate))
    falls = rf"\b(?:{data()['sanction']['falls']})(?:{data()['sanction']['words']})\b"
    joined_on = re.match(r"[\W]*(?:and|or)\b", spot.gone or spot.new)
    row = rf"\b(?:{data()['sanction']['words']})\W*$"  # "may recommend suspension | or removal from office"
    alone = (sentence(spot) or joined_on) and re.search(falls, spot.gone or spot.new, re.IGNORECASE)
    alone = alone or (joined_on and re.search(row, spot.left, re.IGNORECASE))
    falling = gone and new and re.search(r"\b(?:will|may|shall|can|must|could|should)(?: also)?(?: be)?\s*$", spot.left)
    if gone == new or not (told or alone or falling):
        return None
    return "sanction", _heavier(spot) if gone and new else "stricter" if new else "weaker"


def _case_of_sanction(spot: Spot) -> Direction | None:
    """ "be warned or | , in a grave case, | dismissed": the case in which a consequence falls."""
    words = rf"(?:{data()['sanction']['words']})"
    limits = re.match(r",?\s*(?:in|if|where|for|only|as)\b[^.;]*,$", spot.gone or spot.new)
    falls = re.search(rf"\b(?:{data()['sanction']['falls']})", spot.left, re.IGNORECASE)
    if (
        not (spot.inserted or spot.deleted)
        or not (limits and falls)
        or not re.match(rf"\W*{words}\b", spot.right, re.IGNORECASE)
    ):
        return None
    return "weaker" if spot.new else "stricter"


def _under(group: Group) -> str:
    """The words of a side with the headings and opening words over them."""
    return f"{group.units[0].headings} {group.units[0].facts.context} {joined(group)}"


def _heavier(spot: Spot) -> Direction:
    """By the heaviest thing that either wording threatens."""
    return _lower(_rank("sanction", "ranks", spot.gone), _rank("sanction", "ranks", spot.new))


def _lower(gone: int | None, new: int | None) -> Direction:
    return "neutral" if gone is None or new is None or gone == new else "weaker" if new > gone else "stricter"


def _rank(table: str, name: str, words: str) -> int | None:
    """The first of a row of ranks, strictest first, that some words reach."""
    rows = (re.compile(rf"(?<!\w)(?:{row})(?!\w)", re.IGNORECASE) for row in data()[table][name])
    return next((at for at, row in enumerate(rows) if row.search(words)), None)


def part(baseline: Group, candidate: Group, spot: Spot) -> Effect | None:
    """Leaving the room, taking no part, or only not voting: one for another, in the words that changed or, where they
    are a part of a row ("not speak, vote or remain"), in the whole of each side."""
    gone, new = _rank("part", "ranks", spot.gone), _rank("part", "ranks", spot.new)
    if gone is not None and new is not None:
        return ("participation", _lower(gone, new)) if gone != new else None
    if spot.gone and spot.new and (gone is None) != (new is None):
        silent = joined(baseline if gone is None else candidate)  # "tell the panel" for "take no part"
        if not pattern("part", "words").search(silent):
            return "participation", "weaker" if new is None else "stricter"
    if not pattern("part", "words").search(f"{spot.gone} {spot.new}"):
        return None
    one, other = (_rank("part", "banned", joined(group)) for group in (baseline, candidate))
    return ("participation", _lower(one, other)) if None not in (one, other) and one != other else None


_BOUND = re.compile(
    r"^(?:[\s'’]*[\w'’-]+){0,3}?\s*\b(?:must|shall|should|will|may|is to|are to|(?:is|are) (?:required|responsible)|"
    r"(?:decide|determine|keep|maintain|hear|consider|appoint|chair|preside|advise|grant|give|send|hold|investigate|approve|publish)s)\b"
)


def post(baseline: Group, candidate: Group, spot: Spot) -> Effect | None:
    """Before a duty's own words, part of a post's name in capitals for another: "The Watch Manager must"."""
    sides = ((joined(baseline), spot.before, spot.gone), (joined(candidate), spot.after, spot.new))
    if spot.gone and spot.new and _TOLD.match(spot.right):
        return "recipient", to_outside(spot)
    named = not re.search(r"\d", spot.gone + spot.new) and all(
        words and text[span[0] : span[1]].strip()[:1].isupper() for text, span, words in sides
    )
    opening = re.fullmatch(r"(?:\W*[\w'’-]+){1,4}\s*", spot.left)  # the first word of all has a capital anyhow
    first = not spot.left.strip() and meant(spot.gone) and meant(spot.new) and _AGENT.match(spot.right)
    return ("bearer", "neutral") if (named and opening and _BOUND.match(spot.right)) or first else None


_TOLD = re.compile(
    r"\s*(?:must|shall|should|will|(?:is|are|has|have) to) be (?:\w+ly )?"
    r"(?:informed|told|notified|consulted|advised|asked|given notice)\b"
)
""" "the | auditor | must be informed": who is told, not who is bound."""

_AGENT = re.compile(
    r"\s*[\w'’-]+(?<!\bmatt)(?<!\blett)(?<!\bpap)(?<!\bord)(?<!\boff)(?<!\bregist)(?:ers?|ors?|ants?|ists?|ees?|ians?|heads?|clerks?|chiefs?)"
    r"\s+(?:must|shall|should|will|may|is to|are to)\b(?! be\b)"
)
"""What is left of the name of those who act: "Station | commanders shall"."""


_DONE_BY = re.compile(
    r"\b(?:is|are|be|been) (?:\w+ly )?(?:\w+(?:ed|en|ade|eld|ept)|heard|told) by(?: the| an?)?\s*$|"
    r"\b\w+(?:al|ion|ment) by(?: the| an?)?\s*$"
)


def doer(spot: Spot) -> Effect | None:
    """Who is to do a thing comes or goes: "must be made | by the host officer"."""
    if spot.gone and spot.new:
        times = pattern("time", "units").search(f"{spot.gone} {spot.new}") or re.search(
            r"\d|day\b", f"{spot.gone} {spot.new}"
        )
        return ("bearer", "neutral") if _DONE_BY.search(spot.left) and not times else None
    words = spot.gone or spot.new
    named = re.match(r"by (?:the|an?|your|their) (?:[\w'’-]+\s?){1,5}$", words) and not pattern("time", "units").search(
        words
    )
    passive = re.search(
        r"\b(?:must|shall|should|will|(?:is|are|has|have) to) be (?:\w+ly )?[\w-]+(?: \w+)?\s*$", spot.left
    )
    return ("bearer", "neutral") if bool(spot.gone) != bool(spot.new) and named and passive else None


def asked(spot: Spot) -> Effect | None:
    """Another post or body whose leave is asked, or who decides."""
    named = bool(spot.gone and spot.new) and not numbers_in(f"{spot.gone} {spot.new}")
    if not (named and pattern("asked", "words").search(spot.left)):
        return None
    return "recipient", to_outside(spot)


def to_outside(spot: Spot) -> Direction:
    """To be told or asked outside the authority is stricter. A commission may be the authority's own."""
    names = [re.sub(r"[\s-]+", "_", words) for words in (spot.gone, spot.new)]
    own = any("commission" in name and "commissioner" not in name for name in names)
    return "neutral" if own else of_places({names[0]}, {names[1]})


def act(spot: Spot) -> Effect | None:
    """A second act, or a second person to be told, that only one wording asks for."""
    if not (spot.inserted or spot.deleted):
        return None
    words = _second(spot)
    direction: Direction = (
        "stricter" if bool(spot.new) != bool(re.match(r"or |.* or(?: the| an?)?$", words)) else "weaker"
    )
    beside = re.fullmatch(r"(?:[\w’-]+ ){1,4}(?:and|or)(?: the| an?| your| their)?", words) and _TELLING.search(
        spot.left
    )
    another = re.match(r"(?:and|or) (?:the|a|an|his|her|their|your|any|to) ", words) and _TOLD_TO.search(spot.left)
    if pattern("act", "told").match(words) or beside or another:
        return "recipient", direction
    led = re.search(rf"\b{data()['force']['orders']}\s*$", spot.left, re.IGNORECASE)
    first = led and not re.search(r"\bnot\b", words) and re.fullmatch(data()["act"]["before"], words, re.IGNORECASE)
    done = _TO_BE_DONE.search(spot.left) and re.match(
        r"and (?:then |also )?(?:be )?(?:\w+ed|\w+[ae]id|sent|given|made|kept|put|told)\b", words
    )
    known = pattern("act", "joined").match(words) or (_ON_IT.match(words) and _ASKED.search(spot.left))
    return ("modality", direction) if known or first or done else None


_ASKED = re.compile(
    r"\b(?:must|shall|should|(?:is|are|has|have) to)\b(?! not\b)(?!.*\b(?:if|where|when|who|which|that|unless)\b)"
)
_ON_IT = re.compile(
    r"(?:and|or) (?:then |also )?"
    r"(?!(?:all|any|each|every|both|of|for|in|on|to|by|with|from|about|that|which|who|not)\b)[a-z]+ "
    r"(?:it|them|him|this|the|an?|its|their|your|his|whether|how|why|what)\b"
)
""" "must ask for a receipt | and note it on the file": a verb with what it is done to."""


_TELLS = r"(?:report|send|sent|notif|tell|told|disclos|declar|submit|forward|refer|answer|writ)\w*"
_TELLING = re.compile(r"\b(?:tell|inform|notify|advise|consult|ask)(?: the| an?| your| their)?\s*$")
""" "must tell the | clerk and the | finance manager"."""
_TOLD_TO = re.compile(
    rf"\b{_TELLS}\b[^,;]*\bto(?: the| an?| your| their| his| her)?"
    r"(?: (?!(?:of|to|by|for|with|in|on|about)\b)[\w’-]+){1,4}\s*$"
)
""" "shall report it to the Secretary | or the police"."""


def _second(spot: Spot) -> str:
    """The words of a second act with the "and" before them, without the opening of a paragraph that was joined on:
    "and | sign the book. Governors must | ask"."""
    words = re.sub(r"[.;]?\s*\n.*\b(?:must|shall|should|may)\s*$", "", spot.new or spot.gone).lstrip(" ,;")
    joins = re.search(r"\b(?:and|or)\s*$", spot.left)
    return f"{joins[0].strip()} {words}" if joins and re.search(r"\n", spot.new or spot.gone) else words


_TO_BE_DONE = re.compile(r"\b(?:must|shall|should|(?:is|are|has|have) to) (?:also )?be \w+[^,;]*$")
""" "shall be sent to the Auditor | and laid before the Assembly"."""


_SEEN = {"online": 2, "on_request": 1, "public": 2, "internal": 0}
"""Where "any person may see it on request", the asking counts."""


def access(spot: Spot) -> Effect | None:
    """Who may see a register or statement: words of one degree of openness for those of another."""
    asked = re.match(rf"\W*{pattern('access', 'looks').pattern}", spot.right, re.IGNORECASE)
    named = bool(asked) or bool(pattern("access", "seen_by").search(spot.left))
    both = spot.gone and spot.new
    gone, new = (_audience(words) if named and both else _openness(words) for words in (spot.gone, spot.new))
    more = gone if new is None else new
    joined_on = re.match(r"\W*(?:and|or)\b", spot.gone or spot.new) and pattern("access", "kept").search(spot.left)
    if not both and joined_on and more in {1, 2} and not sentence(spot):
        return "register_access", "stricter" if spot.new else "weaker"
    if not both and asked and re.match(r"\W*(?:and|or|nor)\b|.*\b(?:and|or)\s*$|,", spot.gone or spot.new):
        return "register_access", "stricter" if spot.new else "weaker"  # "Councillors | and residents | may see it"
    if both and re.search(r"\b(?:inspected|read|seen|viewed|consulted) by (?:any|every) \w+$", spot.left):
        limits = [bool(re.match(r"(?:who|if|on|upon|with|at|by)\b", words)) for words in (spot.gone, spot.new)]
        if limits[0] != limits[1]:
            return "register_access", "weaker" if limits[1] else "stricter"
    read = pattern("access", "looks").search(spot.left) or pattern("access", "kept").search(spot.left)
    if not both and read and more == 1 and not sentence(spot):
        return "register_access", "weaker" if spot.new else "stricter"
    if both and read and _paid(spot.gone) != _paid(spot.new) and not sentence(spot):
        return "register_access", "weaker" if _paid(spot.new) else "stricter"
    if both and read and (gone is None) != (new is None) and re.search(_LOOK, f"{spot.gone} {spot.new}"):
        closed = 0 in (gone, new)
        return "register_access", "weaker" if (new is None) != closed else "stricter"
    if gone is None or new is None or gone == new:
        return None
    return "register_access", "weaker" if new < gone else "stricter"


def _paid(words: str) -> bool:
    """Who looks must pay."""
    return bool(re.search(r"\b(?:payment|fee|charge|paying)\b", words)) and not re.search(
        r"\b(?:without|no|free)\b", words
    )


_LOOK = r"\b(?:look|see|seen|inspect|inspected|inspection|read|view|viewed|public|website)\b"


def _openness(words: str) -> int | None:
    if re.search(r"\b(?:not|never) (?:be )?(?:published|open|public|available)", words):
        return 0
    return next((rank for name, rank in _SEEN.items() if pattern("access", name).search(words)), None)


def _audience(words: str) -> int:
    """How many may look: everybody, those within, or one post."""
    crowd = {"within": 1, "everyone": 2}
    return next((rank for name, rank in crowd.items() if pattern("access", name).search(words)), 0)


def manner(baseline: Group, spot: Spot) -> Effect | None:
    """How a duty is done: "in writing", "in full". Of a leave or a ban it is a condition, or a limit."""
    if baseline.strongest[0].facts.modality in {"permission", "prohibition"}:
        return None
    gone, new = (pattern("manner", "asks").search(words) for words in (spot.gone, spot.new))
    if bool(gone) == bool(new):
        return None
    return "modality", "stricter" if new else "weaker"
