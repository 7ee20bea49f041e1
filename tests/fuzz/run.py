"""Fuzz one target for so many seconds: `python -m tests.fuzz.run docx 600`, from the root of the checkout.

Needs atheris (`pip install atheris`; Linux and macOS), which is no dependency of the project. Inputs that were worth
keeping stay in build/fuzz/TARGET and are used again; one that fails is written beside them and named in the output.
Limits: 25 seconds and 2 GB for one input.
"""

from __future__ import annotations

import sys
from pathlib import Path

FOLDER = Path("build") / "fuzz"
LONGEST = 20_000


def main(name: str, seconds: int) -> None:
    """Never returns: libFuzzer ends the process, with 0 where nothing failed."""
    import atheris

    with atheris.instrument_imports(include=["toolkit"]):
        from tests.fuzz.seeds import SEEDS
        from tests.fuzz.targets import TARGETS

    corpus = FOLDER / name
    corpus.mkdir(parents=True, exist_ok=True)
    for at, seed in enumerate(SEEDS[name]):
        (corpus / f"seed-{at}").write_bytes(seed)
    options = ["-timeout=25", "-rss_limit_mb=2048", f"-max_len={LONGEST}", f"-max_total_time={seconds}"]
    options += [f"-artifact_prefix={FOLDER / name}-", "-print_final_stats=1", "-seed=1997"]
    atheris.Setup([sys.argv[0], *options, str(corpus)], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
