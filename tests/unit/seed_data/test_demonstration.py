"""The demonstration shows every kind of listing, and nobody could take it for real."""

import json
from collections import Counter
from datetime import date

import phonenumbers
import pytest

from i18n.languages import LANGUAGES
from seed_data.demonstration import WRITTEN_ON, demonstration_records
from seed_data.taxonomy import load_taxonomy

RECORDS = {record["name"]: record for record in demonstration_records()}
EACH = pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
IN_ITS_LANGUAGE = {
    "en": "(demonstration)",
    "fr": "(démonstration)",
    "es": "(demostración)",
    "ar": "(تجريبي)",
    "fa-AF": "(نمایشی)",
    "ps": "(ازمایښتي)",
    "sw": "(mfano)",
    "rn": "(akarorero)",
    "lg": "(ekyokulabirako)",
    "nl": "(demonstratie)",
}
CAPITALS = {"Kabul", "Bujumbura", "Gitega", "Kampala", "Nairobi", "Tripoli"}
CAPITALS |= {"Ciudad de Guatemala", "Guatemala", "Guatemala City"}
# Ofcom keeps 020 7946 0000 to 0999 free for films and plays.
DRAMA_NUMBERS = "+44207946"


def facts_of(record, code):
    return [
        attribute.get("value", "yes")
        for attribute in record["attributes"]
        if attribute["taxonomy_term"]["code"] == code
    ]


def having(code, value="yes"):
    return [name for name, record in RECORDS.items() if value in facts_of(record, code)]


def locations_of(record):
    return [link["location"] for link in record.get("service_at_locations", [])]


def country_of(record):
    for location in locations_of(record):
        return location["addresses"][0]["country"]
    names = [area["name"] for area in record.get("service_areas", [])]
    return next((name for name in names if len(name) == 2), None)


def numbers_of(record):
    channels = [
        attribute["label"]
        for attribute in record["attributes"]
        if attribute.get("label", "").startswith("+")
    ]
    return [*(phone["number"] for phone in record.get("phones", [])), *channels]


def test_there_are_enough_to_try_the_directory_with():
    assert len(RECORDS) >= 240


@EACH
def test_the_name_says_that_it_is_a_demonstration(record):
    texts = [(record["text_language"], record["name"])]
    texts += [
        (text["language"], text["name"]) for text in record.get("translations", [])
    ]

    assert all(name.endswith(IN_ITS_LANGUAGE[language]) for language, name in texts)


@EACH
def test_no_number_can_reach_anybody(record):
    numbers = [phonenumbers.parse(number) for number in numbers_of(record)]

    real = [
        number
        for number in numbers
        if phonenumbers.is_valid_number(number)
        and not phonenumbers.format_number(
            number, phonenumbers.PhoneNumberFormat.E164
        ).startswith(DRAMA_NUMBERS)
    ]

    assert real == []


@EACH
def test_no_address_on_the_web_can_be_anybodys(record):
    mail = [record["email"], record["assurer_email"]]
    mail += [contact["email"] for contact in record.get("contacts", [])]

    assert all(address.endswith("@example.org") for address in mail)
    assert record["url"].endswith(".example/")
    assert record["organization"]["website"].endswith(".example/")


@EACH
def test_no_person_is_named(record):
    assert all("name" not in contact for contact in record.get("contacts", []))


@EACH
def test_a_description_has_two_to_four_sentences(record):
    sentences = record["description"].replace("؟", ".").count(".")

    assert 2 <= sentences <= 4


@EACH
def test_coordinates_are_no_finer_than_a_tenth_of_a_degree(record):
    points = [(place["latitude"], place["longitude"]) for place in locations_of(record)]

    assert all(value == round(value, 1) for point in points for value in point)


@pytest.mark.parametrize("name", having("confidential_location"))
def test_a_confidential_listing_has_an_area_and_no_place(name):
    record = RECORDS[name]

    assert locations_of(record) == []
    assert record["service_areas"]


def test_every_interface_language_is_written_and_spoken():
    written = {record["text_language"] for record in RECORDS.values()}
    spoken = {
        entry["code"] for record in RECORDS.values() for entry in record["languages"]
    }

    assert written == set(LANGUAGES)
    assert set(LANGUAGES) | {"quc", "kek", "mam"} <= spoken


def test_most_listings_are_written_in_one_language_only():
    translated = [record for record in RECORDS.values() if "translations" in record]

    assert 20 <= len(translated) < len(RECORDS) / 5


