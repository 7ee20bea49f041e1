"""The facets of a provision: what its words say of whom, when, to whom, unless what, on pain of what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from toolkit.analysis.access import register_access
from toolkit.analysis.deadlines import deadlines
from toolkit.analysis.money import amounts
from toolkit.analysis.recipients import recipients
from toolkit.analysis.wordlists import any_of, pattern, words
from toolkit.model.norm import Facet, FacetName
from toolkit.model.provision import Span

_LISTED: tuple[FacetName, ...] = ("test", "participation", "sanction")
_GATHERED: tuple[FacetName, ...] = ("scope", "record")
_LONGEST = 240
"""Code points after which a trigger or an exception is cut: beyond that it is not one clause."""


def facets(text: str, *, subjects: tuple[int, ...], home: str) -> tuple[Facet, ...]:
    """Every facet that the words of a text prove, save bearer and action, in order of place.

    subjects: where the subject of each norm begins, in order: a clause that comes before a norm ends there.
    """
    found = [*amounts(text, home=home), *deadlines(text), *recipients(text), *register_access(text)]
    found += _listed(text)
    found += [facet for name in _GATHERED if (facet := _gathered(name, text))]
    found += [*_clauses("exception", text, subjects), *_clauses("trigger", text, subjects)]
    return tuple(sorted(found, key=lambda facet: (facet.span, facet.name)))


def _listed(text: str) -> Iterator[Facet]:
    """Facets whose values are a closed list. Where two forms of one facet overlap, the first of the list wins."""
    for name in _LISTED:
        taken: list[Span] = []
        for value, expression in words("facets")[name].items():
            for match in pattern(f"(?:{expression})").finditer(text):
                span = (match.start(), match.start() + len(match.group().rstrip()))
                if span[0] < span[1] and not any(span[0] < end and start < span[1] for start, end in taken):
                    taken.append(span)
                    yield Facet(name, value, span)
                    break


def _gathered(name: FacetName, text: str) -> Facet | None:
    """All values of a facet that takes several ("spouse", "friend") as one, over the words from first to last."""
    hits = []
    for value, expression in words("facets")[name].items():
        match = pattern(f"(?:{expression})").search(text)
        if match and match.group().strip():
            hits.append((match.start(), match.end(), value))
    if not hits:
        return None
    values = tuple(sorted({value for _, _, value in hits}))
    return Facet(name, values, (min(hit[0] for hit in hits), max(hit[1] for hit in hits)))


def _clauses(name: FacetName, text: str, subjects: tuple[int, ...]) -> Iterator[Facet]:
    """Clauses that open with a word of the list; value: their words folded to lower case, with single blanks."""
    if name == "exception":
        for match in _EXCEPTED.finditer(text):
            yield Facet(name, " ".join(match.group().lower().split()).strip(" ,"), match.span("what"))
    done = -1
    for match in pattern(f"(?:{words('facets')[name]['open']})").finditer(text):
        if match.start() < done or _is_question(text, match):
            continue
        end = _clause_end(text, match, subjects)
        done = end
        if end - match.start() > len(match.group()) + 2:
            yield Facet(name, " ".join(text[match.start() : end].lower().split()), (match.start(), end))


def _is_question(text: str, match: re.Match[str]) -> bool:
    """ "the place where", "a list of when", "except where": not a trigger of its own."""
    before = text[: match.start()].rstrip().lower()
    return before.endswith(tuple(words("facets")["trigger"]["not_after"]))


def _clause_end(text: str, match: re.Match[str], subjects: tuple[int, ...]) -> int:
    """Before a norm: at its subject. After it: at the end of the sentence, or where "and" or "but" starts another.

    Never past the bracket it stands in, nor into the next trigger or exception ("subject to (2), where ...").
    """
    limit = min(len(text), match.start() + _LONGEST)
    stop = re.compile(r"[.;:](?=\s|$)|[—–]|-\s*$").search(text, match.end(), limit)
    end = _bracket_end(text, match.end(), stop.start() if stop else limit)
    ahead = [place for place in subjects if match.end() < place < end]
    if ahead:
        end = ahead[0]
    elif re.search(r"\b(?:must|shall|may|should|will|not),\s*$", text[: match.start()], re.IGNORECASE):
        # "you must, when acting for that body, comply": an aside between the modal and its verb.
        aside = text.find(",", match.end(), end)
        end = aside if aside > 0 else end
    elif comma := _new_clause().search(text, _after_aside(text, match.end()), end):
        end = comma.start()
    if other := _next_opening().search(text, match.end() + 1, end):
        end = other.start()
    if _NAMES.match(match.group()) and (comma := re.compile(r",(?!\s(?:and|or)\b)").search(text, match.end(), end)):
        end = comma.start()
    cut = text[match.start() : end].rstrip(" ,-")
    cut = re.sub(r"(?:,|,?\s(?:and|or|but|then|the|a|an|any))+$", "", cut)
    return match.start() + len(cut.rstrip(" ,-"))


_EXCEPTED = re.compile(
    r",\s*(?P<what>[^,;.]{3,60}?(?<!\bnot)\s+(?:excepted|excluded|exempted|apart|aside))(?=\s*[,;.)]|\s*$)",
    re.IGNORECASE,
)
"""\"..., diaries and calendars excepted\"."""
_NAMES = re.compile(r"(?:other than|apart from|excluding|with the exception of)\b", re.IGNORECASE)
"""These except what they name, and that ends at a comma: "gifts, other than from relatives, worth more than ..."."""


@cache
def _new_clause() -> re.Pattern[str]:
    """A comma with a subject or a verb of command after it: "when taking part, give reasons"."""
    verbs = any_of([*words("cues")["imperative"]["verbs"], "do", "not"])
    return re.compile(rf",\s(?=(?:and|but|I|you|we|they|he|she|the|a|an|it|{verbs})\s)")


def _after_aside(text: str, place: int) -> int:
    """ "if, without good reason, the person ...": the aside right after the opening word ends no clause."""
    second = text.find(",", place + 1) if text[place : place + 1] == "," else -1
    return second + 1 if second > 0 else place


@cache
def _next_opening() -> re.Pattern[str]:
    table = words("facets")
    trigger, exception = table["trigger"]["open"], table["exception"]["after_clause"]
    return re.compile(rf",\s(?=(?:{trigger})\b)|,?\s(?:and\s)?(?=(?:{exception})\b)", re.IGNORECASE)


def _bracket_end(text: str, start: int, end: int) -> int:
    depth = 0
    for place in range(start, end):
        depth += {"(": 1, ")": -1}.get(text[place], 0)
        if depth < 0:
            return place
    return end
