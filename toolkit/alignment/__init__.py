"""Two Analyses become a Crosswalk."""

from toolkit.alignment.align import align
from toolkit.alignment.semantic import Encoder, default_encoder

__all__ = ["Encoder", "align", "default_encoder"]
