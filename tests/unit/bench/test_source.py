"""What the house is measured by counts what it says that it counts."""

from pathlib import Path

import pytest

from bench import source
from bench.source import (
    code_lines,
    deferred_imports,
    function_lengths,
    imports_of,
    line_count,
    modules_in_cycles,
    reached,
    repeated_runs,
    undocumented,
)

RUN = "".join(f"total += first.value_{number}\n" for number in range(6))
MODULE = '''"""One sentence."""

import json

# A comment.
LIMIT = 3


def read(path):
    """Return what is there.

    In full.
    """
    import gzip

    return json.loads(gzip.open(path).read())


class Reader:
    """Reads."""

    def one(self):
        text = """kept: a text
        that is no docstring"""
        return text
'''


@pytest.fixture
def house(tmp_path, monkeypatch):
    """Return what writes the modules of a house of our own, and measures that."""
    monkeypatch.setattr(source, "ROOT", tmp_path)
    monkeypatch.setattr(source, "PACKAGES", ("rooms",))
    source.modules.cache_clear()

    def build(**modules: str) -> list[Path]:
        paths = []
        for name, text in modules.items():
            path = tmp_path.joinpath("rooms", *name.split("__")).with_suffix(".py")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
            paths.append(path)
        return paths

    yield build
    source.modules.cache_clear()


def test_lines_of_code_are_those_that_are_neither_blank_nor_said(house):
    [path] = house(one=MODULE)

    assert line_count(path) == 25
    assert code_lines(path) == 10
    assert dict(function_lengths(path)) == {"read": 4, "one": 4}
    assert deferred_imports(path) == 1


def test_a_public_thing_without_a_docstring_is_named(house):
    house(
        one=MODULE,
        two="def told():\n    pass\n\n\ndef _own():\n    pass\n",
        three='"""Said."""\n\n\nclass Silent:\n    pass\n',
    )

    assert undocumented() == ["rooms.two", "rooms.three.Silent", "rooms.two.told"]


@pytest.mark.parametrize(
    ("modules", "cycle"),
    [
        ({"a": "import rooms.b", "b": "import rooms.c", "c": "import json"}, set()),
        (
            {"a": "import rooms.b", "b": "from rooms import a"},
            {"rooms.a", "rooms.b"},
        ),
        (
            {
                "a": "from rooms.b import name",
                "b": "from rooms.c import name",
                "c": "def late():\n    from rooms.b import name",
            },
            {"rooms.b", "rooms.c"},
        ),
        ({"a": "import rooms.a"}, {"rooms.a"}),
        ({"a": "from elsewhere import a", "b": "from rooms.a import b"}, set()),
    ],
)
def test_a_cycle_is_named_and_what_only_leads_into_it_is_not(house, modules, cycle):
    house(**modules)

    assert modules_in_cycles() == cycle


@pytest.mark.parametrize(
    ("text", "imported"),
    [
        ("import rooms.b", {"rooms.b"}),
        ("import json, rooms.b as other", {"rooms.b"}),
        ("from rooms import b, c, d", {"rooms.b", "rooms.c"}),
        ("from rooms.b import name", {"rooms.b"}),
        ("from rooms.unknown import name", set()),
        ("from . import b", set()),
    ],
)
def test_of_imports_those_of_our_own_modules_count(house, text, imported):
    [path] = house(a=text)

    assert imports_of(path, frozenset({"rooms.a", "rooms.b", "rooms.c"})) == imported


@pytest.mark.parametrize(
    ("start", "there"),
    [
        ("a", {"b", "c", "d"}),
        ("b", {"c", "b", "d"}),
        ("d", set()),
    ],
)
def test_what_imports_lead_to_is_followed_to_its_end(start, there):
    arrows = {"a": {"b"}, "b": {"c"}, "c": {"b", "d"}, "d": set()}

    assert reached(arrows, start) == there


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (RUN, RUN, [("rooms/first.py:1", "rooms/second.py:1")]),
        (RUN, "x = 1\n" + RUN, [("rooms/first.py:1", "rooms/second.py:2")]),
        (RUN, RUN.replace("\n", "\n\n"), [("rooms/first.py:1", "rooms/second.py:1")]),
        (
            RUN + "last = 1\n",
            RUN + "last = 1\n",
            [("rooms/first.py:1", "rooms/second.py:1")],
        ),
        (
            RUN + "x = 1\n" + RUN,
            "y = 1\n",
            [("rooms/first.py:1", "rooms/first.py:8")],
        ),
        (RUN, RUN.replace("value_3", "worth_3"), []),
        (RUN.partition("\n")[2], RUN.partition("\n")[2], []),
        ("from a import b\n" * 7, "from a import b\n" * 7, []),
        (RUN, "if True:\n    " + RUN.replace("\n", "\n    ").rstrip(), "indented"),
    ],
)
def test_six_lines_that_stand_twice_are_found_once(house, first, second, found):
    house(first=first, second=second)

    if found == "indented":
        found = [("rooms/first.py:1", "rooms/second.py:2")]
    assert repeated_runs() == found


def test_two_runs_apart_are_told_apart_and_one_that_goes_on_is_not(house):
    other = RUN.replace("first", "second")
    house(
        first=RUN + "x = 1\n" + other,
        second=RUN + "y = 1\n" + other + "end = 1\n",
        third=RUN + "last = 1\n",
    )

    assert repeated_runs() == [
        ("rooms/first.py:1", "rooms/second.py:1"),
        ("rooms/first.py:8", "rooms/second.py:8"),
    ]


def test_runs_are_told_in_the_order_of_their_lines(house):
    early = "".join(f"early = {number}\n" for number in range(100, 106))
    filler = "\n" * 90
    house(first=early + filler + RUN, second=RUN + "x = 1\n" + early)

    assert repeated_runs() == [
        ("rooms/first.py:1", "rooms/second.py:8"),
        ("rooms/first.py:97", "rooms/second.py:1"),
    ]
