"""What "shall not prevent" and "cannot" do, by who is spoken of: a rule lets be, a person is bound."""

from __future__ import annotations

import pytest

from tests.analysis.builder import build
from toolkit.analysis import analyse

ROWS = {
    "Wardens shall not prevent anyone from seeing the book.": "prohibition",
    "I will not stand in the way of anyone who asks for it.": "prohibition",
    "A warden shall not require a guest to sign.": "prohibition",
    "Paragraph 4 shall not prevent a member from speaking.": "permission",
    "Order (1) shall not stand in the way of a disclosure.": "permission",
    "We will not require you to sign.": "permission",
    "Provided that nothing in this rule shall prevent a disclosure to the court.": "permission",
    "You should make sure that papers cannot be read by others.": "recommendation",
    "Papers cannot be taken home.": "prohibition",
    "You are free to write to whoever will decide.": "permission",
    "After that you must write again.": "obligation",
}


@pytest.mark.parametrize(("text", "expected"), ROWS.items(), ids=ROWS)
def test_force(text: str, expected: str) -> None:
    assert analyse(build([("1", text)])).facts[0].modality == expected
