"""Who is given as saying what, on hand-made trees, wrong ones included."""

from __future__ import annotations

import pytest

from find.said.speech_trees import said, tree, words

CASES = {
    "indirect": (
        "Lee told reporters that Iran had left.",
        (
            "Lee/Lee/PROPN/2/nsubj told/tell/VERB/0/root+past reporters/reporter/NOUN/2/iobj that/that/SCONJ/7/mark "
            "Iran/Iran/PROPN/7/nsubj had/have/AUX/7/aux left/leave/VERB/2/ccomp+past ././PUNCT/2/punct"
        ),
        [("Lee", "told", ["that Iran had left"])],
    ),
    "quotation and speaker after it": (
        "“We left,” said the minister.",
        (
            "“/“/PUNCT/3/punct We/we/PRON/3/nsubj left/leave/VERB/6/ccomp+past ,/,/PUNCT/3/punct ”/”/PUNCT/3/punct "
            "said/say/VERB/0/root+past the/the/DET/8/det minister/minister/NOUN/6/nsubj ././PUNCT/6/punct"
        ),
        [("the minister", "said", ["“We left,”"])],
    ),
    "the parser hung the speaker on the quotation": (
        "“We left,” said the minister.",
        (
            "“/“/PUNCT/3/punct We/we/PRON/3/nsubj left/leave/VERB/6/ccomp+past ,/,/PUNCT/3/punct ”/”/PUNCT/3/punct "
            "said/say/VERB/0/root+past the/the/DET/8/det minister/minister/NOUN/3/nsubj ././PUNCT/6/punct"
        ),
        [("the minister", "said", ["“We left,”"])],
    ),
    "partly quoted clause before the speaker": (
        "The truce “is dead,” Lee said.",
        (
            "The/the/DET/2/det truce/truce/NOUN/5/nsubj “/“/PUNCT/5/punct is/be/AUX/5/cop dead/dead/ADJ/9/ccomp "
            ",/,/PUNCT/5/punct "
            "”/”/PUNCT/5/punct Lee/Lee/PROPN/9/nsubj said/say/VERB/0/root+past ././PUNCT/9/punct"
        ),
        [("Lee", "said", ["The truce “is dead,”"])],
    ),
    "clause before the speaker": (
        "Iran has left, Lee said on Monday.",
        (
            "Iran/Iran/PROPN/3/nsubj has/have/AUX/3/aux left/leave/VERB/0/root+past ,/,/PUNCT/6/punct "
            "Lee/Lee/PROPN/6/nsubj "
            "said/say/VERB/3/parataxis+past on/on/ADP/8/case Monday/Monday/PROPN/6/obl ././PUNCT/3/punct"
        ),
        [("Lee", "said", ["Iran has left"])],
    ),
    "speaker inside": (
        "The plan, said Lee, is dead.",
        (
            "The/the/DET/2/det plan/plan/NOUN/8/nsubj ,/,/PUNCT/4/punct said/say/VERB/8/parataxis+past "
            "Lee/Lee/PROPN/4/nsubj "
            ",/,/PUNCT/4/punct is/be/AUX/8/cop dead/dead/ADJ/0/root ././PUNCT/8/punct"
        ),
        [("Lee", "said", ["The plan", "is dead"])],
    ),
    "participle for the same speaker": (
        "Lee resigned, saying that Iran had left.",
        (
            "Lee/Lee/PROPN/2/nsubj resigned/resign/VERB/0/root+past ,/,/PUNCT/4/punct saying/say/VERB/2/advcl+ger "
            "that/that/SCONJ/8/mark Iran/Iran/PROPN/8/nsubj had/have/AUX/8/aux left/leave/VERB/4/ccomp+past "
            "././PUNCT/2/punct"
        ),
        [("Lee", "saying", ["that Iran had left"])],
    ),
    "according to": (
        "Iran has left, according to the note.",
        (
            "Iran/Iran/PROPN/3/nsubj has/have/AUX/3/aux left/leave/VERB/0/root+past ,/,/PUNCT/8/punct "
            "according/accord/VERB/8/case to/to/ADP/5/fixed the/the/DET/8/det note/note/NOUN/3/obl ././PUNCT/3/punct"
        ),
        [("the note", "according to", ["Iran has left"])],
    ),
    "named": (
        "Lee called the vote a farce.",
        (
            "Lee/Lee/PROPN/2/nsubj called/call/VERB/0/root+past the/the/DET/4/det vote/vote/NOUN/2/obj a/a/DET/6/det "
            "farce/farce/NOUN/2/xcomp ././PUNCT/2/punct"
        ),
        [("Lee", "called", ["the vote a farce"])],
    ),
    "infinitive asked of somebody": (
        "Lee called on donors to pay.",
        (
            "Lee/Lee/PROPN/2/nsubj called/call/VERB/0/root+past on/on/ADP/4/case donors/donor/NOUN/2/obl "
            "to/to/PART/6/mark "
            "pay/pay/VERB/4/acl+inf ././PUNCT/2/punct"
        ),
        [("Lee", "called on", ["to pay"])],
    ),
    "quoted by an agency": (
        "“We left,” Xinhua quoted Wang as saying.",
        (
            "“/“/PUNCT/3/punct We/we/PRON/3/nsubj left/leave/VERB/7/ccomp+past ,/,/PUNCT/3/punct ”/”/PUNCT/3/punct "
            "Xinhua/Xinhua/PROPN/7/nsubj quoted/quote/VERB/0/root+past Wang/Wang/PROPN/7/obj as/as/SCONJ/10/mark "
            "saying/say/VERB/7/advcl+ger ././PUNCT/7/punct"
        ),
        [("Wang", "saying", ["“We left,”"])],
    ),
    "headline": (
        "No talks before May: minister",
        (
            "No/no/DET/2/det talks/talk/NOUN/0/root before/before/ADP/4/case May/May/PROPN/2/nmod :/:/PUNCT/6/punct "
            "minister/minister/NOUN/2/parataxis"
        ),
        [("minister", ":", ["No talks before May"])],
    ),
    "nobody": (
        "Neither side said that Iran had left.",
        (
            "Neither/neither/DET/2/det side/side/NOUN/3/nsubj said/say/VERB/0/root+past that/that/SCONJ/7/mark "
            "Iran/Iran/PROPN/7/nsubj had/have/AUX/7/aux left/leave/VERB/3/ccomp+past ././PUNCT/3/punct"
        ),
        [],
    ),
    "not said": (
        "Lee did not say whether Iran left.",
        (
            "Lee/Lee/PROPN/4/nsubj did/do/AUX/4/aux not/not/PART/4/advmod say/say/VERB/0/root+inf "
            "whether/whether/SCONJ/7/mark "
            "Iran/Iran/PROPN/7/nsubj left/leave/VERB/4/ccomp+past ././PUNCT/4/punct"
        ),
        [],
    ),
    "declined to say": (
        "Lee declined to say that Iran left.",
        (
            "Lee/Lee/PROPN/2/nsubj declined/decline/VERB/0/root+past to/to/PART/4/mark say/say/VERB/2/xcomp+inf "
            "that/that/SCONJ/7/mark Iran/Iran/PROPN/7/nsubj left/leave/VERB/4/ccomp+past ././PUNCT/2/punct"
        ),
        [],
    ),
    "only a setting before the speaker": (
        "On Monday, Lee said yes.",
        (
            "On/on/ADP/2/case Monday/Monday/PROPN/5/obl ,/,/PUNCT/5/punct Lee/Lee/PROPN/5/nsubj "
            "said/say/VERB/0/root+past "
            "yes/yes/INTJ/5/discourse ././PUNCT/5/punct"
        ),
        [],
    ),
    "thoughts in one's own words": (
        "“I think Iran left,” Lee said.",
        (
            "“/“/PUNCT/3/punct I/I/PRON/3/nsubj think/think/VERB/9/ccomp+pres Iran/Iran/PROPN/5/nsubj "
            "left/leave/VERB/3/ccomp+past "
            ",/,/PUNCT/3/punct ”/”/PUNCT/3/punct Lee/Lee/PROPN/9/nsubj said/say/VERB/0/root+past ././PUNCT/9/punct"
        ),
        [("Lee", "said", ["“I think Iran left,”"])],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_speaker_cue_and_content(name: str) -> None:
    text, cells, expected = CASES[name]
    found, layouts = said(tree(cells, text), text=text)
    assert [words(layouts[one.sentence], one, text) for one in found] == expected


def test_no_sentences_no_attributions() -> None:
    assert said(text="") == ((), [])


def test_a_dateline_is_not_said() -> None:
    text = "ROME, May 3 -- Iran has left, Lee said."
    cells = (
        "ROME/Rome/PROPN/8/parataxis ,/,/PUNCT/1/punct May/May/PROPN/1/nmod 3/3/NUM/3/nummod --/--/PUNCT/1/punct "
        "Iran/Iran/PROPN/8/nsubj has/have/AUX/8/aux left/leave/VERB/0/root+past ,/,/PUNCT/11/punct "
        "Lee/Lee/PROPN/11/nsubj "
        "said/say/VERB/8/parataxis+past ././PUNCT/8/punct"
    )
    found, _ = said(tree(cells, text), text=text)
    assert [text[start:end] for one in found for start, end in one.pieces] == ["Iran has left"]
