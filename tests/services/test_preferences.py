"""Preferences follow the person to every PC."""

import pytest

from oneenglish_desktop.domain.errors import Invalid, NotAllowed
from oneenglish_desktop.domain.preferences import Preferences, ThemeChoice
from oneenglish_desktop.services.house import Services
from tests.services.conftest import OpenPc
from tests.services.small_school import SmallSchool


def test_a_change_follows_the_person(open_pc: OpenPc, small_school: SmallSchool) -> None:
    pupil = small_school.fresh_pupil()
    here = open_pc(pupil, number=1)
    changed = here.preferences.change(theme="contrast", text_size=150)
    assert changed == Preferences(theme=ThemeChoice.CONTRAST, text_size=150)
    assert here.accounts.session is not None
    assert here.accounts.session.preferences == changed
    there = open_pc(pupil, number=2).accounts.session
    assert there is not None
    assert there.preferences == changed


def test_the_other_preferences_stay(pc: Services) -> None:
    pc.preferences.change(language="pt", hide_timer=True)
    assert pc.preferences.change(hide_timer=False) == Preferences(language="pt")


@pytest.mark.parametrize("fields", [{"text_size": 117}, {"theme": "pink"}, {"volume": 11}])
def test_what_is_no_choice_changes_nothing(pc: Services, fields: dict[str, object]) -> None:
    with pytest.raises(Invalid):
        pc.preferences.change(language="pt", **fields)
    assert pc.accounts.session is not None
    assert pc.accounts.session.preferences == Preferences()


def test_nobody_has_no_preferences(open_pc: OpenPc) -> None:
    with pytest.raises(NotAllowed):
        open_pc().preferences.change(language="pt")
