"""Old Word files and Rich Text, by way of LibreOffice where it is installed: it turns them into DOCX, which is read.

The program is started without a shell, with a profile of its own in a temporary folder that is removed afterwards:
no macro runs, no link is followed, proxies that lead nowhere keep it off the network. It gets the file under a plain
name, never the user's.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Literal

from toolkit.errors import UnreadableSource
from toolkit.model.source import Caution, SourceText
from toolkit.sources.limits import Limits, check_size
from toolkit.sources.programs import run

Kind = Literal["doc", "rtf"]
# The reader is named, so that LibreOffice does not take the bytes for something else.
FILTERS: dict[Kind, str] = {"doc": "MS Word 97", "rtf": "Rich Text Format"}
NAMES = ("soffice", "libreoffice", "soffice.com")
USUAL = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
)
NOWHERE = "http://127.0.0.1:9"  # the discard port: nothing answers there
# Names of LibreOffice's own settings (officecfg, org.openoffice.Office.Common and Inet).
SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Misc", "UseLocking", "false"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


def read_office(
    data: bytes,
    name: str,
    kind: Kind,
    *,
    tracked: Literal["accepted", "original"] = "accepted",
    limits: Limits = Limits(),
) -> SourceText:
    """Read an old Word file ("doc") or Rich Text ("rtf") by way of LibreOffice; as toolkit.sources.docx otherwise.

    Raises:
        UnreadableSource: LibreOffice is not installed, cannot read the file, or takes longer than `limits.max_seconds`.
    """
    from toolkit.sources.docx import read_docx

    check_size(data, name, limits)
    found = read_docx(_as_docx(data, name, kind, limits), name, tracked=tracked, limits=limits)
    said = f"{kind.upper()} was read by way of LibreOffice; look at its numbers in the original."
    caution = Caution("converted", said)
    digest = hashlib.sha256(data).hexdigest()
    return replace(found, sha256=digest, format=kind, warnings=(caution, *found.warnings))


def soffice() -> str | None:
    """The LibreOffice command, None where there is none: CONDUCT_SOFFICE, the search path, its usual places."""
    named = os.environ.get("CONDUCT_SOFFICE", "")
    if named:
        return shutil.which(named)
    found = (shutil.which(name) for name in NAMES)
    usual = (place for place in USUAL if Path(place).is_file())
    return next((path for path in (*found, *usual) if path), None)


def _as_docx(data: bytes, name: str, kind: Kind, limits: Limits) -> bytes:
    command = soffice()
    if command is None:
        raise UnreadableSource(
            f"{name}: {kind.upper()} files are read by way of LibreOffice, which is not installed; install it, or open "
            "the file in a word processor and save it as DOCX or PDF."
        )
    with _workplace() as folder:
        given, made = folder / f"document.{kind}", folder / "out" / "document.docx"
        given.write_bytes(data)
        _run(_command(command, kind, folder, given), name, limits.max_seconds)
        if not made.is_file():
            raise UnreadableSource(
                f"{name}: LibreOffice cannot read it; it is damaged, protected by a password or no {kind.upper()} file."
            )
        with made.open("rb") as file:
            return file.read(limits.max_bytes + 1)  # one more, so that the reader sees that it is too large


def _command(command: str, kind: Kind, folder: Path, given: Path) -> list[str]:
    quiet = ("--headless", "--invisible", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard")
    return [
        command,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *quiet,
        f"--infilter={FILTERS[kind]}",
        "--convert-to",
        "docx:Office Open XML Text",
        "--outdir",
        str(folder / "out"),
        str(given),
    ]


@contextmanager
def _workplace() -> Iterator[Path]:
    """A temporary folder with a fresh profile."""
    with tempfile.TemporaryDirectory(prefix="conduct-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        user = folder / "profile" / "user"
        user.mkdir(parents=True)
        (user / "registrymodifications.xcu").write_text(_settings(), encoding="utf-8")
        yield folder


def _settings() -> str:
    rows = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{key}" oor:op="fuse"><value>{value}</value></prop>'
        "</item>"
        for path, key, value in SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        f'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{rows}'
        "</oor:items>"
    )


def _run(command: Sequence[str], name: str, seconds: int) -> None:
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), NOWHERE)
    try:
        run(command, seconds=seconds, surroundings=proxies)
    except OSError as error:
        raise UnreadableSource(f"{name}: LibreOffice could not be started ({error.strerror or error}).") from error
    except subprocess.TimeoutExpired as error:
        raise UnreadableSource(
            f"{name}: LibreOffice took longer than {seconds} seconds; save the file as DOCX, or allow more with "
            "CONDUCT_MAX_SECONDS."
        ) from error
