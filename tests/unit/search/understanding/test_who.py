"""Who she is, what she is and whom she fears are read, and are no need."""

import json

import pytest

from i18n import LANGUAGES
from search.conditions import Calling, Conditions, Feared, Identity
from search.understanding.who import WHO_FILE, read_who

CUES = json.loads(WHO_FILE.read_text("utf-8"))["languages"]
NAMED = set(Feared) - {Feared.HOME_STATE}  # the other is where she fled from


@pytest.mark.parametrize(
    ("language", "text", "rest"),
    [
        ("en", "shelter for women human rights defenders in Gulu", "shelter in Gulu"),
        ("fr", "abri pour femmes à Gitega", "abri à Gitega"),
        ("es", "albergue para defensoras de derechos humanos", "albergue"),
        ("ar", "محامية للمدافعات عن حقوق الإنسان", "محامية"),
        ("fa-AF", "پناهگاه برای زنان مدافع حقوق بشر", "پناهگاه"),
        ("ps", "سرپناه د بشري حقونو مدافعینو لپاره", "سرپناه"),
        ("sw", "wakili kwa watetezi wa haki za binadamu", "wakili"),
        ("rn", "umunyamategeko ku baharanira agateka ka zina muntu", "umunyamategeko"),
        ("lg", "looya eri abalwanirizi b'eddembe ly'obuntu", "looya"),
        ("nl", "opvang voor mensenrechtenverdedigers", "opvang"),
    ],
)
def test_for_whom_help_is_meant_is_no_part_of_the_need(language, text, rest):
    who = read_who(text, language)

    assert who.rest == rest
    assert who.conditions.callings != ()


def test_what_is_all_that_was_typed_stays():
    who = read_who("for women human rights defenders", "en")

    assert who.rest == "for women human rights defenders"
    assert who.conditions == Conditions(callings=(Calling.DEFENDERS,))


@pytest.mark.parametrize(
    ("language", "text", "identity", "rest"),
    [
        ("en", "I am a lesbian, I need a bed", Identity.LBTIQ, "I need a bed"),
        ("en", "lesbian organisation", Identity.LBTIQ, "lesbian organisation"),
        ("en", "we are an LBQ group, money", Identity.LBTIQ, "money"),
        ("fr", "je suis en fauteuil roulant, un abri", Identity.DISABLED, "un abri"),
        (
            "es",
            "soy indígena necesito abogada",
            Identity.INDIGENOUS,
            "necesito abogada",
        ),
        ("ar", "أنا لاجئة وأحتاج محامية", Identity.REFUGEE, "وأحتاج محامية"),
        ("sw", "nina miaka 16 natafuta makazi", Identity.YOUNG, "natafuta makazi"),
    ],
)
def test_what_she_is_is_read_and_asks_for_nothing(language, text, identity, rest):
    who = read_who(text, language)

    assert who.conditions.identities == (identity,)
    assert who.rest == rest


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "my husband found us"),
        ("en", "he found me"),
        ("en", "they found us again"),
        ("en", "my family found out about my work"),
        ("en", "old woman"),
        ("es", "es otra mujer, me ayuda"),
        ("nl", "mijn vriendin is gevlucht"),
    ],
)
def test_who_was_found_is_not_told_what_she_is(language, text):
    assert read_who(text, language).conditions.identities == ()


@pytest.mark.parametrize(
    ("language", "text", "feared"),
    [
        ("en", "my husband is a police officer", (Feared.POLICE, Feared.HUSBAND)),
        ("en", "no police please, a doctor", (Feared.POLICE,)),
        ("fr", "des soldats m'ont violée", (Feared.ARMY,)),
        ("fr", "le gouvernement a fermé notre association", (Feared.GOVERNMENT,)),
        ("es", "la mina nos amenaza", (Feared.COMPANY,)),
        ("es", "mi marido es policía", (Feared.POLICE, Feared.HUSBAND)),
        ("ar", "الشرطة تبحث عني", (Feared.POLICE,)),
        ("fa-AF", "طالبان در پی من هستند", (Feared.ARMY,)),
        ("ps", "وسله والو وتښتولم", (Feared.GANG,)),
        ("sw", "polisi walinipiga", (Feared.POLICE,)),
        ("rn", "imbonerakure zirandondera", (Feared.ARMY,)),
        ("lg", "poliisi yankuba", (Feared.POLICE,)),
        ("nl", "de regering heeft onze ngo geschorst", (Feared.GOVERNMENT,)),
        ("en", "where do I get a police report", ()),
        ("en", "church shelter", ()),
    ],
)
def test_whom_she_fears_is_read(language, text, feared):
    who = read_who(text, language)

    assert who.conditions.feared == feared
    assert who.rest == text


def test_each_language_tells_of_each_of_them():
    told = {
        language: (set(cues["audience"]), set(cues["identities"]), set(cues["feared"]))
        for language, cues in CUES.items()
    }

    assert told == dict.fromkeys(LANGUAGES, (set(Calling), set(Identity), NAMED))
