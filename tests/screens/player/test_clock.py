"""The clock of the player: active time only, whatever the PC's clock says."""

from oneenglish_desktop.screens.player.clock import RunClock, minutes_and_seconds


class Hands:
    """A monotonic clock that the test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_it_counts_only_while_it_runs() -> None:
    hands = Hands()
    clock = RunClock(30, None, hands)
    hands.now += 100
    assert clock.seconds == 30
    clock.start()
    hands.now += 5
    assert clock.seconds == 35
    clock.stop()
    hands.now += 50
    assert clock.seconds == 35


def test_starting_twice_counts_once() -> None:
    hands = Hands()
    clock = RunClock(0, None, hands)
    clock.start()
    hands.now += 5
    clock.start()
    hands.now += 5
    assert clock.seconds == 10


def test_time_left_ends_at_zero() -> None:
    hands = Hands()
    clock = RunClock(10, 12, hands)
    clock.start()
    assert clock.left == 2
    hands.now += 1.5
    assert clock.left == 1
    hands.now += 5
    assert clock.left == 0


def test_no_limit_has_no_time_left() -> None:
    assert RunClock(10, None).left is None


def test_minutes_and_seconds() -> None:
    assert [minutes_and_seconds(seconds) for seconds in (0, 59, 61, 3600)] == [
        "0:00",
        "0:59",
        "1:01",
        "60:00",
    ]
