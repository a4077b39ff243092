"""The command line ``panah``: every command, and how an error is told."""

import sys

import click
from elastic_transport import TransportError
from elasticsearch import ApiError
from sqlalchemy.exc import SQLAlchemyError

from directory.commands import (
    corrections,
    doctor,
    elasticsearch,
    example,
    importing,
    indexing,
    instance,
    serving,
    upkeep,
)
from directory.errors import PanahError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """Panah: a directory of vetted help for women human rights defenders.

    Settings come from the environment: PANAH_DATA_DIR (./var), PANAH_DATABASE_URL
    (SQLite there), PANAH_HOST, PANAH_PORT, PANAH_WORKERS and others; see README.
    """


for command in (
    instance.init,
    instance.seed,
    importing.import_records,
    importing.withdraw,
    example.example,
    indexing.index,
    corrections.corrections,
    elasticsearch.elasticsearch,
    serving.serve,
    serving.worker,
    upkeep.places,
    doctor.doctor,
):
    cli.add_command(command)


def main() -> None:
    """Run one command; an error is one sentence and a status other than zero."""
    try:
        cli.main(standalone_mode=False)
    except click.exceptions.Abort:
        fail("Stopped.", 130)
    except click.ClickException as error:
        fail(error.format_message(), error.exit_code)
    except PanahError as error:
        fail(str(error), 1)
    except SQLAlchemyError as error:
        fail(f"The database does not answer ({type(error).__name__}).", 1)
    except (ApiError, TransportError) as error:
        fail(f"Elasticsearch does not do what it is asked: {type(error).__name__}.", 1)
    except OSError as error:
        fail(f"{error.filename or 'The system'}: {error.strerror or error}.", 1)


def fail(message: str, status: int) -> None:
    """Tell one sentence and leave."""
    click.echo(f"panah: {message}", err=True)
    sys.exit(status)


if __name__ == "__main__":
    main()
