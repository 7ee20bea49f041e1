"""`conduct corpus` as a person runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.invoke import conduct, one_plain_line, pair
from tests.corpus.made import contents
from toolkit.corpus.holdings import manifests
from toolkit.corpus.shelf import Shelf


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus of two small codes."""
    folder = tmp_path_factory.mktemp("kept")
    (folder / "codes").mkdir()
    pair(folder / "codes")
    assert conduct("corpus", "init", folder / "corpus").code == 0
    done = conduct(
        "corpus", "add", folder / "corpus", folder / "codes", "--authority", "Wexcombe District Council", "--type",
        "district", "--nation", "england", "--date", "2024-05-01", "--licence", "OGL 3.0", "--encoder", "lexical",
        "--workers", "1",
    )  # fmt: skip
    assert done.code == 0, done.err
    assert "Added: codes/members.md: wexcombe-district-council/members-2024-05-01\n" in done.out
    assert done.out.endswith("added: 2, already there: 0, not added: 0\n")
    return folder / "corpus"


def test_a_corpus_that_is_there_is_not_told_as_new(kept: Path) -> None:
    done = conduct("corpus", "init", kept, columns=200)
    assert done.code == 0 and "already; codes in it: 2" in done.out


def test_list_and_show(kept: Path) -> None:
    listed = conduct("corpus", "list", kept, columns=200).out
    assert "wexcombe-district-council/officers-2024-05-01  officer code  2024-05-01" in listed
    assert "2 codes" in listed
    assert "No such code" in conduct("corpus", "list", kept, "--nation", "wales").out
    found = json.loads(conduct("corpus", "list", kept, "--kind", "member", "--format", "json").out)
    assert [one["licence"] for one in found["codes"]] == ["OGL 3.0"]
    shown = conduct("corpus", "show", kept, "wexcombe-district-council/members-2024-05-01").out
    assert "licence: OGL 3.0" in shown and "2.1 Members must tell the Monitoring Officer of any gift" in shown


def test_what_is_shown_is_what_parse_prints(kept: Path) -> None:
    kept_one = json.loads(
        conduct("corpus", "show", kept, "wexcombe-district-council/members-2024-05-01", "--format", "json").out
    )
    parsed = json.loads(
        conduct("parse", kept.parent / "codes" / "members.md", "--format", "json", "--kind", "member").out
    )
    assert kept_one["provisions"] == parsed["provisions"] and kept_one["warnings"] == parsed["warnings"]
    assert kept_one["instrument"]["source"] == parsed["instrument"]["source"]
    assert kept_one["instrument"]["authority"] == "Wexcombe District Council"


def test_verify_finds_and_mends(kept: Path) -> None:
    assert "All is well: 2 codes" in conduct("corpus", "verify", kept).out
    (kept / "tables" / "index.json").unlink()
    found = conduct("corpus", "verify", kept)
    assert found.code == 1 and "conduct corpus verify --mend" in found.out
    assert conduct("corpus", "verify", kept, "--mend").code == 0
    assert conduct("corpus", "verify", kept).code == 0


def test_export_import_and_remove(kept: Path, tmp_path: Path) -> None:
    assert conduct("corpus", "export", kept, tmp_path / "sent.zip").code == 0
    other = tmp_path / "other"
    conduct("corpus", "init", other)
    done = conduct("corpus", "import", other, tmp_path / "sent.zip", "--encoder", "lexical", "--workers", "1")
    assert done.code == 0 and "added: 2" in done.out
    assert list(manifests(Shelf(other))) == list(manifests(Shelf(kept)))
    gone = conduct("corpus", "remove", other, "wexcombe-district-council/members-2024-05-01")
    assert gone.out == "Removed: wexcombe-district-council/members-2024-05-01\n"
    assert "1 code\n" in conduct("corpus", "list", other).out
    assert conduct("corpus", "verify", other).code == 0


def test_a_document_that_is_not_added_is_told_by_the_exit_code(kept: Path, tmp_path: Path) -> None:
    done = conduct("corpus", "add", kept, tmp_path / "nowhere.docx", "--encoder", "lexical", "--workers", "1")
    assert done.code == 1 and "Not added" in done.out and "check the name" in done.out


FAULTS = [
    ("list", "nowhere"),
    ("add", "nowhere", "x.docx"),
    ("verify", "nowhere"),
    ("export", "nowhere", "x.zip"),
    ("show", "CORPUS", "wexcombe/members"),
    ("remove", "CORPUS", "wexcombe/members"),
    ("import", "CORPUS", "nowhere.zip"),
    ("add", "CORPUS", "nowhere.csv", "--workers", "1", "--encoder", "lexical"),
    ("add", "CORPUS", "x.docx", "--date", "yesterday"),
    ("add", "CORPUS", "x.docx", "--kind", "letter"),
]


@pytest.mark.parametrize("words", FAULTS, ids=" ".join)
def test_faults_are_one_plain_line(
    kept: Path, words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = conduct("corpus", *(str(kept) if word == "CORPUS" else word for word in words))
    assert done.code == 2 and one_plain_line(done.err), done


@pytest.mark.slow
def test_one_process_or_two_or_a_cluster_write_the_same_bytes(tmp_path: Path) -> None:
    """With the real readers and the real encoder."""
    distributed = pytest.importorskip("distributed")
    (tmp_path / "codes").mkdir()
    pair(tmp_path / "codes")
    found = []
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as cluster:
        ways = (("--workers", "1"), ("--workers", "2"), ("--scheduler", cluster.scheduler_address))
        for place, way in enumerate(ways):
            corpus = tmp_path / str(place)
            conduct("corpus", "init", corpus)
            done = conduct("corpus", "add", corpus, tmp_path / "codes", *way)
            assert done.code == 0, done.err
            found.append(contents(Shelf(corpus)))
    assert found[0] == found[1] == found[2] and any("embeddings" in name for name in found[0])
