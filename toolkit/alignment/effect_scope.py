"""Words put in or struck out that say what a rule covers: exceptions, conditions, rows, "and" and "or"."""

from __future__ import annotations

import re

from toolkit.alignment.effect_spots import Effect, Spot, data, joined, meant, pattern, sentence
from toolkit.alignment.group import Group


def relieving(left: str) -> bool:
    """A sentence gives relief from a rule up to a place: "shall not be treated as having an interest in ..."."""
    return bool(pattern("relief", "sentence").search(left))


def excepting(left: str) -> bool:
    """The words before a place are those of an exception that still runs: "except with the director | or the head
    of service". One that opens a sentence ends at its comma, any at the next duty."""
    cues = list(pattern("relief", "exception").finditer(left))
    if not cues:
        return False
    rest = left[cues[-1].end() :]
    opens = not re.search(r"\w", left[: cues[-1].start()])
    return not pattern("force", "orders").search(rest) and not (opens and "," in rest)


def in_exception(baseline: Group, spot: Spot) -> bool:
    """A place stands in an exception, or in an item under one: "I will not disclose it unless: | the law asks it"."""
    return excepting(baseline.units[0].facts.context.lower()) or excepting(spot.left)


_CASES = re.compile(r"\bunless\b(?!.*\b(?:except|other than|apart from|save)\b)")


def in_case(baseline: Group, spot: Spot) -> Effect | None:
    """One more thing that must hold before a rule stands back: "unless the manager agrees | and the car is needed"."""
    words = (spot.new or spot.gone).lstrip(" ,;")
    left = f"{baseline.units[0].facts.context.lower()} {spot.left}"
    if not (spot.inserted or spot.deleted) or not in_exception(baseline, spot) or not _CASES.search(left):
        return None
    if not re.match(r"and\b", words):
        return None
    return "scope", "weaker" if spot.new else "stricter"


_ROLES = re.compile(
    r"(?P<ban>\b(?:must|shall|should|may|will|can|is to|are to|do|does)\s+(?:not|never)\b|\bcannot\b|"
    r"\bno (?:\w+ ){1,4}?(?:shall|may|must|should)\b)"
    r"|(?P<duty>\b(?:must|shall|should|ought to|(?:is|are|be) to|(?:required|expected|obliged) to|(?:has|have|need) to|"
    r"(?:needs?|requires?))"
    r"\b(?! only))"
    r"|(?P<case>\b(?:if|where|when|whenever|who|whom|whose|which|while|whether|may|any|every|each|all|"
    r"(?<!ensure )(?<!sure )(?<!confirm )(?<!state )(?<!satisfied )that)\b)",
    re.IGNORECASE,
)
"""What the last words before "and" or "or" make of it: what must be done, what must not, or the cases of a rule."""

_ACT = re.compile(r"\s*(?:must|shall|should|(?:is|are|has|have|required) to|to)\b")
_BOTH = re.compile(
    r"\b(?:must|shall|should|will|(?:is|are|be) to|required to)\s+(?!not\b|never\b|only\b|be\b)[a-z]+\s*$"
)
"""Between two verbs of one duty, "declare and manage": both are asked, or one of them."""
_BINDS = re.compile(
    r"^\s*(?:the\s+)?(?:[\w'’-]+\s+){1,6}?(?:must|shall|should|(?:is|are) to|(?:is|are) required)\b(?! not)"
)


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
    if _ONLY_WHERE.search(f"{baseline.units[0].facts.context} {spot.left}"):
        # "may accept it only where there is a need and | or | the head agrees": the leave is wider, and its bound less;
        # what else is told of a leave is turned round.
        less = baseline.strongest[0].facts.modality != "permission"
    return "scope", "stricter" if (new == "or") != less else "weaker"


_ONLY_WHERE = re.compile(r"\bonly (?:if|where|when|with|after|on)\b[^.;]*$")


