"""Say which names and addresses are not what they look like; link to no inner host."""

import ipaddress
import re
import socket
import unicodedata
from collections.abc import Iterator
from urllib.parse import urlsplit

from directory.hsds.parse.strict_json import shown
from directory.hsds.schema.base import H, HsdsObject, many_fields, text_fields
from directory.hsds.schema.main_objects import Service
from directory.listings.folded_text import LOOK_ALIKES

NOT_KEPT = "it leads to this machine or a private network; it is not kept"
MIXED = "{} mixes letters of {}, which look alike: look twice"
POSING = "{} looks like {}, and is written in {} letters: look twice"
PUNYCODE = (
    "{} is an address in code (punycode), which can look like another: look twice"
)
WORD = re.compile(r"[^\W\d_]+")
CODED = re.compile(r"(?<![\w-])(?:[\w-]+\.)*xn--[\w.-]+", re.IGNORECASE)
WEB = re.compile(r"https?://\S+", re.IGNORECASE)
# Scripts of which letters are taken for one another.
ALIKE = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC"})
INNER = (
    "localhost", "local", "localdomain", "internal", "intranet", "lan", "home", "corp",
    "private", "home.arpa",
)  # fmt: skip

Found = tuple[str, str]


def look_twice(record: Service) -> Iterator[Found]:
    """Yield field and reason for each text in which letters pose as others."""
    for path, text in texts_of(record, ""):
        if "xn--" in text.lower() or not text.isascii():
            reason = next(reasons(text), None)
            if reason:
                yield path, reason


def reasons(text: str) -> Iterator[str]:
    """Yield why a text is not what it looks like."""
    for found in CODED.finditer(text):
        yield PUNYCODE.format(shown(found[0]))
    words = [found[0] for found in WORD.finditer(text) if not found[0].isascii()]
    latin = any(one.isascii() for one in WORD.findall(text))
    for word in words:
        scripts = sorted(scripts_in(word))
        if len(scripts) > 1:
            names = " and ".join(name.title() for name in scripts)
            yield MIXED.format(shown(word), names)
        elif latin and scripts and scripts != ["LATIN"] and poses(word):
            like = word.casefold().translate(LOOK_ALIKES)
            yield POSING.format(shown(word), like, scripts[0].title())


def scripts_in(word: str) -> set[str]:
    """Return which of the scripts that are taken for one another a word is in."""
    names = (unicodedata.name(letter, "").partition(" ")[0] for letter in word)
    return {name for name in names if name in ALIKE}


def poses(word: str) -> bool:
    """Whether each letter of a word looks like a Latin one."""
    return word.casefold().translate(LOOK_ALIKES).isascii()


def texts_of(value: HsdsObject, path: str) -> Iterator[tuple[str, str]]:
    """Yield the texts of an object, and of all that it holds, with their paths."""
    for name in sorted(text_fields(type(value)) & value.model_fields_set):
        yield f"{path}{name}", getattr(value, name)
    for name, held in value.parts():
        many = name in many_fields(type(value))
        for index, part in enumerate(held):
            where = f"{path}{name}[{index}]." if many else f"{path}{name}."
            yield from texts_of(part, where)


def inner_links(record: Service) -> Iterator[Found]:
    """Yield field and reason for each address that is nobody's on the web."""
    for path, text in texts_of(record, ""):
        if is_inner_link(text):
            yield path, NOT_KEPT


def without_inner_links(value: H, /) -> H:
    """Return an object without the addresses that are nobody's on the web."""
    names = text_fields(type(value)) & value.model_fields_set
    return value.changed(
        **{name: "" for name in names if is_inner_link(getattr(value, name))}
    )


def is_inner_link(text: str) -> bool:
    """Whether a text is an address of this machine or of a private network."""
    if not WEB.fullmatch(text):
        return False
    try:
        return is_inner(urlsplit(unicodedata.normalize("NFKC", text)).hostname or "")
    except ValueError:
        return True


def is_inner(host: str) -> bool:
    """Whether a host is this machine, or lies in no network that all can reach."""
    name = host.rstrip(".").partition("%")[0]
    if name in INNER or name.endswith(tuple(f".{one}" for one in INNER)):
        return True
    try:
        if ":" in name:
            address = ipaddress.IPv6Address(name)
            return not (address.ipv4_mapped or address).is_global
        # As browsers read it: 127.1, 0x7f.1 and 2130706433 are all this machine.
        return not ipaddress.IPv4Address(socket.inet_aton(name)).is_global
    except (OSError, ValueError):
        return "." not in name
