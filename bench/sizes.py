"""Hold the length of modules, functions and templates to the rules of the house."""

import ast
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGES = ("directory", "search", "i18n", "seed_data")
MODULE_MAX, MODULE_MEDIAN, MODULE_P90 = 300, 100, 220
FUNCTION_MAX, FUNCTION_MEDIAN, FUNCTION_P90 = 40, 8, 25
TEMPLATE_MAX, TEMPLATE_MEDIAN = 150, 60


def modules() -> Iterator[Path]:
    """Yield every module of ours; migrations are exempt."""
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            if "versions" not in path.parts:
                yield path


def function_lengths(path: Path) -> Iterator[tuple[str, int]]:
    """Yield each function of a module with its lines, docstring not counted."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            text = ast.get_docstring(node, clean=False)
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            yield node.name, lines - (text.count("\n") + 1 if text else 0)


def line_count(path: Path) -> int:
    """Return how many lines a file has."""
    return len(path.read_text(encoding="utf-8").splitlines())


def judge(kind: str, sizes: list[tuple[str, int]], *, most: int, median: int) -> bool:
    """Print one row; whether the longest and the middle are within bounds."""
    numbers = sorted(size for _name, size in sizes)
    middle = statistics.median(numbers)
    p90 = numbers[int(len(numbers) * 0.9)]
    print(f"{kind:10} {len(numbers):5} median {middle:g} p90 {p90} max {numbers[-1]}")
    for name, size in sizes:
        if size > most:
            print(f"  too long: {name} has {size} lines, {most} at most")
    return numbers[-1] <= most and middle <= median


def main() -> int:
    """Judge everything; 1 where something is too long."""
    paths = list(modules())
    lengths = [(str(p.relative_to(ROOT)), line_count(p)) for p in paths]
    functions = [
        (f"{p.relative_to(ROOT)}:{name}", size)
        for p in paths
        for name, size in function_lengths(p)
    ]
    templates = [
        (str(p.relative_to(ROOT)), line_count(p))
        for p in sorted((ROOT / "directory/templates").rglob("*.html"))
    ]
    good = [
        judge("modules", lengths, most=MODULE_MAX, median=MODULE_MEDIAN),
        judge("functions", functions, most=FUNCTION_MAX, median=FUNCTION_MEDIAN),
        judge("templates", templates, most=TEMPLATE_MAX, median=TEMPLATE_MEDIAN),
    ]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
