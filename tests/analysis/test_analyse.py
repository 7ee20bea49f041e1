"""Provisions in their places: lead-ins, facets, context, main modality, and what holds for any text at all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.builder import Row, build, provisions_are_sound
from toolkit.analysis import analyse
from toolkit.analysis.formalities import is_formality
from toolkit.model.norm import Analysis, Deadline, Threshold
from toolkit.model.provision import Instrument


def _proved(analysis: Analysis, place: str, name: str) -> list[tuple[object, str]]:
    """Values of a facet with the words that prove them."""
    text = analysis.instrument.by_id[place].text
    facets = [facet for norm in analysis.by_id[place].norms for facet in norm.facets if facet.name == name]
    return [(facet.value, text[facet.span[0] : facet.span[1]]) for facet in facets]


def _one(text: str, name: str) -> list[tuple[object, str]]:
    return _proved(analyse(build([("1", text)])), "1", name)


def test_items_take_the_modality_of_nested_lead_ins() -> None:
    code = build(
        [
            ("3", "You must not-"),
            ("  (1)", "use the resources of the authority:"),
            ("    (a)", "carelessly; or"),
            ("    (b)", "for an election which may be under way;"),
            ("  (2)", "lend keys to visitors."),
        ],
        kind="member_code",
    )
    analysis = analyse(code)
    deepest = analysis.by_id["3/1/b"]
    assert deepest.modality == "prohibition"
    assert deepest.norms[0].cue_in == "3"
    assert code.by_id["3"].text[slice(*deepest.norms[0].cue)] == "must not"
    assert deepest.context == "You must not- use the resources of the authority:"
    assert analysis.by_id["3/2"].norms[0].facet("bearer") is not None


def test_an_item_with_its_own_modal_keeps_it_and_takes_only_the_subject() -> None:
    analysis = analyse(
        build(
            [
                ("4", "Where a relative applies for the post, the manager-"),
                ("  (a)", "must step aside; and"),
                ("  (b)", "may give a reference."),
            ]
        )
    )
    assert [analysis.by_id[place].modality for place in ("4/a", "4/b")] == ["obligation", "permission"]
    assert [norm.cue_in for norm in analysis.by_id["4/b"].norms] == [""]
    assert [value for value, _ in _proved(analysis, "4/a", "bearer")] == ["manager"]


def test_a_denial_at_the_head_of_an_item_turns_the_duty_of_its_lead_in() -> None:
    analysis = analyse(
        build([("5", "Employees must:"), ("  (a)", "not lend council keys; and"), ("  (b)", "lock the store.")])
    )
    assert [analysis.by_id[place].modality for place in ("5/a", "5/b")] == ["prohibition", "obligation"]


def test_facets_taken_from_a_lead_in_have_the_empty_span() -> None:
    analysis = analyse(build([("6", "Within 28 days of appointment you must-"), ("  (a)", "register your land.")]))
    taken = analysis.by_id["6/a"].norms[0].facet("deadline")
    assert taken is not None
    assert (taken.value, taken.span) == (Deadline(28, "day", "of appointment"), (0, 0))


def test_headings_have_no_norm_but_a_topic() -> None:
    facts = analyse(build([("7", "", "Gifts and hospitality"), ("  1", "Refuse cash.")])).facts
    assert (facts[0].modality, facts[0].norms, facts[0].topic) == ("none", (), "gifts")
    assert facts[1].topic == "gifts", "the heading above tells what an item of few words is about"


def test_a_statute_has_no_imperatives() -> None:
    assert analyse(build([("1", "Keep a record.")], kind="statute")).facts[0].modality == "none"
    assert analyse(build([("1", "Keep a record.")], kind="officer_code")).facts[0].modality == "obligation"


@pytest.mark.parametrize("printed", ["QX$75", "WK$ 75", "Zys$75"])
def test_a_dollar_of_a_country_that_no_list_has_is_an_amount(printed: str) -> None:
    ((value, span),) = _one(f"No present worth more than {printed} may be kept.", "threshold")
    assert value == Threshold("75", "", "over") and span == printed


def test_an_amount_without_a_norm_is_kept_in_a_norm_of_no_modality() -> None:
    facts = analyse(build([("1", "Securities of a nominal value over £25,000.")])).facts[0]
    assert facts.modality == "none"
    assert [norm.modality for norm in facts.norms] == ["none"]
    assert facts.facets("threshold")[0].value == Threshold("25000", "GBP", "over")


def test_recipients_in_normal_form_with_their_words() -> None:
    found = _one("You must notify the Monitoring Officer or your line manager in writing.", "recipient")
    assert found == [("monitoring_officer", "Monitoring Officer"), ("line_manager", "line manager")]
    assert _one("You must report the loss to the internal audit team.", "recipient") == [
        ("internal_audit_team", "internal audit team")
    ]
    assert _one("You must not use the meeting to settle scores.", "recipient") == []


def test_who_may_see_the_register() -> None:
    assert [value for value, _ in _one("The register is open to public inspection.", "register_access")] == ["public"]
    assert [value for value, _ in _one("The register is available on request.", "register_access")] == ["on_request"]
    assert _one("The public must be treated with courtesy.", "register_access") == []
    assert _one("Once told what the entry bears out, would a citizen think you swayed?", "register_access") == []
    assert [value for value, _ in _one("The gifts book is laid out in the foyer.", "register_access")] == ["public"]
    assert [value for value, _ in _one("Each return goes no further than your head.", "register_access")] == [
        "internal"
    ]
    assert _one("The register is no longer on the website.", "register_access") == []
    assert _one("The book of remembrance is laid open in the library.", "register_access") == []
    assert _one("Anyone who asks to see the register must be refused.", "register_access") == []


def test_tests_of_significance() -> None:
    wide = "You must ask whether a member of the public who knew the facts would reasonably think it significant."
    assert [value for value, _ in _one(wide, "test")] == ["public_perception"]
    assert [value for value, _ in _one("You must report what you reasonably believe to be fraud.", "test")] == [
        "reasonable_belief"
    ]
    assert _one("You must be reasonable.", "test") == []


def test_triggers_and_exceptions_end_where_the_norm_begins() -> None:
    text = "Where a friend applies, you must withdraw unless the panel agrees otherwise."
    assert _one(text, "trigger") == [("where a friend applies", "Where a friend applies")]
    assert _one(text, "exception") == [("unless the panel agrees otherwise", "unless the panel agrees otherwise")]
    aside = "You must, when acting for another body, follow its rules, except where they conflict with these."
    assert [value for value, _ in _one(aside, "trigger")] == ["when acting for another body"]
    assert [value for value, _ in _one(aside, "exception")] == ["except where they conflict with these"]


def test_participation_sanction_record_scope_and_action() -> None:
    text = "You must withdraw from the room and record in the register any interest of your spouse or a close friend."
    assert [value for value, _ in _one(text, "participation")] == ["withdraw"]
    assert _one(text, "scope")[0][0] == ("friend", "spouse")
    assert "register" in str(_one(text, "record")[0][0])
    assert [value for value, _ in _one("Breach is a disciplinary offence.", "sanction")] == ["disciplinary"]
    assert [value for value, _ in _one("Employees must disclose all interests.", "action")] == ["disclose interest"]
    assert [value for value, _ in _one("Gifts must be declared.", "action")] == ["declare gift"]


def test_facets_belong_to_the_norm_in_whose_clause_they_stand() -> None:
    text = "You may keep gifts worth up to £15, but you must declare gifts over £25 within 7 days."
    leave, duty = analyse(build([("1", text)])).facts[0].norms
    assert [facet.value for facet in leave.facets if facet.name == "threshold"] == [Threshold("15", "GBP", "up_to")]
    assert [facet.value for facet in duty.facets if facet.name == "threshold"] == [Threshold("25", "GBP", "over")]
    assert leave.facet("deadline") is None


def test_you_is_whom_the_instrument_addresses() -> None:
    for kind, who in (("officer_code", "officer"), ("member_code", "member"), ("guidance", "other")):
        code = build([("1", "You must act fairly.")], kind=kind)  # type: ignore[arg-type]
        assert [value for value, _ in _proved(analyse(code), "1", "bearer")] == [who]
    defined = build([("1", "“You” means a councillor of the Council."), ("2", "You must act fairly.")], kind="other")
    assert [value for value, _ in _proved(analyse(defined), "2", "bearer")] == ["member"]


def test_a_bare_dollar_is_that_of_the_country() -> None:
    code = build(
        [("1", "This code is made under the law of New South Wales."), ("2", "You must declare gifts over $100.")]
    )
    assert _proved(analyse(code), "2", "threshold") == [(Threshold("100", "AUD", "over"), "$100")]


def test_blanks_and_line_ends_do_not_move_spans() -> None:
    text = "Employees\nmust  declare gifts\u00a0over £25 within\n28 days."
    assert _one(text, "threshold") == [(Threshold("25", "GBP", "over"), "£25")]
    assert _one(text, "deadline")[0][1].startswith("within\n28 days")


def test_the_same_instrument_gives_the_same_analysis() -> None:
    code = build([("1", "You must declare gifts over £25 to your manager within 28 days, unless they are refused.")])
    assert analyse(code) == analyse(code)
    assert repr(analyse(code)) == repr(analyse(code))


def test_every_provision_has_facts_in_document_order() -> None:
    code = build([("1", "", "Interests"), ("  1.1", "Declare them."), ("2", "", "")])
    assert provisions_are_sound(code)
    assert [facts.id for facts in analyse(code).facts] == [provision.id for provision in code.provisions]


_WORDS = st.sampled_from(
    [
        "must",
        "not",
        "You",
        "may",
        "shall",
        "no",
        "(a)",
        "£25",
        "28 days",
        "within",
        "paragraph",
        "3(1)",
        "Act 2010",
        '"x" means',
        ",",
        ".",
        ":",
        "where",
        "\n",
        "the Council",
        "unless",
        "’",
        "‘",
        "€",
        "never",
        "who",
        "is required to",
        "section",
        "of that Act",
        "Do",
        "I",
        "\u2028",
        "𝒳",
        "\x00",
    ]
)
_TEXTS = st.one_of(st.text(max_size=200), st.lists(_WORDS, max_size=25).map(" ".join))


@settings(max_examples=150, deadline=None)
@given(st.lists(_TEXTS, min_size=1, max_size=4))
def test_no_text_makes_the_analysis_fail_and_every_span_is_within_its_text(texts: list[str]) -> None:
    rows: list[Row] = [("  " * depth + str(depth + 1), text) for depth, text in enumerate(texts)]
    _check_spans(build(rows, kind="member_code"))


def _check_spans(code: Instrument) -> None:
    analysis = analyse(code)
    for provision, facts in zip(code.provisions, analysis.facts, strict=True):
        assert bool(facts.topics) != is_formality(provision.text) or not provision.text
        assert len(facts.topics) <= 5
        assert all(0 <= topic.confidence <= 1 for topic in facts.topics)
        for norm in facts.norms:
            where = code.by_id[norm.cue_in or provision.id].text
            assert 0 <= norm.cue[0] <= norm.cue[1] <= len(where)
            assert norm.modality == "none" or where[slice(*norm.cue)].strip()
            for facet in norm.facets:
                assert 0 <= facet.span[0] <= facet.span[1] <= len(provision.text)
                assert facet.span == (0, 0) or provision.text[slice(*facet.span)].strip()


def test_an_amount_set_by_a_defined_term_is_told_where_the_term_is_used() -> None:
    rows: list[Row] = [
        ("1", "“The relevant value” means £50."),
        ("2", "You must declare any gift worth more than the relevant value."),
        ("3", "You must declare any gift worth more than £20."),
    ]
    facts = analyse(build([*rows, ("4", "You must be polite.")])).facts
    assert [[facet.value for facet in one.facets("threshold")] for one in facts] == [
        [Threshold("50", "GBP")],
        [Threshold("50", "GBP", "over")],
        [Threshold("20", "GBP", "over")],
        [],
    ]
    (named,) = facts[1].facets("threshold")
    assert rows[1][1][slice(*named.span)] == "the relevant value"
