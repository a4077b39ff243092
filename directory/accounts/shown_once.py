"""What a member is shown once: it stands under her cookie alone until she goes on."""

import json
from enum import StrEnum
from typing import Final

from sqlalchemy.orm import Session

from directory.accounts.models import UserSession
from directory.accounts.sessions import cookie_key, number
from directory.crypto.sealed import seal, unseal

PLACE: Final = (b"user_session", b"codes")


class Once(StrEnum):
    """What it is."""

    CODES = "codes"
    LINK = "link"


def show_once(work: Session, token: bytes, what: Once, lines: list[str]) -> None:
    """Keep lines for the next page of a session; former ones are forgotten."""
    row = work.get_one(UserSession, number(token))
    content = json.dumps({what: lines}).encode()
    row.codes = seal(cookie_key(work, token), content, *PLACE, row.id)


def lines_shown(work: Session, token: bytes, what: Once) -> list[str]:
    """Return what is to be shown of this kind; nothing where she has gone on."""
    row = work.get_one(UserSession, number(token))
    if row.codes is None:
        return []
    content = unseal(cookie_key(work, token), row.codes, *PLACE, row.id)
    return list(map(str, json.loads(content).get(what, ())))


def forget_shown(work: Session, token: bytes) -> None:
    """Forget it: nobody sees it again."""
    work.get_one(UserSession, number(token)).codes = None
