"""To whom it goes, or whose leave is asked, in many drafters' words; and sentences that name nobody of the kind."""

from __future__ import annotations

import pytest

from toolkit.analysis.recipients import recipients

NAMED = {
    "Say so to your foreman and leave that job to somebody else.": ["line_manager"],
    "Tell the overseer of any gift.": ["line_manager"],
    "Report a fall to the person in charge.": ["person_in_charge"],
    "Tell the harbour-reeve at once.": ["harbour_reeve"],
    "Get leave from the quartermaster.": ["quartermaster"],
    "Report it to the chief of police or to the captain of the port.": ["chief_of_police", "captain_of_the_port"],
    "Declare it to your line manager.": ["line_manager"],
    "You must notify the Head of Legal and Democratic Services in writing.": ["head_of_legal_and_democratic_services"],
    "Notice is to be given in writing to the Proper Officer of the Authority.": ["proper_officer"],
    "He shall forthwith report the matter to the Municipal Commissioner.": ["municipal_commissioner"],
    "This must be cleared with the Communications Team before it is issued.": ["communications_team"],
    "Seek the prior written approval of the Executive Director.": ["director"],
    "You may do so with the Chief Executive's consent.": ["chief_executive"],
    "Staff must obtain their manager's written permission.": ["line_manager"],
    "Only if the Standards Committee has granted a dispensation may you vote.": ["standards_committee"],
    "unless the Chairperson permits it": ["chair"],
    "The Ethics Registrar shall be informed within ten days.": ["ethics_registrar"],
    "A copy shall be sent to the Town Clerk and to the Mayor.": ["clerk", "mayor"],
    "Raise your concern with Internal Audit or the police.": ["internal_audit", "police"],
    "The form is to be returned to Human Resources.": ["human_resources"],
    "Complaints should be addressed to the Ombudsman.": ["ombudsman"],
    "You must let the Leader of the Council know.": ["leader_of_the_council"],
    "Ask the County Solicitor for advice.": ["county_solicitor"],
    "It must be approved in advance by the General Manager.": ["chief_executive"],
    "File the statement with the County Clerk.": ["clerk"],
    "You must disclose the interest to the meeting.": ["meeting"],
    "Send it to the Provost at least two clear days before the meeting at which it is used.": ["provost"],
    "Disclose it to the Head of Human Resources.": ["head_of_human_resources"],
    "Tell the risk and assurance manager.": ["risk_and_assurance_manager"],
    "Tell your manager and your team leader.": ["line_manager", "line_manager"],
    "An opinion in writing may be had from the Ethics Adviser.": [],
    "You may obtain an opinion in writing from the Ethics Adviser.": ["ethics_adviser"],
    "You may ask for a review of it by the Appeals Panel.": ["appeals_panel"],
    "A complaint against a warden goes to an independent assessor.": ["independent_assessor"],
    "A trustee must declare the interest and then leave the chamber.": ["meeting"],
    "A trustee must declare the interest to the Secretary before leaving the chamber.": ["secretary"],
    "You must not disclose information given at a meeting.": [],
    "Facts given to one team in trust are not for another team.": [],
    "Papers which a warden hands to the Clerk in confidence must stay closed.": [],
    "A warden must hand papers to the Clerk.": ["clerk"],
    "The charter applies to every governor.": [],
    "Rule 4 on tokens does not apply to the Mayor.": [],
    "It also applies to the Clerk.": [],
    "This leaflet comes from the rules, which are addressed to the manager.": [],
    "Read the rules and apply to the Clerk.": ["clerk"],
    "Under this rule a warden may apply to the Standards Committee for leave.": ["standards_committee"],
    "Whatever is left must be handed to the Provost's charity.": [],
    "Report it to the Clerk's office, or bring it to the Mayor's notice.": ["clerk", "mayor"],
    "Report it to the Council's auditor.": ["auditor"],
    "Tell us at once.": [],
    "You must not disclose it to any person.": [],
    "Every employee must report to work on time.": [],
    "You must not bring the Council into disrepute.": [],
    "This gives the Council a bad name.": [],
    "You must be loyal to the Council.": [],
    "You must return to the office after lunch.": [],
    "Do not use the meeting to settle scores.": [],
    "The duties of the Monitoring Officer are set out in Part 3.": [],
}


@pytest.mark.parametrize(("text", "expected"), NAMED.items(), ids=NAMED)
def test_recipients(text: str, expected: list[str]) -> None:
    assert [facet.value for facet in recipients(text)] == expected


@pytest.mark.parametrize("text", NAMED)
def test_the_proof_stands_in_the_text(text: str) -> None:
    assert all(text[slice(*facet.span)].strip() == text[slice(*facet.span)] != "" for facet in recipients(text))
