"""Place words inside a query: found when sure, never made of a plea for help."""

from collections.abc import Iterator

import pytest

from search.places.gazetteer import Gazetteer
from tests.support.finding import place_inside


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    gazetteer = Gazetteer()
    yield gazetteer
    gazetteer.close()


@pytest.mark.parametrize(
    ("query", "name", "country", "span"),
    [
        ("shelter in Gulu", "Gulu", "UG", (2, 3)),
        ("lawyer kabul", "Kabul", "AF", (1, 2)),
        ("shelter in lira", "Lira", "UG", (2, 3)),
        ("shelter Kampala Uganda", "Kampala", "UG", (1, 3)),
        ("shelter in Tripoli Lebanon", "Tripoli", "LB", (2, 4)),
        ("women in herat province", "Herat", "AF", (2, 4)),
        ("help in northern Uganda", "Northern", "UG", (2, 4)),
        ("asylum in the Netherlands", "Netherlands", "NL", (2, 4)),
        ("lawyer in Nice", "Nice", "FR", (2, 3)),
        ("I am from Kabul in Peshawar", "Peshawar", "PK", (5, 6)),
        ("refuge à Bujumbura", "Bujumbura", "BI", (2, 3)),
        ("avocate près de Tripoli", "Tripoli", "LY", (3, 4)),
        ("abogada en Xela", "Quetzaltenango", "GT", (2, 3)),
        ("refugio cerca de Cobán", "Cobán", "GT", (3, 4)),
        ("محامية في طرابلس", "Tripoli", "LY", (2, 3)),
        ("محامية بطرابلس", "Tripoli", "LY", (1, 2)),
        ("محامية بتونس", "Tunis", "TN", (1, 2)),
        ("وکیل بامیان", "Bamyan", "AF", (1, 2)),
        ("وکیل بغلان", "Baghlan", "AF", (1, 2)),
        ("وکیل لوگر", "Logar", "AF", (1, 2)),
        ("مركز قرب بنغازي", "Benghazi", "LY", (2, 3)),
        ("پناهگاه در هرات", "Herat", "AF", (2, 3)),
        ("وکیل نزدیک مزار شریف", "Mazar-e Sharif", "AF", (2, 4)),
        ("په کندهار کې وکیل", "Kandahar", "AF", (1, 2)),
        ("کابل کې ډاکټر", "Kabul", "AF", (0, 1)),
        ("mwanamke anapigwa Kisumu", "Kisumu", "KE", (2, 3)),
        ("msaada karibu na Kisumu", "Kisumu", "KE", (3, 4)),
        ("wakili Nairobini", "Nairobi", "KE", (1, 2)),
        ("msaada Kisumuni leo", "Kisumu", "KE", (1, 2)),
        ("muhamia fi trablos", "Tripoli", "LY", (2, 3)),
        ("پناهگاه در هرت", "Herat", "AF", (2, 3)),
        ("wakili nchini Mali", "Mali", "ML", (2, 3)),
        ("imfashanyo i Gitega", "Gitega", "BI", (2, 3)),
        ("obuyambi e Kampala", "Kampala", "UG", (2, 3)),
        ("omukuumi mu Gulu", "Gulu", "UG", (2, 3)),
        ("opvang bij Utrecht", "Utrecht", "NL", (2, 3)),
    ],
)
def test_a_place_said_in_passing_is_found_with_its_words(
    gazetteer: Gazetteer, query: str, name: str, country: str, span: tuple[int, int]
) -> None:
    match = place_inside(gazetteer, query)

    assert match is not None
    assert match.exact
    assert (match.place.name, match.place.country) == (name, country)
    assert (match.start, match.end) == span


@pytest.mark.parametrize(
    ("query", "name", "span"),
    [
        ("shelter in Mazr-i-sharif", "Mazar-e Sharif", (2, 5)),
        ("refugio en Quetzaltenago", "Quetzaltenango", (2, 3)),
        ("وکیل در کابلل", "Kabul", (2, 3)),
        ("shelter in Kandehaar", "Kandahar", (2, 3)),
        ("lawyer Bujumbra", "Bujumbura", (1, 2)),
        ("wakili nakurru", "Nakuru", (1, 2)),
    ],
)
def test_a_misspelt_place_is_guessed_after_in_or_at_the_end(
    gazetteer: Gazetteer, query: str, name: str, span: tuple[int, int]
) -> None:
    match = place_inside(gazetteer, query)

    assert match is not None
    assert (match.place.name, match.exact) == (name, False)
    assert (match.start, match.end) == span


@pytest.mark.parametrize(
    "query",
    ["Quetzaltenago refugio", "hulp in Helmont", "in taliban", "shelter in Munichh"],
)
def test_a_guess_needs_in_or_the_end_and_a_country_that_we_serve(
    gazetteer: Gazetteer, query: str
) -> None:
    assert place_inside(gazetteer, query) is None


def test_the_country_given_decides_between_bearers(gazetteer: Gazetteer) -> None:
    match = place_inside(gazetteer, "lawyer in Tripoli", country="LB")

    assert match is not None
    assert match.place.country == "LB"
    assert [place.country for place in match.alternatives] == ["LY", "GR"]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "I need help for my children",
        "nice lawyer",
        "help with reading and writing",
        "my husband beats me",
        "a safe place for women and mothers",
        "most of the men",
        "help, I am in danger",
        "in need of a shelter that takes children",
        "man at the bar threatens me",
        "can you help me in person",
        "same day cash",
        "besoin d'aide",
        "aide pour la mère et les enfants",
        "avocate pour les droits des femmes",
        "je suis en danger de mort",
        "tours de garde à la maison",
        "aide à domicile",
        "necesito ayuda legal",
        "la paz de mi casa",
        "refugio para mujeres y sus hijos",
        "estoy en peligro en mi hogar",
        "ayuda a la mujer con victoria y esperanza",
        "los derechos de las mujeres",
        "مساعدة قانونية",
        "أنا في خطر مع أطفالي",
        "مأوى للنساء",
        "محامية لقضية طلاق",
        "زوجي يضربني في البيت",
        "من حق المرأة",
        "کمک حقوقی برای زنان",
        "وکیل",
        "خانه امن برای زنان و اطفال",
        "شوهرم مرا می زند",
        "در خطر هستم",
        "ملاقات در زندان",
        "کمک مالی",
        "د ښځو لپاره مرسته",
        "په کور کې تاوتریخوالی",
        "زه وکیل ته اړتیا لرم",
        "khana amn baray zanan",
        "shawharam mara mezana",
        "msaada wa kisheria",
        "nahitaji msaada kwa watoto wangu",
        "mume wangu ananipiga nyumbani",
        "haki ya mali na ardhi",
        "katika hatari",
        "makazi salama ya wanawake",
        "ndakeneye imfashanyo",
        "umugabo wanje arankubita mu rugo",
        "inzu y'abana n'abagore",
        "ubufasha bw'amategeko",
        "mu ibanga",
        "nneetaaga obuyambi",
        "omwami wange ankuba mu nnyumba",
        "looya w'abakyala",
        "ekifo eky'obukuumi eri abaana",
        "juridische hulp",
        "ik heb hulp nodig voor mijn kinderen",
        "de beste opvang voor vrouwen",
        "veilig huis in de buurt",
        "ik ben in gevaar",
        "hulp bij het leren",
    ],
)
def test_a_plea_for_help_holds_no_place(gazetteer: Gazetteer, query: str) -> None:
    assert place_inside(gazetteer, query) is None
