"""A served instance with the demonstration directory, and a real browser."""

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Playwright, sync_playwright

from directory.app import create_app
from directory.config import Config
from directory.search_port import Fact, Flag
from directory.web.services import KEY
from tests.support.crawl import Crawl, listings_to_open
from tests.support.instance import Instance
from tests.support.missing import skip_without

CHROMIUM = shutil.which(os.environ.get("CHROMIUM", "chromium"))
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Instance:
    """Return an instance with the demonstration directory."""
    folder = tmp_path_factory.mktemp("served")
    made = Instance(folder / "instance", {"PANAH_MODE": "demo"})
    made.panah("init")
    made.panah("seed", "--demo")
    return made


@pytest.fixture(scope="session")
def served_url(demonstration: Instance) -> Iterator[str]:
    """Yield its address while it serves."""
    with demonstration.serving():
        yield demonstration.url


@pytest.fixture(scope="session")
def crawl(demonstration) -> Iterator[Crawl]:
    """Yield the way through the pages of the demonstration."""
    settings = {"PANAH_SEARCHES_PER_MINUTE": "0"}
    app = create_app(Config.from_environ({**demonstration.environment, **settings}))
    own = app.extensions[KEY]
    every = {"country": ["AF"], "flag": list(Flag), "fact": list(Fact)}
    yield Crawl(app, listings_to_open(app), every)
    own.database.dispose()
    own.finder.gazetteer.close()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Yield Playwright, driving the system's Chromium."""
    if CHROMIUM is None:
        skip_without("Chromium")
    with sync_playwright() as driver:
        yield driver


class Browser:
    """A browser with a profile on disk, as a person has one."""

    def __init__(self, playwright: Playwright, profile: Path) -> None:
        """Keep where the profile is."""
        self.playwright = playwright
        self.profile = profile

    def refuse_cookies(self) -> None:
        """Set it to take no cookies, as some people do."""
        folder = self.profile / "Default"
        folder.mkdir(parents=True)
        refusing = {"profile": {"default_content_setting_values": {"cookies": 2}}}
        (folder / "Preferences").write_text(json.dumps(refusing))

    def open(self, *, javascript: bool = True) -> BrowserContext:
        """Start it on a small phone's screen."""
        return self.playwright.chromium.launch_persistent_context(
            self.profile,
            executable_path=CHROMIUM,
            args=QUIET,
            viewport=PHONE,
            java_script_enabled=javascript,
            # People's browsers keep pages for Back; Playwright's do not by default.
            ignore_default_args=["--disable-back-forward-cache"],
        )


@pytest.fixture
def browser(playwright: Playwright, tmp_path: Path) -> Browser:
    """Return a browser with an empty profile."""
    return Browser(playwright, tmp_path / "profile")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Return a browser that is open."""
    opened = browser.open()
    yield opened
    opened.close()
