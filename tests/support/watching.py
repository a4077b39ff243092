"""What a browser asks for, of the service and of anybody else."""

from collections.abc import Iterable

from playwright.sync_api import BrowserContext

# Addresses that never leave the browser.
INSIDE = ("chrome", "about", "data", "blob")


def watch(context: BrowserContext) -> list[str]:
    """Return a list that fills with every address asked for."""
    seen: list[str] = []
    context.on("request", lambda request: seen.append(request.url))
    return seen


def elsewhere(asked: Iterable[str], url: str) -> list[str]:
    """Return what was asked of any other host than that of ``url``."""
    return [address for address in asked if not address.startswith((url, *INSIDE))]
