"""What pages for members say of codes: refusals, roles, acts, factors."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext, lazy_gettext

from directory.accounts.refusals import Refusal, RefusedError
from directory.accounts.vocabulary import Act, AuthenticatorKind
from directory.errors import InvalidInputError, PanahError
from directory.permissions import Role
from directory.web.errors import sentence_of
from directory.wording.labels import date_label, in_own_digits
from directory.wording.listing_words import list_label

REFUSALS = {
    Refusal.ADDRESS: lazy_gettext("That is no e-mail address."),
    Refusal.NAME: lazy_gettext("Please write a name of at most 200 characters."),
    Refusal.SHORT: lazy_gettext("A passphrase needs at least 15 characters."),
    Refusal.LONG: lazy_gettext("That is too long: at most 200 characters."),
    Refusal.GUESSABLE: lazy_gettext(
        "This passphrase can be guessed. Please take the one that was made for you."
    ),
    Refusal.DIFFERENT: lazy_gettext("That is not the same passphrase."),
    # NOTE: said alike for a wrong passphrase and for an address that nobody has.
    Refusal.SIGN_IN: lazy_gettext("Address and passphrase do not belong together."),
    Refusal.CODE: lazy_gettext("This code is not right, or was used before."),
    Refusal.KEY: lazy_gettext("This security key cannot be used."),
    Refusal.LAST_FACTOR: lazy_gettext("One second step has to stay."),
    Refusal.ROLE: lazy_gettext("Please choose what she may do."),
    Refusal.ORGANIZATION: lazy_gettext("Please choose an organization, or name one."),
    Refusal.TAKEN: lazy_gettext("She is a member of this organization already."),
    Refusal.NOT_WRITTEN: lazy_gettext("Please write the codes down first."),
}
ROLES = {
    Role.PARTNER: lazy_gettext("keep listings"),
    Role.CASEWORKER: lazy_gettext("refer people"),
    Role.DUTY: lazy_gettext("be on duty"),
    Role.VETTER: lazy_gettext("vet listings"),
    Role.STEWARD: lazy_gettext("steward of the network"),
    Role.AUDITOR: lazy_gettext("read what was done"),
}
FACTORS = {
    AuthenticatorKind.TOTP: lazy_gettext("App for codes"),
    AuthenticatorKind.WEBAUTHN: lazy_gettext("Security key"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of an error: a sentence, and the field that is meant."""

    message: str
    field: str
    status: int


def told(error: PanahError) -> Told:
    """Return what a page says of an error."""
    field = error.field if isinstance(error, InvalidInputError) else ""
    if isinstance(error, RefusedError):
        return Told(str(REFUSALS[error.refusal]), field, error.status)
    message = str(error) or sentence_of(error.status)
    if error.status == 429:
        message = gettext("That was tried too often. Please wait an hour.")
    return Told(message, field, error.status)


def roles_told(roles: Iterable[Role]) -> str:
    """Return what somebody may do, as a list in the language of the page."""
    held = set(roles)
    names = [str(ROLES[role]) for role in Role if role in held]
    return list_label(names) if names else gettext("look up help")


def act_told(act: Act, detail: str) -> str:
    """Return what waits for two, in words."""
    if act is Act.GRANT_ROLE:
        # NOTE: %(role)s is such as: vet listings.
        return gettext("A new role: %(role)s", role=ROLES[Role(detail)])
    return gettext("Give her a new way to sign in")


def standing_told(until: datetime | None) -> str:
    """Return how far an organization is trusted, and by whom."""
    if until is None:
        return gettext("This organization is not vetted.")
    # NOTE: %(day)s is a day.
    return gettext(
        "The operator attests until %(day)s that two vetters stand for this"
        " organization.",
        day=date_label(until.date()),
    )


def instant_told(at: datetime) -> str:
    """Return a day and an hour, UTC."""
    hour = in_own_digits(at.strftime("%H:%M"))
    # NOTE: %(day)s is a day, %(hour)s an hour such as 14:05, of the clock of the world.
    return gettext("%(day)s, %(hour)s UTC", day=date_label(at.date()), hour=hour)
