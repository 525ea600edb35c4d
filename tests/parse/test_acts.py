"""Tests of dragoman.parse.acts: the network's scores of acts read into chances."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from dragoman.parse.acts import ActLabels, Floats, read_acts

LABELS = ActLabels(["", "AGREE", "CONSULT"], ["", "CONSULT/visit"], ["actual", "future"])
OFF = [9.0, 0.0, 0.0]
"""Scores of a word that is surely no trigger."""


@dataclass
class Scores:
    event: Floats
    mode: Floats
    status: Floats
    actor: Floats
    recipient: Floats


def scores(*event: list[float], mode: tuple[float, float] = (0, 0), status: tuple[float, float] = (0, 0)) -> Scores:
    n = len(event)
    actor = np.full((n, n), -20, np.float32)
    actor[:, 0] = 20
    recipient = np.full((n, n), 0, np.float32)
    return Scores(
        np.array(event, np.float32), np.array([mode] * n, np.float32), np.array([status] * n, np.float32), actor,
        recipient,
    )  # fmt: skip


def test_only_words_that_may_be_triggers_are_read() -> None:
    found = read_acts(scores(OFF, [0.0, 5.0, 0.0], OFF, [0.0, 0.0, 0.0]), 0, 4, LABELS)
    assert [reading.token for reading in found] == [1, 3]


def test_types_come_likeliest_first_without_the_one_that_means_none() -> None:
    (reading,) = read_acts(scores([0.0, 1.0, 2.0]), 0, 1, LABELS)
    assert [name for name, _ in reading.events] == ["CONSULT", "AGREE"]
    powers = np.exp([0.0, 1.0, 2.0])
    assert dict(reading.events) == pytest.approx(
        {"CONSULT": powers[2] / sum(powers), "AGREE": powers[1] / sum(powers)}, abs=1e-4
    )


def test_unlikely_labels_are_left_out() -> None:
    (reading,) = read_acts(scores([0.0, 0.0, 9.0], mode=(-9, 0), status=(0, 9)), 0, 1, LABELS)
    assert [name for name, _ in reading.events] == ["CONSULT"]
    assert [name for name, _ in reading.modes] == ["CONSULT/visit"]
    assert [name for name, _ in reading.statuses] == ["future"]


def test_no_mode_is_no_name() -> None:
    (reading,) = read_acts(scores([0.0, 0.0, 9.0], mode=(9, 0)), 0, 1, LABELS)
    assert reading.modes == ()


def test_roles_have_one_chance_for_each_word_of_the_sentence() -> None:
    (reading,) = read_acts(scores(OFF, OFF, [0.0, 9.0, 0.0], OFF), 1, 4, LABELS)
    assert reading.token == 1
    assert reading.actor == (0.0, 0.0, 0.0)
    assert reading.recipient == (0.5, 0.5, 0.5)
    (whole,) = read_acts(scores(OFF, OFF, [0.0, 9.0, 0.0], OFF), 0, 4, LABELS)
    assert whole.token == 2
    assert whole.actor == (1.0, 0.0, 0.0, 0.0)


def test_large_scores_do_no_harm() -> None:
    (reading,) = read_acts(scores([0.0, 1e4, -1e4]), 0, 1, LABELS)
    assert reading.events == (("AGREE", 1.0),)
