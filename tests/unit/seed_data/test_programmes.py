"""Programmes carry public facts only, and say that nobody has confirmed them."""

import pytest

from seed_data.programmes import programme_records

RECORDS = {record["name"]: record for record in programme_records()}
PERSONAL = {"phones", "contacts", "email", "service_at_locations", "assured_date"}


def facts_of(record, code):
    return [
        attribute["value"]
        for attribute in record["attributes"]
        if attribute["taxonomy_term"]["code"] == code
    ]


def test_there_are_twenty_four_programmes():
    assert len(RECORDS) == 24


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_a_programme_is_unconfirmed_and_as_old_as_its_source(record):
    [year] = facts_of(record, "source_year")

    assert facts_of(record, "unconfirmed") == ["yes"]
    assert 2020 < int(year) < 2025


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_a_programme_names_no_phone_address_or_person(record):
    assert not PERSONAL & record.keys()
    assert not PERSONAL & record["organization"].keys()


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_a_programme_says_what_it_covers(record):
    covers = facts_of(record, "covers_country")

    assert covers
    assert "*" not in covers or covers == ["*"]


def test_a_regional_programme_covers_its_countries_but_lies_in_none():
    record = RECORDS["DefendDefenders"]

    assert facts_of(record, "covers_country") == ["BI", "UG", "KE"]
    assert record["service_areas"] == []


def test_a_programme_of_one_country_lies_in_it():
    areas = RECORDS["UDEFEGUA"]["service_areas"]

    assert [area["name"] for area in areas] == ["GT"]


def test_only_the_state_body_is_marked_as_government():
    marked = {
        name: facts_of(record, "affiliation")
        for name, record in RECORDS.items()
        if facts_of(record, "affiliation")
    }

    assert marked == {"DEMI (Defensoria de la Mujer Indigena)": ["government"]}


def test_the_guidelines_are_a_text_and_not_a_service():
    reference = [
        name
        for name, record in RECORDS.items()
        if facts_of(record, "reference_only") == ["yes"]
    ]

    assert reference == ["EU Guidelines on Human Rights Defenders"]


def test_unknown_languages_stay_empty():
    assert RECORDS["DefendDefenders"]["languages"] == []


def test_known_languages_are_kept():
    codes = [entry["code"] for entry in RECORDS["Shelter City"]["languages"]]

    assert codes == ["en", "fr", "es"]


def test_a_fund_that_reads_any_language_says_so():
    record = RECORDS["Urgent Action Fund-Africa"]

    assert facts_of(record, "accepts_language") == ["*"]
    assert record["url"] == "https://www.uaf-africa.org"


def test_a_programme_without_a_website_has_no_address_on_the_web():
    assert "url" not in RECORDS["Journalists in Distress Network"]


def test_two_programmes_of_one_organization_agree_on_it():
    first = RECORDS["ProtectDefenders.eu"]["organization"]

    second = RECORDS["EU Temporary Relocation Platform (EUTRP)"]["organization"]

    assert first == second


def test_no_shelter_inside_afghanistan_is_named():
    shelters = [
        record
        for record in RECORDS.values()
        if any(
            attribute["taxonomy_term"]["code"].startswith("shelter")
            for attribute in record["attributes"]
        )
    ]

    covered = {
        country for record in shelters for country in facts_of(record, "covers_country")
    }

    assert covered == {"BI", "UG", "KE"}
