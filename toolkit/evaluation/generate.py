"""`make corpus SIZE=n`: made-up codes from the bundled ones, with exact gold, for benchmarks and for trying things out.

Run `python -m toolkit.evaluation.generate 1000 [FOLDER]` from the project's root.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from toolkit import pipeline
from toolkit.corpus.generated import base_of
from toolkit.corpus.generated_gold import write_codes
from toolkit.corpus.generated_house import Code
from toolkit.corpus.generated_words import words
from toolkit.corpus.location import corpora_folder
from toolkit.corpus.store import find


def bases() -> list[Code]:
    """The bundled codes that made-up ones are made of, as the toolkit reads them."""
    return [base_of(pipeline.analysis(find(name, corpora_folder()))) for name in words()["bases"]]


def main() -> None:
    """The command: how many codes, and the folder that takes them."""
    parser = argparse.ArgumentParser(description="Write made-up codes with exact gold.")
    parser.add_argument("size", type=int)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    folder = given.folder or Path("build") / f"corpus-{given.size}"
    write_codes(folder, bases(), given.size, seed=given.seed)


if __name__ == "__main__":
    main()
