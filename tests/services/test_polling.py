"""Looking for a mark."""

from oneenglish_desktop.services.polling import FIRST_LOOKS, poll


def test_the_first_find_ends_the_search() -> None:
    looks = iter([None, None, "mark", "later mark"])
    assert poll(lambda: next(looks), timeout=5.0) == "mark"
    assert next(looks) == "later mark"


def test_after_the_time_there_is_one_last_look() -> None:
    looks: list[int] = []

    def look() -> None:
        looks.append(1)

    assert poll(look, timeout=0.1) is None
    # At 30 and 60 ms, and at the end.
    assert len(looks) == 1 + sum(moment < 0.1 for moment in FIRST_LOOKS)


def test_no_time_is_one_look() -> None:
    looks = iter(["mark"])
    assert poll(lambda: next(looks), timeout=0) == "mark"


def test_a_long_search_looks_once_a_second_in_the_end() -> None:
    looks: list[int] = []

    def look() -> str | None:
        looks.append(1)
        return "mark" if len(looks) > len(FIRST_LOOKS) else None

    assert poll(look, timeout=60) == "mark"
