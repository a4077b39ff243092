"""The signs that telephone numbers are written with, in every script, as plain ones."""

import re
import unicodedata

# Digits that are decimal stay digits; a footnote, as in 70¹, never becomes one.
AS_PLAIN = str.maketrans(
    {
        "＋": "+", "﹢": "+", "（": "(", "）": ")", "．": ".", "−": "-", "ـ": "-",
        "／": "/", "⁄": "/", "∕": "/", "،": ",", "，": ",", "、": ",", "؛": ";",
        "；": ";", "：": ":", "＊": "*", "＃": "#", "｜": "|", "\t": "\n", "\v": "\n",
        "\f": "\n", "\r": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n",
    }
)  # fmt: skip
# Signs that change how the one before them is drawn: an emoji, a key of a telephone.
DRAWN_ON = re.compile("[\ufe00-\ufe0f\u20e3]")
AROUND_LINES = re.compile(r" *\n[ \n]*")


def plain_signs(text: str) -> str:
    """Return a number in ASCII signs, without what cannot be seen; lines stay lines."""
    if not (text.isascii() and text.isprintable()):
        text = "".join(map(plain_sign, DRAWN_ON.sub("", text).translate(AS_PLAIN)))
    return AROUND_LINES.sub("\n", text.strip())


def plain_sign(sign: str) -> str:
    """Return one sign: a digit, a space, a dash, as itself; an invisible one, gone."""
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    if sign == "\n":
        return sign
    if sign.isspace():
        return " "
    category = unicodedata.category(sign)
    if category == "Pd":
        return "-"
    return "" if category == "Cf" else sign
