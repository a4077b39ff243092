"""What axe-core finds to mend on a page that is open in a real browser."""

import json
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
RUN = f"axe.run(document, {json.dumps({'resultTypes': ['violations']})})"


def violations(page: Page) -> list[tuple[str, list[str]]]:
    """Return each rule that the page breaks, with the elements that break it."""
    page.evaluate(AXE)
    return [
        (each["id"], [node["html"] for node in each["nodes"]])
        for each in page.evaluate(RUN)["violations"]
    ]
