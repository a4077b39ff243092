"""What commands print: what an import came to, problem by problem."""

import click

from directory.hsds.import_records import ImportReport
from directory.hsds.problems import Problem

MOST_NOTES = 40


def tell_report(report: ImportReport, *, dry_run: bool = False) -> None:
    """Print what was refused on the error stream, the rest as one plain summary."""
    for problem in report.refused:
        click.echo(f"{problem}", err=True)
    for difference in report.differences:
        click.echo(str(difference))
    kept = f"{report.created} new, {report.updated} changed, {report.unchanged} alike"
    shown = f"{report.published} published, {report.waiting} wait for two vetters"
    begin = "Nothing was written. It would be: " if dry_run else ""
    click.echo(f"{begin}{kept}; {shown}; {report.refused_records} refused.")


def tell_notes(notes: tuple[Problem, ...]) -> None:
    """Print remarks; a long list is cut, and says so."""
    for note in notes[:MOST_NOTES]:
        click.echo(f"note: {note}", err=True)
    if len(notes) > MOST_NOTES:
        click.echo(f"note: {len(notes) - MOST_NOTES} more", err=True)


def tell_hidden_again(count: int) -> None:
    """Tell that a restored database showed what had been hidden; nothing for none."""
    if count:
        click.echo(f"{count} services that were hidden are hidden again.", err=True)
