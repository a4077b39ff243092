"""What she does not want is crossed out; what she lacks, or fears, never is."""

import pytest

from search.understanding.needs import Recogniser
from tests.unit.search.understanding.test_needs import families


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "i do not want a lawyer, i want a shelter"),
        ("en", "i do not want a lawyer i need a shelter"),
        ("fr", "pas d'avocat, un abri"),
        ("es", "no quiero abogado, quiero refugio"),
        ("ar", "لا أريد محامي أريد ملجأ"),
        ("fa-AF", "وکیل نمیخواهم پناهگاه میخواهم"),
        ("ps", "وکیل نه غواړم سرپناه غواړم"),
        ("sw", "sitaki wakili nataka makazi salama"),
        ("rn", "sinshaka umushingwamateka nshaka indaro"),
        ("lg", "saagala munnamateeka njagala obubudamu"),
        ("nl", "geen advocaat maar onderdak"),
    ],
)
def test_a_lawyer_is_denied_and_a_roof_is_stated(
    recogniser_of_bank: Recogniser, language: str, text: str
) -> None:
    reading = recogniser_of_bank.recognise(text, language)

    assert families(reading.denied) == ["legal"]
    assert families(reading.stated) == ["shelter"]
    assert "legal" not in families(reading.perhaps)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "i already have a lawyer, where can i sleep tonight"),
        ("es", "abogada ya tengo, quiero refugio"),
        ("fa-AF", "وکیل دارم، پناهگاه میخواهم"),
        ("sw", "wakili ninaye, nataka makazi salama"),
        ("nl", "een advocaat heb ik al, ik zoek opvang"),
    ],
)
def test_what_she_has_already_is_denied(
    recogniser_of_bank: Recogniser, language: str, text: str
) -> None:
    reading = recogniser_of_bank.recognise(text, language)

    assert families(reading.denied) == ["legal"]
    assert families(reading.stated) == ["shelter"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "not a lawyer"),
        ("nl", "ik wil geen advocaat"),
    ],
)
def test_a_denial_alone_states_nothing(
    recogniser_of_bank: Recogniser, language: str, text: str
) -> None:
    reading = recogniser_of_bank.recognise(text, language)

    assert families(reading.denied) == ["legal"]
    assert reading.stated == reading.likely == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "i do not want to die"),
        ("en", "i do not want him to find me"),
        ("en", "i have no lawyer"),
        ("fr", "je n'ai pas d'avocat"),
        ("es", "no tengo abogado"),
        ("ar", "ما عندي محامي"),
        ("fa-AF", "وکیل ندارم"),
        ("ps", "وکیل نه لرم"),
        ("sw", "sina wakili"),
        ("sw", "nyumbani si salama"),
        ("rn", "nta mushingwamateka mfise"),
        ("lg", "sirina munnamateeka"),
        ("nl", "ik heb geen advocaat"),
        ("nl", "geen slaapplaats en mijn man slaat me"),
    ],
)
def test_what_she_lacks_or_fears_is_not_denied(
    recogniser_of_bank: Recogniser, language: str, text: str
) -> None:
    reading = recogniser_of_bank.recognise(text, language)

    assert reading.denied == ()
    assert reading.stated or reading.likely