def _role(baseline: Group, spot: Spot) -> str:
    """act, duty, exception or case: what the two things joined are to the rule. In an exception that still runs they
    are its cases: what it covers more is told of the rule as less."""
    context = baseline.units[0].facts.context
    before = f"{context} {spot.left}"
    if in_exception(baseline, spot) or relieving(before):
        return "case"
    if pattern("narrowing", "exception").search(before) or re.search(r"\bonly (?:if|where|when)\b", before):
        return "exception"
    last = next(reversed(list(_ROLES.finditer(context if context and not spot.right.strip() else before))), None)
    if last is None:
        return "duty" if spot.left.startswith("the ") and _BINDS.match(spot.right) else "case"
    if last.lastgroup != "duty":
        return "case"
    return "act" if _acts(context, spot) else "duty"


def _acts(context: str, spot: Spot) -> bool:
    """A verb follows, or the place is between the items of "You must: (a) declare it; and (b) leave"."""
    right = spot.right.strip()
    known = pattern("act", "joined").match(f"and {right}")
    return bool(_ACT.match(right) or known or _BOTH.search(spot.left) or (context and not right))


_WAY = re.compile(
    r"(?:and|or) (?:orally|in writing|in person|online|electronically|by (?:e-?mail|post|letter|telephone|phone))\b"
)


def choice(baseline: Group, spot: Spot) -> Effect | None:
    """Another way to do a duty: "return it | or give it to charity" asks less, "in writing or orally" too."""
    words = (spot.new or spot.gone).strip(" ,;.")
    words = re.sub(r"^(.+) or$", r"or \1", words) if pattern("manner", "asks").match(spot.right.strip()) else words
    verb = pattern("act", "joined").match(re.sub(r"^or (?:to )?", "and ", words))
    verb = verb or (_BE_DONE.search(spot.left) and _DONE.match(words))
    if not (spot.inserted or spot.deleted) or not words.startswith("or ") or not (verb or _WAY.match(words)):
        return None
    if _role(baseline, spot) not in {"duty", "act"}:
        return None
    return "modality", "weaker" if spot.new else "stricter"


_BE_DONE = re.compile(
    r"\b(?:must|shall|should|(?:is|are|has|have) to) (?:either )?be (?:\w+(?:ed|en)|sent|paid|kept|sold|put)\b[^,;]*$"
)
_DONE = re.compile(r"or (?:be )?(?:\w+(?:ed|en)|sent|paid|kept|sold|put)\b")
""" "must be refused | or referred to the director"."""


_LIMITED = re.compile(
    r"(?:and|or)\s+(?:[\w'’-]+\s+){1,7}?(?:in|at|within|who|whose|whom|which|where|when|with|without)\s+(?:a|an|the|any|its|"
    r"their|[\w'’-]+s?)\b|(?:and|or)\s+(?:[\w'’-]+\s+){1,12}?(?:except|unless|save|other than|if|provided)\b"
)
"""The second of two alternatives with words that limit it: "or a place of business in the borough"."""


def comma(baseline: Group, candidate: Group, spot: Spot) -> Effect | None:
    """A comma before "who ..." makes words that picked some out speak of all; one before a closing "in a matter ..."
    after "a or b" makes these words limit both; one before "or b in the borough" makes them limit b alone."""
    right = spot.right.strip()
    if {spot.gone, spot.new} != {",", ""} or not spot.left.strip():
        return None
    if re.match(rf"(?:{data()['comma']['relative']})\b", right):
        return "scope", "stricter" if spot.new else "weaker"
    if abs(joined(baseline).count(",") - joined(candidate).count(",")) == 2:
        return None  # a pair of them sets words off, no more
    if re.match(rf"(?:{data()['comma']['limit']})\b", right) and re.search(r"\b(?:and|or)\b", spot.left):
        return "scope", "weaker" if spot.new else "stricter"
    if _LIMITED.match(right) and "," not in spot.left[-60:]:  # after another comma it only ends a row
        return "scope", "stricter" if spot.new else "weaker"
    return None


