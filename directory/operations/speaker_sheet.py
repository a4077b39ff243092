"""A sheet of the sentences on which a life may hang, for one speaker to read."""

from collections.abc import Sequence

from markupsafe import Markup

from i18n import LANGUAGES
from i18n.sentences import Sentence

HOW = (
    "Read each sentence as a woman in danger would, perhaps under pressure and on a"
    " telephone that others look at. Would she do the right thing? Can a word be"
    " misread, promise too much, or give her away? Words in %( )s stand for a number,"
    " a name or a day, and stay as they are. Write beside it what would be better."
)
HTML = Markup(
    """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<style>
body {{ font: 11pt/1.4 sans-serif; margin: 1.5cm }}
table {{ border-collapse: collapse; width: 100% }}
td, th {{ border: 1px solid; padding: .3em; text-align: start; vertical-align: top }}
tr {{ break-inside: avoid }}
td:last-child {{ width: 30% }}
</style></head>
<body><h1>{title}</h1>
<p>{how}</p>
<table><thead><tr><th>No.</th><th>English</th><th>{language}</th><th>Right? Better:</th>
</tr></thead>
<tbody>
{rows}
</tbody></table>
<p>Read by (a sign, no name): ________ on: ________</p>
</body></html>
"""
)
ROW = Markup(
    '<tr><td>{number}</td><td>{english}</td><td lang="{tag}" dir="{direction}">'
    "{translation}</td><td></td></tr>"
)


def as_html(sentences: Sequence[Sentence], tag: str) -> str:
    """Return a sheet to print, with room to write on."""
    language = LANGUAGES[tag]
    rows = Markup("\n").join(
        ROW.format(
            number=sentence.number,
            english=sentence.english,
            tag=tag,
            direction=language.direction,
            translation=sentence.translation,
        )
        for sentence in sentences
    )
    return HTML.format(
        title=title(sentences, tag), how=HOW, language=language.endonym, rows=rows
    )


def as_text(sentences: Sequence[Sentence], tag: str) -> str:
    """Return a sheet to send and to answer in plain text."""
    parts = [title(sentences, tag), HOW]
    parts += [
        f"{sentence.number}. {sentence.english}\n   {sentence.translation}"
        for sentence in sentences
    ]
    return "\n\n".join(parts) + "\n"


def title(sentences: Sequence[Sentence], tag: str) -> str:
    """Return what the sheet is."""
    return f"Panah: {len(sentences)} sentences to read in {LANGUAGES[tag].endonym}"
