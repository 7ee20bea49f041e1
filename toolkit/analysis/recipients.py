"""To whom a declaration, report or request goes, and whose leave is asked; values: posts in their normal form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from toolkit.analysis.people import LINKED, mentions
from toolkit.analysis.wordlists import words
from toolkit.model.norm import Facet
from toolkit.model.provision import Span

_FAR = 130
"""Code points after a verb of telling within which its recipient is looked for, in the same clause."""


def recipients(text: str) -> Iterator[Facet]:
    """Everyone to whom the words send something or whom they ask, in order; "the clerk or the mayor" gives two."""
    seen: dict[Span, str] = {}
    for place in _places(text):
        for span in _posts_at(text, place):
            seen.setdefault(span, normal(text[slice(*span)]))
    for span in _before(text):
        seen.setdefault(span, normal(text[slice(*span)]))
    seen |= _gathered(text, seen)
    for span in sorted(seen):
        if not any(other[0] <= span[0] and span[1] <= other[1] and other != span for other in seen):
            yield Facet("recipient", seen[span], span)


def _gathered(text: str, named: Iterable[Span]) -> dict[Span, str]:
    """An interest that is declared at a meeting, and to nobody by name, is told to those who meet: "shall disclose the
    interest and leave the chamber" (as the Model Code of 2007, paragraph 9(1), has it)."""
    told, place = _patterns()["declares"].search(text), _patterns()["assembly"].search(text)
    if not told or not place:
        return {}
    end = told.end() + len(re.split(r"[.;]|\band\b", text[told.end() :])[0])
    return {} if any(told.start() < span[0] < end for span in named) else {place.span(): "meeting"}


def normal(post: str) -> str:
    """The key of a known post, else its own words: "Director of Personnel" is director_of_personnel."""
    plain = re.sub(r"['’]s?$", "", " ".join(post.lower().split()))
    for name, expressions in words("recipients")["posts"].items():
        if re.fullmatch("|".join(expressions), plain):
            return str(name)
    return re.sub(r"\W+", "_", plain).strip("_")


def _places(text: str) -> Iterator[int]:
    """Where a recipient may begin: after a verb of telling, after the "to" of what is told, after "the consent of"."""
    table = _patterns()
    yield from (match.end() for match in table["told"].finditer(text) if not _only_says(text, match))
    yield from (match.end() for match in table["given"].finditer(text) if table["thing"].search(_clause(text, match)))
    yield from (match.end() for match in table["leave"].finditer(text))
    yield from (match.end() for match in table["allowed"].finditer(text))
    for match in table["handed"].finditer(text):
        clause = "" if _only_says(text, match) else _clause(text, match)
        ways = (
            match.end() + way.end()
            for way in table["through"].finditer(clause)
            if not table["not_with"].search(clause[: way.end()])
        )
        first = next((place for place in ways if _post().match(text, place)), None)
        if first is not None:
            yield first


def _only_says(text: str, match: re.Match[str]) -> bool:
    """The verb hands nothing over: of a rule it says whom it binds ("this Code applies to every clerk"), of what is
    kept how it came ("information given to the Clerk in confidence")."""
    table, before = _patterns(), re.split(r"[.;:]\s", text[max(match.start() - _FAR, 0) : match.start()])[-1]
    if table["kept"].search(before):
        return True
    if not table["binds"].match(match.group()) or table["told_to_ask"].search(before + match.group()):
        return False
    if table["rule_pronoun"].search(before):
        return True
    rule, start = next(reversed([*table["rule"].finditer(before)]), None), match.start() - len(before)
    return rule is not None and not any(
        start + rule.end() <= one.start and one.end <= match.start() and not LINKED.search(text[: one.start])
        for one in mentions(text)
    )


def _before(text: str) -> Iterator[Span]:
    """The post stands before the words: "the Clerk must be told", "if the Clerk agrees", "the Clerk's consent"."""
    for match in _post_then().finditer(text):
        yield match.span("post")


def _clause(text: str, match: re.Match[str]) -> str:
    """The rest of the clause, within reach."""
    return re.split(r"[.;:](?:\s|$)", text[match.end() : match.end() + _FAR])[0]