def opens_exception(spot: Spot) -> bool:
    """A clause that begins as an exception comes or goes whole: what it says of a time or a person is part of it."""
    words = re.sub(r"^\W+", "", spot.new or spot.gone)
    clause = (spot.inserted or spot.deleted) and pattern("narrowing", "exception").match(words)
    return bool(clause) and not re.search(r"[.;]\s", words)


def whole_exception(spot: Spot) -> Effect | None:
    """An exception that comes or goes as a clause."""
    return excepted(spot) if opens_exception(spot) else None


def excepted(spot: Spot) -> Effect | None:
    """An exception that only one wording has."""
    gone, new = (pattern("narrowing", "exception").search(words) for words in (spot.gone, spot.new))
    if bool(gone) == bool(new):
        return None
    return "exception", "weaker" if new else "stricter"


_LISTS = r"(?:appendi(?:x|ces)|schedules?|annex(?:es|e)?|parts?|tables?|categor(?:y|ies))"
_PLACES = re.compile(rf"{_LISTS} (?P<labels>\w{{1,3}}(?:(?:,| and| or)+ (?:{_LISTS} )?\w{{1,3}}\b)*)")


def places(spot: Spot) -> Effect | None:
    """Fewer of the lists to which a rule refers: "Appendix A" for "Appendices A and B"."""
    gone, new = (_labels(words) for words in (spot.gone, spot.new))
    if not gone or not new or not (gone < new or new < gone):
        return None
    return "scope", "stricter" if gone < new else "weaker"


def _labels(words: str) -> set[str]:
    match = _PLACES.fullmatch(words)
    return set(re.findall(r"\b\w{1,3}\b", match["labels"])) - {"and", "or"} if match else set()


def narrower(spot: Spot) -> Effect | None:
    """A condition or a hedge that only one wording has; a whole sentence with an "if" in it is none."""
    if sentence(spot) or _same_case(spot):
        return None
    if one_case(spot):
        return "scope", "stricter" if spot.new else "weaker"
    for name in ("hedge", "condition"):
        gone, new = (_limiting(name, words, spot.right) for words in (spot.gone, spot.new))
        if gone != new:
            further = re.match(r"\W*or\b", spot.new or spot.gone)  # "or if it is serious": one more case
            return "scope", "weaker" if bool(new) != bool(further) else "stricter"
    return None


_CASE = re.compile(r"\b(when(?:ever)?|where(?:ver)?|if|while)\b")


def one_case(spot: Spot) -> bool:
    """One of several cases of a rule, set side by side: "whenever acting for it, | whenever speaking of it, | and
    wherever ..."."""
    words = (spot.new or spot.gone).strip(" ,;")
    opens = _CASE.match(re.sub(r"^(?:and|or) ", "", words))
    row = spot.left.rstrip().endswith(",") or (spot.new or spot.gone).startswith(",") or re.match(r"(?:and|or) ", words)
    before = [match[1] for match in _CASE.finditer(spot.left)][-1:]
    goes_on = re.match(r"\W*(?:(?:and|or)\b|$)|.*\b(?:and|or)$", spot.right) or re.match(r"or\b", words)
    return (
        bool(opens and row and goes_on)
        and opens is not None
        and [opens[1]] == before
        and bool(spot.gone) != bool(spot.new)
    )


def _limiting(name: str, words: str, right: str) -> bool:
    """A condition or hedge begins in some words of a place; its end may have been kept: "in working | time"."""
    plain = _ONLY.sub("only", words)
    next_word = re.match(r"\s*[\w’'-]*", right)
    match = pattern("narrowing", name).search(f"{plain}{next_word[0] if next_word and plain else ''}")
    return match is not None and match.start() < len(plain)


