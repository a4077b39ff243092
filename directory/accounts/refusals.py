"""Why something that a person typed is not taken: a code, told on pages in words."""

from enum import StrEnum

from directory.errors import InvalidInputError


class Refusal(StrEnum):
    """What is wrong; the pages have a sentence for each."""

    ADDRESS = "address"
    NAME = "name"
    SHORT = "short"
    LONG = "long"
    GUESSABLE = "guessable"
    DIFFERENT = "different"
    SIGN_IN = "sign-in"
    CODE = "code"
    KEY = "key"
    LAST_FACTOR = "last factor"
    ROLE = "role"
    ORGANIZATION = "organization"
    TAKEN = "taken"
    NOT_WRITTEN = "not written"


class RefusedError(InvalidInputError):
    """A field cannot be taken as it is; ``refusal`` says why."""

    status = 422
    code = "refused"

    def __init__(self, refusal: Refusal, field: str = "") -> None:
        """Keep why, and of which field."""
        super().__init__(refusal.value, field)
        self.refusal = refusal