def _posts_at(text: str, place: int) -> Iterator[Span]:
    """A post, and those joined to it."""
    for _ in range(4):
        match = _post().match(text, place)
        if not match or _patterns()["owns"].match(text, match.end()):
            return
        yield match.span(str(match.lastgroup))
        joined = re.compile(r"\s*(?:,|,?\s*(?:and|or)(?: also)?(?: to| with)?)(?=\s)").match(text, match.end())
        if not joined:
            return
        place = joined.end()


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    table = words("recipients")
    kind = f"(?:{table['leave_kind']} )*"
    sources = {
        "told": rf"\b(?:{table['told']})(?=\s)",
        "given": rf"\b(?:{table['given']})(?=\s)",
        "thing": rf"^\s+(?:\S+\s+){{1,10}}?(?:{table['things']})\b",
        "leave": rf"\b{kind}(?:{table['leave']}),?(?:\s+in writing)?\s+(?:{table['from']})(?=\s)",
        "allowed": rf"\b(?:{table['allowed']})(?:\s+in (?:writing|advance))*\s+by(?=\s)",
        "handed": rf"\b(?:{table['handed']})\b",
        "not_with": rf"\b(?:{table['not_with']})\s+with$",
        "declares": rf"\b(?:{table['declares']})\b",
        "assembly": rf"\b(?:{table['assembly']})\b",
        "through": rf"\b(?:{table['through']})(?=\s)",
        "kept": rf"\b(?:{table['kept']})\s+(?:(?:which|that)\s(?:(?!{table['asks']})\w+\s+){{1,5}}|(?:\w+ly\s+)?)$",
        "binds": table["binds"],
        "told_to_ask": table["told_to_ask"],
        "rule": rf"\b(?:{table['rules']})\b",
        "rule_pronoun": rf"\b(?:{table['rule_pronouns']})\s+$",
        "owns": rf"['’]s?\s+(?!(?:{table['of_the_post']}|{table['leave_kind']}|{table['leave']})\b)",
    }
    return {name: re.compile(source, re.IGNORECASE) for name, source in sources.items()}


@cache
def _name() -> str:
    """A post as such, without the words before it. Case counts only in a name made of capitals."""
    table = words("recipients")
    stop = rf"(?!(?:{table['not_in']})\b)"
    small = rf"(?:(?i:{stop}[a-z][\w&-]*)\s+)"
    known = "|".join(sorted((one for row in table["posts"].values() for one in row), key=lambda one: (-len(one), one)))
    whose = r"(?:\s+(?:of|for)\s+(?:the\s+)?[A-Z][\w&-]*(?:(?:,?\s+(?:and|&)\s+|\s+)[A-Z][\w&-]*){0,3})?"
    headed = rf"{small}{{1,3}}?(?i:{table['headed']})"
    bare = rf"{small}{{0,2}}?(?i:{table['bare']})"
    last = rf"(?i:{table['bare']}|{table['headed']})"
    joined = rf"(?:(?!{last}\b){small}(?i:and)\s+{small}{last})"
    capital = rf"(?!(?:{table['not_names']})\b)[A-Z][\w&-]+"
    named = rf"{capital}(?:\s+(?:(?:of|for|in)\s+(?:the\s+)?|(?:and|&)\s+)?{capital}){{1,4}}"
    return rf"(?:(?:{named}|(?:{table['units']})|{joined}|{headed}{whose}|{bare}{whose}|(?i:{known}))(?![\w-]))"


@cache
def _article() -> str:
    table = words("recipients")
    owner = r"(?:the|an?|that|your|any|each)\s+(?:[\w-]+\s+){0,2}?[\w-]+(?:['’]s|s['’])"
    return rf"(?i:(?:{owner}|{table['article']})\s+)?(?i:(?:{table['own']})\s+)*"


@cache
def _post() -> re.Pattern[str]:
    first = r"\s+(?:(?i:either|both|first|directly|immediately|the attention of)\s+)?"
    agent = rf"(?i:(?:{words('recipients')['article']})\s+)(?P<agent>{_agent()})"
    return re.compile(rf"{first}(?:{_article()}(?P<post>{_name()})|{agent}|(?i:the)\s+(?P<title>{_title()}))")


@cache
def _agent() -> str:
    """A post by the form of its name, though no list has it: "the shift quartermaster", "the head of the mint"."""
    table = words("recipients")
    small = rf"(?:(?i:(?!(?:{table['not_in']})\b)[a-z][\w&-]*)\s+)"
    formed = rf"{small}{{0,2}}?(?!(?:{table['no_agents']})\b)(?:[a-z]+-)?(?:{table['agents']})"
    whose = rf"(?:{table['whose_heads']})\s+of\s+(?:the\s+|your\s+)?(?!(?:the|your|family|household)\b)[a-z][\w-]+"
    return rf"(?i:{whose}|{formed})(?![\w-])"


@cache
def _title() -> str:
    """One word in capitals by itself, that no list knows: "the leave of the Speaker"."""
    table = words("recipients")
    none, follows = rf"(?:{table['not_names']}|{table['not_titles']})", rf"(?:{table['after_title']})"
    return rf"(?!{none}\b)[A-Z][a-z]{{3,}}(?=\s*(?:[,.;:)]|$|{follows}\b))"


@cache
def _post_then() -> re.Pattern[str]:
    table = words("recipients")
    leave = rf"['’]s?\s+(?:{table['leave_kind']}\s+)*(?:{table['leave']})\b"
    allows = rf"\s+(?:(?:has|have|had|first|previously|expressly|later|so)\s+)*(?:{table['allows']})(?!\w)"
    return re.compile(rf"\b{_article()}(?P<post>{_name()})(?i:\s+{table['informed']}|{leave}|{allows})")
