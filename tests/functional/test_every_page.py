"""Every page that there is, for a screen reader and for a text browser."""

import html
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.axe import violations
from tests.support.missing import skip_without
from tests.support.nu import mistakes

pytestmark = [pytest.mark.functional, pytest.mark.timeout(1200)]

LANGUAGES = pytest.mark.parametrize("language", ["en", "fa-AF"])
HEADING = re.compile(r"<(h[1-6])\b[^>]*>(.*?)</\1>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")
SPACE = re.compile(r"\s+")


@LANGUAGES
def test_axe_finds_nothing_on_any_page(crawl, browser, language):
    context = browser.open()
    page = context.pages[0]

    found = {}
    for name, source in crawl.pages(language):
        page.set_content(source)
        if broken := violations(page):
            found[name] = broken

    assert found == {}
    context.close()


@LANGUAGES
def test_every_page_is_valid_html(crawl, tmp_path, language):
    pages = dict(crawl.pages(language))

    assert mistakes(pages, tmp_path) == {}


def test_a_page_that_is_not_valid_is_named(tmp_path):
    good = "<!doctype html><html lang=en><title>x</title><p>x"
    pages = {"good": good, "bad": f"{good}<p id=a>y<p id=a>y"}

    found = mistakes(pages, tmp_path)

    assert [*found] == ["bad"]
    assert found["bad"][0].startswith("Duplicate ID")


@LANGUAGES
def test_every_page_of_a_demonstration_says_that_it_is_one(crawl, language):
    silent = [
        name
        for name, source in crawl.pages(language)
        if '<p class="demonstration">' not in source
    ]

    assert silent == ["blank"]


@LANGUAGES
def test_a_text_browser_reads_every_heading_in_order(crawl, tmp_path, language):
    if shutil.which("w3m") is None:
        skip_without("w3m")

    astray = {}
    for name, source in crawl.pages(language):
        text = dumped(source, tmp_path)
        start = 0
        for heading in headings_of(source):
            start = text.find(heading, start)
            if start < 0:
                astray[name] = heading
                break

    assert astray == {}


def headings_of(source: str) -> list[str]:
    """Return the words of a page's headings, without spaces."""
    found = HEADING.findall(source)
    return [squeezed(html.unescape(TAG.sub("", inside))) for _tag, inside in found]


def dumped(source: str, home: Path) -> str:
    """Return a page as w3m writes it."""
    file = home / "page.html"
    file.write_text(source, encoding="utf-8")
    charsets = ("-I", "UTF-8", "-O", "UTF-8")
    command = ["w3m", "-dump", "-T", "text/html", "-cols", "200", *charsets, str(file)]
    done = subprocess.run(
        command, capture_output=True, check=True, env={**os.environ, "HOME": str(home)}
    )
    return squeezed(done.stdout.decode())


def squeezed(text: str) -> str:
    """Return a text without its spaces, which every layout sets anew."""
    return SPACE.sub("", text)
