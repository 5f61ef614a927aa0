"""The services of a PC are built, used and closed."""

from oneenglish_desktop.services.house import Services
from tests.services.conftest import OpenPc


def test_nothing_is_opened_before_somebody_signs_in(open_pc: OpenPc) -> None:
    services = open_pc()
    assert services.accounts.session is None
    assert services.sender.status.online


def test_closing_signs_out_and_twice_is_once(pc: Services) -> None:
    assert pc.challenges.states()
    pc.close()
    assert pc.accounts.session is None
    pc.close()
