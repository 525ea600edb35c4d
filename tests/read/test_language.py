"""Tests of telling English from other languages."""

from __future__ import annotations

import pytest

from dragoman.errors import OtherLanguage
from dragoman.read import language
from dragoman.read.language import check_english

FOREIGN = {
    "French": "Le ministre des affaires étrangères a rencontré vendredi à Paris son homologue chinois.",
    "German": "Der Außenminister traf am Freitag seinen Amtskollegen zu einem Gespräch, um über die Lage zu reden.",
    "Spanish": "El ministro de Asuntos Exteriores se reunió el viernes en Madrid con su homólogo chino.",
    "Dutch": "De minister van Buitenlandse Zaken sprak vrijdag in Den Haag met zijn Chinese ambtgenoot.",
    "Danish": "Udenrigsministeren mødtes fredag i København med sin kinesiske kollega og talte om sanktionerne.",
    "Russian": "Министр иностранных дел провел в пятницу в Москве переговоры с китайским коллегой о санкциях.",
    "Chinese": "中国外交部副部长马朝旭星期五在北京与俄罗斯和伊朗的代表举行了会谈，讨论制裁问题。",
    "Persian": "وزیر امور خارجه روز جمعه در تهران با همتای چینی خود درباره تحریم‌ها گفتگو کرد.",
    "Turkish": "Dışişleri Bakanı cuma günü Ankara'da Çinli mevkidaşıyla bir araya gelerek yaptırımları görüştü.",
    "Indonesian": "Menteri Luar Negeri pada hari Jumat bertemu dengan mitranya dari Tiongkok untuk membahas sanksi.",
}  # fmt: skip

ENGLISH = [
    "China and Iran condemned the sanctions on Friday, the foreign ministry said.",
    "Xi Jinping, Vladimir Putin, Masoud Pezeshkian",
    "US Vice President Mike Pence meets Iceland's President Gudni Johannesson at Hofdi House in Reykjavik on Tuesday",
    "Iran rejects US proposal, warns Israel; Russia, China voice support, urge talks",
    "China met Iran. " * 500,
    "Le Monde and Der Spiegel said that the ministers of France and Germany had met in Aix to talk about it.",
    "Ecuador and Peru both declared Nicolas Maduro's diplomats persona non grata.",
    "",
    "北京",
]


@pytest.mark.parametrize("name", FOREIGN)
def test_other_languages_are_named(name: str) -> None:
    with pytest.raises(OtherLanguage, match=f"^f: in {name}, and dragoman reads English only; give a translation"):
        check_english(FOREIGN[name], "f")


@pytest.mark.parametrize("text", ENGLISH)
def test_english_and_what_is_too_short_pass(text: str) -> None:
    check_english(text, "f")


def test_plain_english_loads_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_identify", lambda _: pytest.fail("the model was asked"))
    check_english(ENGLISH[0], "f")
