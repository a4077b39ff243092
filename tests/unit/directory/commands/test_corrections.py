import json
from datetime import date
from uuid import UUID

import pytest

from directory.corrections.models import Correction
from directory.database import Database

ONE, OTHER = UUID(int=1), UUID(int=2)
NOBODYS = UUID(int=3)
IN_WORDS = f"""\
{OTHER}  en  2026-11-01
  wrong:  Lawer
  better: Lawyer

{ONE}  fa-AF  2026-10-30
  wrong:  خانه
  better: خانه امن

"""


@pytest.fixture
def box(folder):
    """Two corrections that wait, by id."""
    database = Database(f"sqlite:///{folder / 'panah.sqlite'}")
    with database.write() as session:
        session.add_all(
            [
                Correction(
                    id=ONE,
                    language="fa-AF",
                    wrong="خانه",
                    better="خانه امن",
                    received_on=date(2026, 10, 30),
                ),
                Correction(
                    id=OTHER,
                    language="en",
                    wrong="Lawer",
                    better="Lawyer",
                    received_on=date(2026, 11, 1),
                ),
            ]
        )
    database.dispose()


@pytest.mark.usefixtures("box")
def test_what_waits_is_read_by_language_and_day(panah):
    assert panah("corrections", "list") == (0, IN_WORDS, "")


@pytest.mark.usefixtures("box")
def test_what_waits_is_read_by_programs_as_one_array(panah):
    status, out, err = panah("corrections", "list", "--json")

    assert (status, err) == (0, "")
    assert json.loads(out) == [
        {
            "id": str(OTHER),
            "kind": "words",
            "listing_id": None,
            "language": "en",
            "received_on": "2026-11-01",
            "wrong": "Lawer",
            "better": "Lawyer",
        },
        {
            "id": str(ONE),
            "kind": "words",
            "listing_id": None,
            "language": "fa-AF",
            "received_on": "2026-10-30",
            "wrong": "خانه",
            "better": "خانه امن",
        },
    ]


@pytest.mark.parametrize(
    ("words", "told"), [((), "No correction waits.\n"), (("--json",), "[]\n")]
)
def test_an_empty_box_says_so(panah, folder, words, told):
    assert panah("corrections", "list", *words) == (0, told, "")


@pytest.mark.usefixtures("box")
def test_what_was_dealt_with_is_let_go_once_however_often_it_is_named(panah):
    removed = panah("corrections", "remove", str(ONE), str(OTHER), str(ONE))

    assert removed == (0, "2 removed.\n", "")
    assert panah("corrections", "list") == (0, "No correction waits.\n", "")


@pytest.mark.usefixtures("box")
def test_where_one_is_unknown_all_are_kept(panah):
    refused = panah("corrections", "remove", str(ONE), str(OTHER), str(NOBODYS))

    assert refused == (1, "", f"panah: There is no correction {NOBODYS}.\n")
    assert panah("corrections", "list") == (0, IN_WORDS, "")
