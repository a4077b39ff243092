"""Programmes and real help carry public facts only, and whose page they are from."""

import pytest

from seed_data.programmes import held_records, programme_records

RECORDS = {record["name"]: record for record in programme_records()}
HELD = {record["name"]: record for record in held_records()}
PERSONAL = {"phones", "contacts", "email", "service_at_locations", "assured_date"}


def facts_of(record, code):
    return [
        attribute["value"]
        for attribute in record["attributes"]
        if attribute["taxonomy_term"]["code"] == code
    ]


def channels_of(record):
    return {
        attribute["label"]
        for attribute in record["attributes"]
        if attribute["taxonomy_term"]["code"] == "channel" and "label" in attribute
    }


def held_in(record):
    return {
        attribute["label"]
        for attribute in record["attributes"]
        if attribute["taxonomy_term"]["code"] == "hold"
    }


WITH_CHANNELS = {name: one for name, one in RECORDS.items() if channels_of(one)}


def test_there_are_twenty_four_programmes_and_further_real_help():
    assert (len(RECORDS), len(WITH_CHANNELS), len(HELD)) == (46, 25, 29)


def test_the_demonstration_is_given_the_programmes_without_any_number():
    records = list(programme_records(numbers=False))

    assert len(records) == 24
    assert not any(map(channels_of, records))
    assert not [one for one in records if facts_of(one, "read_on")]


@pytest.mark.parametrize("record", WITH_CHANNELS.values(), ids=WITH_CHANNELS)
def test_a_number_or_address_names_the_page_that_publishes_it(record):
    [source] = facts_of(record, "source")
    [publisher] = facts_of(record, "published_by")

    assert source.startswith("https://")
    assert publisher in {"self", "state", "un"}
    assert facts_of(record, "read_on") == ["2026-11-30"]


def test_no_number_that_is_held_is_among_what_is_shown():
    shown = set[str]().union(*(channels_of(record) for record in RECORDS.values()))
    pairs = {(name, number) for name, one in HELD.items() for number in held_in(one)}

    told = {
        (name, number)
        for name, record in RECORDS.items()
        for number in channels_of(record)
    }

    assert not pairs & told
    assert all(number not in shown for _, number in pairs if len(number) > len("116"))


@pytest.mark.parametrize("record", HELD.values(), ids=HELD)
def test_what_is_held_says_why_and_on_which_page_it_was_seen(record):
    reasons = facts_of(record, "hold")

    assert reasons
    assert held_in(record) <= channels_of(record)
    assert all("(http" in reason for reason in reasons)


def test_the_fund_of_the_north_is_not_offered_to_kenya():
    record = RECORDS["Urgent Action Fund for Women's Human Rights"]

    covered = set(facts_of(record, "covers_country"))

    assert not covered & {"*", "KE", "UG", "BI", "GT", "LY", "AF"}


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_a_programme_is_unconfirmed_and_as_old_as_its_source(record):
    years = facts_of(record, "source_year")

    assert facts_of(record, "unconfirmed") == ["yes"]
    assert years or facts_of(record, "read_on")
    assert all(2014 < int(year) < 2027 for year in years)


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_a_programme_names_no_address_or_person_nor_a_phone_of_its_own(record):
    assert not PERSONAL & record.keys()
    assert not PERSONAL & record["organization"].keys()


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_a_programme_says_what_it_covers(record):
    covers = facts_of(record, "covers_country")

    assert covers
    assert "*" not in covers or covers == ["*"]


def test_a_regional_programme_covers_its_countries_but_lies_in_none():
    record = RECORDS["DefendDefenders"]

    assert len(facts_of(record, "covers_country")) == 11
    assert record["service_areas"] == []


def test_a_programme_of_one_country_lies_in_it():
    areas = RECORDS["UDEFEGUA"]["service_areas"]

    assert [area["name"] for area in areas] == ["GT"]


def test_what_a_state_runs_is_marked_as_government():
    marked = {
        name
        for name, record in RECORDS.items()
        if facts_of(record, "affiliation") == ["government"]
    }

    assert marked == {
        "DEMI (Defensoria de la Mujer Indigena)",
        "Isange One Stop Centres",
        "National helpline against gender-based violence, 1195",
        "Sauti 116",
    }


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


def test_a_fund_says_which_languages_it_reads():
    africa = RECORDS["Urgent Action Fund-Africa"]
    north = RECORDS["Urgent Action Fund for Women's Human Rights"]

    assert facts_of(africa, "accepts_language") == ["en", "fr", "sw", "pt", "ar"]
    assert facts_of(north, "accepts_language") == ["*"]
    assert africa["url"] == "https://www.uaf-africa.org"


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

    assert covered
    assert "AF" not in covered
