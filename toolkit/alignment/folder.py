"""An encoder from a folder of this computer: an ONNX folder, or one of the package sentence-transformers.

model.onnx, tokenizer.json                     an ONNX folder; the model may also lie in onnx/
modules.json, 1_Pooling/config.json ...        says how the vectors of word pieces become one
modules.json, model.safetensors ...            a sentence-transformers folder, where that package is installed
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from importlib import import_module, metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.alignment.onnx import GIVEN, Graph, Pooling, encoded, gives_pieces, load, read, row
from toolkit.alignment.pieces import Pieces
from toolkit.errors import BadOption

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from toolkit.alignment.semantic import Encoder

    Vectors = NDArray[np.float32]

LONGEST, MOST = 256, 512
"""Word pieces of a text that are read where the folder does not say, and at most: provisions are seldom longer, and a
model that can read a whole book would take its time for it."""
LARGEST_MODEL = 4_000_000_000
LARGEST_TEXT = 100_000_000
"""Bytes of the model's file and of any JSON file beside it; tokenizers of a hundred languages have about 20 MB."""
_MODELS = ("model.onnx", "onnx/model.onnx")
_SIGNS = ("modules.json", "config_sentence_transformers.json")
_RUNNABLE = frozenset({"Transformer", "Pooling", "Normalize"})
"""The steps of a sentence encoder that an ONNX graph and its pooling make up; others (Dense) would be left out."""
_PACKAGE = "sentence-transformers"


def folder_encoder(folder: Path) -> Encoder:
    """The encoder that lies in a folder; it votes alone. Nothing is fetched.

    Raises BadOption: no such folder, no encoder in it, a damaged one, or one whose package is not installed.
    """
    if not folder.is_dir():
        raise BadOption(f"--encoder {folder}: not lexical, not default, and no folder; give one of these")
    try:
        return _encoder(folder)
    except BadOption:
        raise
    except Exception as error:  # the libraries raise classes of their own for damaged files, and not the same ones
        raise _unusable(folder, f"cannot be loaded ({_first_line(error)}); get it again") from error


def _encoder(folder: Path) -> Encoder:
    model = next((folder / name for name in _MODELS if (folder / name).is_file()), None)
    steps = _steps(folder)
    if model and (folder / "tokenizer.json").is_file() and set(steps) <= _RUNNABLE:
        found = OnnxFolder(folder, model, steps)
        return PieceFolder(folder, model, steps) if gives_pieces(found.graph) else found
    if any((folder / name).is_file() for name in _SIGNS):
        return SentenceTransformersFolder(folder)
    raise _unusable(folder, "holds no encoder; it needs model.onnx and tokenizer.json")


class OnnxFolder:
    """An encoder in ONNX form: one text, one thread, so that a row depends on its text alone."""

    def __init__(self, folder: Path, model: Path, steps: dict[str, str]) -> None:
        if model.stat().st_size > LARGEST_MODEL:
            raise _unusable(
                folder, f"{model.name} is larger than {LARGEST_MODEL // 1_000_000_000} GB; use a smaller one"
            )
        tokenizer, bert = _text(folder / "tokenizer.json"), folder / "sentence_bert_config.json"
        pooling = folder / Path(steps.get("Pooling") or "1_Pooling").name / "config.json"
        longest = _longest(_data(bert), json.loads(tokenizer))
        self.graph = load(str(model), tokenizer, longest=longest, pooling=_pooling(folder, _data(pooling)))
        self._dimensions = _dimensions(folder, self.graph, longest)
        read = [*sorted(model.parent.glob("model.onnx*")), folder / "tokenizer.json", bert, pooling]
        self.name = f"{folder.resolve().name} (ONNX, sha256 {_digest(folder, read)})"

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Each row of length 1."""
        return encoded(self.graph, texts, dimensions=self._dimensions)


class PieceFolder(OnnxFolder):
    """One whose graph tells the vectors of word pieces, as most do."""

    def pieces(self, texts: Sequence[str]) -> list[Pieces]:
        """The same rows, and the vectors of the word pieces, at the price of one run."""
        return read(self.graph, texts)


class SentenceTransformersFolder:
    """An encoder that the package sentence-transformers runs, on one thread of the processor, text by text."""

    def __init__(self, folder: Path) -> None:
        try:
            package = import_module("sentence_transformers")
            version = metadata.version(_PACKAGE)
        except ImportError as error:
            advice = f"install the package {_PACKAGE}, or export the encoder as model.onnx beside tokenizer.json"
            raise _unusable(folder, f"a {_PACKAGE} folder, which this installation cannot run; {advice}") from error
        self._model = package.SentenceTransformer(
            str(folder), device="cpu", local_files_only=True, trust_remote_code=False
        )
        files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
        self.name = f"{folder.resolve().name} ({_PACKAGE} {version}, sha256 {_digest(folder, files)})"
        self._dimensions = len(self._one(" "))

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Each row of length 1."""
        import numpy as np

        rows = {text: self._one(text or " ") for text in sorted(set(texts))}
        return np.stack([rows[text] for text in texts]) if texts else np.zeros((0, self._dimensions), dtype=np.float32)

    def _one(self, text: str) -> Any:
        import numpy as np
        from threadpoolctl import threadpool_limits

        with threadpool_limits(limits=1):
            vector = np.asarray(self._model.encode([text], show_progress_bar=False), dtype=np.float32)[0]
        return vector / np.float32(max(float(np.linalg.norm(vector)), 1e-9))


