"""The tables of accounts, by what they hold."""

from directory.accounts.models.account import UserAccount
from directory.accounts.models.approval import Approval
from directory.accounts.models.attempt import Attempt
from directory.accounts.models.factors import Authenticator, RecoveryCode
from directory.accounts.models.invitation import Invitation
from directory.accounts.models.key_pair import KeyPair
from directory.accounts.models.membership import Membership, RoleGrant
from directory.accounts.models.session import Device, UserSession

__all__ = [
    "Approval",
    "Attempt",
    "Authenticator",
    "Device",
    "Invitation",
    "KeyPair",
    "Membership",
    "RecoveryCode",
    "RoleGrant",
    "UserAccount",
    "UserSession",
]
