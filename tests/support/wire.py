"""A browser without a screen on the wire: whichever worker is free answers it."""

from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from urllib.parse import urlencode


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status_code: int
    location: str
    text: str


@dataclass
class WireClient:
    """One browser's cookies; every request is a connection of its own."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str) -> Answer:
        """Ask for a page."""
        return self.ask("GET", path)

    def post(self, path: str, data: dict[str, str]) -> Answer:
        """Send a form."""
        return self.ask("POST", path, urlencode(data))

    def ask(self, method: str, path: str, body: str | None = None) -> Answer:
        """Send a request, and keep the cookies of the answer."""
        kept = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": kept} if kept else {}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            for line in answer.headers.get_all("Set-Cookie", []):
                self.keep(line)
            location = answer.headers.get("Location", "")
            return Answer(answer.status, location, answer.read().decode())
        finally:
            connection.close()

    def keep(self, line: str) -> None:
        """Take a cookie, or lose the one that is taken back."""
        for name, cookie in SimpleCookie(line).items():
            self.cookies[name] = cookie.value
            if cookie["max-age"] == "0":
                del self.cookies[name]
