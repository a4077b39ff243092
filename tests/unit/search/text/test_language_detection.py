"""The language of a text is guessed; the interface language wins when unsure."""

import pytest

from search.text.language_detection import detect_language, detect_text_language


@pytest.mark.parametrize(
    ("query", "prior", "language"),
    [
        ("I am looking for a lawyer", "fr", "en"),
        ("je cherche un hébergement", "en", "fr"),
        ("necesito un abogado para mi hija", "en", "es"),
        ("ik zoek een veilige plek", "en", "nl"),
        ("nahitaji mahali salama pa kulala", "en", "sw"),
        ("nkeneye aho kuraroka", "en", "rn"),
        ("neetaaga ekifo eky'okusula n'abaana bange", "en", "lg"),
        ("مأوى للنساء", "en", "ar"),
        ("پناهگاه برای زنان", "en", "fa-AF"),
        ("زه وکیل غواړم", "fa-AF", "ps"),
        ("ښځې", "fa-AF", "ps"),
    ],
)
def test_a_clear_query_is_in_its_own_language(
    query: str, prior: str, language: str
) -> None:
    assert detect_language(query, prior) == language


@pytest.mark.parametrize(
    ("query", "prior"),
    [
        ("shelter", "fr"),
        ("visa", "sw"),
        ("embassy", "lg"),
        ("خانه امن", "ps"),
        ("خانه امن", "fa-AF"),
        ("0700 123 456", "rn"),
        ("", "es"),
        ("?!", "nl"),
    ],
)
def test_a_short_or_ambiguous_query_is_in_the_interface_language(
    query: str, prior: str
) -> None:
    assert detect_language(query, prior) == prior


def test_arabic_script_is_never_taken_for_a_latin_interface_language() -> None:
    assert detect_language("خانه امن", "en") in {"ar", "fa-AF", "ps"}


@pytest.mark.parametrize("prior", ["quc", "kek", "mam"])
def test_a_mayan_interface_language_stays_for_what_is_like_nothing_else(
    prior: str,
) -> None:
    assert detect_language("tob'anik", prior) == prior


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We offer a safe house and legal help to women at risk.", "en"),
        ("Nous offrons un hébergement sûr aux femmes menacées.", "fr"),
        ("نقدم المأوى والمساعدة القانونية للنساء المعرضات للخطر", "ar"),
        ("ما برای زنان در معرض خطر پناهگاه و کمک حقوقی فراهم می‌کنیم", "fa-AF"),
        ("موږ د خطر سره مخ ښځو ته خوندي ځای او حقوقي مرسته ورکوو", "ps"),
        ("Tunatoa makazi salama na msaada wa kisheria kwa wanawake.", "sw"),
        ("Dufasha abakenyezi mu vy'amategeko kandi tubaha aho baba.", "rn"),
        ("Tuyamba abakyala mu by'amateeka n'okubawa ekifo eky'okusulamu.", "lg"),
        ("Wij bieden vrouwen een veilige plek en juridische hulp.", "nl"),
    ],
)
def test_a_listing_text_is_in_its_own_language(text: str, language: str) -> None:
    assert detect_text_language(text) == language
