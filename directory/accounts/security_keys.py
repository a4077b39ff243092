"""Security keys (WebAuthn): the browser signs a challenge that was made beforehand."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit
from uuid import UUID

from fido2.server import Fido2Server
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    UserVerificationRequirement,
)
from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.accounts.models import Authenticator, UserSession
from directory.accounts.refusals import Refusal, RefusedError
from directory.accounts.vocabulary import AuthenticatorKind
from directory.crypto.keyring import keyring_of
from directory.database import instant_of

NAME: Final = "Panah"
VERIFIED: Final = UserVerificationRequirement.REQUIRED
FIELD: Final = "credential"


@dataclass(frozen=True, slots=True)
class RelyingParty:
    """The site that keys are made for: what is made for one name serves no other."""

    origin: str

    def server(self) -> Fido2Server:
        """Return what makes and checks requests to keys."""
        host = urlsplit(self.origin).hostname or ""
        entity = PublicKeyCredentialRpEntity(id=host, name=NAME)
        return Fido2Server(entity, verify_origin=lambda origin: origin == self.origin)


def keys_of(work: Session, user_id: UUID) -> list[Authenticator]:
    """Return the security keys of a member."""
    mine = select(Authenticator).where(
        Authenticator.user_id == user_id,
        Authenticator.kind == AuthenticatorKind.WEBAUTHN,
    )
    return list(work.scalars(mine.order_by(Authenticator.added_at)))


def credentials_of(keys: Sequence[Authenticator]) -> list[AttestedCredentialData]:
    """Return keys as the protocol names them."""
    return [AttestedCredentialData(key.public_key or b"") for key in keys]


def options_to_add(party: RelyingParty, work: Session, row: UserSession) -> str:
    """Return what the browser needs to make a key, as JSON; nothing is stored."""
    handle = keyring_of(work).key(b"user handle", row.user_id.bytes)
    person = PublicKeyCredentialUserEntity(id=handle, name=NAME, display_name=NAME)
    made, _state = party.server().register_begin(
        person,
        credentials_of(keys_of(work, row.user_id)),
        user_verification=VERIFIED,
        challenge=row.challenge,
    )
    return json.dumps(dict(made.public_key))


def options_to_sign(party: RelyingParty, work: Session, row: UserSession) -> str:
    """Return what the browser needs to sign with a key, as JSON; "" without any."""
    keys = credentials_of(keys_of(work, row.user_id))
    if not keys:
        return ""
    made, _state = party.server().authenticate_begin(
        keys, user_verification=VERIFIED, challenge=row.challenge
    )
    return json.dumps(dict(made.public_key))


def add_key(party: RelyingParty, work: Session, row: UserSession, answer: str) -> None:
    """Add the key that the browser made; RefusedError where its answer is not right."""
    state = state_of(party, row)
    try:
        made = party.server().register_complete(state, read_answer(answer))
    except (ValueError, KeyError, TypeError):
        raise RefusedError(Refusal.KEY, FIELD) from None
    data = made.credential_data
    if data is None or is_known(work, data.credential_id):
        raise RefusedError(Refusal.KEY, FIELD)
    work.add(
        Authenticator(
            user_id=row.user_id,
            kind=AuthenticatorKind.WEBAUTHN,
            credential_id=data.credential_id,
            public_key=bytes(data),
            sign_count=made.counter,
            added_at=instant_of(work),
            used_at=instant_of(work),
        )
    )


def use_key(party: RelyingParty, work: Session, row: UserSession, answer: str) -> bool:
    """Whether one of her keys has signed the challenge of this session.

    A counter that does not grow is of a key that was copied: it opens nothing.
    """
    keys = keys_of(work, row.user_id)
    try:
        read = AuthenticationResponse.from_dict(read_answer(answer))
        signed = party.server().authenticate_complete(
            state_of(party, row), credentials_of(keys), read
        )
        count = read.response.authenticator_data.counter
    except (ValueError, KeyError, TypeError):
        return False
    key = next(one for one in keys if one.credential_id == signed.credential_id)
    if (count or key.sign_count) and count <= key.sign_count:
        return False
    key.sign_count, key.used_at = count, instant_of(work)
    return True


def state_of(party: RelyingParty, row: UserSession) -> Mapping[str, Any]:
    """Return what the protocol remembers between asking and answer."""
    _made, state = party.server().authenticate_begin(
        user_verification=VERIFIED, challenge=row.challenge
    )
    return dict(state)


def is_known(work: Session, credential_id: bytes) -> bool:
    """Whether somebody has this key already."""
    same = select(Authenticator.id).where(Authenticator.credential_id == credential_id)
    return work.scalar(same) is not None


def read_answer(answer: str) -> dict[str, Any]:
    """Return what a browser sent; ValueError for anything but an object."""
    read = json.loads(answer)
    if not isinstance(read, dict):
        raise ValueError("a credential is an object")
    return read
