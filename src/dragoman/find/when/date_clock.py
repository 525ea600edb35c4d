"""The grammar of times of day: "3 p.m. GMT", "18:00", "at 17.05", "0800 UTC", "six o'clock"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.find.when.date_grammar import low
from dragoman.find.when.date_units import Unit, word_set

__all__ = ["clock"]

_ZONES = word_set("zones")
_HALVES = {"am": 0, "pm": 12, "a.m.": 0, "p.m.": 12, "noon": 12}


def clock(units: Sequence[Unit], i: int) -> tuple[str, int] | None:
    """Find a time of day with its zone; return it as "HHMM" with the index after it.

    "8 a.m. (0600 GMT)" is one time. Two numbers with a full stop are a time only after "at" or before "p.m." or a zone.
    """
    found = _time(units, i)
    if found is None:
        return None
    hour, j = found
    if low(units, j) == "(":
        inner = _time(units, j + 1)
        end = _zone(units, inner[1]) if inner else _zone(units, j + 1)
        return (hour, end + 1) if end > j + 1 and low(units, end) == ")" else (hour, j)
    return hour, _zone(units, j)


def _zone(units: Sequence[Unit], j: int) -> int:
    """Step over a zone: "GMT", "local time", "Eastern Standard Time"."""
    if low(units, j) not in _ZONES:
        return j
    j += 1
    j += low(units, j) == "standard"
    return j + (low(units, j) == "time")


def _time(units: Sequence[Unit], i: int) -> tuple[str, int] | None:
    """Read a time of day without its zone."""
    if not 0 <= i < len(units):
        return None
    half, end = _half(units, i + 1)
    pair = _hour_and_minute(units[i].low)
    if pair:
        timed = (
            ":" in units[i].low or low(units, i - 1) == "at" or half is not None or low(units, i + 1) in {"gmt", "utc"}
        )
        return _stamp(*pair, half, end) if timed else None
    hour = units[i].number
    if hour is None:
        hour = int(units[i].kinds["number"]) if "number" in units[i].kinds else None
    if hour is None:
        return None
    if half is not None or end > i + 1:
        return _stamp(hour, 0, half, end) if hour <= 24 else None
    military = (
        units[i].number is not None
        and len(units[i].low) == 4
        and low(units, i + 1) in {"gmt", "utc", "hours", "hrs", "local"}
    )
    return _stamp(hour // 100, hour % 100, None, i + 1) if military else None


def _hour_and_minute(text: str) -> tuple[int, int] | None:
    """Read "18:00" or "17.05"."""
    hour, mark, minute = text.partition(":" if ":" in text else ".")
    if not mark or not (hour.isdigit() and minute.isdigit()) or len(minute) != 2 or len(hour) > 2:
        return None
    return int(hour), int(minute)


def _half(units: Sequence[Unit], j: int) -> tuple[int | None, int]:
    """Read "a.m.", "pm", "o'clock" after an hour: the hours to add (None for no half) and the index after it."""
    word = low(units, j)
    if word in {"am", "pm", "a.m.", "p.m."}:
        return _HALVES[word], j + 1
    if word == "o'clock":
        return None, j + 1
    if word in {"a", "p"} and low(units, j + 1) == "." and low(units, j + 2) == "m":
        return _HALVES[word + "m"], j + 3 + (low(units, j + 3) == ".")
    return None, j


def _stamp(hour: int, minute: int, half: int | None, end: int) -> tuple[str, int] | None:
    """Return a time as "HHMM", None for one that no clock shows."""
    hour = hour if half is None else hour % 12 + half
    return (f"{hour % 24:02d}{minute:02d}", end) if hour <= 24 and minute < 60 else None
