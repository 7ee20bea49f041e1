"""What an instrument is: its title block, kind, authority and date, read from its own words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from toolkit.model.provision import InstrumentKind, Provision
from toolkit.model.source import SourceText
from toolkit.structure.blocks import Block

_KIND_WORDS: tuple[tuple[InstrumentKind, str], ...] = (
    ("protocol", r"\bprotocol\b"),
    ("officer_code", r"\b(?:officers?|employees?|staff|workers?|workforce)\b"),
    ("member_code", r"\b(?:members?|councillors?|elected|commissioners?|aldermen)\b"),
    ("constitution", r"\bconstitution\b"),
    ("guidance", r"\bguidance\b"),
    ("report", r"\breport\b"),
)
_AUTHORITY = re.compile(
    r"\b((?:The )?(?:[A-Z][\w’'&-]+ (?:(?:and|of|the|for|&) )?){1,8}"
    r"(?:Council|Corporation|Authority|Borough|Commission|Trust|Board|(?:Fire|Rescue|Ambulance|Police) Service"
    r"|Police|Constabulary|Conservancy|Partnership|Parish|Shire)\b"
    r"|(?:City|County|Town|Borough|District|Shire|Municipality|Parish|Council) of (?:[A-Z][\w’'-]+ ?){1,4})"
)
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_DATE = re.compile(rf"\b(?:(\d{{1,2}})(?:st|nd|rd|th)?\s+)?({'|'.join(_MONTHS)})\s+(\d{{4}})\b", re.I)
_STATED = re.compile(
    r"\b(?:adopted|approved|agreed|revised|reviewed|amended|effective|in "
    r"force|updated|dated|version|issued|published)\b",
    re.I,
)
_TITLE_MOST = 14
_SUBTITLES_MOST = 4
"""Lines under the first line of a title; more of them are text."""
_MADE_UP = re.compile(
    r"(?:document|untitled|presentation|new document)[\s_-]*\d*$|microsoft word\b"
    r"|.*\.(?:docx?|dotx?|odt|rtf|pdf|pages|indd)$",
    re.I,
)
"""A title that a program gave: "Document1", "Microsoft Word - code v3.doc"."""
_TITLE_WORDS = re.compile(
    r"\b(?:code|protocol|constitution|regulations?|policy|standards?|handbook|guidance|guide|framework)\b", re.I
)


_MODAL = re.compile(r"\b(?:must|shall|should|may|will)\b")


def slug(text: str, *, keep_dots: bool = False) -> str:
    """Words as part of an id: small letters, digits, hyphens; other signs fall away."""
    plain = unicodedata.normalize("NFKC", text).lower().replace("§", "s-")
    kept = re.sub(r"[^\w.]+" if keep_dots else r"[^\w]+", "-", plain, flags=re.UNICODE).replace("_", "-")
    return re.sub(r"-{2,}", "-", kept).strip("-.")


def _sentence(block: Block) -> bool:
    words = len(block.text.split())
    if (
        _TITLE_WORDS.search(block.text)
        and words <= 40
        and not re.search(r"[.;:?!]$|\b(?:must|shall|should|may|will)\b", block.text)
    ):
        return False
    ended = block.text.rstrip().endswith((".", ";", "?"))
    return block.opens or block.defines or words > 20 or (ended and (words > 8 or bool(_MODAL.search(block.text))))


def title_block(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """Split off the lines before the instrument begins: its name, its authority, its date of adoption."""
    count = 0
    while count < len(blocks) and _in_title(blocks, count):
        count += 1
    return list(blocks[:count]), list(blocks[count:])


def _in_title(blocks: Sequence[Block], place: int) -> bool:
    block = blocks[place]
    following = blocks[place + 1] if place + 1 < len(blocks) else None
    if following is None or (block.tokens and not _names_the_whole(blocks, place)):
        return False
    if block.tokens and place:
        return True
    if not block.rank:
        return not _sentence(block) and block.first.role == "body" and _before_headings(blocks, place)
    if _STATED.search(block.text) and _DATE.search(block.text) and len(block.text.split()) <= 20:
        return _before_headings(blocks, place)
    if place and not block.tokens and _is_second_title(blocks, place):
        return _before_headings(blocks, place)
    if following.rank and not (
        place > 0 and following.rank > block.rank and (following.tokens or _peer(blocks, place))
    ):
        return True
    return _sole_top(blocks, place) or (place == 0 and _has_subtitle(blocks))


def _names_the_whole(blocks: Sequence[Block], place: int) -> bool:
    """A division that is the document itself: "Part 5 Codes" alone at the head of an extract, or

    Kilbracken County Ordinances
    Title 2: Ethics               <- the only Title, under another title line, over divisions of another name
    Part A
    """
    block = blocks[place]
    if not (block.tokens[0].division and block.rank and block.text):
        return False
    if place == 0:
        return _sole_top(blocks, place)
    if any(other.tokens for other in blocks[:place]):
        return False
    later = {_division(other) for other in blocks[place + 1 :]}
    return _division(block) not in later and later != {""}


def _division(block: Block) -> str:
    """The word of a division's heading ("title"), "" for any other block."""
    headed = block.rank and block.tokens and block.tokens[0].division
    return block.tokens[0].readings[0].style if headed else ""


