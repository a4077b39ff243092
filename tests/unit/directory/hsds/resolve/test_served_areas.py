import pytest

from directory.geocoding import Geocoder
from directory.hsds.resolve.served_areas import AreaReading, ServedAreas, Where
from directory.search_port import Gazetteer

NOWHERE = Where()


@pytest.fixture(scope="module")
def areas():
    gazetteer = Gazetteer()
    yield ServedAreas(Geocoder(gazetteer))
    gazetteer.close()


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Herat Province, Afghanistan", {"AF.11"}),
        ("Afghanistan - Herat", {"AF.11"}),
        ("Injil, Herat, Afghanistan", {"AF.11"}),
        ("ولایت بلخ، افغانستان", {"AF.30"}),
        ("د هرات ولایت", {"AF.11"}),
        ("وردک", {"AF.27"}),
        ("Province de Gitega", {"BI.13"}),
        ("Intara ya Gitega", {"BI.13"}),
        ("Gulu District", {"UG.N"}),
        ("Wilaya ya Gulu", {"UG.N"}),
        ("Turkana County", {"KE.51"}),
        ("Kaunti ya Nakuru", {"KE.39"}),
        ("Departamento de Huehuetenango", {"GT.08"}),
        ("Huehuetenango y Quiché, Guatemala", {"GT.08", "GT.14"}),
        ("محافظة طرابلس", {"LY.77"}),
        ("Nord-Kivu et Sud-Kivu", {"CD.11", "CD.12"}),
        ("Bukavu, Sud-Kivu, RDC", {"CD.12"}),
        ("Northern Uganda", {"UG.N"}),
        ("Northern and Eastern Uganda", {"UG.N", "UG.E"}),
        ("Kaskazini mwa Uganda", {"UG.N"}),
        ("Eastern DRC", {"CD"}),
        ("est de la RDC", {"CD"}),
        ("شمال افغانستان", {"AF"}),
        ("Nationwide (Uganda)", {"UG"}),
        ("Uganda (nationwide)", {"UG"}),
        ("All Uganda", {"UG"}),
        ("all 34 provinces of Afghanistan", {"AF"}),
        ("toute la RDC", {"CD"}),
        ("Toda Guatemala", {"GT"}),
        ("سراسر افغانستان", {"AF"}),
        ("په ټول افغانستان کې", {"AF"}),
        ("جميع أنحاء ليبيا", {"LY"}),
        ("Kenya nzima", {"KE"}),
        ("Uburundi bwose", {"BI"}),
        ("Uganda yonna", {"UG"}),
        ("Heel Oeganda", {"UG"}),
        ("Uganda, Burundi", {"UG", "BI"}),
        ("Uganda and Burundi", {"UG", "BI"}),
        ("Ouganda et Burundi", {"UG", "BI"}),
        ("Uganda na Kenya", {"UG", "KE"}),
        ("أوغندا وبوروندي", {"UG", "BI"}),
        ("اوگاندا و بروندی", {"UG", "BI"}),
        ("UG, KE; BI", {"UG", "KE", "BI"}),
        ("Uganda: Gulu, Kasese", {"UG.N", "UG.W"}),
        ("Uganda (Gulu; Kasese)", {"UG.N", "UG.W"}),
        ("Nairobi, Kenya; Kampala, Uganda", {"KE.05", "UG.C"}),
        ("Gulu District, Uganda and Juba, South Sudan", {"UG.N", "SS.01"}),
        ("Herat, Kabul", {"AF.11", "AF.13"}),
        ("Trinidad and Tobago", {"TT"}),
        ("Bosnia & Herzegovina", {"BA"}),
        ("Herat", {"AF.11"}),  # its namesake in Iran is a village
        ("ug", {"UG"}),
        ("ولایت‌های هرات، غور و بادغیس", {"AF.11", "AF.09", "AF.02"}),
        ("محافظات بنغازي ومصراتة", {"LY.69", "LY.72"}),
        ("Democratic Republic of Congo: North Kivu; South Kivu", {"CD.11", "CD.12"}),
        ("Provinces of Herat, Ghor and Badghis", {"AF.11", "AF.09", "AF.02"}),
        ("ولایات هرات و بادغیس", {"AF.11", "AF.02"}),
        ("Afghanistan, Pakistan and Iran", {"AF", "PK", "IR"}),
        ("Uganda/Kenya/Tanzania", {"UG", "KE", "TZ"}),
        ("Nationwide coverage in Afghanistan", {"AF"}),
        ("Uganda nationwide", {"UG"}),
        ("Services available in Kitgum", {"UG.N"}),
        ("Couverture nationale, Burundi", {"BI"}),
        ("Commune de Ngozi", {"BI.19"}),
        ("Kabul city", {"AF.13"}),
        ("South Sudan", {"SS"}),
        ("UGA", {"UG"}),
        ("AF.11", {"AF.11"}),
        ("*", {"*"}),
        ("Worldwide", {"*"}),
        ("سراسر جهان", {"*"}),
    ],
)
def test_words_are_read_as_the_places_that_they_name(areas, words, codes):
    reading = areas.read(words, NOWHERE)

    assert (set(reading.codes), reading.unknown) == (codes, ())


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("Nationwide", "UG"),
        ("National", "KE"),
        ("National coverage", "KE"),
        ("all districts", "UG"),
        ("Toutes les provinces", "BI"),
        ("تمام ولایات", "AF"),
        ("جميع المحافظات", "LY"),
        ("The entire country", "UG"),
        ("tout le pays", "BI"),
        ("todo el país", "GT"),
        ("كل البلاد", "LY"),
        ("سراسر کشور", "AF"),
        ("ټول هېواد", "AF"),
        ("nchi nzima", "KE"),
        ("igihugu cose", "BI"),
        ("landelijk", "NL"),
    ],
)
def test_the_whole_country_is_that_of_the_record(areas, words, country):
    known = areas.read(words, Where(country))
    guessed = areas.read(words, Where(None, country))
    alone = areas.read(words, NOWHERE)

    assert known == AreaReading((country,))
    assert guessed == AreaReading((country,), guessed=country)
    assert alone == AreaReading((), (words,))


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ("Our area", NOWHERE),
        ("South America", NOWHERE),
        ("Toute l'Amérique", NOWHERE),
        ("East Africa", NOWHERE),
        ("Services", NOWHERE),
        ("All", NOWHERE),
        ("Mobile", NOWHERE),
        ("Online", NOWHERE),
        ("Women", NOWHERE),
        ("Congo", NOWHERE),
        ("طرابلس", NOWHERE),  # also a town of Lebanon
        ("MENA region", NOWHERE),
        ("Nyanza", NOWHERE),  # Burundi, Kenya and Rwanda have one
        ("Outside Afghanistan", NOWHERE),
        ("not in Uganda", NOWHERE),
        ("NA", NOWHERE),
        ("San Francisco, CA", NOWHERE),
        ("Central", Where("KE")),
        ("x" * 301, NOWHERE),
    ],
)
def test_what_may_be_anywhere_is_no_place(areas, words, where):
    reading = areas.read(words, where)

    assert reading.codes == ()
    assert reading.unknown


def test_the_country_of_the_record_decides_between_namesakes(areas):
    assert areas.read("طرابلس", Where("LY")).codes == ("LY.77",)
    assert areas.read("طرابلس", Where(None, "LY")).guessed == "LY"
    assert areas.read("Georgia", Where("US")) == AreaReading(("US.GA",))
    assert areas.read("Georgia", NOWHERE) == AreaReading(("GE",))


def test_what_is_smaller_than_a_province_is_said_to_be_told_too_widely(areas):
    assert areas.read("Gulu District", NOWHERE).wider == ("Gulu District",)
    assert areas.read("Zzyx, Uganda", NOWHERE) == AreaReading(("UG",), wider=("Zzyx",))
    assert areas.read("Gulu, Zzyx", Where("UG")) == AreaReading(
        ("UG.N",), unknown=("Zzyx",), wider=("Gulu",)
    )
