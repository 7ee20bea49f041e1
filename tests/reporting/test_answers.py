"""Self-audits, constitutions and claims in every format: published shapes, safe words, and nothing lost on the page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.reporting.schemas import published
from toolkit import pipeline
from toolkit.corpus.catalogue import find_catalogue
from toolkit.corpus.location import corpora_folder
from toolkit.corpus.store import find
from toolkit.model.catalogue import (
    AuthorityType,
    Containment,
    FacetMet,
    Met,
    Nation,
    SelfAudit,
    ShownBy,
)
from toolkit.model.claim import ClaimKind, Document, Verdict
from toolkit.model.norm import Analysis
from toolkit.reporting.check_words import check_words
from toolkit.reporting.page import Table
from toolkit.reporting.verify_view import verify_words

CODE = """# Employee Code <script>alert(1)</script>
1. Gifts
1.1 Employees must tell their director of gifts worth more than £50 within two months. {{ 7*7 }} =HYPERLINK("x")
1.2 The register of interests \u202eis available on request.
2. Contracts
2.1 Employees must give the Council written notice of any contract in which they have an interest.
"""
REPORT = """# Report on the Employee Code
1.1 The register of employees' interests is open to public inspection <b>now</b>.
1.2 Paragraph 1.1 of the Employee Code deals with gifts.
"""


def read(folder: Path, name: str, text: str, kind: str) -> Analysis:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return pipeline.analysis(path, kind=kind)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, pipeline.Answer]:
    folder = tmp_path_factory.mktemp("answers")
    code = read(folder, "code.md", CODE, "officer_code")
    report = read(folder, "report.md", REPORT, "report")
    lists = [
        find_catalogue(name, corpora_folder(), topics=pipeline.topic_names()) for name in ("section_117", "section_81")
    ]
    return {
        "check": pipeline.self_audit(code, lists, encoder=None),
        "contains": pipeline.contains(code, "officers-code"),
        "verify": pipeline.verify(report, code, code, encoder=None),
    }


NAMES = ("check", "contains", "verify")


@pytest.mark.parametrize("name", [*NAMES, "catalogue"])
def test_the_schemas_are_schemas(name: str) -> None:
    Draft202012Validator.check_schema(published(name))


@pytest.mark.parametrize("name", NAMES)
def test_answers_have_the_published_shape(answers: dict[str, pipeline.Answer], name: str) -> None:
    data = json.loads(pipeline.printed(answers[name], format="json"))
    Draft202012Validator(published(name)).validate(data)
    data["colour"] = "red"
    assert not Draft202012Validator(published(name)).is_valid(data)


def test_every_catalogue_has_the_published_shape() -> None:
    for path in sorted((corpora_folder() / "catalogues").glob("*.toml")):
        found = find_catalogue(path.stem, corpora_folder(), topics=pipeline.topic_names())
        document = json.loads(json.dumps(pipeline.catalogue_document(found)))
        Draft202012Validator(published("catalogue")).validate(document)


@pytest.mark.parametrize("name", NAMES)
def test_the_same_answer_gives_the_same_bytes(answers: dict[str, pipeline.Answer], name: str) -> None:
    for format in ("text", "md", "html", "json"):
        assert pipeline.printed(answers[name], format=format) == pipeline.printed(answers[name], format=format)


@pytest.mark.parametrize("name", NAMES)
def test_hostile_words_come_out_as_words(answers: dict[str, pipeline.Answer], name: str) -> None:
    html = pipeline.printed(answers[name], format="html")
    assert "<script>alert" not in html and "<b>now" not in html and "\u202e" not in html
    assert "49" not in html.partition("<body")[2].partition("sha256")[0]
    text = pipeline.printed(answers[name], format="text")
    assert "\u202e" not in text and "\x1b" not in text


def test_the_page_has_a_row_for_every_expectation_that_applies(answers: dict[str, pipeline.Answer]) -> None:
    audit = answers["check"]
    assert isinstance(audit, SelfAudit)
    tables = [block for block in pipeline.answer_page(audit).blocks if isinstance(block, Table)]
    apply = [one for one in audit.expectations if one.met != "not_applicable"]
    assert [row.anchor for row in tables[0].rows] == [f"{one.catalogue}-{one.entry.id}" for one in apply]
    assert len(tables[-1].rows) == len(audit.expectations) - len(apply) == 7


def test_unverified_entries_say_so_on_the_page(answers: dict[str, pipeline.Answer]) -> None:
    text = pipeline.printed(answers["check"], format="md")
    assert text.count("Not verified") == 1 and "[not verified]" in pipeline.printed(answers["check"], format="text")


@pytest.mark.parametrize(
    ("words", "closed_list"),
    [
        (check_words()["met"], Met),
        (check_words()["facet_met"], FacetMet),
        (verify_words()["verdict"], Verdict),
        (verify_words()["kind"], ClaimKind),
    ],
)
def test_every_word_of_a_closed_list_has_its_wording(words: dict[str, str], closed_list: object) -> None:
    assert set(words) == set(closed_list.__args__)  # type: ignore[attr-defined]


def test_the_schemas_have_the_closed_lists_of_the_model() -> None:
    check, verify, contains = (published(name) for name in ("check", "verify", "contains"))
    entry, expectation = check["$defs"]["entry"]["properties"], check["$defs"]["expectation"]["properties"]
    claim = verify["properties"]["claims"]["items"]["properties"]
    pairs = [
        (expectation["met"]["enum"], Met),
        (expectation["facets"]["items"]["properties"]["met"]["enum"], FacetMet),
        (entry["applies"]["properties"]["nations"]["items"]["enum"], Nation),
        (entry["applies"]["properties"]["authorities"]["items"]["enum"], AuthorityType),
        (entry["shown_by"]["enum"], ShownBy),
        (claim["kind"]["enum"], ClaimKind),
        (claim["verdict"]["enum"], Verdict),
        (claim["evidence"]["items"]["oneOf"][0]["properties"]["side"]["enum"], Document),
        (contains["properties"]["verdict"]["enum"], Containment),
    ]
    for names, closed_list in pairs:
        assert set(names) == set(closed_list.__args__)  # type: ignore[attr-defined]


def test_claims_have_a_line_each_in_a_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_text("# Report\n\n1.1 Gifts over £50 must be reported.\n1.2 The register is public.\n", encoding="utf-8")
    code = pipeline.analysis(find("thornmere/officers", corpora_folder()))
    found = pipeline.verify(pipeline.analysis(path, kind="report"), code, code, encoder=None)
    lines = pipeline.printed(found, format="csv").splitlines()
    assert len(lines) == 1 + len(found.claims) > 1
    assert lines[0].startswith('"Place in the report"') and lines[1].startswith('"1.1","An amount","£50"')


def test_a_csv_holds_every_catalogue() -> None:
    names = ("section_117", "nolan_principles", "bribery_act_2010")
    lists = [find_catalogue(name, corpora_folder(), topics=pipeline.topic_names()) for name in names]
    code = pipeline.analysis(find("thornmere/officers", corpora_folder()))
    audit = pipeline.self_audit(code, lists, encoder=None)
    lines = pipeline.printed(audit, format="csv").splitlines()
    for one in audit.expectations:
        assert any(line.startswith(f'"{one.entry.title} | ') for line in lines) is (one.met != "not_applicable")
