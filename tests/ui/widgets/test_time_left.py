import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.widgets.shapes import Shape
from ui.widgets.time_left import hours_minutes, time_left, time_weight

SECONDS = st.integers(-40_000_000, 40_000_000)


def _minutes(text: str) -> int:
    hours, minutes = text.lstrip("\u2212").split(":")
    total = int(hours) * 60 + int(minutes)
    return -total if text.startswith("\u2212") else total


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(18 * 60, "0:18"), (86_400, "24:00"), (-42 * 60, "\u22120:42"), (59, "0:00"), (0, "0:00"), (-1, "\u22120:01")],
)
def test_time_left_is_hours_and_minutes(seconds: int, text: str) -> None:
    assert hours_minutes(seconds) == text


@given(SECONDS)
def test_a_clock_never_shows_more_time_than_there_is(seconds: int) -> None:
    shown = _minutes(hours_minutes(seconds)) * 60
    assert shown <= seconds < shown + 60


@given(SECONDS)
def test_only_late_clocks_carry_a_minus(seconds: int) -> None:
    assert hours_minutes(seconds).startswith("\u2212") == (seconds < 0)


@given(SECONDS, st.integers(1, 40_000_000))
def test_the_track_fills_as_time_passes_and_is_full_when_late(seconds: int, span: int) -> None:
    now, later = time_left(seconds, span), time_left(seconds - 60, span)
    assert 0 <= now.used <= later.used <= 1
    assert (now.used == 1) == (seconds <= 0)


def test_bold_is_kept_for_what_runs_out_within_four_hours() -> None:
    assert [time_weight(time_left(left, 86_400).shape) for left in (-5, 60, 7200, 20_000)] == [600, 600, 600, 500]
    assert time_left(7200, 86_400).shape is Shape.UNDER_FOUR_HOURS
