"""Make plain text of what somebody wrote as HTML; what is no HTML stays as it is."""

import re
from html import unescape
from typing import NamedTuple

# Read once, a text may have been escaped by every program that it went through.
MOST_ROUNDS = 4
BREAKING_TAGS = (
    "address article aside blockquote caption center dd details dir div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main menu nav"
    " ol optgroup option p pre section summary table tbody tfoot thead tr ul"
)
INLINE_TAGS = (
    "a abbr acronym area audio b base basefont bdi bdo big blink body br button canvas"
    " cite code col colgroup data datalist del dfn em embed font frame frameset html i"
    " img input ins kbd label link map mark marquee meta meter nobr output param"
    " picture progress q rp rt ruby s samp select small source span strike strong sub"
    " sup td textarea th time track tt u var video wbr"
)
# What is between these tags was never meant to be read.
DROPPED_TAGS = (
    "applet head iframe math noembed noframes noscript object script style svg"
    " template title xml"
)
BREAKING = frozenset(BREAKING_TAGS.split())
DROPPED = frozenset(DROPPED_TAGS.split())
HTML = BREAKING | DROPPED | frozenset(INLINE_TAGS.split())
NEVER_WORDS = frozenset({"script", "style"})
CELLS = frozenset({"td", "th"})
# Lengths are bounded so that no text takes more than a moment, whoever wrote it.
TOKEN = re.compile(
    r"""<!--|<!\[(?:CDATA\[|(?:if|endif)[^<>]{0,200}>)|\]\]>|<!doctype[^<>]{0,300}>
    |<\?[^<>]{0,300}>|</?(?P<name>[a-z][a-z0-9]{0,15}(?::[a-z0-9]{1,15})?)
    (?P<more>[\s/](?:[^<>"']|"[^"<]{0,1000}"|'[^'<]{0,1000}'){0,1000}
    |[\s/][^<>]{0,1000})?>""",
    re.IGNORECASE | re.VERBOSE,
)
ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.I)
TARGET = re.compile(
    r"""\bhref\s*=\s*["']?((?:https?://|mailto:|tel:)[^\s"'<>]{1,500})""",
    re.IGNORECASE,
)
OFFICE = re.compile(r"[a-z]:|[ovw]\d*:", re.IGNORECASE)
DIGITS = re.compile(r"\d")
SPACES = re.compile(r"[^\S\n]+")
AROUND_LINE_ENDS = re.compile(r" ?\n ?")
LINE_ENDS = re.compile(r"\n{2,}")
PARAGRAPHS = re.compile(r"\n{3,}")
NO_BREAK = str.maketrans({"\xa0": " ", "\xad": None})
FEWEST_DIGITS_OF_A_NUMBER = 5


class Stripped(NamedTuple):
    """A text without its tags, and whether it was laid out by them."""

    text: str
    laid_out: bool


def plain_text(text: str) -> str:
    """Return a text without tags, its entities read, list items on lines."""
    if "<" not in text and "&" not in text:
        return text
    laid_out = False
    for _round in range(MOST_ROUNDS):
        stripped = without_tags(text, laid_out=laid_out)
        laid_out = stripped.laid_out
        read = ENTITY.sub(lambda found: unescape(found[0]), stripped.text)
        if read == text:
            break
        text = read
    text = SPACES.sub(" ", text.translate(NO_BREAK))
    text = AROUND_LINE_ENDS.sub("\n", text)
    if laid_out:
        return LINE_ENDS.sub("\n", text).strip()
    return PARAGRAPHS.sub("\n\n", text).strip()


def without_tags(text: str, *, laid_out: bool) -> Stripped:
    """Return a text without the tags of HTML; other things in brackets stay.

    Where tags lay it out for the first time, the line ends of its source mean nothing.
    """
    if "<" not in text:
        return Stripped(text, laid_out)
    if not laid_out and any(tag_of(one) in BREAKING for one in TOKEN.finditer(text)):
        return Stripped(Stripper(text.replace("\n", " ")).read(), laid_out=True)
    return Stripped(Stripper(text).read(), laid_out)


def tag_of(found: re.Match[str]) -> str:
    """Return the name of a tag, empty for what is no tag of HTML."""
    name = (found["name"] or "").lower()
    return name if name in HTML or OFFICE.match(name) else ""


class Stripper:
    """Goes through a text once, from tag to tag."""

    def __init__(self, text: str) -> None:
        """Begin at the start."""
        self.text = text
        self.out: list[str] = []
        self.open: tuple[int, str] | None = None  # a link: where, whereto

    def read(self) -> str:
        """Return the text without tags."""
        at = 0
        while found := TOKEN.search(self.text, at):
            self.out.append(self.text[at : found.start()])
            at = self.behind(found)
        self.out.append(self.text[at:])
        return "".join(self.out)

    def behind(self, found: re.Match[str]) -> int:
        """Take one tag, and return where the text goes on."""
        if found["name"] is None:
            return self.behind_comment(found)
        name, closing = tag_of(found), found[0].startswith("</")
        if not name:
            self.out.append(found[0])
        elif name in DROPPED and not closing and not found[0].endswith("/>"):
            return self.behind_dropped(name, found.end())
        elif name == "br" or name in BREAKING:
            return self.behind_break(name, found.end())
        elif name in CELLS:
            self.out.append(" ")
        elif name == "a":
            self.link(found, closing=closing)
        return found.end()

    def behind_break(self, name: str, end: int) -> int:
        """Begin a new line, once."""
        if name == "br" or not "".join(self.out[-3:]).rstrip(" ").endswith("\n"):
            self.out.append("\n")
        return end + 1 if self.text[end : end + 1] == "\n" else end

    def behind_comment(self, found: re.Match[str]) -> int:
        """Pass over a comment; one that nobody ended hides nothing."""
        if found[0] != "<!--":
            return found.end()
        end = self.text.find("-->", found.end())
        if end < 0:
            self.text = self.text.replace("<!--", "    ")
            return found.end()
        return end + len("-->")

    def behind_dropped(self, name: str, start: int) -> int:
        """Pass over what nobody was meant to read, with all that is in it."""
        end = re.compile(f"</{re.escape(name)}\\s*>", re.IGNORECASE)
        found = end.search(self.text, start)
        if found is None:
            return len(self.text) if name in NEVER_WORDS else start
        return found.end()

    def link(self, found: re.Match[str], *, closing: bool) -> None:
        """Keep where a link leads, unless its words say it."""
        if not closing:
            target = TARGET.search(found["more"] or "")
            self.open = len(self.out), target[1] if target else ""
        elif self.open:
            begin, leads_to = self.open
            self.open = None
            if leads_to and not says("".join(self.out[begin:]), leads_to):
                self.out.append(f" ({shown_target(leads_to)})")


def shown_target(target: str) -> str:
    """Return an address as a person writes it."""
    scheme, _, rest = target.partition(":")
    return target if scheme.lower().startswith("http") else rest


def says(words: str, target: str) -> bool:
    """Whether the words of a link tell where it leads, or a number of their own."""
    if target.lower().startswith("tel:"):
        return len(DIGITS.findall(words)) >= FEWEST_DIGITS_OF_A_NUMBER
    host = shown_target(target).split("//")[-1].strip("/").lower()
    return host.removeprefix("www.") in words.lower()
