"""The words of accounts: states, kinds of factors, where a grant comes from."""

from enum import StrEnum


class AccountState(StrEnum):
    """Where an account stands; nobody comes back from the end."""

    INVITED = "invited"
    ACTIVE = "active"
    LOCKED = "locked"
    ENDED = "ended"


class Origin(StrEnum):
    """Who stands for a grant: the shell of the machine, one steward, or two people."""

    OPERATOR = "operator"
    MEMBER = "member"
    APPROVAL = "approval"


class AuthenticatorKind(StrEnum):
    """What shows the second factor."""

    TOTP = "totp"
    WEBAUTHN = "webauthn"


class KeyOwner(StrEnum):
    """Whose key pair it is."""

    MEMBER = "member"
    ORGANIZATION = "organization"
    MAILBOX = "mailbox"


class Act(StrEnum):
    """What needs two people of two organizations."""

    GRANT_ROLE = "grant_role"
    RESET_FACTOR = "reset_factor"
