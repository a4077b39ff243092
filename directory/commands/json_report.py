"""Reports for programs: one JSON value on standard output, and nothing else there."""

import json
from collections.abc import Callable
from typing import Any, TypeVar

import click
from pydantic_core import to_jsonable_python

Command = TypeVar("Command", bound=Callable[..., None])


def json_option(command: Command) -> Command:
    """Give a command the choice to report for programs."""
    return click.option(
        "--json", "as_json", is_flag=True, help="Tell it as one JSON value."
    )(command)


def print_json(value: Any) -> None:
    """Print one JSON value."""
    click.echo(json.dumps(to_jsonable_python(value), ensure_ascii=False))
