"""What the audit tells: acts, and kinds of what they were done to."""

from enum import StrEnum


class AuditAct(StrEnum):
    """What was done; a code, never a text."""

    ORGANIZATION_ADDED = "organization:add"
    ORGANIZATION_VETTED = "organization:vet"
    MEMBER_INVITED = "member:invite"
    MEMBER_JOINED = "member:join"
    MEMBERSHIP_ENDED = "membership:end"
    ACCOUNT_ENDED = "account:end"
    ACCESS_RESET = "access:reset"
    ROLE_GRANTED = "role:grant"
    ROLE_ENDED = "role:end"
    SIGNED_IN = "session:begin"
    SESSION_ENDED = "session:end"
    FIRST_FACTOR_CHANGED = "first_factor:change"
    FACTOR_ADDED = "factor:add"
    FACTOR_ENDED = "factor:end"
    APPROVAL_ASKED = "approval:ask"
    APPROVAL_GIVEN = "approval:give"
    APPROVAL_REFUSED = "approval:refuse"
    LISTINGS_VETTED = "listing:vet"
    LISTING_WITHDRAWN = "listing:withdraw"


class SubjectKind(StrEnum):
    """What an act was done to."""

    ORGANIZATION = "organization"
    USER = "user"
    MEMBERSHIP = "membership"
    APPROVAL = "approval"
    SERVICE = "service"
    VETTING = "vetting"
