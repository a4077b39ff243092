"""What commands print: what an import came to, in words or as JSON."""

import re
from collections import Counter
from typing import Any

import click

from directory.commands.json_report import print_json
from directory.hsds.apply.execute import Effect, Outcome
from directory.hsds.import_records import ImportReport
from directory.hsds.problems import Problem
from directory.operations.file_modes import Closed

# Of a file of 200,000 bad records a person reads the first; the others are counted.
MOST_OF_A_KIND = 20
MOST_KINDS = 40
POSITION = re.compile(r"\[\d+\]")
OWN = re.compile(r"'[^']*'|\"[^\"]*\"|\d+")
Kind = tuple[str, str]


def tell_report(report: ImportReport, *, dry_run: bool = False) -> None:
    """Print what was refused on the error stream, the rest as one plain summary."""
    tell_refused(report)
    for outcome in differing(report):
        click.echo(str(outcome))
    kept = f"{report.created} new, {report.updated} changed, {report.unchanged} alike"
    shown = f"{report.published} published, {report.waiting} wait for two vetters"
    begin = "Nothing was written. It would be: " if dry_run else ""
    click.echo(f"{begin}{kept}; {shown}; {report.refused_records} refused.")


def tell_refused(report: ImportReport) -> None:
    """Print what was refused on the error stream."""
    tell_by_kind(report.refused, "")


def tell_notes(notes: tuple[Problem, ...]) -> None:
    """Print remarks on the error stream."""
    tell_by_kind(notes, "note: ")


def tell_by_kind(problems: tuple[Problem, ...], begin: str) -> None:
    """Print some problems of each kind, and how many more there are of it."""
    counts: Counter[Kind] = Counter()
    for problem in problems:
        kind = kind_of(problem)
        counts[kind] += 1
        if counts[kind] <= MOST_OF_A_KIND and len(counts) <= MOST_KINDS:
            click.echo(f"{begin}{problem}", err=True)
    known = list(counts.items())[:MOST_KINDS]
    for (field, reason), count in known:
        if count > MOST_OF_A_KIND:
            where = f"{field}: " if field else ""
            more = f"{count - MOST_OF_A_KIND} more like: {where}{reason}"
            click.echo(f"{begin}{more}", err=True)
    if others := counts.total() - sum(count for _, count in known):
        click.echo(f"{begin}{others} more of other kinds", err=True)


def kind_of(problem: Problem) -> Kind:
    """Return the field and the reason of a problem without what is one record's own."""
    field = POSITION.sub("[]", problem.field)
    return field, OWN.sub("…", problem.reason)


def tell_closed(found: Closed) -> None:
    """Tell what others on this machine could read, and what they still can."""
    if found.closed:
        more = f" and {len(found.closed) - 1} more" if len(found.closed) > 1 else ""
        click.echo(
            f"Others on this machine could read {found.closed[0]}{more}: it is closed"
            " to them now.",
            err=True,
        )
    for path in found.left:
        click.echo(
            f"Others on this machine can read {path}: it cannot be closed to them"
            " from here.",
            err=True,
        )


def tell_json(report: ImportReport, *, dry_run: bool = False) -> None:
    """Print an import as one JSON value; what was refused on the error stream too."""
    tell_refused(report)
    print_json(told_of(report, dry_run=dry_run))


def told_of(report: ImportReport, *, dry_run: bool = False) -> dict[str, Any]:
    """Return what programs are told of an import."""
    return {
        "dry_run": dry_run,
        "created": report.created,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "published": report.published,
        "waiting": report.waiting,
        "refused": report.refused,
        "notes": report.notes,
        "differences": differing(report),
    }


def differing(report: ImportReport) -> list[Outcome]:
    """Return what a dry run would do; what stays as it is is only counted."""
    return [one for one in report.differences if one.effect is not Effect.UNCHANGED]
