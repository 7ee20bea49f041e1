"""The topic list is whole and rich, and plain sentences find their topic first."""

from __future__ import annotations

import pytest

from toolkit.analysis.topics import topic_list, topics


def _first(own: str, *, heading: str = "", lead: str = "", above: str = "") -> str:
    return topics(own, heading=heading, lead=lead, above=above)[0].topic


def test_the_list_has_38_topics_each_with_a_rich_description() -> None:
    listed = topic_list()
    assert len(listed) == 38
    assert (listed[0].name, listed[-1].name) == ("purpose", "other")
    assert all(len(topic.description.split(". ")) >= 3 for topic in listed)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("The aim of this code is to sustain trust.", "purpose"),
        ("This policy applies to agency staff and volunteers.", "scope"),
        ("“Gift” means a thing given for nothing.", "definitions"),
        ("We hold to the seven principles of public life.", "principles"),
        ("Speak to residents with courtesy.", "respect"),
        ("Nobody may harass a colleague.", "bullying"),
        ("Do not discriminate on grounds of religion.", "equality"),
        ("Do not intimidate a witness.", "intimidation"),
        ("Officers are politically neutral.", "impartiality"),
        ("Holders of politically restricted posts may not stand for election.", "politically_restricted_posts"),
        ("Members and officers owe each other mutual respect.", "member_officer_relations"),
        ("Do not bring the service into disrepute.", "disrepute"),
        ("Never use your position to gain an advantage.", "use_of_position"),
        ("Council vehicles are not for private journeys.", "resources"),
        ("Refer calls from journalists to the press office.", "publicity"),
        ("Keep personal data confidential.", "confidentiality"),
        ("Give reasons when you make decisions, on merit.", "decisions"),
        ("Register your interests with the monitoring officer.", "register_content"),
        ("A close associate may give rise to a conflict of interest.", "personal_interests"),
        (
            "Would a member of the public with knowledge of the relevant facts think it so significant?",
            "significance_test",
        ),
        ("Declare the existence and nature of the interest at the meeting.", "disclosure"),
        ("You must leave the room and not vote.", "participation"),
        ("The committee may grant a dispensation.", "dispensation"),
        ("Details are withheld where there is a risk of violence or intimidation.", "sensitive_interests"),
        ("The register is open for public inspection.", "register_access"),
        ("Section 117 covers contracts in which an officer has a pecuniary interest.", "interest_in_contracts"),
        ("Refuse hospitality from suppliers.", "gifts"),
        ("Where a firm sponsors an event, take care.", "sponsorship"),
        ("Second jobs need consent.", "outside_work"),
        ("Declare membership of any secret society.", "memberships"),
        ("Take no part in the recruitment of a relative.", "appointments"),
        ("Tenders are opened by two officers.", "procurement"),
        ("Corruption and bribery are crimes.", "bribery"),
        ("Use the whistleblowing policy.", "whistleblowing"),
        ("Tell us if you are charged with or convicted of a crime.", "criminal_charges"),
        ("Complaints are investigated by the independent person.", "complaints"),
        ("Those at fault face dismissal or suspension.", "sanctions"),
        ("The canteen opens at nine.", "other"),
        ("Hand back your keys and your badge.", "resources"),
        ("Ask each candidate for the post the same questions.", "appointments"),
        ("any sum paid towards my election costs", "sponsorship"),
        ("Tell us if you sit on the board of a company.", "memberships"),
        ("No present from a shipper may be kept.", "gifts"),
        ("A keeper hangs on to a free thing of little worth.", "gifts"),
        ("A keeper with a private stake tells the harbour master.", "personal_interests"),
        ("A keeper passes the file to a colleague then.", "participation"),
        ("The roll lies open at the quay.", "register_access"),
        ("The list is shown to the auditor alone.", "register_access"),
        ("The Board may rebuke a pilot.", "sanctions"),
        ("The Board may stop a pilot's next increment.", "sanctions"),
        ("A pilot may not stand for the Assembly.", "politically_restricted_posts"),
    ],
)
def test_a_plain_sentence_finds_its_topic(text: str, topic: str) -> None:
    assert _first(text) == topic


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("A candidate at an election shall not use the crest.", "appointments"),
        ("The Chief of Police signs the pass.", "criminal_charges"),
        ("A pilot does not canvass by any other means.", "definitions"),
        ("The clerk enters it in a book kept for the purpose.", "purpose"),
        ("A pilot may not press the clerk to show the log.", "publicity"),
        ("No berth is let without the sanction of the Board.", "sanctions"),
        ("Any pilot present at the quay helps.", "gifts"),
        ("The present rules bind all pilots.", "gifts"),
    ],
)
def test_a_word_that_stands_for_something_else_tells_no_topic(text: str, topic: str) -> None:
    assert topic not in {one.topic for one in topics(text, heading="", lead="", above="")}


def test_heading_and_lead_in_tell_where_a_provision_says_little() -> None:
    assert _first("pens and diaries;", heading="", lead="You may accept these gifts:") == "gifts"
    assert _first("Apply to the director.", heading="Outside work") == "outside_work"
    assert _first("Apply to the director.", heading="", above="Outside work") == "outside_work"
    assert _first("Leave the room.", heading="Gifts") == "participation", "its own words come first"
