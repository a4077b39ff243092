"""What using each way of contact reveals about the woman who uses it."""

import re
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import quote

from flask_babel import lazy_gettext

WORDS = {
    "phone": (
        lazy_gettext("Phone"),
        lazy_gettext(
            "The call stays in the list of calls and on the bill,"
            " and the phone company knows the number."
        ),
    ),
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
    "panah": (
        lazy_gettext("Through this site"),
        lazy_gettext("They learn only what you write."),
    ),
}
# One number as people write it; a stroke or a word may stand between two.
ONE_NUMBER = re.compile(r"\+?[\d ().-]+")
MOST_DIGITS = 15  # E.164
TRUNK_PREFIX = "(0)"  # dialled inside the country only: +44 (0)20 is +4420


class SaidChannel(Protocol):
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
        """What ``value`` ends with that is asked for only after the call is taken."""


@dataclass(frozen=True, slots=True)
class Contact:
    """A channel ready to read; ``address`` is a link, where pressing one is safe."""

    label: str
    value: str
    note: str
    reveals: str
    address: str


def contact_of(channel: SaidChannel) -> Contact:
    """Return a channel with its name, and what it reveals."""
    label, reveals = words_for(channel.kind)
    return Contact(label, channel.value, channel.note, reveals, link_of(channel))


def link_of(channel: SaidChannel) -> str:
    """Return an address to press: a web page, a number, a letter; else nothing."""
    if channel.value.startswith(("https://", "http://")):
        return channel.value
    if channel.kind == "phone":
        number = dialled(channel.value.removesuffix(channel.extension))
        return f"tel:{number}" if number else ""
    if channel.kind == "email":
        # Written out, "?" would add a copy to somebody else (RFC 6068).
        return f"mailto:{quote(channel.value, safe='@+')}"
    return ""


def dialled(text: str) -> str:
    """Return the signs that a phone dials; nothing for what is not one number.

    A number that rings somewhere else could give her away, so none is guessed.
    """
    number = text.strip()
    if not ONE_NUMBER.fullmatch(number):
        return ""
    plus = "+" if number.startswith("+") else ""
    typed = number.replace(TRUNK_PREFIX, "") if plus else number
    digits = "".join(str(int(sign)) for sign in typed if sign.isdecimal())
    return plus + digits if 0 < len(digits) <= MOST_DIGITS else ""


def words_for(kind: str) -> tuple[str, str]:
    """Return the name of a kind of channel, and one sentence on what it reveals."""
    label, reveals = WORDS.get(kind, (kind, ""))
    return str(label), str(reveals)
