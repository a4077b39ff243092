"""What every page carries inside itself, so that a first visit is one request."""

import base64
import re
from collections import Counter
from functools import cache
from pathlib import Path

from flask import Flask, current_app
from markupsafe import Markup

from directory.config import Config

STYLE, SCRIPT, ICON = "panah.css", "panah.js", "icon.svg"
STAFF_STYLE, STAFF_SCRIPT = "panah-staff.css", "panah-staff.js"
REMARK = re.compile(r"/\*.*?\*/|^\s*//.*?$", re.DOTALL | re.MULTILINE)
GAP = re.compile(r"\s+")
AROUND_SIGNS = re.compile(r"\s*([{};,>])\s*|(?<=:)\s+")
PROPERTY = re.compile(r"(--[\w-]+):([^;{}]+);?")
LAST_SIGN = re.compile(r";(?=})")


def init_app(app: Flask, config: Config) -> None:
    """Let templates carry our style, our script, our icon, and what they are for."""
    app.jinja_env.globals.update(
        inline_icon=inline_icon,
        inline_script=inline_script,
        inline_staff_script=inline_staff_script,
        inline_staff_style=inline_staff_style,
        inline_style=inline_style,
        is_demonstration=config.demo,
    )


def inline_style() -> Markup:
    """Return the style of every page, without remarks and gaps."""
    return style_of(static_file(STYLE))


def inline_staff_style() -> Markup:
    """Return the style of the pages of those who sign in: that of all, and more."""
    return style_of(static_file(STYLE), static_file(STAFF_STYLE))


def inline_script() -> Markup:
    """Return the script of every page, without remarks."""
    return script_of(static_file(SCRIPT))


def inline_staff_script() -> Markup:
    """Return the script of the pages of those who sign in, without remarks."""
    return script_of(static_file(STAFF_SCRIPT))


def inline_icon() -> str:
    """Return the icon as an address that holds it."""
    return icon_of(static_file(ICON))


def static_file(name: str) -> Path:
    """Return where a static file lies."""
    return Path(str(current_app.static_folder)) / name


@cache
def style_of(*paths: Path) -> Markup:
    """Read style sheets once, as one: a size that the first names serves them all."""
    whole = "".join(path.read_text("utf-8") for path in paths)
    text = GAP.sub(" ", REMARK.sub("", whole))
    text = written_out(AROUND_SIGNS.sub(r"\1", text))
    return Markup(LAST_SIGN.sub("", text).strip())  # noqa: S704  # our own file


def written_out(style: str) -> str:
    """Return a style with every property that has one value put where it is used.

    So sizes have names in the file, and a page does not carry the names.
    """
    times = Counter(name for name, _value in PROPERTY.findall(style))
    for name, value in PROPERTY.findall(style):
        if times[name] == 1:
            style = style.replace(f"var({name})", value)
    return PROPERTY.sub(lambda found: found[0] if times[found[1]] > 1 else "", style)


@cache
def script_of(path: Path) -> Markup:
    """Read a script once."""
    lines = REMARK.sub("", path.read_text("utf-8")).splitlines()
    text = "\n".join(line.strip() for line in lines if line.strip())
    return Markup(text)  # noqa: S704  # our own file


@cache
def icon_of(path: Path) -> str:
    """Read an icon once."""
    return f"data:image/svg+xml;base64,{base64.b64encode(path.read_bytes()).decode()}"
