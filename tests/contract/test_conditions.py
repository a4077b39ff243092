"""Who she is and whom she fears order what was found, and hide none of it."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from search.conditions import Conditions, Feared, Identity
from search.document import Fact, Flag, ListingDocument
from search.query import ConceptWish, ListingQuery, Sort
from search.results import Results
from tests.support.documents import document
from tests.support.engines import Engine

NOW = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
SHELTER = ConceptWish("shelter.family")
STATE = (Fact.AFFILIATION_GOVERNMENT,)
Ask = Callable[..., Results]


@pytest.fixture
def fill(engine: Engine) -> Callable[..., Ask]:
    """Return a function that indexes documents and returns one that asks for them."""

    def begin(*documents: ListingDocument) -> Ask:
        engine.hold(documents)

        def ask(*, conditions: Conditions, **wish: Any) -> Results:
            wish = {"concepts": (SHELTER,)} | wish
            return engine.search(ListingQuery(now=NOW, conditions=conditions, **wish))

        return ask

    return begin


def shelter(name: str, **fields: Any) -> ListingDocument:
    return document(name, "shelter.family", name=name, **fields)


def names(results: Results) -> list[str]:
    return [hit.name for hit in results.hits]


def test_where_she_is_welcome_comes_first_and_a_closed_door_last(fill):
    ask = fill(
        shelter("closed door", flags=((Flag.LGBTIQ_WELCOME, False),)),
        shelter("silent"),
        shelter("welcoming", flags=((Flag.LGBTIQ_WELCOME, True),)),
    )
    told = Conditions(identities=(Identity.LBTIQ,))

    results = ask(conditions=told)

    assert names(results) == ["welcoming", "silent", "closed door"]
    assert [hit.unknown_welcome for hit in results.hits] == [
        (),
        (Identity.LBTIQ,),
        (),
    ]
    assert results.hits[2].not_welcome == (Identity.LBTIQ,)
    assert results.total == 3


def test_what_is_for_women_like_her_needs_no_word_of_welcome(fill):
    ask = fill(
        document("own", "shelter.family", "organisation.lbtiq", name="own"),
        shelter("silent", vetted_by_count=2),
    )

    results = ask(conditions=Conditions(identities=(Identity.LBTIQ,)))

    assert names(results) == ["own", "silent"]
    assert results.hits[0].unknown_welcome == ()


def test_another_need_of_one_who_is_welcome_stays_behind_the_need_itself(fill):
    ask = fill(
        document(
            "sister",
            "shelter.mid_term",
            name="sister",
            flags=((Flag.LGBTIQ_WELCOME, True),),
        ),
        shelter("silent"),
    )

    results = ask(conditions=Conditions(identities=(Identity.LBTIQ,)))

    assert names(results) == ["silent", "sister"]


@pytest.mark.parametrize(
    ("feared", "fact"),
    [
        (Feared.POLICE, Fact.AFFILIATION_GOVERNMENT),
        (Feared.ARMY, Fact.AFFILIATION_GOVERNMENT),
        (Feared.GOVERNMENT, Fact.AFFILIATION_GOVERNMENT),
        (Feared.COMPANY, Fact.AFFILIATION_COMPANY),
        (Feared.CHURCH, Fact.AFFILIATION_RELIGIOUS),
    ],
)
@pytest.mark.parametrize("sort", Sort)
def test_what_belongs_to_whom_she_fears_comes_last_and_says_so(
    fill, feared, fact, sort
):
    ask = fill(
        shelter("theirs", facts=(fact,), vetted_by_count=2),
        shelter("free"),
    )

    results = ask(conditions=Conditions(feared=(feared,)), sort=sort)

    assert names(results) == ["free", "theirs"]
    assert [hit.tied_to for hit in results.hits] == [(), (feared,)]


def test_of_a_husband_or_a_gang_nothing_belongs_to_them(fill):
    ask = fill(shelter("a", facts=STATE, vetted_by_count=2), shelter("b"))

    results = ask(conditions=Conditions(feared=(Feared.HUSBAND, Feared.GANG)))

    assert names(results) == ["a", "b"]
    assert {hit.tied_to for hit in results.hits} == {()}


def test_a_mission_is_of_another_state_than_hers_unless_she_fled_from_it(fill):
    def embassy(name, sender, **fields):
        fields |= {"facts": STATE, "sent_by": sender, "country": "UG"}
        return document(name, "mission.embassy", name=name, **fields)

    ask = fill(
        embassy("her own", "BI", vetted_by_count=2),
        embassy("of another", "NL"),
        embassy("accredited to her country", "FR", covers=("BI",)),
    )
    told = Conditions(
        identities=(Identity.REFUGEE,),
        feared=(Feared.GOVERNMENT, Feared.HOME_STATE),
        origin="BI",
    )

    results = ask(conditions=told, concepts=(ConceptWish("mission.embassy"),))

    assert names(results) == ["accredited to her country", "of another", "her own"]
    assert [hit.tied_to for hit in results.hits] == [(), (), (Feared.HOME_STATE,)]
