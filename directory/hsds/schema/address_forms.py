"""Mend addresses of the web and of mail, where only one thing can be meant."""

import re

TWO_SCHEMES = re.compile(r"(?:https?:/{0,2})+(?=https?://)", re.IGNORECASE)
HALF_SCHEME = re.compile(r"(https?)(?::/?|/{1,2})(?=[^/])", re.IGNORECASE)
# A name with a dot and a top-level domain of letters, what else there may be behind.
BARE = re.compile(
    r"(?://)?((?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,24}(?::\d{1,5})?(?:[/?#]\S*)?)"
)
IN_BRACKETS = re.compile(r"[^<>@]*<([^<>\s]+@[^<>\s]+)>")
MAIL_TO = re.compile(r"mailto:([^?]*)(\?.*)?", re.IGNORECASE)
BETWEEN_ADDRESSES = re.compile(r"\s*[;,\s]\s*(?:(?:or|and|/|\|)\s+)?")


def with_scheme(url: str) -> str:
    """Return an address of the web whole, empty where it is none.

    The encrypted scheme is the one that every browser tries first.
    """
    if TWO_SCHEMES.match(url):
        return TWO_SCHEMES.sub("", url)
    if found := HALF_SCHEME.match(url):
        rest = url[found.end() :]
        return f"{found[1].lower()}://{rest}" if BARE.fullmatch(rest) else ""
    found = BARE.fullmatch(url)
    return f"https://{found[1]}" if found else ""


def mail_addresses(text: str) -> list[str]:
    """Return the addresses that stand in a field for one of them."""
    if found := MAIL_TO.fullmatch(text):
        text = found[1]
    if found := IN_BRACKETS.fullmatch(text):
        return [found[1]]
    return [part for part in BETWEEN_ADDRESSES.split(text) if part]
