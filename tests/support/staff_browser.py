"""A browser without JavaScript in which somebody joins, signs in, presses buttons."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.support.members import Member
from tests.support.wire import Answer, WireClient

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


class Forms(HTMLParser):
    """The addresses of the forms of a page, and the rows with an id."""

    def __init__(self) -> None:
        """Nothing was read yet."""
        super().__init__()
        self.actions: list[str] = []
        self.rows: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the addresses and the rows."""
        values = dict(attrs)
        if tag == "form":
            self.actions.append(values.get("action") or "")
        if values.get("data-id"):
            self.rows[str(values["data-id"])] = values.get("data-state") or ""


@dataclass
class StaffBrowser:
    """One browser with its cookies; ``page`` is the last one that it was shown."""

    client: FlaskClient | WireClient
    page: str = ""
    status: int = 0
    location: str = ""
    token: str = ""
    forms: Forms = field(default_factory=Forms)

    def get(self, path: str) -> int:
        """Open a page."""
        return self.take(self.client.get(path))

    def post(self, path: str, *, token: str | None = None, **fields: Any) -> int:
        """Send a form, with the token of the last page that had one."""
        fields["csrf_token"] = self.token if token is None else token
        return self.take(self.client.post(path, data=fields))

    def take(self, answer: TestResponse | Answer) -> int:
        """Remember an answer; a page without a form keeps the token of the former."""
        self.status, self.location = answer.status_code, answer.location or ""
        if self.status != 303:
            self.page = answer.text
            sent = TOKEN.search(self.page)
            self.token = sent[1] if sent else self.token
            self.forms = Forms()
            self.forms.feed(self.page)
        return self.status

    def sign_in(self, member: Member) -> int:
        """Give both factors of a member."""
        self.get("/en/staff/sign-in")
        self.post(
            "/en/staff/sign-in", email=member.address, passphrase=member.passphrase
        )
        self.get("/en/staff/second-step")
        member.world.clock.forward(seconds=30)
        done = self.post("/en/staff/second-step", code=member.code())
        self.get("/en/staff/")
        return done
