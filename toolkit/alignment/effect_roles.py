"""What a thing is to the rule it stands in: an act that is asked or banned, a case, a condition of an exception."""

from __future__ import annotations

import re
from functools import cache

from toolkit.alignment.effect_relief import in_exception, relieving, takes_out
from toolkit.alignment.effect_spots import Effect, Spot, pattern, shape
from toolkit.alignment.group import Group


def _context(baseline: Group) -> str:
    return baseline.units[0].facts.context


def in_case(baseline: Group, spot: Spot) -> Effect | None:
    """One more thing that must hold before a rule stands back: "unless the manager agrees | and the car is needed"."""
    gone, new = (_HAVE.sub("", words).lstrip(" ,;") for words in (spot.gone, spot.new))
    left = f"{_context(baseline).lower()} {spot.left}"
    if bool(gone) == bool(new) or not re.match(r"and\b", gone or new):
        return None
    if shape("roles", "only_where").search(left):  # of what is allowed or asked only so, one more bound is less
        less = takes_out(baseline, spot, relief=False)
        return "scope", "weaker" if bool(new) == less else "stricter"
    if not in_exception(baseline, spot) or not shape("roles", "unless").search(left):
        return None
    return "scope", "weaker" if new else "stricter"


_HAVE = re.compile(r"^(?:has|have|is|are)$|(?: (?:has|have|is|are))?(?: both| each| all)?$")
""" "unless the Clerk | has | agreed" for "| and the Treasurer have both | agreed"."""


def joining(baseline: Group, spot: Spot) -> Effect | None:
    """ "or" for "and". Between acts that are asked, between those whose advice or leave is asked, and between the
    conditions of an exception it asks less; between the cases of a rule, and between acts that are banned, more."""
    gone, new = spot.gone.strip(" ,;."), spot.new.strip(" ,;.")
    if {gone, new} != {"and", "or"}:
        return None
    role = _role(baseline, spot)
    if role == "act":
        return "modality", "weaker" if new == "or" else "stricter"
    less = role in {"duty", "exception"}
    if shape("roles", "only_where").search(f"{_context(baseline)} {spot.left}"):
        # "may accept it only where there is a need and | or | the head agrees": the leave is wider, and its bound less;
        # what else is told of a leave is turned round.
        less = baseline.strongest[0].facts.modality != "permission"
    return "scope", "stricter" if (new == "or") != less else "weaker"


def _role(baseline: Group, spot: Spot) -> str:
    """act, duty, exception or case: what the two things joined are to the rule. In an exception that still runs they
    are its cases: what it covers more is told of the rule as less."""
    context = _context(baseline)
    before = f"{context} {spot.left}"
    if in_exception(baseline, spot) or relieving(before):
        return "case"
    if pattern("narrowing", "exception").search(before) or shape("roles", "only_if").search(before):
        return "exception"
    role = _last_role(context if context and not spot.right.strip() else before)
    if role is None:
        return "duty" if spot.left.startswith("the ") and shape("roles", "binds").match(spot.right) else "case"
    return "case" if role != "duty" else "act" if _acts(context, spot) else "duty"


def _last_role(words: str) -> str | None:
    """Which words of a role stand last; at one place a ban before a duty, and a duty before a case."""
    return next((match.lastgroup for match in reversed(list(_roles().finditer(words)))), None)


@cache
def _roles() -> re.Pattern[str]:
    names = ("ban", "duty", "case")
    return re.compile("|".join(f"(?P<{name}>{shape('roles', name).pattern})" for name in names), re.IGNORECASE)


def _acts(context: str, spot: Spot) -> bool:
    """A verb follows, or the place is between the items of "You must: (a) declare it; and (b) leave"."""
    right = spot.right.strip()
    known = pattern("act", "joined").match(f"and {right}")
    return bool(shape("roles", "act").match(right) or known or shape("roles", "both").search(spot.left)) or (
        bool(context) and not right
    )


def choice(baseline: Group, spot: Spot) -> Effect | None:
    """Another way to do a duty: "return it | or give it to charity" asks less, "in writing or orally" too."""
    words = (spot.new or spot.gone).strip(" ,;.")
    words = re.sub(r"^(.+) or$", r"or \1", words) if pattern("manner", "asks").match(spot.right.strip()) else words
    if not (spot.inserted or spot.deleted) or not words.startswith("or ") or not _another_act(spot, words):
        return None
    if _role(baseline, spot) not in {"duty", "act"}:
        return None
    return "modality", "weaker" if spot.new else "stricter"


def _another_act(spot: Spot, words: str) -> bool:
    """ "or give it away", "or by letter", "must be refused | or referred to the director"."""
    verb = pattern("act", "joined").match(re.sub(r"^or (?:to )?", "and ", words))
    done = shape("roles", "be_done").search(spot.left) and shape("roles", "done").match(words)
    return bool(verb or done or shape("roles", "way").match(words))
