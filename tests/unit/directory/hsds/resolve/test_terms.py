import pytest

from directory.hsds.attributes import all_needs
from directory.hsds.resolve.terms import with_our_needs
from directory.hsds.schema.main_objects import Service
from seed_data.attributes import FACTS_TAXONOMY
from tests.unit.directory.hsds.import_samples import an_id, attribute, make_record


def foreign(name, taxonomy="AIRS", code="", **more):
    term = {"id": an_id(900), "name": name, "code": code, "description": ""}
    held = {"id": an_id(901), "taxonomy_term": term | {"taxonomy": taxonomy}}
    return held | more


def resolve(*attributes, **changes):
    record = make_record(attributes=list(attributes), **changes)
    told, notes = with_our_needs(Service.model_validate(record))
    return all_needs(told), notes


@pytest.mark.parametrize(
    ("name", "taxonomy", "needs"),
    [
        ("Domestic Violence Shelters", "AIRS", {"shelter"}),
        ("domestic violence shelter", "", {"shelter"}),
        ("Women's Refuges", "esdServiceTypes", {"shelter"}),
        ("Help Escape Violence", "Open Eligibility", {"shelter"}),
        ("Housing > Temporary Shelter", "Open Eligibility", {"shelter"}),
        ("Transitional Housing/Shelter", "AIRS", {"shelter.mid_term"}),
        ("Advocacy and Legal Aid", "Open Eligibility", {"legal"}),
        ("General Legal Aid", "211", {"legal.aid"}),
        ("Group Therapy", "Open Eligibility", {"mhpss.group"}),
        ("Counselling", "esd", {"mhpss"}),
        ("MHPSS", "OCHA", {"mhpss"}),
        ("GBV", "OCHA", {"medical.gbv"}),
        ("VBG", "OCHA", {"medical.gbv"}),
        ("Clinical Management of Rape", "GBV AoR", {"medical.gbv"}),
        ("Women and Girls Safe Spaces", "GBV AoR", {"safe_space"}),
        ("Soutien psychosocial", "", {"mhpss"}),
        ("Asesoría legal", "", {"legal"}),
        ("دار الإيواء", "", {"shelter"}),
        ("خانهٔ امن", "", {"shelter"}),
        ("الدعم النفسي الاجتماعي", "", {"mhpss"}),
        ("Msaada wa kisheria", "", {"legal"}),
        ("Vrouwenopvang", "", {"shelter"}),
        ("Criminal defence", "anything", {"legal.criminal_defence"}),
        ("GBV/MHPSS", "OCHA", {"medical.gbv", "mhpss"}),
        ("Psychosocial Support (PSS)", "", {"mhpss"}),
        ("Gender-based violence (GBV)", "", {"medical.gbv"}),
        ("Safe House/Shelter", "", {"shelter"}),
        ("خانه‌های امن", "", {"shelter"}),
        ("العنف القائم على النوع الاجتماعي", "", {"medical.gbv"}),
        ("safe house", "anything", {"shelter"}),
    ],
)
def test_the_words_of_others_mean_our_needs(name, taxonomy, needs):
    assert resolve(foreign(name, taxonomy)) == (needs, [])


@pytest.mark.parametrize(
    ("code", "taxonomy", "needs"),
    [
        ("BH-1800.1500-100", "AIRS", {"shelter.short_term"}),
        ("BH-1800.1500-100.05", "", {"shelter.short_term"}),
        ("BH-1800.9999", "AIRS", {"shelter"}),
        ("FT-3200", "LA County Taxonomy", {"legal.aid"}),
        ("FT", "211 LA County", {"legal"}),
        ("RP-1500.1400-200", "AIRS", {"emergency.hotline"}),
        ("legal.aid", "", {"legal.aid"}),
    ],
)
def test_a_code_counts_where_the_name_says_nothing(code, taxonomy, needs):
    assert resolve(foreign("", taxonomy, code)) == (needs, [])


@pytest.mark.parametrize(
    "term",
    [
        foreign("Food Pantries", code="BD-1800.2000"),
        foreign("Something", "", "FT"),
        foreign("Women", "Open Eligibility"),
        foreign("Transportation", code="BT"),
        foreign("Emergency > Food", "Open Eligibility"),
        foreign("HIV/AIDS", ""),
        foreign("Domestic Violence", "", link_type="eligibility"),
        foreign("Legal Services", "target population"),
        foreign("", "AIRS", "YJ-8750"),
    ],
)
def test_what_is_no_need_of_ours_is_noted(term):
    needs, notes = resolve(term)

    assert needs == set()
    assert [path for path, _ in notes] == ["attributes"]
    assert notes[0][1].startswith("no need is known: ")


def test_the_note_names_the_terms():
    _, notes = resolve(foreign("Food Pantries"), foreign("Jewellery"))
    _, silent = resolve()

    reason = "no need is known: term 'Food Pantries', term 'Jewellery'"
    assert notes == [("attributes", reason)]
    reason = "no need is known: it names no term for what it does"
    assert silent == [("attributes", reason)]


def test_a_need_that_stands_there_is_not_said_twice():
    record = make_record(
        attributes=[
            attribute("shelter"),
            foreign("Domestic Violence Shelters"),
            attribute("cost_free", FACTS_TAXONOMY, "yes"),
        ]
    )
    service = Service.model_validate(record)

    told, notes = with_our_needs(service)

    assert (told, notes) == (service, [])


def test_a_term_of_a_listing_counts():
    record = make_record(attributes=[])
    record["service_at_locations"][0]["attributes"] = [foreign("GBV")]

    told, notes = with_our_needs(Service.model_validate(record))

    assert (all_needs(told), notes) == ({"medical.gbv"}, [])
