"""Two Analyses become a Crosswalk."""

from toolkit.alignment.align import align
from toolkit.alignment.learning import Example, learn
from toolkit.alignment.semantic import Encoder, MiniLM, default_encoder, votes

__all__ = ["Encoder", "Example", "MiniLM", "align", "default_encoder", "learn", "votes"]
