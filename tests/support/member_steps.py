"""What a member does in a real browser: she joins, signs in, searches, signs out."""

import time
from dataclasses import dataclass, field

import pyotp
from playwright.sync_api import Page

from tests.support.axe import violations

STEP_S = 30
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
SIDEWAYS = "document.documentElement.scrollWidth - innerWidth"


@dataclass
class MemberSteps:
    """One browser of one member, what she holds, and what is to be mended there."""

    page: Page
    url: str
    language: str
    address: str
    passphrase: str = ""
    secret: str = ""
    codes: list[str] = field(default_factory=list)
    faults: dict[str, object] = field(default_factory=dict)

    def open(self, path: str) -> int:
        """Open a page of hers; return its status."""
        answer = self.page.goto(f"{self.url}/{self.language}/staff/{path}")
        self.look()
        assert answer is not None
        return answer.status

    def press(self, selector: str, leads_to: str) -> None:
        """Press a button, and look at the page that it leads to."""
        self.page.click(selector)
        self.page.wait_for_url(f"**/{self.language}/staff/{leads_to}")
        self.look()

    def look(self) -> None:
        """Note what a screen reader or a narrow screen would stumble over."""
        found = violations(self.page)
        wider = self.page.evaluate(SIDEWAYS)
        if found or wider > 0:
            self.faults[self.page.url.removeprefix(self.url)] = (found, wider)

    def fill(self, **fields: str) -> None:
        """Type into boxes."""
        for name, value in fields.items():
            self.page.fill(f"[name={name}]", value)

    def join(self, path: str) -> None:
        """Follow her link to the first page of members."""
        self.page.goto(self.url + path)
        self.look()
        self.passphrase = self.page.inner_text("[data-passphrase]")
        again = self.passphrase
        self.fill(name="Amina", passphrase=self.passphrase, passphrase_again=again)
        self.press("button.primary", "join/second-factor")
        self.secret = self.page.get_attribute("[data-secret]", "data-secret") or ""
        self.fill(code=pyotp.TOTP(self.secret).at(int(time.time())))
        self.press("button.primary", "join/recovery")
        self.codes = self.page.locator("li[data-recovery]").all_inner_texts()
        self.page.check("[name=written]")
        self.press("button.primary", "")

    def give_passphrase(self) -> None:
        """Give the first of two factors."""
        self.open("sign-in")
        self.fill(email=self.address, passphrase=self.passphrase)
        self.press("button.primary", "second-step")

    def sign_in_by_code(self) -> None:
        """Sign in with the code that her app shows next: the last one is used up."""
        self.give_passphrase()
        self.fill(code=pyotp.TOTP(self.secret).at(int(time.time()) + STEP_S))
        self.press("button.primary", "")

    def add_key(self) -> None:
        """Put a security key into this device, and let it be known."""
        wire = self.page.context.new_cdp_session(self.page)
        wire.send("WebAuthn.enable")
        wire.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
        self.open("account/")
        before = self.page.locator("form[action*='/factors/']").count()
        self.page.click("form[data-options] button")
        self.page.wait_for_function(
            "before => document.querySelectorAll(`form[action*='/factors/']`).length"
            " > before",
            arg=before,
        )
        self.look()

    def sign_in_by_key(self) -> None:
        """Sign in with the key."""
        self.give_passphrase()
        self.press("form[data-options] button", "")

    def search(self, words: str) -> list[str]:
        """Search what is for members; return the names on the cards."""
        self.open("search")
        self.fill(q=words)
        self.page.click("#search button.primary")
        self.page.wait_for_selector(".answer, [role=alert]")
        self.look()
        return self.page.locator(".card [data-number] a").all_inner_texts()

    def sign_out(self) -> None:
        """Sign out."""
        self.press("form[action$='/sign-out'] button", "sign-in")
