"""A SourceText becomes an Instrument."""

from toolkit.structure.akn import akn
from toolkit.structure.audit import Audit, audit
from toolkit.structure.outline import outline

__all__ = ["Audit", "akn", "audit", "outline"]
