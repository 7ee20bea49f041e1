"""What an instrument is called, whose it is and of when, read from its own words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from toolkit.model.provision import Provision
from toolkit.model.source import SourceText
from toolkit.structure.blocks import Block
from toolkit.structure.dates import dates_in
from toolkit.structure.identity_labels import called_so, day_of_meeting, is_label, other_body, without_stamps
from toolkit.structure.title_words import any_of

_NO_NAME = any_of("no_name")
_PLACE = rf"(?:(?!(?:{_NO_NAME})\b)[A-Z][\w’'-]+ ?){{1,4}}"
AUTHORITY = re.compile(
    rf"\b((?:The )?(?:(?!(?:{_NO_NAME}) (?:of|for|in|at)\b)[A-Z][\w’'&-]+ (?:(?:and|of|the|for|&) )?){{1,8}}"
    rf"(?:(?:{any_of('seated')})(?: of (?={_PLACE}){_PLACE})?|{any_of('bodies')})\b"
    rf"|(?:{any_of('places')}) of {_PLACE})"
)
_OF_PEOPLE = re.compile(rf"\b(?:{any_of('people')}) of (?:the )?({_PLACE})$")
STATED = re.compile(rf"\b(?:{any_of('stated')})\b", re.I)
_TITLE_MOST = 14
_HEAD_MOST = 8
"""Lines of a text among which a title is looked for where the title block has none."""
_NAMELESS = re.compile(rf"(?:(?:{any_of('nameless')}) )*(?:{any_of('seated')}|{any_of('bodies')})")
_MADE_UP = re.compile(rf"(?:{any_of('made_up')})[\s_-]*\d*$|microsoft word\b|.*\.(?:{any_of('files')})$", re.I)
TITLE_WORDS = re.compile(rf"\b(?:{any_of('documents')})\b|[\w)] rules(?=,? (?:19|20)\d\d\b|$)", re.I)
_WHEN = re.compile(
    rf" ?(?:[,;:(\u2010-\u2015-] ?(?:as |was )?{STATED.pattern}.*|\([a-z]\w+ [^()]*\b(?:19|20)\d\d\))$", re.I
)
"""`Code of conduct - adopted on 3 May`, `Code of conduct (as settled by the Council on 3 October 1997)`."""
_PLACED = re.compile(rf"(?:{any_of('placed')}) [\w.]{{1,5}} (?:to|of|in)\b", re.I)


def slug(text: str, *, keep_dots: bool = False) -> str:
    """Words as part of an id: small letters, digits, hyphens; other signs fall away."""
    plain = unicodedata.normalize("NFKC", text).lower().replace("§", "s-")
    kept = re.sub(r"[^\w.]+" if keep_dots else r"[^\w]+", "-", plain, flags=re.UNICODE).replace("_", "-")
    return re.sub(r"-{2,}", "-", kept).strip("-.")


def title_of(source: SourceText, lead: Sequence[Block]) -> str:
    """The title as printed: what a line of the title block calls so ("Report title: ..."), else its heading that names
    a kind of instrument (one that only says where it stands last), else the first that is no body's name, else the
    file's own."""
    texts = [re.sub(r"\s+", " ", under_name(block)).strip() for block in lead]
    if called := called_so(texts):
        return called
    texts = [text for text in texts if not is_label(text)] or texts
    undated = [_WHEN.sub("", text) for text in texts]
    named = [text for text in undated if TITLE_WORDS.search(text) and not STATED.search(text)]
    if named:
        return next((text for text in named if not _PLACED.match(text)), named[0])
    texts = [text for text in texts if not is_authority(text)] or texts
    own = "" if _MADE_UP.match(source.title) or source.title == source.name else _of_page(source.title)
    return own or (texts[0] if texts else _first_words(source) or source.name.rsplit(".", 1)[0])


def _of_page(title: str) -> str:
    """A web page's title without the names of the site: "Code of ethics | Ordinances | Marlin County"."""
    parts = [part.strip() for part in title.split(" | ")]
    return next((part for part in parts if TITLE_WORDS.search(part)), title)


def _first_words(source: SourceText) -> str:
    """The first line of the text, where it may be a title: a few words without number or end sign."""
    first = next((line for line in source.lines if line.role in {"body", "heading"} and line.text), None)
    if first is None or first.label or first.text[:1].isdigit() or re.search(r"[.;:,]$", first.text):
        return ""
    return first.text if len(first.text.split()) <= _TITLE_MOST else ""


def first_lines(words: str) -> list[str]:
    """Short lines near the head of a text that are no sentences."""
    lines = [line.strip() for line in words.split("\n") if line.strip()][:_HEAD_MOST]
    return [line for line in lines if len(line.split()) <= _TITLE_MOST and not line.endswith((".", ";", ":", ","))]


def authority_of(lead: Sequence[Block], source: SourceText, words: str, *, head: str = "") -> str:
    """The authority named in the title block or the running heads, else alone on a line near the head, else the one the
    text names most; "" if none."""
    heads = [line.text for line in source.lines if line.role == "furniture"]
    for text in (*(block.whole for block in lead), source.title, *heads):
        if match := AUTHORITY.search(_small(text)):
            return _plain(match[1])
    for line in first_lines(head):
        if match := AUTHORITY.fullmatch(_small(line)):
            return _plain(match[1])
    found = Counter(_plain(match[1]) for match in AUTHORITY.finditer(words) if "Council" in match[1])
    best = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    best = [item for item in best if item[1] > 1 and not _NAMELESS.fullmatch(item[0])]
    named = next((match[1] for block in lead if (match := _OF_PEOPLE.search(_small(block.whole)))), "")
    other = next((name for block in lead if (name := other_body(_small(block.whole.strip())))), "")
    return other or (best[0][0] if best else named.strip())


def is_authority(text: str) -> bool:
    """Nothing but the name of a body."""
    return AUTHORITY.fullmatch(_small(text.strip())) is not None


def _small(text: str) -> str:
    """What is printed in capitals as names are written: "COUNTY OF MARLIN" -> "County of Marlin"."""
    return _plain(text.title()) if text.isupper() else text


def _plain(name: str) -> str:
    """Without "The"; what joins words keeps its small letter, also where the name was printed in capitals."""
    return re.sub(r"(?<= )(?:And|Of|The|For)(?= )", lambda match: match[0].lower(), re.sub(r"^The ", "", name.strip()))


def date_of(lead: Sequence[Block], provisions: Sequence[Provision], *, control: Sequence[str] = ()) -> str:
    """The latest date the instrument says it was adopted or revised, ISO 8601; "" if it says none. control: the rows of
    tables by which the document is kept."""
    lines = [*(block.whole for block in lead), *(row for row in control if STATED.search(row))]
    lines += [provision.text for provision in provisions if STATED.search(provision.text) and len(provision.text) < 200]
    lines += [met for provision in provisions[:_HEAD_MOST] if (met := day_of_meeting(provision.text))]
    told = [without_stamps(line) for line in lines]
    days = [found for line in told for found in dates_in(without_stamps(line, loose=True))]
    return max(days or [found for line in told for found in dates_in(line)], default="")


def under_name(block: Block) -> str:
    """The words of a block of the title without the name of the body that fills its first lines:

    Marl and Tarn Fire and Rescue
    Service
    Standards of Conduct          <- what it is called
    """
    lines = [line.text.strip() for line in block.lines]
    for count in range(1, len(lines)):
        rest = " ".join(lines[count:])
        if is_authority(" ".join(lines[:count])) and rest[:1].isupper() and TITLE_WORDS.search(rest):
            return rest
    return block.whole
