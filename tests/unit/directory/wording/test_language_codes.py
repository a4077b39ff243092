import pytest

from directory.wording.language_codes import spoken_language, text_language


@pytest.mark.parametrize(
    ("code", "name", "tag"),
    [
        ("prs", "", "fa-AF"),
        ("fa-AF", "", "fa-AF"),
        ("fa_AF", "", "fa-AF"),
        ("", "Dari", "fa-AF"),
        ("", "دری", "fa-AF"),
        ("pus", "", "ps"),
        ("swh", "", "sw"),
        ("fas", "", "fa"),
        ("ENG", "", "en"),
        ("ur", "Urdu", "ur"),
        ("", "Urdu", "ur"),
        ("es-GT", "", "es"),
        ("quc", "", "quc"),
        ("kek", "", "kek"),
        ("", "K’iche’", "quc"),
        ("English", "", "en"),
        ("haz", "Hazaragi", "haz"),
        ("und", "Dari", "fa-AF"),
        ("und", "", None),
        ("", "Unknown language", None),
        ("mul", "", "mul"),
        ("zz9", "Klatchian", None),
        ("", "", None),
    ],
)
def test_a_spoken_language_has_one_tag(code, name, tag):
    assert spoken_language(code, name) == tag


@pytest.mark.parametrize(
    ("code", "tag"),
    [("fa", "fa-AF"), ("en-GB", "en"), ("ur", "ur"), ("und", None), ("??", None)],
)
def test_a_text_is_filed_under_one_of_our_languages(code, tag):
    assert text_language(code) == tag
