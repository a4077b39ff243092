"""What a place is to her: where she is, where he is, where she must not go."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from search.places.gazetteer import Gazetteer
from search.request import SearchRequest
from search.response import Notice
from search.understanding.interpreter import Interpreter, Understanding
from search.understanding.phrase_bank import load_bank

NOW = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def interpreter() -> Iterator[Interpreter]:
    gazetteer = Gazetteer()
    yield Interpreter(gazetteer, load_bank())
    gazetteer.close()


def understood(
    interpreter: Interpreter, q: str, language: str, country: str | None, **more: str
) -> Understanding:
    return interpreter.understand(
        SearchRequest(q=q, language=language, country=country, now=NOW, **more)
    )


# What she wrote, her language, the country given, her place, and what else is named.
ROLES = [
    # only his place is known
    *(
        (text, language, country, None, {"his"})
        for language, country, text in (
            ("en", "KE", "my husband is in Nairobi and looks for me, I need shelter"),
            ("en", "KE", "he lives in Mombasa and i need a safe house"),
            ("fr", "BI", "mon mari est à Bujumbura et me cherche, j'ai besoin d'abri"),
            ("es", "GT", "mi esposo está en Cobán y me busca, necesito refugio"),
            ("ar", "LY", "زوجي في طرابلس ويبحث عني أحتاج ملجأ"),
            ("fa-AF", "AF", "شوهرم در کابل است و مرا می پالد، پناهگاه می خواهم"),
            ("ps", "AF", "مېړه مې په کابل کې دی او ما لټوي، پناه ځای غواړم"),
            ("sw", "KE", "mume wangu yuko Mombasa ananitafuta, nahitaji makazi"),
            ("rn", "BI", "umugabo wanje ari i Gitega aranrondera, nkeneye aho mba"),
            ("lg", "UG", "omwami wange ali mu Gulu annoonya, neetaaga obubudamo"),
            ("nl", "UG", "mijn man zit in Kampala en zoekt mij, ik zoek opvang"),
        )
    ),
    # both are known: hers counts
    *(
        (text, language, country, place, {"his"})
        for language, country, place, text in (
            ("en", "KE", "Kisumu", "the man is in Nairobi, I am in Kisumu"),
            ("en", "KE", "Kisumu", "I am in Kisumu, my husband is in Nairobi"),
            ("fr", "BI", "Gitega", "mon mari est à Bujumbura, je suis à Gitega"),
            ("es", "GT", "Quetzaltenango", "él está en Cobán y yo estoy en Xela"),
            ("ar", "LY", "Benghazi", "زوجي في طرابلس وأنا في بنغازي"),
            ("fa-AF", "AF", "Herat", "شوهرم در کابل است و من در هرات هستم"),
            ("ps", "AF", "Herat", "مېړه مې په کابل کې دی، زه په هرات کې یم"),
            ("sw", "KE", "Kisumu", "mume wangu yuko Mombasa, mimi niko Kisumu"),
            ("rn", "BI", "Gitega", "umugabo wanje ari i Bujumbura, ndi i Gitega"),
            ("lg", "UG", "Mbale", "omwami wange ali mu Kampala, nze ndi mu Mbale"),
            ("nl", "UG", "Mbale", "hij zit in Kampala, ik ben in Mbale"),
        )
    ),
    # not there
    *(
        (text, language, country, None, {"not"})
        for language, country, text in (
            ("en", "UG", "shelter but not in Kampala"),
            ("en", "UG", "a lawyer anywhere except Gulu"),
            ("fr", "BI", "un abri mais pas à Bujumbura"),
            ("es", "GT", "refugio que no sea en Cobán"),
            ("ar", "LY", "ملجأ ليس في طرابلس"),
            ("fa-AF", "AF", "پناهگاه نه در کابل"),
            ("ps", "AF", "پناه ځای خو نه په کابل کې"),
            ("sw", "KE", "makazi salama lakini si Nairobi"),
            ("rn", "BI", "aho nihisha atari i Bujumbura"),
            ("lg", "UG", "obubudamo naye si mu Kampala"),
            ("nl", "UG", "opvang niet in Kampala"),
        )
    ),
    # far from there
    *(
        (text, language, country, None, {"far"})
        for language, country, text in (
            ("en", "UG", "shelter far from Gulu"),
            ("en", "UG", "a safe house far away from the city of Gulu"),
            ("fr", "BI", "un abri loin de Gitega"),
            ("es", "GT", "refugio lejos de Xela"),
            ("ar", "LY", "ملجأ بعيد عن طرابلس"),
            ("fa-AF", "AF", "پناهگاه دور از کابل"),
            ("ps", "AF", "له کابل لرې پناه ځای"),
            ("sw", "KE", "makazi mbali na Nairobi"),
            ("rn", "BI", "aho nihisha kure ya Bujumbura"),
            ("lg", "UG", "obubudamo ewala okuva Kampala"),
            ("nl", "UG", "opvang ver weg van Kampala"),
        )
    ),
    # from there, now here
    *(
        (text, language, country, place, {"from"})
        for language, country, place, text in (
            ("en", "UG", "Kampala", "i am from Gulu and am now in Kampala"),
            ("en", "UG", "Lira", "i fled Gulu, now in Lira"),
            ("en", None, "Kampala", "i am from Sudan living in Kampala"),
            ("fr", "BI", "Bujumbura", "je viens de Ngozi je suis à Bujumbura"),
            ("es", "GT", "Quetzaltenango", "hui de Cobán y estoy en Xela"),
            ("ar", "LY", "Tripoli", "هربت من بنغازي وأنا في طرابلس"),
            ("fa-AF", "AF", "Herat", "از کابل آمده ام و حالا در هرات هستم"),
            ("ps", "AF", "Herat", "له کابل څخه راغلې یم، اوس په هرات کې یم"),
            ("sw", "KE", "Nairobi", "nimetoka Garissa niko Nairobi"),
            ("rn", "BI", "Bujumbura", "navuye i Ngozi, ubu ndi i Bujumbura"),
            ("lg", "UG", "Kampala", "nnava mu Gulu, kati ndi mu Kampala"),
            ("nl", "UG", "Kampala", "ik kom uit Gulu en ik ben nu in Kampala"),
        )
    ),
    # she wants to go there
    *(
        (text, language, country, None, {"to"})
        for language, country, text in (
            ("en", "KE", "how can i reach Canada"),
            ("en", "KE", "i want to flee to Uganda"),
            ("fr", "BI", "je veux partir en France"),
            ("es", "GT", "quiero irme a México"),
            ("ar", "LY", "أريد السفر الى تونس"),
            ("fa-AF", "AF", "می خواهم به ایران بروم"),
            ("ps", "AF", "غواړم پاکستان ته لاړه شم"),
            ("sw", "KE", "nataka kwenda Kanada"),
            ("rn", "BI", "nshaka kuja i Kampala"),
            ("lg", "UG", "njagala okugenda e Nairobi"),
            ("nl", "UG", "ik wil naar Nederland"),
        )
    ),
    # the missions of that country
    *(
        (text, language, country, None, {"of"})
        for language, country, text in (
            ("en", "KE", "visa for Germany"),
            ("en", "KE", "embassy of the Netherlands"),
            ("fr", "BI", "ambassade de France"),
            ("fr", "BI", "ambassade d'Allemagne"),
            ("es", "GT", "embajada de Alemania"),
            ("ar", "LY", "سفارة فرنسا"),
            ("fa-AF", "AF", "سفارت آلمان"),
            ("ps", "AF", "د جرمنی سفارت"),
            ("sw", "KE", "ubalozi wa Ujerumani"),
            ("rn", "BI", "ambasade ya Ubufaransa"),
            ("lg", "UG", "ekitebe kya Germany"),
            ("nl", "UG", "visum voor Nederland"),
        )
    ),
    # what is said of one holds for the next in one breath
    ("shelter not in Kampala or Entebbe", "en", "UG", None, {"not"}),
    ("refugio ni en Cobán ni en Xela", "es", "GT", None, {"not"}),
    ("he is in Kampala and Gulu, I am in Lira", "en", "UG", "Lira", {"his"}),
    ("I fled from Gulu to Lira", "en", "UG", "Lira", {"from"}),
    ("ik ben gevlucht uit Gulu naar Lira", "nl", "UG", "Lira", {"from"}),
    ("هربت من سبها الى طرابلس", "ar", "LY", "Tripoli", {"from"}),
    ("په کابل کې نه، په هرات کې", "ps", "AF", "Herat", {"not"}),
    ("not in Kampala, but in Gulu", "en", "UG", "Gulu", {"not"}),
    ("someone patient to speak to in Kisumu", "en", "KE", "Kisumu", set()),
    # near after all
    ("a lawyer not far from Gulu", "en", "UG", "Gulu", set()),
    ("un abri pas loin de Gitega", "fr", "BI", "Gitega", set()),
    ("my husband beats me in Gulu", "en", "UG", "Gulu", set()),
    ("my sister in Kisumu needs a doctor", "en", "KE", "Kisumu", set()),
    ("he knows that i am in Gulu", "en", "UG", "Gulu", set()),
]


@pytest.mark.parametrize(("text", "language", "country", "place", "roles"), ROLES)
def test_a_place_is_what_she_says_it_is(
    interpreter: Interpreter,
    text: str,
    language: str,
    country: str | None,
    place: str | None,
    roles: set[str],
) -> None:
    answer = understood(interpreter, text, language, country)

    named = answer.shown.place
    found = interpreter.gazetteer.place(named.id) if named and named.id else None
    assert (found and found.name) == place
    assert {str(away.role) for away in answer.shown.away} == roles
    assert place or answer.query.country == country
    asks = Notice.WHERE_ARE_YOU in answer.notices
    assert asks == (place is None and "his" in roles)


# What she wrote, her language, the country given, and the place.
FOUND = [
    ("lawyer Rabinal", "en", None, "Rabinal"),
    ("Rabinal", "es", None, "Rabinal"),
    ("abogado para mujeres Rabinal", "es", None, "Rabinal"),
    ("lawyer Muramvya", "en", None, "Muramvya"),
    ("lawyer Ghadames", "en", None, "Ghadames"),
    ("lawyer Sironko", "en", None, "Sironko"),
    ("avocat commune Kayogoro", "fr", None, "Kayogoro"),
    *(
        (f"lawyer in {name}", "en", None, name)
        for name in ("Kyangwali", "Nakivale", "Bidibidi", "Bwaise", "Katwe", "Karenga")
    ),
    *(
        (f"wakili {name}", "sw", "KE", name)
        for name in ("Kibera", "Mathare", "Eastleigh")
    ),
    *(
        (f"avocat à {name}", "fr", None, name)
        for name in ("Giharo", "Busoni", "Mugamba", "Gihanga", "Nyanza-Lac")
    ),
    ("avocat à nyanzalac", "fr", None, "Nyanza-Lac"),
    ("پناهگاه در جاغوری", "fa-AF", None, "Jaghuri"),
    ("lawyer Panjwai", "en", "AF", "Panjwayi"),
    ("وکیل دشت برچی", "fa-AF", "AF", "Dasht-e Barchi"),
    ("abogada en Ixcán", "es", None, "Ixcán"),
    ("abogada zona 18", "es", "GT", "Zona 18"),
    ("lawyer in Tawergha", "en", None, "Tawergha"),
    ("محامية في تاورغاء", "ar", None, "Tawergha"),
    ("abogado en el Quiché", "es", None, "Quiché"),
    ("abogado en la capital", "es", None, "Guatemala City"),
    ("محامية في العاصمة", "ar", None, "Tripoli"),
    ("wakili katika mji mkuu", "sw", "KE", "Nairobi"),
    ("محامية في ادجوماني", "ar", None, "Adjumani"),
    ("Ghandahar", "en", None, "Kandahar"),
    ("فزان", "ar", None, "Fezzan"),
    ("lawyer Karamoja", "en", None, "Karamoja"),
    ("shelter West Nile", "en", None, "West Nile"),
    ("wakili nrb", "sw", None, "Nairobi"),
    ("wakili msa", "sw", None, "Mombasa"),
    ("abogado en San Pedro", "es", None, "GT"),
    ("abogado en Santa Cruz", "es", None, "GT"),
    ("abogada en Bogotá", "es", None, "Bogotá"),
    ("lawyer in Kyangwali, Hoima", "en", None, "Kyangwali"),
    ("lawyer Tawergha, Misrata", "en", None, "Tawergha"),
    ("lawyer in Qwertyville, Hoima", "en", None, "Hoima"),
    ("avocate Butanyerera", "fr", None, "Butanyerera"),
    ("avocate à Karuzi", "fr", None, "Karusi"),
    ("avocate Buhumuza", "fr", None, "Buhumuza"),
    ("+256 772 123456 lawyer in Gulu", "en", None, "Gulu"),
    ("lawyer in Gulu\n" + "please", "en", None, "Gulu"),
]


@pytest.mark.parametrize(("text", "language", "country", "name"), FOUND)
def test_places_beyond_the_capitals_are_read(
    interpreter: Interpreter, text: str, language: str, country: str | None, name: str
) -> None:
    named = understood(interpreter, text, language, country).shown.place

    assert named
    assert named.id
    place = interpreter.gazetteer.place(named.id)
    assert place
    assert name in (place.name, place.country)


NO_PLACE = [
    ("my husband is an engineer", "en"),
    ("In March they beat my brother and now i need a lawyer", "en"),
    ("ta sabah 7 baje", "fa-AF"),
    ("en mai on m'a menacée", "fr"),
    ("في الخميس ضربوا أخي", "ar"),
    ("mu katale bankuba", "lg"),
    ("my friend Sofia needs a lawyer", "en"),
    ("mi amiga Guadalupe busca abogada", "es"),
    ("Sofia zoekt een advocaat", "nl"),
    ("me escondí en la montaña", "es"),
    ("vivo en el monte", "es"),
]


@pytest.mark.parametrize(("text", "language"), NO_PLACE)
def test_months_names_and_everyday_words_are_no_place(
    interpreter: Interpreter, text: str, language: str
) -> None:
    answer = understood(interpreter, text, language, None)

    assert answer.shown.place is None
    assert answer.shown.away == ()


STORY = (
    "it began in the year when I wrote about the mine near our land and the men came"
    " to our house at night and said that they know where my children go to school"
    " and I went to the office of the chief but he told me to keep quiet and since"
    " then I sleep every night in another house and I do not know what to do and"
)


@pytest.mark.parametrize("times", [1, 3, 10])
def test_the_last_place_of_a_long_story_counts(
    interpreter: Interpreter, times: int
) -> None:
    story = f"in Kitgum {STORY * times} I need a lawyer in Gulu"

    named = understood(interpreter, story[-4_000:], "en", None).shown.place

    assert named
    assert named.name == "Gulu"


UNKNOWN = [
    ("shelter in Jaghorabad", "en", "AF", "Jaghorabad"),
    ("shelter in Mae Sot", "en", None, "Mae Sot"),
    ("refugio en Tumaco", "es", None, "Tumaco"),
    ("پناهگاه در جاغورآباد", "fa-AF", "AF", "جاغورآباد"),
    ("abri à xyzzyville", "fr", "BI", ""),
    ("shelter in danger", "en", "UG", ""),
]


@pytest.mark.parametrize(("text", "language", "country", "name"), UNKNOWN)
def test_a_place_that_is_not_known_is_named(
    interpreter: Interpreter, text: str, language: str, country: str | None, name: str
) -> None:
    answer = understood(interpreter, text, language, country)

    assert answer.shown.unknown == name
    assert (Notice.PLACE_UNKNOWN in answer.notices) == bool(name)
    assert answer.query.country == country
