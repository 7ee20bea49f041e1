"""What the author says of a report: the header block and the parts of their own, from a TOML file and from options.

front.toml: to = "Standards Committee"     ┐
--set date="4 March 2026"                  ┘─▶ {"to": "Standards Committee", "date": "4 March 2026"}
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any, NoReturn

from toolkit.errors import BadData, BadOption
from toolkit.reporting.page import Block, Facts, Run, plain
from toolkit.reporting.wording import date_words

LARGEST = 1024 * 1024
"""Bytes of a front matter file; one of ten pages has thirty thousand."""

Fields = Mapping[str, str]
"""What is given, by its key; several lines are several paragraphs or entries."""


@cache
def front_words() -> dict[str, Any]:
    """The table front_matter.toml."""
    return tomllib.loads((files("toolkit.reporting") / "front_matter.toml").read_text(encoding="utf-8"))


def front_matter(
    data: bytes | None,
    pairs: Sequence[str],
    *,
    origin: str = "",
    asked: Callable[[str], bool] = lambda _: False,
) -> dict[str, str]:
    """The fields of a TOML file and of `key=value` pairs, which come before the file's.

    data: the file's bytes, None where there is none; origin: its name, for messages; asked: whether a council's own
    template asks for a key that ours do not know. Raises BadData for the file and BadOption for a pair.
    """
    found = {} if data is None else _of_file(data, origin, asked)
    return {**found, **dict(_pair(one, asked) for one in pairs)}


def front_facts(fields: Fields, *, ask: bool = False) -> Iterator[Block]:
    """The header block. ask: names that nobody filled in stand there too, as a question to the author."""
    words = front_words()
    rows = []
    for key, name in words["header"].items():
        if text := fields.get(key):
            rows.append((name, plain("; ".join(text.splitlines()))))
        elif ask and key in words["ask"]:
            rows.append((name, (Run(f"[Author: {words['ask'][key]}]", "quiet"),)))
    if rows:
        yield Facts(tuple(rows))


def _of_file(data: bytes, origin: str, asked: Callable[[str], bool]) -> dict[str, str]:
    if len(data) > LARGEST:
        raise BadData(f"{origin}: larger than a front matter file can be (1 MB); give a TOML file of a few lines")
    try:
        table = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadData(f"{origin}: not saved as UTF-8; save it as UTF-8 in your editor") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise BadData(f'{origin}: not TOML that can be read ({error}); write lines such as to = "Audit"') from error
    return dict(_entry(key, value, origin, asked) for key, value in table.items())


def _entry(key: str, value: Any, origin: str, asked: Callable[[str], bool]) -> tuple[str, str]:
    name = _known(key, asked)
    if name is None:
        _unknown(key, f"{origin}: {key}", BadData)
    return name, _words(value, f"{origin}: {key}")


def _words(value: Any, where: str) -> str:
    """A text, a day, a number, or a list of these with a line for each."""
    if isinstance(value, list) and not any(isinstance(one, list | dict) for one in value):
        return "\n".join(_words(one, where) for one in value)
    if isinstance(value, date):
        return date_words(value.isoformat()[:10])
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return str(value).strip()
    raise BadData(f'{where}: give words in quotation marks, or a list of them: ["one", "two"]')


def _pair(text: str, asked: Callable[[str], bool]) -> tuple[str, str]:
    key, sign, value = text.partition("=")
    if not sign or not key.strip():
        raise BadOption(f'--set {text}: write it as key=value, such as --set to="Standards Committee"')
    name = _known(key, asked)
    if name is None:
        _unknown(key.strip(), f"--set {key.strip()}", BadOption)
    return name, value.strip()


def _known(key: str, asked: Callable[[str], bool]) -> str | None:
    """The key as we write it, or as the template asks for it; None where nobody knows it."""
    words = front_words()
    name = re.sub(r"[\s-]+", "_", key.strip().casefold())
    name = str(words["alias"].get(name, name))
    if name in words["header"] or name in words["part"]:
        return name
    return key.strip() if asked(key.strip()) else None


def _unknown(key: str, where: str, kind: type[BadData] | type[BadOption]) -> NoReturn:
    words = front_words()
    known = [*words["header"], *words["part"]]
    near = get_close_matches(key[:60].casefold(), [*known, *words["alias"]], n=1, cutoff=0.5)
    advice = f"did you mean {near[0]}?" if near else f"known are {', '.join(known)}"
    raise kind(f"{where}: no part of a report has this name; {advice}")
