"""Fold a text letter by letter, so that what is found in it can be cut out of it."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache

from directory.search_port import fold

# Signs that mean the same where numbers, points and addresses are written.
SIGNS = {
    **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
    **dict.fromkeys("’‘´`ʹ′ʼ＇", "'"),
    **dict.fromkeys("”“„″＂", '"'),
    **dict.fromkeys("º˚ﾟ", "°"),
    **dict.fromkeys("،、，", ","),
    **dict.fromkeys("٫。．｡", "."),
    "٬": ",",
    "؛": ";",
    "؟": "?",
    "۔": ".",
}
INVISIBLE = {"Cf", "Mn", "Me"}
# Letters of other scripts that look like a Latin one, small letters by small ones.
LOOK_ALIKES = str.maketrans(
    "аеһіјкӏмпорсѕтухԛԝԁѵгνοραικτυχϲϳɡ",
    "aehijklmnopcstyxqwdvrvopaiktuxcjg",
)
WORD = re.compile(r"[^\W\d_]+|\d+")


@dataclass(frozen=True, slots=True)
class Word:
    """One word or number of a text, folded, and where it stands in the original."""

    text: str
    start: int
    end: int

    @property
    def is_number(self) -> bool:
        """Whether it is written in digits."""
        return self.text.isdecimal()


@dataclass(frozen=True)
class FoldedText:
    """A text in one spelling, with the place of each letter in the original."""

    original: str
    text: str
    origins: tuple[int, ...]

    @cached_property
    def latin(self) -> str:
        """Return it with letters that look like Latin ones as those; as long."""
        return self.text.translate(LOOK_ALIKES)

    @cached_property
    def placed_words(self) -> tuple[tuple[int, Word], ...]:
        """Return its words with where each begins in the folded text."""
        return tuple(
            (found.start(), Word(found[0], *self.span(found.start(), found.end())))
            for found in WORD.finditer(self.text)
        )

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Return its words; digits beside letters are words of their own."""
        return tuple(word for _, word in self.placed_words)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a part of the folded text stands in the original."""
        return self.origins[start], self.origins[end - 1] + 1


@lru_cache(maxsize=4096)
def fold_text(text: str) -> FoldedText:
    """Return a text folded: case, accents, digits, signs and letters of one sound."""
    if text.isascii():
        return FoldedText(text, text.lower(), tuple(range(len(text))))
    letters: list[str] = []
    origins: list[int] = []
    for place, letter in enumerate(text):
        same = fold_letter(letter)
        letters.append(same)
        origins.extend([place] * len(same))
    return FoldedText(text, "".join(letters), tuple(origins))


@lru_cache(maxsize=4096)
def fold_letter(letter: str) -> str:
    """Return one letter or sign as it is compared."""
    if letter in SIGNS:
        return SIGNS[letter]
    if unicodedata.category(letter) in INVISIBLE:
        return ""
    digit = unicodedata.digit(letter, None)
    if digit is not None:
        return str(digit)
    if letter.isalpha():
        return fold(letter)
    plain = unicodedata.normalize("NFKD", letter).casefold()
    return "".join(SIGNS.get(one, one) for one in plain)
