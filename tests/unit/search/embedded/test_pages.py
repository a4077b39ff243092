import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from search.document import Flag, ListingDocument
from search.embedded import EmbeddedIndex, EmbeddedWriter
from search.port import Cursor
from search.query import ConceptWish, ListingQuery, Near, Sort
from search.results import Section
from tests.support.documents import HERAT, KABUL, document

NOW = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
NEAR_HERAT = Near(*HERAT, radius_km=100, country="AF", admin1="AF.11")
YES = ((Flag.ACCEPTS_CHILDREN, True),)
NEEDS = (
    ConceptWish("shelter.family"),
    ConceptWish("legal.aid"),
    ConceptWish("mhpss.counselling", 0.5),
)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedIndex]:
    """Yield an index of 700 listings, most of them alike but for their ids."""
    root = tmp_path_factory.mktemp("many")
    writer = EmbeddedWriter.begin(root)
    writer.apply([one_of_many(n) for n in range(700)], [], Cursor(0, 1))
    writer.put_in_use()
    index = EmbeddedIndex(root)
    yield index
    index.close()
    writer.close()


def one_of_many(number: int) -> ListingDocument:
    chance = random.Random(number)  # noqa: S311 - repeatable
    code = chance.choice(["shelter.family", "legal.aid", "mhpss.counselling"])
    flags = chance.choice([(), YES, YES + ((Flag.COST_FREE, True),)])
    changed = {
        "point": chance.choice([HERAT, HERAT, HERAT, KABUL, None]),
        "assured_date": chance.choice([None, date(2026, 5, 1), date(2026, 5, 1)]),
        "vetted_by_count": chance.choice([0, 2, 2]),
    }
    return document(f"many-{number}", code, flags=flags, **changed)


@pytest.mark.parametrize("sort", list(Sort))
@pytest.mark.parametrize("flags", [(), YES, YES + ((Flag.COST_FREE, True),)])
@pytest.mark.parametrize("concepts", [(), NEEDS[:1], NEEDS])
@pytest.mark.parametrize("near", [None, NEAR_HERAT])
def test_the_pages_of_an_answer_are_all_its_hits_once(
    many, sort, flags, concepts, near
):
    wish = ListingQuery(now=NOW, sort=sort, flags=flags, concepts=concepts, near=near)
    per_page = 37

    total = many.search(wish).listed
    pages = [
        many.search(replace(wish, page=page, per_page=per_page)).hits
        for page in range(1, total // per_page + 2)
    ]
    whole = many.search(replace(wish, per_page=1000)).hits

    ids = [hit.id for page in pages for hit in page]
    assert ids == [hit.id for hit in whole]
    assert len(set(ids)) == len(ids) == total > 100
    sections = [hit.section for hit in whole]
    assert sections == sorted(sections, key=list(Section).index)
    for section in set(sections) if flags else ():
        said = [len(hit.flags) >= len(flags) for hit in whole if hit.section is section]
        assert said == sorted(said, reverse=True)
