"""Measure the house by its eighteen rows; exit 1 where one is lost.

The rows, their bars, and what other projects reach are in docs/house.md.
"""

import re
import statistics
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

from flask import Flask

from bench.source import (
    PACKAGES,
    ROOT,
    code_lines,
    deferred_imports,
    function_lengths,
    line_count,
    modules,
    modules_in_cycles,
    name_of,
    repeated_runs,
    templates,
    tests,
    text_of,
    undocumented,
)
from directory.access import deny_unguarded
from directory.errors import IllegalTransitionError
from directory.listings.models import Service
from directory.listings.vocabulary import Publication
from directory.permissions import PERMISSION_MAP, Permission
from directory.vetting import workflow
from i18n import LANGUAGES
from search.elastic.mapping import index_template

MODULE_MOST, MODULE_MEDIAN, MODULE_P90 = 300, 100, 220
FUNCTION_MOST, FUNCTION_MEDIAN, FUNCTION_P90 = 40, 8, 25
TEMPLATE_MOST, TEMPLATE_MEDIAN = 150, 60
TABLE_MOST = 80
TEST_RATIO = (1.0, 2.0)
PAGE_LINES = 80


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what was asked, what came out, and whether that is within the bar."""

    question: str
    measured: str
    kept: bool


def ways_to_the_query() -> Row:
    """1: how deep the one request body lies."""
    bodies = [name_of(p) for p in modules() if '"bool"' in text_of(p)]
    query = ROOT / "search" / "elastic" / "query.py"
    depth = len(query.relative_to(ROOT).parts) if query.exists() else 0
    kept = all(name.startswith("search.elastic.") for name in bodies) and depth == 3
    return Row("clicks to the query builder", f"{depth}; {', '.join(bodies)}", kept)


def one_map_of_permissions() -> Row:
    """2: every permission has a rule in one map."""
    whole = set(PERMISSION_MAP) == set(Permission)
    said = f"permissions.py, {len(PERMISSION_MAP)} of {len(Permission)}"
    return Row("where a permission is declared", said, whole)


def a_view_without_a_guard() -> Row:
    """3: it is refused at run time."""
    app = Flask("house", static_folder=None)
    app.before_request(deny_unguarded)
    app.add_url_rule("/oops", "oops", lambda: "leak")
    status = app.test_client().get("/oops").status_code
    return Row("a view with no guard answers", str(status), status == 403)


def one_table_of_steps() -> Row:
    """4: one short table, one writer."""
    lines = text_of(ROOT / "directory/vetting/workflow.py").split("TRANSITIONS")[1]
    table = lines.split("\n}\n")[0].count("\n") + 2
    writing = re.compile(r"\.publication\s*=[^=]|values\([^)]*publication=")
    writers = [name_of(p) for p in modules() if writing.search(text_of(p))]
    said = f"{table} lines, written by {', '.join(writers)}"
    return Row("state transitions", said, table <= TABLE_MOST and len(writers) == 1)


def an_illegal_step() -> Row:
    """5: it raises, and the edge answers 409."""
    try:
        workflow.after(Publication.PUBLISHED, workflow.Action.RECEIVE)
    except IllegalTransitionError as error:
        return Row("an illegal step", f"raises, {error.status}", error.status == 409)
    return Row("an illegal step", "passes", False)


def a_named_constraint() -> Row:
    """6: the hard rule is in the schema."""
    names = {str(one.name) for one in Service.metadata.tables["service"].constraints}
    name = "ck_service_published_is_vetted"
    return Row("the hard rule", f"{name} in the schema", name in names)


def a_strict_mapping() -> Row:
    """7: one literal, which refuses what it does not know."""
    mapping = index_template("listings")["template"]["mappings"]
    strict = mapping["dynamic"] == "strict"
    return Row("the index mapping", "one literal, dynamic strict", strict)


def search_alone() -> Row:
    """8: search runs without the web framework and the ORM."""
    code = (
        "import sys, search.finder;"
        "print([n for n in ('flask', 'sqlalchemy', 'geopy') if n in sys.modules])"
    )
    ran = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = ran.stdout.strip()
    return Row("search without the web loads", loaded, loaded == "[]")


def cycles() -> Row:
    """9: no import leads back, none is deferred."""
    circles, late = len(modules_in_cycles()), sum(map(deferred_imports, modules()))
    return Row(
        "modules in cycles, deferred imports", f"{circles}, {late}", not circles + late
    )


def spread(numbers: list[int]) -> tuple[float, int, int]:
    """Return median, 90th percentile and maximum."""
    ordered = sorted(numbers)
    middle = statistics.median(ordered)
    return middle, ordered[int(len(ordered) * 0.9)], ordered[-1]


def module_lengths() -> Row:
    """10: modules are short."""
    median, p90, most = spread([line_count(path) for path in modules()])
    kept = (median, p90, most) <= (MODULE_MEDIAN, MODULE_P90, MODULE_MOST)
    kept = kept and p90 <= MODULE_P90 and most <= MODULE_MOST
    return Row("lines a module: median, p90, most", f"{median:g}, {p90}, {most}", kept)


def functions() -> Row:
    """11: functions are shorter."""
    lengths = [size for path in modules() for _, size in function_lengths(path)]
    median, p90, most = spread(lengths)
    kept = median <= FUNCTION_MEDIAN and p90 <= FUNCTION_P90 and most <= FUNCTION_MOST
    return Row(
        "lines a function: median, p90, most", f"{median:g}, {p90}, {most}", kept
    )


def types() -> Row:
    """12: everything is typed; what is switched off is rare."""
    lines = sum(map(line_count, modules()))
    off = sum(
        len(re.findall(r"# (?:type: ignore|noqa)", text_of(p))) for p in modules()
    )
    strict = "strict = true" in text_of(ROOT / "pyproject.toml")
    rate = off * 1000 / lines
    return Row(
        "suppressions in 1,000 lines, strict",
        f"{rate:.2f}, {strict}",
        rate <= 1 and strict,
    )


def whole_bodies() -> Row:
    """13: a query test compares the whole body."""
    text = text_of(ROOT / "tests/unit/search/elastic/test_query.py")
    whole = len(re.findall(r"== (?:\{|\[|body\(|expected)", text))
    return Row("query tests that compare whole values", str(whole), whole > 0)


def a_language() -> Row:
    """14: code that names a language of ours outside its one entry."""
    tags = "|".join(tag for tag in LANGUAGES if tag != "en")
    naming = re.compile(rf'^\s*"({tags})": ', re.MULTILINE)
    tables = [name_of(p) for p in modules() if len(set(naming.findall(text_of(p)))) > 3]
    others = [name for name in tables if not name.startswith("i18n.")]
    return Row("tables of languages beside i18n", str(others), not others)


def first_reading() -> Row:
    """15: one page of plan, every module with its sentence."""
    lines, missing = line_count(ROOT / "ARCHITECTURE.md"), undocumented()
    kept = lines <= PAGE_LINES and not missing
    return Row("plan in lines, without a docstring", f"{lines}, {len(missing)}", kept)


def test_lines() -> Row:
    """16: as much test as code, and no mock of our own."""
    ratio = sum(map(code_lines, tests())) / sum(map(code_lines, modules()))
    named = "|".join(PACKAGES)
    mocks = [p for p in tests() if re.search(rf'patch\(["\']({named})\.', text_of(p))]
    kept = TEST_RATIO[0] <= ratio <= TEST_RATIO[1] and not mocks
    return Row(
        "test lines a line, mocks of our own", f"{ratio:.2f}, {len(mocks)}", kept
    )


def template_lengths() -> Row:
    """17: templates are short."""
    median, _, most = spread([line_count(path) for path in templates()])
    kept = median <= TEMPLATE_MEDIAN and most <= TEMPLATE_MOST
    return Row("lines a template: median, most", f"{median:g}, {most}", kept)


def repetitions() -> Row:
    """18: no six lines stand twice."""
    found = repeated_runs()
    shown = "; ".join(f"{first} ~ {second}" for first, second in found[:3])
    return Row(
        "runs of six lines that stand twice", f"{len(found)} {shown}".strip(), not found
    )


ROWS: tuple[Callable[[], Row], ...] = (
    ways_to_the_query,
    one_map_of_permissions,
    a_view_without_a_guard,
    one_table_of_steps,
    an_illegal_step,
    a_named_constraint,
    a_strict_mapping,
    search_alone,
    cycles,
    module_lengths,
    functions,
    types,
    whole_bodies,
    a_language,
    first_reading,
    test_lines,
    template_lengths,
    repetitions,
)


def main() -> int:
    """Print the rows; 1 where one is lost."""
    rows = [measure() for measure in ROWS]
    for number, row in enumerate(rows, 1):
        state = "kept" if row.kept else "LOST"
        print(f"{number:2} {state}  {row.question}: {row.measured}")
    return 0 if all(row.kept for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
