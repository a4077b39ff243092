"""One tree of errors: raised at the rule that was broken, answered once at the edge.

Messages are complete sentences for the reader, translated where they are raised.
"""


class PanahError(Exception):
    """Something a person can be told in one sentence; ``status`` is for the web."""

    status = 500
    code = "error"


class InvalidInputError(PanahError):
    """What was sent cannot be used; ``field`` names the culprit, where there is one."""

    status = 400
    code = "invalid_input"

    def __init__(self, message: str, field: str = "") -> None:
        """Keep the sentence and the field."""
        super().__init__(message)
        self.field = field


class TooLargeError(InvalidInputError):
    """What was sent is larger than anything a person would send."""

    status = 413
    code = "too_large"


class TooManyError(InvalidInputError):
    """There are more values of a kind than can be used."""

    status = 422
    code = "too_many"


class UnsupportedError(InvalidInputError):
    """What was sent has a form that nothing here reads."""

    status = 415
    code = "unsupported"


class NotAllowedError(PanahError):
    """She may see it, and may not do this with it."""

    status = 403
    code = "not_allowed"


class FreshnessError(NotAllowedError):
    """She has to show a factor again before she does this."""

    code = "not_fresh"


class NotFoundError(PanahError):
    """There is no such thing, or it is not for this reader: both look the same."""

    status = 404
    code = "not_found"


class ConflictError(PanahError):
    """It is not as it was when this began, or it does not go that way."""

    status = 409
    code = "conflict"


class IllegalTransitionError(ConflictError):
    """A step that the table of a workflow does not have."""

    code = "illegal_transition"


class ExpiredError(PanahError):
    """A sealed address that has run out, or belongs to another browser."""

    status = 410
    code = "expired"


class TooOftenError(PanahError):
    """It was tried too often within its time; even what is right is refused now."""

    status = 429
    code = "too_often"


class UnavailableError(PanahError):
    """Something we need does not answer now."""

    status = 503
    code = "unavailable"


class ConfigurationError(PanahError):
    """A setting is missing or unsafe; the message names it."""

    code = "configuration"
