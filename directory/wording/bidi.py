"""Words of another language inside ours, each marked as what it is.

A screen reader then speaks them right, and the direction of a line holds.
"""

import re
from functools import lru_cache

from markupsafe import Markup, escape

from directory.search_port import detect_text_language
from i18n import LANGUAGES
from i18n.languages import Script

RUNS = {
    script.direction: re.compile(rf"{script.letters}(?:[-'’ .]*{script.letters})*")
    for script in Script
}
# Names of places in Latin letters are written as English writes them.
LATIN = "en"


def said(text: str, language: str) -> Markup:
    """Return words that somebody wrote in a language, marked as theirs."""
    return Markup('<bdi lang="{}">{}</bdi>').format(language, text)


def sentence(pattern: str, **parts: str) -> Markup:
    """Return a translated sentence with its placeholders filled."""
    return escape(pattern) % parts


def marked(text: str, reader: str) -> Markup:
    """Return our words with whatever is in a script foreign to the reader marked."""
    if isinstance(text, Markup):
        return text
    direction = LANGUAGES[reader].direction
    foreign = RUNS["ltr" if direction == "rtl" else "rtl"]
    pieces: list[str] = []
    end = 0
    for run in foreign.finditer(text):
        pieces += (
            escape(text[end : run.start()]),
            said(run[0], language_of(run[0], direction)),
        )
        end = run.end()
    return Markup("").join([*pieces, escape(text[end:])])


def language_of_name(text: str, reader: str) -> str:
    """Return the language that a name is read in, where it is not the reader's."""
    direction = LANGUAGES[reader].direction
    foreign = RUNS["ltr" if direction == "rtl" else "rtl"].match(text)
    return language_of(text, direction) if foreign else ""


@lru_cache(maxsize=10_000)
def language_of(name: str, direction: str) -> str:
    """Return the language of a name that a page of this direction cannot claim."""
    return LATIN if direction == "rtl" else detect_text_language(name)
