"""Find in running text what tells a point on the earth, however it is written."""

import re
from collections.abc import Iterator

from directory.listings.folded_text import FoldedText

Span = tuple[int, int]

SIDE = (
    r"(?:north|south|east|west|nord|sud|est|ouest|norte|sur|este|oeste|noord|zuid|oost"
)
SIDE += r"|kaskazini|kusini|mashariki|magharibi|شمال\w*|جنوب\w*|شرق\w*|غرب\w*|[nsewo])"
WHOLE = r"[-+]?\d{1,3}"
DECIMAL = rf"{WHOLE}\s?[.,]\s?\d+"
FINE = rf"{WHOLE}[.,]\d{{3,}}"
DEGREE = r"(?:°|\bdeg\w*|\bgrad\w*|\bdarajah?|درجه|(?<=\d)d(?=\d))"
MINUTE = r"(?:'|\bmin\w*|(?<=\d)m(?=\d|\b)|دقیقه)"
SECOND = r"(?:\"|''|\bsec\w*|\bseg\w*|(?<=\d)s\b|ثانیه)"
NAMED = (
    r"\b(?:lat|latitude?|latitud|latitudo|lon|lng|long|longitude?|longitud|breedtegraad"
    r"|lengtegraad|latitudo|longitudo|mlat|mlon|عرض|طول|x|y)\b(?:\s+جغرافیایی)?"
)
OLC = "[23456789cfghjmpqrvwx]"
PATTERNS = (
    # -2.508312, 28.860845 and 2,508312 / 28,860845
    rf"(?<![\d.,]){FINE}°?\s*{SIDE}?\s*(?:[,;:/|&]|and|et|y|en|na|و)?\s*{FINE}(?!\d)°?(?:\s*{SIDE}\b)?",
    # one of them alone: nothing else has four decimals; not 081.2345678, a telephone
    rf"(?<![\d.,])[-+]?(?!0\d)\d{{1,3}}[.,]\s?\d{{4,}}(?![\d]|[.,]\d)°?(?:\s*{SIDE}\b)?",
    r"(?<![\d.,])-\d{1,3}[.,]\d+\s*[,;/|]?\s*[-+]?\d{1,3}[.,]\d{2,}(?!\d)",
    # 2° 30' 29.9" S, 28 deg 51 min, 28.86° E
    rf"{WHOLE}(?:[.,]\d+)?\s*{DEGREE}\s*\d{{1,2}}(?:[.,]\d+)?\s*{MINUTE}?"
    rf"(?:\s*\d{{1,2}}(?:[.,]\d+)?\s*{SECOND}?)?(?:\s*{SIDE}\b)?",
    rf"\b{SIDE}\s*{WHOLE}(?:[.,]\d+)?\s*{DEGREE}",
    rf"{WHOLE}(?:[.,]\d+)?\s*{DEGREE}\s*{SIDE}\b",
    rf"\b\d{{1,3}}[\s:]\d{{1,2}}[\s:]\d{{1,2}}(?:[.,]\d+)?\s*{SIDE}\b",
    r"\b[ns]\s*\d{1,3}[\s:]\d{1,2}[\s:]\d{1,2}(?:[.,]\d+)?",
    # 2.51 S 28.86 E, S 2.51 E 28.86
    rf"{WHOLE}[.,]\d+\s*{SIDE}\b[\s,;/]*{WHOLE}[.,]\d+\s*{SIDE}\b",
    rf"\b{SIDE}\s*{WHOLE}[.,]\d+[\s,;/]*{SIDE}\s*{WHOLE}[.,]\d+",
    rf"{NAMED}\W{{0,4}}{DECIMAL}",
    rf"\b(?:geo|gps|loc|coord\w*|koordin\w*|مختصات|احداثیات)\W{{0,4}}{DECIMAL}(?:\W{{1,3}}{DECIMAL})?",
    r"\bgeo:\s*[-+]?\d\S*",
    r"\b\d{2,3}-\d{2}-\d{2}(?:[.,]\d+)?\s?[nsewo]\b",
    r"\b\d{6}(?:[.,]\d+)?\s?[ns]\W{0,2}\d{7}(?:[.,]\d+)?\s?[ewo]\b",
    # 28 . 860845, 28·860845, 28.860 845; -2508312, 28860845
    r"(?<![\d.,])[-+]?(?!0\d)\d{1,3}(?:\s[.]\s?|[·'])\d{4,8}(?!\d)",
    r"(?<![\d.,])[-+]?(?!0\d)\d{1,3}[.]\d{3}\s\d{3}(?!\d|[.,]\d)",
    r"(?<![\w-])-\d{6,9}\W{1,3}[-+]?\d{6,9}(?!\d)",
    # MGRS and UTM
    r"\b\d{1,2}\s?[c-hj-np-x]\s?[a-hj-np-z]{2}\s?(?:\d{5}\s?\d{5}|\d{4}\s?\d{4}|\d{3}\s?\d{3}|\d{2}\s?\d{2}(?=\W*\bmgrs))\b",
    r"\bmgrs\W{0,4}\w+(?:\s\w{2})?(?:\s\d{2,5}){0,2}",
    r"\b\d{1,2}\s?[c-x]\W{1,3}\d{6}(?:[.,]\d+)?\D{1,4}\d{6,7}(?:[.,]\d+)?",
    r"\b(?:utm|easting|northing)\W{0,4}\d{5,}",
    # plus codes and geohashes
    rf"(?<![\w+])(?=[\d+\s]*[cfghjmpqrvwx])(?:{OLC}{{8}}|{OLC}{{6}}|{OLC}{{4}}|{OLC}{{2}}0{{2}}|{OLC}{{4}}0{{4}})"
    rf"(?:0{{2}})?\s?\+\s?(?:{OLC}{{2,4}})?(?!\w)",
    r"\bgeo\s?hash\W{0,3}\w+",
    r"\b(?:plus\s?code|open location code)\W{0,3}\S+",
    # three words
    r"(?<![:/\w])/{3}\s?[^\W\d_]+(?:\s?[.·・]\s?[^\W\d_]+){2}",
    r"\b(?:what3words|what\s?three\s?words|w3w)\b(?:\W{0,4}\w+){0,3}",
)
POINT = re.compile("|".join(f"(?:{one})" for one in PATTERNS))
# Three words between dots: what3words, or a host that ends as hosts do.
THREE_WORDS = re.compile(
    r"(?<![\w./@:-])[^\W\d_]{3,}\.[^\W\d_]{3,}\.([^\W\d_]{3,})(?![\w/@-]|\.\w)"
)
ENDS_OF_HOSTS = {
    "com", "org", "net", "int", "gov", "edu", "info", "onion", "example", "test", "ngo",
    "ong", "africa", "international",
}  # fmt: skip
# 5.000, 10.000 are prices: a point that ends so is a point to the kilometre.
PRICES = re.compile(r"\d{1,3}[.,]\d00\W+\d{1,3}[.,]\d00")


def spans_of_points(folded: FoldedText) -> Iterator[Span]:
    """Yield where a text tells a point."""
    for found in POINT.finditer(folded.latin):
        if not PRICES.fullmatch(found[0]):
            yield folded.span(*found.span())
    for found in THREE_WORDS.finditer(folded.latin):
        if found[1] not in ENDS_OF_HOSTS and not found[0].startswith("www."):
            yield folded.span(*found.span())
