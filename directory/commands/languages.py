"""``panah languages``: what speakers of a language are asked to read."""

from pathlib import Path

import click

from directory.commands.json_report import json_option, print_json
from directory.operations.speaker_sheet import as_html, as_text
from i18n import DEFAULT_LANGUAGE, LANGUAGES
from i18n.sentences import sentences_in

TRANSLATED = [tag for tag in LANGUAGES if tag != DEFAULT_LANGUAGE]


@click.group()
def languages() -> None:
    """Let people who speak a language check it."""


@languages.command()
@click.option(
    "--language",
    "tag",
    type=click.Choice(TRANSLATED, case_sensitive=False),
    required=True,
    help="Which translation to read.",
)
@click.option(
    "--to",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to write it: a file .html to print, else plain text.",
)
@json_option
def sheet(tag: str, target: Path | None, *, as_json: bool) -> None:
    """Write the sentences on which a life may hang, with English beside them."""
    sentences = sentences_in(tag)
    is_page = target is not None and target.suffix.lower() in (".html", ".htm")
    text = as_html(sentences, tag) if is_page else as_text(sentences, tag)
    if target:
        target.write_text(text, "utf-8")
    if as_json:
        print_json({"language": tag, "file": target, "sentences": sentences})
    elif target:
        click.echo(f"{len(sentences)} sentences are in {target}.")
    else:
        click.echo(text, nl=False)
