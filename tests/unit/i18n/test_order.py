import pytest

from i18n import LANGUAGES
from i18n.order import ALPHABETS, in_order, own_letters


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", "Åland Chad Côte Österreich Togo Türkiye Zambia"),
        ("es", "España Níger Nueva nz ñandú Oman"),
        ("fr", "Érythrée Espagne États Éthiopie Fidji"),
        ("ar", "إسبانيا أفغانستان الأردن آيسلندا كينيا ليبيا هولندا وهران يمن"),
        # Waw stands before heh, and the letters of Persian among the others.
        ("fa-AF", "آلمان افغانستان پاکستان چین کینیا گواتیمالا لیبیا ویتنام هند یمن"),
        ("ps", "آلمان افغانستان ټانګا ثور ځمکه چین څراغ حلب ډنمارک ړوند ږیره سوریه"),
        ("rn", "Afuganisitani Burundi Keniya Ubugande"),
    ],
)
def test_names_stand_in_the_order_of_their_language(language, names):
    ordered = names.split()

    assert in_order(reversed(ordered), language, str) == ordered
    assert in_order(sorted(ordered), language, str) == ordered


def test_latin_names_come_after_those_of_the_script():
    assert in_order(["Zürich", "یمن", "3"], "fa-AF", str) == ["3", "یمن", "Zürich"]


def test_what_is_sorted_is_named_by_the_caller():
    found = in_order([("b", "Écija"), ("a", "Évora"), ("c", "")], "es", lambda x: x[1])

    assert [code for code, _name in found] == ["c", "b", "a"]


@pytest.mark.parametrize("language", ALPHABETS)
def test_no_letter_stands_twice_in_an_alphabet(language):
    letters = ALPHABETS[language].letters.replace(" ", "")

    assert len(set(letters)) == len(letters) == len(own_letters(language))


def test_no_two_alphabets_share_a_sign():
    signs = [sign for tag in LANGUAGES for sign in own_letters(tag).values()]

    assert len(set(signs)) == len(signs)
