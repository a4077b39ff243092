"""Points and maps are found in every way of writing them; prices and hours are not."""

import pytest

from directory.hsds.redact.doubts import may_tell_place
from directory.hsds.redact.map_links import decoded, spans_of_maps
from directory.hsds.redact.told_points import spans_of_points
from directory.listings.folded_text import fold_text


@pytest.mark.parametrize(
    "text",
    [
        "-2.508312, 28.860845",
        "-2.508312,28.860845",
        "2,508312 / 28,860845",
        "2.508, 28.861",
        "-2.508312",
        "-2.51, 28.86",
        "۲٫۵۰۸۳۱۲، ۲۸٫۸۶۰۸۴۵",
        "٢٫٥٠٨٣١٢ ٢٨٫٨٦٠٨٤٥",
        "२.५०८३१२, २८.८६०८४५",
        "lat -2.50",
        "Latitude: 2.5",
        "عرض جغرافیایی ۲٫۵",
        "GPS -2.5 28.8",
        "28.86° E",
        "2.51 S, 28.86 E",
        "S 2.51 E 28.86",
        "2°30'29.9\"S 28°51'39.0\"E",
        "2º 30′ 29.9″",
        "2 deg 30 min",
        "2d30m30s",
        "S 02 30 30",
        "02 30 30 S",
        "geo:-2.508,28.86",
        "35MQS0683277472",
        "35M QS 06832 77472",
        "MGRS 35M QS 06 77",
        "35M 706832 9722527",
        "FVR6+M8 Bukavu",
        "6g5ffvr6+m8",
        "6G5F0000+",
        "ＦＶＲ６＋Ｍ８",
        "geohash kxvmbr",
        "///filled.count.soap",
        "filled.count.soap",
        "02-30-30S 028-51-39E",
        "023030S0285139E",
        "-2 . 508312",
        "28·860845",
        "28.860 845",
        "-2508312, 28860845",
        "/// filled . count . soap",
        "what3words: filled count soap",
    ],
)
def test_a_point_is_found(text):
    assert [*spans_of_points(fold_text(f"at {text} now"))]


@pytest.mark.parametrize(
    "text",
    [
        "Call 081.2345678",
        "+243 812 345 678",
        "+93 (0)70.123.4567",
        "Fees 12.50 to 14.50",
        "5.000, 10.000 francs",
        "1,000,000",
        "38.5 °C",
        "24 h at 1030",
        "Mon 09:00-17:30, 24/7",
        "Article 14.2",
        "www.help.org and help.unhcr.org",
    ],
)
def test_what_is_no_point_is_left_alone(text):
    assert [*spans_of_points(fold_text(text))] == []


@pytest.mark.parametrize(
    "address",
    [
        "https://maps.app.goo.gl/abc",
        "goo.gl/maps/x",
        "https://www.google.com/maps/@-2.508312,28.860845,17z",
        "HTTPS://MAPS.GOOGLE.CD/?q=x",
        "https://mаps.google.com/x",  # the а of Cyrillic
        "https://www.openstreetmap.org/#map=17/-2.50831/28.86084",
        "https://osm.org/go/xyz",
        "https://maps.apple.com/?ll=1,2",
        "https://waze.com/ul/h",
        "https://yandex.com/maps/-/C",
        "https://www.bing.com/maps?cp=1",
        "https://w3w.co/a.b.c",
        "https://what3words.com/filled.count.soap",
        "https://plus.codes/6G5FFVR6%2BM8",
        "https://share.here.com/l/1,2",
        "https://g.page/x",
        "https://house.example/?q=-2.508312%2C28.860845",
        "https://house.example/%252D2.508312",
        "https://house.example/map/x",
        "comgooglemaps://?q=1",
        "geo:1,2",
    ],
)
def test_the_address_of_a_map_is_found_whole(address):
    text = f"see {address} now"

    assert text[slice(*next(spans_of_maps(text)))] == address


@pytest.mark.parametrize(
    "text",
    [
        "https://help.example/2025/01/14/news",
        "https://www.unhcr.org/roadmap",
        "https://wa.me/93701234567",
        "we map needs",
    ],
)
def test_another_address_is_left_alone(text):
    assert [*spans_of_maps(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "https://bit.ly/x",
        "find us on Google Maps",
        "maps[.]google[.]com/x",
        "maps dot google dot com slash x",
        "&#45;2&#46;508312, 28&#46;860845",
        "a GPS point by message",
        "12.50, 14.60",
        "5 km north of the lake",
        "14 Rue Kivu",
        "road 7",
        "ramp behind Total station",
        "opposite Shell",
        "10 minutes walk",
        "quartier Nyalukemba",
        "commune d'Ibanda",
        "ناحیه ۵",
        "two point five zero eight south",
        "Immeuble Kivu Palace",
        "l'immeuble « Kivu »",
        "Kivu Plaza",
        "Edificio El Sol",
        "عمارة النور",
        "deux virgule cinq zéro huit",
        "en face de la mosquée",
        "detrás de la iglesia",
        "achter de kerk",
        "nyuma ya msikiti",
        "inyuma y'ishure",
        "emabega w'ekkanisa",
        "خلف المسجد",
        "روبروی مسجد",
        "د جومات تر شا",
    ],
)
def test_what_may_tell_a_place_is_doubted(text):
    assert may_tell_place(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "We help women in need; 14 beds",
        "Ask for Amina after the first call",
        "20 minutes de consultation",
        "women behind bars",
        "a building for women; le bâtiment est accessible",
        "women of the quarter; 2 points for five of them",
        "with the hospital and the police before the court case",
        "24 hours a day, 7 days",
        "Fees 12.50, 14.60 USD",
        "A lawyer in the province",
        "We have 12 rooms. Street clothes are given",
    ],
)
def test_what_tells_no_place_is_not_doubted(text):
    assert not may_tell_place(text)


def test_a_text_is_decoded_as_often_as_it_is_likely_to_be_encoded():
    assert decoded("%252541 &amp;lt;b&amp;gt;x") == "A x"
    assert decoded("%2525252541") == "%2541"
