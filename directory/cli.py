"""The command line ``panah``: every command, and how an error is told."""

import gc
import os
import sys
from importlib import import_module
from typing import NamedTuple

import click

from directory.commands.settings import warn_of_unknown_names
from directory.crypto.own_folder import OTHERS
from directory.errors import PanahError


class Command(NamedTuple):
    """Where a command is defined, and what the list of all says of it."""

    module: str
    name: str
    help: str


COMMANDS = {
    "audit": Command("audit", "audit", "Look through what was done."),
    "corrections": Command(
        "corrections", "corrections", "Look through the corrections that readers sent."
    ),
    "doctor": Command("doctor", "doctor", "Tell what is in order and what is not."),
    "elasticsearch": Command(
        "elasticsearch", "elasticsearch", "Look after the keys to Elasticsearch."
    ),
    "example": Command("example", "example", "Print a record to write one's own from."),
    "import": Command("importing", "import_records", "Import records from a file."),
    "index": Command("indexing", "index", "Look after the search indexes."),
    "init": Command("instance", "init", "Make the instance, or bring it up to date."),
    "languages": Command(
        "languages", "languages", "Let people who speak a language check it."
    ),
    "mail": Command("mail", "mail", "Look after mail to members."),
    "org": Command("organizations", "org", "Look after organizations."),
    "places": Command("upkeep", "places", "Look after the offline gazetteer."),
    "seed": Command("instance", "seed", "Load real help, and the demonstration."),
    "serve": Command("serving", "serve", "Serve pages and API."),
    "session": Command("members", "sessions", "Look after who is signed in."),
    "user": Command("members", "user", "Look after people who sign in."),
    "vetting": Command("vetting", "vetting", "See what waits for two vetters."),
    "withdraw": Command("importing", "withdraw", "Hide a service at once."),
    "worker": Command("working", "worker", "Keep the indexes true to the database."),
}


class Commands(click.Group):
    """Every command; what one of them needs is loaded when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command with all that it needs; None for a name that is none's."""
        found = COMMANDS.get(cmd_name)
        return load(found) if found else None

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """List the commands without loading any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name].help) for name in COMMANDS])


def load(found: Command) -> click.Command:
    """Load a command; what is loaded stays, and is not searched for garbage."""
    gc.disable()
    try:
        command: click.Command = getattr(
            import_module(f"directory.commands.{found.module}"), found.name
        )
    finally:
        gc.freeze()
        gc.enable()
    return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="panah", message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Panah: a directory of vetted help for women human rights defenders.

    Settings come from the environment: PANAH_DATA_DIR (./var), PANAH_DATABASE_URL
    (SQLite there), PANAH_HOST, PANAH_PORT, PANAH_WORKERS and others; see
    docs/operating.md.
    """
    if ctx.invoked_subcommand != "worker":  # it has them from who started it
        warn_of_unknown_names()


def main() -> None:
    """Run one command; an error is one sentence and a status other than zero.

    Whatever it writes, and whatever it starts, is for its owner alone.
    """
    os.umask(OTHERS)
    try:
        cli.main(prog_name="panah", standalone_mode=False)
    except click.exceptions.Abort:
        fail("Stopped.", 130)
    except click.ClickException as error:
        fail(error.format_message(), error.exit_code)
    except PanahError as error:
        fail(str(error), 1)
    except Exception as error:
        # It knows databases and Elasticsearch, which take a while to load.
        failures = import_module("directory.operations.failures")
        fail(failures.sentence_of(error), 1)


def fail(message: str, status: int) -> None:
    """Tell one sentence and leave."""
    click.echo(f"panah: {message}", err=True)
    sys.exit(status)


if __name__ == "__main__":
    main()