def test_listings_lie_in_six_countries_and_mostly_beyond_the_capitals():
    countries = Counter(country_of(record) for record in RECORDS.values())
    cities = [
        place["addresses"][0]["city"]
        for record in RECORDS.values()
        for place in locations_of(record)
    ]

    assert all(countries[code] >= 30 for code in ("AF", "BI", "UG", "GT", "LY"))
    assert countries["KE"] >= 25
    assert sum(city in CAPITALS for city in cities) < len(cities) / 10


def test_every_need_is_met_by_some_listing():
    needs = {
        attribute["taxonomy_term"]["code"]
        for record in RECORDS.values()
        for attribute in record["attributes"]
        if attribute["taxonomy_term"]["taxonomy"] == "panah"
    }

    assert needs == set(load_taxonomy())


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_shelter_for_children_near_herat_is_written_in_one_language(language):
    found = [
        record
        for record in RECORDS.values()
        if record["text_language"] == language
        and any(
            place["addresses"][0]["state_province"] == "Herat"
            for place in locations_of(record)
        )
        and facts_of(record, "shelter.family")
    ]

    assert any(shelter["accepts_children"] is True for shelter in found)
    assert all("translations" not in shelter for shelter in found)


def test_a_counsellor_speaks_dari_only():
    record = RECORDS["مشاور نمونه دریا (نمایشی)"]

    assert [entry["code"] for entry in record["languages"]] == ["fa-AF"]


def test_a_counselling_line_covers_afghanistan_in_dari_and_pashto():
    record = RECORDS["د نمونې د مشورې کرښه سپوږمۍ (ازمایښتي)"]

    assert record["remote"] is True
    assert facts_of(record, "covers_country") == ["AF"]
    assert [entry["code"] for entry in record["languages"]] == ["fa-AF", "ps"]


def test_one_mission_is_accredited_from_abroad_and_one_is_in_the_country():
    embassy = RECORDS["Embassy of Examplia in Nairobi (demonstration)"]
    consulate = RECORDS["Consulat honoraire d'Examplie à Gitega (démonstration)"]

    assert country_of(embassy) == "KE"
    assert facts_of(embassy, "accredited_country") == ["BI", "UG"]
    assert [country_of(consulate)] == facts_of(consulate, "accredited_country")


def test_the_lbtiq_group_has_no_place_and_only_partners_see_it():
    record = RECORDS["Example Lakeside Circle (demonstration)"]

    assert record["visibility"] == "partner"
    assert locations_of(record) == []


def test_every_affiliation_occurs():
    found = {
        value
        for record in RECORDS.values()
        for value in facts_of(record, "affiliation")
    }

    assert found == {
        "independent", "religious", "government", "political", "intergovernmental",
        "company",
    }  # fmt: skip


def test_some_are_full_some_closed_and_some_not_checked_for_long():
    full = [
        name
        for name, record in RECORDS.items()
        if record["status"] == "active"
        and any(capacity["available"] == 0 for capacity in record.get("capacities", []))
    ]
    closed = [name for name, record in RECORDS.items() if record["status"] != "active"]
    stale = [
        name
        for name, record in RECORDS.items()
        if (WRITTEN_ON - date.fromisoformat(record["assured_date"])).days > 365
    ]

    assert len(full) >= 10
    assert len(closed) >= 8
    assert len(stale) >= 15


@pytest.mark.parametrize("name", having("open_24_7"))
def test_what_is_open_day_and_night_has_hours_that_say_so(name):
    [schedule] = RECORDS[name]["schedules"]

    assert (schedule["opens_at"], schedule["closes_at"]) == ("00:00", "23:59")
    assert schedule["byday"] == "MO,TU,WE,TH,FR,SA,SU"


@EACH
def test_hours_are_local_minutes_with_an_offset(record):
    for schedule in record.get("schedules", []):
        opens, closes = schedule["opens_at"], schedule["closes_at"]

        assert "00:00" <= opens < closes <= "23:59"
        assert -6 <= schedule["timezone"] <= 4.5


def test_dates_stay_as_written_without_a_day():
    first = next(demonstration_records())

    assert first["assured_date"] == "2026-11-02"


def test_dates_move_with_the_day():
    first = next(demonstration_records(today=date(2027, 11, 20)))

    assert first["assured_date"] == "2027-11-02"
    assert first["last_modified"] == "2027-11-02T09:00:00+00:00"
    assert first["capacities"][0]["updated"] == "2027-11-18T07:30:00+00:00"


@EACH
def test_no_hidden_sign_turns_the_direction_of_a_text(record):
    text = json.dumps(record, ensure_ascii=False)

    assert not set(text) & set(
        "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    )
