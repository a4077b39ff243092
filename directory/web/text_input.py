"""Text that somebody typed: refused where it is too long or cannot be read."""

import unicodedata

from flask_babel import gettext

from directory.errors import InvalidInputError, TooLargeError, TooManyError

# Invisible characters that turn the direction of what follows: nobody types them.
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
SPACES = frozenset("\t\n\v\f\r\x85")  # control characters that part words
LONGEST_WORDS = 8_000  # beyond it nothing is mended; what is so long is refused


def without_marks(text: str) -> str:
    """Return words as they were meant when they were pasted from a chat.

    Its invisible marks of direction and of machines are dropped; a new line or a tab
    is a space. Half a character is no mark, and stays to be refused.
    """
    if len(text) > LONGEST_WORDS or not any(map(is_unreadable, text)):
        return text
    kept = (" " if sign in SPACES else sign for sign in text)
    return "".join(sign for sign in kept if not is_mark(sign))


def is_mark(character: str) -> bool:
    """Whether a character controls a machine or turns the direction of text."""
    return unicodedata.category(character) == "Cc" or character in TURNING


def check_text(name: str, text: str, most: int) -> None:
    """Raise an error for a text of more than ``most`` characters, or unreadable."""
    if len(text) > most:
        raise too_long(name, most)
    if any(map(is_unreadable, text)):
        raise InvalidInputError(
            gettext(
                "There are invisible control characters in what you wrote."
                " Please type it again."
            ),
            name,
        )


def too_long(name: str, most: int) -> TooLargeError:
    """Return the error for a text of more than ``most`` characters."""
    return TooLargeError(
        # NOTE: an error above a form; %(number)s is a number.
        gettext(
            "That is too long. Please use at most %(number)s characters.", number=most
        ),
        name,
    )


def too_many(name: str, most: int) -> TooManyError:
    """Return the error for more values of a field than ``most``."""
    if most == 1:
        return TooManyError(
            # NOTE: an error above the search form: one box of it was sent twice.
            gettext("One of the boxes was sent twice. Please fill it in once."),
            name,
        )
    return TooManyError(
        # NOTE: an error above a form; %(number)s is a number.
        gettext(
            "That is too many choices. Please choose at most %(number)s.", number=most
        ),
        name,
    )


def is_unreadable(character: str) -> bool:
    """Whether a character is a mark, or half a character."""
    return unicodedata.category(character) == "Cs" or is_mark(character)
