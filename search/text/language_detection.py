"""A guess at the language of a text: a boost for search, never a filter."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from i18n import LANGUAGES
from i18n.languages import Script
from search.text.analysis import tokens
from search.text.stopwords import stop_words

# Our tags by the codes of the identifier, which does not know every language of ours.
_TAGS = {own.detector: tag for tag, own in LANGUAGES.items() if own.detector}
_PASHTO = re.compile("[ټډړښږځڅڼېۍۀګ]")
_PERSIAN = re.compile("[پچژگکی]")
_ARABIC = re.compile("[ةىيكأإ]")
_ONE_LETTER = {script: re.compile(script.letters) for script in Script}
# Prefixes and first letters that only Luganda, or only Kirundi, has of our languages.
_CUES = {
    "lg": re.compile("(?:o[mlkb]u|e[kbm]i|e[kbg]y|nn|bb|gg|tt|kk|mm)[a-z]{3}"),
    "rn": re.compile("(?:um[uw]|ivy|ici|igi|iki|uru|ub[uw]|imi)[a-z]{3}"),
}
_WRITTEN_IN = {
    script: tuple(tag for tag, own in LANGUAGES.items() if own.script is script)
    for script in Script
}
# Below this many letters the identifier guesses; the interface language is better.
_SHORT_CHARACTERS = 12
_SURE = 0.9  # with 0.8 or 0.97, one judged query of 530 is read otherwise


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(_TAGS))
    return identifier


def _of_arabic_letters(text: str) -> str | None:
    if _PASHTO.search(text):
        return "ps"
    persian, arabic = _PERSIAN.findall(text), _ARABIC.findall(text)
    # ی and ک are also what a Dari keyboard gives for an Arabic or Pashto word.
    if len(persian) > len(arabic):
        return "fa-AF" if {"پ", "چ", "ژ", "گ"} & set(persian) else None
    return "ar" if len(arabic) > len(persian) else None


def _marks(word: str, language: str) -> bool:
    cue = _CUES.get(language)
    return word in stop_words(language) or bool(cue and cue.match(word))


def _of_words(words: Sequence[str], languages: Iterable[str]) -> str | None:
    """Return the language with clearly the most words of its own."""
    counts = {tag: sum(_marks(word, tag) for word in words) for tag in languages}
    first, second = sorted(counts, key=lambda tag: -counts[tag])[:2]
    return first if counts[first] >= counts[second] + 2 else None


def _guess(text: str, prior: str) -> tuple[str, float]:
    if _ONE_LETTER[Script.ARABIC].search(text):
        languages = _WRITTEN_IN[Script.ARABIC]
        return _guess_among(text, languages, _of_arabic_letters(text))
    if _ONE_LETTER[Script.LATIN].search(text):
        return _guess_among(text, _WRITTEN_IN[Script.LATIN], None)
    return prior, 1.0


def _guess_among(
    text: str, languages: Sequence[str], found: str | None
) -> tuple[str, float]:
    found = found or _of_words(tokens(text), languages)
    if found:
        return found, 1.0
    ranked = ((_TAGS[tag], share) for tag, share in _identifier().rank(text))
    tag, share = next(pair for pair in ranked if pair[0] in languages)
    return tag, float(share)


def detect_language(text: str, prior: str) -> str:
    """Return the language that a query is probably in.

    ``prior``, the interface language, wins where the text is short or ambiguous.
    Mayan languages are never detected; as a prior they stay.
    """
    language, share = _guess(text, prior)
    if share == 1.0 or (share >= _SURE and len(text) >= _SHORT_CHARACTERS):
        return language
    if prior in _WRITTEN_IN[Script.ARABIC]:
        return prior
    return language if _ONE_LETTER[Script.ARABIC].search(text) else prior


def detect_text_language(text: str) -> str:
    """Return the language that a listing's text is probably in."""
    return _guess(text, "en")[0]
