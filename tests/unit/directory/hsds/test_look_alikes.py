"""Letters that pose as others are named, and no link leads to an inner host."""

import pytest

from directory.hsds.look_alikes import is_inner_link, reasons
from directory.listings.models import Attribute, Service, Url
from tests.unit.directory.hsds.import_samples import (
    VETTERS,
    an_id,
    attribute,
    make_database,
    make_record,
    only,
    run_import,
)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Pаnаh", "mixes letters of Cyrillic and Latin"),
        ("Women of Ρanah", "mixes letters of Greek and Latin"),
        ("Раса Women", "looks like paca, and is written in Cyrillic"),
        ("https://exаmple.com/", "mixes letters"),
        ("a@bаnk.example", "mixes letters"),
        ("write to help@хост.example or сара.example", "looks like capa"),
        ("https://xn--exmple-cua.com/a", "xn--exmple-cua.com"),
        ("a@xn--ne-fmc.example", "punycode"),
    ],
)
def test_letters_that_pose_as_others_are_named(text, why):
    assert any(why in reason for reason in reasons(text))


@pytest.mark.parametrize(
    "text",
    [
        "Panah",
        "Женщины вместе",
        "Panah · پناه",
        "Γυναίκες Panah",
        "Associação Mulheres",
        "ناشطات 2026",
        "https://bücher.example/",
    ],
)
def test_honest_letters_are_not(text):
    assert next(reasons(text), None) is None


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://127.0.0.1:8000/a",
        "http://127.1/",
        "http://0x7f.1/",
        "http://2130706433/",
        "http://１２７.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://[fe80::1]/",
        "http://10.1.2.3/",
        "http://192.168.1.1/",
        "http://172.16.0.9/",
        "http://169.254.169.254/latest",
        "http://0.0.0.0/",
        "http://localhost/",
        "http://LOCALHOST./",
        "http://panah.localhost/",
        "http://printer.local/",
        "http://db.internal/",
        "http://intranet/",
        "http://[::1/",
    ],
)
def test_an_inner_host_is_known(address):
    assert is_inner_link(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://help.example/",
        "https://93.184.216.34/",
        "http://[2606:2800:220:1::1]/",
        "http://abcdefabcdef.onion/x",
        "see http://127.0.0.1/",
        "",
    ],
)
def test_a_host_that_all_can_reach_is_not(address):
    assert not is_inner_link(address)


def test_the_import_says_so_and_keeps_no_link():
    database = make_database()
    form = attribute("channel", "panah-attributes", "web_form")
    record = make_record(
        name="Pаnаh",
        url="http://127.0.0.1/",
        additional_urls=[
            {"id": an_id(20), "url": "http://[::1]/"},
            {"id": an_id(21), "url": "https://exаmple.com/"},
        ],
        attributes=[form | {"label": "http://localhost/form"}],
    )

    report = run_import(database, record, vetted_by=VETTERS)

    told = {note.field: note.reason for note in report.notes}
    assert (only(database, Service).url, only(database, Attribute).label) == ("", "")
    assert only(database, Url).url == "https://exаmple.com/"
    assert "private network" in told["url"]
    assert "private network" in told["additional_urls[0].url"]
    assert "private network" in told["attributes[0].label"]
    assert "look twice" in told["name"]
    assert "look twice" in told["additional_urls[1].url"]
    database.dispose()
