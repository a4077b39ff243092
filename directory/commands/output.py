"""What commands print: what an import came to, in words or as JSON."""

from typing import Any

import click

from directory.commands.json_report import print_json
from directory.hsds.apply.execute import Effect, Outcome
from directory.hsds.import_records import ImportReport
from directory.hsds.problems import Problem
from directory.operations.file_modes import Closed

MOST_NOTES = 40  # a screen; how many more there are is told


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
    for problem in report.refused:
        click.echo(f"{problem}", err=True)


def tell_notes(notes: tuple[Problem, ...]) -> None:
    """Print remarks; a long list is cut, and says so."""
    for note in notes[:MOST_NOTES]:
        click.echo(f"note: {note}", err=True)
    if len(notes) > MOST_NOTES:
        click.echo(f"note: {len(notes) - MOST_NOTES} more", err=True)


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
