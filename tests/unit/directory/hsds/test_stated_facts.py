"""What a listing states, as the facts that the index knows."""

import pytest

from directory.indexing.document_facts import ages, stated_facts
from directory.listings.facts import Facts
from directory.listings.models import Service
from directory.listings.vocabulary import Affiliation
from directory.search_port import Fact, Flag

NOTHING = {
    "affiliation": None,
    "always_open": False,
    "channels": (),
    "codes": (),
    "confidential": False,
    "covers": (),
    "flags": {},
    "others": (),
    "source_year": None,
}


@pytest.mark.parametrize(
    ("stated", "facts"),
    [
        ({}, ()),
        ({"affiliation": Affiliation.RELIGIOUS}, (Fact.AFFILIATION_RELIGIOUS,)),
        ({"always_open": True}, (Fact.HOURS_ALWAYS,)),
        ({"flags": {Flag.SELF_REFERRAL: False}}, (Fact.REFERRAL_ONLY,)),
        (
            {"others": (("response_time_hours", "6"),)},
            (Fact.RESPONSE_DAY, Fact.RESPONSE_WEEK),
        ),
        ({"others": (("response_time_hours", "48"),)}, (Fact.RESPONSE_WEEK,)),
        ({"others": (("response_time_hours", "soon"),)}, ()),
        ({"others": (("response_time_hours", "9" * 5_000),)}, ()),
        (
            {"others": (("apply_from", "both"),)},
            (Fact.APPLY_INSIDE, Fact.APPLY_OUTSIDE),
        ),
        (
            {"others": (("term", "mid"), ("abroad", "yes"))},
            (Fact.HELP_ABROAD, Fact.TERM_MID),
        ),
        ({"others": (("accepts_gender", "women"),)}, (Fact.GENDERS_WOMEN,)),
        ({"others": (("accepts_gender", "cats"),)}, ()),
        (
            {"others": (("greatest_number_of_children", "4"),)},
            (Fact.CHILDREN_TWO, Fact.CHILDREN_THREE),
        ),
        ({"others": (("greatest_number_of_children", "1"),)}, ()),
        ({"others": (("greatest_number_of_children", "many"),)}, ()),
        ({"others": (("abroad", "no"), ("amount", "500"))}, ()),
        ({"others": (("asks_guardian", "no"),)}, (Fact.GUARDIAN_NOT_ASKED,)),
        ({"others": (("asks_guardian", "yes"),)}, ()),
        ({"others": (("asks_guardian", ""),)}, ()),
        ({"others": (("asks_id", "No"),)}, (Fact.ID_NOT_ASKED,)),
        ({"others": (("asks_police_report", "0"),)}, (Fact.POLICE_NOT_ASKED,)),
        ({"others": (("keeps_phone", "false"),)}, (Fact.PHONE_STAYS,)),
        ({"others": (("accepts_pregnant", "yes"),)}, (Fact.PREGNANT_WELCOME,)),
        ({"others": (("step_free", "yes"),)}, (Fact.STEPS_NONE,)),
        ({"others": (("step_free", "no"),)}, ()),
        (
            {"others": (("boys_up_to_age", "15"),)},
            (Fact.BOYS_TEN, Fact.BOYS_FOURTEEN),
        ),
        ({"others": (("boys_up_to_age", "0"),)}, ()),
    ],
)
def test_each_fact_is_taken_from_what_the_listing_says(stated, facts):
    assert stated_facts(Facts(**{**NOTHING, **stated}), Service()) == facts


@pytest.mark.parametrize(
    ("minimum", "maximum", "known"),
    [
        (None, None, set()),
        (18, None, {Fact.AGES_OVER_60}),
        (10, 24, {Fact.AGES_UNDER_18}),
        (None, 70, {Fact.AGES_UNDER_18, Fact.AGES_OVER_60}),
        (18, 59, set()),
    ],
)
def test_ages_say_something_only_where_they_are_stated(minimum, maximum, known):
    assert ages(minimum, maximum) == known
