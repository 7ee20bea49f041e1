"""A SourceText becomes an Instrument."""

from toolkit.structure.outline import outline

__all__ = ["outline"]
