"""Names of people."""

import pytest

from oneenglish_desktop.domain.accounts import Person


@pytest.mark.parametrize(
    ("full_name", "first", "initials"),
    [
        ("Mariana Costa", "Mariana", "MC"),
        ("Ana María de la Cruz", "Ana", "AC"),
        ("Björk", "Björk", "B"),
        ("élodie dupont", "élodie", "ÉD"),
        ("", "", ""),
    ],
)
def test_names_are_shortened(full_name: str, first: str, initials: str) -> None:
    person = Person(id="1", username="someone", full_name=full_name)
    assert (person.first_name, person.initials) == (first, initials)
