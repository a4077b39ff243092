"""What using each way of contact reveals about the woman who uses it."""

from dataclasses import dataclass

from flask_babel import gettext

from directory.listings.channels import Channel


@dataclass(frozen=True, slots=True)
class Contact:
    """A channel ready to read; ``address`` is a link, where pressing one is safe."""

    label: str
    value: str
    note: str
    reveals: str
    address: str


def contact_of(channel: Channel) -> Contact:
    """Return a channel with its name, and what it reveals."""
    label, reveals = words_for(channel.kind)
    return Contact(label, channel.value, channel.note, reveals, link_of(channel))


def link_of(channel: Channel) -> str:
    """Return an address to press: a web page, a number, a letter; else nothing."""
    if channel.value.startswith(("https://", "http://")):
        return channel.value
    if channel.kind == "phone":
        digits = "".join(c for c in channel.value if c.isdigit() or c == "+")
        return f"tel:{digits}"
    return f"mailto:{channel.value}" if channel.kind == "email" else ""


def words_for(kind: str) -> tuple[str, str]:
    """Return the name of a kind of channel, and one sentence on what it reveals."""
    words = {
        "phone": (
            gettext("Phone"),
            gettext(
                "The call stays in the list of calls and on the bill,"
                " and the phone company knows the number."
            ),
        ),
        "sms": (
            gettext("SMS"),
            gettext(
                "The message stays on the phone, and the phone company can read it."
            ),
        ),
        "whatsapp": (
            gettext("WhatsApp"),
            gettext(
                "They see your phone number;"
                " WhatsApp knows that you wrote, not what you wrote."
            ),
        ),
        "signal": (
            gettext("Signal"),
            gettext(
                "Only they can read it; they may see your phone number or your name"
                " there, and the app is seen on the phone."
            ),
        ),
        "telegram": (
            gettext("Telegram"),
            gettext(
                "Telegram can read ordinary chats;"
                " they see your name there, perhaps your number."
            ),
        ),
        "email": (
            gettext("E-mail"),
            gettext(
                "They see your e-mail address;"
                " mail companies can read the letter, and it stays among those sent."
            ),
        ),
        "web_form": (
            gettext("Form on a website"),
            gettext(
                "The page stays in the history of the browser,"
                " and your network knows which site you visited."
            ),
        ),
        "website": (
            gettext("Website"),
            gettext(
                "The page stays in the history of the browser,"
                " and your network knows which site you visited."
            ),
        ),
        "onion": (
            gettext("Address in the Tor network"),
            gettext(
                "It opens in Tor Browser only; your network sees that you use Tor,"
                " not what you read."
            ),
        ),
        "in_person": (
            gettext("In person"),
            gettext("Whoever sees you on the way or at the door knows where you went."),
        ),
        "panah": (
            gettext("Through this site"),
            gettext("They learn only what you write."),
        ),
    }
    return words.get(kind, (kind, ""))
