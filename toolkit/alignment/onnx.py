"""One text through one ONNX graph: the run that all encoders of this form share.

Each text is encoded by itself and on one thread: int8 scales depend on what else is in a batch, and the sum of floats
on the number of threads; so a row depends on its text alone. Two texts run side by side.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from toolkit.alignment.pieces import Pieces, rounded

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

Pooling = Literal["mean", "cls"]
"""How the vectors of a text's word pieces become one: their mean, or that of the sign that opens the text."""
_WORKERS = 2
_TYPES = {"tensor(int32)": "int32", "tensor(int64)": "int64"}
GIVEN = frozenset({"input_ids", "attention_mask", "token_type_ids"})
"""The inputs that a text gives; a graph may ask for some of them."""


@dataclass(frozen=True, slots=True)
class Graph:
    """A loaded graph with its tokenizer."""

    session: Any
    tokenizer: Any
    pooling: Pooling = "mean"


def load(model: bytes | str, tokenizer: str, *, longest: int, pooling: Pooling = "mean") -> Graph:
    """The graph of a model (its bytes, or the path of its file) and a tokenizer (the text of its JSON file).

    longest: in word pieces; longer texts are cut there. Raises what the two libraries raise of damaged files.
    """
    import onnxruntime
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    pieces = Tokenizer.from_str(tokenizer)
    pieces.enable_truncation(longest)
    pieces.no_padding()
    return Graph(session, pieces, pooling)


def encoded(graph: Graph, texts: Sequence[str], *, dimensions: int) -> Vectors:
    """A row of length 1 for each text."""
    import numpy as np

    distinct = sorted(set(texts))
    with ThreadPoolExecutor(_WORKERS) as pool:
        rows = dict(zip(distinct, pool.map(lambda text: row(graph, text), distinct), strict=True))
    return np.stack([rows[text] for text in texts]) if texts else np.zeros((0, dimensions), dtype=np.float32)


def row(graph: Graph, text: str) -> Any:
    """The vector of one text, of length 1."""
    return _whole(graph, _run(graph, text)[1])


def read(graph: Graph, texts: Sequence[str]) -> list[Pieces]:
    """Each text with the vectors of its word pieces. Only for a graph that gives them: see `gives_pieces`."""
    distinct = sorted(set(texts))
    with ThreadPoolExecutor(_WORKERS) as pool:
        found = dict(zip(distinct, pool.map(lambda text: _pieces(graph, text), distinct), strict=True))
    return [found[text] for text in texts]


def gives_pieces(graph: Graph) -> bool:
    """Some graphs give one vector for a text and nothing else."""
    return bool(_run(graph, "gifts")[1].ndim == 3)


def _pieces(graph: Graph, text: str) -> Pieces:
    import numpy as np

    read, out = _run(graph, text)
    telling = [place for place, word in enumerate(read.tokens) if _tells(word, read.special_tokens_mask[place])]
    ids = np.array([read.ids[place] for place in telling], dtype=np.int32)
    return Pieces(_whole(graph, out), ids, rounded(out[0][telling]))


def _tells(word: str, special: int) -> bool:
    """A piece of a word or a figure; no sign of the tokenizer's own, no comma."""
    return not special and any(letter.isalnum() for letter in word)


def _run(graph: Graph, text: str) -> tuple[Any, Any]:
    """The text as the tokenizer read it, and what the graph gives first."""
    import numpy as np

    read = graph.tokenizer.encode(text or " ")
    # A tokenizer without signs of its own gives no piece for a blank; a graph wants at least one.
    ids = np.array([read.ids or [0]], dtype=np.int64)
    feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
    wanted = {given.name: _TYPES.get(given.type, "int64") for given in graph.session.get_inputs()}
    inputs = {name: feed[name].astype(kind) for name, kind in wanted.items() if name in feed}
    return read, graph.session.run(None, inputs)[0]


def _whole(graph: Graph, out: Any) -> Any:
    import numpy as np

    vector = out[0] if out.ndim == 2 else out[0, 0] if graph.pooling == "cls" else out[0].mean(axis=0)
    return (vector / max(float(np.linalg.norm(vector)), 1e-9)).astype(np.float32)
