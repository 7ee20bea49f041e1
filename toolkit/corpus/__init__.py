"""Instruments kept: the bundled codes, their catalogues and their gold crosswalks."""

from toolkit.corpus.location import corpora_folder

__all__ = ["corpora_folder"]
