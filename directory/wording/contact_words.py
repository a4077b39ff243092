"""What using each way of contact reveals about the woman who uses it."""

import re
from dataclasses import dataclass
from typing import Protocol

from flask_babel import gettext, lazy_gettext

from directory.wording.dialling import grouped
from directory.wording.labels import language_label
from directory.wording.language_codes import UNKNOWN
from directory.wording.unchecked_words import SaidReach, inside_words, who_answers

WORDS = {
    "phone": (
        lazy_gettext("Phone"),
        lazy_gettext(
            "The call stays in the list of calls and on the bill,"
            " and the phone company knows the number."
        ),
    ),
    "textphone": (
        # NOTE: a line for a TTY or textphone, for people who cannot hear or speak.
        lazy_gettext("Textphone (TTY), no voice"),
        lazy_gettext(
            "The call stays in the list of calls and on the bill,"
            " and the phone company knows the number."
        ),
    ),
    "video": (
        # NOTE: a line for a video phone, for people who use sign language.
        lazy_gettext("Video phone, for sign language"),
        lazy_gettext("They see you, and the video service knows that you called them."),
    ),
    "fax": (lazy_gettext("Fax"), ""),
    # NOTE: a small device that shows the number of whoever called it.
    "pager": (lazy_gettext("Pager"), ""),
    "sms": (
        lazy_gettext("SMS"),
        lazy_gettext(
            "The message stays on the phone, and the phone company can read it."
        ),
    ),
    "whatsapp": (
        lazy_gettext("WhatsApp"),
        lazy_gettext(
            "They see your phone number;"
            " WhatsApp knows that you wrote, not what you wrote."
        ),
    ),
    "signal": (
        lazy_gettext("Signal"),
        lazy_gettext(
            "Only they can read it; they may see your phone number or your name"
            " there, and the app is seen on the phone."
        ),
    ),
    "telegram": (
        lazy_gettext("Telegram"),
        lazy_gettext(
            "Telegram can read ordinary chats;"
            " they see your name there, perhaps your number."
        ),
    ),
    "email": (
        lazy_gettext("E-mail"),
        lazy_gettext(
            "They see your e-mail address;"
            " mail companies can read the letter, and it stays among those sent."
        ),
    ),
    "web_form": (
        lazy_gettext("Form on a website"),
        lazy_gettext(
            "The page stays in the history of the browser,"
            " and your network knows which site you visited."
        ),
    ),
    "website": (
        lazy_gettext("Website"),
        lazy_gettext(
            "The page stays in the history of the browser,"
            " and your network knows which site you visited."
        ),
    ),
    "onion": (
        lazy_gettext("Address in the Tor network"),
        lazy_gettext(
            "It opens in Tor Browser only; your network sees that you use Tor,"
            " not what you read."
        ),
    ),
    "in_person": (
        lazy_gettext("In person"),
        lazy_gettext(
            "Whoever sees you on the way or at the door knows where you went."
        ),
    ),
}


ONLY_DIGITS = re.compile(r"\+?[\d ().-]{1,24}")


class SaidChannel(SaidReach, Protocol):
    """One way to make contact: its kind, the number or address, and a note."""

    @property
    def kind(self) -> str:
        """Which way it is."""

    @property
    def value(self) -> str:
        """The number or address."""

    @property
    def note(self) -> str:
        """What stands beside it."""

    @property
    def extension(self) -> str:
        """What is asked for only after the call is taken."""

    @property
    def languages(self) -> tuple[str, ...]:
        """Which languages answer there."""

    @property
    def link(self) -> str:
        """What a press opens, where that is sure."""


@dataclass(frozen=True, slots=True)
class Contact:
    """A channel ready to read; ``address`` is a link, where pressing one is safe.

    ``extension`` and ``spoken`` are words, in the language of the reader; ``answered``
    says who answers and ``inside`` where it works, in sentences.
    """

    label: str
    value: str
    note: str
    reveals: str
    address: str
    extension: str = ""
    spoken: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()
    inside: str = ""

    @property
    def is_number(self) -> bool:
        """Whether it is digits alone, which stay on one line."""
        return ONLY_DIGITS.fullmatch(self.value) is not None


def contact_of(channel: SaidChannel) -> Contact:
    """Return a channel with its name, and what it reveals."""
    label, reveals = words_for(channel.kind)
    return Contact(
        label=label,
        value=grouped(channel.value),
        note=channel.note,
        reveals=reveals,
        address=channel.link,
        extension=extension_words(channel.extension),
        spoken=tuple(
            language_label(tag) for tag in channel.languages if tag != UNKNOWN
        ),
        answered=who_answers(channel.answered_by),
        inside=inside_words(channel.only_inside),
    )


def extension_words(extension: str) -> str:
    """Return what to ask for once a call is taken."""
    if not extension:
        return ""
    # NOTE: behind a number to call; %(number)s is asked for once the call is taken.
    return gettext("extension %(number)s", number=extension)


def words_for(kind: str) -> tuple[str, str]:
    """Return the name of a kind of channel, and one sentence on what it reveals."""
    label, reveals = WORDS.get(kind, (kind, ""))
    return str(label), str(reveals)
