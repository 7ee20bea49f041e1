"""Two Analyses become a Crosswalk."""

from toolkit.alignment.align import align
from toolkit.alignment.learning import Example, learn
from toolkit.alignment.semantic import Encoder, default_encoder

__all__ = ["Encoder", "Example", "align", "default_encoder", "learn"]