def quantified(spot: Spot) -> Effect | None:
    """ "most" for "all": of what a rule asks it covers less; as its condition, it is met sooner."""
    if _whole_sentence(spot):
        return None
    gone, new = (_level("ranks", words) for words in (spot.gone, spot.new))
    sure = _level("sure", spot.gone), _level("sure", spot.new)
    if None not in sure and sure[0] != sure[1]:
        return "scope", "weaker" if sure[1] else "stricter"
    everyone = [bool(_EVERYONE.match(words)) for words in (spot.gone, spot.new)]
    if everyone[0] != everyone[1] and spot.gone and spot.new and meant(spot.new if everyone[0] else spot.gone):
        return "scope", "weaker" if everyone[0] else "stricter"
    if gone is None or new is None or gone == new:
        return None
    case = re.search(r"\b(?:where|if|when|who|which|that|than)\b(?!.*\b(?:must|shall|should|may)\b)", spot.left)
    return "scope", "stricter" if (new > gone) == bool(case) else "weaker"


def _whole_sentence(spot: Spot) -> bool:
    """A sentence was exchanged whole: how it begins tells nothing of how many it binds."""
    return all(_SAYS.search(words) and len(words.split()) > FEW for words in (spot.gone, spot.new))


_SAYS = re.compile(r"\b(?:must|shall|should|may|will)\b")
FEW = 5
"""Words up to which a sentence may be a phrase."""
_EVERYONE = re.compile(
    r"(?:everyone|everybody|anyone|anybody|everything|anything|(?:any|every) (?:person|thing)|all persons)\b"
    r"|(?:persons|people|individuals)$"
)


def _level(name: str, words: str) -> int | None:
    rows = (re.compile(rf"(?:{row})\b.*", re.IGNORECASE) for row in data()["quantity"][name])
    return next((at for at, row in enumerate(rows) if row.fullmatch(words)), None)


_ONLY = re.compile(r"\b(?:solely|exclusively|purely|merely)\b")


def _same_case(spot: Spot) -> bool:
    """A case put in other words: "a member who has ..." for "where a member has ..."."""
    return all(pattern("same_case", "words").search(words) for words in (spot.gone, spot.new))


_CLAUSE = re.compile(
    r"\b(?:where|if|when|whenever|unless|who|which|that)\b[^,;:]*?\b(?:is|are|was|were|be|been)\s+(?!an?\b|the\b)"
)
"""The beginning of a condition with a predicate: "where the disclosure is | reasonable"."""


_RELATIVE = re.compile(r"\b(?:which|who|that) (?:is|are|was|were|has|have)\s*$")


def further(spot: Spot) -> Effect | None:
    """One condition more on the same thing: "staff who hold a licence, and who have passed the test"; "where it is
    fair and made in good faith"."""
    words = (spot.new or spot.gone).lstrip(" ,;")
    both = re.search(r"\band(?: (?:is|are|was|were|has|have|which|who|that|which is|who is))?$", words)
    if (spot.inserted or spot.deleted) and both and _RELATIVE.search(spot.left):
        return "scope", "weaker" if spot.new else "stricter"  # "which is | known to the member and is | of a kind"
    times = r"\b(?:when|while|whenever)\b"
    if re.match(rf"and (?:also )?{times}", words) and re.search(times, spot.left):
        return "scope", "stricter" if spot.new else "weaker"  # two times at which a rule applies
    predicate = (
        not (spot.new or spot.gone).startswith(",")
        and re.match(r"and (?!an?\b|the\b|(?:to|of|by|with|for|from)\b)", words)
        and _CLAUSE.search(spot.left)
    )
    if not (spot.inserted or spot.deleted) or not (pattern("narrowing", "further").match(words) or predicate):
        return None
    return "scope", "weaker" if spot.new else "stricter"


