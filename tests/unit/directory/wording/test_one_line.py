import pytest

from directory.wording.one_line import LINE_CHARACTERS, Line, fitted

pytestmark = pytest.mark.usefixtures("reading")
HALF = "h" * (LINE_CHARACTERS // 2 - 3)
REST = HALF.replace("h", "r")


@pytest.mark.parametrize(
    ("parts", "line"),
    [
        ((), Line()),
        (("", "one", "one"), Line(("one",))),
        ((HALF, REST), Line((HALF, REST))),
        ((HALF, REST, "three"), Line((HALF,), "and 2 more")),
        (("a" * 90, "two"), Line(("a" * 90,), "and 1 more")),
    ],
)
def test_a_line_has_what_fits_and_says_that_it_goes_on(parts, line):
    assert fitted(parts) == line
