import pytest

from directory.search_port import FacetValue, Fact, Flag, Results, Sort
from directory.site.choice import Choice
from directory.site.choices import FACT_HEADINGS, QUICK, SHOWN_NEEDS, choices_of
from seed_data.taxonomy import load_taxonomy

pytestmark = pytest.mark.usefixtures("reading")


def answer(**facets):
    """Return an answer with facets, by pairs of a value and a count."""
    return Results(
        total=9,
        hits=(),
        facets={
            name: tuple(FacetValue(*pair) for pair in pairs)
            for name, pairs in facets.items()
        },
    )


def chosen(choices):
    return [each.value for each in choices if each.chosen]


def test_before_an_answer_everything_is_offered_and_nothing_counted():
    offered = choices_of({})

    facts = [each.value for group in offered.facts for each in group.choices]
    assert [each.value for each in offered.flags] == list(Flag)
    assert sorted(facts) == sorted(Fact)
    assert len(offered.facts) == len(FACT_HEADINGS)
    assert {each.count for each in (*offered.flags, *offered.spoken)} == {None}
    assert (offered.needs, offered.countries) == ((), ())


def test_after_an_answer_what_has_nothing_is_left_out_unless_it_is_ticked():
    fields = {"flag": ["wheelchair"], "spoken": ["rn"], "fact": ["term.mid"]}

    offered = choices_of(
        fields,
        answer(flags=[("cost_free", 4)], spoken_languages=[("ps", 2)], facts=[]),
    )

    assert [(each.value, each.chosen, each.count) for each in offered.flags] == [
        ("cost_free", False, 4),
        ("wheelchair", True, 0),
    ]
    assert [(each.value, each.chosen, each.count) for each in offered.spoken] == [
        ("rn", True, 0),
        ("ps", False, 2),
    ]
    assert [
        (group.label, [(each.value, each.count) for each in group.choices])
        for group in offered.facts
    ] == [("For how long", [("term.mid", 0)])]


@pytest.mark.parametrize(
    ("fields", "steps", "ticked"),
    [
        ({}, 8, ["150"]),
        ({"radius_km": ["25"]}, 8, ["25"]),
        ({"radius_km": ["70"]}, 9, ["70"]),
        ({"radius_km": ["²"]}, 8, []),
        ({"radius_km": ["12345"]}, 8, []),
        ({"radius_km": ["-5"]}, 8, []),
    ],
)
def test_how_far_to_look_is_a_list_of_steps_with_her_own(fields, steps, ticked):
    radii = choices_of(fields).radii

    values = [int(each.value) for each in radii]
    assert (len(values), chosen(radii)) == (steps, ticked)
    assert values == sorted(values)
    assert radii[0].label == "up to 10 km"


@pytest.mark.parametrize(
    ("fields", "ticked"),
    [({}, ["best"]), ({"sort": ["fresh"]}, ["fresh"]), ({"sort": ["luck"]}, [])],
)
def test_an_answer_has_one_order(fields, ticked):
    sorts = choices_of(fields).sorts

    assert ([each.value for each in sorts], chosen(sorts)) == (list(Sort), ticked)


@pytest.mark.parametrize(
    ("fields", "ticked"), [({}, [""]), ({"view": ["map"]}, ["map"])]
)
def test_an_answer_is_a_list_or_a_map(fields, ticked):
    assert chosen(choices_of(fields).views) == ticked


@pytest.mark.parametrize(
    ("fields", "counts", "codes"),
    [
        ({}, [("AF", 3)], []),
        ({}, [("AF", 3), ("KE", 1)], ["AF", "KE"]),
        ({"country": ["AF"]}, [("AF", 3)], ["AF"]),
        ({"country": ["KE"]}, [("AF", 3)], []),
        ({"country": ["KE"]}, [], []),
    ],
)
def test_countries_are_offered_where_there_is_a_choice(fields, counts, codes):
    offered = choices_of(fields, answer(country=counts)).countries

    assert [each.value for each in offered] == codes


def test_chosen_needs_come_first_and_none_of_them_is_left_out():
    codes = list(load_taxonomy())
    many = codes[: SHOWN_NEEDS + 2]

    some = choices_of(
        {"need": codes[5:6]}, answer(needs=[(code, 1) for code in codes])
    ).needs
    all_chosen = choices_of({"need": many}, answer(needs=[(codes[-1], 1)])).needs

    assert [each.value for each in some] == [
        codes[5],
        *codes[:5],
        *codes[6:SHOWN_NEEDS],
    ]
    assert [(each.value, each.chosen) for each in all_chosen] == [
        (code, True) for code in many
    ]


@pytest.mark.parametrize(
    ("fields", "ticked"), [({}, False), ({"remote": ["1"], "open_now": ["1"]}, True)]
)
def test_boxes_that_stand_alone(fields, ticked):
    offered = choices_of(fields, answer(remote=[("true", 3), ("false", 6)]))

    assert (offered.remote, offered.open_now) == (
        Choice("remote", "1", "By phone or online", ticked, 3),
        Choice("open_now", "1", "Open now", ticked, None),
    )


def test_a_choice_stands_alone_in_its_field_or_with_the_others():
    choice = Choice("need", "legal.aid", "Legal aid", chosen=False)

    assert (str(choice.choosing), str(choice.adding)) == (
        "need=legal.aid",
        "need+legal.aid",
    )


def test_four_wishes_stand_open_and_are_folded_nowhere_else():
    offered = choices_of({"flag": ["cost_free", "wheelchair"], "spoken": ["lg", "sw"]})

    folded = [each for group in offered.groups for each in group.choices]
    assert [(each.name, each.value) for each in offered.quick] == list(QUICK)
    assert not set(offered.quick) & set(folded)
    assert offered.open_now in folded
    assert [
        (group.label, group.chosen) for group in offered.groups if group.chosen
    ] == [
        ("What matters to you", 1),
        ("Languages spoken there", 2),
    ]
    assert offered.chosen == 3


def test_a_heading_without_choices_is_left_out():
    offered = choices_of({}, answer(flags=[], spoken_languages=[], facts=[]))

    assert [group.label for group in offered.groups] == ["What matters to you"]


def test_conditions_at_the_door_stand_below_one_heading_and_each_must_hold():
    [door] = [group for group in choices_of({}).facts if group.label == "At the door"]

    values = {each.value for each in door.choices}
    assert values >= {"guardian.not_asked", "id.not_asked", "phone.stays"}
    assert len({Fact(value).group for value in values}) == 7
