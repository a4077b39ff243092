"""Text to index tokens: folding across scripts, words, and stems by language."""

import re
import unicodedata
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from itertools import chain

from search.query import Word
from search.text.stemming import stem
from search.text.stopwords import stop_words

# A zero-width non-joiner goes without a space: پناه‌گاه is then پناهگاه, and the
# joined plural of خانه‌ها is one that the stemmer takes off. Hamzas and vowel
# signs are combining marks once a letter is decomposed.
_DROPPED = (
    "\u00ad\u0621\u0640\u200b\u200c\u200d\u200e\u200f\u061c\u2060\ufeff"
    + "".join(map(chr, range(0x0300, 0x0370)))
    + "".join(map(chr, range(0x0610, 0x061B)))
    + "".join(map(chr, range(0x064B, 0x0660)))
    + "\u0670"
    + "".join(map(chr, range(0x06D6, 0x06DD)))
    + "".join(map(chr, range(0x06DF, 0x06E5)))
    + "\u06e7\u06e8\u06ea\u06eb\u06ec\u06ed"
)
# The Pashto letters become what people type for them on a Dari or Arabic keyboard:
# the retroflexes their plain letter, the others the nearest sound of the southern
# standard. Detection reads the text before this, so it loses nothing.
_SAME = {
    "ک": "كڪ",
    "گ": "ګ",
    "ی": "يىېۍے",
    "ه": "ةەہۂۀۃھ",
    "ا": "ٱ",
    "د": "ډ",
    "ر": "ړ",
    "ت": "ټ",
    "ن": "ڼ",
    "ش": "ښ",
    "ژ": "ږ",
    "ز": "ځ",
    "س": "څ",
    "i": "ı",
    "l": "ł",
    "o": "ø",
    "d": "đ",
    "oe": "œ",
    "ae": "æ",
    "ng": "ŋ",
}
_FOLDS: dict[int, str | None] = {
    **dict.fromkeys(map(ord, _DROPPED)),
    **{ord(old): new for new, olds in _SAME.items() for old in olds},
    **{zero + n: str(n) for zero in (0x0660, 0x06F0) for n in range(10)},
}
# NFKC turns a free-standing acute into a space, so apostrophes are unified first.
_APOSTROPHES = dict.fromkeys(map(ord, "’‘´ʼ`ʻ′ꞌʹ＇ʾʿ"), "'")
# l'avocate, qu'elle; Kirundi and Luganda n'abana, by'amateeka: two words. Any other
# apostrophe is a letter's own (ng'enda, k'iche', women's) and is dropped.
_ELISION = re.compile(r"(?:(?<=[ldjmsnwyc])|(?<=(?<!t)z)|(?<=qu))'(?=[aeiouhy])")
_EDGES = ',.;:!?()[]{}"«»“”„،؛؟¿¡…'
_NOT_WORD = re.compile(r"[\W_]+")
# Seven to fifteen digits, however grouped, are one telephone number.
_PHONE = r"[+(]{0,2}\d(?:[ \u00a0().\-]{0,2}\d){6,14}(?!\d)"
_PIECE = re.compile(rf"{_PHONE}|\S+")
_IS_PHONE = re.compile(_PHONE)
_MOST_MARKS = 65536  # pieces of one language


def fold(text: str) -> str:
    """Return the text in the one spelling in which words of any script are compared."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text.translate(_APOSTROPHES))
        text = unicodedata.normalize("NFKD", text.casefold()).translate(_FOLDS)
    text = text.casefold()
    if "'" in text:
        text = _ELISION.sub(" ", text).replace("'", "")
    return _NOT_WORD.sub(" ", text).strip()


@lru_cache(maxsize=65536)
def _piece_tokens(piece: str) -> tuple[str, ...]:
    if _IS_PHONE.fullmatch(piece):
        return (fold(piece).replace(" ", ""),)
    return tuple(fold(piece).split())


def has_phone_number(text: str) -> bool:
    """Whether a telephone number stands in a text."""
    return any(map(_IS_PHONE.fullmatch, _PIECE.findall(text)))


def surfaces(text: str) -> Iterator[tuple[str, str]]:
    """Yield each token with the words that it was typed as, in order."""
    for piece in _PIECE.findall(text):
        for token in _piece_tokens(piece):
            yield token, piece


def trimmed(surface: str) -> str:
    """Return typed words as they are shown back, without a comma at their end."""
    return surface.strip(_EDGES)


def tokens(text: str) -> list[str]:
    """Return the folded words; a telephone number is one word of its digits."""
    return [token for piece in _PIECE.findall(text) for token in _piece_tokens(piece)]


@lru_cache(maxsize=65536)
def _marked(token: str, language: str) -> tuple[str, ...]:
    if token in stop_words(language):
        return ()
    if token.isdigit():
        return (token,)
    return token, f"{language}~{stem(token, language)}"


class _Marks(dict[str, tuple[str, ...]]):
    """What the pieces of texts become; a lookup costs a fifth of lru_cache's.

    It begins anew once it is full, so that memory stays bounded.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    def __missing__(self, piece: str) -> tuple[str, ...]:
        if len(self) >= _MOST_MARKS:
            self.clear()
        found = (_marked(token, self.language) for token in _piece_tokens(piece))
        self[piece] = marked = tuple(chain.from_iterable(found))
        return marked


_marks = lru_cache(maxsize=64)(_Marks)


def index_tokens(text: str, language: str) -> list[str]:
    """Return, for each word that is no stop word, itself and its marked stem.

    The mark keeps languages apart: ``fr~heberg`` never meets ``en~heberg``.
    """
    marked = _marks(language).__getitem__
    return list(chain.from_iterable(map(marked, _PIECE.findall(text))))


def query_words(
    text: str, languages: Sequence[str], skip: Set[int] = frozenset()
) -> tuple[Word, ...]:
    """Return the words to look up, each with its stems in the candidate languages.

    ``skip`` holds positions in ``tokens(text)`` that something else has understood.
    A query of nothing but stop words gives no word.
    """
    words = []
    for position, (token, surface) in enumerate(surfaces(text)):
        forms = [_marked(token, language) for language in languages]
        if position in skip or not all(forms):
            continue
        alternatives = dict.fromkeys((token, *(f for form in forms for f in form)))
        words.append(Word(trimmed(surface), tuple(alternatives)))
    return tuple(words)