def wider(spot: Spot) -> Effect | None:
    """Words that take more cases in: "whether or not", "also applies"."""
    name = "applying" if sentence(spot) else "also"
    gone, new = (pattern("widening", name).search(words) for words in (spot.gone, spot.new))
    if bool(gone) == bool(new):
        return None
    return "scope", "stricter" if new else "weaker"


ASIDE = re.compile(r"\s*,\s*(?:who|whom|whose|which)\b")
""" "a solicitor, who has agreed not to pass it on": no member of a row."""

_ADVERBIAL = re.compile(
    r"\s*,\s*(?:outside|inside|at|in|on|during|after|before|for|with|without|by|within|from|under|upon|where|when|if)\b[^,]*,\s*"
)
""" "must not, outside work, act": set off on both sides, it limits."""

_MODAL = re.compile(r"\b(?:must|shall|should|may|will|can|is to|are to)(?: not| never)?\s*$")

_LIMITS = re.compile(
    r"(?:(?:for|to|with|by|of|in|on|at|from|about) )?(?:whom|which|whose|who|that)\b|(?:about|against|towards|between) "
)
_QUALITY = r"\w+(?:ful|able|ible|al|ic|ive|ous|ary|less|ent|fair)"


def _both_qualities(spot: Spot) -> bool:
    """ "any | lawful and | reasonable instruction" must be both; "criminal and civil matters" are two."""
    one = re.fullmatch(rf"{_QUALITY} and", spot.gone or spot.new) and bool(spot.gone) != bool(spot.new)
    return bool(one and re.match(rf"\s*{_QUALITY} \w*[^\Ws]\b", spot.right))


_BE = "(?:has|have|had|having|is|are|was|were|be|being)"
_WITH = "(?:by|to|from|for|with|in|at|on|under|before|after|during|about|against)"
_HAS = re.compile(rf"(?:{_BE}|{_WITH}) (?:and|or)|(?:and|or) (?:{_BE}|{_WITH})")
"""One of two verbs that say little by themselves: "who | has or | seeks a licence"."""

_PERSONS = re.compile(r"\b(?:he or she|she or he|his or hers?|hers? or his|him or her|her or him|him or herself)\b")
_ADDED = re.compile(r"^\W*(?:and|or|nor|but also|as well as)\b|\b(?:and|or)\b|^\s*,|,\s*$")


def _singular(words: str) -> set[str]:
    """The words that count, of singular and plural one: "the planning and licensing committees"."""
    return {re.sub(r"(?<=\w\w)(?:ies|y|s)$", "", word) for word in meant(words).split()}


def alternative(spot: Spot) -> Effect | None:
    """One more, or one fewer, of a row: "gifts or hospitality"; the words of the shorter row are all in the longer."""
    if _HAS.fullmatch(spot.gone or spot.new) and bool(spot.gone) != bool(spot.new):
        return "scope", "stricter" if spot.new else "weaker"
    if _LIMITS.match(spot.gone or spot.new) and bool(spot.gone) != bool(spot.new):
        return None  # "with a student | for whom they have a duty": no member of a row
    if _both_qualities(spot):
        return "scope", "weaker" if spot.new else "stricter"
    gone, new = _singular(spot.gone), _singular(spot.new)
    longer = _PERSONS.sub(" ", spot.new if gone < new else spot.gone)
    if not (gone < new or new < gone) or not _ADDED.search(longer) or ASIDE.match(longer):
        return None
    if _ADVERBIAL.fullmatch(longer) or (_MODAL.search(spot.left) and longer.startswith(",")):
        return "scope", "weaker" if gone < new else "stricter"
    return "scope", "stricter" if gone < new else "weaker"


def whichever(spot: Spot) -> Effect | None:
    """Words that only take more cases in come or go: "whether on duty or off duty"."""
    words = (spot.new or spot.gone).lstrip(" ,;")
    alone = (spot.inserted or spot.deleted) and re.match(r"(?:whether|regardless of|irrespective of|however)\b", words)
    return wider(spot) if alone and not sentence(spot) else None
