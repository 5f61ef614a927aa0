"""The parts of the benchmarks that measure nothing: ratios, the table, the files, the names."""

import json
import re
from importlib import import_module
from pathlib import Path

import pytest

from benchmarks.lag import read as read_lag
from benchmarks.lines import CannotRun, Fact, Figure, Line, median_ratio, percentile
from benchmarks.measures import MEASURES, chosen, find
from benchmarks.moments import read as read_moments
from benchmarks.report import as_json, write_json
from benchmarks.rounds import in_turn, median_ms
from benchmarks.start import forbidden
from benchmarks.table import spread, table

FIGURE = Figure(what="a start", unit="ms", values=(20.0, 30.0, 90.0), floor=(10.0, 10.0, 10.0))
FACT = Fact(what="lost answers", found="none", aim="none")


def test_the_ratio_is_the_median_of_the_rounds_own_ratios() -> None:
    # One disturbed round falls on both sides: the ratio of the medians would be 1.5.
    assert median_ratio([10, 30, 300], [10, 20, 300]) == 1
    assert FIGURE.ratio == 3
    assert Figure(what="", unit="ms", values=(1.0,)).ratio is None


@pytest.mark.parametrize(("values", "floor"), [([], []), ([1.0], [1.0, 2.0])])
def test_a_ratio_needs_rounds_of_both_sides(values: list[float], floor: list[float]) -> None:
    with pytest.raises(ValueError, match=r"round|shorter|longer"):
        median_ratio(values, floor)


@pytest.mark.parametrize(
    ("share", "expected"), [(0.0, 1), (0.5, 50), (0.95, 95), (0.99, 99), (1.0, 100)]
)
def test_a_percentile_is_one_of_the_values(share: float, expected: int) -> None:
    assert percentile(list(range(100, 0, -1)), share) == expected


def test_a_percentile_of_one_value_is_the_value() -> None:
    assert percentile([7.0], 0.99) == 7
    with pytest.raises(ValueError, match="needs a value"):
        percentile([], 0.5)


def test_both_sides_take_turns_at_being_first() -> None:
    order: list[str] = []
    found = in_turn(3, lambda: order.append("ours"), lambda: order.append("floor"))
    assert order == ["ours", "floor", "floor", "ours", "ours", "floor"]
    assert found == ([None] * 3, [None] * 3)


def test_the_middle_call_counts() -> None:
    calls: list[int] = []
    assert median_ms(lambda: calls.append(1), 3) >= 0
    assert len(calls) == 3


def test_the_table_shows_median_spread_floor_and_ratio() -> None:
    noted = Figure(what="a wait", unit="s", values=(2.0,), aim="<= 3 s", note="on one core")
    lines = table({"M1": [FIGURE, FACT], "M4": [noted]}).splitlines()
    cells = [re.split(" {2,}", line) for line in lines]
    assert cells[0] == ["", "measure", "median (least to most)", "floor", "ratio", "aim"]
    assert set(lines[1]) == {"-"}
    assert cells[2] == [
        "M1",
        "a start",
        "30.0 ms (20.0 to 90.0)",
        "10.0 ms (10.0 to 10.0)",
        "3.00",
    ]
    assert cells[3] == ["M1", "lost answers", "none", "none"]
    assert cells[4] == ["M4", "a wait", "2 s", "<= 3 s"]
    assert cells[5] == ["", "on one core"]


def test_a_long_fact_makes_no_column_wider() -> None:
    long = Fact(what="who", found="everybody " * 20, aim="nobody")
    first, second = table({"M5": [FIGURE]}), table({"M5": [FIGURE, long]})
    assert second.splitlines()[2] == first.splitlines()[2]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((5.0,), "5 ms"),
        ((1234.5, 10.04, 0.123456), "10.0 ms (0.123 to 1234)"),
    ],
)
def test_figures_have_three_digits(values: tuple[float, ...], expected: str) -> None:
    assert spread(values, "ms") == expected


def test_the_file_holds_every_value_the_median_and_the_ratio(tmp_path: Path) -> None:
    path = tmp_path / "build" / "benchmarks.json"
    found: dict[str, list[Line]] = {"M1": [FIGURE], "M5": [FACT]}
    write_json(path, found)
    content = json.loads(path.read_text(encoding="utf-8"))
    assert content["measures"]["M1"][0]["values"] == [20, 30, 90]
    assert content["measures"]["M1"][0]["median"] == 30
    assert content["measures"]["M1"][0]["ratio"] == 3
    assert content["measures"]["M5"] == [as_json(FACT)]
    assert content["machine"]["cores"] >= 1


def test_every_measure_has_its_module() -> None:
    assert list(MEASURES) == ["M1", "M1b", "M2", "M3", "M4", "M5", "M9"]
    for name, module in MEASURES.items():
        assert find(name.lower()) is import_module(module).measure


def test_no_name_means_all() -> None:
    assert chosen([]) == tuple(MEASURES)
    assert chosen(["m1B", "M4"]) == ("M1b", "M4")
    with pytest.raises(KeyError):
        chosen(["M77"])


def test_moments_count_from_the_start_of_the_program() -> None:
    said = "hello\nmark painted 12.5 0.25 \nmark sign_in 13.0 0.5 a b\n"
    found = read_moments(said, 12.0)
    assert (found["painted"].wall_ms, found["painted"].cpu_ms) == (500, 250)
    assert (found["sign_in"].wall_ms, found["sign_in"].facts) == (1000, "a b")


def test_what_is_loaded_too_early_is_named_once() -> None:
    early = read_moments("mark painted 1.0 1.0 redis,pydantic\n", 0.0)
    clean = read_moments("mark painted 1.0 1.0 \n", 0.0)
    assert forbidden([early, clean, early]) == "pydantic, redis"
    assert forbidden([clean]) == "none"


def test_the_tour_tells_its_blocks() -> None:
    said = "The tour...\nLongest block of the window: 41 ms, 99 of 100 below 7 ms\n"
    assert read_lag(said) == (41, 7)
    with pytest.raises(CannotRun):
        read_lag("Not as expected")
