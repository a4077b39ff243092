"""Read our own source: modules, functions, imports, and runs that stand twice."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGES = ("directory", "search", "i18n", "seed_data")
RUN_LINES = 6  # shorter runs that are alike are a coincidence
Place = tuple[str, int]  # a module, and which of its lines that count
THIN = re.compile(r"[\W_]*|(from|import) .*|return|else:|try:|\"\"\".*")


@cache
def modules() -> tuple[Path, ...]:
    """Return every module of ours; migrations are exempt."""
    found = (p for package in PACKAGES for p in (ROOT / package).rglob("*.py"))
    return tuple(sorted(p for p in found if "versions" not in p.parts))


@cache
def templates() -> tuple[Path, ...]:
    """Return every template."""
    return tuple(sorted((ROOT / "directory/templates").rglob("*.html")))


@cache
def tests() -> tuple[Path, ...]:
    """Return every module of the tests."""
    return tuple(sorted((ROOT / "tests").rglob("*.py")))


def name_of(path: Path) -> str:
    """Return how a module is imported."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def text_of(path: Path) -> str:
    """Return what is in a file."""
    return path.read_text(encoding="utf-8")


@cache
def tree_of(path: Path) -> ast.Module:
    """Return the syntax of a module."""
    return ast.parse(text_of(path))


def line_count(path: Path) -> int:
    """Return how many lines a file has."""
    return len(text_of(path).splitlines())


def code_lines(path: Path) -> int:
    """Return how many lines a module has without blank ones, comments, docstrings."""
    spoken = {
        number
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
        for number in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    }
    lines = enumerate(text_of(path).splitlines(), 1)
    return sum(
        1
        for number, line in lines
        if number not in spoken and line.strip() and not line.strip().startswith("#")
    )


def function_lengths(path: Path) -> Iterator[tuple[str, int]]:
    """Yield each function of a module with its lines, docstring not counted."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            text = ast.get_docstring(node, clean=False)
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            yield node.name, lines - (text.count("\n") + 1 if text else 0)


def deferred_imports(path: Path) -> int:
    """Return how many imports of a module stand inside functions or classes."""
    found = [
        inner
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    return len(found)


def imports_of(path: Path, known: frozenset[str]) -> set[str]:
    """Return which of our modules a module imports."""
    found = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ImportFrom) and node.module:
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= (inner & known) or ({node.module} & known)
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names} & known
    return found


def modules_in_cycles() -> set[str]:
    """Return the modules from which an import leads back to themselves."""
    known = frozenset(map(name_of, modules()))
    arrows = {name_of(path): imports_of(path, known) for path in modules()}
    return {name for name in arrows if name in reached(arrows, name)}


def reached(arrows: dict[str, set[str]], start: str) -> set[str]:
    """Return every module that imports lead to."""
    seen: set[str] = set()
    waiting = list(arrows[start])
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting.extend(arrows.get(name, ()))
    return seen


def undocumented() -> list[str]:
    """Return modules, and public classes and functions, without a docstring."""
    missing = [
        name_of(path) for path in modules() if not ast.get_docstring(tree_of(path))
    ]
    for path in modules():
        for node in tree_of(path).body:
            kinds = ast.FunctionDef | ast.ClassDef
            public = isinstance(node, kinds) and not node.name.startswith("_")
            if public and not ast.get_docstring(node):  # type: ignore[arg-type]
                missing.append(f"{name_of(path)}.{node.name}")  # type: ignore[attr-defined]
    return missing


def repeated_runs() -> list[tuple[str, str]]:
    """Return places where the same six lines stand again, to the letter.

    A run that only goes on where the one before it stood is told with that one.
    """
    numbered = {str(path.relative_to(ROOT)): told_lines(path) for path in modules()}
    places: dict[tuple[str, ...], list[Place]] = defaultdict(list)
    for name, lines in numbered.items():
        for start in range(len(lines) - RUN_LINES + 1):
            run = lines[start : start + RUN_LINES]
            places[tuple(line for _, line in run)].append((name, start))
    pairs = {(where[0], where[1]) for where in places.values() if len(where) > 1}
    begun = sorted(
        pair
        for pair in pairs
        if tuple((name, start - 1) for name, start in pair) not in pairs
    )
    return [
        (f"{a}:{numbered[a][i][0]}", f"{b}:{numbered[b][j][0]}")
        for (a, i), (b, j) in begun
    ]


def told_lines(path: Path) -> list[tuple[int, str]]:
    """Return the lines that can be a repetition, with their numbers."""
    spelled = import_lines(path) | signature_lines(path)
    return [
        (number, line.strip())
        for number, line in enumerate(text_of(path).splitlines(), 1)
        if number not in spelled and not THIN.fullmatch(line.strip())
    ]


def import_lines(path: Path) -> set[int]:
    """Return the lines on which a module imports: names that two need stand twice."""
    return {
        line
        for node in tree_of(path).body
        if isinstance(node, ast.Import | ast.ImportFrom)
        for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    }


def signature_lines(path: Path) -> set[int]:
    """Return the lines of signatures: two engines behind one port spell them alike."""
    return {
        line
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef)
        for line in range(node.lineno, node.body[0].lineno)
    }
