"""What check, verify and compare share: how documents are read and encoded, and the case in which they are judged."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

from toolkit.cli.outcome import day
from toolkit.errors import BadOption

if TYPE_CHECKING:
    from toolkit.cli.options import TrackedChanges
    from toolkit.model.catalogue import AuthorityType, Catalogue, Nation, Person, Setting
    from toolkit.pipeline import Encoder, Progress, Stages


def stages_for(tracked: TrackedChanges, *, ocr: bool, tell: Progress) -> Stages:
    """The stages as the options want them. tell: where the stages name themselves as they begin."""
    from toolkit import pipeline

    return replace(pipeline.STAGES, read=pipeline.reading(tracked=tracked.value, ocr=ocr), progress=tell)


def encoder_for(name: str, stages: Stages, *, cache: bool) -> Encoder | None:
    """The encoder that --encoder names, after the spinner has said so. cache: whether what it makes is kept."""
    from toolkit import pipeline
    from toolkit.cli.cache import cache_folder

    stages.progress("Loading the encoder")
    return pipeline.encoder_named(name, cache=cache_folder() if cache else None)


def setting_from(
    *, nation: str | None, on: str | None, person: str | None = None, authority: str | None = None
) -> Setting:
    """The case as the options say it. Raises BadOption for a word that is not in its closed list, or no day."""
    from toolkit.model.catalogue import AuthorityType, Nation, Person, Setting

    for option, value, known in (
        ("--person", person, get_args(Person)),
        ("--nation", nation, get_args(Nation)),
        ("--authority-type", authority, get_args(AuthorityType)),
    ):
        if value is not None and value not in known:
            raise BadOption(f"{option} {value}: not known; use one of {', '.join(known)}")
    given = cast("Person", person or ""), cast("Nation", nation or ""), cast("AuthorityType", authority or "")
    return Setting(*given, day(on or "", option="--on"))


def catalogues_named(names: list[str]) -> list[Catalogue]:
    """The catalogues of these names, each once. Raises BadData where one is unknown or not as it should be."""
    from toolkit.corpus.catalogue import find_catalogue
    from toolkit.corpus.location import corpora_folder
    from toolkit.pipeline import topic_names

    listed = [one.strip() for name in names for one in ([name] if Path(name).is_file() else name.split(","))]
    return [find_catalogue(name, corpora_folder(), topics=topic_names()) for name in dict.fromkeys(listed)]