def _is_second_title(blocks: Sequence[Block], place: int) -> bool:
    """The code's name under the council's, in a type that no later heading has."""
    block = blocks[place]
    if not block.rank or not _TITLE_WORDS.search(block.text) or len(block.text.split()) > 14:
        return False
    return all(other.rank != block.rank for other in blocks[place + 1 :])


def _has_subtitle(blocks: Sequence[Block]) -> bool:
    """The first heading, then plain lines with a kind of document, an authority or a date, then a heading or number."""
    between = list(takewhile(lambda block: not (block.rank or block.tokens), blocks[1 : _SUBTITLES_MOST + 2]))
    if not between or len(between) > _SUBTITLES_MOST or len(blocks) < len(between) + 2:
        return False
    if any(len(block.text.split()) > 20 or _sentence(block) for block in between):
        return False
    below = " ".join(block.text for block in between)
    titled = bool(_TITLE_WORDS.search(blocks[0].text) and (_AUTHORITY.match(below) or _STATED.match(below)))
    begins = bool(blocks[len(between) + 1].tokens) and blocks[len(between) + 1].tokens[0].readings[0].parts[-1] <= 1
    return titled or begins or bool(_TITLE_WORDS.search(below))


def _peer(blocks: Sequence[Block], place: int) -> bool:
    """Under the title, with headings of its rank to come: a section with sub-headings, no title."""
    rank, text = blocks[place].rank, blocks[place].text
    lower = 0 < blocks[place - 1].rank < rank
    return lower and not _TITLE_WORDS.search(text) and any(other.rank == rank for other in blocks[place + 1 :])


def _before_headings(blocks: Sequence[Block], place: int) -> bool:
    """Short plain lines belong to the title only if no section has begun: all before them is title too."""
    return all(not block.tokens for block in blocks[:place])


def _sole_top(blocks: Sequence[Block], place: int) -> bool:
    """The only heading that stands so high, with lower ones after it, or the first one with a title's words."""
    rank = blocks[place].rank
    others = [block for index, block in enumerate(blocks) if block.rank and index != place]
    if others and all(other.rank > rank for other in others):
        return True
    named = [index for index, block in enumerate(blocks[: place + 1]) if _TITLE_WORDS.search(block.text)]
    return named == [place] and not any(block.rank < rank for block in others)


def title_of(source: SourceText, lead: Sequence[Block]) -> str:
    """The title as printed: the heading of the title block that names a kind of instrument, else the first, else
    the file's own."""
    texts = [re.sub(r"\s+", " ", block.whole).strip() for block in lead]
    named = [text for text in texts if _TITLE_WORDS.search(text) and not _STATED.search(text)]
    if named:
        return named[0]
    own = "" if _MADE_UP.match(source.title) or source.title == source.name else source.title
    return own or (texts[0] if texts else _first_words(source) or source.name.rsplit(".", 1)[0])


def _first_words(source: SourceText) -> str:
    """The first line of the text, where it may be a title: a few words without number or end sign."""
    first = next((line for line in source.lines if line.role in {"body", "heading"} and line.text), None)
    if first is None or first.label or first.text[:1].isdigit() or re.search(r"[.;:,]$", first.text):
        return ""
    return first.text if len(first.text.split()) <= _TITLE_MOST else ""


def kind_of(title: str, words: str) -> InstrumentKind:
    """The kind: from the title's words where it names one, else from whom the text speaks of most."""
    for kind, pattern in _KIND_WORDS:
        if re.search(pattern, title, re.I):
            return kind
    counts = {
        kind: len(re.findall(pattern, words, re.I))
        for kind, pattern in _KIND_WORDS
        if kind in {"officer_code", "member_code"}
    }
    officers, members = counts["officer_code"], counts["member_code"]
    if max(officers, members) < 3 or not re.search(r"\bconduct\b|\bcode\b", f"{title} {words}", re.I):
        return "other"
    return "officer_code" if officers > members else "member_code"


def authority_of(lead: Sequence[Block], source: SourceText, words: str) -> str:
    """The authority named in the title block or the running heads, else the one the text names most; "" if none."""
    heads = [line.text for line in source.lines if line.role == "furniture"]
    for text in (*(block.whole for block in lead), source.title, *heads):
        if match := _AUTHORITY.search(text.title() if text.isupper() else text):
            return _plain(match[1])
    found = Counter(_plain(match[1]) for match in _AUTHORITY.finditer(words) if "Council" in match[1])
    best = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return best[0][0] if best and best[0][1] > 1 else ""


def _plain(name: str) -> str:
    return re.sub(r"^The ", "", name.strip())


def date_of(lead: Sequence[Block], provisions: Sequence[Provision]) -> str:
    """The latest date the instrument says it was adopted or revised, ISO 8601; "" if it says none."""
    lines = [block.whole for block in lead]
    lines += [
        provision.text for provision in provisions if _STATED.search(provision.text) and len(provision.text) < 200
    ]
    dates = [_iso(match) for line in lines for match in _DATE.finditer(line)]
    return max(dates, default="")


def _iso(match: re.Match[str]) -> str:
    month = _MONTHS.index(match[2].lower()) + 1
    day = f"-{int(match[1]):02d}" if match[1] and 1 <= int(match[1]) <= 31 else ""
    return f"{match[3]}-{month:02d}{day}"
