"""What tells a door is taken out of texts, however it is spelled, and nothing else."""

from uuid import UUID

import pytest

from directory.hsds.draft.rows import Cluster, make_row
from directory.hsds.redact.mentions import mentions_of
from directory.hsds.whereabouts import Whereabouts
from directory.listings.models import Phone, Service
from tests.unit.directory.hsds.import_samples import an_id

AVENUE = "14 Avenue Secrète"


def finding(*lines, codes=(), towns=()):
    return mentions_of(
        Whereabouts(frozenset(lines), frozenset(), frozenset(codes), frozenset(towns))
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Come to 14 Avenue Secrète!", "Come to …!"),
        ("14, AVENUE  secrete, 14\navenue Secrète", "…"),
        ("avenue Secrète 14", "…"),
        ("Avenue Secrète n° 14 today", "… today"),
        ("Number fourteen, Secrete avenue", "…"),
        ("quatorze avenue Secrete", "…"),
        ("chumba kumi na nne, Secrete", "…"),
        ("١٤ av. Secrète", "…"),
        ("Av.Secrète-14", "…"),
        ("14avenuesecrete", "…"),
        ("Avenu Secrette 14", "…"),
        ("Sekret Street no. 014", "…"),
        ("14ème avenue Secrète", "…"),
        ("خیابان سکرت ۱۴", "…"),
        ("by Avenue Secrete only", "by … only"),
        ("14 Avenue Secr&egrave;te &amp; more", "… & more"),
        ("14 Ave<b>nue</b> Se<i>cr</i>ete", "…"),
        ("men &amp; women, 100%25", "men &amp; women, 100%25"),
        ("14 beds, and call 14 times", "14 beds, and call 14 times"),
        ("a secret that we keep", "a secret that we keep"),
    ],
)
def test_a_street_is_found_however_it_is_spelled(text, told):
    assert finding(AVENUE).removed(text) == told


@pytest.mark.parametrize(
    ("line", "text", "told"),
    [
        ("Rue 12", "go to Rue-12 now", "go to … now"),
        ("Rue 12", "rue n°12", "…"),
        ("Rue 12", "la rue douze", "la …"),
        ("خیابان گلستان ۱۴", "Khiaban-e Golestan 14", "…"),
        ("خیابان گلستان ۱۴", "Golistan street no 14", "…"),
        ("Улица Мира 5", "Ulitsa Mira 5", "…"),
        ("Block 7b-9", "Block 7b-9 (near PC)", "… (near PC)"),
        ("25 Mill Lane", "vingt-cinq Mill lane", "…"),
        ("80 Rue Kasa", "quatre-vingts rue Kasa", "…"),
        ("Immeuble Kivu Palace", "at the Kivu Palace building", "at the …"),
        ("Immeuble Kivu Palace", "the KivuPalace, Sud-Kivu", "the …, Sud-Kivu"),
        ("Immeuble Kivu Palace", "at the immeuble", "at the immeuble"),
        ("Immeuble Kivu Palace", "کیوو پالاس", "…"),
        ("Immeuble Zephyr", "ask at zéphyr", "ask at …"),
        ("Nyalukemba", "Quartier NYALUKEMBA", "Quartier …"),
        ("Market Square", "We are at Market Square.", "We are at …."),
        ("Mill 7 a, back door", "At Mill 7 a, by the back door", "At …"),
        ("Address confidential", "address confidential", "address confidential"),
        ("Women", "help for women", "help for women"),
        ("1234567", "We are at 1234567.", "We are at 1234567."),
        ("7b", "We are at 7b.", "We are at 7b."),
        (", ;", "text", "text"),
    ],
)
def test_each_kind_of_line_is_found(line, text, told):
    assert finding(line).removed(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("PC-3001 or pc 3001", "… or …"),
        ("3001", "…"),
        ("call 0800 3001", "call 0800 3001"),
        ("code postal B-77", "…"),
        ("P.O. Box 55, Kampala", "…, Kampala"),
        ("B.P. 1234", "…"),
        ("صندوق پستی ۱۲۳", "…"),
        ("bus 7", "bus 7"),
    ],
)
def test_codes_and_boxes_are_found(text, told):
    assert finding(codes=["PC-3001", "3001", "12"]).removed(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("in Bukavu, Sud-Kivu", "in …, Sud-Kivu"),
        ("در بوکاوو", "در …"),
        ("in Bukabu", "in …"),
        ("in Goma", "in Goma"),
    ],
)
def test_towns_are_found_in_every_script(text, told):
    mentions = finding(towns=["bukavu", "بوکاوو"])

    assert mentions.removed(text) == told
    assert mentions.removed(text, towns=False) == text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("https://house.example/14-avenue-secrete", ""),
        ("https://house.example/%31%34-avenue-secrete", ""),
        ("avenue.secrete14@house.example", ""),
        ("https://bukavu.example/", "https://bukavu.example/"),
        ("https://maps.google.com/?q=here", ""),
        ("www.help.example", "www.help.example"),
        ("", ""),
    ],
)
def test_an_address_of_the_web_is_left_out_whole(text, told):
    assert finding(AVENUE, towns=["bukavu"]).removed(text) == told


def test_rows_lose_them_and_keep_the_number_to_call():
    head = make_row(Service, UUID(int=1), external_id=an_id(1), description=AVENUE)
    phone = make_row(Phone, UUID(int=2), number="3001", description="at 3001")
    cluster = Cluster(head, (phone,), frozenset({"service_capacity"}))

    told = finding(AVENUE, codes=["3001"]).removed_from_rows(cluster)

    assert told.head.values == head.values | {"description": "…"}
    assert told.parts[0].values == phone.values | {"description": "at …"}
    assert told.unsaid == cluster.unsaid


@pytest.mark.parametrize(
    ("text", "hides"),
    [
        ("a v e n u e  S e c r è t e  14", True),
        ("41 etercèS eunevA", True),
        ("К i v u P a l a c e", True),
        ("a secret that we keep for 14 women", False),
        ("a fictional group", False),
    ],
)
def test_letters_apart_or_turned_are_noticed(text, hides):
    assert (
        finding(AVENUE, "Immeuble Kivu Palace", "7b", "12 Fictional Street").hides_in(
            text
        )
        is hides
    )
