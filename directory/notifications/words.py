"""What a mail says, in the language of who reads it: never what waits, nor a link."""

from babel.support import NullTranslations, Translations

from directory.notifications.models import MailKind
from i18n.catalogs import CATALOGS, STAFF
from i18n.languages import LANGUAGES


def words_of(kind: MailKind, language: str) -> tuple[str, str]:
    """Return subject and body."""
    found = Translations.load(CATALOGS, [LANGUAGES[language].locale], STAFF)
    return WORDS[kind](found)


def of_waiting(translations: NullTranslations) -> tuple[str, str]:
    """Say that something waits."""
    body = translations.gettext(
        "Something waits for you in Panah. Sign in as you always do: this mail has no"
        " link, and never will."
    )
    return translations.gettext("Something waits for you"), body


def of_checkpoint(translations: NullTranslations) -> tuple[str, str]:
    """Say what to do with a checkpoint; it stands below."""
    body = translations.gettext(
        "Please keep this mail apart from the machine. It shows whether the record of"
        " what was done is changed later."
    )
    return translations.gettext("Checkpoint of the record"), body


WORDS = {MailKind.WAITING: of_waiting, MailKind.CHECKPOINT: of_checkpoint}
