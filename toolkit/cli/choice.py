"""What --template, --provision, --set and --front-matter ask for, read and checked before the work begins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.errors import BadData, BadOption

if TYPE_CHECKING:
    from rich.console import RenderableType

    from toolkit.model.finding import Assessment
    from toolkit.pipeline import Look, Page

LAID_OUT = frozenset({"docx", "pdf", "html", "md"})
"""Formats that lay a template out; the others hold the comparison itself, whatever the template."""
NEXT = "For every finding with its words, add -o report.html (or .docx, .pdf, .xlsx)."
NEXT_OF_SHORT = "For the page with the words of both codes, add -o page.docx (or .pdf, .html, .md)."
FRONT_MATTER = "a TOML file such as conduct templates export writes"
TEXTS = (".jinja", ".css")
LARGEST_TEXT = 1_000_000


@dataclass(frozen=True, slots=True)
class Choice:
    """A report chosen. template: its name; look: a council's own; fields: front matter; read: the files of all that."""

    template: str
    look: Look | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    provision: str = ""
    read: tuple[Path, ...] = ()

    def page(self, found: Assessment) -> Page | None:
        """The page of a comparison, None for the gap report as it is. Raises BadOption for a provision it lacks."""
        from toolkit import pipeline

        if self.template == "gap" and not self.fields:
            return None
        return pipeline.report_page(found, template=self.template, fields=self.fields, provision=self.provision)

    def summary(self, found: Assessment, page: Page | None) -> RenderableType:
        """What a terminal shows: a short report as it is, else a summary of the comparison. page: as above."""
        from toolkit import pipeline

        return pipeline.page_summary(page) if page and self._short else pipeline.summary(found)

    @property
    def hint(self) -> str:
        """What to do next, where nothing was written."""
        return NEXT_OF_SHORT if self._short else NEXT

    @property
    def _short(self) -> bool:
        from toolkit import pipeline

        return pipeline.TEMPLATES[self.template].short


def chosen(
    templates: Sequence[str],
    *,
    of: str,
    pairs: Sequence[str] = (),
    front: Path | None = None,
    provision: str = "",
) -> Choice:
    """The options' values as one choice. of: the command whose result is shown: "compare", "check" or "verify".

    Raises BadOption and BadData with one line for what cannot be used.
    """
    from toolkit import pipeline
    from toolkit.cli.kept import bytes_of

    name, path = _sorted_out(templates, of)
    pipeline.check_provision(name, provision)
    look = _look(path) if path else None
    data = bytes_of(front, what=FRONT_MATTER) if front else None
    asked = look.asks if look else (lambda _: False)
    fields = pipeline.front_matter(data, pairs, origin=str(front or ""), asked=asked)
    pipeline.check_parts(name, fields, asked)
    look = pipeline.Look(look.name, look.word, look.pages, fields) if look else None
    return Choice(name, look, fields, provision, tuple(one for one in (front, path) if one))


def check_formats(choice: Choice, formats: Iterable[str | None]) -> None:
    """Before the work. Raises BadOption where nothing that is written or printed would show what was chosen."""
    from toolkit import pipeline

    written = {one for one in formats if one}
    if choice.look and not written & choice.look.formats:
        ways = _ways(choice.look.formats)
        raise BadOption(
            f"--template {choice.look.name}: it gives a look to {ways} only; add -o report with that ending"
        )
    usual = _usual(pipeline.TEMPLATES[choice.template].of)
    unseen = written or not pipeline.TEMPLATES[choice.template].short
    if choice.template != usual and unseen and not written & LAID_OUT:
        raise BadOption(f"--template {choice.template}: add -o report.docx (or .pdf, .html, .md) to have it written")


def _ways(formats: Iterable[str]) -> str:
    return " and ".join(f".{one}" for one in sorted(formats))


def _sorted_out(templates: Sequence[str], of: str) -> tuple[str, Path | None]:
    """At most one report by its name, and at most one look by its file or folder."""
    from toolkit import pipeline

    names = [one for one in templates if one.casefold() in pipeline.TEMPLATES]
    paths = [one for one in templates if one not in names]
    if len(names) > 1 or len(paths) > 1:
        raise BadOption("--template: give one report by its name, and one file or folder for its look at most")
    name = names[0].casefold() if names else _usual(of)
    if pipeline.TEMPLATES[name].of != of:
        raise BadOption(f"--template {name}: this is a report of conduct {pipeline.TEMPLATES[name].of}")
    return name, _existing(paths[0], of) if paths else None


def _usual(of: str) -> str:
    """The report that a command writes unless told otherwise."""
    from toolkit import pipeline

    return next(one.name for one in pipeline.TEMPLATES.values() if one.of == of)


def _existing(name: str, of: str) -> Path:
    from toolkit import pipeline

    path = Path(name)
    try:
        if path.is_dir() or (path.is_file() and path.suffix.lower() == ".docx"):
            return path
        there = path.is_file()
    except (OSError, ValueError):
        there = False
    if there:
        raise BadOption(f"--template {name}: this is no Word template (.docx); save it as one, or give a folder")
    known = [one.name for one in pipeline.TEMPLATES.values() if one.of == of]
    near = get_close_matches(name[:60].casefold(), known, n=1)
    advice = f"did you mean {near[0]}?" if near else f"give {', '.join(known)}, a Word template (.docx) or a folder"
    raise BadOption(f"--template {name}: no such report, file or folder; {advice}")


def _look(path: Path) -> Look:
    from toolkit import pipeline
    from toolkit.cli.kept import bytes_of

    what = "a Word template (.docx)"
    if path.is_file():
        return pipeline.Look(str(path), bytes_of(path, what=what))
    house = path / "house.docx"
    found = pipeline.Look(str(path), bytes_of(house, what=what) if house.is_file() else b"", _texts(path))
    if not found.formats:
        names = ", ".join(sorted(pipeline.starters()))
        raise BadOption(f"--template {path}: this folder holds no template; it may hold {names}")
    return found


def _texts(folder: Path) -> dict[str, str]:
    """The templates of a folder by their names, in one order on every machine."""
    found: dict[str, str] = {}
    for path in sorted(folder.iterdir(), key=lambda one: one.name):
        if path.name.endswith(TEXTS) and path.is_file():
            found[path.name] = _text(path)
    return found


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST_TEXT:
            raise BadData(f"{path}: larger than a template can be (1 MB); take it out of the folder")
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise BadData(f"{path}: not saved as UTF-8; save it as UTF-8 in your editor") from error
    except OSError as error:
        raise BadData(f"{path}: cannot be opened ({error.strerror or error}); see who may read it") from error
