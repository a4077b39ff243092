"""The sixty sentences on which a life may hang, for a speaker of a language to read."""

import json
from dataclasses import dataclass
from pathlib import Path

from i18n.catalogs import CATALOGS, read_catalog

SENTENCES = Path(__file__).with_name("sentences.json")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: what it says in English, and in the language of a speaker."""

    number: int
    english: str
    translation: str


def vital_sentences() -> list[str]:
    """Return the English texts, in the order in which she meets them."""
    found: list[str] = json.loads(SENTENCES.read_text("utf-8"))["sentences"]
    return found


def sentences_in(tag: str, folder: Path = CATALOGS) -> list[Sentence]:
    """Return the sentences in a language (our tag); empty where one is missing."""
    catalog = read_catalog(tag, folder)
    translated = {message.id: str(message.string) for message in catalog}
    return [
        Sentence(number, english, translated.get(english, ""))
        for number, english in enumerate(vital_sentences(), start=1)
    ]