def _steps(folder: Path) -> dict[str, str]:
    """The steps that modules.json names, each with its folder: {"Transformer": "", "Pooling": "1_Pooling"}."""
    found = _data(folder / "modules.json")
    rows = found if isinstance(found, list) else []
    return {str(step["type"]).rpartition(".")[2]: str(step.get("path", "")) for step in rows}


def _pooling(folder: Path, config: Any) -> Pooling:
    """Said as {"pooling_mode_cls_token": true} or, by newer releases, {"pooling_mode": "cls"}; the mean by default."""
    said = [str(config["pooling_mode"])] if config.get("pooling_mode") else []
    said += [name.removeprefix("pooling_mode_") for name, on in config.items() if on is True and "_mode_" in name]
    names = {name.removesuffix("_tokens").removesuffix("_token") for name in said} or {"mean"}
    if names == {"mean"}:
        return "mean"
    if names == {"cls"}:
        return "cls"
    raise _unusable(folder, f"takes word pieces together by {', '.join(sorted(names))}; only mean and cls can be used")


def _longest(bert: Any, tokenizer: Any) -> int:
    cut = tokenizer.get("truncation") or {}
    return min(MOST, max(1, int(bert.get("max_seq_length") or cut.get("max_length") or LONGEST)))


def _dimensions(folder: Path, graph: Graph, longest: int) -> int:
    """By a trial with the longest text, so that no provision meets a graph that cannot take it."""
    import numpy as np

    if strange := sorted({given.name for given in graph.session.get_inputs()} - GIVEN):
        raise _unusable(folder, f"its model asks for {strange[0]}, so it is no encoder of sentences; use another")
    vector = row(graph, "gifts " * longest)
    if vector.ndim != 1 or not np.isfinite(vector).all():
        raise _unusable(folder, "its model does not give one vector for a text; use another")
    return len(vector)


def _digest(folder: Path, files: Sequence[Path]) -> str:
    """Of names and contents: another model under the same name is another encoder."""
    whole = hashlib.sha256()
    for path in files:
        if path.is_file():
            with path.open("rb") as file:
                whole.update(path.relative_to(folder).as_posix().encode("utf-8", "replace"))
                whole.update(hashlib.file_digest(file, "sha256").digest())
    return whole.hexdigest()[:16]


def _data(path: Path) -> Any:
    """What a JSON file says; nothing where there is none."""
    return json.loads(_text(path)) if path.is_file() else {}


def _text(path: Path) -> str:
    if path.stat().st_size > LARGEST_TEXT:
        raise ValueError(f"{path.name} is larger than {LARGEST_TEXT // 1_000_000} MB")
    return path.read_text(encoding="utf-8")


def _first_line(error: Exception) -> str:
    """A library's own words, without the folders that it may name."""
    return type(error).__name__ if "/" in str(error) or "\\" in str(error) else str(error).partition("\n")[0][:120]


def _unusable(folder: Path, fault: str) -> BadOption:
    return BadOption(f"--encoder {folder}: {fault}")
