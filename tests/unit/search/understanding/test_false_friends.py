"""Sentences that were once read as a need that nobody asked for, in ten languages."""

import pytest

from search.understanding.needs import Recogniser
from tests.unit.search.understanding.test_needs import codes, families

SAFETY = {"shelter", "emergency", "relocation"}
CARE = {"medical", "shelter", "emergency"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "my husband found us"),
        ("en", "he found me"),
        ("en", "they found us again"),
        ("fr", "mon mari nous a retrouvés"),
        ("es", "mi marido nos encontró"),
        ("ar", "زوجي لقانا"),
        ("fa-AF", "شوهرم ما را پیدا کرد"),
        ("ps", "میړه مې موږ پیدا کړو"),
        ("sw", "mume wangu ametupata"),
        ("rn", "umugabo wanje yaradutoye"),
        ("lg", "omwami wange atuzudde"),
        ("nl", "mijn man heeft ons gevonden"),
    ],
)
def test_he_found_us_is_no_search_for_an_organisation(
    recogniser_of_bank: Recogniser, language: str, text: str
) -> None:
    reading = recogniser_of_bank.recognise(text, language)

    told = families((*reading.stated, *reading.likely))
    assert told[0] in SAFETY
    assert "organisation.lbtiq" not in codes(reading.stated)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "my family found out about my work"),
        ("fr", "ma famille a découvert mon travail"),
        ("es", "mi familia se enteró de mi trabajo"),
        ("ar", "عائلتي عرفت عن عملي"),
        ("fa-AF", "فامیلم از کارم خبر شدند"),
        ("ps", "کورنۍ مې زما له کاره خبره شوه"),
        ("sw", "familia yangu imejua kuhusu kazi yangu"),
        ("rn", "umuryango wanje wamenye akazi kanje"),
        ("lg", "ab'awaka bategedde omulimu gwange"),
        ("nl", "mijn familie is achter mijn werk gekomen"),
        ("en", "old woman"),
        ("es", "otra mujer me ayuda"),
        ("nl", "mijn vriendin is gevlucht"),
    ],
)
def test_family_and_friends_are_no_search_for_an_organisation(
    recogniser_of_bank: Recogniser, language: str, text: str
) -> None:
    reading = recogniser_of_bank.recognise(text, language)

    assert "organisation" not in families(reading.stated)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "where do i sleep"),
        ("en", "where can I sleep"),
        ("fr", "où est-ce que je dors cette nuit"),
        ("es", "dónde duermo esta noche"),
        ("ar", "وين أنام الليلة"),
        ("fa-AF", "امشب کجا بخوابم"),
        ("ps", "نن شپه چیرته ویده شم"),
        ("sw", "nitalala wapi leo usiku"),
        ("rn", "ndara he iri joro"),
        ("lg", "neebaka wa ekiro kino"),
        ("nl", "waar slaap ik vannacht"),
    ],
)
def test_where_to_sleep_is_a_roof(
    recogniser_of_bank: Recogniser, language: str, text: str
) -> None:
    reading = recogniser_of_bank.recognise(text, language)

    assert families(reading.stated)[:1] == ["shelter"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "my husband is a police officer"),
        ("fr", "mon mari est policier"),
        ("es", "mi marido es policía"),
        ("ar", "زوجي شرطي"),
        ("fa-AF", "شوهرم پولیس است"),
        ("ps", "میړه مې پولیس دی"),
        ("sw", "mume wangu ni polisi"),
        ("rn", "umugabo wanje ni umupolisi"),
        ("lg", "omwami wange mupoliisi"),
        ("nl", "mijn man is politieagent"),
    ],
)
def test_a_husband_in_the_police_is_no_criminal_case(
    recogniser_of_bank: Recogniser, language: str, text: str
) -> None:
    reading = recogniser_of_bank.recognise(text, language)

    assert codes(reading.stated)[:1] != ["legal.criminal_defence"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sw", "kesho"),
        ("fa-AF", "فردا"),
        ("ps", "سبا"),
        ("ar", "بكرة"),
        ("en", "he pays the fine"),
        ("ar", "دعوة زفاف"),
        ("fr", "un avocat mûr"),
        ("fr", "le fond du puits"),
        ("nl", "hof van de tuin"),
        ("nl", "prijs van melk"),
        ("en", "court yard"),
        ("en", "river bank"),
        ("en", "food court"),
        ("en", "cell phone"),
        ("en", "i am fine"),
    ],
)
def test_a_word_that_only_looks_like_a_need_states_none(
    recogniser_of_bank: Recogniser, language: str, text: str
) -> None:
    assert recogniser_of_bank.recognise(text, language).stated == ()


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("fgm", "medical"),
        ("abortion", "medical"),
        ("alimony", "legal"),
        ("deportation", "legal"),
        ("trafficking", "shelter"),
        ("birth certificate", "legal"),
    ],
)
def test_a_word_of_daily_work_is_its_need(
    recogniser_of_bank: Recogniser, text: str, family: str
) -> None:
    reading = recogniser_of_bank.recognise(text, "en")

    assert family in families(reading.stated)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "they want to cut my daughter"),
        ("fr", "ils veulent exciser ma fille"),
        ("es", "le quieren hacer la ablación a mi hija"),
        ("ar", "يريدون ختان ابنتي"),
        ("fa-AF", "میخواهند دخترم را ختنه کنند"),
        ("ps", "غواړي لور مې سنت کړي"),
        ("sw", "wanataka kumkeketa binti yangu"),
        ("rn", "bashaka gukeba umukobwa wanje"),
        ("lg", "baagala okukomola muwala wange"),
        ("nl", "ze willen mijn dochter besnijden"),
    ],
)
def test_they_want_to_cut_my_daughter_asks_for_care_or_a_roof(
    recogniser_of_bank: Recogniser, language: str, text: str
) -> None:
    reading = recogniser_of_bank.recognise(text, language)

    told = families((*reading.stated, *reading.likely))
    assert told[:1]
    assert told[0] in CARE
