"""Forms of one word have one stem; different words keep different ones."""

import pytest

from search.text.analysis import fold
from search.text.stemming import stem


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", ["shelter", "shelters"]),
        ("en", ["threatened", "threatening", "threatens"]),
        ("fr", ["menace", "menaces", "menacée"]),
        ("es", ["amenaza", "amenazas", "amenazada"]),
        ("nl", ["advocaat", "advocaten"]),
        ("ar", ["محامية", "المحامية"]),
        ("ar", ["منظمة", "المنظمات"]),
        ("fa-AF", ["پناهگاه", "پناهگاه‌ها", "پناهگاه های", "پناهگاهی"]),
        ("fa-AF", ["زن", "زنان", "زن‌ها"]),
        ("fa-AF", ["کودک", "کودکان", "کودکانم"]),
        ("fa-AF", ["خانم", "خانم‌ها"]),
        ("ps", ["ښځه", "ښځې", "ښځو"]),
        ("ps", ["کور", "کورونه", "کورونو"]),
        ("sw", ["mtoto", "watoto"]),
        ("sw", ["wakili", "mawakili"]),
        ("sw", ["mwanamke", "wanawake"]),
        ("sw", ["nyumba", "nyumbani"]),
        ("rn", ["umugore", "abagore"]),
        ("rn", ["umwana", "abana"]),
        ("rn", ["igikorwa", "igikogwa", "ibikorwa"]),
        ("lg", ["omukazi", "abakazi"]),
        ("lg", ["omwana", "abaana"]),
        ("lg", ["ekifo", "ebifo"]),
    ],
)
def test_forms_of_one_word_have_one_stem(language: str, forms: list[str]) -> None:
    joined = [fold(form).replace(" ", "") for form in forms]

    assert len({stem(form, language) for form in joined}) == 1


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "police", "policy"),
        ("fa-AF", "زن", "زندان"),
        ("fa-AF", "وکیل", "وکالت"),
        ("fa-AF", "زندانی", "می‌زند"),
        ("sw", "wakili", "watoto"),
        ("rn", "umugore", "umugabo"),
        ("lg", "omukazi", "omusajja"),
    ],
)
def test_different_words_keep_different_stems(
    language: str, one: str, other: str
) -> None:
    assert stem(fold(one), language) != stem(fold(other), language)


@pytest.mark.parametrize("language", ["quc", "kek", "mam", "xx"])
def test_a_language_without_rules_keeps_the_word(language: str) -> None:
    assert stem("achaquix", language) == "achaquix"


@pytest.mark.parametrize("language", ["fa-AF", "ps", "sw", "rn", "lg"])
def test_a_short_word_is_never_stripped_to_nothing(language: str) -> None:
    stems = [stem(word, language) for word in ("ma", "ni", "را", "ان", "umu")]

    assert all(stems)
