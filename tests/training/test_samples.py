"""Tests of training.samples: words and what is known of them as index arrays; needs PyTorch."""

from __future__ import annotations

import random

import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordLevel

from training.conllu import Doc, Sent, Word
from training.rows import ANY, TAGS, Tagged

torch = pytest.importorskip("torch")
samples = pytest.importorskip("training.samples")
acts = pytest.importorskip("training.acts")

TOKENIZER = Tokenizer(WordLevel({"[UNK]": 0, "Iran": 1, "left": 2, ".": 3}, "[UNK]"))


def word(form: str, head: int, deprel: str = "dep", upos: str = "X") -> Word:
    return Word(form, form.lower(), upos, "", head, deprel, space=True, misc="")


def sent(*, paragraph: bool = False) -> Sent:
    words = [word("Iran", 1, "nsubj", "PROPN"), word("left", -1, "root", "VERB"), word(".", 1, "punct", "PUNCT")]
    return Sent(words, paragraph)


DOC = Doc("d", [sent(paragraph=True), sent(), sent(paragraph=True)])


def test_labels_are_collected_and_sorted() -> None:
    vocabulary = samples.make_vocabulary([DOC])
    assert vocabulary.upos == ["PROPN", "PUNCT", "VERB"]
    assert vocabulary.deprel == ["nsubj", "punct", "root"]
    assert vocabulary.entity == list(TAGS)
    assert vocabulary.event[0] == vocabulary.mode[0] == ""


def test_a_lemma_rule_seen_once_is_left_out() -> None:
    odd = Doc("odd", [Sent([Word("went", "go", "VERB", "", -1, "root", space=True, misc="")])])
    both = samples.make_vocabulary([DOC, odd])
    assert len(both.lemma) == len(samples.make_vocabulary([DOC]).lemma)
    last = list(samples.tree_samples([odd], both, TOKENIZER, 10))[-1]
    assert last.targets["lemma"] == [samples.IGNORE]


@pytest.mark.parametrize(("limit", "lengths"), [(100, [6, 3]), (5, [3, 3, 3]), (1, [3, 3, 3])])
def test_windows_hold_whole_sentences_of_one_paragraph(limit: int, lengths: list[int]) -> None:
    vocabulary = samples.make_vocabulary([DOC])
    made = list(samples.tree_samples([DOC], vocabulary, TOKENIZER, limit))
    assert [len(one.words) for one in made] == lengths


def test_heads_count_through_the_window_and_sentences_are_marked() -> None:
    first = next(samples.tree_samples([DOC], samples.make_vocabulary([DOC]), TOKENIZER, 100))
    assert first.targets["head"] == [2, 0, 2, 5, 0, 5]
    assert first.targets["begins"] == [1, 0, 0, 1, 0, 0]
    assert first.targets["sentence"] == [0, 0, 0, 1, 1, 1]
    assert first.ids == [1, 2, 3, 1, 2, 3]


def test_allowed_tags_of_a_tagged_sentence() -> None:
    made = samples.tagged_sample(Tagged(["Iran", "left"], [frozenset({"B-PLACE"}), ANY]), TOKENIZER)
    assert [TAGS[i] for i, good in enumerate(made.allowed[0]) if good] == ["B-PLACE"]
    assert all(made.allowed[1])


def test_acts_of_a_composed_text() -> None:
    act = acts.Act([1], "RETREAT", "RETREAT/withdraw", "future", [0], [])
    made = samples.act_sample(acts.Text(["Iran", "left", "."], [act]), TOKENIZER)
    assert made.targets["event"] == [0, acts.EVENTS.index("RETREAT"), 0]
    assert made.targets["mode"][0] == samples.IGNORE
    assert made.targets["status"][1] == acts.STATUSES.index("future")
    assert made.targets["trigger"] == [0, 1, 0]
    assert made.roles == {"actor": [(1, 0)], "recipient": []}


def test_batches_keep_to_their_budget_and_hold_everything_once() -> None:
    made = [samples.tagged_sample(Tagged(["Iran"] * n, [ANY] * n), TOKENIZER) for n in (5, 1, 3, 2, 4, 9)]
    for rng in (None, random.Random(1)):  # noqa: S311 - shuffling, no cryptography
        groups = list(samples.batches(made, 8, rng))
        assert sorted(len(one.words) for group in groups for one in group) == [1, 2, 3, 4, 5, 9]
        assert all(len(group) * max(len(one.ids) for one in group) <= 8 for group in groups if len(group) > 1)


def test_a_batch_is_padded() -> None:
    act = acts.Act([1], "RETREAT", "", "actual", [0], [])
    texts = [acts.Text(["Iran", "left"], [act]), acts.Text(["Iran", "left", ".", "."])]
    batch = samples.collate([samples.act_sample(one, TOKENIZER) for one in texts])
    assert batch["ids"].tolist() == [[1, 2, 0, 0], [1, 2, 3, 3]]
    assert batch["mask"].tolist() == [[1, 1, 0, 0], [1, 1, 1, 1]]
    assert batch["event"][0].tolist()[2:] == [samples.IGNORE] * 2
    assert batch["actor"].shape == (2, 4, 4)
    assert batch["actor"][0, 1, 0] == 1
    assert batch["actor"].sum() == 1


def test_padding_of_windows_and_tags() -> None:
    vocabulary = samples.make_vocabulary([DOC])
    trees = samples.collate(list(samples.tree_samples([DOC], vocabulary, TOKENIZER, 100)))
    assert trees["sentence"][1].tolist() == [0, 0, 0, -1, -1, -1]
    tagged = [samples.tagged_sample(Tagged(["Iran"] * n, [frozenset({"O"})] * n), TOKENIZER) for n in (1, 2)]
    allowed = samples.collate(tagged)["allowed"]
    assert allowed.dtype == torch.bool
    assert allowed[0].sum(1).tolist() == [1, len(TAGS)]
