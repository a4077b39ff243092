"""No word of ours is left in English on any page, in any of the other languages."""

from collections.abc import Callable, Iterator
from functools import cache
from re import split

import pytest
from babel import Locale

from directory.web.services import KEY
from i18n import LANGUAGES
from i18n.catalogs import message_text
from i18n.extraction import extract_messages
from i18n.language_names import LATIN_NAMES, OWN_NAMES
from i18n.updating import ROOT
from seed_data.members import MEMBERS
from tests.support.crawl import stored_areas, stored_organizations
from tests.support.seldom_texts import SELDOM
from tests.support.wording import Run, Words, latin_words, shared_words, words_of

pytestmark = pytest.mark.functional

PAGES = (
    "directory/corrections",
    "directory/listings",
    "directory/read_aloud",
    "directory/site",
    "directory/templates",
    "directory/web",
    "directory/wording",
)
OTHERS = [tag for tag in LANGUAGES if tag != "en"]
# Names of things that bear no other name in any language; keys, formats, licences.
EVERYWHERE = {
    *("panah", "signal", "whatsapp", "telegram", "sms", "km", "f", "escape", "tor"),
    *("javascript", "json", "application", "localhost", "cc by", "hsds", "geonames"),
    *(
        "openapi",
        "ratelimit-limit",
        "agpl",
        "agpl-",
        "-or-later",
        "or-later",
        "eur",
        "afn",
        "lyd",
    ),
    *("xqzv lantern", "zzyzx"),  # her own words
    "utc",
}
# As the movement writes itself there too; what browsers call it, beside our own word.
IN_ARABIC_LETTERS = {"lgbtiq", "lbtiq", "cookie", "cookies"}
# Words that are the same in both languages, letter by letter.
ALIKE = {
    "fr": {"tor browser", "javascript", "code"},
    "es": {"no", "fondo de"},  # yes is sí, no is no; a fund's own name
    "ar": IN_ARABIC_LETTERS,
    "fa-AF": IN_ARABIC_LETTERS,
    "ps": IN_ARABIC_LETTERS,
    "sw": set(),
    "rn": set(),
    "lg": set(),
    "nl": {
        *(
            "website",
            "code",
            "e-mail",
            "training",
            "lbtiq",
            "cookies",
        ),  # Dutch dictionary words
        *("april", "september", "november", "december"),  # and months
        *("is in", "app is", "panah is"),  # Dutch "is" and "in", said alike
        "tor browser",
    },
}
# Texts that the demonstration gives no occasion for; each is tested where it arises.
NOT_ON_THESE_PAGES = {
    "A male guardian is asked for",
    "A police report is asked for",
    "Boys cannot come",
    "Children cannot come",
    "Not known as safe for LGBTIQ+ people",
    "Pregnant women cannot come",
    "Read the warning first",
    "Speaks %(language)s",
    "There are steps on the way in",
    "Your phone is taken while you stay",
    "(not every week)",
    "A machine drafted this translation and no native speaker has checked it yet.",
    "A machine has translated this text, and nobody has checked it.",
    "Address in the Tor network",
    "At a place",
    "Did you mean “%(text)s”?",
    "Everywhere",
    "It opens in Tor Browser only; your network sees that you use Tor, not what you"
    " read.",
    "Listen to this page",
    "None of these has a place that may be shown on a map. The list shows them all.",
    "No line has been checked yet. Please search for help near you.",
    "There is no public way to make contact.",
    "These answers may be a few minutes old.",
    "These words cannot be read aloud here.",
    "This is near the place you named.",
    "To be confirmed: nobody has checked this yet.",
    "Too many corrections wait to be read. Please try again in a week.",
    "Up to the age of %(most)s",
    "Accreditation and licences",
    "Also known as: %(names)s",
    "By post: %(address)s",
    "Expired",
    "Fax",
    "Nothing is near. This is what there is in the province, and what helps from afar.",
    "One of the boxes was sent twice. Please fill it in once.",
    "Pager",
    "Textphone (TTY), no voice",
    "That is too many choices. Please choose at most %(number)s.",
    "The opening hours that we knew have ended. Ask before you go.",
    "They see you, and the video service knows that you called them.",
    "Video phone, for sign language",
    "extension %(number)s",
}
# Texts that stand there at some hours of the day only.
BY_THE_HOUR = {
    "(local time)",
    "opens on %(day)s at %(time)s",
    "opens today at %(time)s",
    "opens tomorrow at %(time)s",
}


@pytest.fixture(scope="module")
def in_english(crawl) -> dict[str, str]:
    """Return every page in English."""
    return dict(crawl.pages("en"))


@pytest.fixture(scope="module")
def for_members_in_english(crawl) -> dict[str, str]:
    """Return every page of members in English."""
    return dict(crawl.pages_for_members("en"))


@pytest.fixture(scope="module")
def is_place(crawl) -> Callable[[Words], bool]:
    """Return what knows the names of places: they are the same in many languages."""
    areas = stored_areas(crawl.app)
    gazetteer = crawl.app.extensions[KEY].finder.gazetteer

    @cache
    def known(words: Words) -> bool:
        found = None if words in areas else gazetteer.find(words)
        return words in areas or bool(found and found.exact)

    return known


def is_same(
    language: str, is_place: Callable[[Words], bool]
) -> Callable[[Words], bool]:
    """Return what tells names, and words alike in English and another language.

    A country or a language that has a name of its own there is not among them.
    """
    theirs, english = Locale(LANGUAGES[language].locale), Locale("en")
    pairs = [
        (name.casefold(), mine.get(code, name).casefold())
        for mine, others in (
            (theirs.territories, english.territories),
            (theirs.languages, english.languages),
        )
        for code, name in others.items()
    ]
    ours = {name.casefold() for name in (*OWN_NAMES.values(), *LATIN_NAMES.values())}
    alike = EVERYWHERE | ALIKE[language] | ours
    alike |= {name for name, own in pairs if name == own}
    translated = {name for name, own in pairs if name != own} - alike
    return lambda words: words in alike or (words not in translated and is_place(words))


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_left_in_english(crawl, in_english, is_place, language):
    same = is_same(language, is_place)

    left = {}
    for name, page in crawl.pages(language):
        words = shared_words(page, in_english[name], same)
        if LANGUAGES[language].direction == "rtl":
            words |= latin_words(page, same)
        left |= dict.fromkeys(words, name)

    assert left == {}


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_left_in_english_for_members(
    crawl, for_members_in_english, is_place, language
):
    same = is_same(language, is_place)
    named = names_of_others(crawl.app)

    left = {}
    for name, page in crawl.pages_for_members(language):
        english = for_members_in_english[name]
        for words in shared_words(page, english, lambda w: w in named or same(w)):
            left[words] = name

    assert left == {}


def names_of_others(app) -> set[Words]:
    """Return names of people and organizations: they are the same everywhere."""
    names = [*stored_organizations(app), *(member.name for member in MEMBERS)]
    return {words for name in names for words in Run(name, False).segments()}


def test_the_pages_that_are_read_hold_every_text(in_english):
    read = " ".join(
        " ".join(run.text for run in words_of(page)) for page in in_english.values()
    )

    missing = {
        text
        for text in texts_of_pages()
        if not all(part in read for part in split(r"%\(\w+\)\w", text))
    }

    assert missing - BY_THE_HOUR == NOT_ON_THESE_PAGES | SELDOM


def texts_of_pages() -> Iterator[str]:
    """Yield the texts that pages are made of."""
    for message in extract_messages(ROOT):
        where = message.locations[0][0] if message.locations else ""
        if message.id and where.startswith(PAGES):
            yield message_text(message)
