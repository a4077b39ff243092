"""What is read aloud: the words of a page, or those of a listing that matter most."""

import re
import textwrap
from html.parser import HTMLParser

from directory.site.listing_page import ListingPage
from directory.wording.contact_words import Contact

SPOKEN = frozenset({"h1", "h2", "li", "p"})
NUMBER = re.compile(r"[+(0-9][-+0-9 ()./]*")
MOST_CHARACTERS = 4_000  # of a description: what to call comes after it


class MainWords(HTMLParser):
    """Collects the sentences inside ``<main>``."""

    def __init__(self) -> None:
        """Begin outside."""
        super().__init__()
        self.inside = False
        self.sentences: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Enter the main part, or begin a sentence."""
        self.inside = self.inside or tag == "main"
        if self.inside and tag in SPOKEN:
            self.sentences.append("")

    def handle_endtag(self, tag: str) -> None:
        """Leave the main part."""
        self.inside = self.inside and tag != "main"

    def handle_data(self, data: str) -> None:
        """Take words down."""
        if self.inside and self.sentences:
            self.sentences[-1] += data


def plain_words(page: str) -> str:
    """Return the words of a page's main part, a line each."""
    parser = MainWords()
    parser.feed(page)
    told = (" ".join(sentence.split()) for sentence in parser.sentences)
    return "\n".join(filter(None, told))


def words_of_listing(page: ListingPage, reader: str) -> str:
    """Return name, description and numbers of a listing, in the words of its text.

    What to know before relying on it is said in our words, and what kind of number
    it is: where they fit to its own. Otherwise only what a voice answers is told, and
    no number that nobody of us has tried, which needs our words before it.
    """
    fits = page.text.language == reader
    ours = (*page.notes, *page.about_text) if fits else ()
    description = textwrap.shorten(page.text.description, MOST_CHARACTERS)
    unsaid = page.details.provenance is not None and not fits
    contacts = () if unsaid else page.contacts
    numbers = (told(one) if fits else bare(one) for one in contacts)
    return "\n".join(filter(None, (page.text.name, *ours, description, *numbers)))


def told(contact: Contact) -> str:
    """Return who answers, what a contact is called, its number and whom to ask for."""
    number = ", ".join(filter(None, (spelt(contact.value), contact.extension)))
    said = f"{contact.label}: {number}" if number else contact.label
    return " ".join(filter(None, (*contact.answered, contact.inside, said)))


def bare(contact: Contact) -> str:
    """Return an address alone; a number only where a press would dial it."""
    is_number = NUMBER.fullmatch(contact.value) is not None
    dials = contact.address.startswith("tel:")
    return spelt(contact.value) if dials or not is_number else ""


def spelt(value: str) -> str:
    """Return a number digit by digit, to be written down; other texts as they are."""
    if NUMBER.fullmatch(value):
        return ", ".join(sign for sign in value if sign in "+0123456789")
    return value
